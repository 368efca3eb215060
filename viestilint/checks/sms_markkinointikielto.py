"""Direct marketing that does not say how to refuse it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.registry import CheckContext
from viestilint.checks.signing import sender_start
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Span

_REFUSAL = lazy(
    r"kiell[äo]|kieltää|kielto|kieltäyty|\best[äo]\b|estää|\bstop(?:p)?\b|lopeta\b|lopetus"
    # Voit lopettaa milloin tahansa: what is paid for, not what is sent.
    r"|\blopettaa\b[^.!?\n]{0,40}(?:viest|mainos|kirje|tila|tästä|täältä|linki|http|www|\{)|(?:viest|mainos|kirje|tila)\w{0,30}[^.!?\n]{0,40}\blopettaa\b"
    r"|\bpois(?:tu|taa)? (?:posti|jakelu|li)?st"
    r"|\bperu(?:ut?a\w{0,40}|kaa|t|tte)?\b[^.!?]{0,40}(?:tila|viest|uutiskirj|mainos|markkinoin|suostumu)|(?:viest|tila"
    r"|uutiskirj|mainos|markkinoin|suostumu)\w{0,40}[^.!?]{0,40}\bperu"
    r"|\ben halua|\bet(?:te)?(?:kö)? (?:enää )?halua|unsubscri|poistu (?:lista|jakelu|postitus)|eroa (?:lista"
    r"|postitus|jakelu)|markkinointilup"
    r"|muuta (?:tilaus|viesti)?aset|hallitse (?:tila|viesti|asetu)|\b(?:vastaa|lähetä|tekstaa)"
    r" (?:[\"”']?EI\b)",
    re.I,
)
_REFUSAL_NAME = lazy(
    r"kielto|kiell|stop|unsub|opt.?out|pysay|pysäy|peruut|lopet|esto|preferenc"
    r"|footer",
    re.I,
)
_PERCENT_OFF = lazy(
    r"(?:[-–−] ?\d{1,2} ?%|\b\d{1,2} ?(?:%|%:n|prosen\w+) (?:alennu|ale\b|edullis|halvem)"
    r"|\balennus\w* \d{1,2} ?%)",
    re.I,
)
_STRONG = lazy(
    r"\b\w*(?:ale(?:nnusmyynti|nnuspäiv)\w*|kesäale|talviale|joulu?ale|loppuunmyynti\w*"
    r"|huippu(?:tarjou|etu)\w*|superpäiv\w*|(?:kampanja|tarjous)päiv\w*"
    # Toukokuun tarjous, Viikon tarjoukset; tarjous alone is a quotation too
    r"|(?:viikon|viikonlopun|päivän|kuun|kuukauden|kevään|kesän|syksyn|talven|joulun|(?:tammi|helmi|maalis|huhti|touko|kesä"
    r"|heinä|elo|syys|loka|marras|joulu)kuun) (?:tarjou|kampanj)\w*"
    r"|hullut päivät|black friday|cyber monday)\b|\bvain tänään\b(?!\S)|\bviimei(?:set|nen)"
    r" (?:päivät|tarjouspäiv\w*|mahdollisuus (?:osta|tila))"
    r"|\bpuoleen hintaan\b|\bkaupan päälle\b"
    # 2 yhden hinnalla, 12 kuukautta 9 kuukauden hinnalla
    r"|\b(?:\d{1,2}|kaksi|kolme|neljä|viisi|kuusi)(?: [a-zäö]{2,20})? (?:\d{1,2}|yhden|kahden|kolmen|neljän|viiden)(?: (?!eur|sent)[a-zäö]{2,20}n)? hinnalla\b"
    r"|\b(?:ensimmäinen|toinen|kolmas|1\.|2\.|3\.) [a-zåäö]{3,20} (?:ilmaiseksi|veloituksetta|maksutta)\b"
    r"|\bosta (?:yksi|kaksi|kolme)\b|\bkokeile[^.!?\n]{1,60}\b(?:ilmaiseksi|veloituksetta|maksutta)\b",
    re.I,
)
_OFFERS = frozenset(
    "tarjous ale alennus kampanja etu uutuus uutuusvalikoima kesätarjous valikoima mallisto"
    " kokoelma kanta-asiakasetu etukoodi alennuskoodi arvonta jäsenetu asiakasetu klubietu tilaajaetu kesäetu syysetu"
    " talvietu kevätetu jouluetu viikkoetu syntymäpäiväetu avajaisetu joulutarjous syystarjous kevättarjous talvitarjous"
    " viikkotarjous avajaistarjous erikoistarjous".split()
)
_OFFER_HEADS = frozenset("tarjous ale alennus kampanja etu valikoima".split())
_OFFER_KEYS = _OFFERS | {f"part={head}" for head in _OFFER_HEADS}
_INVITES = frozenset(
    "tutustua hyödyntää ostaa tilata tulla napata tarttua poimia säästää löytää katsoa osallistua"
    " hankkia shoppailla kokeilla maistaa maistella ihastua".split()
)
# … kun liityt: what one gets for it; kun tilaat is said of an offer that was asked for, too
_JOINS = frozenset(("liittyä",))
_BUYS = frozenset(("tilata", "ostaa", "varata", "hankkia", "vaihtaa"))
_SERVICE = lazy(
    r"\b(?:tilaukse(?:si|nne)|tilaustasi|tilaustanne|lasku(?:si|nne|n)|aika(?:si|nne)"
    r"|varaukse(?:si|nne)|ajanvarau\w+|paket(?:ti|in)\w*|lähety\w+|lähetykse\w+"
    r"|toimitu\w+|sopimukse(?:si|nne)|liittymä(?:si|nne)|palautukse(?:si|nne)|huolto\w*|eräp\w+"
    r"|erään\w+|maksu(?:si|nne)|kood[ie]\w* on|tarjous(?:pyyntö\w*)|tarjoukse(?:si|nne)"
    r"|vastaano\w+|rokotu\w+|hakemukse(?:si|nne)|päätökse\w+|noudettavissa|saapunut|vahvistettu)\b",
    re.I,
)
_SHORT_MAIL = 40
_SENTENCES = {
    "sms": "Voit kieltää tekstiviestit: soita {{puhelinnumero}}.",
    "email": "Et halua näitä viestejä? Peruuta tilaus linkistä {{kielto}}.",
}


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit on what makes the message marketing, or on its end, if nothing in it says how to refuse."""
    message = document.message
    text = document.text
    if message.type != "marketing" and (message.type is not None or not _is_marketing(document)):
        return
    if any(_REFUSAL_NAME.search(p.name) for p in message.placeholders) or _REFUSAL.search(text):
        return
    end = Span(len(text.rstrip()), len(text.rstrip()))
    if not text.strip():
        return
    yield Hit(end, (), _fix(document, end))


def _is_marketing(document: Document) -> bool:
    """Offers and invitations to buy, in a message that is about no order, bill or appointment."""
    body = " ".join(z.span.of(document.text) for z in document.zones if z.kind in ("greeting", "body"))
    loud = document.message.channel != "email" and bool(_PERCENT_OFF.search(body) or _STRONG.search(body))
    if not (loud or document.has(_OFFER_KEYS)) or _SERVICE.search(body):
        return False
    if loud:
        return True
    offers = invites = joins = buys = 0
    for token in document.tokens:
        if token.zone not in ("greeting", "body"):
            continue
        for r in token.readings:
            if r.lemma in _OFFERS or (len(r.parts) > 1 and r.head in _OFFER_HEADS):
                offers += 1
                break
            if r.lemma in _INVITES and r.is_finite and r.mood == "imp":
                invites += 1
                break
            if r.lemma in _JOINS | _BUYS and r.mood == "ind" and r.tense == "pres" and r.person == "2":
                joins += r.lemma in _JOINS
                buys += r.lemma in _BUYS
                break
    if document.message.channel == "email":
        # A newsletter says what it is; undeclared mail counts only if it does nothing but invite to buy.
        words = sum(token.kind == "word" for token in document.tokens)
        return offers > 0 and invites > 1 and words <= _SHORT_MAIL
    # Kanta-asiakasetu: kahvi ja pulla 3 e
    priced = any(t.kind == "amount" and t.detail == "money" and t.zone == "body" for t in document.tokens)
    # tarjous is a quotation too: Tarjouksemme: remontti 2400 e
    opens = any(
        t.initial and any(r.lemma in _OFFERS - {"tarjous"} for r in t.readings)
        for t in document.tokens
        if t.zone == "body"
    )
    return offers > 0 and (invites > 0 or joins > 0 or (opens and (priced or buys > 0)))


def _fix(document: Document, end: Span) -> tuple[Fix, ...]:
    """A sentence with a placeholder for the way out, above who signs; never a number of its own making."""
    message = document.message
    if message.mode == "sent" or message.channel not in _SENTENCES:
        return ()
    start = sender_start(document)
    before = document.text[: end.start if start is None else start].rstrip()
    gap = document.text[len(before) : start] if start is not None else ""
    is_link = any(t.kind == "url" and t.span.end == len(before) for t in document.tokens)
    if "\n" not in gap:
        gap = "\n\n" if "\n" in before and message.channel != "sms" else "\n" if is_link else " "
    # A full stop after a link would become part of it; a comma before the sender gives way to one.
    stop = "" if is_link or before[-1:] in ".!?}" else "."
    place = Span(len(before) - before.endswith(","), len(before))
    return (Fix((Edit(place, stop + gap + _SENTENCES[message.channel]),), Applicability.UNSAFE),)
