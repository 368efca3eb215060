"""Nouns that say what placeholders stand for: *kaupunki* for ``{{user.city}}``, *tuote* for ``{{tuote}}``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from viestilint.checks.registry import CheckContext
from viestilint.model import Placeholder
from viestilint.patterns.yamltree import Node

_OUTER = {"ine": "ade", "ela": "abl", "ill": "all"}
# Last words of a name that say what kind of text the value is, not what it names.
_KINDS = frozenset("nimi name title otsikko fi text value firstname lastname etunimi sukunimi first last full".split())

_LINKS = frozenset("link linkki anchor".split())
_NAMES_OF_PEOPLE = frozenset("nimi etunimi sukunimi lempinimi kutsumanimi toiminimi".split())
_MARKS = frozenset("code id number no ref reference".split())


def expression_of(placeholder: Placeholder) -> str:
    """The expression without its filters and default values: ``nimi`` of ``nimi?trim`` and
    ``nimi|default("x")``.
    """
    return re.split(r"\||\?(?=\w+$)|!", placeholder.name)[0]


def head_noun(placeholder: Placeholder, tables: Mapping[str, Node], context: CheckContext) -> str | None:
    """The noun that names what the value is, from the placeholder's own name: ``tilausnumero``,
    ``user.city``.
    """
    english = {word: node.text() for word, node in tables["words"].fields().items()}
    steps = re.split(r"\.|->", expression_of(placeholder))
    words = [w.lower() for step in steps for w in re.findall(r"[A-ZÅÄÖ]?[a-zåäö]+|[A-ZÅÄÖ]+(?![a-zåäö])", step)]
    if "of" in words:
        words = words[: words.index("of")]
    named = len(words) > 1 and words[-1] in ("name", "nimi")
    while len(words) > 1 and words[-1] in _KINDS:
        words.pop()
    if not words:
        return None
    if len(words) > 1 and words[-1] in _MARKS and english.get(words[-2]):
        # order.code, invoice_number: the value names the order.
        words.pop()
    last = words[-1]
    if last in _LINKS and not _KINDS.isdisjoint(words[:-1]):
        # product_name_link: what is read is the name.
        return None
    if last in english:
        return english[last] or None
    noun = _noun(last, context)
    if noun is not None and noun not in ("nimi", "etunimi", "sukunimi", "arvo", "teksti"):
        return noun
    if last not in ("name", "nimi") and last.endswith(("name", "nimi")):
        # hostname, tuotenimi: the name of something else.
        return None
    if named and last not in _KINDS:
        # listName: whatever a list is called, it is no customer.
        return None
    return "asiakas" if placeholder.type == "name" else None


def _noun(word: str, context: CheckContext) -> str | None:
    """The Finnish noun that a word of a placeholder's name is, its dots restored: ``kayttaja``,
    ``asiakkaan``.
    """
    if word.endswith("nimi") and word not in _NAMES_OF_PEOPLE:
        # tuotenimi: what the value names is the product.
        word = word.removesuffix("nimi")
    for candidate in (word, word.replace("a", "ä").replace("o", "ö"), word.replace("a", "ä")):
        for r in context.morphology.analyse(candidate):
            if r.pos in ("noun", "noun-adj") and r.number == "sg" and r.case in ("nom", "gen") and r.poss is None:
                return r.lemma
    return None


def head_form(head: str, case: str, tables: Mapping[str, Node], context: CheckContext) -> str | None:
    """The noun in a case, verified; ``None`` if it cannot be formed."""
    own = tables["forms"].fields().get(head)
    if own is not None and case in own.fields():
        return own.fields()[case].text()
    if head in tables["outer"].texts():
        case = _OUTER.get(case, case)
    return context.inflector.inflect(head, "noun", case=case, number="sg")
