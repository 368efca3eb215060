"""The words that a message ends with: …terveisin, Kunnioittaen, Terv., a wish."""

from __future__ import annotations

import re

from viestilint.lazyregex import lazy

WISH_HEADS = frozenset(
    "jatkoa päivää päivänjatkoa viikkoa viikonloppua viikonjatkoa kevättä kesää syksyä talvea matkaa joulua"
    " joulunaikaa vuotta juhannusta pääsiäistä vappua iltaa illanjatkoa kevätpäivää kesäpäivää syyspäivää hetkeä"
    " hetkiä lukuhetkiä vointia lomaa alkuviikkoa loppuviikkoa loppuvuotta harrastuksia".split()
)
_CLOSING_SHORT = lazy(
    r"^(?:yst(?:\.|ävällisin)?\s*)?(?:terv|t)(?:\.,|[.:])(?=\s|$)"
    # Parhain terv., Kiitos ja terv., Kesäterv.; but: Helsingin terv. asema
    r"|^yst\.\s*terveisin\b|^(?:(?:kiitos ja|kiittäen ja|ystäv\.|[^\W\d_]{2,20}in)\s+)?(?:kesä|kevät|syys|talvi|joulu)?terv\.(?=,|\s*$|\s+(?-i:[A-ZÅÄÖ{]))"
    r"|^(?:yst\.\s*)?terv,?$|^y\.?t\.?,?$"
    # Yt. Timo
    r"|^y\.?t\.?,?(?=\s+(?-i:[A-ZÅÄÖ{])[\w{}.&-]*(?: [\w{}.&-]+){0,3}$)"
    # T.Kari, t.isännöinti
    r"|^t\.(?=[^\W\d_][\w-]+(?: [\w&/-]+){0,2}$)|^t (?=[A-ZÅÄÖ][\w&-]+(?: [A-ZÅÄÖ/][\w&-]*){0,3}$)|^t\.?\s*:",
    re.I,
)
_CLOSING_PHRASE = lazy(
    r"^(?:kiitos ja hei|nähdään|tervetuloa(?: (?:uudelleen|takaisin|uudestaan|pian))?|kunnioittaen|kunnioittavasti"
    r"|vilpittömästi|ystävällisesti|[\w-]+n puolesta)[!.,:]?\s*$",
    re.I,
)
_RESPECT = lazy(r"^(?:kunnioitta(?:en|vasti)|vilpittömästi|ystävällisesti)\b", re.I)
# Lämpimin onnitteluin, Vaivaa pahoitellen, Yhteistyöstä kiittäen; Ystävällisesti, Rakkaudella
FELT = (
    r"(?i:(?:[^\W\d_]+ ){0,2}(?:pahoitellen|onnitellen|kiittäen"
    r"|[\w-]*(?:onnitteluin|tervehdyksin|kiitoksin|toivotuksin|ajatuksin|toivein"
    r"|halauksin|haleilla|halauksilla))"
    r"|ystävällisesti|kunnioittaen|kunnioittavasti|vilpittömästi|lämpimästi|sydämellisesti|rakkaudella|lämmöllä|ystävyydellä)\b"
)
_FEELING_HEAD = lazy(rf"^{FELT}")
_FEELING = lazy(rf"^{FELT}(?:[!.,:]?\s*$|,? [A-ZÅÄÖ{{][^.!?:\n]{{0,40}}$)")
_TERVEISIN = lazy(r"(?<![\w-])[\w-]*(?:terveisin|terkuin)\b|\b(?:terveisemme|terkut)\b", re.I)
_TOIVOTTAA = lazy(r"^(?:[\w\s-]{3,60}\btoivott(?:aa|aen|avat)\b|toivott(?:aa|avat) (?-i:[A-ZÅÄÖ{]))", re.I)
_WORDS = lazy(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# … uutuuksiimme: www.kauppa.fi Terveisin Kauppa: a colon or an address ends what is said before the closing too.
_SENTENCE_END = lazy(r"[.!?:]\s|\w\.\w")


def _terveisin(text: str) -> re.Match[str] | None:
    lower = text.lower()
    return _TERVEISIN.search(text) if "terve" in lower or "terku" in lower else None


def closing_words(line: str) -> re.Match[str] | None:
    """The words of a closing, where who signs may follow them on the line: *Terveisin* of *Terveisin Kirjakauppa*."""
    return _terveisin(line) or _CLOSING_SHORT.match(line) or _FEELING_HEAD.match(line)


def has_greetings(closing: str) -> bool:
    """Whether a closing is one that a name belongs to: *Terveisin*, *T.*, *Kunnioittaen*, no wish."""
    patterns = (_RESPECT, _FEELING, _CLOSING_SHORT)
    return _terveisin(closing) is not None or any(pattern.match(closing) for pattern in patterns)


def is_closing(line: str) -> bool:
    """Whether a line opens the end of a message: …terveisin, Terv., a wish, Tervetuloa!"""
    line = line.strip("*_ ")
    if any(pattern.match(line) for pattern in (_CLOSING_SHORT, _CLOSING_PHRASE, _FEELING, _TOIVOTTAA)):
        return True
    words = _WORDS.findall(line.lower())
    if (head := _terveisin(line)) and len(words) <= 12:
        before = line[: head.start()]
        return len(before.split()) <= 4 and not _SENTENCE_END.search(before)
    if line.endswith("!") and 1 < len(words) <= 7 and not _SENTENCE_END.search(line):
        return words[-1] in WISH_HEADS or any(
            word in WISH_HEADS and words[0] in ("hyvää", "mukavaa", "kivaa", "ihanaa", "aurinkoista", "iloista")
            for word in words
        )
    return False
