"""Both *sinä* and *te* for one reader."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from viestilint.checks.registry import CheckContext
from viestilint.checks.te_of_many import PRONOUNS, comes_along, is_called, is_group, is_shared, names_kin
from viestilint.language.address import conversion
from viestilint.language.customer_text import writes_for_several
from viestilint.model import Address, Applicability, Document, Fix, Hit, Token

# What takes two: a verb in the plural may mean the reader and whoever was just named.
_TOGETHER = frozenset("sopia tavata pelata keskustella jutella neuvotella kilpailla".split())
_TO_YOU = frozenset("sinua sinut sinulle sinuun sinulta kanssasi".split())
# What is booked for all who come: Varasin teille pöydän.
_BOOKED = frozenset("aika pöytä huone hotellihuone perhehuone mökki hytti".split())
_VISITING = frozenset("olla tulla käydä saapua piipahtaa poiketa".split())
_WORKERS = ("ja", "jä", "mies", "ri", "nikko", "seppä")
_NEAR = 3
# To Voikko xx.xx. is twice twenty.
_ROMAN = frozenset("ivxlcdm")
_MANY = frozenset("kaikki molemmat yhdessä porukalla perheenä kahdestaan kimpassa".split())
_QUANTITIES = frozenset(
    "montako paljonko moni monta usea kukaan joku jokainen kukin kumpi kumpikin kumpikaan osa puolet muutama".split()
)
_EACH = frozenset("kukin kumpi kumpikin kumpikaan molempi molemmat".split())
# Hyvät asukkaat: whatever the count, the message speaks to several.
_TO_MANY = frozenset("hyvät arvoisat rakkaat kaikki molemmat".split())
_AND = frozenset(("ja", "sekä"))
_DESCRIBING = frozenset(("adj", "noun-adj"))
_SHOWN = {Address.SINA: "sinä", Address.TE: "te"}


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit, on the first word in the minority form, with the edits that unify the whole message."""
    spoken = [(t, form) for t, form in document.signals if t.zone != "foreign"]
    if len({form for _, form in spoken}) < 2:
        return
    household = any(means_household(document, t) for t, _ in spoken) or any(is_group(t) for t in document.tokens)
    # Who writes for several is answered in the plural, whatever else the reply says to the one who wrote.
    several = writes_for_several(document.message.customer)
    plural = any(form is Address.TE and _means_many(document, t) for t, form in spoken)
    told = [(t, form) for t, form in spoken if form is Address.SINA or not (is_shared(t) or is_called(document, t))]
    signals = [
        (t, form)
        for t, form in told
        if form is Address.SINA
        or not (several or _means_many(document, t) or (household and t.lower in PRONOUNS) or (plural and _is_owned(t)))
    ]
    forms = {form for _, form in signals}
    if len(forms) < 2:
        return
    target = _target(document, [form for _, form in told])
    token = next(token for token, form in signals if form is not target)
    other = next(token for token, form in signals if form is target)
    values = (("match", token.text), ("other", other.text), ("form", _SHOWN[target]))
    # A group beside the one reader stays a group: then nobody can turn the words of te one by one.
    one_by_one = target is Address.TE or len(signals) == len(spoken)
    edits = conversion(document, target, context.inflector) if one_by_one else None
    fixes = (Fix(tuple(sorted(edits)), Applicability.UNSAFE),) if edits else ()
    yield Hit(token.span, values, fixes)


def means_household(document: Document, token: Token) -> bool:
    """*Asentaja käy teillä*, *Varasin teille pöydän*: said of all at home or at the table, to the one who reads."""
    return _is_at_home(document, token) or _is_joint(document, token)


def _means_many(document: Document, token: Token) -> bool:
    """*Toivottavasti pääsette matkaan terveinä*, *tulette yhdessä*: a verb that is about more people than the reader."""
    if _is_joint(document, token) or comes_along(document, token):
        return True
    if not any(r.is_finite and r.person == "2" for r in token.readings):
        # Voitte molemmat perua aikanne.
        return any(t.lower in ("molemmat", "kaikki") for t in document.clause_tokens(token))
    return _is_with_another(document, token) or any(
        t.lower in _MANY
        or (t.lower in PRONOUNS and is_counted_te(document, t))
        or any(r.case == "ess" and r.number == "pl" and r.pos in _DESCRIBING for r in t.readings)
        for t in document.clause_tokens(token)
    )


def _is_with_another(document: Document, token: Token) -> bool:
    """*Liisa haastaa sinut. Voitte sopia ajan*: what the reader does with the one who was named just before."""
    if not any(r.lemma in _TOGETHER for t in document.clause_tokens(token) for r in t.readings):
        return False
    near = [
        t
        for s in document.sentences[max(0, token.sentence - 1) : token.sentence + 1]
        for t in document.sentence_tokens(s)
    ]
    return any(t.lower in _TO_YOU for t in near) and any(
        t.kind == "placeholder" or any(r.pos in ("firstname", "surname") for r in t.readings)
        for t in near
        if t.index < token.index and t.zone != "greeting"
    )


def _is_owned(token: Token) -> bool:
    """*teille, hakemuksenne*: of all of them, where the customer wrote of *me*; a verb still speaks to who wrote."""
    return token.lower in PRONOUNS or any(r.poss == "2pl" for r in token.readings)


def _is_joint(document: Document, token: Token) -> bool:
    """*teille molemmille*, or *teille* where *äitisi* is spoken of: the reader and somebody of theirs."""
    words = [t.lower for t in document.sentence_tokens(document.sentences[token.sentence])]
    if any("sinä" in pair and not _AND.isdisjoint(pair) for pair in pairwise(words)):
        # Kun sinä ja puolisosi muutatte, ilmoittakaa; Poikasi ja sinä voitte
        return True
    if is_counted_te(document, token):
        return True
    if token.lower not in PRONOUNS:
        return False
    clause = document.clause_tokens(token)
    if any(r.lemma in _MANY for t in clause for r in t.readings):
        return True
    if any(is_group(t) for t in clause):
        # Teillä on yrityksenne sopimuksessa alennus: all of them
        return True
    if token.lower in ("teille", "teidät") and any(
        r.lemma in _BOOKED and r.poss is None and (r.case in ("nom", "gen") or token.lower == "teidät")
        for t in clause
        for r in t.readings
    ):
        return True
    return names_kin(document)


def is_counted_te(document: Document, token: Token) -> bool:
    """*teille neljälle, montako teitä, kaksi teistä*: so many people, and not one reader addressed formally."""
    if token.lower in ("teitä", "teistä"):
        before = document.neighbour(token, -1)
        if before is not None and _is_quantity(before):
            return True
        if token.lower == "teitä" and any(
            r.pos == "num" and r.case == "nom" and r.lemma != "yksi"
            for t in document.clause_tokens(token)
            if not _ROMAN.issuperset(t.lower)
            for r in t.readings
        ):
            # Teitä on tulossa viisi.
            return True
    clause = [t for t in document.clause_tokens(token) if t.index > token.index]
    if token.lower == "teistä" and any(_is_quantity(t) for t in clause[:_NEAR]):
        # Tavataan teistä mahdollisimman monta.
        return True
    cases = {r.case for r in token.readings if r.lemma == "te"} - {"gen"}
    if any(r.lemma in _EACH and r.case in cases for t in clause for r in t.readings):
        # teillä on kummallakin oma avain
        return True
    return any(
        (r.pos == "num" and r.case in cases and r.lemma != "yksi")
        # te huoltajat
        or (r.pos == "noun" and r.number == "pl" and r.case in cases and r.poss is None)
        for t in clause[:1]
        for r in t.readings
    )


def _is_quantity(token: Token) -> bool:
    return token.lower in _QUANTITIES or any(r.lemma in _QUANTITIES or r.pos == "num" for r in token.readings)


def _is_at_home(document: Document, token: Token) -> bool:
    """*Asentaja on teillä kahdeksan maissa*: at the reader's home, where others may live too."""
    if token.lower not in ("teillä", "teille"):
        return False
    clause = document.clause_tokens(token)
    before = [t for t in clause if t.index < token.index]
    verb = next((t for t in before if any(r.is_finite and r.lemma in _VISITING for r in t.readings)), None)
    if verb is None:
        return False
    if token.lower == "teille" and not any(r.lemma != "olla" for r in verb.readings if r.is_finite):
        return False
    return any(
        r.case == "nom"
        and (r.lemma in ("hän", "me") or r.pos in ("firstname", "surname") or r.lemma.endswith(_WORKERS))
        for t in before
        if t.index < verb.index
        for r in t.readings
    )


def _target(document: Document, forms: list[Address]) -> Address:
    """The declared form, else that of a greeting to several, else the majority's, else the house style."""
    if document.message.address is not None:
        return document.message.address
    if any(t.lower in _TO_MANY for t in document.tokens if t.zone == "greeting"):
        return Address.TE
    informal = forms.count(Address.SINA)
    formal = len(forms) - informal
    if informal == formal:
        return document.default_address
    return Address.SINA if informal > formal else Address.TE
