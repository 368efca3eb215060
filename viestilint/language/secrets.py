"""Values that no message should hold and no output may show: passwords, PINs, identity codes, card numbers.

They are found once, before the message is linted, whichever rules are on: a finding of any rule may lie
beside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from viestilint.lazyregex import lazy
from viestilint.model import COVER, Finding, Message, Secret, Span

_DIGITS = lazy(r"\d(?:\d{5}|\d{3}[ -](?:\d{4}[ -]){2}\d)")
# Of which every match of the expressions below holds one.
_HETU_WORDS = ("henkilötun", "hetu", "sotu")
_PASSWORD_WORDS = ("salasana", "tunnussana", "passwo")
_PIN_WORDS = ("pin", "tunnuslu")
_PIN_WORD = lazy(r"\bpin\b")
_HETU = lazy(r"(?<![\w-])(?P<v>\d{6} ?[-+A-FU-Y] ?\d{3}[0-9A-FHJ-NPR-Y])(?![\w-])", re.I)
_SIX_DIGITS = lazy(r"\d{6}")
_CALLED_HETU = lazy(
    r"\b(?:henkilötunnu(?:s|ks)\w*|hetu(?:si|nne|nsa|mme|n)?|sotu(?:si|nne|n)?)(?: on)?[\s:=(]{1,3}"
    r"(?P<v>\d{6}(?: ?[-+A-FU-Y]? ?\d{2,3}[0-9A-Y]?)?)(?![\w*•]|[-+][*•x])",
    re.I,
)
_CARD = lazy(r"(?<![\w-])(?P<v>[3-6]\d{3}(?:[ -]\d{4}){3})(?![\w-])")
_PASSWORD = (
    r"(?P<label>(?<![^\W_])[\w-]{0,40}(?:salasana|tunnussana|passwor?d)"
    r"(?:si|nne|nsa|mme|lla|a|ksi|kse[sn]i|ksenne|n(?=[ \t]*[:=]))?)"
)
_OPEN = r"[\"”“'’*_`«(]*"
# Salasana: X · Salasanasi on X · Salasanaksi asetettiin X · Salasanaksesi on asetettu X
_LABELLED = lazy(
    rf"{_PASSWORD}\b(?:[ \t]+on[ \t]+(?:asetettu|vaihdettu|annettu|luotu|arvottu)"
    rf"|[ \t]+(?:on|oli)(?:[ \t]+(?:nyt|jatkossa|edelleen|siis))?|[ \t]+(?:asetettiin|tuli"
    rf"|vaihdettiin(?:[ \t]+muotoon)?|annettiin|luotiin|arvottiin))?"
    rf"[ \t]*(?P<mark>[:=–-]?)\s{{0,3}}(?P<open>{_OPEN})(?P<v>\S{{4,64}})",
    re.I,
)
# Salasanasi on vaihdettu: X · Salasana verkkopalveluun: X
_LATER = lazy(rf"{_PASSWORD}\b[^.!?:\n]{{1,40}}:[ \t]*(?P<open>{_OPEN})(?P<v>\S{{4,64}})", re.I)
_BEFORE = lazy(
    rf"(?<!\S)(?P<open>{_OPEN}+)(?P<v>\S{{4,64}}?)[\"”'*_`»)]*[ \t]+on[ \t]+(?:nyt[ \t]+)?"
    rf"(?:\w{{4,12}}[ \t]+)?{_PASSWORD}\b",
    re.I,
)
_PIN = lazy(
    r"(?<![\w-])(?P<label>PIN(?:-?(?:koodi|luku|numero))?(?:si|nne|n)?|[\w-]{0,40}tunnuslu(?:ku"
    r"|vu)(?:si|nne|n)?)"
    r"(?:[ \t]+on)?(?:[ \t]+nyt)?[ \t]*+[:=]?[ \t]*+[\"”(]?(?P<v>\d{4,8})(?![\d.,:-]\d|\d"
    r"|[ \t]*(?:merk|numero|€|e\b))",
    re.I,
)
# Codes that the product itself hands out for one use or for everyone: one-time codes, lockers, guest
# networks.
_HANDED_OUT = lazy(
    r"kertakäyt|kertakood|vahvistuskood|varmennuskood|turvakood|lokero|kaap(?:in|pi)|avainboks|avainsäil|pakettiautomaat|noutokood"
    r"|ovikood|wi-?fi|wlan"
    r"|langat|vierasverk|nettiyhtey|testitunnu|esimerk",
    re.I,
)
_NEAR = 200
_ENDS = ("\n", ". ", "! ", "? ")
_MASKED = lazy(r"[*•●xX#.…_-]+")
_NO_VALUE = lazy(
    r"https?:|www\.|[\w.+-]+@|[\w-]+\.(?:fi|com|net|org|eu)\b|\d+-[a-zåäö]+\b|\d+(?:h|kk|vk|pv|min"
    r"|v|kpl)\b|(?=\d*[.:/-])[\d.:/-]+$",
    re.I,
)
_UNIT = lazy(
    r"[ \t]+(?:eri[ \t]+|viime\w*[ \t]+)?(?:merk|kuukau|päiv|vuo[dts]|tun[tn]|min|kert|numero|viik|kk\b|%)",
    re.I,
)
# Words that stand where a password would: requirements, states, instructions.
_PLAIN = frozenset(
    "pakollinen vaaditaan vähintään enintään unohtunut unohditko vaihda vaihdettu sama katso"
    " lähetetään saat oma itse kirjaudu luo muutettu vanhentunut virheellinen väärä oikea puuttuu"
    " tyhjä salainen salasana ohje ohjeet asetettu vapaaehtoinen valinnainen vahva heikko"
    " kohtalainen hyväksytty tarvitaan".split()
)


def with_secrets(message: Message) -> Message:
    """The message with its secrets filled in; the same one if it has none, or has them already."""
    if message.secrets or not _may_hold_secrets(message.text):
        return message
    found = tuple(_settle(message, _find(message)))
    return replace(message, secrets=found) if found else message


def _may_hold_secrets(text: str) -> bool:
    lower = text.lower()
    return (
        _holds(lower, (*_PASSWORD_WORDS, "tunnuslu"))
        or ("pin" in lower and _PIN_WORD.search(lower) is not None)
        or _DIGITS.search(text) is not None
    )


def _holds(lower: str, words: Iterable[str]) -> bool:
    return any(word in lower for word in words)


def hide_secrets(finding: Finding, message: Message) -> Finding:
    """The finding without the message's secrets in its texts; a fix that would write one anew is dropped."""
    values = {secret.span.of(message.text) for secret in message.secrets}
    fixes = tuple(f for f in finding.fixes if not any(v in e.text for e in f.edits for v in values))
    return replace(
        finding,
        message=_hidden(finding.message, values),
        why=_hidden(finding.why, values),
        hint=None if finding.hint is None else _hidden(finding.hint, values),
        fixes=fixes,
    )


def is_handed_out(text: str, span: Span) -> bool:
    """Whether the sentence around a code calls it one that is meant to be sent: one-time, locker, guest
    network.
    """
    first, last = max(0, span.start - _NEAR), span.end + _NEAR
    start = max(first, *(text.rfind(mark, first, span.start) for mark in _ENDS))
    stops = [i for mark in _ENDS if (i := text.find(mark, span.end, last)) >= 0]
    return _HANDED_OUT.search(text, start, min(stops, default=last)) is not None


def _hidden(text: str, values: set[str]) -> str:
    for value in values:
        text = text.replace(value, COVER * len(value))
    return text


def _settle(message: Message, found: Iterator[Secret]) -> Iterator[Secret]:
    """The secrets in order, none over another or over a placeholder, and every other place of their
    values.
    """
    text = message.text
    busy = bytearray(len(text))
    for placeholder in message.placeholders:
        _take(busy, placeholder.span)
    kept = [secret for secret in found if _take(busy, secret.span)]
    for value in {secret.span.of(text) for secret in kept}:
        at = text.find(value)
        while at >= 0:
            span = Span(at, at + len(value))
            if _take(busy, span):
                kept.append(Secret(span, "again"))
            at = text.find(value, span.end)
    yield from sorted(kept, key=lambda secret: secret.span)


def _take(busy: bytearray, span: Span) -> bool:
    """Marks a span as taken; false if a part of it was."""
    if any(busy[span.start : span.end]):
        return False
    busy[span.start : span.end] = b"\1" * len(span)
    return True


def _find(message: Message) -> Iterator[Secret]:
    text = message.text
    lower = text.lower()
    yield from _identity_codes(text, lower)
    for match in _CARD.finditer(text):
        if _luhn(match["v"]):
            yield Secret(Span(*match.span("v")), "card")
    if message.type != "one-time-code" and _holds(lower, _PIN_WORDS):
        for match in _PIN.finditer(text):
            span = Span(*match.span("v"))
            if not is_handed_out(text, span):
                yield Secret(span, "pin")
    if not _holds(lower, _PASSWORD_WORDS):
        return
    for pattern, strict in ((_LABELLED, False), (_LATER, True), (_BEFORE, True)):
        for match in pattern.finditer(text):
            value = _password(text, match, strict=strict)
            if value is not None:
                yield value


def _identity_codes(text: str, lower: str) -> Iterator[Secret]:
    if not _SIX_DIGITS.search(text):
        return
    for match in _HETU.finditer(text):
        # Loaded only where a message holds something like a code: it is slow to import.
        from stdnum.exceptions import ValidationError
        from stdnum.fi import hetu

        code = match["v"].replace(" ", "").upper()
        try:
            hetu.validate(code, allow_temporary=True)
        except ValidationError:
            continue
        yield Secret(Span(*match.span("v")), "hetu-temporary" if code[7] == "9" else "hetu")
    if not _holds(lower, _HETU_WORDS):
        return
    for match in _CALLED_HETU.finditer(text):
        yield Secret(Span(*match.span("v")), "hetu-invalid")


def _luhn(text: str) -> bool:
    from stdnum import luhn

    return luhn.is_valid(text.replace(" ", "").replace("-", ""))


def _password(text: str, match: re.Match[str], *, strict: bool) -> Secret | None:
    """The secret of a match; ``strict`` where only the look of the value tells that it is one."""
    value = re.sub(r"[\"”'’*_`»).,;:!?]+$", "", match["v"])
    span = Span(match.start("v"), match.start("v") + len(value))
    if len(value) < 4 or match["label"].lower().startswith("kerta") or is_handed_out(text, span):
        return None
    if _MASKED.fullmatch(value) or _NO_VALUE.match(value):
        return None
    quoted = bool(re.search(r"[\"”“'’«`]", match["open"]))
    if re.search(r"\w-[a-zåäö]{5,}$", value) and not quoted and not re.search(r"[:=]|\bon\b", _between(match)):
        # salasana VPN2-yhteyteen: a compound that goes on with the sentence.
        return None
    if match["label"].lower().endswith("salasanaa") and not re.search(r"\d", value):
        # Käytä salasanaa harkiten.
        return None
    if _looks_secret(value):
        return Secret(span, "password")
    if value.isdigit():
        return None if _UNIT.match(text, span.end) else Secret(span, "password")
    if strict or value.lower() in _PLAIN or not value.isalpha():
        return None
    ends = re.match(r"[\"”'’*_`»)]*(?:[.!]?[ \t]*(?:\n|$)|[.!] )", text[span.end :])
    has_mark = bool(match["mark"]) or bool(
        re.search(r"\b(?:on|oli|[av]\w+ettiin)\b", match.group()[len(match["label"]) : 14 + len(match["label"])])
    )
    if not has_mark or (not ends and not quoted):
        return None
    alone = bool(re.search(r"^\W*(?:käyttäjä)?tunnu\w*[ \t]*:", text, re.I | re.M)) and match["mark"] == ":"
    return Secret(span, "password") if quoted or alone or value[0].isupper() else None


def _between(match: re.Match[str]) -> str:
    """What stands between the label and the value, whichever comes first."""
    first, last = sorted((match.span("label"), match.span("v")))
    return match.string[first[1] : last[0]]


def _looks_secret(value: str) -> bool:
    has_digit, has_letter = any(c.isdigit() for c in value), any(c.isalpha() for c in value)
    if has_digit and has_letter:
        return True
    if has_letter and re.search(r"[!@#$%^&*+=?~]", value):
        return True
    return bool(re.search(r"[a-zåäö][A-ZÅÄÖ]", value)) and value.isalpha()
