"""What speaks for and against a statement of the reply being the answer to a question, as weighable traits."""

from __future__ import annotations

from viestilint.language.asked import Asked
from viestilint.language.bearing import Bearing
from viestilint.language.deciding import (
    FACTS,
    asks_duty,
    asks_leave,
    counts_time,
    decides,
    demands,
    describes,
    leaves_open,
    links,
    orders,
    points_elsewhere,
    same_modality,
    tells_change,
    tells_event,
)
from viestilint.language.evidence import NUMERIC, holds, holds_firmly, names_somebody
from viestilint.language.question import REQUEST, has_finite
from viestilint.language.stances import acts, affirms, denies, has_reason, instructs_or_allows, promises
from viestilint.language.statements import Statement, points_back
from viestilint.language.times import names_moment, tells_no_moment, tells_present
from viestilint.language.topics import matched

_TYPED = NUMERIC | {"place", "person", "reason", "manner"}
_BY_GROUP = (
    "bias",
    "topic",
    "beside",
    "decides",
    "describes",
    "misses-focus",
    "misses-deed",
    "facts",
    "nounless",
    "acts",
    "duty",
    "stray",
    "elsewhere",
    "conditional",
    "literal",
    "off",
    "verb-only",
    "crowd",
    "kin",
    "no-kin",
    "unsaid",
    "unheard",
    "other-subject",
)
# What says yes or no only of what it names
_VERDICT = ("denies", "decides", "polar", "same-modality", "affirms", "echoes")
# What a statement may have although it speaks of another matter than the question: there it weighs by itself.
_OFF = (
    "denies",
    "decides",
    "facts",
    "same-facts",
    "firm",
    "holds",
    "event",
    "polar",
    "acts",
    "promises",
    "second-person",
    "customers-own",
    "points-back",
    "bare",
    "beside",
    "subordinate",
    "crowd",
    "nounless",
    "describes",
    "conditional",
    "same-modality",
    "affirms",
)
_CONDITIONS = ("jos", "mikäli", "ellei", "jollei", "jollet", "ellet")
_SLIGHT = 0.25
_COORDINATES = ("ja", "mutta", "eikä", "sekä", "vaan")

Traits = dict[str, float]


def group_of(bearing: Bearing, one: Asked) -> str:
    """The kinds of questions that are weighed apart."""
    kind = bearing.evidence_for(one)
    if one.question.kind == REQUEST or kind == "document":
        return "request"
    if kind in NUMERIC:
        return "fact"
    if kind in ("thing", "state"):
        return "thing"
    if kind != "yes-no":
        return kind
    if asks_leave(one):
        return "leave"
    exists = any(r.clitic == "ko" and r.lemma in ("olla", "löytyä") for t in one.question.tokens for r in t.readings)
    return "exist" if exists else "plain"


def traits_of(bearing: Bearing, index: int, position: int) -> Traits | None:
    """The traits of a statement as the answer to a question; ``None`` where it can be none.

    Some traits also stand under the name of the question's group, so that they may weigh otherwise there.
    """
    one, statement = bearing.asked[index], bearing.statements[position]
    kind = bearing.evidence_for(one)
    if statement.finds_out or not bearing.offers(one, statement):
        return None
    lacks = kind in _TYPED and not holds(kind, statement.tokens, statement.placeholders)
    open_ended = kind in _TYPED and lacks and leaves_open(statement) and bearing.score(one, position) > 0
    if lacks and kind in NUMERIC and not open_ended:
        return None
    if lacks and kind == "reason" and any(t.kind in ("date", "time", "amount") for t in statement.tokens):
        # Lasku erääntyy 12.3.: a plain fact about the thing is no reason.
        return None
    own = one.score(statement.keys)
    if _speaks_past(one, statement, kind, own):
        return None
    shared: Traits = {"bias": 1.0}
    alone: Traits = {}
    shared["topic"] = own
    shared["touches"] = own > 0
    shared["topic-quarter"] = own >= 0.25
    shared["topic-half"] = own >= 0.5
    shared["literal"] = one.literal(statement.keys)
    alone["carried"] = max(0.0, bearing.score(one, position) - own)
    shared["off"] = bool(one.units) and not own and alone["carried"] < _SLIGHT
    shared["crowd"] = bearing.crowd if one.units else 0.0
    kin = bearing.kin(one, position)
    shared["kin"] = kin
    # On, kaksi kappaletta: what only says yes, or names nothing, speaks of what was asked.
    plain = statement.polar or statement.bare or bearing.echoes(one, statement)
    shared["no-kin"] = bool(one.units) and kin < _SLIGHT / 2 and alone["carried"] < _SLIGHT and not plain
    shared["other-subject"] = not own and not alone["carried"] and bearing.other_subject(one, statement)
    if not plain:
        shared["unsaid"], shared["unheard"] = bearing.unheard(one)
    alone["slight-in-crowd"] = bearing.crowd if 0 < own + alone["carried"] < _SLIGHT else 0.0
    if kind in _TYPED:
        _typed(bearing, one, statement, kind, shared, alone)
        shared["open-ended"] = open_ended
        shared["lacks"] = lacks and not open_ended and not (kind == "reason" and _is_event(statement, own))
    shared["stock"] = statement.stock and not (kind in _TYPED and shared["firm"] and own >= _SLIGHT)
    _focus(one, statement, shared)
    shared["duty"] = demands(statement) and not shared.get("deed")
    # What names a topic of its own, and none of the question's
    shared["stray"] = not own and not alone["carried"] and not statement.bare and not statement.polar
    if kind in NUMERIC:
        alone["firm-stray"] = shared["firm"] and shared["stray"]
    theirs = _others(bearing, index, statement)
    shared["others"] = max(0.0, theirs - own)
    shared["others-clearly"] = theirs >= 0.3 and own < theirs
    alone["asked-how"] = bearing.is_asked_how(index) and instructs_or_allows(statement)
    _stance(bearing, one, position, shared)
    _content(bearing, one, statement, own, shared)
    _standing(bearing, index, position, alone, shared)
    group = group_of(bearing, one)
    # Voisitteko hyvittää lipun? – Lippukauppa aukeaa taas syksyllä.
    alone["idle"] = group == "request" and shared.get("misses-deed", False) and not shared["decides"]
    elsewhere = shared["off"] and not statement.bare
    if kind not in _TYPED and (shared.get("conditional") or elsewhere):
        # Jos laskua ei makseta, …: what would be so answers nothing by itself. Saat kuitin, hihna ei kuulu hintaan: what
        # is allowed or denied of another thing says nothing of this one.
        for name in _VERDICT:
            shared[name] = shared[name] and name == "polar" and _says_yes_or_no(statement)
    if elsewhere and kind in NUMERIC and bearing.crowd:
        alone["firm-in-crowd"] = bearing.crowd * shared["firm"]
    if shared["off"]:
        alone.update({f"off: {name}": shared[name] for name in _OFF if shared.get(name)})
    traits = {name: float(value) for name, value in (*shared.items(), *alone.items()) if value}
    traits.update({f"{group}: {name}": float(shared[name]) for name in _BY_GROUP if shared.get(name)})
    return traits


def _speaks_past(one: Asked, statement: Statement, kind: str, topic: float) -> bool:
    """Whether a statement cannot be the answer, although it holds a time, a number or a fact of the thing."""
    if demands(statement) and not asks_duty(one):
        # Milloin huoltomies tulee? – Suodatin tulee puhdistaa kuukausittain.
        return kind == "time" and topic < _SLIGHT
    return kind == "count" and counts_time(one, statement)


_WHOM = ("kenelle", "kelle", "keneen", "kehen", "keneltä", "keltä")


def _asks_whom(one: Asked) -> bool:
    return any(t.lower.startswith(_WHOM) for t in one.question.tokens)


def _is_event(statement: Statement, topic: float) -> bool:
    """What may be the reason; a date or a number of something else is none."""
    return tells_event(statement) and (topic > 0 or not any(c.isdigit() for t in statement.tokens for c in t.text))


def _typed(bearing: Bearing, one: Asked, statement: Statement, kind: str, shared: Traits, alone: Traits) -> None:
    firm = holds_firmly(kind, statement.tokens, statement.placeholders)
    shared["holds"] = holds(kind, statement.tokens, statement.placeholders)
    shared["firm"] = firm
    if kind in NUMERIC and firm:
        fresh = [t for t in statement.tokens if t.text.lower() not in bearing.context.words]
        shared["stale"] = not holds_firmly(kind, fresh, statement.placeholders)
    if kind in ("time", "duration"):
        alone[f"{kind}-moment"] = names_moment(statement.tokens)
    if kind == "time":
        shared["present"] = tells_present(statement.tokens)
        alone["no-moment"] = tells_no_moment(statement.tokens)
    if kind == "person":
        alone["whom"] = _asks_whom(one) and not names_somebody(statement.tokens)
        alone["says-who"] = bearing.says_who(one, statement)
        alone["only-acts"] = acts(statement) and not alone["says-who"]
    if kind == "reason":
        shared["event"] = _is_event(statement, shared["topic"])
        shared["has-reason"] = has_reason(statement)


def _focus(one: Asked, statement: Statement, shared: Traits) -> None:
    """Whether a statement speaks of what is asked of the thing, and not only of the thing: it stands last."""
    strong = [unit for unit in one.units if not unit.weak]
    if len(strong) < 2:
        return
    hit = [matched(unit.keys, statement.keys) >= 0.6 for unit in strong]
    deeds = [found for unit, found in zip(strong, hit, strict=True) if unit.deed or unit.verbal]
    shared["focus"] = hit[-1]
    shared["misses-focus"] = any(hit) and not hit[-1]
    things = [found for unit, found in zip(strong, hit, strict=True) if not (unit.deed or unit.verbal)]
    shared["verb-only"] = any(hit) and bool(things) and not any(things)
    shared["deed"] = any(deeds)
    shared["misses-deed"] = any(hit) and bool(deeds) and not any(deeds)


def _stance(bearing: Bearing, one: Asked, position: int, shared: Traits) -> None:
    statement = bearing.statements[position]
    tokens = statement.tokens
    shared["polar"] = statement.polar
    shared["plain-answer"] = _answers_plainly(bearing, one, position)
    shared["denies"] = denies(statement)
    shared["echoes"] = bearing.echoes(one, statement)
    shared["affirms"] = affirms(statement)
    shared["decides"] = decides(statement)
    shared["only-describes"] = bearing.only_describes(one, position)
    shared["same-modality"] = same_modality(one, statement)
    shared["change"] = tells_change(statement)
    shared["same-facts"] = bearing.same_facts(one, statement)
    shared["orders"] = orders(statement)
    shared["acts"] = acts(statement)
    shared["promises"] = promises(statement)
    shared["second-person"] = instructs_or_allows(statement)
    shared["customers-own"] = any(r.poss in ("2sg", "2pl") for t in tokens for r in t.readings)
    shared["facts"] = any(t.kind in FACTS or any(c.isdigit() for c in t.text) for t in tokens)
    shared["points-back"] = points_back(statement)
    shared["both-point"] = one.pointing and points_back(statement)
    shared["pointing"] = one.pointing
    shared["courteous"] = statement.courteous
    shared["conditional"] = statement.tokens[0].lower in _CONDITIONS
    shared["elsewhere"] = points_elsewhere(statement)
    shared["link"] = links(statement)
    shared["for-all"] = bearing.for_all(statement)


_YES_OR_NO = frozenset(
    "kyllä kyl joo juu jep ei eivät emme toki totta tottakai ehdottomasti valitettavasti tietysti tietenkin".split()
)


def _answers_plainly(bearing: Bearing, one: Asked, position: int) -> bool:
    """*Kyllä…*, *Ei…*, or the verb of the question again, first in the reply to the first question or on its topic."""
    statement = bearing.statements[position]
    if one.question.expects not in ("yes-no", "choice", "document"):
        return False
    if not _says_yes_or_no(statement) and (not bearing.echoes(one, statement) or _tells_other(one, statement)):
        return False
    earlier = any(not s.courteous for s in bearing.statements[:position])
    return (not earlier and bearing.asked[0] is one) or one.score(statement.keys) >= 0.25


def _says_yes_or_no(statement: Statement) -> bool:
    return next((t.lower for t in statement.tokens if t.kind == "word"), "") in _YES_OR_NO


def _tells_other(one: Asked, statement: Statement) -> bool:
    """*Saanko alennusta? – Saat siitä kuitin*: the verb again, and something else than what was asked."""
    things = [u for u in one.units if not u.weak and not any(k in _heads(one) for k in u.keys)]
    return bool(things) and bool(statement.lemmas) and not any(matched(u.keys, statement.keys) >= 0.6 for u in things)


def _heads(one: Asked) -> set[str]:
    return {r.lemma for t in one.question.tokens for r in t.readings if r.pos == "verb" and r.clitic == "ko"}


def _content(bearing: Bearing, one: Asked, statement: Statement, own: float, shared: Traits) -> None:
    known = len(statement.lemmas & bearing.context.lemmas)
    shared["about"] = bearing.about(statement)
    shared["bare"] = statement.bare
    shared["verbless"] = not has_finite(statement.tokens)
    shared["describes"] = describes(statement)
    shared["new-nouns"] = min(1.0, (len(statement.lemmas) - known) / 3)
    shared["known-nouns"] = min(1.0, known / 2)
    shared["length"] = min(1.0, len(statement.tokens) / 12)
    shared["beside"] = not own and known > 0
    shared["nounless"] = all(unit.weak for unit in one.units)
    shared["document"] = one.question.expects == "document" and holds("document", statement.tokens)


def _standing(bearing: Bearing, index: int, position: int, alone: Traits, shared: Traits) -> None:
    questions, statements = len(bearing.asked), len(bearing.statements)
    before = bearing.statements[position - 1] if position else None
    statement = bearing.statements[position]
    same = before is not None and before.sentence == statement.sentence
    shared["subordinate"] = same and statement.tokens[0].lower not in _COORDINATES
    if questions > 1:
        place = position / (statements - 1) if statements > 1 else 0.5
        alone["out-of-order"] = abs(index / (questions - 1) - place)
    alone["more-questions"] = questions > statements
    alone["spare-statements"] = statements >= questions


def _others(bearing: Bearing, index: int, statement: Statement) -> float:
    """How much a statement speaks of another question whose kind of answer it holds."""
    best = 0.0
    for number, other in enumerate(bearing.asked):
        score = other.score(statement.keys)
        if number == index or score <= best:
            continue
        kind = bearing.evidence_for(other)
        if kind not in NUMERIC or holds(kind, statement.tokens, statement.placeholders):
            best = score
    return best
