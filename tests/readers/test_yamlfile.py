"""YAML catalogues."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.catalogue_support import (
    check_edit,
    check_pieces,
    edits,
    entries,
    fold_edit,
    pairs,
    relaxed,
    texts,
)
from viestilint.errors import ReadError
from viestilint.model import Edit, Span
from viestilint.readers import yamlfile


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("fi:\n  a: Tilaus on valmis # huom\n", [("fi.a", "Tilaus on valmis")]),
        ("fi:\n  a: 'Tilaus ''oma'''\n", [("fi.a", "Tilaus 'oma'")]),
        ('fi:\n  a: "Rivi\\nja \\u00e4 \\xe4\\U0001F600"\n', [("fi.a", "Rivi\nja ä ä😀")]),
        ("fi:\n  a: |\n    Hei\n\n     sisempi\n    loppu\n", [("fi.a", "Hei\n\n sisempi\nloppu\n")]),
        ("fi:\n  a: |2-\n      Hei\n    on\n", [("fi.a", "  Hei\non")]),
        (
            "fi:\n  a: >\n    Hei\n    sinä\n\n    uusi\n      sisempi\n    loppu\n",
            [("fi.a", "Hei sinä\nuusi\n  sisempi\nloppu\n")],
        ),
        ("fi:\n  a: Tilaus\n    jatkuu\n\n    uusi\n", [("fi.a", "Tilaus jatkuu\nuusi")]),
        ('fi:\n  a: "Tilaus\n    jatkuu \\\n    tähän"\n', [("fi.a", "Tilaus jatkuu tähän")]),
        (
            "fi:\n  tuote:\n    one: tuote\n    other: tuotetta\n",
            [("fi.tuote.one", "tuote"), ("fi.tuote.other", "tuotetta")],
        ),
        ("a: [Yksi, 'Kaksi', {b: Kolme}]\n", [("a.0", "Yksi"), ("a.1", "Kaksi"), ("a.2.b", "Kolme")]),
        ("a:\n- Yksi\n- - Kaksi\n", [("a.0", "Yksi"), ("a.1.0", "Kaksi")]),
        ("a: &x Tilaus\nb: *x\nc: !!str 12 kk\nd: !oma Ei\n", [("a", "Tilaus"), ("c", "12 kk")]),
        ("a: true\nb: 2024-01-01\nc: ~\nd: 12\ne: no\nf: 'no'\n", [("f", "no")]),
        ("fi:\n  a: Tilaus\nsv:\n  a: Best\n", [("fi.a", "Tilaus")]),
        ("sv:\n  a: Best\n", []),
        ("", []),
        ("--- |\n Tilaus\n on\n", [("", "Tilaus\non\n")]),
        # Blanks of an escape before those of a fold.
        ('a: "Tilaus \\\n  \n  on"\n', [("a", "Tilaus \non")]),
        ('a: "Tilaus\\  \n  on"\n', [("a", "Tilaus  on")]),
    ],
)
def test_reads(source: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(yamlfile, source, "a.yml") == expected
    assert pairs(yamlfile, source.replace("\n", "\r\n"), "a.yml") == expected


@pytest.mark.parametrize(
    ("source", "line"),
    [("a: b\nc: 'd\n", 3), ("a: b\n  c: d\n", 2), ("a: \x07\n", None), ("a:\n\t- b\n", 2)],
)
def test_refuses_with_the_line(source: str, line: int | None) -> None:
    with pytest.raises(ReadError) as caught:
        entries(yamlfile, source, "a.yml")
    assert caught.value.line == line
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("source", "old", "new", "written"),
    [
        ("a: Tilaus on valmis\n", "on", "oli", "oli"),
        ("a: Tilaus on valmis\n", "on", "on: jo", None),
        ("a: Tilaus on valmis\n", " on", " #on", None),
        ("a: Tilaus on valmis\n", "Tilaus", "'Tilaus", None),
        ("a: Tilaus on valmis\n", "Tilaus on valmis", "12", None),
        ("a: Tilaus on:valmis\n", "valmis", " valmis", None),
        ("a: [Tilaus on, b]\n", "on", "on, ei", None),
        ("a: 'Tilaus on'\n", "on", "on: 'jo' #", "on: ''jo'' #"),
        ("a: 'Tilaus on'\n", "on", "on\n", None),
        ('a: "Tilaus on"\n', "on", '"on"\n\\', '\\"on\\"\\n\\\\'),
        ("a: |\n  Tilaus\n  on\n", "Tilaus\non", "Tilaus:\n\nei #", "Tilaus:\n\n  ei #"),
        ("a: |\n  Tilaus\n  on\n", "Tilaus", " Tilaus", None),
        ("a: |\r\n  Tilaus\r\n  on\r\n", "on", "on\nei", "on\r\n  ei"),
        ("a: >\n  Tilaus\n  on\n", "on", "ei", "ei"),
        ("a: >\n  Tilaus\n  on\n", "s o", "s  o", None),
        ("a: >\n  Tilaus\n  on\n", "on", " on", None),
        ("a: >\n  Tilaus\n  on\n", "on", "on\n", None),
        ("a: Tilaus\n  on\n", "on", "ei", "ei"),
        ("a: Tilaus\n  on\n", "on", "#on", None),
        ("a: Tilaus\n  on ja\n", "on", "", None),
        ('a: "Tilaus\n  on"\n', "on", "ei", "ei"),
        ('a: "Tilaus\n  on"\n', "us", "us ", None),
        ('a: "Tilaus \\\n  on"\n', "s o", "so", None),
        ('a: "Tilaus \\\n  on"\n', "on", "o\n", "o\\n"),
    ],
)
def test_writes_only_what_the_style_can_hold(source: str, old: str, new: str, written: str | None) -> None:
    message = entries(yamlfile, source, "a.yml")[0]
    edit = fold_edit(message.text, old, new)
    change = message.source_map.translate(edit)
    assert (change.text if change else None) == written
    assert check_edit(yamlfile, source, "a.yml", 0, edit) == (written is not None)


def test_what_a_deletion_lays_bare_is_seen() -> None:
    source = "a: Tilaus x#1 on\n"
    message = entries(yamlfile, source, "a.yml")[0]
    at = message.text.index("x")
    assert message.source_map.translate(Edit(Span(at, at + 1), "")) is None


def _block(text: str, style: str) -> str:
    return style + "\n" + "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))


def _decode(raw: str) -> str:
    for quoted in (f'"{raw}"', f"'{raw}'"):
        if raw == "''":
            return "'"
        try:
            return str(yaml.safe_load(quoted))
        except yaml.YAMLError:
            continue
    raise AssertionError(raw)


@relaxed
@given(st.data(), texts, st.sampled_from(["'", '"', "|", "|-", "|+", ">", ""]), st.booleans())
def test_round_trip(data: st.DataObject, text: str, style: str, crlf: bool) -> None:
    if style == '"':
        scalar = yaml.dump("x" + text, default_style='"', allow_unicode=data.draw(st.booleans()), width=10**6)
    elif style in ("'", ""):
        scalar = yaml.dump("x" + text, default_style=style or None, allow_unicode=True, width=20)
    else:
        scalar = _block("x" + text, style)
    source = f"fi:\n  a: {scalar.strip(chr(10)).removesuffix(chr(10) + '...')}\n  b: Lasku\n"
    if crlf:
        source = source.replace("\n", "\r\n")
    try:
        known = yaml.safe_load(source)["fi"]
    except (yaml.YAMLError, TypeError, KeyError):
        return
    messages = entries(yamlfile, source, "a.yml")
    if "&" not in text and [m.key for m in messages] == ["fi.a", "fi.b"]:
        assert messages[0].text == known["a"]
        if style in ("'", '"') and "\n" not in scalar.strip():
            check_pieces(messages[0], source, _decode)
        check_edit(yamlfile, source, "a.yml", 0, data.draw(edits(len(messages[0].text))))


@relaxed
@given(st.text(st.sampled_from("ab:-|> \n'\"[]{}#&*!%,\t?"), max_size=30))
def test_anything_is_read_or_refused(source: str) -> None:
    try:
        messages = entries(yamlfile, source, "a.yml")
    except ReadError:
        return
    for message in messages:
        assert len(message.text) == message.source_map.pieces[-1].text.end


def test_keys_that_are_collections() -> None:
    source = "a:\n  ? [x, {y: z}]\n  : Tilaus\n  ? {k: v}\n  : {b: Lasku}\n"
    assert pairs(yamlfile, source, "a.yml") == [("a.?", "Tilaus"), ("a.?.b", "Lasku")]


ANCHORED = [
    "a: &x\n  b: |2\n     Tilaus\n",
    "a: !!map &x # huom\n  b: |\n    Tilaus\n",
    "a: &x\n  b: Tilaus\n",
    "a: &x\n- Tilaus\n",
    "&x\na: Tilaus\n",
    "a: &x {b: Tilaus}\n",
]


@pytest.mark.parametrize("source", ANCHORED)
def test_values_of_anchored_collections_are_written(source: str) -> None:
    for text in (source, source.replace("\n", "\r\n")):
        message = entries(yamlfile, text, "a.yml")[0]
        at = message.text.index("Tilaus")
        assert check_edit(yamlfile, text, "a.yml", 0, Edit(Span(at, at + 6), "Lasku"))
