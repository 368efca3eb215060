"""Verbs by who does them in customer service: the customer or the sender of the message.

From the catalogue's table of verbs. Verbs that either may do are in neither set.
"""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.model import Token

CUSTOMER_VERBS = frozenset(
    "maksaa noutaa hakea palauttaa täyttää tilata varata ladata klikata painaa valita kirjautua tunnistautua"
    " allekirjoittaa tulostaa liittää perua peruuttaa irtisanoa vahvistaa ilmoittaa ilmoittautua lunastaa vaihtaa"
    " rekisteröityä uusia lähettää toimittaa vastata hyväksyä tuoda viedä jättää syöttää skannata kuitata".split()
)
"""What a customer is asked to have done by a date: *noudettava 14.3. asti* is *viimeistään 14.3.*"""

RELATIONS = frozenset(
    """
    puoliso vaimo mies lapsi poika tytär tyttö äiti isä vanhempi huoltaja sisar veli isovanhempi läheinen
    omainen ystävä kaveri kumppani vieras naapuri lääkäri hoitaja terapeutti opettaja ohjaaja valmentaja
    työnantaja esihenkilö esimies työntekijä työkaveri kollega alainen vuokranantaja vuokralainen
    isännöitsijä edustaja asiamies asianajaja asiakas serkku täti setä eno mummo vaari lapsenlapsi avopuoliso aviopuoliso aviomies avustaja edunvalvoja kirjanpitäjä tilintarkastaja takaaja
    alihankkija urakoitsija toimittaja yritys yhtiö taloyhtiö yhdistys seura järjestö koulu pankki perhe
    ryhmä joukkue tiimi henkilökunta hallitus puheenjohtaja
    """.split()
)
"""Whom one has, and who may do things too: *Puolisosi tulee allekirjoittaa* tells what the spouse does."""

STATES = frozenset(
    "asua omistaa osata haluta tarvita tuntea hallita työskennellä opiskella elää oleskella ansaita jaksaa ehtiä"
    " uskaltaa kyetä pärjätä edustaa".split()
)
"""What one is, has or can, and is not told to do: *Sinun pitää osata* never becomes *Osaa*."""

_LANGUAGES = frozenset("suomi ruotsi englanti saame viro venäjä saksa ranska espanja arabia ukraina somali".split())


def is_somebodys(token: Token) -> bool:
    """*puolisosi, isäni, heidän yrityksensä*: somebody of the reader's or another's, in the genitive or what looks like it."""
    return any(
        r.poss is not None and r.case in ("nom", "gen") and (r.lemma in RELATIONS or r.head in RELATIONS)
        for r in token.readings
    )


def is_state(lemma: str, clause: Sequence[Token]) -> bool:
    """Whether the verb says in its clause what somebody has to be: *omistaa auto, täyttää 18 vuotta, puhua suomea*."""
    if lemma == "täyttää":
        return any(t.lower.endswith(("vuotta", " v")) for t in clause)
    if lemma == "puhua":
        return any(r.case == "par" and (r.lemma in _LANGUAGES or r.head == "kieli") for t in clause for r in t.readings)
    return lemma in STATES
