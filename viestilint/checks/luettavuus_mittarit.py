"""Messages whose figures say that they are heavy to read."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.language.readability import Readability, readability
from viestilint.model import Document, Hit

_HEAVY_LIX = 65
# In a few words a single long one decides the index.
_SHORT = 30
_HEAVY_SHORT_LIX = 80
_SAMPLE = 20
_LEAST = 5
_MIN_VERBS = 4
_MAX_PASSIVES = 0.5


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit on the body if its readability index, long compounds or passives are over the bounds."""
    figures = readability(document, context.rule.rule.zones)
    body = document.zone("body")
    if body is None or figures.words < _LEAST:
        return
    faults = list(_faults(figures, context.lang))
    if faults:
        detail = "; ".join(faults)
        yield Hit(body.span, (("detail", detail),))


def _faults(figures: Readability, lang: str) -> Iterator[str]:
    bound = _HEAVY_SHORT_LIX if figures.words < _SHORT else _HEAVY_LIX
    # Sohvasi toimitetaan kotiisi torstaina: five words are no sample, unless one of them is heavy by itself.
    if figures.lix >= bound and (figures.words >= _SAMPLE or figures.compounds):
        yield f"LIX {figures.lix}"
        if figures.compounds:
            words = ", ".join(figures.compounds)
            yield f"long compounds: {words}" if lang == "en" else f"pitkät yhdyssanat: {words}"
    if figures.finite >= _MIN_VERBS and figures.passive_share > _MAX_PASSIVES:
        share = round(100 * figures.passive_share)
        yield f"{share} % of the verbs are passive" if lang == "en" else f"verbeistä passiivissa {share} %"
