"""Case endings glued to a placeholder, whose value may need another ending or another stem."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from viestilint.checks.placeholder_heads import expression_of, head_form, head_noun
from viestilint.checks.registry import CheckContext
from viestilint.language.phrases import capitalise
from viestilint.lazyregex import lazy
from viestilint.model import Applicability, Document, Edit, Fix, Hit, Placeholder, Severity, Span, Token
from viestilint.patterns.yamltree import Node

_ILLATIVE = "aan ään een iin oon uun yyn öön hin hen hun hyn hon hön han hän seen eseen an än on ön un yn"
_CASES = {
    "n": "gen",
    **dict.fromkeys(("ssa", "ssä"), "ine"),
    **dict.fromkeys(("sta", "stä"), "ela"),
    **dict.fromkeys(_ILLATIVE.split(), "ill"),
    **dict.fromkeys(("lla", "llä"), "ade"),
    **dict.fromkeys(("lta", "ltä"), "abl"),
    "lle": "all",
    "ksi": "tra",
    **dict.fromkeys(("na", "nä"), "ess"),
    **dict.fromkeys(["a", "ä", "ta", "tä", "tta", "ttä", "ia", "iä"], "par"),
}
# A name that ends in a consonant takes a vowel first: *Virtasen* aside, *Smithin, Smithille*.
_LINKED = {"i" + ending: case for ending, case in _CASES.items() if ending[0] in "nslkt" and len(ending) > 1}
# Of osoite one may have in mind osoitteesta: {{osoite}}esta.
_LENGTHENED = {"e" + ending: case for ending, case in _CASES.items() if ending[0] in "slk" and len(ending) > 2}
_BARE = {**_CASES, **_LINKED, **_LENGTHENED}
# {{kaupunki}}-in, {{etunimi}}-lle: a hyphen helps nothing; {{kaupunki}}-kortti is a compound.
_HYPHENED = frozenset("n in ssa ssä sta stä lla llä lta ltä lle iin ssa issa".split())
_OTHER = frozenset(
    "in en t si nne nsa nsä kin kaan kään ko kö han hän lla-kin ien jen iden itten den tten issa"
    " issä ista istä illa illä ilta iltä ille iksi ina inä lainen läinen laiset läiset laista"
    " läistä laisen läisen laisena läisenä laisten läisten laisille läisille laiselle läiselle mainen mäinen".split()
)
_GLUED = lazy(r"(?:</[a-z]+>|[*_]{1,2})?(?P<colon>[:-]?)(?P<ending>[a-zåäö]{1,9})(?!\w)")
# A term of Fluent is one fixed name: { -brand-name }n
_TERM = lazy(r"\{ ?-")
_NEAR = 80
_NUMERIC = frozenset(("count", "amount", "date", "time", "code", "phone"))
_FIXED_SET = lazy(
    r"rool|role|type|tyyp|status|tila$|kieli|lang|kaupunki|city|kunta|town|maa$|country|kausi"
    r"|season|laji|kind|month|kuukau",
    re.I,
)
_LOGIC = lazy(r"[\"']|\bif\b|\?|\bswitch\b")
# Kohta 3a, luokka 5a, Kotikatu 4a: a letter of its own.
_LETTERED = lazy(
    r"koht|kappale|luok|class|section|rapp|talo|house|katu|street|osoite|address"
    r"|versio",
    re.I,
)
_ADDRESSEE = lazy(
    r"^(?:etunimi|nimi|first_?name|name|asiakas|customer|customer_?name|asiakkaan_?nimi"
    r"|recipient\w*|vastaanottaja\w*|user_?name)$",
    re.I,
)
_FIRST_NAME = lazy(r"(?:\w+[._])?(?:etunimi|first_?name|fname)$", re.I)
_PRONOUNS = {
    "sina": {
        "all": "sinulle",
        "abl": "sinulta",
        "ade": "sinulla",
        "gen": "sinun",
        "par": "sinua",
        "ela": "sinusta",
    },
    "te": {
        "all": "teille",
        "abl": "teiltä",
        "ade": "teillä",
        "gen": "teidän",
        "par": "teitä",
        "ela": "teistä",
    },
}


@dataclass(frozen=True, slots=True)
class _Glued:
    placeholder: Placeholder
    ending: str
    case: str | None
    colon: bool
    marked: bool
    span: Span


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """A hit on every placeholder that an ending is glued to, with the head noun in its case instead if one
    is known.
    """
    assert context.rule.data is not None
    tables = context.rule.data.fields()
    for glued in _glued(document):
        severity, variant = _weight(glued)
        if variant == "numero" and glued.ending == "n":
            continue
        fixes = _fixes(document, glued, tables, context)
        text = fixes[0].edits[0].text if fixes else ""
        values = (
            ("match", glued.span.of(document.text)),
            ("ending", glued.ending),
            ("placeholder", glued.placeholder.span.of(document.text)),
            ("fixed", text),
        )
        if variant is None and text:
            variant = "korjaus"
        yield Hit(glued.span, values, fixes, severity=severity, variant=variant)


def _glued(document: Document) -> Iterator[_Glued]:
    text = document.text
    starts = {p.span.start for p in document.message.placeholders if p.type != "control"}
    for placeholder in document.message.placeholders:
        if placeholder.type == "control" or placeholder.syntax in ("strftime", "laravel"):
            continue
        match = _GLUED.match(text, placeholder.span.end)
        if match is None or match.end() in starts or _LOGIC.search(expression_of(placeholder)):
            continue
        ending = match["ending"]
        if ending not in (_HYPHENED if match["colon"] == "-" else _BARE) and (
            match["colon"] == "-" or ending not in _OTHER
        ):
            continue
        is_unit = placeholder.type in _NUMERIC and (ending != "n" or placeholder.type in ("count", "amount"))
        if not match["colon"] and len(ending) == 1 and (is_unit or ending == "t"):
            # {{n}}h, {{kohta}}a: a unit or a letter.
            continue
        if placeholder.syntax == "brace" and _TERM.match(text, placeholder.span.start):
            continue
        if not match["colon"] and ending in ("a", "ä") and _LETTERED.search(placeholder.name):
            continue
        if placeholder.span.start > 0 and text[placeholder.span.start - 1].isalnum() and len(ending) == 1:
            continue
        yield _Glued(
            placeholder,
            ending,
            _BARE.get(ending),
            bool(match["colon"]),
            match.end() - match.start() > len(ending) + len(match["colon"]),
            Span(placeholder.span.start, match.end()),
        )


def _weight(glued: _Glued) -> tuple[Severity | None, str | None]:
    if glued.placeholder.type in _NUMERIC and glued.colon:
        return Severity.INFO, "numero"
    if _FIXED_SET.search(expression_of(glued.placeholder)) and glued.placeholder.type in (None, "address"):
        return Severity.WARNING, None
    return None, None


def _fixes(document: Document, glued: _Glued, tables: Mapping[str, Node], context: CheckContext) -> tuple[Fix, ...]:
    if glued.case is None or glued.marked or glued.placeholder.type in ("count", "time"):
        return ()
    bare = glued.placeholder.span.of(document.text)
    span = _with_first_name(document, glued)
    bare = document.text[span.start : glued.placeholder.span.start] + bare
    token = document.tokens[bisect_left(document.tokens, span.start, key=lambda t: t.span.start)]
    if token.zone == "greeting" and glued.case == "gen":
        # Hei {{etunimi}}n perhe: nobody is greeted as the customer's family.
        return ()
    if glued.colon and glued.case == "ess" and glued.placeholder.type == "date":
        # Tulemme {{paiva}}:na: a date alone tells when.
        return _one(Edit(span, bare))
    greeting = _greeted(document, glued, span, bare)
    if greeting is not None:
        return _one(Edit(span, greeting))
    head = head_noun(glued.placeholder, tables, context)
    before = document.tokens[token.index - 1] if token.index and not token.initial else None
    if before is not None and before.span.end + 1 == span.start:
        # *tilauksesi {{kaupunki}}ssa*: the order is the customer's, and the town is no name of it.
        is_owned = any(r.poss for r in before.readings)
        known = {r.lemma for r in before.readings} & (
            {head} if is_owned and head else {head, *tables["titles"].texts()}
        )
        if known:
            titled = _with_title(
                document, before, sorted(known)[0], Span(before.span.start, span.end), bare, glued, context
            )
            if titled or head in known or head is None:
                return titled
    after = next((t for t in document.tokens[token.index + 1 :] if t.span.start > span.end), None)
    if head and after is not None and any(r.lemma == head for r in after.readings):
        # {{kaupunki}}n kaupunki: the head noun is there already.
        return ()
    if head == "asiakas" and glued.case == "gen" and _FIRST_NAME.match(expression_of(glued.placeholder)):
        # {{etunimi}}n tilaus: asiakkaan {{etunimi}} tilaus would speak of the reader as of somebody else.
        return ()
    form = head_form(head, glued.case, tables, context) if head else None
    if form is None:
        return ()
    # After the comma of a greeting the sentence goes on in lower case: Hei {{etunimi}}, yrityksen…
    starts = token.initial and not document.text[: span.start].rstrip().endswith(",")
    return _one(Edit(span, (capitalise(form) if starts else form) + " " + bare))


def _with_first_name(document: Document, glued: _Glued) -> Span:
    """``{{etunimi}} {{sukunimi}}lle``: the name begins at its first placeholder."""
    start = glued.span.start
    at = bisect_left(document.message.placeholders, start, key=lambda p: p.span.start)
    for other in reversed(document.message.placeholders[max(0, at - 2) : at]):
        both_names = other.type == "name" == glued.placeholder.type
        if both_names and document.text[other.span.end : start] == " ":
            start = other.span.start
    return Span(start, glued.span.end)


def _greeted(document: Document, glued: _Glued, span: Span, bare: str) -> str | None:
    """*{{nimi}}lle on saapunut* at the head of a message that greets nobody: *Hei {{nimi}}! Sinulle on
    saapunut*.
    """
    if (span.start > _NEAR or document.text[: span.start].strip()) or not _ADDRESSEE.match(
        expression_of(glued.placeholder).rpartition(".")[2]
    ):
        return None
    if document.zone("greeting") is not None or document.message.fragment:
        return None
    pronoun = _PRONOUNS[document.addressed.value].get(glued.case or "")
    return None if pronoun is None or glued.case == "gen" else f"Hei {bare}! {capitalise(pronoun)}"


def _with_title(
    document: Document, before: Token, lemma: str, span: Span, bare: str, glued: _Glued, context: CheckContext
) -> tuple[Fix, ...]:
    """*hakija {{nimi}}lle* → *hakijalle {{nimi}}*; a head that has the case already only loses the ending."""
    if any(r.lemma == lemma and r.case == glued.case for r in before.readings):
        return _one(Edit(span, f"{before.text} {bare}"))
    reading = next((r for r in before.readings if r.lemma == lemma and r.case == "nom" and r.number == "sg"), None)
    if reading is None or glued.case is None:
        return ()
    form = context.inflector.reinflect(reading, case=glued.case)
    if form is None:
        return ()
    return _one(Edit(span, (capitalise(form) if before.capitalised else form) + " " + bare))


def _one(edit: Edit) -> tuple[Fix, ...]:
    return (Fix((edit,), Applicability.UNSAFE),)
