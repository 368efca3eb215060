"""How a statement of the reply bears on a question: what it speaks of, and whether it can settle it."""

from __future__ import annotations

from collections.abc import Sequence

from viestilint.language.asked import Asked, Context
from viestilint.language.deciding import alternatives, asks_leave, decides, describes, names_deed
from viestilint.language.evidence import holds_firmly
from viestilint.language.morphology import Morphology
from viestilint.language.question import REQUEST
from viestilint.language.statements import Reply, Statement, points_back
from viestilint.language.topics import Synonyms, matched, topic_keys

YES = frozenset("kyllä kyl joo juu jep toki totta tottakai tietysti tietenkin".split())


class Bearing:
    """A reply and the questions asked, with what the parts of the one have to do with the others."""

    def __init__(
        self, reply: Reply, asked: Sequence[Asked], context: Context, table: Synonyms, morphology: Morphology
    ) -> None:
        self.statements = reply.statements
        self.reply = reply
        self.asked = asked
        self.context = context
        self.table = table
        self.morphology = morphology
        self.crowd = _crowd(reply, asked)
        # What the reply as a whole speaks of
        self.keys = joined_keys(self.statements)
        self.fields = joined_fields(self.statements)

    @staticmethod
    def same_facts(one: Asked, statement: Statement) -> bool:
        """Whether question and statement both speak of times, or both of numbers: *tänään? – klo 14*."""
        asked, told = one.question.tokens, statement.tokens
        if holds_firmly("time", asked) and holds_firmly("time", told):
            return True
        return any(t.kind == "number" for t in asked) and any(t.kind == "number" for t in told)

    def evidence_for(self, one: Asked) -> str:
        """The kind of evidence that answers a question: of an amount a price, where money is asked for."""
        if one.question.expects != "amount":
            return one.question.expects
        groups = {f"#{number}" for number in self.table.groups.get("hinta", ())}
        sums = any(groups & set(u.keys) or any(k.endswith(("vuokra", "maksu")) for k in u.keys) for u in one.units)
        return "price" if sums else "amount"

    @staticmethod
    def says_who(one: Asked, statement: Statement) -> bool:
        """Whether the deed that the question asks the doer of is spoken of, or somebody is named."""
        if holds_firmly("person", statement.tokens, statement.placeholders):
            return True
        deeds = [unit for unit in one.units if unit.verbal or unit.deed]
        return bool(deeds) and all(matched(unit.keys, statement.keys) > 0.5 for unit in deeds)

    def score(self, one: Asked, position: int) -> float:
        """How much a statement speaks of the question, by its own clause, its sentence, or what"
        " it refers back to."""
        statement = self.statements[position]
        best = one.score(statement.keys)
        same = [s for s in self.statements if s.sentence == statement.sentence]
        if len(same) > 1:
            best = max(best, 0.8 * one.score(joined_keys(same)))
        if statement.refers_back and position:
            carried = 0.8 if statement.bare or points_back(statement) else 0.6
            before = [s for s in self.statements[:position] if s.sentence >= statement.sentence - 1]
            best = max(best, carried * one.score(joined_keys([*before, statement])))
        if one.pointing and statement.lemmas & self.context.lemmas:
            # The pronoun may stand for the noun: enough only for a statement that answers nothing else.
            theirs = max((o.score(statement.keys) for o in self.asked if o is not one), default=0.0)
            best = min(1.0, best + (0.5 if theirs < 0.3 else 0.2))
        return best

    def kin(self, one: Asked, position: int) -> float:
        """How much a statement, or its sentence, speaks of the same matters as the question."""
        statement = self.statements[position]
        best = one.kin(statement.keys, statement.fields)
        same = [s for s in self.statements if s.sentence == statement.sentence]
        if len(same) > 1:
            best = max(best, 0.8 * one.kin(joined_keys(same), joined_fields(same)))
        return best

    def unheard(self, one: Asked) -> tuple[float, float]:
        """The share of the question's words that the reply nowhere speaks of, and of those not even of their matters."""
        strong = [unit for unit in one.units if not unit.weak]
        total = sum(unit.weight for unit in strong)
        if not total:
            return 0.0, 0.0
        unsaid = [unit for unit in strong if matched(unit.keys, self.keys) < 0.3]
        strange = [u for u in unsaid if not any(min(s, self.fields.get(n, 0.0)) >= 0.5 for n, s in u.fields.items())]
        return sum(u.weight for u in unsaid) / total, sum(u.weight for u in strange) / total

    def other_subject(self, one: Asked, statement: Statement) -> bool:
        """Whether a statement tells of a thing of its own, which is none of the question's: *Toimisto on kiinni 24.12.*"""
        return any(
            matched(unit, {key: 1.0 for u in one.units for key in u.keys}) < 0.3
            and not any(min(s, u.fields.get(n, 0.0)) >= 0.5 for u in one.units for n, s in fields.items())
            for unit, fields in statement.subjects
        )

    def only_describes(self, one: Asked, position: int) -> bool:
        """Whether a statement only tells something of the thing that a question asks leave for."""
        statement = self.statements[position]
        if not asks_leave(one) or not describes(statement) or names_deed(one, statement):
            return False
        return not any(decides(s) for s in self.statements if s.sentence == statement.sentence)

    def offers(self, one: Asked, statement: Statement) -> bool:
        """Whether a statement speaks of one of the single words that a question lets choose from."""
        words = alternatives(one)
        if words is None or statement.polar:
            return True
        chosen = {key for t in words for r in t.readings for key in (r.lemma, r.verb)}
        chosen |= {key for t in words for key in topic_keys(t, self.table, self.morphology)}
        return bool(chosen & set(statement.keys))

    def is_asked_how(self, index: int) -> bool:
        """Whether a request is followed by a question about doing it oneself: *Haluaisin vaihtaa. Voinko tehdä sen?*"""
        following = self.asked[index + 1] if index + 1 < len(self.asked) else None
        asks = self.asked[index].question.kind == REQUEST
        return asks and following is not None and following.pointing and following.question.kind != REQUEST

    def about(self, statement: Statement) -> bool:
        return bool(statement.lemmas & self.context.lemmas) or any(key in self.context.keys for key in statement.keys)

    @staticmethod
    def for_all(statement: Statement) -> bool:
        words = [t for t in statement.tokens if t.kind == "word"]
        if any(r.lemma == "vastaus" for t in words[:2] for r in t.readings):
            # Vastaukset molempiin ovat liitteessä.
            return any(t.lower.startswith(("molemp", "kysymyksi", "kaikki", "niihin", "näihin")) for t in words)
        # Kyllä, molemmat onnistuvat.
        words = words[1:] if words and words[0].lower in YES else words
        if not words or not words[0].lower.startswith(("molem", "kumpi", "kumpa", "kaikki")):
            return False
        return statement.bare or any(r.is_finite for t in words[1:2] for r in t.readings)

    def echoes(self, one: Asked, statement: Statement) -> bool:
        """Whether a statement opens with the verb of the question: *Onko …? – On, …*."""
        head = next((t for t in one.question.tokens if t.kind == "word"), None)
        first = next((t for t in statement.tokens if t.kind == "word"), None)
        if head is None or first is None:
            return False
        verbs = {r.lemma for r in head.readings if r.pos == "verb" and r.clitic == "ko"}
        return any(r.lemma in verbs and r.is_finite for r in first.readings)

    def others(self, one: Asked, statement: Statement) -> float:
        return max((o.score(statement.keys) for o in self.asked if o is not one), default=0.0)


def joined_keys(statements: Sequence[Statement]) -> dict[str, float]:
    """The keys of all the statements, each as strong as where it is strongest."""
    keys: dict[str, float] = {}
    for statement in statements:
        for key, strength in statement.keys.items():
            keys[key] = max(keys.get(key, 0.0), strength)
    return keys


def joined_fields(statements: Sequence[Statement]) -> dict[int, float]:
    """The matters of all the statements, each as sure as where it is surest."""
    fields: dict[int, float] = {}
    for statement in statements:
        for number, strength in statement.fields.items():
            fields[number] = max(fields.get(number, 0.0), strength)
    return fields


def _crowd(reply: Reply, asked: Sequence[Asked]) -> float:
    """How many more things a reply states than it was asked: in many words much answers nothing."""
    telling = {s.sentence for s in reply.statements if not (s.courteous or s.stock or s.finds_out)}
    return min(1.0, max(0, len(telling) - len(asked)) / 3)
