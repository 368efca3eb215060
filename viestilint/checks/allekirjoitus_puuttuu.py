"""Messages that nobody signs."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.frame import (
    body_end,
    ends_in_greetings,
    is_letter,
    is_one_time_code,
    line_break,
    severity_of,
    speaks_to_reader,
)
from viestilint.checks.partials import ends_with_partial, has_copy
from viestilint.checks.registry import CheckContext
from viestilint.checks.signing import signer
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Severity, Span


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit where the sender's name would stand; info where only *Asiakaspalvelu* signs."""
    if not has_copy(document) or is_one_time_code(document) or not speaks_to_reader(document):
        return
    if ends_with_partial(document):
        return
    if document.message.channel == "sms" and not ends_in_greetings(document):
        # Whether the text names its sender at all is the question of sms-lahettaja, the closing that
        # of lopputervehdys-puuttuu, which adds the name with it.
        return
    found = signer(document)
    if found.named:
        return
    if found.service is not None and document.message.channel == "sms":
        # Whose reception it is, sms-lahettaja asks.
        return
    if found.service is not None:
        at = Span(found.service.end, found.service.end)
        fix = Fix((Edit(at, ", {{yritys}}"),), Applicability.UNSAFE)
        match = found.service.of(document.text)
        yield Hit(
            found.service,
            (("match", match), ("fixed", match + ", {{yritys}}")),
            (fix,),
            severity=Severity.INFO,
            variant="asiakaspalvelu",
        )
        return
    edit = _signature(document)
    values = (("fixed", edit.text.strip(" .\n").replace("\n", " ")),)
    # Terveisin säilytä kuitti: nobody knows what the rest of that line is.
    line_ends = not document.text[edit.span.end :].split("\n", 1)[0].strip()
    fixes = (Fix((edit,), Applicability.UNSAFE),) if line_ends else ()
    yield Hit(edit.span, values, fixes, severity=severity_of(document))


def _signature(document: Document) -> Edit:
    """The sender's name after the closing, or with a closing before it where that is missing too."""
    closing = document.zone("closing")
    letter = is_letter(document)
    name = "{{yritys}}" if document.message.channel == "sms" else "{{agentin_nimi}}, {{yritys}}"
    if closing is not None:
        at = Span(closing.span.end, closing.span.end)
        return Edit(at, ("\n" if letter else " ") + name)
    end = body_end(document)
    at = Span(end, end)
    if document.message.channel == "social":
        # After a word a full stop, after an emoji a new line: on one line T. would go on the sentence.
        last = document.text[:end][-1:]
        return Edit(at, (" " if last in ".!?…)" else ". " if last.isalnum() else "\n") + f"T. {name}")
    if document.message.style == "official":
        return Edit(at, line_break(document) + name)
    return Edit(at, f"{line_break(document)}Ystävällisin terveisin\n{name}")
