"""Question words and what kind of answer each of them asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viestilint.lazyregex import lazy

_TAIL = r"(?:hän|han|köhän|kohan|s|ka|kä|kään|kaan|pä|pa)*"
_ONE_WORD: tuple[tuple[str, str], ...] = (
    (r"milloin|millon|millo|mllioin|miloin|milloi", "time"),
    (r"moneltako|monelta|monelta|mones?tiko", "time"),
    (r"koska|kosk", "time"),
    (r"kauanko|kauan|kauvan|kauvanko|kauaks|kauanks|kauankohan|kauako|pitkäänkö", "duration"),
    (r"paljonko|paljonk|paljoko|paljonks|paljo|paljonkohan|minkähintai(?:nen|sta)|minkähintane?n?"
     r"|palonko", "amount"),
    (r"montako|montaks|montakohan|monelleko|monenko|moniko|useinko|monesko", "count"),
    (r"kuka|kuka|ketkä|ketä|kenelle|keneltä|keneen|kenen|kehen|kenellä|kenestä|kenet|keltä|kelle", "person"),
    (r"miksi|miks|minkätakia|minkävuoksi|mix|mikseivät|miksei|mikset|miksette", "reason"),
    (r"miten|mitenkä|kuinka|mite|miteen|kui", "manner"),
    (r"minne|mihin|mihinkä|mistä|missä|mist|miss|minnepäin|mihi", "place"),
    (r"kumpi|kumman|kumpaa|kumpaan|kummalla|kummassa|kumpikohan|kummasta|kummat", "choice"),
    (r"mikä|mitä|minkä|mitkä|mille|millä|miltä|mitäs|mikäs|mihis|miks?i?ne|mitkähän|millainen"
     r"|millaista|millaisia"
     r"|millaiset|millaisen|minkälainen|minkälaista|minkälaisia|minkälaisen|minkälaiset|minkämoinen"
     r"|millaisella|miksikä"
     r"|minkälaisella|millaisilla|minkälainenhan|minkäkokoinen|minkäkokoisen|mitenkäs|minkäs"
     r"|mitenkäpäin|mones", "thing"),
)  # fmt: skip
_WORD_TYPES = tuple((lazy(rf"(?:{words}){_TAIL}", re.I), kind) for words, kind in _ONE_WORD)
# What follows the question word may say more than it: mihin aikaan, kuinka kauan, mistä syystä.
_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (lazy(pattern, re.I), kind)
    for pattern, kind in (
        (r"(?:mihin|mitä|minkä|mihi) (?:aika|kello|kellon|mennessä|asti|saakka|ajan)", "time"),
        (r"minä (?:päivänä|aikana|viikonpäivänä|vuonna|viikkona)|mistä (?:lähtien|alkaen)|millä"
         r" viikolla", "time"),
        (r"mikä (?:aika|päivä|viikko|ajankohta|viikonpäivä|kellonaika|eräpäivä|toimituspäivä"
         r"|deadline)\w*", "time"),
        (r"(?:mitkä|mitkähän) (?:ajat|aukioloajat|kellonajat|päivät)", "time"),
        (r"(?:paljonko|kuinka paljon|miten paljon) (?:mulla |minulla |meillä |on )*aikaa", "duration"),
        (r"(?:paljonko|mitenkä|kuinka) (?:\w+ ){1,3}?(?:kestää|viivästyy|myöhästyy|kestäisi)\b", "duration"),
        (r"(?:kuinka|miten|kui) (?:kauan|kauaks|pitkä\w*|nopea\w*|pian|äkkiä|vanha\w*)", "duration"),
        (r"(?:mikä|minkälainen|millainen) (?:\w+ )?\w*(?:toimitusaika|käsittelyaika|irtisanomisaika"
         r"|takuuaika|määräaika|odotusaika|maksuaika|säilytysaika)", "duration"),
        (r"mikä (?:on |onkaan )?(?:\w+ ){0,2}?\w*(?:aikataulu|ajankohta|eräpäivä|päivämäärä)", "time"),
        (r"(?:kuinka|miten|kui) (?:paljon|paljo|kallis|kallista|iso|suuri|suuren|ison|hintava"
         r"|paljonko)", "amount"),
        (r"(?:mihin|millä|mistä) hin\w+", "amount"),
        (r"minkä (?:hintai|verran|suurui|kokoi|hinta)\w*", "amount"),
        (r"(?:mikä|mitä|mitkä|minkälainen|millainen) (?:on |onkaan |ovat |olisi |tulee |tulis"
         r" )?(?:\w+ ){0,3}?\w*"
         r"(?:hinta|hinnat|kustannu\w+|maksu|maksut|kulut|vuokra|hintana|hinnaksi|korko|summa|saldo|palkkio|palkkiot|taksa)\b",
         "amount"),
        (r"mitä\w* (?!(?:\w+ )?tapahtu)(?:\w+ ){0,4}?(?:maksa|maksaa|maksaakaan|maksais\w{0,4}|maksavat|makso|maksoi|maksoivat"
         r"|kustanta\w{1,6}"
         r"|jää maksettava\w*)\b", "amount"),
        (r"(?:mistä|mist) (?:\w+ ){0,3}?(?:tulee|tulevat|tulis|tulisi|tullut|muodostuu)\b", "thing"),
        (r"(?:kuinka|miten) (?:kaukana|kauas|etäällä|pitkälle|pitkästi|syvä\w*|leveä\w*|korkea\w*|painava\w*)", "count"),
        (r"(?:mikä|mitkä|minkä) (?:on |onkaan |ovat )?(?:\w+ ){0,3}?\w*(?:lämpötila|paino|painoraja|pituus|leveys|korkeus"
         r"|mitat|tilavuus|teho|nopeus|etäisyys|ikäraja|kulutus)\b", "count"),
        (r"(?:kuinka|miten) (?:mon\w+|usein|useasti|useita)", "count"),
        # Mistä iästä, mihin summaan: the noun says what is asked for, and no place.
        (r"(?:mistä|missä|mihin|minkä|mikä) (?:\w+ )?(?:ikä\w*|iä(?:stä|ssä|n|ltä|llä))(?: |$)|(?:kuinka|miten) (?:vanhana|nuorena)",
         "count"),
        (r"(?:mistä|mihin|millä|missä) (?:summa|hin)\w*", "amount"),
        (r"missä ajassa", "duration"),
        (r"(?:mihin|mistä|missä) (?:tarkoituk|tarpee|tapauk|muodo|muoto|järjesty|asia|aihee|perustee|määrin|suhtee|mielessä"
         r"|luokka|luoka|kokoon|koossa|väri)\w*", "thing"),
        (r"(?:minkä|mitä|mistä) (?:takia|vuoksi|syystä|johtu\w+|varten|syyst|seurausta|ihmeen"
         r" syystä)", "reason"),
        (r"mistä (?:\w+ ){0,3}?(?:johtuu|johtu|johtuvat|kiikastaa)", "reason"),
        (r"mikä (?:\w+ ){0,4}?(?:syy|syynä|syyksi|aiheuttaa|aiheutti|kestää|maksaa|mättää)\b", "reason"),
        (r"mitä (?:\w+ )?(?:varten)", "reason"),
        (r"mitä (?:\w+ ){0,2}?(?:pitää|pitäisi|pitäis|täytyy|tulee|kannattaa|voin|voi|pitääkään)"
         r" (?:\w+ ){0,3}?(?:tehdä|tehä|tehrä)", "manner"),
        (r"mitä (?:mä |minä )?teen|mitä (?:tehdä|tehä)|millä (?:tavalla|tavoin|keinoin|keinolla"
         r"|lailla)", "manner"),
        (r"missä (?:vaiheessa|tilassa|kunnossa|mennään|tilanteessa)|mikä (?:\w+ )?(?:on )?(?:\w+"
         r" ){0,3}?(?:tilanne|tila|status)\b", "state"),
        (r"miten (?:\w+ )?(?:laita|kävi|käy)\b|mitä (?:\w+ ){0,2}?tapahtu\w+|mitä\w* kuuluu \w+lle", "state"),
        (r"mikä (?:on |onkaan |oli )?(?:\w+ ){0,3}?\w*(?:osoite|osoitteenne|osoitteemme)", "place"),
        (r"mihin (?:\w+ )?(?:numeroon|sähköpostiin|osoitteeseen)|mistä (?:\w+ )?numerosta|mikä"
         r" (?:\w+ ){0,3}?(?:puhelinnumero|sähköposti)\w*", "place"),
    )
)  # fmt: skip
# A noun that is asked for (kertoisitteko hinnan) names the kind of its answer.
_NOUN_TYPES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (lazy(pattern), kind)
    for pattern, kind in (
        (r"(?:toimitus|käsittely|irtisanomis|takuu|odotus|määrä|maksu|säilytys)aika|kesto", "duration"),
        (r".*(?:hinta|kustannus|maksu|kulu|summa|saldo|hinta-arvio|tarjous)", "amount"),
        (r".*(?:aikataulu|ajankohta|päivämäärä|aukioloaika|eräpäivä|lähtöaika|saapumisaika|aika)", "time"),
        (r".*(?:osoite|sijainti|paikka|puhelinnumero|sähköpostiosoite|yhteystieto)", "place"),
        (r".*(?:syy|peruste|perustelu)", "reason"),
        (r".*(?:ohje|tapa|neuvo)", "manner"),
        (r".*(?:määrä|lukumäärä)", "count"),
        (r".*(?:tilanne|tila|status|vaihe)", "state"),
    )
)


def word_type(word: str) -> str | None:
    """What a question word asks for by itself; ``None`` if the word is none."""
    spellings = (word, word.replace("a", "ä")) if "ä" not in word else (word,)
    # Mita, mista: hurried writers leave the dots out.
    return next((kind for form in spellings for pattern, kind in _WORD_TYPES if pattern.fullmatch(form)), None)


def phrase_type(words: Sequence[str]) -> str | None:
    """What a question asks for that begins with these words, the first of which is a question word."""
    text = " ".join(words)
    for pattern, kind in _PHRASES:
        if pattern.match(text):
            return kind
    return word_type(words[0]) if words else None


def noun_type(lemma: str) -> str | None:
    """What kind of answer a noun is that is asked for (*hinta*, *toimitusaika*); ``None`` if it"
    " tells nothing."""
    return next((kind for pattern, kind in _NOUN_TYPES if pattern.fullmatch(lemma)), None)
