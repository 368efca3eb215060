"""Fix templates: text with captures in braces, re-inflected on the way.

``{name}`` is the captured text; ``{name:case=gen number=sg}`` the same word with these features replaced,
generated and verified by Voikko; ``{name:lemma=jokin}`` another word in the same form; ``{name:text=siksi}``
that text where the capture was found. A value ``@other.case`` copies a feature of another capture,
``@address`` is the number of the message's address form (``poss=@address`` the suffix). A capture of several
words is a noun phrase: its last word changes and the words that agree with it follow; one that *ja* or *tai* joins to
another keeps its case, because the other would not follow. ``{name?}`` is nothing
where an optional element was absent. ``{{nimi}}`` stands for itself: a placeholder that the sender fills.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from viestilint.language.context import likeliest_first
from viestilint.language.inflection import Inflector
from viestilint.language.phrases import decapitalise, is_count, recased
from viestilint.language.pronouns import pronoun_form
from viestilint.lazyregex import lazy
from viestilint.model import Address, Document, Reading, Span, Token
from viestilint.patterns.matcher import Capture, Pattern
from viestilint.patterns.nounphrase import inflect_phrase
from viestilint.patterns.regexes import Regex
from viestilint.patterns.tokens import FEATURES, NAME
from viestilint.patterns.yamltree import Node

_SLOT = lazy(r"\{\{.{0,500}?\}\}|\{([^{}]*)\}")
_COPIED = frozenset((*FEATURES, "lemma", "verb"))
_OF_ADDRESS = frozenset(("number", "poss"))
_JOINING = frozenset(("ja", "sekä", "tai", "eli", "taikka", "/", "&"))
_NAMING = frozenset(("url", "email", "phone", "code", "placeholder", "number"))
_JOINED_REACH = 3
# verkkokaupasta ja Turun sekä Porin suurista myymälöistä
_PHRASE_REACH = 6
_WAYS = (("ela", "abl"), ("ine", "ade"), ("ill", "all"))
_SAME_WAY = (*_WAYS, *((other, case) for case, other in _WAYS))
_LIST_REACH = 9
_GOING_ON = frozenset("ja sekä tai eikä enkä etkä emmekä ettekä eivätkä".split())
_KEPT = (
    "case", "number", "person", "tense", "mood", "voice", "verbform", "participle", "poss", "clitic",
    "negative",
)  # fmt: skip


_SPACES = lazy(r"  +")


@dataclass(frozen=True, slots=True)
class Slot:
    """A capture in a template, with the features that replace its own."""

    name: str
    changes: tuple[tuple[str, str], ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed template: literal text and slots in order."""

    parts: tuple[str | Slot, ...]

    def names(self) -> frozenset[str]:
        """The captures that the template needs, those that it copies features from included."""
        found = {part.name for part in self.parts if isinstance(part, Slot)}
        for part in self.parts:
            if isinstance(part, Slot):
                copied = (v for f, v in part.changes if v.startswith("@") and v != "@address" and f != "text")
                found |= {value[1:].partition(".")[0] for value in copied}
        return frozenset(found)

    def fault(self, matcher: Pattern | Regex) -> str | None:
        """Why the template can never be filled with what the matcher captures, if it cannot."""
        for name in sorted(self.names() - captured(matcher)):
            return f"nothing is captured as '{name}'"
        if isinstance(matcher, Pattern):
            return None
        changed = (part.name for part in self.parts if isinstance(part, Slot) and part.changes)
        return next((f"'{name}' is mere text: what a regex captures has no forms" for name in changed), None)

    @property
    def sets_letters(self) -> bool:
        """Whether the template decides the case of its letters itself."""
        return any(f == "letters" for part in self.parts if isinstance(part, Slot) for f, _ in part.changes)

    def render(
        self,
        document: Document,
        captures: Mapping[str, Capture],
        inflector: Inflector,
        values: Mapping[str, str] | None = None,
    ) -> str | None:
        """The text, or ``None`` if a form cannot be generated. ``values`` are captures that are mere text."""
        rendered: list[str] = []
        for part in self.parts:
            if isinstance(part, str):
                rendered.append(part)
                continue
            if values is not None and part.name in values:
                rendered.append(values[part.name])
                continue
            capture = captures.get(part.name)
            if capture is None:
                if part.optional:
                    continue
                return None
            form = _form(document, capture, part, captures, inflector)
            if form is None:
                return None
            rendered.append(form)
        return _SPACES.sub(" ", "".join(rendered)).strip(" ")


def _form(
    document: Document, capture: Capture, slot: Slot, captures: Mapping[str, Capture], inflector: Inflector
) -> str | None:
    first, last = document.tokens[capture.first], document.tokens[capture.last]
    surface = Span(first.span.start, last.span.end).of(document.text)
    if not slot.changes:
        return decapitalise(surface, first)
    changes: dict[str, str | None] = {}
    lemma: str | None = None
    for feature, value in slot.changes:
        if feature == "text":
            return value
        if feature == "letters":
            return surface.lower()
        resolved = _resolve(value, feature, document, captures)
        if feature == "lemma":
            lemma = resolved
        else:
            changes[feature] = None if resolved in (None, "none") else resolved
    if lemma is None and "case" in changes and (_is_joined(document, capture) or _is_counted(document, capture)):
        return None
    if lemma is None and capture.first != capture.last:
        tokens = document.tokens[capture.first : capture.last + 1]
        return inflect_phrase(tokens, capture.readings, changes, inflector)
    if changes.get("verbform") == "fin" and _goes_on(document, capture):
        return None
    for reading in likeliest_first(document, last, capture.readings):
        form = _inflected(reading, lemma, changes, inflector)
        if form is not None:
            return recased(form, last) if lemma is None else form
    return None


def _is_counted(document: Document, capture: Capture) -> bool:
    """Whether a numeral before the capture decides its case: *kolme laitetta* is no *kolme laitteesta*."""
    before = document.neighbour(document.tokens[capture.first], -1)
    if before is None or not any(r.case == "par" and r.number == "sg" for r in capture.readings):
        return False
    return before.kind == "number" or any(is_count(r) and r.case == "nom" for r in before.readings)


def _is_joined(document: Document, capture: Capture) -> bool:
    """Whether a conjunction joins the capture to a word in the same case: *laskun ja maksun*."""
    cases = {r.case for r in capture.readings} - {None}
    # sivuilta ja sovelluksesta: two ways to the same question (mistä?), which change together
    cases |= {other for case, other in _SAME_WAY if case in cases}
    sentence = document.sentences[document.tokens[capture.first].sentence]
    before = document.tokens[sentence.first : capture.first][-2:]
    if len(before) == 2 and before[1].lower in _JOINING and any(r.case in cases for r in before[0].readings):
        return True
    after = document.tokens[capture.last + 1 : sentence.last]
    if after and after[0].kind in _NAMING:
        # osoitteesta www.sivu.fi ja sovelluksesta
        after = after[1:]
    if not after or (after[0].lower not in _JOINING and not _opens_list(after)):
        return False
    for token in after[1 : _PHRASE_REACH + 1]:
        if token.text == "-":
            # Omat sivut -palvelusta
            continue
        if not token.readings or any(r.is_finite for r in token.readings):
            return False
        if any(r.case in cases for r in token.readings):
            return True
    return False


def _goes_on(document: Document, capture: Capture) -> bool:
    """Whether a second infinitive hangs on the same word: *(tulemme) jatkamaan työtä ja palvelemaan*. Were only the first
    one made finite, the second would hang on nothing.
    """
    forms = {(r.verbform, r.case) for r in capture.readings if r.verbform in ("inf1", "inf3")}
    if not forms:
        return False
    reach = 0
    for token in document.tokens[capture.last + 1 : document.sentences[document.tokens[capture.last].sentence].last]:
        if token.lower in _GOING_ON:
            reach = _JOINED_REACH + 1
        elif reach:
            if any((r.verbform, r.case) in forms for r in token.readings):
                return True
            reach = 0 if token.readings and all(r.is_finite for r in token.readings) else reach - 1
    return False


def _opens_list(after: Sequence[Token]) -> bool:
    """Whether a comma begins more members of a list, which a conjunction ends: *(sohvaa), jalkaa ja kangasta*."""
    if after[0].text != ",":
        return False
    for token in after[1:_LIST_REACH]:
        if token.lower in _JOINING:
            return True
        if token.text != "," and (not token.readings or all(r.is_finite for r in token.readings)):
            return False
    return False


def _inflected(
    reading: Reading, lemma: str | None, changes: Mapping[str, str | None], inflector: Inflector
) -> str | None:
    if lemma is None:
        return inflector.reinflect(reading, **changes)
    kept = {feature: value for feature in _KEPT if (value := getattr(reading, feature)) is not None}
    kept.update({k: v for k, v in changes.items() if v is not None})
    for feature in [k for k, v in changes.items() if v is None]:
        kept.pop(feature, None)
    if kept.get("negative") != "true":
        kept.pop("negative", None)
    if reading.verbform is not None:
        # A participle of one verb becomes the participle of the other.
        form = inflector.inflect(lemma, "verb", **kept)
        if form is not None or reading.pos == "verb":
            return form
        kept = {k: v for k, v in kept.items() if k in ("case", "number", "poss", "clitic")}
    # A pronoun may stand for an adjective. Voikko knows some pronouns as nouns too (minän).
    is_pronoun = pronoun_form(lemma, "nom", None) is not None
    if reading.degree in ("comp", "sup") and not is_pronoun:
        # entistä käyttäjäystävällisempi: the comparison stays, whatever the word.
        kept.setdefault("degree", reading.degree)
    return inflector.inflect(lemma, "pron" if is_pronoun else reading.pos, **kept)


def _resolve(value: str, feature: str, document: Document, captures: Mapping[str, Capture]) -> str | None:
    if not value.startswith("@"):
        return value
    if value == "@address":
        address: Address = document.addressed
        return address.poss if feature == "poss" else address.number
    name, _, source = value[1:].partition(".")
    capture = captures.get(name)
    if capture is None or not capture.readings:
        return None
    found: str | None = getattr(capture.readings[0], source or feature)
    return found


def captured(matcher: Pattern | Regex) -> frozenset[str]:
    """The names of what the matcher captures."""
    return matcher.names if isinstance(matcher, Pattern) else frozenset(matcher.groupindex)


def read_templates(node: Node, matcher: Pattern | Regex | None) -> tuple[Template, ...]:
    """The template, or the alternatives, that a node holds. Raises ``RuleError``, see ``read_template``."""
    nodes = node.value if isinstance(node.value, list) else [node]
    return tuple(read_template(child, matcher) for child in nodes)


def read_template(node: Node, matcher: Pattern | Regex | None) -> Template:
    """The template that a YAML text holds. Raises ``RuleError`` for an unknown feature or value, and in a user's own
    rules for what the matcher does not capture: those of viestilint are tested for it.
    """
    template = _read(node)
    fault = None if matcher is None or node.trusted else template.fault(matcher)
    if fault is not None:
        raise node.fail(fault)
    return template


def _read(node: Node) -> Template:
    text = node.text()
    parts: list[str | Slot] = []
    at = 0
    for match in _SLOT.finditer(text):
        if match.group(1) is None:
            continue
        if text[at : match.start()]:
            parts.append(text[at : match.start()])
        parts.append(_read_slot(match.group(1), node))
        at = match.end()
    if text[at:]:
        parts.append(text[at:])
    return Template(tuple(parts))


def _read_slot(inner: str, node: Node) -> Slot:
    name, _, rest = inner.partition(":")
    optional = name.endswith("?")
    name = name.removesuffix("?")
    if not NAME.fullmatch(name):
        raise node.fail(f"'{{{inner}}}' names no capture")
    changes = []
    for word in rest.split():
        feature, equals, value = word.partition("=")
        if not equals or not (feature in ("lemma", "text", "letters") or feature in FEATURES):
            raise node.fail(f"'{word}' is no feature of a fix template")
        if feature == "letters" and value != "lower":
            raise node.fail(f"unknown value '{value}' of 'letters'")
        if value.startswith("@") and value != "@address":
            source = value.partition(".")[2]
            if feature != "text" and source and source not in _COPIED:
                raise node.fail(f"'{source}' in '{word}' is no feature of a word")
        elif feature in FEATURES and value not in FEATURES[feature]:
            if value != "@address" or feature not in _OF_ADDRESS:
                raise node.fail(f"unknown value '{value}' of '{feature}'")
        changes.append((feature, value))
    return Slot(name, tuple(changes), optional)
