"""Spaces and marks: too many, too few, or in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from viestilint.checks.columns import table_lines
from viestilint.checks.loose_marks import loose_number, loose_suffix, per_unit
from viestilint.checks.registry import CheckContext
from viestilint.checks.strokes import CONJUNCTIONS, HYPHEN, dash, hit_of, loose_after, loose_hyphen, suspended
from viestilint.checks.yhdyssana_erikseen import AFTER_NUMBER
from viestilint.lazyregex import lazy
from viestilint.model import Document, Edit, Hit, Span, Token

_MARKS = frozenset(",.;:!?)")
_LONE_SIGN = lazy(r" [!?\"'#$%&/()=+*;:,@^~]{1,2}(?: |$)")
# No ending in brackets is that long.
_BRACKETED = 6
_CLOSERS = frozenset(')”"’]%€')
_SPACES = lazy(r"[ \u00a0]+")
_LETTERS = lazy(r"[^\W\d_]+")
# A word and one of these is a file name, not two sentences.
_FILE_ENDINGS = frozenset(
    "pdf doc docx xls xlsx csv txt xml json html htm php js jpg jpeg png zip exe md yaml py".split()
)
_ITEMS = frozenset(("number", "amount", "date", "time"))
_SHORTENED = frozenset(("n.", "s.", "alk.", "max.", "maks.", "min.", "sis.", "ks.", "esim."))
# Before a word: em.luvalla, esim.kissan. Of one letter there may be more: s.posti.
_BEFORE_WORDS = frozenset(
    "em. ko. ao. ns. esim. mm. ks. sis. max. maks. alk. jne. ym. yms. tms. terv. yst. ystäv.".split()
)
_LETTERS_OF_PART = 3
# %quant(%1,tunti,tuntia): what a program reads and prints one of
_MACRO = lazy(r"(?:%\w+\(|\[\w+,)[^()\[\]\s]*$")
_CALL = 60
# The figures of a year, and of what an ordinal counts
_LONGEST = 4
# of a sad face, :(
_EYES = (":", ";", ":-", ";-", "=")


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """Hits whose variants name the fault: *puuttuva*, *liika*, *kaksi*, *merkit*, *viiva*."""
    zones = context.rule.rule.zones
    text, tokens = document.text, document.tokens
    for index, token in enumerate(tokens[1:], 1):
        before = tokens[index - 1]
        end = before.span.end
        if token.kind == "word" and text[end] == " " and token.span.start == end + 1 and before.text != "(":
            # One space before a word: nearly every place is like that.
            if before.zone not in zones or "-" not in before.text:
                continue
            if before.lower.endswith(CONJUNCTIONS):
                hit = suspended(document, before, token, context)
                if hit is not None:
                    yield hit
            elif (hit := loose_after(document, before, token, context)) is not None:
                yield hit
            elif loose_suffix(document, token):
                yield hit_of(document, tokens[index - 2], token, [Edit(Span(end, end + 1), "")], HYPHEN)
            continue
        if token.zone not in zones or before.zone not in zones or "markup" in (token.detail, before.detail):
            continue
        gap = document.text[before.span.end : token.span.start]
        hit = loose_hyphen(document, index)
        if hit is not None:
            pass
        elif loose_number(document, token):
            hit = hit_of(document, before, tokens[index + 1], [Edit(Span(end, token.span.start), "")], HYPHEN)
        elif token.text == "/" and (loose := per_unit(document, token)) is not None:
            hit = hit_of(document, before, tokens[index + 1], [Edit(loose, "")], "liika")
        elif gap:
            hit = _too_wide(document, before, token, gap)
        elif token.kind == "word" and before.text in (".", "!", "?", ","):
            hit = _glued(document, index)
        elif token.text == "(" and _is_glued_bracket(document, before, token):
            hit = hit_of(document, before, tokens[index + 1], [Edit(Span(end, end), " ")], "puuttuva")
        elif before.lower in _BEFORE_WORDS and _is_word_after(document, before, token):
            hit = hit_of(document, before, token, [Edit(Span(token.span.start, token.span.start), " ")], "puuttuva")
        elif (
            before.kind == "date"
            and before.text[-1] == "."
            and token.text.istitle()
            and _is_word_after(document, before, token)
        ):
            # Tule 5.6.Soita ensin.
            hit = hit_of(document, before, token, [Edit(Span(token.span.start, token.span.start), " ")], "puuttuva")
        elif (
            token.kind in _ITEMS
            and before.lower in _SHORTENED
            and document.text[max(0, before.span.start - 1) : before.span.start] in ("", " ", "\n", "(")
        ):
            # n.2 tuntia, s.12
            hit = hit_of(document, before, token, [Edit(Span(token.span.start, token.span.start), " ")], "puuttuva")
        if hit is None and token.kind == "punct":
            hit = _doubled(document, index, gap) or dash(document, index)
        if hit is not None:
            yield hit


def _is_glued_bracket(document: Document, before: Token, bracket: Token) -> bool:
    """*viestin(tekstiviesti)*: a whole word behind the bracket, and no ending as in *asiakas(t)*."""
    inner = document.tokens[bracket.index + 1] if bracket.index + 1 < len(document.tokens) else None
    if before.kind != "word" or not before.known or len(before.text) < _LETTERS_OF_PART:
        return False
    if not (before.text.islower() or (before.initial and before.text[1:].islower())):
        return False
    if inner is None or inner.span.start != bracket.span.end or inner.kind != "word" or not inner.known:
        return False
    left = document.text[max(0, before.span.start - 1) : before.span.start]
    if not inner.text.islower() or len(inner.text) < _BRACKETED or left not in ("", " ", "\n", "("):
        return False
    return document.text[inner.span.end : inner.span.end + 1] in (" ", ",", ")")


def _is_word_after(document: Document, before: Token, word: Token) -> bool:
    """Whether an ordinary word stands right behind the mark, and what is before it begins where a word may."""
    if word.kind != "word" or not word.known or len(word.text) < _LETTERS_OF_PART or not _LETTERS.fullmatch(word.text):
        return False
    after = document.text[word.span.end : word.span.end + 2]
    if (
        word.lower in _FILE_ENDINGS
        or (after[:1] and after[0] in "_@/(=[:")
        or (after[:1] == "." and after[1:].isalnum())
    ):
        return False
    return document.text[max(0, before.span.start - 1) : before.span.start] in ("", " ", "\u00a0", "\n", "(", "-", "–")


def _too_wide(document: Document, before: Token, token: Token, gap: str) -> Hit | None:
    if not _SPACES.fullmatch(gap) or "control" in (before.detail, token.detail):
        return None
    where = Span(before.span.end, token.span.start)
    if token.text in _MARKS and token.kind == "punct":
        return _space_before_mark(document, before, token, where)
    if before.text == "(" and document.text[: before.span.start].endswith(_EYES):
        return None
    if before.text == "(" and token.kind in ("word", "amount", "number") and len(token.text) > 1:
        edits = [Edit(where, "")]
        if document.text[before.span.start - 1 : before.span.start].isalpha():
            # käymään( ovi: the space is on the wrong side
            edits.append(Edit(Span(before.span.start, before.span.start), " "))
        return hit_of(document, before, token, edits, "liika")
    if len(gap) < 2 or before.text in ":-*•–|":
        return None
    if document.text.count("\n", 0, where.start) in table_lines(document.text):
        return None
    if before.kind == "placeholder" and token.kind in ("placeholder", "amount", "number"):
        # {{ nimi }}  {{ hinta }}: the columns of a row that a loop repeats.
        return None
    inside = before.kind == "number" and token.text.islower() and not _opens_line(document, before)
    if (before.kind in ("amount", "number") and not inside) or any(r.pos == "abbr" for r in before.readings):
        # A row of a list: 2 kpl  Takki, 3  takkia.
        return None
    return hit_of(document, before, token, [Edit(where, " ")], "kaksi")


def _opens_line(document: Document, token: Token) -> bool:
    line = document.text[document.text.rfind("\n", 0, token.span.start) + 1 : token.span.start]
    return not any(c.isalpha() for c in line)


def _space_before_mark(document: Document, before: Token, token: Token, where: Span) -> Hit | None:
    if (before.kind == "punct" and before.text not in _CLOSERS) or (token.text == ":" and len(where) > 1):
        return None
    after = document.text[token.span.end : token.span.end + 1]
    glued = (token.text in ",;" and after.isalpha()) or (token.text in "!?" and _opens_sentence(document, token))
    if token.text in "!?" and after == token.text:
        # valmis !!, but ??? stands for what is to be filled in
        end = _run_end(document.text, token.span.end)
        if document.text[document.text.rfind("\n", 0, token.span.start) + 1] in "!|":
            # ! Nimi !! Kartta: the cells of a wiki's table
            return None
        after = document.text[end : end + 1] if after == "!" or end == token.span.end + 1 else after
    if token.text == ")" and len(before.text) > 1 and after in tuple(".,;:!?"):
        # ( norm. 649 € ).
        return hit_of(document, before, token, [Edit(where, "")], "liika")
    if (token.text in ":;" and after == ")") or (after and not after.isspace() and after not in "”\"')" and not glued):
        # A smiley, .fi, an ellipsis…
        return None
    if not glued and _LONE_SIGN.match(document.text, token.span.end):
        # erikoismerkit ! " ? ja $: the marks themselves are meant.
        return None
    if not glued:
        return hit_of(document, before, token, [Edit(where, "")], "liika")
    edits = [Edit(where, ""), Edit(Span(token.span.end, token.span.end), " ")]
    return hit_of(document, before, document.tokens[token.index + 1], edits, "liika")


def _run_end(text: str, at: int) -> int:
    while text[at : at + 1] in ("!", "?"):
        at += 1
    return at


def _opens_sentence(document: Document, mark: Token) -> bool:
    """*ajoissa !Ovet suljetaan*: a sentence is glued to the mark."""
    word = document.tokens[mark.index + 1] if mark.index + 1 < len(document.tokens) else None
    if word is None or word.span.start != mark.span.end:
        return False
    return word.kind == "word" and word.known and word.text.istitle() and len(word.text) > 1


def _glued(document: Document, index: int) -> Hit | None:
    """A mark with a word glued to both its sides: *Hei.Tilauksesi*, *tilaus,joka*."""
    if index < 2 or " " not in document.text.strip():
        # kyllä,ei,ehkä: a list that a program reads.
        return None
    left, mark, right = document.tokens[index - 2 : index + 1]
    if left.span.end != mark.span.start:
        return None
    if mark.text == "." and _is_word_after(document, left, right) and _ends_in_number(left, right):
        # 8-16.varmistakaa, 5.luokan: a sentence or an ordinal, the space is missing in both.
        return hit_of(document, left, right, [Edit(Span(right.span.start, right.span.start), " ")], "puuttuva")
    if left.kind == "amount" and mark.text == "," and right.known and right.text.islower() and len(right.text) > 3:
        return hit_of(document, left, right, [Edit(Span(right.span.start, right.span.start), " ")], "puuttuva")
    if left.kind == "amount" and mark.text == "." and right.known and right.text.istitle() and len(right.text) > 1:
        # 20 euroa.Se riittää
        return hit_of(document, left, right, [Edit(Span(right.span.start, right.span.start), " ")], "puuttuva")
    if _ends_before(left, mark) and right.known and len(right.text) >= _LETTERS_OF_PART:
        # (ks. liite).Varaa aika; tilille FI21 1234 5600 0007 85.Lasku
        if right.text.istitle() if mark.text == "." else right.text.islower():
            inner = document.tokens[index - 3] if index > 2 and left.text == ")" else left
            left = inner if inner.span.end == left.span.start else left
            return hit_of(document, left, right, [Edit(Span(right.span.start, right.span.start), " ")], "puuttuva")
        return None
    if left.kind != "word" or not _LETTERS.fullmatch(left.text):
        return None
    if not (left.known and right.known) or min(len(left.text), len(right.text)) < 2:
        return None
    if not _LETTERS.fullmatch(right.text):
        # kansalaisaloite.fi-palvelu
        return None
    after = document.text[right.span.end : right.span.end + 1]
    earlier = document.text[max(0, left.span.start - 1) : left.span.start]
    if after in ("_", "@", "/", "(", "[", "=") or earlier in ("_", "@", "/", ".", "#", "$", "<"):
        return None
    if mark.text in ".," and (right.lower in _FILE_ENDINGS or _may_be_listed(left, mark, right)):
        return None
    starts_sentence = right.capitalised and not right.text.isupper()
    if mark.text == "." and not starts_sentence and (len(left.text) < 4 or len(right.text) < 3 or after == "."):
        return None
    if mark.text == "," and left.text.isupper():
        return None
    if mark.text == "," and _MACRO.search(document.text, max(0, left.span.start - _CALL), left.span.start):
        return None
    return hit_of(document, left, right, [Edit(Span(right.span.start, right.span.start), " ")], "puuttuva")


def _ends_in_number(left: Token, right: Token) -> bool:
    if left.kind not in ("number", "time") or len(right.text) <= _LETTERS_OF_PART:
        return False
    if left.kind == "number" and not (left.text.isdigit() and len(left.text) <= _LONGEST):
        return False
    return not AFTER_NUMBER.fullmatch(right.lower) and (right.text.islower() or right.text.istitle())


def _ends_before(left: Token, mark: Token) -> bool:
    return mark.text in (".", ",") and (left.text == ")" or left.detail == "iban")


def _may_be_listed(left: Token, mark: Token, right: Token) -> bool:
    """*Aino.fi*, *Liisa,Matti*: a name with a mark; but *Hei Liisa,tilauksesi* lacks a space."""
    if not left.capitalised or left.initial:
        return False
    return mark.text == "." or right.capitalised or len(right.text) < 4


def _doubled(document: Document, index: int, gap: str) -> Hit | None:
    """*,,* and *..* and *. .*; three dots are an ellipsis."""
    before, token = document.tokens[index - 1 : index + 1]
    after = document.text[token.span.end : token.span.end + 1]
    if token.text == "." and before.text in ("!", "?") and not gap and (not after or after.isspace()):
        # Tervetuloa!.
        return hit_of(document, document.tokens[max(0, index - 2)], token, [Edit(token.span, "")], None)
    if token.text == "." and before.kind == "date" and before.text[-1] == "." and not gap and not after.strip(" \n"):
        # Huolto on 12.3..
        return hit_of(document, before, token, [Edit(token.span, "")], "merkit")
    if token.text == ".." and (document.message.source_text or "").rstrip().endswith(("...", "…")):
        # Etsi tilauksia..: the text translated goes on so.
        return hit_of(document, before, token, [Edit(Span(token.span.end, token.span.end), ".")], None)
    if token.text == ".." and not gap and before.kind not in ("punct", "date") and (not after or after.isspace()):
        return hit_of(document, before, token, [Edit(token.span, ".")], "merkit")
    if before.text != token.text or token.text not in (",", ".") or gap not in ("", " "):
        return None
    word = document.tokens[index - 2] if index > 1 else None
    if word is None or word.kind == "punct" or word.span.end != before.span.start or after in (".", ","):
        return None
    return hit_of(document, word, token, [Edit(Span(before.span.end, token.span.end), "")], "merkit")
