"""The frame of a message: where it greets, how it closes, and where a missing part would go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from viestilint.checks.signature import FOOTER_LINE, SUBJECT_LINE, own_lines, signature_start
from viestilint.language.closings import has_greetings, is_closing
from viestilint.language.morphology import Morphology
from viestilint.language.zones import Line, greeting_end, lines_of
from viestilint.lazyregex import lazy
from viestilint.model import Address, Document, Sentence, Severity, Span, Token

_LOOK_AHEAD = 8
# A letter opens with the addresses of both, the date and the heading.
_LOOK_AHEAD_IN_LETTER = 16
_MAX_CODE_MESSAGE = 250
_TAIL_LINES = 8
_SHORT_BODY = 3
_NOTE_LINES = 3
_NOTE = lazy(r"p\.?s[.:,]?\s|p\.\s?s\.", re.I)
_WISH_WORDS = 4
_SEE_YOU = frozenset("nähdään kuullaan palataan soitellaan palaillaan jutellaan".split())
_LAST_WORDS = 6
# A code to log in or confirm with; codes to fetch a parcel or to open a door come in ordinary messages.
_CODE = lazy(
    r"\b(?:(?:vahvistus|varmistus|varmennus|kirjautumis|kerta|kertakäyttö|tunnistus|tunnistautumis|turva|todennus"
    r"|aktivointi|sms-|pin-)?koodi|tunnusluku|kertasalasana)\w*\b[^.!?\n]{0,40}(?:\d{4,8}\b|\d{3}[ -]\d{3}\b|\{)"
    r"|\b(?:\d{4,8}|\d{3}[ -]\d{3}) on (?!nouto)[\w ]{0,30}koodi"
    r"|\b(?:kirjautumi|tunnistautumi|vahvistu|varmennu|varmistu)\w*\b[^.!?\n]{0,30}\btunniste\w*\b[^.!?\n]{0,30}(?:\d{4,8}\b|[{%$])",
    re.I,
)
# {{ otp_token }}, ${verificationCode}: whatever the text calls it.
_CODE_NAME = lazy(
    r"\botp|_otp\b|one_?time_?(?:code|pass)|verification_?code|kertakoodi|vahvistuskoodi|2fa_?code|mfa_?code", re.I
)
_CLOSING_WORDS = lazy(
    r"^terveiset\b|\bosanotto(?:ni|mme)\b|\b(?:[\w-]*terveisin|terveisemme|terv\.|terkuin|terkut|kunnioittaen|kunnioittavasti|kiittäen"
    r"|(?:med )?(?:vänlig\w*|bästa) hälsning\w*|(?:kind |best |warm )?regards|sincerely|cheers|love)\b",
    re.I,
)
_OPENERS = lazy(
    r"^(?:tervetuloa|nähdään|kuullaan|kuulemiin|näkemiin|palataan|tsemppiä|onnea|hauskaa|mukavaa|hyvää|ihanaa|tapaamisiin|soitellaan|palaillaan|jutellaan"
    r"|kivaa|leppoisaa|antoisaa|voimia|iloa|menestystä|aurinkoista|iloista|rauhallista|lämpimästi|kaikkea hyvää|siunausta|toivottavasti nähdään)\b",
    re.I,
)
# Kiitos kahdeksasta vuodesta, tervetuloa takaisin milloin vain!
_WELCOME_BACK = lazy(r"\btervetu(?:loa|llut|lleet?) (?:takaisin|uudelleen|uudestaan|pian|taas)\b", re.I)
# Ompelun iloa!
_JOY = lazy(r"^[\w-]+n (?:iloa|riemua|intoa)\b", re.I)
_THANKS_ALONE = lazy(r"^(?:paljon |suuri |suuret )?(?:kiitos|kiitoksia|kiitokset)(?: [\w-]+){0,3}\s*[!.]?$", re.I)
_WISHES = frozenset(
    """
    jatko päivä päivänjatko viikko viikonloppu viikonjatko kevät kesä syksy talvi matka joulu joulunaika
    vuosi juhannus pääsiäinen vappu ilta illanjatko aamu hetki vointi loma alkuviikko loppuviikko
    loppuvuosi harrastus lukuhetki aika elämys kausi onni menestys
    """.split()
)


def greeting_span(document: Document, morphology: Morphology) -> Span | None:
    """The greeting, also one that follows headings or a banner; ``None`` if the first lines hold none."""
    zone = document.zone("greeting")
    if zone is not None:
        return zone.span
    for line in opening_lines(document):
        end = greeting_end(line.text, morphology)
        if end is not None:
            return Span(line.span.start, line.span.start + end)
    return None


def opening_lines(document: Document) -> Sequence[Line]:
    """The lines among which a greeting is looked for: headings and address blocks may stand before it."""
    ahead = _LOOK_AHEAD_IN_LETTER if document.message.channel == "letter" else _LOOK_AHEAD
    return own_lines(document)[:ahead]


def has_closing(document: Document) -> bool:
    """Whether a closing phrase, a wish or a welcome ends the message, in whatever language."""
    if document.zone("closing") is not None:
        return True
    quotes = [zone.span for zone in document.zones if zone.kind == "quote"]
    for line in lines_of(document.text)[1:]:
        short = len(line.text.split()) <= 12 and not any(q.overlaps(line.span) for q in quotes)
        if short and _CLOSING_WORDS.search(line.text):
            return True
    lines = own_lines(document)
    if any(is_closing(line.text) for line in lines[1:][-_TAIL_LINES:]):
        return True
    own = _own_sentences(document)
    if len(own) > 1 and (_THANKS_ALONE.match(_bare(document, own[-1])) or _is_last_word(document, own[-1])):
        return True
    if _closes_in_own_words(document) or (len(own) > 1 and _exclaims(document, own[-1])):
        return True
    # A welcome at the start of a short message is no closing although little follows it.
    last = own[-2:] if len(own) > _SHORT_BODY else own[-1:]
    return any(_is_wish(document, sentence) for sentence in last)


def _is_last_word(document: Document, sentence: Sentence) -> bool:
    """*Kiitos, että olet mukana!* as a paragraph of its own."""
    text = _bare(document, sentence)
    if not text.lower().startswith("kiitos") or not text.endswith("!") or len(text.split()) > _LAST_WORDS:
        return False
    return document.text[: sentence.span.start].rstrip(" ").endswith("\n\n")


def _exclaims(document: Document, sentence: Sentence) -> bool:
    """*Rapsutuksia!*, *Pian nähdään!*, *Iloisia ostoksia!*: a last cry without a verb on a line of its own."""
    if document.message.channel == "sms":
        return False
    text = _bare(document, sentence)
    words = [t for t in document.sentence_tokens(sentence) if t.kind == "word"]
    if not words or not text.endswith("!") or len(words) > _LAST_WORDS:
        return False
    if not document.text[: sentence.span.start].rstrip(" ").endswith("\n"):
        return False
    verbs = [t for t in words if t.readings and all(r.is_finite for r in t.readings)]
    return all(t.lower in _SEE_YOU for t in verbs)


def _closes_in_own_words(document: Document) -> bool:
    """*Hymyssä suin*, *Kesää odotellen*: up to three words right above the name that are nobody's title."""
    start = signature_start(document)
    if start is not None and document.message.channel == "sms" and _opens_in_own_words(document, start):
        return True
    lines = own_lines(document)
    at = next((i for i, line in enumerate(lines) if line.span.start == start), 0)
    if at < 2 or "\n\n" in document.text[lines[at - 1].span.end : lines[at].span.start]:
        return False
    line = lines[at - 1]
    words = document.tokens_in(line.span)
    if not 1 <= len(words) <= 3 or any(t.kind != "word" or not t.readings for t in words) or not line.text[0].isupper():
        return False
    if all(r.is_finite for r in words[-1].readings) or any(t.capitalised for t in words[1:]):
        return False
    if len(words) == 1:
        # Rakkaudella
        return _says_how(words[0])
    return all(r.case not in ("nom", "gen") or r.is_name for r in words[0].readings) and any(
        r.case in ("ins", "ine", "ess", "ade") or r.verbform == "inf2" or r.pos == "adv" for r in words[-1].readings
    )


def _opens_in_own_words(document: Document, start: int) -> bool:
    """*Namaste, Studio Usva*, *Rakkaudella Kukka-aitta*: a text message whose name has its own closing before it."""
    word, after = ([t for t in document.tokens if t.span.start >= start] + [None, None])[:2]
    if word is None or after is None or word.kind != "word":
        return False
    if after.text == "," and not word.readings:
        # A sign or a name of two parts is who writes; of other unknown words nobody can tell.
        return word.text.isalpha() and not word.text.isupper()
    return _says_how(word)


def _says_how(word: Token) -> bool:
    """*Rakkaudella*, *Lämpimästi*, *Terveisin*: how somebody closes, and nobody's name or title."""
    if not word.readings or any(r.is_name or r.case in ("nom", "gen") for r in word.readings):
        return False
    return any(r.case in ("ins", "ade", "sti") or r.verbform == "inf2" for r in word.readings)


def ends_in_greetings(document: Document) -> bool:
    """Whether the closing is one that a name belongs to, *Terveisin*; a wish may end a text message alone."""
    closing = document.zone("closing")
    return closing is not None and has_greetings(closing.span.of(document.text))


def _own_sentences(document: Document) -> list[Sentence]:
    """The sentences of the body that are neither signature nor footer."""
    end = signature_start(document)
    return [
        s
        for s in document.sentences
        if s.zone == "body"
        and (end is None or s.span.start < end)
        and not FOOTER_LINE.search(s.span.of(document.text))
        and any(t.kind == "word" for t in document.sentence_tokens(s))
    ]


def _bare(document: Document, sentence: Sentence) -> str:
    return sentence.span.of(document.text).strip("*_# ")


def _is_wish(document: Document, sentence: Sentence) -> bool:
    text = _bare(document, sentence)
    tokens = [t for t in document.sentence_tokens(sentence) if t.kind == "word"]
    if any(r.lemma == "toivottaa" and r.is_finite for t in tokens for r in t.readings):
        return True
    finite = any(t.readings and all(r.is_finite for r in t.readings) for t in tokens)
    if _WELCOME_BACK.search(text) and len(tokens) <= 12:
        return True
    if (_OPENERS.match(text) or _JOY.match(text)) and len(tokens) <= 8:
        return not finite or tokens[0].lower in _SEE_YOU
    if 1 < len(tokens) <= _WISH_WORDS and text.endswith("!") and _all_partitive(tokens):
        # Turvallisia kilometrejä!
        return True
    for before, token in pairwise(tokens):
        wished = any(r.case == "par" and r.head in _WISHES for r in token.readings)
        described = any(r.case == "par" and r.pos in ("adj", "noun-adj") for r in before.readings)
        if wished and described and (not finite or token is tokens[-1]):
            return True
    return False


def _all_partitive(tokens: Sequence[Token]) -> bool:
    """An adjective and a noun in the partitive with nothing else: what is wished, whatever it is."""
    if not all(any(r.case == "par" and r.verbform in (None, "inf4") for r in t.readings) for t in tokens):
        return False
    described = any(r.case == "par" and r.pos in ("adj", "noun-adj") for r in tokens[0].readings)
    return described and any(r.case == "par" and (r.pos == "noun" or r.verbform == "inf4") for r in tokens[-1].readings)


def body_end(document: Document) -> int:
    """Where the message's own text ends above its footer: the place for a closing that is missing."""
    footer = document.zone("footer")
    end = len(document.text) if footer is None else footer.span.start
    above = [line for line in own_lines(document) if line.span.end <= end]
    prose = [line for line in above if not FOOTER_LINE.search(line.text)]
    note = next(
        (i for i, line in enumerate(prose) if i and i >= len(prose) - _NOTE_LINES and _NOTE.match(line.text)), None
    )
    if note is not None:
        # PS. Muista henkilökortti: below the closing and the name.
        prose = prose[:note]
    last = (prose or above)[-1:]
    return last[0].span.end if last else len(document.text[:end].rstrip())


def first_line(document: Document) -> Line:
    """The first line of the letter that prints anything: tags that only steer the template do not, and a subject on top
    is none.
    """
    lines = own_lines(document)
    for line in lines:
        if len(lines) > 1 and line is lines[0] and SUBJECT_LINE.match(line.text):
            continue
        rest = line.text
        for placeholder in document.message.placeholders:
            if placeholder.type == "control" and line.span.covers(placeholder.span):
                rest = rest.replace(placeholder.span.of(document.text), "")
        if rest.strip():
            return line
    return lines[0]


def is_letter(document: Document) -> bool:
    """Whether the parts of the frame stand on lines of their own; in a text message they mostly share one."""
    return document.message.channel != "sms" or len(own_lines(document)) > 1


def is_capital_line(line: str) -> bool:
    """A heading in capitals: *TIEDOTE ASUKKAILLE*; one word alone may be a name or a shout."""
    words = [word for word in line.split() if any(c.isalpha() for c in word)]
    return len(words) > 1 and line.isupper() and line[-1] not in ".!?,"


def severity_of(document: Document) -> Severity | None:
    """Info for a notice that speaks to no single reader: on a wall or a page it need not look like a letter."""
    is_public = document.message.type == "notice" and document.address is not Address.SINA
    return Severity.INFO if is_public and document.message.channel in ("email", "letter") else None


def speaks_to_reader(document: Document) -> bool:
    """Whether the message greets or addresses somebody: what does neither is a record or a report.

    A text message always does: it comes to the customer's own telephone.
    """
    if document.message.channel == "sms" or document.zone("greeting") is not None:
        return True
    return document.address is not None or bool(document.signals)


def line_break(document: Document) -> str:
    """What parts the paragraphs of the message: a line break, or an empty line if the message uses them."""
    return "\n\n" if "\n\n" in document.text.strip() else "\n"


def sms_closing(document: Document) -> str:
    """What is written after the end of a text message without a closing, on its line or on the next."""
    if is_letter(document):
        return "\nTerveisin {{yritys}}"
    end = body_end(document)
    stop = "" if document.text[:end][-1:] in ".!?…" else "."
    if any(t.kind == "url" and t.span.end == end for t in document.tokens):
        # A full stop after a link would become part of it.
        return "\nTerveisin {{yritys}}"
    return stop + " Terveisin {{yritys}}"


def is_one_time_code(document: Document) -> bool:
    """Whether the message only carries a code to log in or confirm with."""
    if document.message.type == "one-time-code":
        return True
    if len(document.text) >= _MAX_CODE_MESSAGE:
        return False
    return _CODE.search(document.text) is not None or any(
        _CODE_NAME.search(p.name) for p in document.message.placeholders
    )
