"""Account and reference numbers: grouping for paper, check digits everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Token

_NATIONAL = lazy(r"(?<![\w-])\d{6}-\d{2,8}(?![\w-])")
_BANK = r"(?:\w{0,20}pank(?:ki|in|kiin)|Nordea\w*|OP\b|Aktia\w*|Handelsbanken\w*|Danske Bank\w*)"
_ACCOUNT_LEFT = lazy(rf"\btili\w*(?: on)?:?\s*$|\btilille\s*$|\b{_BANK}:?\s*$", re.I)
_ACCOUNT_RIGHT = lazy(rf"[ ,(]{{1,3}}(?:[A-ZÅÄÖ]\w+ )?{_BANK}")
_PAYMENT = lazy(r"\b(?:lasku\w*|maksa\w*|maksu\w*|eräpäivä\w*|saaja\w*|tilinumero\w*|tilille)\b", re.I)
_WEIGHTS = (7, 3, 1)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits on payment data; ``tarkiste`` for wrong check digits, ``kansallinen`` for a number before IBAN."""
    zones = context.rule.rule.zones
    for token in document.at("kind=code"):
        if token.zone in zones and token.detail in ("iban", "reference"):
            hit = _iban(token) if token.detail == "iban" else _reference(document, token)
            if hit is not None:
                yield hit
    for match in _NATIONAL.finditer(document.text):
        inside = next((t for t in document.tokens if t.span.start == match.start()), None)
        if inside is None or inside.zone not in zones or inside.kind != "number":
            continue
        before = document.text[max(0, match.start() - 30) : match.start()]
        if _ACCOUNT_LEFT.search(before) or _ACCOUNT_RIGHT.match(document.text, match.end()):
            last = next(t for t in document.tokens if t.span.end >= match.end())
            yield Hit(inside.span.join(last.span), (("match", match.group()),), variant="kansallinen")


def _iban(token: Token) -> Hit | None:
    # Loaded only for a message that has an account number.
    from stdnum import iban

    compact = token.text.replace(" ", "")
    if not iban.is_valid(compact):
        return Hit(token.span, (("match", token.text),), variant="tarkiste")
    fixed = str(iban.format(compact))
    # FI 98 5104 0020 0805 15: the first group is the country with the check digits.
    return _written(token, fixed) if token.text[2] == " " else _grouped(token, fixed)


def _reference(document: Document, token: Token) -> Hit | None:
    compact = re.sub(r"\s", "", token.text)
    if compact.startswith("RF"):
        from stdnum import iso11649

        if not iso11649.is_valid(compact):
            return Hit(token.span, (("match", token.text),), variant="tarkiste")
        return _grouped(token, str(iso11649.format(compact)))
    if not 4 <= len(compact) <= 20:
        return None
    if not _holds(compact):
        # Cases have reference numbers too: it is wrong only where it goes with a payment.
        is_payment = _PAYMENT.search(document.text) or any(item.detail == "iban" for item in document.items)
        return Hit(token.span, (("match", token.text),), variant="tarkiste") if is_payment else None
    head = len(compact) % 5
    groups = [compact[:head]] if head else []
    groups += [compact[at : at + 5] for at in range(head, len(compact), 5)]
    return _grouped(token, " ".join(groups))


def _holds(digits: str) -> bool:
    """Whether the last digit checks a Finnish reference number (weights 7, 3, 1 from the right)."""
    total = sum(int(digit) * _WEIGHTS[at % 3] for at, digit in enumerate(reversed(digits[:-1])))
    return (10 - total % 10) % 10 == int(digits[-1])


def _grouped(token: Token, fixed: str) -> Hit | None:
    if " " in token.text or "\u00a0" in token.text or fixed == token.text:
        return None
    return _written(token, fixed)


def _written(token: Token, fixed: str) -> Hit:
    fix = Fix((Edit(token.span, fixed),), Applicability.SAFE)
    return Hit(token.span, (("match", token.text), ("fixed", fixed)), (fix,))
