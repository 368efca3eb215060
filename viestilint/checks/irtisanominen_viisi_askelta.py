"""The five steps of a reply to a cancellation: regret, one question, instructions, confirmation, thanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from viestilint.checks.answering import body_start
from viestilint.checks.called_off import is_called_off
from viestilint.checks.registry import CheckContext
from viestilint.lazyregex import lazy
from viestilint.model import Document, Hit, Sentence, Token

_REGRET = lazy(
    r"\b(?:pahoittel\w+|harmi\w*|ikävä\w*|kurja\w*|pahoilla\w+|sääli|surullista"
    r"|haike\w+)\b",
    re.I,
)
_WHY = lazy(
    r"\b(?:syy\w*|miksi|mistä johtu\w+|mikä (?:\w+ )?(?:vaikutti|sai|johti)|johtui"
    r"|mikä (?:\w+ ){0,4}(?:ei (?:miellyttänyt|toiminut|sopinut|vastannut)|harmitti|häiritsi|ratkaisi|meni pieleen)"
    r"|mihin (?:et|ette) ollut tyytyvä\w+|mitä (?:jäit|jäitte) kaipaamaan|vaikut\w+|minkä"
    r" vuoksi|palautetta)\b",
    re.I,
)
# A wish asks too: Olisi hienoa kuulla syy lähtöösi.
_HEAR = lazy(r"\b(?:olisi \w+|haluaisi\w+|kuulisi\w+)(?: \w+){0,2} (?:kuulla|tietää|kuulla)\b", re.I)
_NOTHING_TO_DO = lazy(
    r"\bei tarvitse\b|\beikä (?:sinun|teidän) tarvitse\b|\bet(?:te)?"
    r" tarvitse\b|\bmuuta ei tarvi",
    re.I,
)
_ENDS = frozenset(
    "irtisanoa päättyä lopettaa päättää sulkea poistaa kirjata perua peruuttaa katkaista vahvistaa lakata"
    " irtisanominen toimia siirtyä siirtää sulkeutua raueta keskeytyä".split()
)
_WELCOME = lazy(
    r"\btervetull?ut|\btervetuloa|\btervetulleita|\bnähdään\b|\btakaisin\b|\bov(?:i|emme) on\b|\bmieli muuttu\w+", re.I
)
_OFFERS = frozenset(("tarjous", "alennus", "etu", "lahja", "lahjakortti", "etuhinta", "ilmaiskuukausi"))
_SWITCHED = lazy(
    r"\bvaihdoi\w+|\bvaihtanut|\bsiirryi\w+|\bsiirtynyt|\btein (?:jo )?(?:uuden"
    r" )?sopimuksen|\bvaihdan\b|\bvaihto\b|\bhalvem\w+ muualta|\bmuualta halvem\w+|\btoise(?:lta|en) (?:yhtiö|operaattori|myyjä)\w*",
    re.I,
)
# Saat kuukauden ilmaiseksi, jos jatkat; toivottavasti harkitset vielä
_STAYING = lazy(
    r"\bjos (?:päätät(?:te)?|haluat(?:te)?|suostut(?:te)?) (?:[\w-]+ ){0,2}(?:jatka|jää|pysy)\w*"
    r"|\bjos (?:kuitenkin |vielä |sittenkin |nyt )?(?:jatkat|jäät|pysyt)(?:te|tekin|kin)?\b",
    re.I,
)
_GIVEN = lazy(
    r"\b(?:saat(?:te)?|saisit(?:te)?|tarjoa\w+|annamme|puoleen hintaan|ilmaiseksi|maksutta|kaupan päälle|veloituksetta)\b",
    re.I,
)
_RECONSIDER = lazy(
    r"\b(?:toivottavasti|toivomme,? että|toivon,? että) (?:[\w-]+ ){0,2}(?:harkits|pyörr|perut|muutat)\w*"
    r"|\b(?:harkitset|harkitsette|harkitsisit|harkitsisitte)(?:ko|kö)\b [^.!?\n]{0,20}\b(?:vielä|uudelleen|uudestaan)\b",
    re.I,
)
_TOLD_WHY = lazy(
    r"\b(?:koska|sillä|syynä|syy on|takia|vuoksi|muutan|muutamme|muutin|muutimme|muutto\w*|ulkomaille|kuoli|menehtyi"
    r"|kuolinpes\w+|eläkkeelle|työttömä\w+|liian|kallis\w*|kallii\w+|halvem\w+|siirry(?:n|mme)|vaihd(?:an|amme)|vaihdoi(?:n|mme)"
    r"|ei ole (?:enää )?(?:tarvetta|käyttöä|aikaa|varaa|tarpeen)"
    # En ehdi lukea, emme enää tarvitse: what is not so is why.
    r"|(?:en|emme) (?:enää |oikein )*(?!halua|jatka|tiedä|löydä|saa\b|saanu|ole (?!(?:enää )?(?:ehti|jaksa|käy|tarvin))|osaa|pysty|onnistu)\w+)\b",
    re.I,
)
_NAMES = {
    "fi": (
        "pahoittelu",
        "kysymys syystä",
        "ohje siitä, mitä asiakas tekee",
        "vahvistus siitä, mitä on tehty",
        "kiitos ja tervetuloa takaisin",
    ),
    "en": (
        "regret",
        "a question about the reason",
        "what the customer is to do",
        "what has been done",
        "thanks and welcome back",
    ),
}


def check(document: Document, context: CheckContext) -> Iterator[Hit]:
    """One hit that names the missing steps, and hits on a second question and on an offer to who"
    " has left already."""
    message = document.message
    if message.type != "cancellation" or is_called_off(document):
        return
    sentences = [s for s in document.sentences if s.zone not in ("quote", "foreign", "signature", "footer")]
    steps = _steps(document, sentences)
    if message.customer and _TOLD_WHY.search(message.customer):
        # Who has told the reason need not be asked for it.
        steps = (steps[0], True, *steps[2:])
    missing = [name for name, taken in zip(_NAMES[context.lang], steps, strict=True) if not taken]
    if missing:
        yield Hit(body_start(document), (("puuttuu", ", ".join(missing)),), variant="askel")
    asked = [s for s in sentences if s.span.of(document.text).rstrip().endswith("?")]
    reason = next((s for s in asked if _WHY.search(s.span.of(document.text))), asked[0] if asked else None)
    extra = [s for s in asked if s is not reason]
    for sentence in extra:
        yield Hit(sentence.span, (("match", sentence.span.of(document.text)),), variant="toinen-kysymys")
    lured: list[Sentence] = []
    if message.customer and _SWITCHED.search(message.customer):
        for sentence in sentences:
            if sentence in extra:
                continue
            for token in document.sentence_tokens(sentence):
                if any(r.lemma in _OFFERS or r.head in _OFFERS for r in token.readings):
                    lured.append(sentence)
                    yield Hit(token.span, (("match", token.text),), variant="houkuttelu")
    for sentence in sentences:
        if sentence not in (*extra, *lured) and _persuades(sentence.span.of(document.text)):
            yield Hit(sentence.span, (("match", sentence.span.of(document.text)),), variant="suostuttelu")
            break


def _persuades(sentence: str) -> bool:
    """Whether the sentence offers something for staying, or asks to think it over; that one may return is told to all."""
    return _RECONSIDER.search(sentence) is not None or (
        _STAYING.search(sentence) is not None and _GIVEN.search(sentence) is not None
    )


def _steps(document: Document, sentences: list[Sentence]) -> tuple[bool, ...]:
    text = " ".join(s.span.of(document.text) for s in sentences)
    tokens = [t for s in sentences for t in document.sentence_tokens(s)]
    asks = (
        any("?" in t.text for t in tokens)
        or any(t.lower.startswith(("kertoisit", "kerrotko", "kerrothan", "kerrottehan", "kuulisi")) for t in tokens)
        or _HEAR.search(text) is not None
    )
    return (
        _REGRET.search(text) is not None,
        asks and _WHY.search(text) is not None,
        _NOTHING_TO_DO.search(text) is not None
        or any(_instructs(t) for t in tokens)
        or any(_is_duty(document, t) for t in tokens),
        any(_reports(t) for t in tokens),
        "kiit" in text.lower() and _WELCOME.search(text) is not None,
    )


def _instructs(token: Token) -> bool:
    return any(
        r.is_finite and r.person == "2" and r.pos == "verb" and r.clitic != "ko"
        and (r.mood == "imp" or r.clitic == "han" or r.lemma in ("voida",))
        for r in token.readings
    ) and (token.initial or all(r.is_finite or r.lemma == "voi" for r in token.readings))  # fmt: skip


def _is_duty(document: Document, token: Token) -> bool:
    """*Avaimet palautetaan toimistollemme, asunto pitää siivota*: an instruction, however impersonal."""
    clause = document.clause_tokens(token)
    if any(r.lemma in _NECESSITY and r.person == "3" and r.tense == "pres" for r in token.readings):
        return any(r.verbform == "inf1" for t in clause if t.index > token.index for r in t.readings)
    if not any(r.is_passive and r.mood == "ind" and r.tense == "pres" and r.lemma in _BROUGHT for r in token.readings):
        return False
    return any(
        t.lower == "meille" or any(r.poss == "1pl" and r.case in ("ill", "all") for r in t.readings) for t in clause
    )


_NECESSITY = frozenset(("tulla", "pitää", "täytyä"))
_BROUGHT = frozenset("palauttaa toimittaa luovuttaa tuoda viedä lähettää jättää".split())


def _reports(token: Token) -> bool:
    for r in token.readings:
        lemma = r.verb if r.participle else r.lemma
        if lemma not in _ENDS:
            continue
        if r.participle in ("past_act", "past_pass") or (r.is_finite and (r.tense == "past" or r.person == "3")):
            return True
    return False
