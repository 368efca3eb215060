"""Messages that end abruptly."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.frame import (
    body_end,
    has_closing,
    is_letter,
    is_one_time_code,
    line_break,
    severity_of,
    sms_closing,
    speaks_to_reader,
)
from viestilint.checks.partials import ends_with_partial, has_copy
from viestilint.checks.registry import CheckContext
from viestilint.checks.signature import signature_start
from viestilint.checks.signing import footer_is_name, introduces_itself, is_automatic, is_dash_signed
from viestilint.checks.sms_sender import names_sender, sender_prefix
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span

# -Ville: below the closing the name stands without it.
_DASH = lazy(r"(?:[-–—] ?)?")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit where a closing would stand: before the sender's name, or at the end of the text."""
    if not has_copy(document) or is_one_time_code(document) or not speaks_to_reader(document):
        return
    if has_closing(document) or ends_with_partial(document):
        return
    if document.message.channel == "sms":
        if not names_sender(document, context.settings):
            # sms-lahettaja asks for the sender, and a closing comes with it.
            return
        if is_automatic(document):
            # Tämä on Postin automaattinen viesti: who sends it has been said.
            return
        if sender_prefix(document) is not None or is_dash_signed(document) or introduces_itself(document, labels=False):
            # Kirja-aitta: pakettisi on saapunut. Who has said the name first does not say it again, and
            # -Kirja-aitta is how a short text is signed.
            return
    fix = closing_fix(document)
    values = (("fixed", fix.edits[0].text.strip(" .\n").replace("\n", " ")),)
    # Peruutuksen syy: what the colon announces would come below the name.
    is_open = document.text[: fix.edits[0].span.start].rstrip().endswith(":")
    yield Hit(fix.edits[0].span, values, () if is_open else (fix,), severity=severity_of(document))


def closing_fix(document: Document) -> Fix:
    """The missing closing; only shown if the sender's name is missing too and has to be filled in."""
    letter = is_letter(document)
    signature = signature_start(document)
    if signature is not None and not _goes_on(document, signature):
        at = Span(signature, signature + len(_DASH.match(document.text[signature:]).group()))  # type: ignore[union-attr]
        before = document.text[:signature].rstrip()
        if not letter and before.endswith(","):
            # Pahoittelut, Muutto-Miehet Oy
            return Fix((Edit(Span(len(before) - 1, signature), ". Terveisin "),), Applicability.UNSAFE)
        return Fix((Edit(at, "Terveisin\n" if letter else "Terveisin "),), Applicability.UNSAFE)
    end = body_end(document)
    at = Span(end, end)
    if document.message.channel == "sms":
        return Fix((Edit(at, sms_closing(document)),), Applicability.UNSAFE)
    if document.message.channel == "social":
        return Fix((Edit(at, " T. {{agentin_nimi}}, {{yritys}}"),), Applicability.UNSAFE)
    text = line_break(document) + "Ystävällisin terveisin"
    if document.message.source_text is not None:
        # No program fills a name into a translation whose source has none.
        return Fix((Edit(at, text),), Applicability.DISPLAY)
    if footer_is_name(document, end):
        return Fix((Edit(at, text),), Applicability.UNSAFE)
    name = "{{yritys}}" if is_automatic(document) else "{{agentin_nimi}}"
    return Fix((Edit(at, f"{text}\n{name}"),), Applicability.UNSAFE)


def _goes_on(document: Document, signature: int) -> bool:
    """*Lisätietoja antaa*, *Yhteyshenkilönne:*: the name completes the line above it and nobody signs with it."""
    before = document.text[:signature].rstrip()
    if before.endswith(":"):
        return True
    line = before.rfind("\n") + 1
    words = document.tokens_in(Span(line, len(before)))
    if not words or "\n" not in document.text[line:signature]:
        return False
    verb = next((r for r in words[-1].readings if r.is_finite and r.person == "3"), None)
    if verb is None or words[-1].sentence != words[0].sentence:
        return False
    has_subject = any(r.case == "nom" and not r.is_finite for t in words[:-1] for r in t.readings)
    return verb.lemma == "olla" or not has_subject
