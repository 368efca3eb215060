"""Greetings without the customer's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from viestilint.checks.frame import greeting_span, is_one_time_code
from viestilint.checks.partials import has_copy
from viestilint.checks.registry import CheckContext
from viestilint.language.zones import GREETINGS
from viestilint.lazyregex import lazy
from viestilint.model import Address, Applicability, Document, Edit, Fix, Hit, Span, Token

_FORMAL = frozenset(("hyvä", "arvoisa", "rakas", "kunnioitettu"))
_PLURAL = frozenset(
    """
    kaikki molemmat te hyvät arvoisat rakkaat väki porukka perhe kuoro joukkue luokka tiimi seurue jengi kerho ryhmä
    naapurusto yhteisö talkooväki
    """.split()
)
_SAID = frozenset(("kiitos", "tervetuloa", "tervehdys", "moi", "hei", "terve", "huomenta", "päivää", "onneksi"))
# Words of a greeting that name nobody: Hyvää huomenta, Hei taas, Hei vaan, Hei ja tervetuloa
_FILLERS = frozenset(
    """
    hyvää huomenta hauskaa taas vaan ja sinä sinne jälleen vielä kerran siellä
    """.split()
)
# An automatic reply is sent before anybody has read who writes.
_AUTOMATIC = lazy(
    r"\bautomaattinen (?:vastaus|kuittaus|paluuviesti)|\bautomaattivastaus|\bpoissaolovi\w+|\bolen (?:vuosi|kesä|talvi|opinto|perhe|virka)?(?:lomalla|vapaalla|poissa)\b|\bautosvar\b|\bauto-?reply\b",
    re.I,
)
_INTRODUCED = lazy(r"\b(?:[Oo]len|[Nn]imeni on|[Tt]äällä) [A-ZÅÄÖ]|\btervetuloa (?:\w+ )?chat", re.I)
_NAMED_AT_END = lazy(r", [A-ZÅÄÖ][\w-]+[.!]*$")
_OFFICE = lazy(
    r"(?:sihteeri|johtaja|presidentti|ministeri|tuomari|rehtori|piispa|puhemies|suurlähettiläs|prikaatikenraali)$"
)
_OWN_NAME = frozenset(("täällä", "tässä"))


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit in the greeting if it names nobody; a group, an area and a continuing thread need no name."""
    message = document.message
    if message.continuing or is_one_time_code(document) or not has_copy(document):
        return
    if _AUTOMATIC.search(f"{message.subject or ''}\n{document.text}"):
        return
    if message.type == "notice" and document.address is not Address.SINA:
        return
    greeting = greeting_span(document, context.morphology)
    if greeting is None or any(p.span.overlaps(greeting) for p in message.placeholders):
        return
    if _named_soon(document, greeting):
        return
    if message.channel == "chat" and _INTRODUCED.search(document.text, greeting.start):
        # Who opens the chat does not know yet whom it is opened to.
        return
    words = [t for t in document.tokens if greeting.covers(t.span) and t.kind == "word"]
    if not words or any(_is_plural(t) for t in words) or _holds_field(greeting.of(document.text)):
        return
    addressee = next((i for i, t in enumerate(words) if i and _is_customer(t)), None)
    if addressee is not None:
        first_names = any(r.pos == "firstname" for t in words[1:addressee] for r in t.readings)
        if not first_names and not _names(words[addressee + 1 :]):
            yield _replaced(document, words, addressee)
        return
    if _names(words[1:]) or (words[0].lower in _FORMAL and _OFFICE.search(words[-1].lower)):
        # Arvoisa kaupunginsihteeri: an office is addressed by its title.
        return
    yield _role_replaced(document, words) or _added(document, words)


def _holds_field(greeting: str) -> bool:
    """Whether somebody is to be filled in: *Hei [etunimi]*, *Hei (nimi)*."""
    return "(" in greeting or "[" in greeting or "<" in greeting


def _is_plural(token: Token) -> bool:
    if token.lower in _PLURAL:
        return True
    nominal = [r for r in token.readings if r.is_nominal]
    return bool(nominal) and not token.capitalised and all(r.number == "pl" for r in nominal)


def _is_customer(token: Token) -> bool:
    return any(r.number == "sg" and (r.lemma in _ADDRESSEES or r.head in _ADDRESSEES) for r in token.readings)


_ADDRESSEES = frozenset(
    """
    asiakas vastaanottaja lahjoittaja tilaaja vuokralainen jäsen huoltaja asukas hakija käyttäjä potilas matkustaja
    osallistuja ilmoittautuja opiskelija vierailija
    """.split()
)


def _names(words: Sequence[Token]) -> bool:
    """Whether a capital inside the greeting names somebody; the sender names itself after *täällä*."""
    for position, token in enumerate(words):
        if not token.capitalised or token.lower in _FILLERS:
            continue
        before = words[position - 1].lower if position else ""
        if (before not in _OWN_NAME and not all(r.case == "ela" for r in token.readings or ())) or not token.readings:
            return True
    return False


def _named_soon(document: Document, greeting: Span) -> bool:
    """*Hei! Kiitos viestistäsi, Liisa!*: the name right after the greeting or the first sentence."""
    following = next((t for t in document.tokens if t.span.start >= greeting.end), None)
    if following is not None and greeting.of(document.text)[-1:].isalpha():
        between = document.text[greeting.end : following.span.start]
        is_name = not following.readings or any(r.is_name for r in following.readings)
        if "\n" not in between and following.capitalised and is_name:
            return True
    first = next((s for s in document.sentences if s.span.start >= greeting.end and s.zone == "body"), None)
    if first is None:
        return False
    return _NAMED_AT_END.search(first.span.of(document.text)) is not None


def _name(document: Document, formal: bool) -> str:
    return "{{nimi}}" if formal or document.addressed is Address.TE else "{{etunimi}}"


def _replaced(document: Document, words: Sequence[Token], last: int, start: int = 0) -> Hit:
    """*Hyvä asiakas* → *Hyvä {{nimi}}*, *Arvoisa asiakkaamme* → *Hei {{nimi}}*; the first words, up to ``start``, stay."""
    head = words[0]
    formal = head.lower in _FORMAL
    name = _name(document, formal)
    span = Span(words[start + 1].span.start, words[last].span.end)
    edits = [Edit(span, name)]
    if head.lower == "arvoisa":
        edits.insert(0, Edit(head.span, "Hei"))
    kept = Span(head.span.start, words[start].span.end).of(document.text)
    fixed = ("Hei" if head.lower == "arvoisa" else kept) + " " + name
    values = (("match", span.of(document.text)), ("fixed", fixed))
    return Hit(span, values, (Fix(tuple(edits), Applicability.UNSAFE),), variant="asiakas")


def _role_replaced(document: Document, words: Sequence[Token]) -> Hit | None:
    """*Hyvä huoltaja* → *Hyvä {{nimi}}*: an adjective cannot stand without somebody to describe.

    *Hei uimari* → *Hei {{etunimi}}*: a name and a role side by side would not be Finnish.
    """
    if len(words) < 2:
        return None
    if words[0].lower in _FORMAL:
        return _replaced(document, words, len(words) - 1)
    if not _is_role(words[-1]) or "ja" in [t.lower for t in words]:
        return None
    start = next((i for i in range(len(words) - 1, 0, -1) if words[i].lower in _FILLERS), 0)
    return _replaced(document, words, len(words) - 1, start)


def _is_role(token: Token) -> bool:
    """A noun in its base form; *kiitos* and *tervetuloa* are said to somebody, they are nobody."""
    if token.lower in _SAID:
        return False
    return bool(token.readings) and all(r.pos in ("noun", "noun-adj") and r.case == "nom" for r in token.readings)


def _added(document: Document, words: Sequence[Token]) -> Hit:
    opening = _greeting_word(words)
    last = words[opening]
    for token in words[opening + 1 :]:
        described = token.lower not in _FILLERS and all(r.pos == "adj" for r in token.readings) and token.readings
        if (token.lower not in _FILLERS and not described) or token.lower == "ja":
            break
        last = token
    name = _name(document, formal=False)
    # Hyvää iltaa, Liisa; Terveisiä kirjastosta, Liisa
    timed = last.lower in ("huomenta", "päivää", "iltaa", "iltapäivää", "aamua", "aamupäivää")
    timed = timed or any(r.case in ("ela", "abl") for r in last.readings)
    at = Span(last.span.end, last.span.end)
    text = (", " if timed else " ") + name
    shown = Span(words[0].span.start, last.span.end).of(document.text)
    values = (("match", shown), ("fixed", shown + text))
    return Hit(at, values, (Fix((Edit(at, text),), Applicability.UNSAFE),), variant="nimi")


def _greeting_word(words: Sequence[Token]) -> int:
    """Which word the name follows: the greeting of *Kirjastosta hei*, the last of *Terveisiä kirjastosta*."""
    if any(t.lower in ("terveisiä", "terveiset") for t in words[:2]):
        return len(words) - 1
    if words[0].lower in GREETINGS:
        return 0
    greetings = [i for i, t in enumerate(words[1:4], 1) if t.lower in GREETINGS]
    place = greetings and any(r.case in ("ela", "abl") for t in words[: greetings[0]] for r in t.readings)
    return greetings[0] if place else 0
