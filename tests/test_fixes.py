"""Fixes: whole or not at all, none over another, never into a placeholder, and the second run has nothing to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_message
from viestilint.fixes import Fixed, apply_edits, fix_text, only_fix
from viestilint.model import Applicability, Edit, Finding, Fix, Message, Severity, SourceEdit, SourceSpan, Span
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile

SAFE = frozenset({Applicability.SAFE})
BOTH = frozenset({Applicability.SAFE, Applicability.UNSAFE})

Check = Callable[[str], list[tuple[Message, Sequence[Finding]]]]


def finding(
    *edits: tuple[int, int, str],
    rule: str = "a",
    family: str = "sanasto",
    applicability: Applicability = Applicability.SAFE,
) -> Finding:
    """A finding with one fix of these edits."""
    made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    span = made[0].span.join(made[-1].span)
    return Finding(rule, family, Severity.WARNING, span, "", "", (Fix(made, applicability),))


def checks(*rounds: Sequence[Finding]) -> Check:
    """A checker that finds the given findings round by round, then nothing."""
    left = list(rounds)

    def check(text: str) -> list[tuple[Message, Sequence[Finding]]]:
        return [(make_message(text), left.pop(0) if left else ())]

    return check


def swaps(table: dict[str, str]) -> Check:
    """A checker that finds every key of the table as a word and proposes its value."""

    def check(text: str) -> list[tuple[Message, Sequence[Finding]]]:
        found = [
            finding((m.start(), m.end(), table[m.group()]), rule=m.group())
            for m in re.finditer("|".join(map(re.escape, table)), text)
        ]
        return [(make_message(text), found)]

    return check


ROUNDS = [
    # what is found in the first round in "yksi kaksi kolme" → the text
    ([finding((0, 4, "1"))], "1 kaksi kolme"),
    ([finding((0, 4, "1")), finding((5, 10, "2"))], "1 2 kolme"),
    ([finding((0, 4, "1"), (11, 16, "3"))], "1 kaksi 3"),
    # of two that overlap the first is made
    ([finding((0, 6, "A")), finding((5, 10, "B"))], "Aaksi kolme"),
    # a fix is made whole or not at all
    ([finding((0, 4, "1")), finding((2, 3, "x"), (5, 10, "2"))], "1 kaksi kolme"),
    # side by side is not over
    ([finding((0, 4, "1")), finding((4, 5, "-"))], "1-kaksi kolme"),
    ([finding((4, 4, "!")), finding((0, 4, "1"))], "1! kaksi kolme"),
    # two insertions at one place would have no order
    ([finding((4, 4, "!")), finding((4, 4, "?"), rule="b")], "yksi! kaksi kolme"),
    # what a person must choose is left
    ([Finding("a", "sanasto", Severity.INFO, Span(0, 4), "", "", ())], "yksi kaksi kolme"),
    ([finding((0, 4, "1"), applicability=Applicability.UNSAFE)], "yksi kaksi kolme"),
    ([finding((0, 4, "1"), applicability=Applicability.DISPLAY)], "yksi kaksi kolme"),
]  # fmt: skip


@pytest.mark.parametrize(("found", "expected"), ROUNDS)
def test_one_round(found: list[Finding], expected: str) -> None:
    assert fix_text("yksi kaksi kolme", checks(found), SAFE).text == expected


@pytest.mark.parametrize(
    ("allowed", "applicability", "expected"),
    [
        (SAFE, Applicability.SAFE, True), (SAFE, Applicability.UNSAFE, False), (BOTH, Applicability.UNSAFE, True),
        (BOTH, Applicability.DISPLAY, False),
    ],
)  # fmt: skip
def test_who_may_apply(allowed: frozenset[Applicability], applicability: Applicability, expected: bool) -> None:
    assert (only_fix(finding((0, 1, "x"), applicability=applicability), allowed) is not None) is expected


def test_alternatives_are_never_applied() -> None:
    one = finding((0, 4, "1"))
    both = Finding("a", "sanasto", Severity.WARNING, one.span, "", "", (*one.fixes, *finding((0, 4, "I")).fixes))
    assert only_fix(both, BOTH) is None


def test_what_overlapped_is_made_in_the_next_round() -> None:
    fixed = fix_text("yksi kaksi", swaps({"yksi kaksi": "kolme", "kolme": "neljä"}), SAFE)
    assert (fixed.text, fixed.stable, fixed.applied) == ("neljä", True, {"yksi kaksi": 1, "kolme": 1})


def test_fixes_are_counted_by_rule() -> None:
    fixed = fix_text("a b a", swaps({"a": "x", "b": "y"}), SAFE)
    assert (fixed.text, fixed.applied, fixed.left) == ("x y x", {"a": 2, "b": 1}, 0)


def test_wording_comes_before_address_and_the_frame_of_the_message() -> None:
    texts: list[str] = []
    stages = {"x": "sanasto", "p": "puhuttelu", "s": "sms", "r": "rakenne"}

    def check(text: str) -> list[tuple[Message, Sequence[Finding]]]:
        texts.append(text)
        found = [finding((i, i + 1, c.upper()), family=stages[c]) for i, c in enumerate(text) if c in stages]
        return [(make_message(text), found)]

    assert fix_text("rspx", check, SAFE).text == "RSPX"
    assert texts == ["rspx", "rspX", "rsPX", "rSPX", "RSPX"]


@pytest.mark.parametrize(
    ("table", "text"),
    [({"a": "b", "b": "a"}, "a"), ({"aa": "b", "b": "cc", "cc": "aa"}, "aa"), ({"a": "ba"}, "a"), ({"a": "aa"}, "a")],
)
def test_fixes_that_never_come_to_rest_are_told(table: dict[str, str], text: str) -> None:
    assert fix_text(text, swaps(table), SAFE).stable is False


def test_a_fix_that_changes_nothing_comes_to_rest() -> None:
    assert fix_text("a", swaps({"a": "a"}), SAFE) == Fixed("a", {"a": 1}, 0, stable=True)


def test_edits_are_made_from_left_to_right() -> None:
    edits = [SourceEdit(SourceSpan(3, 3), "C"), SourceEdit(SourceSpan(0, 1), "A"), SourceEdit(SourceSpan(1, 2), "")]
    assert apply_edits("abc", edits) == "AcC"


def test_edits_that_overlap_are_an_error() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply_edits("abc", [SourceEdit(SourceSpan(0, 2), ""), SourceEdit(SourceSpan(1, 3), "")])


PLACEHOLDERS = [
    # an edit of "Hei {{nimi}}, {{x}}" → whether it may be made
    ((0, 3, "Moi"), True),
    ((4, 4, "sinä "), True),
    ((12, 12, "!"), True),
    ((5, 6, ""), False),
    ((0, 6, "Moi "), False),
    ((6, 6, "x"), False),
    ((0, 12, "Moi {{nimi}}"), True),
    ((0, 12, "Moi"), False),
    ((0, 19, "{{x}}, hei {{nimi}}"), True),
    ((0, 19, "{{nimi}} ja {{nimi}}"), False),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "allowed"), PLACEHOLDERS)
def test_a_placeholder_comes_out_as_it_was(edit: tuple[int, int, str], allowed: bool) -> None:
    text = "Hei {{nimi}}, {{x}}"
    start, end, new = edit
    wanted = text[:start] + new + text[end:] if allowed else text
    assert fix_text(text, checks([finding(edit)]), SAFE).text == wanted


@given(text=st.text("ab{} n%", max_size=24), edits=st.data())
def test_placeholders_survive_any_fix(text: str, edits: st.DataObject) -> None:
    text = text.replace("n", "{{nimi}}").replace("%", "{{summa}}")
    start = edits.draw(st.integers(0, len(text)))
    end = edits.draw(st.integers(start, len(text)))
    new = edits.draw(st.sampled_from(["", "x", "{{nimi}}", " {{summa}}{{nimi}}"]))
    before = [p.span.of(text) for p in make_message(text).placeholders]
    after = fix_text(text, checks([finding((start, end, new))]), SAFE).text
    found = [p.span.of(after) for p in make_message(after).placeholders]
    if after == text:
        assert found == before
        return
    for placeholder in {p for p in before if p in ("{{nimi}}", "{{summa}}")}:
        outside = [p.span for p in make_message(text).placeholders if p.span.of(text) == placeholder]
        assert all(
            span.end <= start or end <= span.start or (start <= span.start and span.end <= end) for span in outside
        )
        assert after.count(placeholder) >= len(outside)


def fixed_by(linter: Linter, text: str, allowed: frozenset[Applicability]) -> Fixed:
    def check(changed: str) -> list[tuple[Message, Sequence[Finding]]]:
        result = linter.check_source(SourceFile("sms/viesti.txt", changed))
        assert not result.errors
        return [(checked.message, checked.findings) for checked in result.messages]

    return fix_text(text, check, allowed)


_PIECES = st.sampled_from(
    [
        "Hei!", "Hei {{nimi}}!", "Voit noutaa paketin.", "Lasku maksetaan", "Paketti on noudettavissa", "e0,0",
        "12.50 €", "5€", "{{summa}}€", "{{nimi}}lle", "26.9 mennessä.", "Passi mukaan.",
        "33100 TAMPERE, Satamakatu 17", "14.03 asti.", "AB12345 € 5,5", "Mikäli", "Teidän laskunne", "sinun tilaus", "klo 16:30", "”Uusi”", "–",
        "  ", "!!", ",", "\n",
        "Terveisin Kauppa Koivu", "Kiitos",
    ]
)  # fmt: skip


@given(pieces=st.lists(_PIECES, max_size=7))
@settings(max_examples=25, deadline=None)
def test_the_second_run_changes_nothing_and_placeholders_stay(catalogue: Linter, pieces: list[str]) -> None:
    text = " ".join(pieces)
    for allowed in (SAFE, BOTH):
        first = fixed_by(catalogue, text, allowed)
        if not first.stable:
            continue
        assert fixed_by(catalogue, first.text, allowed).text == first.text
        for placeholder in ("{{nimi}}", "{{summa}}"):
            assert first.text.count(placeholder) >= text.count(placeholder)


@pytest.fixture(scope="module")
def catalogue(linter: Linter) -> Linter:
    return linter
