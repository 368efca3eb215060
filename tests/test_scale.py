"""Large catalogues: what is kept of a message, and that reading it anew changes nothing."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from viestilint.cli.run import report_of
from viestilint.linting import MessageLinter
from viestilint.memory import Memory
from viestilint.model import Edit, Finding, Fix, Message, ondemand
from viestilint.model.finding import Applicability, Severity
from viestilint.model.span import Span
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile, load
from viestilint.reporters import jsonreport, text
from viestilint.reporters.jsontext import ITEMS, written
from viestilint.reporters.places import Places

FORMATS = sorted(path for path in (ROOT / "fixtures/formats").iterdir() if path.is_file() and path.suffix != ".csv")
# Bytes a message, beside its text: a message as it is read takes some 3000.
WITHOUT, WITH = 700, 1500


def _catalogue(count: int) -> SourceFile:
    entries = {
        f"viesti_{number:05}": f"Lähetys {number} maksaa e{number}, hinta on sovittu." for number in range(count)
    }
    return SourceFile("viestit.json", json.dumps(entries, ensure_ascii=False))


def _one_finding(linter: Linter, message: Message, errors: list[str]) -> Iterable[Finding]:
    span = Span(8, 8 + len(message.text) // 4)
    fix = Fix((Edit(span, span.of(message.text)),), Applicability.SAFE)
    return [Finding("rahasumma-muoto", "merkinnat", Severity.INFO, span, message.text[:20], "Syy.", (fix,))]


@pytest.mark.parametrize(("find", "limit"), [(lambda *_: [], WITHOUT), (_one_finding, WITH)])
def test_what_is_kept_of_a_message_does_not_hold_the_message(
    linter: Linter, monkeypatch: pytest.MonkeyPatch, find: Any, limit: int
) -> None:
    monkeypatch.setattr(MessageLinter, "findings", find)

    def peak(count: int) -> int:
        source = _catalogue(count)
        remembering = linter.with_rules(linter.active)
        remembering.memory = Memory()
        tracemalloc.start()
        try:
            report = report_of(remembering, [remembering.check_source(source)])
            lines = sum(1 for _ in text.render(report))
            assert lines >= (0 if limit == WITHOUT else count)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    few, many = ondemand.FEW + 1000, 2 * ondemand.FEW + 3000
    peak(few)
    assert (peak(many) - peak(few)) / (many - few) < limit


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.name)
def test_messages_that_are_read_again_give_the_same_report(
    linter: Linter, monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    def report() -> str:
        result = linter.check_source(load(path, path.name))
        return "".join(jsonreport.render(report_of(linter, [result])))

    kept = report()
    monkeypatch.setattr(ondemand, "FEW", 0)
    assert report() == kept


@pytest.mark.parametrize("items", [[], [1], [{"a": "x\ny", "b": []}, [], {"c": [1, {"d": None}]}]])
@pytest.mark.parametrize("around", [lambda x: x, lambda x: {"a": 1, "b": x, "c": {}}, lambda x: [{"a": [{"b": x}]}]])
def test_json_in_pieces_is_json_as_a_whole(around: Any, items: list[Any]) -> None:
    text = "".join(written(around(ITEMS), iter(items)))
    assert json.loads(text) == around(items)
    assert text.endswith("\n")
    lines = [line.strip().rstrip(",") for line in text.split("\n")]
    assert [line for line in lines if line in map(json.dumps, items)] == [json.dumps(item) for item in items]


@pytest.mark.parametrize(
    ("source", "offset", "place", "line", "before"),
    [
        ("", 0, (1, 1), (0, 0), 0),
        ("ä\nbö", 3, (2, 2), (2, 4), 4),
        ("a\r\nb", 3, (2, 1), (3, 4), 3),
        ("a\rb\n", 2, (2, 1), (2, 3), 2),
        ("a\n\n", 2, (2, 1), (2, 2), 2),
        ("€" * 5000 + "\n", 4500, (1, 4501), (0, 5000), 13_500),
    ],
)
def test_places_of_a_text(source: str, offset: int, place: tuple[int, int], line: tuple[int, int], before: int) -> None:
    places = Places(source)
    found = places.line(place[0])
    assert (places.of(offset), (found.start, found.end), places.bytes_before(offset)) == (place, line, before)
