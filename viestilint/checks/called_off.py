"""Whether the sender is who cancels: a trip, a course or an appointment that does not take place."""

from __future__ import annotations

from viestilint.model import Document, Sentence

_CALLING_OFF = frozenset("perua peruuttaa peruuntua peruutua".split())
_ENDING = frozenset("irtisanoa irtisanominen lopettaa lopettaminen jäsenyys asiakkuus liittymä".split())


def is_called_off(document: Document) -> bool:
    """Whether the message tells that something of the sender's is off: *Kurssi on peruttu*, not *Tilauksesi on peruttu*.

    Where the customer's own message is known, the customer has cancelled.
    """
    if document.message.customer is not None or any(
        r.lemma in _ENDING or r.verb in _ENDING for t in document.tokens for r in t.readings
    ):
        return False
    return any(_calls_off(document, s) for s in document.sentences if s.zone == "body")


def _calls_off(document: Document, sentence: Sentence) -> bool:
    tokens = document.sentence_tokens(sentence)
    readings = [r for t in tokens for r in t.readings]
    if any(r.poss in ("2sg", "2pl") or (r.is_finite and r.person == "2") for r in readings):
        # Varauksesi on peruttu, voit perua: the customer's own
        return False
    return any(
        (r.lemma in _CALLING_OFF and (r.person == "3" or (r.person == "1" and r.number == "pl") or r.is_passive))
        or (r.lemma in _CALLING_OFF and r.verbform == "inf3")
        or (r.verb in _CALLING_OFF and r.participle in ("past_pass", "past_act"))
        for r in readings
    )
