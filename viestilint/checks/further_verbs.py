"""What goes on after the verb of a duty: more infinitives, or a statement of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from viestilint.language.phrases import COORDINATORS
from viestilint.model import Token

# Whoever has made the thing hands it over: otetaan ja lähetetään
_HANDING = frozenset("lähettää toimittaa palauttaa postittaa tuoda viedä".split())
_NO_MOTION = frozenset(("kysyä", "hyväksyä", "perua"))
# Without an object, whatever was named before
_ALONE = frozenset("mennä tulla palata odottaa soittaa olla käydä jäädä edetä jatkaa nukkua levätä keskustella".split())
_TELLING = frozenset("ilmoittaa kertoa mainita reklamoida valittaa".split())
_INTRANSITIVE = ("ua", "yä")
# What they are done to may be a whole clause.
_CHECKING = frozenset(("tarkistaa", "varmistaa"))
_CLAUSES = frozenset("että ettei mitä mikä miten milloin missä minne kuka".split())
_AHEAD = frozenset(("ennen", "ilman", "kohti", "vasten"))


@dataclass(slots=True)
class Joined:
    """The verbs of a duty as commands: ``text`` up to ``end`` for the first and those right beside it, then the
    others; ``either`` where *tai* joins one.
    """

    text: str
    end: Token
    later: list[tuple[Token, str, str]] = field(default_factory=list)
    """Infinitive, lemma, command"""
    either: bool = False


def is_only_finite(token: Token) -> bool:
    """Whether the word can only be a finite verb."""
    return bool(token.readings) and all(r.is_finite for r in token.readings)


def has_infinitive(tokens: Sequence[Token]) -> bool:
    """Whether an infinitive comes before any punctuation or finite verb."""
    for token in tokens:
        if token.kind == "punct" or is_only_finite(token):
            return False
        if infinitive(token):
            return True
    return False


def has_statement(tokens: Sequence[Token]) -> bool:
    """Whether a verb of the 3rd person or the passive comes before any punctuation."""
    for token in tokens:
        if token.kind == "punct":
            return False
        if is_only_finite(token):
            return any(r.is_passive or r.person == "3" for r in token.readings)
    return False


def infinitive(token: Token) -> str | None:
    """The verb whose infinitive the word is, without a suffix of its own; ``None`` if it is none."""
    if any(r.pos == "pron" for r in token.readings):
        # siitä
        return None
    if is_borrowed(token):
        return token.lower
    # vuotaako asks.
    return next((r.lemma for r in token.readings if r.verbform == "inf1" and r.poss is None and r.clitic != "ko"), None)


def is_borrowed(token: Token) -> bool:
    """*resetoida*: a loan that the dictionary does not know, and by its ending a verb all the same."""
    unknown = token.kind == "word" and not token.readings and token.text.islower()
    return unknown and token.lower.endswith(("oida", "öidä"))


def joined_commands(
    tokens: Sequence[Token], at: int, first: str, command: Callable[[str], str | None], *, shares_object: bool
) -> Joined | None:
    """The verb ``tokens[at]`` as ``first`` and all that the same duty goes on with; ``None`` if one cannot follow.

    ``shares_object``: what all of them are done to stands before the verb.
    """
    joined = Joined(first, tokens[at])
    adjacent = True
    while at + 1 < len(tokens):
        token = tokens[at + 1]
        following = tokens[at + 2] if at + 2 < len(tokens) else None
        lemma = infinitive(following) if following is not None else None
        if adjacent and joined.end is tokens[at] and infinitive(token) and not _is_place(token):
            # tulee muistaa sulkea
            joined.text, joined.end, at = f"{joined.text} {token.text}", token, at + 1
            continue
        if following is not None and lemma and (token.lower in COORDINATORS or token.text == ","):
            form = command(lemma)
            if form is None:
                return None
            joined.either = joined.either or token.lower == "tai"
            # Säiliö tulee tyhjentää ja puhdistaa, but Kuva tulee ottaa ja lähettää, Avain tulee palauttaa ja ottaa kuitti
            handed = token.lower != "tai" and lemma in _HANDING
            apart = handed or (lemma not in _TELLING and not needs_object(tokens[at + 3 :], lemma))
            adjacent = adjacent and token.text != "," and not (shares_object and apart)
            if adjacent:
                joined.text, joined.end = f"{joined.text} {token.text} {form}", following
            else:
                # tulee täyttää lomake, liittää kuitti ja …
                joined.later.append((following, lemma, form))
            at += 2
            continue
        if token.lower in COORDINATORS and (has_infinitive(tokens[at + 2 :]) or has_statement(tokens[at + 2 :])):
            # … ja laukut jättää eteiseen; … ja siitä annetaan kuitti, which no command goes on with
            return None
        if token.text == "," or (is_only_finite(token) and not _asks(token)):
            return joined if _carry_on(tokens, at + 1, joined, command) else None
        adjacent = False
        at += 1
    return joined


def _carry_on(tokens: Sequence[Token], start: int, joined: Joined, command: Callable[[str], str | None]) -> bool:
    """*(palauta kirja,) jonka lainasit, ja maksaa maksu*: a verb of the duty after a clause that says more of the first.

    ``False`` where it is not sure whose verb the infinitive is.
    """
    opened = start > 0 and tokens[start - 1].lower in COORDINATORS
    within = False
    for at in range(start, len(tokens)):
        lemma = infinitive(tokens[at])
        if lemma is None:
            continue
        opener = at - 1
        while opener > start and tokens[opener].readings and all(r.pos == "adv" for r in tokens[opener].readings):
            opener -= 1
        comma = tokens[opener].text == ","
        after_comma = tokens[opener].lower in COORDINATORS and tokens[opener - 1].text == ","
        if not (after_comma or (comma and opened)):
            if comma:
                return False
            joins = tokens[opener].lower in COORDINATORS and not within
            if not (joins and _is_list(tokens[start:opener])):
                # pestä is finite too, but only after a negation
                if joins and not any(r.is_finite and r.negative != "true" for r in tokens[at].readings):
                    return False
                within = True
                continue
        form = None if within else command(lemma)
        if form is None:
            return False
        joined.later.append((tokens[at], lemma, form))
        # From here on the list is of what this verb is done to.
        start = at + 1
    return True


def _is_list(tokens: Sequence[Token]) -> bool:
    """*(puhdistaa liesi), uuni ja hana (sekä pestä ikkunat)*: more of what the verb before is done to."""
    return all(
        t.kind == "punct"
        or t.lower in COORDINATORS
        or any(r.is_nominal and r.case in ("nom", "gen") for r in t.readings)
        for t in tokens
    )


def needs_object(tokens: Sequence[Token], lemma: str) -> bool:
    """Whether a joined verb with ``tokens`` after it is done to what the first one is, and names nothing of its own:
    *(ja allekirjoittaa) molemmin puolin*.
    """
    if lemma in _ALONE | _TELLING or (lemma.endswith(_INTRANSITIVE) and lemma not in _NO_MOTION):
        return False
    ahead = False
    for at, token in enumerate(tokens):
        if token.kind == "punct" or token.lower in COORDINATORS:
            after = tokens[at + 1] if token.text == "," and at + 1 < len(tokens) else None
            return after is None or not (lemma in _CHECKING or after.lower in _CLAUSES or _asks(after))
        if token.kind == "placeholder" or infinitive(token):
            return False
        if token.lower in _AHEAD:
            ahead = True
        elif token.lower != "itse" and any(r.is_nominal and r.case in ("nom", "par") for r in token.readings):
            if not ahead:
                return False
            ahead = not any(r.pos == "noun" for r in token.readings)
    return True


def _is_place(token: Token) -> bool:
    """*(huuhtoa) vedellä*, which is a verb too"""
    return any(r.verbform is None and r.case in ("ade", "ine", "ill", "all") for r in token.readings)


def _asks(token: Token) -> bool:
    """*(tarkistaa) toimiiko hana (ja sulkea)*: after a question of its own the duty may go on."""
    return any(r.clitic == "ko" for r in token.readings)
