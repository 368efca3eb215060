"""Both *sinä* and *te* for one reader."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.language.address import conversion
from viestilint.model import Address, Applicability, Document, Fix, Hit

_SHOWN = {Address.SINA: "sinä", Address.TE: "te"}


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit, on the first word in the minority form, with the edits that unify the whole message."""
    signals = [(t, form) for t, form in document.signals if t.zone != "foreign"]
    forms = {form for _, form in signals}
    if len(forms) < 2:
        return
    target = _target(document, [form for _, form in signals])
    token = next(token for token, form in signals if form is not target)
    other = next(token for token, form in signals if form is target)
    values = (("match", token.text), ("other", other.text), ("form", _SHOWN[target]))
    edits = conversion(document, target, context.inflector)
    fixes = (Fix(tuple(sorted(edits)), Applicability.UNSAFE),) if edits else ()
    yield Hit(token.span, values, fixes)


def _target(document: Document, forms: list[Address]) -> Address:
    """The declared form, else the majority's, else the house style."""
    if document.message.address is not None:
        return document.message.address
    informal = forms.count(Address.SINA)
    formal = len(forms) - informal
    if informal == formal:
        return document.default_address
    return Address.SINA if informal > formal else Address.TE
