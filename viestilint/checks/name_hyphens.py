"""Names before a hyphen: of one word (*Sivu-palvelu*), or of several, which take a space (*Oma Sivu -palvelu*)."""

from __future__ import annotations

from viestilint.language.phrases import COORDINATORS
from viestilint.model import Document, Token

# What a label or a name in an interface is put before: Omat tiedot -sivu.
_HEADS = frozenset(
    "sivu sivusto palvelu verkkopalvelu välilehti valikko painike kohta kenttä osio näkymä lomake sovellus toiminto"
    " linkki ikkuna ruutu lista kansio portaali ohjelma kampanja päivä viikko kortti sopimus tapahtuma hanke".split()
)
_OBLIQUE = frozenset("ine ela ill ade abl all".split())
# Words of a label after the capital that it begins with
_MOST = 3
_OPENERS = frozenset(("adj", "pron", "noun-adj", "adv"))


def is_one_word_name(document: Document, name: Token) -> bool:
    """Whether the capital is the only one of its name: before it stands a word that is none of it."""
    before = document.tokens[name.index - 1] if name.index else None
    if before is None or name.initial or not name.text[:1].isupper() or before.sentence != name.sentence:
        return False
    if before.kind != "word" or not before.known or before.span.end + 1 != name.span.start:
        return False
    earlier = document.tokens[before.index - 1] if before.index else None
    if before.lower in COORDINATORS and earlier is not None and earlier.capitalised and earlier.text[-1] != "-":
        # Data Lake ja Kuvio -ohjeessa; of Osuma- ja Kuvio -ohjeessa each is a name
        return False
    # Osta Elisa -liittymä; after an adjective or a genitive the name may have begun there: Oma Koti -palvelu.
    if before.capitalised:
        return before.initial and all(r.is_finite for r in before.readings)
    return True


def ends_label(document: Document, last: Token, head: Token) -> bool:
    """Whether the word ends a name of several words that the head is put to: *Suunnitelmat ja liitteet –välilehdellä*.

    Such a name begins with a capital inside the sentence and goes on in small letters.
    """
    if not any(r.pos in ("noun", "noun-adj") for r in head.readings):
        return False
    if not (_has_label_head(head) or all(r.case in _OBLIQUE for r in head.readings if r.pos == "noun")):
        return False
    if last.text[:1].isupper() or any(r.case in _OBLIQUE for r in last.readings):
        return False
    for token in reversed(document.tokens[max(0, last.index - _MOST) : last.index]):
        if token.kind != "word" or token.sentence != last.sentence:
            return False
        if token.capitalised:
            # Turun kaupungin varaus- palvelu: a place opens no label
            is_word = any(not r.is_name for r in token.readings)
            return is_word and not token.initial and not token.text.isupper()
        if all(r.is_finite for r in token.readings):
            return False
    return False


def is_label(document: Document, last: Token, head: Token) -> bool:
    """*Oma riista- palvelussa*: whether the word with the hyphen ends a name of several words, not a compound."""
    if ends_label(document, last, head) and _has_label_head(head):
        return True
    before = document.neighbour(last, -1)
    if before is None or before.initial or not before.capitalised or before.text.isupper() or last.capitalised:
        return False
    return any(r.pos in _OPENERS and r.case in ("nom", None) for r in before.readings)


def is_compound_name(document: Document, name: Token) -> bool:
    """*kaapeli-TV -palvelu*: one word, whose own hyphen takes the next one; a word before it may make it two."""
    before = document.neighbour(name, -1)
    if document.text[name.span.start - 1 : name.span.start].strip(' \n("”'):
        # Suomi.fi-viestit -palvelu
        return False
    if "-" not in name.text[1:-1] or not (name.initial or name.text[0].islower()):
        return False
    return before is None or before.kind != "word" or not any(r.case in ("nom", "gen") for r in before.readings)


def _has_label_head(head: Token) -> bool:
    return any(r.pos == "noun" and not _HEADS.isdisjoint((r.lemma, r.head)) for r in head.readings)
