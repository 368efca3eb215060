"""The verb after a count: *3 tuotetta ovat loppuneet* → *3 tuotetta on loppunut*."""

from __future__ import annotations

from viestilint.checks.registry import CheckContext
from viestilint.model import Document, Edit, Reading, Token


def is_plural_finite(reading: Reading) -> bool:
    """Whether the reading is a verb of the 3rd person plural."""
    return reading.is_finite and reading.person == "3" and reading.number == "pl"


def verb_edits(document: Document, verb: Token, context: CheckContext) -> list[Edit] | None:
    """The verb in the singular with what agrees with it: *ovat loppuneet* → *on loppunut*.

    ``None`` where something cannot follow.
    """
    reading = next(r for r in verb.readings if is_plural_finite(r))
    own = context.inflector.reinflect(reading, number="sg")
    if own is None:
        return None
    edits = [Edit(verb.span, own)]
    before = verb
    for token in document.tokens[verb.index + 1 : document.sentences[verb.sentence].last]:
        plural = [r for r in token.readings if (r.case, r.number) == ("nom", "pl")]
        participle = next((r for r in plural if r.participle == "past_act"), None)
        finite = next((r for r in token.readings if is_plural_finite(r)), None)
        form = None
        if participle is not None:
            form = context.inflector.reinflect(participle, number="sg")
        elif finite is not None and before.lower in ("ja", "sekä", "mutta", "eivätkä"):
            form = context.inflector.reinflect(finite, number="sg")
        elif plural and all(r.pos in ("adj", "noun-adj") for r in plural):
            # 2 pakettia ovat valmiit: the adjective would take another case.
            return None
        else:
            before = token
            continue
        if form is None:
            return None
        edits.append(Edit(token.span, form))
        before = token
    return edits
