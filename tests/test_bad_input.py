"""Anything can be fed to a linter: one clear line each, the other files checked, exit 2, nothing written."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.conftest import ENGINES, linter_of
from tests.test_cli import RULES, Cli, cli, folder, small_catalogue, write  # noqa: F401 - the fixtures
from viestilint.config import Config
from viestilint.pipeline import MAX_MESSAGE, Linter
from viestilint.readers.source import SourceFile

ONLY = ("--rules", "omat.yaml", "--select", "kiire")

CONTENTS = [
    # what the file holds → the one line that is said of it
    ("Latin-1", "Hei!\nTilaus on tällä.\n".encode("latin-1"), "2: is not UTF-8: byte 0xE4"),
    ("CP437", b"Hei\n\n\x84\x94", "3: is not UTF-8: byte 0x84"),
    ("a cut off character", "Hei ä".encode()[:-1], "1: is not UTF-8: byte 0xC3"),
    ("NUL bytes", b"Hei\nm\x00aksa", "2: is not a text file: it has a NUL byte"),
    ("an image", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "1: is not UTF-8: byte 0x89"),
    ("UTF-16 without its mark", "Hei".encode("utf-16-le"), "1: is not a text file: it has a NUL byte"),
    ("UTF-16 of odd length", b"\xff\xfeH\x00e", "1: is not UTF-16: byte 0x65"),
    ("UTF-32", "Hei".encode("utf-32"), "1: is not a text file: it has a NUL byte"),
    (
        "front matter with a colon in a value",
        b"---\nsender: Asema: info\n---\nHei",
        "2: front matter is not valid YAML: put the value in quotes, as it holds a colon",
    ),
    ("front matter that is no YAML", b"---\nchannel: [\n---\nHei", "3: front matter is not valid YAML: …"),
    (
        "front matter with an unknown field",
        b"---\nchanel: sms\n---\nHei",
        "1: front matter: unknown field 'chanel'; did you mean 'channel'?",
    ),
    (
        "front matter with an unknown channel",
        b"---\nchannel: fax\n---\nHei",
        "1: front matter: unknown value 'fax' of 'channel': choose one of …",
    ),
    (
        "front matter with an unknown type",
        b"---\ntype: reklaami\n---\nHei",
        "1: front matter: unknown value 'reklaami' of 'type': choose one of …",
    ),
    (
        "front matter with a tag",
        b"---\nchannel: !!python/object/apply:os.getcwd []\n---\nHei",
        "2: front matter is not valid YAML: could not determine a constructor for the tag …",
    ),
    (
        "front matter with a list for a channel",
        b"---\nchannel: [sms]\n---\nHei",
        "1: front matter: unknown value '['sms']' of 'channel': choose one of …",
    ),
    (
        "front matter with a date that is none",
        b"---\nsubject: 2025-13-45\n---\nHei",
        "1: front matter is not valid YAML…",
    ),
    (
        "front matter that never ends its alias",
        b"---\nsubject: *a\n---\nHei",
        "2: front matter is not valid YAML: found undefined alias…",
    ),
    ("front matter nested too deeply", b"---\nsubject: " + b"[" * 5000 + b"\n---\nHei", "…"),
    (
        "a message of a million characters",
        b"Maksa heti. " * 100_000,
        f" 1200000 characters are no message: at most {MAX_MESSAGE} are checked",
    ),
]


@pytest.mark.parametrize(("content", "expected"), [c[1:] for c in CONTENTS], ids=[c[0] for c in CONTENTS])
@pytest.mark.parametrize("options", [(), ("--fix",)], ids=["check", "fix"])
def test_one_line_and_the_other_files_are_checked(
    cli: Cli,  # noqa: F811
    content: bytes,
    expected: str,
    options: tuple[str, ...],
) -> None:
    write("a.txt", "Maksa heti.")
    write("z.txt", "Älä maksa heti.")
    Path("m.txt").write_bytes(content)
    found = cli("check", *ONLY, *options, "a.txt", "m.txt", "z.txt")
    assert found.code == 2
    wanted = f"viestilint: m.txt:{expected}"
    if wanted.endswith("…"):
        assert found.err.startswith(wanted[:-1])
    else:
        assert found.err == wanted + "\n"
    assert found.err.count("\n") == 1
    assert Path("m.txt").read_bytes() == content
    if options:
        assert Path("z.txt").read_text(encoding="utf-8") == "Älä maksa pian."
    else:
        assert "a.txt:1:7" in found.out
        assert "z.txt:1:11" in found.out


GOOD = [
    ("nothing", b"", 0),
    ("white space", b" \n\t\r\n", 0),
    ("a byte-order mark alone", b"\xef\xbb\xbf", 0),
    ("front matter alone", b"---\nchannel: sms\n---\n", 0),
    ("front matter that never ends", b"---\nchannel: sms\nMaksa heti.", 1),
    ("a rule that is no front matter", b"---\nMaksa heti.\n---\n", 1),
    ("UTF-16LE", b"\xff\xfe" + "Maksa heti.".encode("utf-16-le"), 1),
    ("UTF-16BE", b"\xfe\xff" + "Maksa heti.".encode("utf-16-be"), 1),
    ("control characters", b"Maksa \x01\x02heti\x7f.\x0b\x0c", 1),
    ("lone combining marks", "\u0301\u0301 heti \u200d".encode(), 1),
    ("right to left", "\u202eheti\u202c שלום heti".encode(), 1),
    ("emoji", "👩‍👩‍👧‍👦🇫🇮 heti 👍🏽".encode(), 1),
    ("unbalanced braces", b"{{ {% heti {# ${ <% [[ %( {", 1),
    ("closing braces", b"}} %} heti #} } %> ]] )s }", 1),
    ("a template that would run", b"{{ ''.__class__.__mro__[1].__subclasses__() }} heti <?php exit(1) ?>", 1),
]  # fmt: skip


@pytest.mark.parametrize(("content", "code"), [c[1:] for c in GOOD], ids=[c[0] for c in GOOD])
def test_odd_but_readable(cli: Cli, content: bytes, code: int) -> None:  # noqa: F811
    Path("m.txt").write_bytes(content)
    found = cli("check", *ONLY, "m.txt")
    assert (found.code, found.err) == (code, "")


def test_the_whole_catalogue_reads_what_is_odd(linter: Linter) -> None:
    for name, content, _ in GOOD:
        text = content.decode("utf-16" if name.startswith("UTF-16") else "utf-8-sig")
        assert linter.check_source(SourceFile("sms/viesti.txt", text)).errors == (), name


def test_links_that_lead_nowhere(cli: Cli) -> None:  # noqa: F811
    write("viestit/a.txt", "Maksa heti.")
    os.symlink("puuttuu.txt", "viestit/rikki.txt")
    os.symlink("kehä.txt", "viestit/kehä.txt")
    os.symlink(".", "viestit/itse")
    named = cli("check", *ONLY, "viestit/rikki.txt", "viestit/kehä.txt", "viestit/a.txt")
    assert named.code == 2
    assert named.err.splitlines() == [
        "viestilint: viestit/rikki.txt: there is no such file or directory",
        "viestilint: viestit/kehä.txt: there is no such file or directory",
    ]
    assert "viestit/a.txt:1:7" in named.out
    found = cli("check", *ONLY, "viestit")
    assert found.code == 2
    assert sorted(line.split(": ", 2)[1] for line in found.err.splitlines()) == [
        "viestit/kehä.txt",
        "viestit/rikki.txt",
    ]
    assert found.out.count("viestit/a.txt:1:7") == 1


def test_a_directory_that_cannot_be_listed(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    write("viestit/a.txt", "Maksa heti.")
    write("viestit/salainen/b.txt", "Maksa heti.")
    real = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("salainen"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", closed)
    found = cli("check", *ONLY, "viestit")
    assert (found.code, found.err) == (2, "viestilint: viestit/salainen: cannot be read: Permission denied\n")
    assert "viestit/a.txt:1:7" in found.out


def test_what_is_no_file(cli: Cli) -> None:  # noqa: F811
    os.mkfifo("putki.txt")
    write("a.txt", "Maksa heti.")
    found = cli("check", *ONLY, "putki.txt", "a.txt")
    assert found.code == 2
    assert found.err.startswith("viestilint: putki.txt: ")
    assert "a.txt:1:7" in found.out


def test_a_file_that_is_too_large_is_not_even_read(cli: Cli) -> None:  # noqa: F811
    with open("iso.txt", "wb") as file:
        file.truncate(70 * 2**20)
    write("a.txt", "Maksa heti.")
    found = cli("check", *ONLY, "iso.txt", "a.txt")
    assert (found.code, found.err) == (2, "viestilint: iso.txt: is larger than 64 MiB\n")
    assert "a.txt:1:7" in found.out


def test_ten_megabytes_are_refused_at_once(cli: Cli) -> None:  # noqa: F811
    write("iso.txt", "Hei! Maksa lasku heti. " * 450_000)
    before = time.perf_counter()
    found = cli("check", *ONLY, "iso.txt")
    assert time.perf_counter() - before < 10
    assert found.code == 2
    assert "characters are no message" in found.err


def test_the_other_messages_of_a_file_are_checked(cli: Cli) -> None:  # noqa: F811
    write("viestit.json", '{"a": "Maksa heti.", "b": "' + "Maksa heti. " * 20_000 + '", "c": "Maksa heti."}')
    found = cli("check", *ONLY, "viestit.json")
    assert found.code == 2
    assert "viestit.json (b): 240000 characters are no message" in found.err
    assert found.out.count("kiire") == 2


SHAPES = {
    "one sentence": "Maksa lasku heti. ",
    "one word": "a",
    "no full stop": "maksa lasku heti ja kuitti ",
    "commas": "maksa, ",
    "digits": "1",
    "numbers": "12 345 ",
    "dates": "26.9. ",
    "phone numbers": "010 123 4567 ",
    "codes": "AB12-",
    "opening braces": "{{ ",
    "blocks": "{% if x %}",
    "placeholders": "{{nimi}} ",
    "percent signs": "%",
    "quotes": "”heti” ",
    "dots": ".",
    "exclamation marks": "!",
    "hyphens": "-",
    "at signs": "a@",
    "colons": "a:",
    "web addresses": "www.a.fi/",
    "tags": "<b>",
    "lines": "Maksa heti.\n",
    "empty lines": "\n",
    "quoted lines": "> Maksa heti.\n",
    "carriage returns": "Maksa heti.\r\n",
    "soft hyphens": "a\u00ad",
    "emoji": "👍🏽",
    "spaces": " ",
}


@pytest.fixture(scope="module")
def hasty() -> Linter:
    """One rule on one engine: what takes long here is the linter itself."""
    return linter_of(Linter(Config(engine=ENGINES[0])), RULES.split("- id: epaily", maxsplit=1)[0])


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hundred_thousand_characters(hasty: Linter, shape: str) -> None:
    def seconds(size: int) -> float:
        text = (SHAPES[shape] * (size // len(SHAPES[shape]) + 1))[:size]
        before = time.process_time()
        result = hasty.check_source(SourceFile("viesti.txt", text))
        assert result.errors == ()
        return time.process_time() - before

    large = seconds(100_000)
    # A fifth of the text: a fifth of the time, with room for a busy machine. Quadratic would be a twenty-fifth.
    assert large < 4 or large < 12 * seconds(20_000), f"{large:.1f} s"
