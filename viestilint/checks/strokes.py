"""Hyphens and dashes with a space on the wrong side: *tilaus -ja toimitusehdot*, *valmis– tervetuloa*."""

from __future__ import annotations

from viestilint.checks.loose_marks import breaks_off, breaks_off_later, cut_word, may_follow_hyphen
from viestilint.checks.name_hyphens import ends_label, is_compound_name, is_label, is_one_word_name
from viestilint.checks.registry import CheckContext
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span, Token

CONJUNCTIONS = ("-ja", "-tai", "-sekä", "-eli")
_JOINING = frozenset("ja tai sekä eli".split())
HYPHEN = "yhdysmerkki"
_RANGE_ENDS = frozenset("ma ti ke to pe la su".split())
_LETTERS_OF_PART = 3
_CLOSERS = frozenset(')”"’]%€')


def suspended(document: Document, word: Token, after: Token, context: CheckContext) -> Hit | None:
    """*tilaus-ja toimitusehdot*: the conjunction is glued to the hyphen of the part that is left out."""
    first, _, conjunction = word.text.rpartition("-")
    if word.kind != "word" or not conjunction.islower() or not after.text.islower() or not after.known:
        return None
    readings = context.morphology.analyse(first)
    if len(first) < _LETTERS_OF_PART or not any(r.pos in ("noun", "noun-adj") and not r.is_name for r in readings):
        return None
    at = word.span.start + len(first) + 1
    return hit_of(document, word, after, [Edit(Span(at, at), " ")], "puuttuva")


def loose_hyphen(document: Document, index: int) -> Hit | None:
    """*tilaus -ja toimitusehdot*, and a name of one word: *Kirjaudu Sivu -palveluun*; longer names take the space."""
    if document.tokens[index].text != "-" or not 0 < index < len(document.tokens) - 1:
        return None
    left, mark, right = document.tokens[index - 1 : index + 2]
    if left.sentence != right.sentence or (left.kind, right.kind) != ("word", "word"):
        return None
    if mark.span.start != left.span.end + 1 or mark.span.end != right.span.start:
        return None
    if right.lower in _JOINING and left.known and left.text.islower():
        edits = [Edit(Span(left.span.end, mark.span.start), ""), Edit(Span(mark.span.end, mark.span.end), " ")]
        return hit_of(document, left, right, edits, HYPHEN, Applicability.UNSAFE)
    if not right.text.islower() or not right.known or right.lower in _JOINING:
        return None
    if is_one_word_name(document, left):
        applicability = Applicability.SAFE
    elif is_compound_name(document, left):
        applicability = Applicability.UNSAFE
    else:
        return None
    return hit_of(document, left, right, [Edit(Span(left.span.end, mark.span.start), "")], HYPHEN, applicability)


def loose_after(document: Document, word: Token, after: Token, context: CheckContext) -> Hit | None:
    """A space behind the hyphen: *tarkastus- kehotus*, *Smartum- kortti*, *Oma riista- palvelu*."""
    if not word.text.endswith("-"):
        return None
    end = word.span.end
    cut = cut_word(document, word, after, context.morphology)
    if may_follow_hyphen(document, word, after) and is_label(document, word, after):
        # The space stands before the hyphen of a name of several words: Oma riista -palvelu.
        edits = [Edit(Span(end - 1, end - 1), " "), Edit(Span(end, end + 1), "")]
    elif cut:
        vowels_meet = word.lower[-2] == after.lower[0] and after.lower[0] in "aeiouyäö"
        edits = [Edit(Span(end if vowels_meet else end - 1, end + 1), "")]
    elif word.text.count("-") == 1 and is_one_word_name(document, word) and may_follow_hyphen(document, word, after):
        edits = [Edit(Span(end, end + 1), "")]
    else:
        return None
    return hit_of(document, word, after, edits, HYPHEN, Applicability.UNSAFE)


def dash(document: Document, index: int) -> Hit | None:
    """A dash with a space on one side only. Before a word it may stand for a hyphen: *Oma Sivu –palvelu*."""
    if index + 1 >= len(document.tokens) or document.tokens[index].text != "–":
        return None
    left, mark, right = document.tokens[index - 1 : index + 2]
    if left.sentence != right.sentence or right.kind != "word" or left.kind not in ("word", "punct"):
        return None
    wide = (left.span.end < mark.span.start, mark.span.end < right.span.start)
    if (
        wide == (False, False)
        and left.kind == "word"
        and (breaks_off(left, right) or breaks_off_later(document, left, right))
    ):
        edits = [Edit(Span(mark.span.start, mark.span.start), " "), Edit(Span(mark.span.end, mark.span.end), " ")]
        return hit_of(document, left, right, edits, "ajatusviiva", Applicability.UNSAFE)
    if wide[0] == wide[1] or "\n" in document.text[left.span.start : right.span.end]:
        return None
    if wide[1]:
        if (
            left.kind != "word"
            or not left.known
            or left.lower in _RANGE_ENDS
            or (left.capitalised and right.capitalised)
        ):
            return None
        if right.lower in _JOINING and all(r.is_nominal or r.pos == "prefix" for r in left.readings):
            # tilaus– ja toimitusehdot: of a name in the genitive nothing is left out
            if left.capitalised and not left.initial:
                return None
            return hit_of(document, left, right, [Edit(mark.span, "-")], "viiva", Applicability.UNSAFE)
        return hit_of(document, left, right, [Edit(Span(mark.span.start, mark.span.start), " ")], "viiva")
    if not right.known or right.capitalised:
        return None
    may_be_part = all(r.case is not None and r.pos != "pron" for r in right.readings)
    if (left.lower in _JOINING and may_be_part) or ends_label(document, left, right):
        # luokanopettajalle tai –valvojalle, Omat tiedot –sivulta
        return hit_of(document, left, right, [Edit(mark.span, "-")], HYPHEN, Applicability.UNSAFE)
    start = left.span.end if is_one_word_name(document, left) else mark.span.start
    as_hyphen = Edit(Span(start, mark.span.end), "-")
    if left.kind == "punct" or (left.capitalised and not left.initial) or not left.known:
        if left.kind == "punct" and left.text not in _CLOSERS:
            return None
        return hit_of(document, left, right, [as_hyphen], "viiva", Applicability.UNSAFE)
    if "-" in left.text:
        # tyttö-poika –jakauma is a compound of three
        return hit_of(
            document, left, right, [Edit(Span(left.span.end, mark.span.end), "-")], HYPHEN, Applicability.UNSAFE
        )
    as_dash = Edit(Span(mark.span.end, mark.span.end), " ")
    is_noun = any(r.pos in ("noun", "noun-adj") for r in left.readings)
    if (
        right.lower == "voit"
        or not is_noun
        or all(r.is_finite or r.pos in ("conj", "adv", "pron") for r in right.readings)
    ):
        # valmis –voit noutaa sen: a hyphen joins only nouns.
        return hit_of(document, left, right, [as_dash], "ajatusviiva", Applicability.UNSAFE)
    span = left.span.join(right.span)
    fixes = tuple(Fix((edit,), Applicability.DISPLAY) for edit in (as_dash, as_hyphen))
    return Hit(span, _values(document, left, right), fixes, variant="viiva")


def _values(document: Document, left: Token, right: Token) -> tuple[tuple[str, str], ...]:
    return (
        ("match", left.span.join(right.span).of(document.text)),
        ("left", left.text),
        ("right", right.text),
    )


def hit_of(
    document: Document,
    left: Token,
    right: Token,
    edits: list[Edit],
    variant: str | None,
    applicability: Applicability = Applicability.SAFE,
) -> Hit:
    """The hit on two words and what stands between them, with the edits as its one fix."""
    values = _values(document, left, right)
    fixed = list(dict(values)["match"])
    start = left.span.start
    for edit in sorted(edits, reverse=True):
        fixed[edit.span.start - start : edit.span.end - start] = list(edit.text)
    return Hit(
        left.span.join(right.span),
        (*values, ("fixed", "".join(fixed))),
        (Fix(tuple(edits), applicability),),
        variant=variant,
    )
