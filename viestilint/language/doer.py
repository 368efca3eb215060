"""Who acts in a passive clause: the customer, the sender, or nobody can tell.

The order is that of the catalogue's actor model: what speaks for the sender is asked first, because a wrong
*Tee itse* is worse than a missed one.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from viestilint.language.doertables import GOAL_CASES, STATIC_CASES, DoerTables, has_object, has_place, is_among
from viestilint.language.names import COUNTRIES
from viestilint.language.payments import is_paid_in, is_to_our_account
from viestilint.model import Reading, Token

_RECIPIENT = frozenset(
    "sinulle sinulta sinut sinua sinun teille teiltä teidät teitä teidän puolestasi puolestanne automaattisesti"
    " lähettäjälle".split()
)
_US = frozenset(("meille", "meiltä", "takaisin"))
_PLACE_CASES = frozenset(("ela", "abl"))
_THERE = frozenset(("ine", "ela", "ade", "abl", "all"))
# Verbs of bringing, which a carrier does too; palauttaa and ilmoittaa nobody does for the customer.
_BRINGING = frozenset("toimittaa lähettää viedä tuoda jättää luovuttaa postittaa".split())
# Goods come to where they are fetched: Passi lähetetään noutopisteeseen.
_SENDING = frozenset(("toimittaa", "lähettää"))
# A carrier brings and takes back too: Lapsi tuodaan takaisin.
_ALONG_ROADS = frozenset(("tuoda", "viedä"))
# At the sender's own place the staff does it.
_AT_OUR_PLACE = frozenset(("säilyttää", "tulostaa", "skannata"))
# Who is called for these does them.
_DONE_BY_CALLED = frozenset("avata käynnistää tallentaa".split())
# Forbidding them to the customer would change the sense: Maksua ei makseta tauon ajalta.
_NOT_FORBIDDEN = frozenset("maksaa säilyttää ottaa noutaa hakea lunastaa varata tilata perua peruuttaa siirtää".split())


_FREELY = frozenset(
    "maksutta ilmaiseksi veloituksetta puhelimitse sähköpostitse postitse netitse kirjallisesti".split()
)
# Done by the customer where the form, the link or the service is named.
_DONE_AT = frozenset(("tehdä", "hakea"))
_IN_WRITING = frozenset(("sähköisesti", "kirjallisesti", "puhelimitse", "sähköpostitse", "netitse"))
# Uutta kokkia haetaan: the sender looks for somebody.
_PEOPLE = ("ja", "jä", "nen", "mies", "kki", "ri", "oitsija", "hoitaja")
_LEAVING = frozenset("lähdettäessä poistuttaessa lähtiessä poistuessa muutettaessa".split())
# What shows things by itself: Koodi näytetään sovelluksessa.
_SCREENS = ("sovellus", "näyttö", "palvelu", "sivu", "sivusto", "näkymä", "ruutu", "taulu")


_SITES = frozenset(("osoite", "www-osoite", "verkko-osoite"))
# Koulukuljetusta haetaan lomakkeella: whatever it is
_APPLYING = frozenset(("hakea", "anoa"))
_APPLICATIONS = frozenset(("lomake", "hakemus", "hakulomake"))
# Vuokra maksetaan yleensä kuun alussa: how things are done, and no order to do them.
_AS_A_RULE = frozenset("yleensä usein tavallisesti useimmiten tyypillisesti monesti ulkomailla kaikkialla".split())
_SERVICES = frozenset("huolto asennus korjaus asennuskäynti huoltokäynti kotikäynti määräaikaishuolto".split())


class Doer(Enum):
    """The actor of a passive clause."""

    CUSTOMER = "customer"
    SENDER = "sender"


def doer(clause: Sequence[Token], lemma: str, tables: DoerTables, *, negative: bool = False) -> Doer | None:
    """Who does ``lemma`` in the clause; ``None`` if nothing tells. ``negative``: the clause says it is not done."""
    # Avustusta haetaan: what the sender pays, the customer applies for.
    given = lemma not in _APPLYING and has_object(clause, tables["sender-objects"])
    if _recipient_is_customer(clause) or given or _is_in_service(clause):
        return Doer.SENDER
    if _is_in_general(clause) or _is_unclaimed(clause, tables["unclaimed"]) or (negative and lemma in _NOT_FORBIDDEN):
        return None
    if lemma in _AT_OUR_PLACE and _is_at_our_place(clause, tables["places"]):
        return Doer.SENDER
    if _is_customers(clause, lemma, tables):
        return Doer.CUSTOMER
    return None


def is_handed_on(clause: Sequence[Token], after: Sequence[Token]) -> bool:
    """*(Tavara noudetaan varastosta) ja lähetetään sinulle*: who gives it to the customer has fetched it too.

    ``after`` is what follows the clause in its sentence, its own object left out.
    """
    if len(after) < 2 or after[0].lower not in ("ja", "sekä") or not any(r.is_passive for r in after[1].readings):
        return False
    return _recipient_is_customer([t for t in after if t.clause == after[0].clause])


def is_fetching_denied(tokens: Sequence[Token], tables: DoerTables) -> bool:
    """*Jos pakettia ei noudeta, se palautetaan*: then it is not the customer who returns it."""
    denied = any(r.pos == "neg" for t in tokens for r in t.readings)
    return denied and any(
        r.negative in ("true", "both") and r.lemma in tables["fetching"] for t in tokens for r in t.readings
    )


def is_duty(clause: Sequence[Token], verb: str, tables: DoerTables) -> bool:
    """*Laite on palautettava 14 päivän kuluessa*: a time limit on what only the customer can do."""
    done = verb in tables.duties_with and has_object(clause, tables.duties_with[verb])
    if _recipient_is_customer(clause):
        return False
    if verb in tables.homes and has_object(clause, tables.homes[verb]):
        # Asunto on luovutettava puhtaana: as the one who moves out leaves it
        return verb == "siivota" or any(r.case == "ess" for t in clause for r in t.readings)
    if not (verb in tables["duties"] or done):
        return False
    if not any(r.case == "nom" and r.pos in ("noun", "noun-adj", "pron") for t in clause for r in t.readings):
        # Muutosta on haettava tells how an appeal is made, and not to make one.
        return False
    if has_object(clause, tables["money"]) or has_object(clause, tables["sender-objects"]):
        return False
    return _is_timed(clause, tables)


def may_be_done(clause: Sequence[Token], verb: str, last: Token, tables: DoerTables) -> bool:
    """Whether *on V-ttavissa*, which ends in ``last``, says what the customer may do."""
    if _recipient_is_customer(clause) or (verb == "palauttaa" and has_object(clause, tables["money"])):
        return False
    if verb in tables["possible"]:
        return True
    # Ikkunat ovat avattavissa tells what they are like; avattavissa verkkopankissa, what one may do.
    return verb in tables["possible-there"] and any(
        t.kind in ("date", "url", "email", "phone", "time")
        or any(r.case in _THERE and r.pos in ("noun", "place", "noun-adj") for r in t.readings)
        or t.lower in _FREELY
        for t in clause
        if t.index > last.index
    )


def is_granted(clause: Sequence[Token], verb: str, tables: DoerTables) -> bool:
    """Whether *voidaan V* tells what the customer may do."""
    if doer(clause, verb, tables) is Doer.CUSTOMER:
        return True
    if verb not in tables["may"] or _recipient_is_customer(clause) or has_object(clause, tables["sender-objects"]):
        return False
    there = any(t.kind in ("url", "email", "phone") for t in clause)
    return there or has_place(clause, tables["may-at"], STATIC_CASES)


def _is_customers(clause: Sequence[Token], lemma: str, tables: DoerTables) -> bool:
    if lemma in tables["transfer"] and _goal_is_sender(clause, lemma, tables):
        return True
    if lemma in tables["customer"] or (lemma == "maksaa" and is_to_our_account(clause)):
        return True
    if (
        lemma in tables.customer_with
        and has_object(clause, tables.customer_with[lemma])
        and _is_plausible(clause, lemma, tables)
    ):
        return True
    if lemma in tables["customer-from"] and has_place(clause, tables["places"], _PLACE_CASES):
        return True
    if lemma in tables["customer-from"] and has_place(clause, tables["fetched-with"], frozenset(("ade",))):
        return True
    if lemma == "vastata" and has_place(clause, tables["answered"], frozenset(("ill",))):
        return _is_timed(clause, tables)
    if lemma == "ottaa" and _is_taken_along(clause) and has_object(clause, tables["carried"]):
        return True
    if lemma == "hakea" and (has_place(clause, _APPLICATIONS, frozenset(("ade",))) or _is_applied_for(clause)):
        return True
    if lemma in tables["on-leaving"] and any(t.lower in _LEAVING for t in clause):
        return True
    if lemma == "säilyttää" and _is_kept_at_home(clause, tables):
        return True
    if (
        lemma in ("tilata", "varata")
        and any(t.kind == "url" for t in clause)
        and has_place(clause, _SITES, _PLACE_CASES)
    ):
        # Todistus tilataan osoitteesta www…
        return True
    if lemma in tables["booking"] and has_place(clause, tables["booked-from"], _PLACE_CASES):
        return True
    if lemma in tables.sources and has_place(clause, tables.sources[lemma], _PLACE_CASES):
        return True
    means = _means(clause, tables)
    if lemma in _DONE_BY_CALLED:
        means -= {"soittaa", "vastata"}
    return lemma in tables["by-means"] and bool(means)


def _means(clause: Sequence[Token], tables: DoerTables) -> frozenset[str]:
    """*(varataan) soittamalla*"""
    lemmas = {r.lemma for t in clause for r in t.readings if r.verbform == "inf3" and r.case == "ade"}
    return tables["means"] & lemmas


def _is_plausible(clause: Sequence[Token], lemma: str, tables: DoerTables) -> bool:
    """What else the clause holds, for verbs that the sender does to the same things at times."""
    if lemma == "maksaa":
        return is_paid_in(clause, tables["sender-objects"], tables["limits"])
    if lemma == "avata":
        return not any(t.kind in ("date", "time") or any(r.case == "all" for r in t.readings) for t in clause)
    if lemma == "varata":
        return has_place(clause, tables["done-at"], STATIC_CASES)
    if lemma in ("perua", "peruuttaa"):
        return any(t.lower == "viimeistään" for t in clause)
    if lemma in ("merkitä", "ilmoittaa", "näyttää"):
        return _is_plausible_there(clause, lemma)
    if lemma == "palauttaa":
        return any(t.lower in tables["limits"] for t in clause) or has_place(
            clause, tables["returned-into"], frozenset(("ill",))
        )
    if lemma in _DONE_AT:
        return _is_done_there(clause, tables)
    if lemma == "jättää":
        # Vastaukset jätetään laatikkoon; what comes into many boxes is handed out.
        return any(
            r.case == "ill" and r.number == "sg" and is_among(r, tables["returned-into"])
            for t in clause
            for r in t.readings
        )
    if lemma in ("liittää", "lisätä"):
        goals = [r for t in clause for r in t.readings if r.case == "ill" and r.pos == "noun"]
        return (not goals and lemma == "liittää") or any(is_among(r, tables["attached-to"]) for r in goals)
    return True


def _is_done_there(clause: Sequence[Token], tables: DoerTables) -> bool:
    """*lomakkeella, kirjallisesti, soittamalla, Wilmassa*; an application also by a date."""
    if any(t.kind == "url" or t.lower in _IN_WRITING for t in clause):
        return True
    if has_place(clause, tables["done-at"], STATIC_CASES) or _means(clause, tables):
        return True
    if any(r.pos == "firstname" and r.case == "ine" for t in clause if not t.initial for r in t.readings):
        # Wilmassa: nobody is meant, but a service.
        return True
    return has_object(clause, tables["applied-by"]) and any(
        t.lower in tables["limits"] or t.lower == "hyvissä" for t in clause
    )


def _is_applied_for(clause: Sequence[Token]) -> bool:
    """*Tontteja haetaan sähköisesti*, and not *Kokkia haetaan …*"""
    return any(t.lower in _IN_WRITING for t in clause) and not any(
        r.case in ("par", "nom", "gen") and r.pos in ("noun", "noun-adj") and r.lemma.endswith(_PEOPLE)
        for t in clause
        for r in t.readings
    )


def _is_kept_at_home(clause: Sequence[Token], tables: DoerTables) -> bool:
    """*Lääke säilytetään jääkaapissa*; the reader's own food or sample is kept by the sender."""
    if any(r.poss is not None for t in clause for r in t.readings) or has_object(clause, tables["kept-for-you"]):
        return False
    return has_place(clause, tables["kept-at"], frozenset(("ine",)))


def _is_plausible_there(clause: Sequence[Token], lemma: str) -> bool:
    """Where the customer writes, tells or shows something, and not where it is written or shown to them."""
    places = {(r.head, r.case) for t in clause for r in t.readings}
    if lemma == "merkitä":
        return any((goal, "ill") in places for goal in ("lomake", "hakemus", "maksu", "kenttä", "kohta", "kuori"))
    if lemma == "ilmoittaa":
        if any((goal, "ine") in places for goal in ("palvelu", "lomake", "sovellus")):
            return True
        # Poissaolot ilmoitetaan sähköisesti; to the parents the sender tells them.
        told = any(case == "all" for _, case in places)
        return not told and any(t.lower in _IN_WRITING or t.lower == "wilmassa" for t in clause)
    return not any((screen, case) in places for screen in _SCREENS for case in ("ine", "ade"))


def _is_taken_along(clause: Sequence[Token]) -> bool:
    """*otetaan mukaan*, and not *tulojen mukaan*."""
    for before, token in zip([None, *clause], clause, strict=False):
        if token.lower == "mukaan":
            return before is None or not any(r.case == "gen" for r in before.readings)
    return False


def _recipient_is_customer(clause: Sequence[Token]) -> bool:
    for token in clause:
        if token.lower in _RECIPIENT:
            return True
        if any(r.poss in ("2sg", "2pl") and r.case in ("all", "abl", "ill", "ela") for r in token.readings):
            return True
    return False


def _is_in_service(clause: Sequence[Token]) -> bool:
    """*huollon yhteydessä, asennuskäynnillä*: then it is the serviceman who does it."""
    for before, token in zip(clause, clause[1:], strict=False):
        if token.lower in ("yhteydessä", "aikana", "jälkeen"):
            if any(is_among(r, _SERVICES) and r.case == "gen" for r in before.readings):
                return True
    return any(is_among(r, _SERVICES) and r.case in ("ine", "ade") for t in clause for r in t.readings)


def _is_in_general(clause: Sequence[Token]) -> bool:
    """*Suomessa lasku maksetaan*, *yleensä*: how it is done, and not that the reader is to do it."""
    return any(
        t.lower in _AS_A_RULE or any(r.case == "ine" and r.lemma.lower() in COUNTRIES for r in t.readings)
        for t in clause
    )


def _is_unclaimed(clause: Sequence[Token], verbs: frozenset[str]) -> bool:
    return any(
        r.participle in ("neg", "past_act") and r.verb in verbs and r.case in ("nom", "par")
        for t in clause
        for r in t.readings
    )


def _is_at_our_place(clause: Sequence[Token], places: frozenset[str]) -> bool:
    for token in clause:
        if token.lower == "meillä":
            return True
        for r in token.readings:
            if r.case in ("ine", "ade") and (r.poss == "1pl" or is_among(r, places)):
                return True
    return False


def _goal_is_sender(clause: Sequence[Token], lemma: str, tables: DoerTables) -> bool:
    carried = lemma in _BRINGING and has_object(clause, tables["goods"])
    passed_on = lemma in _BRINGING and _is_passed_on(clause, tables)
    for before, token in zip([None, *clause], clause, strict=False):
        if token.lower in _US and not (token.lower == "takaisin" and lemma in _ALONG_ROADS):
            return True
        if token.kind in ("email", "url") and not _is_static(before):
            return True
        for reading in token.readings:
            if reading.poss == "1pl" and reading.case in GOAL_CASES:
                return True
            if (
                reading.case in GOAL_CASES
                and not carried
                and is_among(reading, tables["sender-goals"])
                and not (lemma in _SENDING and is_among(reading, tables["pick-up"]))
                and not (passed_on and is_among(reading, tables["passed-to"]))
            ):
                return True
            if reading.case == "ade" and is_among(reading, tables["customer-tools"]):
                return True
            if reading.case == "ill" and reading.parts[-1:] in ((), ("numero",)) and _is_called(reading, clause):
                return True
            if (
                reading.lemma == "osoite"
                and reading.case == "ill"
                and reading.poss is None
                and _address_follows(clause, token)
            ):
                return True
    return False


def _is_passed_on(clause: Sequence[Token], tables: DoerTables) -> bool:
    """*Tiedot luovutetaan isännöitsijälle*; what has to be handed over, and by a day, the customer hands over."""
    if any(r.participle == "pres_pass" for t in clause for r in t.readings) or _is_timed(clause, tables):
        return False
    return has_object(clause, tables["passed-on"])


def _is_timed(clause: Sequence[Token], tables: DoerTables) -> bool:
    """Whether a date or *viimeistään* tells by when."""
    return any(t.kind == "date" or t.lower in tables["limits"] for t in clause)


def _is_called(reading: Reading, clause: Sequence[Token]) -> bool:
    """*numeroon 040 123 4567*"""
    return reading.lemma in ("numero", "puhelinnumero") and any(t.kind == "phone" for t in clause)


def _is_static(token: Token | None) -> bool:
    """*osoitteessa, sivulla, osoitteesta*: what follows is where something is, not where it goes."""
    return token is not None and any(r.case in STATIC_CASES for r in token.readings)


def _address_follows(clause: Sequence[Token], token: Token) -> bool:
    return any(
        t.index > token.index and (t.kind in ("email", "url") or t.detail in ("house", "postcode")) for t in clause
    )
