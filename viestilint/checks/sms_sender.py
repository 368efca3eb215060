"""Whether a text message says who sends it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viestilint.checks.pictures import is_picture
from viestilint.checks.signature import (
    FORMS,
    NO_NAME,
    after_link,
    heads_organisation,
    is_trade_compound,
    signature_start,
)
from viestilint.checks.signing import signer
from viestilint.checks.sms_linkki import suspect_links
from viestilint.language.urls import SHORTENERS, brand_of, host_of
from viestilint.lazyregex import lazy
from viestilint.model import Document, Placeholder, RuleSettings, Span, Token

# Names that Voikko reads as first names or common words.
_KNOWN = frozenset(
    "kela posti maisa elisa vero telia kanta apotti aava pihla fortum luona wolt neste alko veikkaus tori".split()
)
_COMPANY = lazy(r"\b(?:oyj?|abp?|ry|rf|ky|tmi|osk)\b\.?", re.I)
_PREFIX = lazy(r"\s*[\[(]?(?P<name>[A-ZÅÄÖ0-9][\w&.'-]*(?: [\w&.'-]+){0,3})[\])]?(?::|(?<=[\])]))\s")
_PARISHES = frozenset(("srk", "srky"))
_MARK = lazy(r":\s+")
# Muistutus: …, Vesikatko: …, Osoite: …: what a text message or a part of it is about; any other noun before a colon is who writes.
_TOPICS = frozenset(
    """
    aihe aika aikataulu ajanvaraus ajankohta alennus ale ansio arvonta asia arvio edellytys ehdotus ehto ennuste erä eräpäivä
    esitys etu hinta hakemus haku haaste huolto huomautus huomio häiriö hälytys hyvitys ilmoitus info infoviesti ilmoittautuminen
    jatko jonotus kampanja katko katkos kehote kehotus kello keskeytys kiitos kohde kokous kooste koodi korjaus koulutus kurssi
    kutsu kuulutus kysely kysymys käynti lasku lisätieto lähetys lähtö maksu muistutus muutos määrä määräaika nimi nouto numero nosto
    ohje ohjelma onni onnittelu osoite ota ote paikka paketti palaute palautus palvelukatko perintä peruminen peruutus posti poikkeus
    puhelin päivitys päivä päivämäärä päätös raportti ratkaisu saapuminen siirto status summa saldo suositus tapahtuma tarjous
    tarkastus tiedoksi tiedonanto tiedote tiedustelu tieto tilaus tilanne toimenpide toimitus tulos tunnus tunnusluku turvallisuus
    tuote uutinen uutuus vahvistus vaara varaus varoitus vastaanotto vastaus viesti viite viivästys vika vinkki voitto vuoro
    väliaika yhteenveto yhteystieto ääni äänestys synttäri tervehdys terveinen linkki osallistuminen hinnasto testi
    tunti rokotus kilpailu treeni harjoitus peli ottelu leiri retki matka remontti siivous keikka konsertti näytös
    """.split()
)
# Reittipaketti: …, Uutisposti: …: what is a topic by itself may also be the end of a name.
_ONLY_ALONE = frozenset("paketti posti tuote paikka numero aika ääni päivä".split())
_LONGEST_NAME = 5
_INITIALS = 3
_COMMON_CAPITALS = frozenset(
    "SMS PIN OK PDF URL QR STOP STOPP JATKA PERU PERUUTA EI KYLLÄ INFO ALE EUR IBAN NYT HUOM VAIN"
    " TODO XXX ID GSM ALV NB MA TI KE TO PE LA SU KLO TEKSTIVIESTI TILAA LOPETA VAHVISTA KIELTO"
    " HUOMIO TÄNÄÄN UUSI".split()
)
# seuranta.fi/x7Ka: what the page is for, and the pages that everybody's forms are on
_COMMON_HOSTS = frozenset(
    """
    seuranta seuraa paketti paketit lahetys toimitus tilaus tilaukset kuljetus maksu maksut maksa lasku laskut ajanvaraus
    varaus varaukset kysely kyselyt palaute lomake lomakkeet linkki info oma omat palvelu asiointi uutiskirje tarjous
    track tracking parcel delivery order pay payment booking survey form forms link links page my app sms web go
    google office microsoft surveymonkey typeform webropol webropolsurveys lyyti calendly facebook instagram youtube
    """.split()
)
_STREET = lazy(
    r"(?:katu|tie|kuja|polku|raitti|ranta|väylä|aukio|tori|kaari|rinne|mäki|bulevardi|puisto"
    r"|penger|gatan|vägen)"
                     r"(?:lla|llä|lle|lta|ltä|n|ssa|ssä|a|ä)?$")  # fmt: skip
_PARCEL_SHOPS = frozenset("r-kioski k-market s-market alepa".split())
_FETCHED = ("nouda", "nouta", "noude", "nouto", "odotta")
_SMILEY = lazy(r"[:;]-?[)DPp(]\s*$")
_FACE = 5
_SPOKEN = lazy(r"(?:aa|ää)n$")
_INCLUDE = lazy(
    r"include|partial|footer|header|signature|terveis|allekirj|brand|layout|extends"
    r"|template",
    re.I,
)


def names_sender(document: Document, settings: RuleSettings) -> bool:
    """Whether the text says anywhere who sends it: by a name, an address, a domain or a value to come."""
    message = document.message
    if any(name.lower() in document.text.lower() for name in settings.senders):
        return True
    if any(r.lemma.lower() in _KNOWN for t in document.tokens if t.capitalised for r in t.readings):
        return True
    service = unnamed_service(document)
    if document.zone("signature") is not None and service is None:
        return True
    if any(_may_name(document, p) for p in message.placeholders):
        return True
    if (
        _COMPANY.search(document.text)
        or sender_prefix(document) is not None
        or _signs_for_owner(document)
        or _is_here(document)
    ):
        return True
    if message.sender and len(message.sender) > 2 and message.sender.lower() in document.text.lower():
        return True
    if any(token.kind == "email" for token in document.tokens):
        return True
    links = [t for t in document.tokens if t.kind == "url" and brand_of(t.text) not in _COMMON_HOSTS]
    if any(host_of(t.text) not in SHORTENERS for t in links):
        suspect = suspect_links(document)
        if any(host_of(t.text) not in SHORTENERS and t not in suspect for t in links):
            return True
    return _ends_in_name(document) or any(
        _is_organisation(document, token)
        for token in document.tokens
        if service is None or not service.covers(token.span)
    )


def unnamed_service(document: Document) -> Span | None:
    """*Terveisin vastaanotto*: who signs, where only a part of an unnamed company does."""
    return signer(document).service if document.zone("signature") is not None else None


def _ends_in_name(document: Document) -> bool:
    """*… Pahoittelemme! Harjulan uimahalli*: a last sentence that only names something, and no person.

    What it names is told by its place alone: nothing else stands there without a verb.
    """
    last = next((s for s in reversed(document.sentences) if s.zone == "body"), None)
    if last is None or last is document.sentences[0]:
        return False
    tokens = after_link(document.sentence_tokens(last))
    words = [t for t in tokens if t.kind == "word"]
    if not 2 <= len(words) <= _LONGEST_NAME or not tokens[0].capitalised or tokens[-1].text in ("!", "?", ":"):
        return False
    if any(t.kind not in ("word", "punct", "phone", "email", "url") or t.text == ":" for t in tokens):
        return False
    if any(t.readings and any(r.is_finite and not r.is_name for r in t.readings) for t in words):
        return False
    if any(_STREET.search(t.lower) for t in words) or words[0].lower in NO_NAME:
        return False
    # Harjulan uimahalli, Siivous Kirkas: whose it is, or what it is, and then its name.
    return any(r.case == "gen" for r in words[0].readings) and any(r.case == "nom" for r in words[-1].readings)


def _may_name(document: Document, placeholder: Placeholder) -> bool:
    """The sender's name or address, a partial, or a value of unknown kind that ends or opens the message."""
    if placeholder.type in ("sender", "email") or _INCLUDE.search(placeholder.name):
        return True
    if placeholder.type == "control":
        return bool(_INCLUDE.search(placeholder.span.of(document.text)))
    after = document.text[placeholder.span.end :]
    before = document.text[: placeholder.span.start].rstrip()
    if placeholder.type in (None, "name"):
        if not before and after[:1] == ":":
            return True
        return not after.strip(" .!\n") and (not before or before[-1] in ".!?}\n-–" or before.endswith("erveisin"))
    return False


def _is_here(document: Document) -> bool:
    """*Hei Iivari, täällä Hertan eläinkauppa*: more than the first name of who writes."""
    here = next((t for t in document.tokens[:8] if t.lower == "täällä"), None)
    after = [t for t in document.tokens if here is not None and here.index < t.index <= here.index + 2]
    if len(after) < 2 or not after[0].capitalised or after[1].kind != "word":
        return False
    return any(r.case == "gen" or r.pos == "noun" for r in after[0].readings) or after[1].capitalised


def _signs_for_owner(document: Document) -> bool:
    """*Näköhuollon optikko Mari*, *Kirja-aitta*: who signs says whose optician it is, or is a shop."""
    start = signature_start(document)
    words = [t for t in document.tokens if start is not None and t.span.start >= start and t.kind == "word"]
    if any(_is_sign(t) for t in words):
        # KUKKA-AITTA: a sign, whatever the words mean.
        return True
    if any(heads_organisation(t) or is_trade_compound(t) or t.lower in _PARISHES for t in words):
        # Alavan terveysasema: an organisation, whatever else its first word may be.
        return True
    if len(words) < 2:
        # Kirja-aitta: a shop; Maija may be anybody.
        return bool(words) and not any(r.pos in ("firstname", "surname", "place") for r in words[0].readings)
    return words[0].capitalised and any(
        r.case == "gen" and r.pos in ("noun", "place", "name") for r in words[0].readings
    )


def sender_prefix(document: Document) -> int | None:
    """Where the message begins after a name: *Elisa: laskusi on …*, *[Posti] Paketti …*; ``None`` without one."""
    for placeholder in document.message.placeholders[:1]:
        if placeholder.type in ("sender", None) and not document.text[: placeholder.span.start].strip():
            mark = _MARK.match(document.text, placeholder.span.end)
            if mark is not None:
                return mark.end()
    match = _PREFIX.match(document.text)
    if match is None:
        return None
    words = [t for t in document.tokens if t.span.end <= match.end("name")]
    if any(r.poss or r.is_finite for t in words[-2:] for r in t.readings[:1]):
        # Lainojesi eräpäivä lähestyy: 2 kpl
        return None
    if len(words) <= 2 and words and _is_proper_use(words):
        return match.end()
    if not words or all(
        t.readings and all(not r.is_name and r.case != "ela" for r in t.readings) and not _is_trade_name(t)
        for t in words
        if t.kind == "word"
    ):
        return None
    return match.end()


def _is_proper_use(words: Sequence[Token]) -> bool:
    """*Voimala:*, *Tunturin Sähkö:*: a noun that is no topic of a message, alone or with the name before it."""
    *owner, last = words
    if not last.capitalised or last.text.isupper() or any(r.pos != "noun" for r in last.readings):
        return False
    if not any(r.case == "nom" and r.number == "sg" for r in last.readings):
        return False
    if any(r.head in _TOPICS and (len(r.parts) == 1 or r.head not in _ONLY_ALONE) for r in last.readings):
        return False
    return all(t.capitalised and any(r.case == "gen" and r.pos in ("noun", "place") for r in t.readings) for t in owner)


def _is_trade_name(token: Token) -> bool:
    """*Kirja-aitta:*, *Hammashoitola:*, *Mutteri Oy:*; *SMS-muistutus:* and *Häiriö:* say what the message is."""
    first, _, last = token.text.partition("-")
    return (
        token.lower in FORMS
        or heads_organisation(token)
        or is_trade_compound(token)
        or (len(first) > 1 and last.islower() and not first.isupper())
    )


def _keeps_parcels(document: Document, token: Token) -> bool:
    """*Nouda se R-kioskilta*: a shop that keeps what others send says nothing of who they are."""
    if not any(r.lemma in _PARCEL_SHOPS for r in token.readings) and token.lower not in _PARCEL_SHOPS:
        return False
    return any(t.lower.startswith(_FETCHED) for t in document.sentence_tokens(document.sentences[token.sentence]))


def _is_sign(token: Token) -> bool:
    """*SALI VOIMA*: capitals that are no word of every message."""
    return token.text.isupper() and len(token.text) > _INITIALS and token.text not in _COMMON_CAPITALS


def _is_organisation(document: Document, token: Token) -> bool:
    """A proper name that is no person's, place's or street's: *Kirjakauppa Sivu*, *Lumon kunta*, *HSL*."""
    if token.kind != "word" or token.zone in ("greeting", "quote") or not token.capitalised:
        return False
    text = token.text
    if len(text) > 1 and text.isupper():
        return text not in _COMMON_CAPITALS and not token.readings
    if _STREET.search(token.lower):
        return False
    following = document.tokens[token.index + 1] if token.index + 1 < len(document.tokens) else None
    if _keeps_parcels(document, token):
        return False
    if any(r.mood == "imp" for r in token.readings) and all(r.is_finite for r in token.readings):
        # Lähetys 1234 Nouda se tänään
        return False
    if "-" in text.strip("-") and not token.initial:
        return True
    is_place = any(r.pos == "place" for r in token.readings)
    if is_place and any(r.pos == "place" and r.case == "gen" for r in token.readings):
        # Lumon kunnan, Tampereen kirjasto
        same = following is not None and following.sentence == token.sentence and not following.capitalised
        return same and any(r.pos in ("noun", "noun-adj") for r in following.readings) if following else False
    if is_place or any(r.pos == "firstname" for r in token.readings):
        # Ravintola Ruukki, Kampaamo Maria
        before = document.tokens[token.index - 1] if token.index else None
        return before is not None and before.capitalised and heads_organisation(before)
    if token.initial:
        if _SPOKEN.search(text):
            # Nähään!
            return False
        return not token.readings and len(text) > 2 and not re.search(r"[?!]", text)
    before = document.tokens[token.index - 1]
    if is_picture(before.text[0]) or _SMILEY.search(document.text[max(0, token.span.start - _FACE) : token.span.start]):
        # 🎉 Nähdään!, but 🎉 Kukkakauppa, 🎉 Lumon kunta
        owns = any(r.case == "gen" for r in token.readings) and following is not None and heads_organisation(following)
        return owns or not token.readings or heads_organisation(token) or is_trade_compound(token)
    opens = before.text in (":", '"', "”", "(", "-") or before.kind in ("number",)
    return not opens
