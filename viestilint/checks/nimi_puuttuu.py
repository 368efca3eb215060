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

_FORMAL = frozenset("hyvä arvoisa arvoisin arvon rakas rakkain parahin kunnioitettu kunnioitettava".split())
_STIFF = frozenset("arvoisa arvoisin arvon".split())
_PLURAL = frozenset(
    """
    kaikki molemmat te hyvät arvoisat rakkaat väki porukka perhe kuoro joukkue luokka tiimi seurue jengi kerho ryhmä
    naapurusto yhteisö jäsenistö yleisö henkilökunta henkilöstö asiakaskunta hallitus seurakunta toimikunta
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
# Iloa teille kaikille; Hyvää kesää kaikille! as the last words of a line
_ALL_OF_YOU = lazy(
    r"\b(?:[Tt]e kaikki|[Tt]eidät kaikki|[Tt]eitä kaikkia|[Tt]eille kaikille|[Kk]aikille teille|[Tt]eidän kaikkien)\b"
    r"|^[A-ZÅÄÖ][a-zåäö]+[aä] [^.!?\n]{0,60}\bkaikille[,.!]*$",
    re.M,
)
_INTRODUCED = lazy(r"\b(?:[Oo]len|[Nn]imeni on|[Tt]äällä) [A-ZÅÄÖ]|\btervetuloa (?:\w+ )?chat", re.I)
_NAMED_AT_END = lazy(r", [A-ZÅÄÖ][\w-]+[.!]*$")
_OFFICE = lazy(
    r"(?:sihteeri|johtaja|presidentti|ministeri|tuomari|rehtori|piispa|puhemies|suurlähettiläs|prikaatikenraali)$"
)
_OWN_NAME = frozenset(("täällä", "tässä", "täältä"))
_TIMES_OF_DAY = frozenset("huomenta päivää iltaa iltapäivää aamua aamupäivää päivänjatkoa".split())
# What may follow the word of greeting before a name: Hei vaan Liisa, Hei ja hyvää iltaa
_AFTER_GREETING = frozenset(
    "taas vaan vain sinä sinne siellä jälleen vielä kerran uudelleen uudestaan hyvää pitkästä aikaa".split()
)
_WHERE = ("ela", "abl", "all", "ill")
_PLACE_WORDS = 4
_AREAS = frozenset(
    "alue katu tie kaupunginosa lähiö kylä kortteli kunta kaupunki keskusta taajama talo taloyhtiö rappu".split()
)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit in the greeting if it names nobody; a group, an area and a continuing thread need no name."""
    message = document.message
    if message.continuing or is_one_time_code(document) or not has_copy(document):
        return
    if _AUTOMATIC.search(f"{message.subject or ''}\n{document.text}"):
        return
    if "kaik" in document.text and _ALL_OF_YOU.search(document.text):
        return
    if message.type == "notice" and _tells_of_area(document):
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
    if message.type == "notice" and (
        any(r.head in _PUBLIC for r in words[-1].readings)
        or (document.address is not Address.SINA and not any(r.head == "asiakas" for r in words[-1].readings))
    ):
        # Hyvä matkustaja: a notice goes to everybody who travels; but a customer has a name.
        return
    addressee = next((i for i, t in enumerate(words) if i and _is_customer(t)), None)
    if addressee is not None:
        first_names = any(r.pos == "firstname" for t in words[1:addressee] for r in t.readings)
        if not first_names and not _names(words[addressee + 1 :]):
            yield _replaced(document, words, addressee, min(_greeted(words[:addressee]), addressee - 1))
        return
    if any(r.pos == "firstname" for r in words[0].readings) and words[0].lower not in GREETINGS:
        # Maija hei!
        return
    if _names(words[1:]) or (words[0].lower in _FORMAL and _OFFICE.search(words[-1].lower)):
        # Arvoisa kaupunginsihteeri: an office is addressed by its title.
        return
    yield _role_replaced(document, words) or _added(document, words)


def _tells_of_area(document: Document) -> bool:
    """*Rantakylän alueella on sähkökatko*: the first sentence says where, and all who live there get the message."""
    first = next((s for s in document.sentences if s.zone == "body"), None)
    if first is None:
        return False
    tokens = document.sentence_tokens(first)
    spoken = {t.index for t, _ in document.signals}
    return not any(t.index in spoken for t in tokens) and any(
        r.case in ("ine", "ade") and (r.pos == "place" or r.head in _AREAS) and r.poss is None
        for t in tokens
        for r in t.readings
    )


def _holds_field(greeting: str) -> bool:
    """Whether somebody is to be filled in: *Hei [etunimi]*, *Hei (nimi)*."""
    return "(" in greeting or "[" in greeting or "<" in greeting


def _is_plural(token: Token) -> bool:
    if token.lower in _PLURAL or any(r.head in _PLURAL for r in token.readings):
        return True
    nominal = [r for r in token.readings if r.is_nominal]
    return bool(nominal) and not token.capitalised and all(r.number == "pl" for r in nominal)


def _is_customer(token: Token) -> bool:
    return any(r.number == "sg" and (r.lemma in _ADDRESSEES or r.head in _ADDRESSEES) for r in token.readings)


# Of these there are so many that a notice to them knows no names.
_PUBLIC = frozenset(
    """
    matkustaja asukas kuntalainen kaupunkilainen tienkäyttäjä käyttäjä vierailija kävijä lukija katsoja kuulija kuluttaja
    autoilija pyöräilijä uimari retkeilijä
    """.split()
)
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
        if not token.readings or (
            before not in _OWN_NAME and any(r.case not in ("ela", "abl") for r in token.readings)
        ):
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
    if head.lower in _STIFF:
        edits.insert(0, Edit(head.span, "Hei"))
    kept = Span(head.span.start, words[start].span.end).of(document.text)
    fixed = ("Hei" if head.lower in _STIFF else kept) + " " + name
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
    """*Hei!* → *Hei {{etunimi}}!*: the name stands behind the whole greeting, *Hyvää iltaa*, *Moi moi*, *Hei taas*."""
    end = _greeting_end(words)
    last = words[end]
    name = _name(document, formal=False)
    if last.lower in ("sinä", "siellä") and end:
        # Hei sinä! → Hei Liisa!
        return _named(document, words[0], words[end - 1], Edit(last.span, name), " " + name)
    at = Span(last.span.end, last.span.end)
    mark = document.text[at.end : at.end + 1]
    timed = last.lower in _TIMES_OF_DAY
    placed = last.lower not in _AFTER_GREETING and any(r.case in _WHERE for r in last.readings)
    if placed or (timed and mark != ","):
        # Hyvää iltaa, Liisa! Terveisiä kirjastosta, Liisa! But: Hyvää iltaa Liisa,
        goes_on = mark == " " and end + 1 < len(words)
        return _named(document, words[0], last, Edit(at, f", {name}," if goes_on else f", {name}"), f", {name}")
    return _named(document, words[0], last, Edit(at, f" {name}"), f" {name}")


def _named(document: Document, first: Token, last: Token, edit: Edit, added: str) -> Hit:
    shown = Span(first.span.start, last.span.end).of(document.text)
    values = (("match", shown), ("fixed", shown + added))
    return Hit(edit.span, values, (Fix((edit,), Applicability.UNSAFE),), variant="nimi")


def _greeting_end(words: Sequence[Token]) -> int:
    """Which word the name follows: *hei* of *Kirjastosta hei*, the last of *Hei taas* and *Terveisiä kirjastosta*."""
    if any(t.lower in ("terveisiä", "terveiset") for t in words[:2]):
        return len(words) - 1
    at = _greeted(words)
    rest = words[at + 1 :]
    if rest and any(r.case in _WHERE for r in rest[-1].readings) and _is_place(rest):
        # Hei Oulusta; Päivää taloon
        return len(words) - 1
    for token in rest:
        if not token.readings or any(r.pos != "adj" or r.case != "nom" for r in token.readings):
            break
        # Moikka ihana Liisa
        at += 1
    return at


def _greeted(words: Sequence[Token]) -> int:
    """The last word of *Hyvää iltaa*, *Moi moi*, *Hei taas pitkästä aikaa*."""
    at = next((i for i, t in enumerate(words[:4]) if t.lower in GREETINGS | _TIMES_OF_DAY), 0)
    while at + 1 < len(words) and words[at + 1].lower in GREETINGS | _TIMES_OF_DAY | _AFTER_GREETING:
        at += 1
    return at


def _is_place(words: Sequence[Token]) -> bool:
    """Whether all words say where from or whereto: *Oulusta*, *kotiin*, *Lumon kirjastosta*."""
    if words[0].lower == "täältä":
        return True
    return len(words) <= _PLACE_WORDS and all(
        t.lower not in _SAID and any(r.case in (*_WHERE, "gen") and not r.is_finite for r in t.readings) for t in words
    )
