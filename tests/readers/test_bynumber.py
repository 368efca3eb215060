"""Entries of which one is shown by the number in it, told by the keys beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from viestilint import lint_paths
from viestilint.readers.bynumber import told_by_number


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (["kesto.one.vain", "kesto.other.vain"], ["kesto.one.vain", "kesto.other.vain"]),
        (["odota.andMinute", "odota.andMinutes", "odota.andHour"], ["odota.andMinute", "odota.andMinutes"]),
        (["minuteAndSeconds", "minutesAndSecond"], ["minuteAndSeconds", "minutesAndSecond"]),
        (["kori", "kori_plural"], ["kori", "kori_plural"]),
        (["koriSingular", "koriPlural"], ["koriSingular", "koriPlural"]),
        (["viestit.otsikko", "viesti.otsikko"], []),
        (["osoite", "osa", "kassa", "kass"], []),
        (["%d file", "%d files"], []),
        (["", ""], []),
        (["kori", "kori"], []),
    ],
)
def test_keys(keys: list[str], told: list[str]) -> None:
    assert told_by_number(keys) == frozenset(told)


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ({"kori": "Korissa on {count} tuote.", "kori_plural": "Korissa on {count} tuotetta."}, []),
        ({"kori": {"one": {"a": "{count} tuote."}, "other": {"a": "{count} tuotetta."}}}, []),
        ({"kori": "Korissa on {count} tuote.", "ale": "Korissa on {count} tuotetta."}, ["taipumaton", "osanto"]),
    ],
)
def test_a_form_that_has_its_pair_is_right(tmp_path: Path, entries: dict[str, object], found: list[str]) -> None:
    path = tmp_path / "fi.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    (result,) = lint_paths([path])
    findings = [finding for checked in result.messages for finding in checked.findings]
    assert [f.variant for f in findings if f.rule == "paikkamerkki-lukumaara"] == found
