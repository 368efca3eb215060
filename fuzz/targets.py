"""The fuzz targets: each takes bytes, makes an input of them and asks for its properties."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from fuzz import properties
from fuzz.inputs import MARKS, READABLE, Draw, example_texts, file_seeds, fixtures
from viestilint.config import config_from_file
from viestilint.configfile import load_config
from viestilint.errors import ViestilintError
from viestilint.filters import baseline
from viestilint.filters.suppress import read_suppressions
from viestilint.memory import Linted, Memory
from viestilint.model import CHANNELS, MESSAGE_TYPES, Message, SourceMap
from viestilint.patterns.catalogue import rule_files
from viestilint.patterns.directory import rules_directory
from viestilint.patterns.tokens import FEATURES, KINDS
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.metadata import Metadata
from viestilint.readers.source import SourceFile

Target = Callable[[bytes], None]


def message_of(draw: Draw) -> Message:
    """A message of any channel and type."""
    metadata = Metadata(
        channel=draw.pick(CHANNELS),
        type=draw.pick((None, *MESSAGE_TYPES)),
        mode=draw.pick(("template", "sent")),
        fragment=draw.pick((False, True)),
        customer=draw.pick((None, "Hei! Milloin paketti tulee? Voinko maksaa laskulla? Terv. Kaisa")),
        subject=draw.pick((None, "Tilauksesi", "Info!!")),
    )
    text = draw.text()
    return build_message(
        SourceFile("viesti.txt", text), text, SourceMap.shifted(len(text), 0), ReadOptions(forced=metadata)
    )


def readers(data: bytes) -> None:
    """A file of any format."""
    draw = Draw(data)
    path = draw.pick(READABLE)
    properties.check_read(path, draw.raw_text())


def placeholders(data: bytes) -> None:
    """Text of braces and what stands between them."""
    draw = Draw(data)
    if draw.number(2):
        properties.check_find_placeholders(draw.raw_text())
    else:
        properties.check_find_placeholders("".join(draw.several(250, lambda: draw.pick((*MARKS, *"{}%[]<>$#@ax")))))


def document(data: bytes) -> None:
    """Tokens, sentences, clauses, zones."""
    properties.check_document(message_of(Draw(data)))


def matcher(data: bytes) -> None:
    """All rules on one message."""
    message = message_of(Draw(data))
    linter = properties.linter()
    with properties.in_time(len(message.text)):
        findings = linter.lint(message)
    properties.check_findings(message, findings)


def files(data: bytes) -> None:
    """All rules on a file of any format, and its suppressions."""
    draw = Draw(data)
    path, text = draw.pick(READABLE), draw.raw_text()
    properties.check_lint(path, text)
    read_suppressions(text, properties.check_read(path, text))


def fixes(data: bytes) -> None:
    """Messages and files fixed twice."""
    draw = Draw(data)
    path = draw.pick(("viesti.txt", "sms/viesti.txt", *READABLE))
    text = draw.finnish(120) if draw.number(2) else draw.raw_text()
    if draw.number(2):
        text = f"---\nchannel: {draw.pick(CHANNELS)}\ntype: {draw.pick(MESSAGE_TYPES)}\n---\n{text}"
    properties.check_fix(path, text)


def rule_text(data: bytes) -> None:
    """A rule file of any text."""
    properties.check_rule_file(data.decode("utf-8", "ignore"), _sample())


def rule_made(data: bytes) -> None:
    """A rule file of known keys with likely and unlikely values, run on a message."""
    draw = Draw(data)
    rules = [_rule(draw, number) for number in range(1 + draw.number(3))]
    properties.check_rule_file(json.dumps(rules), message_of(draw) if draw.number(2) else _sample())


def settings(data: bytes) -> None:
    """A configuration file, a baseline and a cache entry of any text."""
    draw = Draw(data)
    kind, text = draw.number(4), draw.rest()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, ("viestilint.toml", "pyproject.toml", "baseline.json", "x.json")[kind])
        path.write_bytes(text)
        try:
            if kind < 2:
                config_from_file(load_config(path))
            elif kind == 2:
                baseline.load(path)
            else:
                _check_cache(Path(folder), text)
        except ViestilintError as error:
            properties.check_line(error)


def _check_cache(folder: Path, content: bytes) -> None:
    """A cache file of any content gives findings of the message or none, never a crash."""
    message = _sample()
    memory = Memory(folder / "muisti", "ajo")
    memory.put(message, Linted(()))
    memory.save(("koe", "1"))
    for path in (folder / "muisti" / "ajo").glob("*.json"):
        path.write_bytes(content)
    fresh = Memory(folder / "muisti", "ajo")
    known = fresh.get(message)
    if known is not None:
        assert all(finding.span.end <= len(message.text) for finding in known.findings)


@cache
def _sample() -> Message:
    text = "Hei Kaisa!\n\nTilauksesi 12345 on valmis, voit noutaa sen heti. Lasku on 12,50 €.\nTerveisin Koivu Oy"
    return build_message(SourceFile("viesti.txt", text), text, SourceMap.shifted(len(text), 0), ReadOptions())


_WORDS = ("lasku", "heti", "tilaus", "on", "ei", "Maksa", "", "x", "{t}", "{{nimi}}", "@t.case", "'", "ä", "öäå")
_REGEXES = (r"\w+", r"(?P<a>heti)", "(", "a*", "", r"(?:a|b){2,}", r"(?P<match>\d+)", "[", r"(?i)lasku", "$", r"\b")
_TEMPLATES = ("{t}", "heti", "{t:case=gen}", "{t:lemma=tilaus}", "{a}", "{", "{t:number=@address}", "", "{t?}", "{{x}}")


def _value(draw: Draw) -> object:
    return draw.pick((*_WORDS, "true", "false", "1", "3", "20", "99", [], {}, ["lasku", "heti"], {"a": "b"}, None, 1.5))


def _token(draw: Draw, depth: int = 0) -> object:
    kind = draw.number(10)
    if kind < 2:
        return draw.pick(_WORDS)
    if kind == 2:
        return {"gap": str(draw.number(22)), **draw.pick(({}, {"without": {"text": "ei"}}, {"least": "2"}))}
    if kind == 3:
        return {
            "np": draw.pick(("gen", "nom", "x", ["gen", "par"])),
            **draw.pick(({}, {"as": "t"}, {"optional": "true"})),
        }
    if kind == 4 and depth < 3:
        return {"any": draw.several(3, lambda: _token(draw, depth + 1)), **draw.pick(({}, {"optional": "true"}))}
    if kind == 5 and depth < 3:
        return [_token(draw, depth + 1), _token(draw, depth + 1)]
    token: dict[str, object] = {}
    for _ in range(1 + draw.number(4)):
        key = draw.pick((*FEATURES, "lemma", "verb", "part", "text", "kind", "regex", "as", "at", "known", "not"))
        if key in FEATURES:
            token[key] = draw.pick((*sorted(FEATURES[key]), "x"))
        elif key == "kind":
            token[key] = draw.pick((*sorted(KINDS), "x"))
        elif key == "regex":
            token[key] = draw.pick(_REGEXES)
        elif key == "not":
            token[key] = _token(draw, depth + 1) if depth < 3 else {"text": "ei"}
        elif key == "as":
            token[key] = draw.pick(("t", "a", "T", ""))
        else:
            token[key] = _value(draw)
    return {**token, **draw.pick(({}, {"optional": "true"}, {"context": "true"}))}


def _pattern(draw: Draw) -> object:
    return draw.several(6, lambda: _token(draw))


def _condition(draw: Draw) -> object:
    scope = draw.pick(("match", "clause", "sentence", "message", "x"))
    inner = {"regex": draw.pick(_REGEXES)} if draw.number(2) else {"pattern": _pattern(draw)}
    return _pattern(draw) if draw.number(3) == 0 else {"in": scope, **inner}


def _matcher(draw: Draw) -> dict[str, object]:
    kind = draw.number(4)
    if kind == 0:
        return {"regex": draw.pick(_REGEXES)}
    if kind == 1:
        rows = draw.several(
            3, lambda: {draw.pick(("lemma", "text", "part")): draw.pick(_WORDS), "replace": draw.pick(_WORDS)}
        )
        return {"terms": rows}
    return {"pattern": _pattern(draw)}


def _rule(draw: Draw, number: int) -> object:
    both = {"fi": "Viesti {match} {fixed} {t}.", "en": "A message {match}."}
    rule: dict[str, object] = {"id": f"saanto-{number}", "title": both, "message": both, "why": both}
    rule["severity"] = draw.pick(("warning", "info", "off", "x", {"sms": "error", "other": "info"}, {"sms": {}}))
    if draw.number(4) == 0:
        rule["variants"] = draw.several(3, lambda: {**_matcher(draw), "fix": draw.pick(_TEMPLATES)})
    else:
        rule.update(_matcher(draw))
    for key, make in (
        ("fix", lambda: draw.pick(_TEMPLATES)),
        ("fix", lambda: draw.several(3, lambda: draw.pick(_TEMPLATES))),
        ("edits", lambda: {draw.pick(("t", "a", "x")): draw.pick(_TEMPLATES)}),
        ("unless", lambda: draw.several(2, lambda: _condition(draw))),
        ("when", lambda: draw.several(2, lambda: _condition(draw))),
        ("zones", lambda: draw.pick((["body"], "body", ["greeting", "body", "closing"], ["x"]))),
        ("hint", lambda: draw.pick((both, "vihje {t}"))),
        ("applicability", lambda: draw.pick(("safe", "unsafe", "display", "x"))),
        ("bad", lambda: ["Maksa <<heti>>.", {"text": draw.pick(_WORDS), "fixed": "x"}]),
        (draw.pick(("whole-message", "channels", "types", "address", "opt-in", "x")), lambda: _value(draw)),
    ):
        if draw.number(4) == 0:
            rule[key] = make()
    return rule


TARGETS: dict[str, Target] = {
    "readers": readers,
    "placeholders": placeholders,
    "document": document,
    "matcher": matcher,
    "files": files,
    "fixes": fixes,
    "rule_text": rule_text,
    "rule_made": rule_made,
    "settings": settings,
}


def seeds(target: str) -> list[bytes]:
    """Inputs that a fuzzer begins with."""
    random_ = random.Random(target)
    if target in ("readers", "files", "fixes"):
        first = [(READABLE.index(path), text.encode()) for path, text in file_seeds()]
        if target == "fixes":
            return [bytes([at + 2, 0]) + text for at, text in first] + [random_.randbytes(120) for _ in range(60)]
        return [bytes([at]) + text for at, text in first]
    if target in ("document", "matcher"):
        head = [bytes([random_.randrange(256) for _ in range(6)]) for _ in range(200)]
        raw = [h + b"\0" + text.encode() for h, text in zip(head, example_texts()[::15], strict=False)]
        return raw + [h + b"\1" + random_.randbytes(200) for h in head[:60]]
    if target == "placeholders":
        return [b"\1" + text.encode() for _, text in fixtures()]
    if target == "rule_text":
        return [path.read_bytes()[:4000] for _, path in rule_files(rules_directory())] + [
            b"- id: a\n  title: x\n  message: x\n  why: x\n  severity: info\n  pattern: [{lemma: lasku}, {gap: 3}]\n"
        ]
    if target == "settings":
        own = 'channel = "sms"\nselect = ["kiire"]\n[[messages]]\nfiles = "sms/**"\nchannel = "sms"\n'
        return [
            b"\0" + own.encode(),
            b"\1[tool.viestilint]\n" + own.encode(),
            b'\2{"version": 1, "findings": [{"fingerprint": "a", "path": "a", "rule": "a", "text": "a"}]}',
            b'\3{"a": [["kiire", "sanasto", 2, [0, 4], "a", "b", [["safe", [[0, 4, "x"]]]], null, null]]}',
        ]
    return [random_.randbytes(300) for _ in range(60)]


def words() -> list[str]:
    """A dictionary for fuzzers that mutate bytes: what formats and placeholders are made of."""
    tags = "<p> </p> <br/> <![CDATA[ ]]> <string <plurals <trans-unit <target msgid msgstr"
    more = (
        'msgid_plural msgstr[0] "channel": @attributes Content-Type: boundary= =?utf-8?q? \\u00e4 &#228; <?php => <<<'
    )
    return [*MARKS, *tags.split(), *more.split()]
