"""How a message addresses its reader: the person model of sinuttelu and teitittely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from viestilint.language.negation import after_negation, negated_before, shares_negation
from viestilint.language.phrases import COORDINATORS, heads_loose_compound
from viestilint.language.pronouns import SECOND_PERSON
from viestilint.model import Address, Token
from viestilint.model.document import bits, standing

SPOKEN = {
    "sä": "nom", "sun": "gen", "sua": "par", "sulle": "all", "sulla": "ade", "sulta": "abl", "susta": "ela",
    "suhun": "ill", "sut": "acc",
}  # fmt: skip
"""The spoken forms of *sinä*, which Voikko does not know, with their cases."""

_NEUTRAL = frozenset("hyvä tervetuloa kiitos anteeksi onneksi".split())
_MARKS = (
    "person=2",
    "poss=2sg",
    "poss=2pl",
    "sinä",
    *SPOKEN,
    *(word for words in SECOND_PERSON.values() for word in words),
)
"""Keys of ``Document.places`` of which one stands at every word that addresses the reader."""

_BE = frozenset(("ole", "olkaa"))
# The possessive of a group does not say how one reader is addressed.
_COLLECTIVE = frozenset(
    "yritys taloyhtiö perhe tiimi yhdistys koulu luokka ryhmä seurue porukka yhteisö organisaatio työpaikka kotitalous talous seura"
    " kunta kaupunki kuntayhtymä alue toimiala yksikkö päiväkoti"
    " yhtiö firma järjestö kerho osasto liitto osuuskunta"
    " katu tie talo kortteli kylä rappu naapurusto lapsi joukkue juhla kesäjuhla pikkujoulu häät kokous hallitus jäsenistö asiakaskunta henkilökunta henkilöstö".split()
)
# rivitaloyhtiönne, asunto-osakeyhtiönne
_COMMONS = ("taloyhtiö", "osakeyhtiö")
_CONDITIONS = frozenset("jos kun mikäli ellei jollei jotta koska vaikka".split())
# Their nouns (liver, edge, snow crust, that) open no sentence whose only other word is an object.
_COMMANDS = frozenset("maksa laita hanki tuo".split())
# Trap: kerta + si, but most often something was repeated.
_PATH_MARKS = frozenset((">", "–", "-", "›", "→", "/"))
_MENUS = frozenset("kohdassa kohdasta kohta kohtaan valikossa valikosta valikko valitse valitkaa polku".split())
_MENU_REACH = 8
_FALSE_POSSESSIVES = frozenset(("kertasi",))
_OPENERS = frozenset((":", ";", "–"))
_JOINERS = frozenset("ja tai niin sekä mutta joten eli vaan".split())
_APART = frozenset(("quote", "foreign"))
_QUOTES = frozenset('"”“„»«')


def address_signals(tokens: Sequence[Token], places: Mapping[str, int]) -> Iterator[tuple[Token, Address]]:
    """The tokens that address the reader, each with the form it is in.

    Strong signals only: possessives in every reading, pronouns, 2nd-person verbs, and imperatives at the start of
    a sentence or clause. Connegatives, quotations and fixed phrases do not count. ``places``: of ``Document``.
    """
    quoted = _quoted(tokens) if any(mark in places for mark in _QUOTES) else frozenset()
    for index in bits(standing(places, _MARKS)):
        token = tokens[index]
        if token.kind != "word" or token.index in quoted or token.zone in _APART:
            continue
        if not token.readings and token.lower not in SPOKEN:
            continue
        form = _form(tokens, index, token)
        if form is not None:
            yield token, form


def is_collective(token: Token) -> bool:
    """*yrityksenne, kylämme*: a group, whose possessive does not say how one reader of it is addressed."""
    return any(r.lemma in _COLLECTIVE or r.head in _COLLECTIVE or r.lemma.endswith(_COMMONS) for r in token.readings)


def prevailing(forms: Iterable[Address]) -> Address | None:
    """The form that most of the signals have; ``None`` if there are none or it is a tie."""
    counts = {Address.SINA: 0, Address.TE: 0}
    for form in forms:
        counts[form] += 1
    if counts[Address.SINA] == counts[Address.TE]:
        return None
    return max(counts, key=lambda form: counts[form])


def is_courtesy(tokens: Sequence[Token], index: int) -> bool:
    """*Ole hyvä*, *olkaa hyvä*: a phrase that says nothing of how the rest addresses the reader."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return tokens[index].lower in _BE and following is not None and following.lower in ("hyvä", "hyvät")


def _quoted(tokens: Iterable[Token]) -> Set[int]:
    inside: set[int] = set()
    opened: list[int] = []
    sentence = -1
    for token in tokens:
        if token.sentence != sentence:
            sentence, opened = token.sentence, []
        if token.text in _QUOTES:
            if opened:
                inside.update(range(opened.pop(), token.index))
            else:
                opened.append(token.index)
    return inside


def _form(tokens: Sequence[Token], index: int, token: Token) -> Address | None:
    low = token.lower
    if _in_product_name(tokens, index):
        return None
    if low in SPOKEN and not token.readings:
        return Address.SINA
    for form, pronouns in SECOND_PERSON.items():
        if low in pronouns:
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            collective = following is not None and any(
                r.lemma in _COLLECTIVE or r.lemma == "kaikki" for r in following.readings
            )
            return None if collective or (low == "te" and token.text == "TE") else form
    if low == "sinä":
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        is_essive = following is not None and any(r.case == "ess" for r in following.readings)
        return None if is_essive else Address.SINA
    if low in _NEUTRAL or is_courtesy(tokens, index):
        return None
    if _every(token, "2sg"):
        return Address.SINA
    if _every(token, "2pl"):
        return None if is_collective(token) else Address.TE
    owned = _owned(tokens, index)
    if owned is not None:
        return owned
    verbal = [r for r in token.readings if r.is_finite and r.mood != "pot"]
    second = [r for r in verbal if r.person == "2"]
    if not second:
        return None
    number = second[0].number
    form = Address.SINA if number == "sg" else Address.TE
    imperative = all(r.mood == "imp" for r in second)
    if any(r.pos == "neg" for r in second):
        return None if heads_loose_compound(tokens, index) else form
    if imperative and any(r.verbform == "inf1" for r in token.readings):
        # Haluat purkaa kaupan: nobody is told to bite.
        return None
    if imperative and number == "sg":
        return form if _is_command(tokens, index) else None
    if imperative and (token.initial or _clause_initial(tokens, index)):
        return form
    others = [r for r in token.readings if r not in second and r.lemma != "voi"]
    if others and not all(r.is_finite for r in others) and not token.lower.startswith(("voi", "voisi")):
        noun = any(r.is_nominal for r in others) and not low.startswith("maksat")
        return None if noun and not _is_condition(tokens, index) else form
    return form


def _is_menu_item(tokens: Sequence[Token], index: int) -> bool:
    """*verkkopankissa kohdassa Lainat – Lyhennä lainaa*: what stands on the button, whoever presses it."""
    if not index or tokens[index - 1].text not in _PATH_MARKS or not tokens[index].capitalised:
        return False
    near = tokens[max(0, index - _MENU_REACH) : index]
    return any(t.lower in _MENUS and t.sentence == tokens[index].sentence for t in near)


def _is_command(tokens: Sequence[Token], index: int) -> bool:
    """Whether what may be an imperative of the singular is one, and no noun, 3rd person, infinitive or connegative."""
    token = tokens[index]
    if after_negation(tokens, index) or token.zone == "greeting" or _predicate_follows(tokens, index):
        return False
    if _is_antecedent(tokens, index) or _is_rest(tokens, index):
        return False
    if _is_menu_item(tokens, index):
        return False
    if shares_negation(tokens, index):
        return False
    nouns = [r for r in token.readings if r.is_nominal]
    alone = _only_verb(tokens, index)
    # Jos et ehdi, toimi näin: after a condition the main clause needs a verb, and it stands first in a command.
    opens = _follows_condition(tokens, index)
    if token.initial or (tokens[index - 1].text in _OPENERS and alone):
        starts = True
    elif _clause_initial(tokens, index):
        # …ja saa kortin, …tai valita toisen: a command only if one came before.
        starts = opens or _is_pure(token) or not _is_homograph(token) or _follows_command(tokens, index)
    else:
        # Lopuksi paina nappia: a command wherever the clause has no other verb.
        starts = _is_pure(token) and token.lower != "ole" and alone and not negated_before(tokens, index)
    if not starts:
        return False
    # Uusi, Kieli, Viesti: a nominative at the start is a noun; Tilaa, Muista (other cases) are commands there.
    if any(r.case == "nom" for r in nouns):
        return (
            (opens and alone)
            or _is_no_name(tokens, index)
            or (alone and (token.lower in _COMMANDS or _owns_next(tokens, index)))
        )
    if token.initial:
        return not (nouns and _has_predicate(tokens, index))
    # …, soita meille: a command too, but …, tilaa on vielä is not.
    return not nouns or alone


def _is_antecedent(tokens: Sequence[Token], index: int) -> bool:
    """*Lainaa, jota hait, …*: what a relative clause is about is a noun."""
    after = tokens[index + 1 : index + 3]
    return (
        len(after) == 2
        and after[0].text == ","
        and any(r.lemma == "joka" for r in after[1].readings)
        and any(r.is_nominal for r in tokens[index].readings)
    )


def _is_rest(tokens: Sequence[Token], index: int) -> bool:
    """*(uinti) ja muuta mukavaa*: with a partitive of the singular after it *muuta* is no verb."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].lower != "muuta" or following is None or following.sentence != tokens[index].sentence:
        return False
    return any(r.case == "par" and r.number == "sg" and r.is_nominal and r.poss is None for r in following.readings)


def _owns_next(tokens: Sequence[Token], index: int) -> bool:
    """*Kutsu ystäväsi mukaan*: two nouns side by side are verb and object if the second belongs to the reader."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or any(r.case == "nom" and r.pos != "noun" for r in tokens[index].readings):
        return False
    return any(r.poss in ("2sg", "2pl") and r.case in ("nom", "par") for r in following.readings)


def _is_pure(token: Token) -> bool:
    """Whether every reading is an imperative of the singular or the connegative that looks like it."""
    return bool(token.readings) and all(
        r.is_finite and (r.negative == "true" or (r.mood == "imp" and r.person == "2" and r.number == "sg"))
        for r in token.readings
    )


def _is_homograph(token: Token) -> bool:
    return any((r.is_finite and r.person == "3") or r.verbform == "inf1" for r in token.readings)


def _follows_condition(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1] if index else None
    if before is None or before.text != ",":
        return False
    sentence = tokens[index].sentence
    return any(t.lower in _CONDITIONS for t in tokens[max(0, index - 40) : index] if t.sentence == sentence)


def _is_condition(tokens: Sequence[Token], index: int) -> bool:
    """*Jos uskot, että …*, *Kun kuulut jäsenistöön*: a clause without another verb, whose noun it cannot be."""
    before = tokens[index - 1] if index else None
    return before is not None and before.lower in _CONDITIONS and _only_verb(tokens, index)


def _follows_command(tokens: Sequence[Token], index: int) -> bool:
    """Whether the sentence has spoken to the reader before: *Avaa viesti ja vastaa siihen*."""
    sentence = tokens[index].sentence
    for token in tokens[max(0, index - 40) : index]:
        if token.sentence != sentence:
            continue
        second = [r for r in token.readings if r.is_finite and r.person == "2" and r.number == "sg"]
        if second and (_is_pure(token) or len(second) == len(token.readings)):
            return True
        if second and token.initial and not any(r.case == "nom" and not r.is_name for r in token.readings):
            return True
    return False


def _has_predicate(tokens: Sequence[Token], index: int) -> bool:
    """Whether another word of the clause can only be a verb of the 3rd person: *Muuta sinun ei tarvitse tehdä*."""
    token = tokens[index]
    return any(
        t.sentence == token.sentence
        and t.clause == token.clause
        and t.readings
        and all(r.is_finite and r.person == "3" for r in t.readings)
        for t in tokens[index + 1 : index + 12]
    )


def _only_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether no other word of the clause, up to what *ja* or a comma joins to it, can only be taken for a verb."""
    token = tokens[index]
    near = [t for t in tokens[max(0, index - 12) : index + 12] if t.sentence == token.sentence]
    near = [t for t in near if t.clause == token.clause]
    borders = [t.index for t in near if t.text == "," or t.lower in _JOINERS]
    start = max((i for i in borders if i < index), default=-1)
    end = min((i for i in borders if i > index), default=index + 12)
    return not any(
        start < t.index < end
        and t.index != index
        and not (t.text.isupper() and len(t.text) > 1)
        and any(r.is_finite and r.mood != "pot" for r in t.readings)
        and not any(r.pos == "adv" or (r.is_nominal and r.case in ("nom", "par")) for r in t.readings)
        for t in near
    )


def _owned(tokens: Sequence[Token], index: int) -> Address | None:
    """*Sinun kuvasi*: a word that could be a verb is the owned noun after the pronoun."""
    token = tokens[index]
    owned = [r for r in token.readings if r.poss in ("2sg", "2pl")]
    others = [r for r in token.readings if r not in owned]
    if token.lower in _FALSE_POSSESSIVES:
        return None
    if owned and others and all(r.is_finite and r.person == "3" and r.tense == "past" for r in others):
        # Kirjasi on luettavissa: the clause has its verb.
        if not _only_verb(tokens, index):
            return Address.SINA if owned[0].poss == "2sg" else Address.TE
    before = tokens[index - 1] if index else None
    if before is None or before.sentence != token.sentence:
        return None
    for poss, owners, form in (("2sg", ("sinun", "sun"), Address.SINA), ("2pl", ("teidän",), Address.TE)):
        if before.lower in owners and any(r.poss == poss for r in tokens[index].readings):
            return form
    return None


def _is_no_name(tokens: Sequence[Token], index: int) -> bool:
    """*Anna palautetta*: what could be a name is a command where nothing else is the verb, or bears the name."""
    token = tokens[index]
    if any(r.case == "nom" and not r.is_name for r in token.readings) or not _only_verb(tokens, index):
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        following is not None
        and following.sentence == token.sentence
        and following.kind == "word"
        and bool(following.readings)
        and not following.capitalised
        and following.lower not in COORDINATORS
    )


def _every(token: Token, poss: str) -> bool:
    """Whether the suffix is in all readings. Potentials are noise: *kirjanne* is not *ei kirjanne*."""
    readings = [r for r in token.readings if r.mood != "pot"]
    return bool(readings) and all(r.poss == poss for r in readings)


def _predicate_follows(tokens: Sequence[Token], index: int) -> bool:
    """Whether the next word is a finite verb of the 3rd person: *Tilaa on*, *Muuta ei tarvita* are no commands."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        following is not None
        and any(following.readings)
        # Vastaa EI: what one is to write.
        and not (following.text.isupper() and len(following.text) > 1)
        and all(r.is_finite and r.person == "3" and r.mood == "ind" and r.clitic is None for r in following.readings)
    )


def _in_product_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word is part of a name such as *Sinun Etusi -ohjelma*: capitals, a space and a hyphen."""
    near = tokens[index : index + 5]
    for before, mark, after in zip(near, near[1:], near[2:], strict=False):
        if not before.capitalised:
            return False
        if mark.text == "-":
            return before.span.end < mark.span.start and mark.span.end == after.span.start
    return False


def _clause_initial(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1] if index else None
    return before is None or before.kind == "punct" or before.lower in _JOINERS
