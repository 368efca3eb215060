"""PHP language files."""

from __future__ import annotations

import pytest
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
from viestilint.readers import php


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("return ['a' => 'Tilaus', \"b\" => \"Lasku\",];", [("a", "Tilaus"), ("b", "Lasku")]),
        ("return array('a' => array('b' => 'Tilaus'), 5 => 'Lasku');", [("a.b", "Tilaus"), ("5", "Lasku")]),
        ("return ['a' => ['Yksi', 'Kaksi']];", [("a.0", "Yksi"), ("a.1", "Kaksi")]),
        (
            "$_['a'] = 'Tilaus';\n$lang['b']['c'] = \"Lasku\";\n$d = 'Viesti';",
            [("a", "Tilaus"), ("b.c", "Lasku"), ("d", "Viesti")],
        ),
        ("$lang = ['a' => 'Tilaus'];", [("a", "Tilaus")]),
        (r"return ['a' => 'Se \'oma\' \\ \n'];", [("a", r"Se 'oma' \ \n")]),
        (r'return ["a" => "Rivi\nja \"toinen\" \$5 \x41\u{e4}"];', [("a", 'Rivi\nja "toinen" $5 Aä')]),
        ("// 'ei'\n# 'ei'\n/* 'ei' */ return ['a' => /* 'ei' */ 'Tilaus'];", [("a", "Tilaus")]),
        ("return ['a' => 'Hei ' . $nimi . ', tervetuloa'];", [("a", "Hei "), ("a", ", tervetuloa")]),
        ("return ['a' => trans('ei'), 'b' => $x['ei'], 'c' => 'Tilaus'];", [("c", "Tilaus")]),
        (
            "if ($x == 'ei') { $a['b'] = 'ei'; }\nfunction f() { return ['ei']; }\nreturn ['a' => 'Tilaus'];",
            [("a", "Tilaus")],
        ),
        ("return ['fi' => ['a' => 'Tilaus'], 'sv' => ['a' => 'Best']];", [("fi.a", "Tilaus")]),
        ("$a = <<<EOT\nei 'sitä\nEOT;\nreturn ['a' => 'Tilaus'];", [("a", "Tilaus")]),
        ("?><p>'ei'</p><?php return ['a' => 'Tilaus'];", [("a", "Tilaus")]),
    ],
)
def test_reads(source: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(php, "<?php\n" + source, "a.php") == expected


def test_file_without_php_has_no_messages() -> None:
    assert entries(php, "<p>return ['a' => 'Tilaus'];</p>", "a.php") == []


def test_laravel_names_are_placeholders() -> None:
    message = entries(php, "<?php return ['a' => 'Hei :name, klo 12:30 {{ x }}'];", "a.php")[0]
    assert [(p.name, p.type) for p in message.placeholders] == [("name", "name"), ("x", None)]


@pytest.mark.parametrize(
    ("source", "line"),
    [("return [\n'a' => 'Tilaus", 3), ("/* ei", 2), ("return ['a' => <<<EOT\nei", 2), ('\n$a = "x', 3)],
)
def test_refuses_with_the_line(source: str, line: int) -> None:
    with pytest.raises(ReadError, match="not closed") as caught:
        entries(php, "<?php\n" + source, "a.php")
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("quoted", "new", "written"),
    [
        ("'Tilaus'", "se 'oma'\\\n", "se \\'oma\\'\\\\\n"),
        ('"Tilaus"', 'se "oma"\\\n$x', 'se \\"oma\\"\\\\\\n$x'),
    ],
)
def test_writes_the_escapes_of_the_quotes(quoted: str, new: str, written: str) -> None:
    source = f"<?php return ['a' => {quoted}];"
    change = entries(php, source, "a.php")[0].source_map.translate(fold_edit("Tilaus", "Tilaus", new))
    assert change is not None
    assert change.text == written
    assert check_edit(php, source, "a.php", 0, fold_edit("Tilaus", "Tilaus", new))


@relaxed
@given(st.data(), texts, texts)
def test_round_trip(data: st.DataObject, first: str, second: str) -> None:
    source = f"<?php\nreturn ['a' => 'x{php._encode_single(first)}', 'b' => \"y{php._encode_double(second)}\"];\n"
    messages = entries(php, source, "a.php")
    if "&" not in first + second:
        assert [m.text for m in messages] == ["x" + first, "y" + second]
        check_pieces(messages[0], source, lambda raw: raw[1])
        check_pieces(messages[1], source, lambda raw: {"\\n": "\n", "\\t": "\t"}.get(raw, raw[1]))
    index = data.draw(st.integers(0, 1))
    check_edit(php, source, "a.php", index, data.draw(edits(len(messages[index].text))))


@relaxed
@given(st.text(st.sampled_from("a'\"\\[](){}=>,;.$#/*<?\n "), max_size=50))
def test_anything_is_read_or_refused(source: str) -> None:
    try:
        entries(php, "<?php " + source, "a.php")
    except ReadError as error:
        problem = error
    else:
        return
    assert problem.line
