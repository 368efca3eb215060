"""Replies that do not thank the customer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from viestilint.checks.called_off import is_called_off
from viestilint.checks.frame import greeting_span, line_break
from viestilint.checks.partials import has_copy
from viestilint.checks.pictures import pictures_end
from viestilint.checks.puhuttelu_sekaisin import means_household
from viestilint.checks.registry import CheckContext
from viestilint.language.customer_text import writes_for_several
from viestilint.language.morphology import Morphology
from viestilint.language.phrases import capitalise
from viestilint.language.question import REQUEST
from viestilint.language.questions import find_questions
from viestilint.lazyregex import lazy
from viestilint.model import Address, Applicability, Document, Edit, Fix, Hit, Sentence, Severity, Span, Token
from viestilint.patterns.run import fill
from viestilint.patterns.yamltree import Node

# An apology that opens a reply may have a word of dismay before it.
_OPENING = 3
_TYPES = frozenset(("reply", "confirmation", "complaint", "cancellation"))
# What is thanked for is what is regretted.
_REGRETS_FIRST = frozenset(("complaint", "cancellation"))
_IN_ADVANCE = lazy(r"\bkiito(?:s|ksia)\s+(?:jo )?etukäteen\b", re.I)
_ALONE = lazy(r"^(?:paljon )?kiito(?:s|ksia|kset)\s*[!.]*$", re.I)
# Mukava kuulla, ihanaa että: as good as thanks.
_PLEASED = lazy(
    r"\b(?:mukava|kiva|hieno|ihana|mahtava|upea|hauska|loistava|ilo)a?\b[^.!?]{0,30}\b(?:kuulla|lukea|että|saada)\b"
    r"|\b(?:mukava|kiva|hieno|ihana|mahtava|upea|hauska|loistava)a?,? (?:kun|jos) \w+(?:it|itte)\b"
    r"|\bhyvä,? että \w+it(?:te)?\b"
    # Hyvä kysymys!, Erinomainen havainto: who is praised for writing is thanked.
    r"|^(?:todella |oikein |tosi )?(?:hyvä|erinomainen|loistava|hieno|tärkeä) (?:kysymys|huomio|havainto|ehdotus|idea|vinkki)\b"
    r"|\b(?:ilahdu|arvosta)\w+",
    re.I,
)
# Ystävällisin terveisin and Kiitos jo etukäteen praise nobody.
_CLOSING = lazy(
    r"\bkiito(?:s|ksia|kset)\b(?=\s*(?:[,.!?]|$|jo\b|etukäteen|avusta|vastauksesta|ajasta))"
    r"|\b(?:ystävällisin|ystävällisesti|lämpimin|parhain|hyvin|iloisin)\b(?: \w*terveisin)?"
)
# What is left of a message that greets and thanks with an exclamation mark is no calm question.
_GREETING = lazy(r"^\s*(?:hei|moi|moikka|terve|huhuu?|hyvää (?:päivää|iltaa|huomenta))\b[^.?!\n]{0,40}!", re.I)
_CONDOLES = lazy(r"\bosaa suruu|\bosanott|\blämmin osanotto", re.I)
_BULLET = lazy(r"[ \t]{0,8}(?:[-–—*•·]|\d{1,2}[.)])[ \t]")
# Saisimmeko tarjouksen?, Voisitteko tehdä meille tarjouksen; but: Haluaisin hyväksyä tarjouksen.
_OFFER = lazy(
    r"\btarjouspyyn\w+|\b(?:pyytäisi\w+|pyydän|pyydämme|saisi\w+|saanko|saammeko|tarvitsisi\w+|haluaisi(?:n|mme)"
    r"|(?:voi|haluaisi)\w* (?:[\w-]+ ){0,3}(?:saada|lähettää|tehdä|antaa|pyytää))"
    r" (?:[\w-]+ ){0,3}tarjou(?:s|ksen|sta)\b",
    re.I,
)
_QUESTION = lazy(r"\?|\b(?:mietin|haluaisin tietää|kertoisi\w*|milloin|millonka|onks|voisko|saaks)\b", re.I)


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit at the start of the text if nothing in the reply thanks; a warning after feedback."""
    message = document.message
    customer = (message.customer or "").strip()
    if message.type not in _TYPES and not (customer and message.type is None):
        return
    if message.continuing or not has_copy(document) or _thanks(document):
        # In the middle of a conversation not every answer thanks.
        return
    if message.type == "cancellation" and is_called_off(document):
        return
    if message.type == "confirmation" and not customer and not _is_order(document):
        return
    data = context.rule.data
    assert data is not None
    kind = _kind(document, customer, data.fields(), context.morphology)
    thanks = _text(document, data, kind)
    edit = _thanks_edit(document, context, thanks, regrets_first=kind in _REGRETS_FIRST)
    if edit is None or any(_CONDOLES.search(s.span.of(document.text)) for s in document.sentences):
        # Otamme osaa suruunne: nobody is thanked for such a message.
        return
    severity = Severity.WARNING if kind in ("praise", "complaint") and message.channel == "email" else None
    if message.type == "confirmation" and not customer:
        shown = _order_thanks(document, data)
        hint = data.fields()["order"].text() if context.lang == "fi" else data.fields()["order-en"].text()
        values = (("fixed", shown),)
        yield Hit(Span(edit.span.start, edit.span.start), values, hint=fill(hint, dict(values)), severity=severity)
        return
    fix = Fix((edit, *_bare_thanks(document)), Applicability.UNSAFE)
    # Only thanks that follow an apology are put in behind a space.
    variant = "pahoittelun-jalkeen" if edit.text.startswith(" ") else None
    yield Hit(Span(edit.span.start, edit.span.start), (("fixed", thanks),), (fix,), severity=severity, variant=variant)


def _thanks(document: Document) -> bool:
    first = next((s for s in document.sentences if s.zone == "body"), None)
    for sentence in document.sentences:
        if sentence.zone == "quote":
            continue
        text = sentence.span.of(document.text).strip()
        if _PLEASED.search(text):
            return True
        # Kiitos. Olemme saaneet tilauksesi: alone it thanks where it opens the message.
        if _IN_ADVANCE.search(text) or (_ALONE.match(text) and sentence is not first):
            continue
        tokens = document.sentence_tokens(sentence)
        if any(r.lemma in ("kiitos", "kiittää", "kiitollinen", "kiitellä") for t in tokens for r in t.readings):
            return True
        if any(p.span.overlaps(sentence.span) and "kiito" in p.name.lower() for p in document.message.placeholders):
            return True
    return False


def _bare_thanks(document: Document) -> Iterator[Edit]:
    """The *Kiitos!* after the text, which another closing follows: to thank twice is too much."""
    if document.zone("closing") is None:
        return
    for before, sentence in pairwise(s for s in document.sentences if s.zone == "body"):
        if _ALONE.match(sentence.span.of(document.text).strip()):
            yield Edit(Span(before.span.end, sentence.span.end), "")


def _kind(document: Document, customer: str, tables: dict[str, Node], morphology: Morphology) -> str:
    """What the customer wrote: ``praise``, ``complaint``, ``question`` or ``questions``, ``offer`` where one is asked for,
    ``cancellation`` or ``message``.
    """
    if document.message.type == "complaint":
        return "complaint"
    if document.message.type == "cancellation":
        # Who ends a contract by a button has written nothing.
        return "message" if customer else "cancellation"
    low = _CLOSING.sub("", _GREETING.sub("", customer.lower()))
    complains = any(re.search(rf"\b{stem}", low) for stem in tables["complaint"].texts())
    if _QUESTION.search(customer):
        # Thanks for the question of somebody who is angry would sound like mockery.
        upset = complains or _EXCLAIMS.search(low) or any(_apologises(document, s) for s in _opening(document))
        if upset:
            return "message"
        if _OFFER.search(customer):
            return "offer"
        found = find_questions(customer, morphology)
        asked = [q for q in found if q.kind != REQUEST]
        if found and not asked:
            # Voisitteko siirtää aikani?
            return "message"
        return "questions" if len(asked) > 1 else "question"
    if _OFFER.search(customer):
        return "offer"
    if complains:
        return "complaint"
    if any(re.search(rf"\b{stem}", low) for stem in tables["praise"].texts()):
        return "praise"
    return "message"


def _text(document: Document, data: Node, kind: str) -> str:
    """The thanks for that kind of message; not in the word that the reply itself begins with: *kysymys*, *viesti*."""
    first = next((s for s in document.sentences if s.zone == "body"), None)
    said = {r.lemma for t in document.sentence_tokens(first) for r in t.readings} if first is not None else set()
    if (kind in ("question", "questions") and "kysymys" in said) or (kind == "offer" and "tarjouspyyntö" in said):
        kind = "message"
    if kind == "message" and said & {"viesti", "kirje"}:
        kind = "contact"
    return data.fields()["texts"].fields()[f"{kind}-{_address(document)}"].text()


def _address(document: Document) -> str:
    """How the one who wrote is addressed: *te* may be the whole family, and *sinulta* is then asked of the writer."""
    if document.addressed is not Address.TE:
        return "sina"
    chosen = document.message.address is not None or document.default_address is Address.TE
    if not chosen and document.signals and all(means_household(document, t) for t, _ in document.signals):
        # Asentaja käy teillä: one person asked, and is thanked.
        return "sina"
    is_writer = any(form is Address.SINA for _, form in document.signals)
    return "sina" if is_writer and writes_for_several(document.message.customer) else "te"


def _order_thanks(document: Document, data: Node) -> str:
    """*Kiitos varauksestasi!*: the thanks for what the message confirms."""
    texts = data.fields()["orders"].fields()
    ordered = (r.head for t in document.tokens for r in t.readings if r.head in texts)
    return f"Kiitos {texts[next(ordered, 'tilaus')].text()}{'nne' if _address(document) == 'te' else 'si'}!"


def _thanks_edit(document: Document, context: CheckContext, text: str, *, regrets_first: bool) -> Edit | None:
    """The thanks at the start of the text, or after the apology that a complaint is answered with first.

    Elsewhere the thanks come first: after *Olen pahoillani* the reader waits for the reason.
    """
    first = next((s for s in document.sentences if s.zone == "body" and not _is_heading(document, s)), None)
    if first is None:
        return None
    ahead = next((s for s in _opening(document) if _apologises(document, s)), None) if regrets_first else None
    if ahead is None and _EXCLAMATION.match(first.span.of(document.text)):
        # Onneksi olkoon!, Voi ei, pahoittelen: what bursts out stays first.
        ahead = first
    if ahead is not None and ", mutta " not in ahead.span.of(document.text):
        # Ikävä kuulla! 😞 The picture goes with what it follows.
        at = pictures_end(document.text, _last_about(document, ahead).span.end)
        return Edit(Span(at, at), " " + text)
    greeting = greeting_span(document, context.morphology)
    start = _text_start(document, first, greeting)
    opening = next((t for t in document.tokens if t.span.start >= start), None)
    if opening is None:
        return None
    is_joined = greeting is not None and greeting.of(document.text).endswith(",")
    if (line := _bullet_start(document, start)) is not None:
        # In a list the thanks are no item.
        thanks = text[:1].lower() + text[1:] if is_joined else text
        return Edit(Span(line, line), thanks + line_break(document))
    if is_joined:
        if opening.lower in _GOES_ON:
            # Hei Liisa, ja onnea uuteen kotiin! The greeting goes on to the end of that sentence.
            return _before_next(document, first, text)
        if opening.kind != "word":
            return None
        lowered = text[:1].lower() + text[1:]
        return Edit(Span(start, opening.span.end), f"{lowered} {capitalise(opening.text)}")
    if opening.kind == "word" and opening.text.islower():
        # After the thanks a sentence begins.
        return Edit(Span(start, opening.span.end), f"{text} {capitalise(opening.text)}")
    return Edit(Span(start, start), text + " ")


def _text_start(document: Document, first: Sentence, greeting: Span | None) -> int:
    """Where the text begins: not at the pictures that end the greeting, *Moikka Sari! 💪*."""
    if greeting is None:
        return first.span.start
    after = pictures_end(document.text, greeting.end)
    while document.text[after : after + 1].isspace():
        after += 1
    return max(first.span.start, after)


def _bullet_start(document: Document, start: int) -> int | None:
    """Where the line begins if ``start`` is in its first item of a list: *• Ilmoittautuminen on sitova.*"""
    line = document.text.rfind("\n", 0, start) + 1
    return line if _BULLET.match(document.text, line) else None


def _opening(document: Document) -> list[Sentence]:
    return [s for s in document.sentences if s.zone == "body"][:_OPENING]


def _is_heading(document: Document, sentence: Sentence) -> bool:
    """A line that no mark ends and an empty line follows: *Korvauspäätös 24-5581*."""
    text = sentence.span.of(document.text).strip()
    after = document.text[sentence.span.start + len(sentence.span.of(document.text).rstrip()) :]
    if not text[-1:].isalnum() or not after.startswith("\n\n") or not text[:1].isupper():
        return False
    return not any(r.is_finite for t in document.sentence_tokens(sentence) for r in t.readings[:1])


def _is_order(document: Document) -> bool:
    """Whether what is confirmed was ordered or bought: who has an appointment or a decision has given nothing."""
    return any(r.head in _ORDERS for t in document.tokens for r in t.readings)


def _before_next(document: Document, first: Sentence, text: str) -> Edit | None:
    """The thanks at the start of the sentence that follows ``first``."""
    following = next((s for s in document.sentences if s.zone == "body" and s.span.start >= first.span.end), None)
    if following is None:
        return None
    return Edit(Span(following.span.start, following.span.start), text + " ")


def _last_about(document: Document, first: Sentence) -> Sentence:
    """The last of the sentences that go on with the apology or refer back to it: nothing may come between.

    *Pahoittelen, että etsit pakettia. Kuljettaja jätti sen naapuriin*: *sen* would be the message that is thanked for.
    """
    last = first
    for sentence in document.sentences[document.sentences.index(first) + 1 :]:
        tokens = document.sentence_tokens(sentence)
        opening = takewhile(lambda t: t.text != ",", tokens)
        between = document.text[last.span.end : sentence.span.start]
        refers = _refers(tokens[0]) or any(t.lower in _BACK for t in opening)
        if sentence.zone != "body" or "\n" in between or not (refers or _apologises(document, sentence)):
            break
        last = sentence
    return last


_ORDERS = frozenset("tilaus tilata tilausvahvistus osto ostaa ostos varaus varausvahvistus lahjoitus".split())
_GOES_ON = frozenset(("ja", "sekä"))


def _refers(word: Token) -> bool:
    return word.lower in _REFERRING or any(r.lemma in ("tällainen", "sellainen") for r in word.readings)


_SORRY = frozenset("pahoitella pahoillaan anteeksi harmillinen".split())
_DISMAY = lazy(
    r"voi (?:ei|että|harmi|miten|kuinka)\b|(?:(?:tosi|todella|onpa|olipa) )?(?:kurja|ikävä)\w*\b(?! kyllä)"
    r"|ymmärrä(?:n|mme)\b",
    re.I,
)
_EXCLAIMS = lazy(r"[^\s!?][!?]*!|\?!")
_EXCLAMATION = lazy(
    r"(?:(?:lämpimät |paljon |suuret |sydämelliset )?onn(?:ea|eksi olkoon|ittelu\w*)\b[^.!?\n]{0,60}!"
    r"|(?:voi|hui|hups|oho|auts|ai)\b[^.!?\n]{0,12}!|voi (?:ei|harmi|kurja\w*|että|sentään)\b"
    r"|(?:harmi|kurja|ikävä)(?: juttu| homma)?!)",
    re.I,
)
# Kiitos viestistäsi. Kuljettaja jätti sen naapuriin: it would be the message.
_BACK = frozenset("se sen sitä siitä siinä siihen sillä siltä sille".split())
_REFERRING = frozenset("se tämä sen sitä siitä siinä tästä näin niin ne niitä tällainen sellainen".split())


def _apologises(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence is sorry, or tells that the customer's vexation is understood."""
    tokens = document.sentence_tokens(sentence)
    return (
        any(
            t.lower.startswith(("pahoil", "pahoittel"))
            or t.lower in ("harmi", "sori")
            or any(r.lemma in _SORRY for r in t.readings)
            for t in tokens
        )
        or _DISMAY.match(sentence.span.of(document.text)) is not None
    )
