"""String literals of programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.catalogue_support import check_edit, edits, entries, fold_edit, relaxed, texts
from viestilint.readers import literals


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        (
            "a.kt",
            'val otsikko = "Tilauksesi on valmis" // "tämä on huomautus"',
            [("otsikko", "Tilauksesi on valmis")],
        ),
        (
            "a.kt",
            'f("Hei ${if (x) "oma nimi" else "muu"}, tilaus on valmis")',
            [("", 'Hei ${if (x) "oma nimi" else "muu"}, tilaus on valmis')],
        ),
        (
            "a.kt",
            'val a = """\n    Tilaus on valmis.\n      Nouda se\n\n    pian.\n    """.trimIndent()',
            [("a", "\nTilaus on valmis.\n  Nouda se\n\npian.\n")],
        ),
        ("a.kt", 'val c = \'"\'; val a = "Tilauksesi on valmis"', [("a", "Tilauksesi on valmis")]),
        ("a.kt", 'val sql = "SELECT nimi FROM asiakas WHERE on_ja = 1"; val b = "kaksi sanaa"', []),
        (
            "a.ts",
            "const a = { teksti: 'Laskusi on maksettu', re: /[\"']/g };",
            [("teksti", "Laskusi on maksettu")],
        ),
        (
            "a.ts",
            "const a = `Hei ${n}, laskusi ${`${x}`} on maksettu`;",
            [("a", "Hei ${n}, laskusi ${`${x}`} on maksettu")],
        ),
        ("a.tsx", '<p>Don\'t</p>\nx = "Laskusi on maksettu"', [("x", "Laskusi on maksettu")]),
        (
            "a.py",
            'A = f"Hei {n}, laskusi on \\"maksettu\\"\\u00e4"',
            [("A", 'Hei {n}, laskusi on "maksettu"ä')],
        ),
        ("a.py", "A = '''Laskusi on\nmaksettu'''  # 'tämä on huomautus'", [("A", "Laskusi on\nmaksettu")]),
        ("a.py", "A = r'Laskusi \\on maksettu ja valmis'", [("A", "Laskusi \\on maksettu ja valmis")]),
        (
            "a.clj",
            '{:teksti "Laskusi on\n  maksettu" :c \\"} ; "tämä on huomautus"',
            [("teksti", "Laskusi on\nmaksettu")],
        ),
        (
            "a.sql",
            "INSERT INTO t VALUES ('a', 'Asiakkaan ''oma'' lasku on \\'); -- 'tämä on se'",
            [("", "Asiakkaan 'oma' lasku on \\")],
        ),
        (
            "a.cs",
            'var a = $@"<p>Hei {n},</p>\n  laskusi on ""maksettu""";\nvar b = $"Laskusi on \\"valmis\\"";',
            [("a", 'Hei {n},\n\nlaskusi on "maksettu"'), ("b", 'Laskusi on "valmis"')],
        ),
        ("a.java", 'String a = "This is not for you at all";', []),
    ],
)
def test_reads_finnish_prose(path: str, source: str, expected: list[tuple[str, str]]) -> None:
    assert [(message.key or "", message.text) for message in entries(literals, source, path)] == expected


@pytest.mark.parametrize(
    ("path", "source", "new", "written"),
    [
        ("a.kt", 'a = "Tilauksesi on valmis"', '"jo"\n\\', '\\"jo\\"\\n\\\\'),
        ("a.kt", 'a = """Tilauksesi on valmis\n  nyt heti"""', '"jo"\nx', '"jo"\n  x'),
        ("a.kt", 'a = """Tilauksesi on valmis"""', '"""', None),
        ("a.sql", "'Tilauksesi on valmis'", "'jo'", "''jo''"),
        ("a.py", "a = r'Tilauksesi on valmis'", "'", None),
        ("a.cs", 'a = @"Tilauksesi on\n  valmis"', '"jo"\n\\', '""jo""\n  \\'),
        ("a.ts", "a = `Tilauksesi on valmis`", "`jo`", "\\`jo\\`"),
    ],
)
def test_writes_the_escapes_of_the_literal(path: str, source: str, new: str, written: str | None) -> None:
    message = entries(literals, source, path)[0]
    change = message.source_map.translate(fold_edit(message.text, "valmis", new))
    assert (change.text if change else None) == written


@relaxed
@given(st.data(), texts, st.sampled_from([".kt", ".ts", ".py", ".sql", ".clj"]))
def test_round_trip(data: st.DataObject, text: str, suffix: str) -> None:
    quote = "'" if suffix == ".sql" else '"'
    inside = (
        text.replace("'", "''") if quote == "'" else text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    )
    source = f"a = {quote}Tilauksesi on nyt valmis ja vapaa {inside}{quote}\nb = 1\n"
    messages = entries(literals, source, "a" + suffix)
    if not messages:
        return
    edit = data.draw(edits(len(messages[0].text)))
    wanted = messages[0].text[: edit.span.start] + edit.text + messages[0].text[edit.span.end :]
    if literals.looks_finnish(wanted) and "&" not in wanted and "${" not in wanted:
        check_edit(literals, source, "a" + suffix, 0, edit)


@relaxed
@given(
    st.text(st.sampled_from("a ä'\"`\\/*#$<>{}()[];=-\n"), max_size=60),
    st.sampled_from(["kt", "ts", "py", "sql", "clj"]),
)
def test_anything_is_read(source: str, suffix: str) -> None:
    entries(literals, source, f"a.{suffix}")
