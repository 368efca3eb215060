"""Spoken and clipped word forms, read as the written ones that Voikko knows."""

from __future__ import annotations

from dataclasses import replace

from viestilint.language.morphology import Morphology
from viestilint.model import Reading

_WRITTEN = {
    "ois": "olisi", "oisin": "olisin", "oisit": "olisit", "oisitte": "olisitte", "oo": "ole", "oot": "olet",
    "oon": "olen", "ootte": "olette", "ollu": "ollut", "tullu": "tullut", "saanu": "saanut", "menny": "mennyt",
    "tarvii": "tarvitsee", "tarvin": "tarvitsen", "tarvisin": "tarvitsisin", "tarvis": "tarvitsisi",
    "tarttee": "tarvitsee", "tartten": "tarvitsen", "tarttis": "tarvitsisi", "tarttisin": "tarvitsisin",
    "tarviin": "tarvitsen", "tarvitteeko": "tarvitseeko", "haluun": "haluan", "haluisin": "haluaisin",
    "haluaisn": "haluaisin", "aattelin": "ajattelin", "kyssäri": "kysymys", "maili": "sähköposti",
    "meili": "sähköposti", "mailiin": "sähköpostiin", "spostiin": "sähköpostiin", "sposti": "sähköposti",
    "spostilla": "sähköpostilla", "tekstarilla": "tekstiviestillä", "puh": "puhelin", "nro": "numero",
    "alehinta": "hinta", "hiace": "auto", "remppa": "remontti", "lasku": "lasku", "vikko": "viikko",
    "kymppi": "kymmenen", "kattoo": "katsoa", "kattoa": "katsoa", "tsekata": "tarkistaa", "tehä": "tehdä",
    "nähä": "nähdä", "myöhäs": "myöhässä", "auk": "auki", "ees": "edes", "uus": "uusi", "pääsis": "pääsisi",
    "kerkee": "kerkeää", "hirveen": "hirveän", "laitatteko": "laitatteko", "puhelimel": "puhelimella",
}  # fmt: skip
_PRONOUN_TAILS = (
    "mä",
    "sä",
    "me",
    "te",
    "se",
    "ne",
    "mie",
    "mää",
    "tää",
    "toi",
    "tuo",
    "nää",
    "joku",
    "teillä",
    "sitä",
)
_ENDINGS = ("a", "ä", "i", "n", "en", "t")


def read_spoken(word: str, morphology: Morphology) -> tuple[Reading, ...]:
    """The readings of a form that Voikko does not know, as of the written form it stands for; empty if none.

    *onks, saaks, voinks* are questions (clitic ``ko``), *vois, sais, pitäis* conditionals; *pakettii* and
    *kaupast* lack their last sound.
    """
    low = word.lower().strip("-")
    known = morphology.analyse(low)
    if known:
        return known
    asked = _asked(low, morphology)
    if asked:
        return asked
    if low in _WRITTEN:
        return morphology.analyse(_WRITTEN[low])
    for candidate in _dotted(low):
        asked = _asked(candidate, morphology)
        if asked:
            return asked
    if len(low) < 4:
        return ()
    for candidate in (*_dotted(low), *_completed(low)):
        found = tuple(r for r in morphology.analyse(candidate) if r.pos not in ("abbr", "surname", "place", "name"))
        if found:
            return found
    return ()


def _asked(low: str, morphology: Morphology) -> tuple[Reading, ...]:
    for stem in _question_stems(low):
        for base in (_WRITTEN.get(stem, stem), stem + "i"):
            verbal = [r for r in morphology.analyse(base) if r.is_finite and r.mood in ("ind", "cond")]
            if verbal:
                return tuple(replace(r, clitic="ko") for r in verbal)
    return ()


def _question_stems(low: str) -> list[str]:
    stems = []
    for tail in ("", *_PRONOUN_TAILS):
        head = low[: len(low) - len(tail)] if tail and low.endswith(tail) else (low if not tail else "")
        if head.endswith(("ks",)) and len(head) > 3:
            stems.append(head[:-2])
        if head.endswith(("kos", "kös", "koo")) and len(head) > 4:
            stems.append(head[:-3])
        if head.endswith(("ko", "kö")) and len(head) > 3:
            stems.append(head[:-2])
        if head.endswith(("kohan", "köhän")) and len(head) > 6:
            stems.append(head[:-5])
    return stems


def _dotted(low: str) -> list[str]:
    """The word with the dots that a hurried writer leaves out: *loytyyko*, *kaytto*."""
    if any(c in "äöå" for c in low) or not any(c in "ao" for c in low) or len(low) < 4:
        return []
    both = low.replace("a", "ä").replace("o", "ö")
    return list(dict.fromkeys((both, low.replace("a", "ä"), low.replace("o", "ö"))))


def _completed(low: str) -> list[str]:
    found = []
    if low.endswith("s"):
        found.append(low + "i")
    if len(low) > 4 and low[-1] == low[-2] and low[-1] in "eiouyö":
        found += [low[:-1] + "a", low[:-1] + "ä"]
    if low.endswith(("st", "lt", "ss", "ll", "n", "t")):
        found += [low + "a", low + "ä"]
    if low.endswith(("nu", "ny")):
        found.append(low + "t")
    if low.endswith(("nen", "set")):
        return found
    if low.endswith(("ane", "äne")):
        found.append(low + "n")
    if low.endswith(("nen",)):
        found.append(low)
    found += [low + ending for ending in _ENDINGS if low + ending not in found]
    return found
