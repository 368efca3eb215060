"""The rule language, key by key: small rules in YAML against small texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import indent

import pytest

from tests.conftest import OwnRules, make_message
from viestilint.config import Config
from viestilint.errors import ConfigError, RuleError
from viestilint.fixes import apply_edits
from viestilint.model import Applicability, Finding, Severity, SourceEdit, SourceSpan
from viestilint.patterns.catalogue import load_catalogue
from viestilint.patterns.rulefile import load_rule_file, read_rules
from viestilint.patterns.templates import captured
from viestilint.patterns.tokens import read_token_pattern
from viestilint.patterns.yamltree import load_tree
from viestilint.pipeline import Linter

HEAD = """\
- id: oma
  title: Otsikko
  message: "{match}"
  why: Syy
  severity: warning
"""


def rule(body: str) -> str:
    """A rule with the given lines after its metadata."""
    return HEAD + indent(body.strip("\n"), "  ") + "\n"


def marked(linter: Linter, text: str, **metadata: str) -> str:
    """The text with what is found in «»."""
    out, at = "", 0
    for found in linter.lint(make_message(text, **metadata)):
        out += f"{text[at : found.span.start]}«{found.span.of(text)}»"
        at = found.span.end
    return out + text[at:]


def unmarked(text: str) -> str:
    return text.replace("«", "").replace("»", "")


def fixed(text: str, finding: Finding, index: int = 0) -> str:
    """The text with one of a finding's fixes made."""
    edits = finding.fixes[index].edits
    return apply_edits(text, [SourceEdit(SourceSpan(e.span.start, e.span.end), e.text) for e in edits])


def rewrites(linter: Linter, text: str, **metadata: str) -> list[str]:
    """Every rewrite that is offered."""
    findings = linter.lint(make_message(text, **metadata))
    return [fixed(text, finding, index) for finding in findings for index in range(len(finding.fixes))]


TOKEN_KEYS = [
    # a bare word is its text in any case
    ("pattern: [heti]", "Maksa «heti» tai «HETI», ei hetikään."),
    ("pattern: [{text: heti}]", "Maksa «heti» tai «Heti»."),
    ("pattern: [{text: [heti, nyt]}]", "Maksa «heti» tai «nyt»."),
    ("pattern: [{text: 12 €}]", "Maksa «12 €» heti."),
    ("pattern: [14. maaliskuuta]", "Nouda «14. maaliskuuta» kukat."),
    # forms of a word
    ("pattern: [{lemma: lasku}]", "«Lasku» ja «laskut», myös «laskustasi», ei laskutus."),
    ("pattern: [{lemma: [lasku, kuitti]}]", "«Laskun» ja «kuitin» saat."),
    ("pattern: [{lemma: maksaa}]", "«Maksan» laskun, «maksettu» lasku on «maksettava»."),
    ("pattern: [{verb: tilata}]", "Uusi «tilaus» on «tilattu», tilaa kaikki."),
    ("pattern: [{part: lasku}]", "«Lasku», «sähkölasku» ja «laskutili» ovat tässä."),
    ("pattern: [{pos: place}]", "Kauppa on «Helsingissä» tänään."),
    ("pattern: [{lemma: lasku, case: [ess, tra]}]", "Se tuli «laskuna», «laskuksi» se ei sovi, laskussa on virhe."),
    ("pattern: [{lemma: lasku, number: pl}]", "Yksi lasku, kaksi laskua, «laskut» ja «laskuissa»."),
    ("pattern: [{lemma: maksaa, person: '1', number: sg}]", "Minä «maksan», sinä maksat, me maksamme."),
    ("pattern: [{lemma: tulla, tense: past}]", "Lasku «tuli» eilen ja tulee taas."),
    ("pattern: [{lemma: voida, mood: cond}]", "Me «voisimme» auttaa, mutta emme voi."),
    (
        "pattern: [{lemma: lähettää, voice: pass, verbform: fin}]",
        "Lasku «lähetetään», me lähetämme sen, lasku on lähetetty.",
    ),
    ("pattern: [{lemma: maksaa, verbform: inf3}]", "Tulit «maksamaan» laskua ja maksoit."),
    ("pattern: [{verbform: part, participle: past_pass}]", "Lasku on «maksettu», maksava asiakas ei ole maksanut."),
    ("pattern: [{lemma: lasku, poss: [2sg, 2pl]}]", "«Laskusi», «laskunne», laskumme ja laskunsa."),
    ("pattern: [{lemma: voida, clitic: ko}]", "«Voiko» tilata ja voi maksaa?"),
    ("pattern: [{lemma: muistaa, clitic: han}]", "«Muistathan» passin, jos muistat."),
    ("pattern: [{lemma: lähettää, negative: 'true'}]", "Laskua ei «lähetetä», kuitti lähetetään."),
    ("pattern: [{lemma: nopea, degree: comp}]", "Nopea ja «nopeampi» lasku."),
    ("pattern: [{lemma: lasku, poss: none}]", "«Lasku» ja laskusi."),
    # what kind of token
    ("pattern: [{kind: date}]", "Maksa «26.9.» klo 9 viimeistään."),
    ("pattern: [{kind: [amount, time]}]", "Maksa «5 €» klo «9» alkaen."),
    ("pattern: [{kind: placeholder, detail: name}]", "Lasku «{{nimi}}», summa {{summa}}."),
    ("pattern: [{kind: code, detail: iban}]", "Tili «FI21 1234 5600 0007 85», koodi ABC12345."),
    ("pattern: [{kind: number, detail: [house, postcode]}]", "Satamakatu «17», «33100» Tampere, 5 kertaa."),
    ("pattern: [{kind: punct, text: '!'}]", "Maksa«!» Onko selvä?"),
    ("pattern: [{regex: '[A-ZÅÄÖ]{2,}'}]", "Tämä on «TÄRKEÄ» viesti, «OK» Kai."),
    ("pattern: [{known: false, kind: word}]", "Tämä «xyzzyx» on uusi."),
    ("pattern: [{capitalised: true, kind: word}]", "«Lasku» tuli, «Kaisa» maksoi."),
    ("pattern: [{capitalised: false, lemma: lasku}]", "Lasku ja «lasku»."),
    # where it stands
    ("pattern: [{kind: word, at: start}]", "«Lasku» tuli. «Maksa» se."),
    ("pattern: [{kind: word, at: end}]", "Lasku «tuli». Maksa «se»!"),
    ("pattern: [{lemma: maksaa, at: clause-start}]", "Jos tulit, «maksa» lasku. Voit maksaa sen."),
    # several tokens
    ("pattern: [{lemma: uusi}, {lemma: lasku}]", "Sait «uuden laskun», lasku on uusi."),
    ("pattern: [{text: lasku}, {text: tuli, context: true}]", "«Lasku» tuli, lasku meni."),
    ("pattern: [{text: uusi, context: true}, {text: lasku}]", "Uusi «lasku», vanha lasku."),
    ("pattern: [{text: uusi, optional: true}, {text: lasku}, {text: tuli}]", "Nyt «uusi lasku tuli». «Lasku tuli»."),
    ("pattern: [{lemma: lasku, not: {case: nom}}]", "Lasku ja «laskun» loppu."),
    ("pattern: [{lemma: lasku, not: [{case: nom}, {case: gen}]}]", "Lasku, laskun ja «laskussa»."),
    ("pattern: [{kind: word, not: {lemma: lasku}}, {text: tuli}]", "«Kuitti tuli», lasku tuli."),
    # choices
    ("pattern: [{any: [lasku, kuitti]}, tuli]", "Nyt «lasku tuli» ja «kuitti tuli», raha tuli."),
    ("pattern: [{any: [[uusi, lasku], kuitti]}, tuli]", "Nyt «uusi lasku tuli», «kuitti tuli», lasku tuli."),
    ("pattern: [{any: [uusi, vanha], optional: true}, lasku, tuli]", "Nyt «uusi lasku tuli», «lasku tuli», uusi tuli."),
    # gaps
    ("pattern: [lasku, {gap: 2}, tuli]", "Se «lasku tuli». Se «lasku jo eilen tuli»."),
    ("pattern: [lasku, {gap: 2}, tuli]", "Lasku on vasta eilen tuli."),
    ("pattern: [lasku, {gap: 5}, tuli]", "Maksoin lasku. Se tuli."),
    ("pattern: [lasku, {gap: 5}, tuli]", "Lasku\nSe tuli"),
    ("pattern: [lasku, {gap: 3, without: {text: ei}}, tuli]", "Nyt «lasku jo tuli», nyt lasku ei tuli."),
    ("pattern: [lasku, {gap: 3, without: [{text: ei}, {kind: punct}]}, tuli]", "Se lasku, tuli, «lasku jo tuli»."),
    ("pattern: [lasku, {gap: 3, least: 1}, tuli]", "Nyt lasku tuli. Nyt «lasku jo tuli»."),
    # noun phrases
    ("pattern: [{np: gen}, {text: mukaan, context: true}]", "Toimi «uuden ohjeen» mukaan."),
    (
        "pattern: [{np: nom, head: {lemma: lasku}}, {lemma: olla, context: true}]",
        "«Uusi lasku» on täällä, uusi kuitti on täällä.",
    ),
    # regular expressions
    ('regex: "!{2,}"', "Maksa«!!» Kiitos!"),
    (r'regex: "(?P<match>!{2,}) \\w+"', "Maksa«!!» Kiitos!!"),
    # what regular expressions never see, and what they do
    ("regex: '\\w*esimerkki\\w*'", "Avaa www.esimerkki.fi tai a@esimerkki.fi, «esimerkki» {{esimerkki}}."),
    ("regex: '\\d+'", "Maksa «5» €."),
]


@pytest.mark.parametrize(("body", "expected"), TOKEN_KEYS, ids=[f"{b} | {e}" for b, e in TOKEN_KEYS])
def test_what_a_matcher_takes(own_rules: OwnRules, body: str, expected: str) -> None:
    assert marked(own_rules(rule(body)), unmarked(expected)) == expected


SAME_READING = [
    # tilaa is the imperative of tilata and the partitive of tila; sinä is a pronoun and the essive of se
    ("pattern: [{lemma: tilata, mood: imp}]", "«Tilaa» heti!"),
    ("pattern: [{lemma: tila, case: par}]", "«Tilaa» on."),
    ("pattern: [{lemma: tila, mood: imp}]", "Tilaa heti!"),
    ("pattern: [{lemma: tilata, case: par}]", "Tilaa heti!"),
    ("pattern: [{lemma: se, case: nom}]", "Sinä päivänä."),
    ("pattern: [{lemma: sinä, case: ess}]", "Sinä päivänä."),
    ("pattern: [{pos: noun, person: '3'}]", "Maksaa laskun."),
    # not: no reading may meet the other conditions
    ("pattern: [{text: tilaa, not: {pos: noun}}]", "Tilaa heti!"),
]


@pytest.mark.parametrize(("body", "expected"), SAME_READING)
def test_all_conditions_hold_in_the_same_reading(own_rules: OwnRules, body: str, expected: str) -> None:
    assert marked(own_rules(rule(body)), unmarked(expected)) == expected


LASKU = "pattern: [{lemma: lasku}]\n"
CONDITIONS = [
    # a bare list is a pattern that overlaps the match
    ("unless: [[{text: uusi}, {lemma: lasku}]]", "Uusi lasku ja «lasku»."),
    ("unless: [{pattern: [{text: uusi}, {lemma: lasku}]}]", "Uusi lasku ja «lasku»."),
    ("unless: [{in: match, regex: '[Ll]askussa'}]", "Laskussa on virhe, kun «lasku» tuli."),
    ("unless: [{in: clause, pattern: [{lemma: ei}]}]", "Lasku ei tullut, mutta «lasku» on oikein."),
    ("unless: [{in: sentence, pattern: [{lemma: ei}]}]", "Lasku ei tullut, mutta lasku on oikein. «Lasku» tuli."),
    ("unless: [{in: message, pattern: [{lemma: ei}]}]", "«Lasku» tuli. «Laskut» tulivat."),
    ("unless: [{in: message, pattern: [{lemma: ei}]}]", "Lasku tuli. Kuitti ei tullut."),
    ("unless: [{in: sentence, regex: 'kuit'}]", "Lasku ja kuitti. «Lasku» tuli."),
    ("when: [[{text: uusi}, {lemma: lasku}]]", "Uusi «lasku» ja lasku."),
    ("when: [{in: clause, pattern: [{lemma: ei}]}]", "«Lasku» ei tullut, mutta lasku on oikein."),
    ("when: [{in: sentence, pattern: [{lemma: ei}]}]", "«Lasku» ei tullut, mutta «lasku» on oikein. Lasku tuli."),
    ("when: [{in: message, regex: 'uitti'}]", "«Lasku» tuli. Kuitti jäi."),
    ("when: [{in: message, regex: 'uitti'}]", "Lasku tuli."),
    # all of when, none of unless
    ("when: [{in: message, regex: 'a'}, {in: message, regex: 'zz'}]", "Lasku tuli."),
    ("unless: [{in: message, regex: 'zz'}, {in: message, regex: 'tuli'}]", "Lasku tuli."),
]


@pytest.mark.parametrize(("body", "expected"), CONDITIONS)
def test_conditions(own_rules: OwnRules, body: str, expected: str) -> None:
    assert marked(own_rules(rule(LASKU + body)), unmarked(expected)) == expected


FIXES = [
    # text, captures as they stand
    ("pattern: [{text: heti}]\nfix: pian", "Maksa heti.", ["Maksa pian."]),
    (
        "pattern: [{text: mahdollisimman}, {kind: word, as: a}]\nfix: '{a}'",
        "Maksa mahdollisimman pian.",
        ["Maksa pian."],
    ),
    ("pattern: [{text: heti}, {text: asap, optional: true, as: a}]\nfix: 'nyt {a?}'", "Maksa heti.", ["Maksa nyt."]),
    (r"regex: '(?P<a>\w+)ko\b'" + "\nfix: '{a}'", "Maksetaanko lasku.", ["Maksetaan lasku."]),
    # the first letter's case is kept
    ("pattern: [{text: heti}]\nfix: pian", "Heti maksu tulee.", ["Pian maksu tulee."]),
    ("pattern: [{text: nyt}, {lemma: lasku, as: l}]\nfix: '{l} nyt'", "Nyt lasku tuli.", ["Lasku nyt tuli."]),
    # an empty fix takes its space along
    ("pattern: [{text: heti}]\nfix: ''", "Maksa heti lasku.", ["Maksa lasku."]),
    ("pattern: [{text: heti}]\nfix: ''", "Heti maksu tulee.", ["Maksu tulee."]),
    ("pattern: [{text: heti}]\nfix: ''", "Maksa lasku heti.", ["Maksa lasku."]),
    # a placeholder of the template stands for itself
    ("pattern: [{text: pian}]\nfix: 'viimeistään {{päivä}}'", "Maksa pian.", ["Maksa viimeistään {{päivä}}."]),
    # inflection
    ("pattern: [{lemma: lasku, as: l}]\nfix: '{l:case=gen}'", "Sain lasku.", ["Sain laskun."]),
    ("pattern: [{lemma: lasku, as: l}]\nfix: '{l:case=ine number=pl}'", "Virhe lasku.", ["Virhe laskuissa."]),
    ("pattern: [{lemma: lasku, as: l}]\nfix: '{l:poss=2sg}'", "Maksa lasku.", ["Maksa laskusi."]),
    ("pattern: [{lemma: lasku, poss: 2sg, as: l}]\nfix: '{l:poss=none}'", "Maksa laskusi.", ["Maksa lasku."]),
    ("pattern: [{lemma: lasku, as: l}]\nfix: '{l:lemma=kuitti}'", "Virhe laskussa.", ["Virhe kuitissa."]),
    ("pattern: [{lemma: maksaa, as: m}]\nfix: '{m:mood=imp person=2 number=sg}'", "Maksat laskun.", ["Maksa laskun."]),
    ("pattern: [{lemma: maksaa, as: m}]\nfix: '{m:verbform=inf1}'", "Maksat laskun.", ["Maksaa laskun."]),
    (
        "pattern: [{lemma: lasku, as: l}, {lemma: kuitti, as: k}]\nfix: '{k:case=@l.case number=@l.number} {l}'",
        "Laskuista kuitti.",
        ["Kuiteista laskuista."],
    ),
    (
        "pattern: [{np: nom, as: p, head: {lemma: lasku}}]\nfix: '{p:case=gen}'",
        "Sain uusi lasku.",
        ["Sain uuden laskun."],
    ),
    (
        "pattern: [{text: jo, as: j, optional: true}, heti]\nfix: '{j?:text=melko} pian'",
        "Maksa jo heti.",
        ["Maksa melko pian."],
    ),
    ("pattern: [{text: jo, as: j, optional: true}, heti]\nfix: '{j?:text=melko} pian'", "Maksa heti.", ["Maksa pian."]),
    # one of two joined words keeps its case
    ("pattern: [{lemma: lasku, as: l}]\nfix: '{l:case=par}'", "Sain laskun ja kuitin.", []),
    ("pattern: [{lemma: kuitti, as: k}]\nfix: '{k:case=par}'", "Sain laskun tai kuitin.", []),
    ("pattern: [{lemma: lasku, as: l}]\nfix: '{l:case=par}'", "Sain laskun/uuden kuitin.", []),
    ("pattern: [{lemma: lasku, as: l}]\nfix: '{l:case=par}'", "Sain laskun ja maksoin.", ["Sain laskua ja maksoin."]),
    # a fix that is what stands there already is no finding
    ("pattern: [{lemma: lasku, as: l}]\nfix: '{l:case=gen}'", "Sain laskun.", []),
    # alternatives
    ("pattern: [{text: heti}]\nfix: [pian, nyt]", "Maksa heti.", ["Maksa pian.", "Maksa nyt."]),
    ("pattern: [{text: heti}]\nfix: [heti, nyt]", "Maksa heti.", ["Maksa nyt."]),
    # edits of single captures, all in one fix
    (
        "pattern: [{text: heti, as: h}, {gap: 3}, {text: laskut, as: l}]\nedits: {h: pian, l: kuitit}",
        "Maksa heti kaikki laskut.",
        ["Maksa pian kaikki kuitit."],
    ),
    (
        "pattern: [{text: heti, as: h, optional: true}, {text: laskut, as: l}]\nedits: {h: '', l: kuitit}",
        "Maksa heti laskut.",
        ["Maksa kuitit."],
    ),
    (
        "pattern: [{text: heti, as: h, optional: true}, {text: laskut, as: l}]\nedits: {h: '', l: kuitit}",
        "Maksa laskut.",
        ["Maksa kuitit."],
    ),
]


@pytest.mark.parametrize(("body", "text", "expected"), FIXES, ids=[f"{b} | {t}" for b, t, _ in FIXES])
def test_fixes(own_rules: OwnRules, body: str, text: str, expected: Sequence[str]) -> None:
    assert rewrites(own_rules(rule(body)), text) == expected


def test_a_fix_equal_to_the_match_is_no_finding(own_rules: OwnRules) -> None:
    linter = own_rules(rule("pattern: [{lemma: lasku, as: l}]\nfix: '{l:case=gen}'"))
    assert marked(linter, "Sain laskun, se on lasku.") == "Sain laskun, se on «lasku»."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("pattern: [heti]\nfix: pian", ["unsafe"]),
        ("pattern: [heti]\nfix: pian\napplicability: safe", ["safe"]),
        ("pattern: [heti]\nfix: pian\napplicability: display", ["display"]),
        # one of several answers is a person's choice, whatever the rule says
        ("pattern: [heti]\nfix: [pian, nyt]\napplicability: safe", ["display", "display"]),
        ("pattern: [heti]\nfix: [pian, heti]\napplicability: safe", ["safe"]),
        ("pattern: [heti]\nhint: Kerro päivä", []),
    ],
)
def test_who_may_apply_a_fix(own_rules: OwnRules, body: str, expected: list[str]) -> None:
    [found] = own_rules(rule(body)).lint(make_message("Maksa heti."))
    assert [fix.applicability.value for fix in found.fixes] == expected
    assert all(isinstance(fix.applicability, Applicability) for fix in found.fixes)


ADDRESS = [
    ("{m:mood=imp person=2 number=@address voice=act tense=none}", "Lasku maksetaan. Kiitos ajastasi.", "maksa"),
    ("{m:mood=imp person=2 number=@address voice=act tense=none}", "Lasku maksetaan. Kiitos ajastanne.", "maksakaa"),
    ("{m:mood=imp person=2 number=@address voice=act tense=none}", "Lasku maksetaan.", "maksa"),
]


@pytest.mark.parametrize(("template", "text", "word"), ADDRESS)
def test_fixes_take_the_address_of_the_message(own_rules: OwnRules, template: str, text: str, word: str) -> None:
    linter = own_rules(rule(f"pattern: [{{lemma: maksaa, voice: pass, as: m}}]\nfix: '{template}'"))
    assert rewrites(linter, text) == [text.replace("maksetaan", word)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Maksa lasku. Kiitos ajastasi.", "laskusi"), ("Maksakaa lasku. Kiitos ajastanne.", "laskunne")],
)
def test_fixes_take_the_possessive_of_the_address(own_rules: OwnRules, text: str, expected: str) -> None:
    linter = own_rules(rule("pattern: [{lemma: lasku, as: l}]\nfix: '{l:poss=@address}'"))
    assert rewrites(linter, text) == [text.replace("lasku.", expected + ".")]


TERMS = [
    ("terms: [{lemma: sähköposti, replace: viesti}]", "Vastaan sähköpostiisi.", ["Vastaan viestiisi."]),
    ("terms: [{text: asap, fix: pian}]", "Maksa ASAP.", ["Maksa pian."]),
    ("terms: [{text: [asap, hetimiten], fix: pian}]", "Maksa hetimiten.", ["Maksa pian."]),
    ("terms: [{text: [hyvin pian, ihan nyt], fix: heti}]", "Maksa ihan nyt.", ["Maksa heti."]),
    ("terms: [{text: mahdollisimman pian, fix: heti}]", "Maksa mahdollisimman pian.", ["Maksa heti."]),
    ("terms: [{lemma: uusi lasku, fix: kuitti}]", "Tässä uuden laskun.", ["Tässä kuitti."]),
    ("terms: [{part: lasku, hint: tili}]", "Tässä sähkölasku.", []),
    ("terms: [{lemma: lasku, pos: noun, fix: kuitti}]", "Tässä lasku.", ["Tässä kuitti."]),
    ("terms: [{lemma: lasku, pos: verb, fix: kuitti}]", "Tässä lasku.", []),
    ("terms: [{pattern: [{text: tuli}, {text: se, as: s}], fix: '{s} tuli'}]", "Jo tuli se.", ["Jo se tuli."]),
    ("terms: [{lemma: lasku, fix: [kuitti, tosite]}]", "Tässä lasku.", ["Tässä kuitti.", "Tässä tosite."]),
    ("terms: [{lemma: lasku, fix: kuitti, unless: [[{text: uusi}, {lemma: lasku}]]}]", "Tässä uusi lasku.", []),
    ("terms: [{lemma: lasku, fix: kuitti, when: [{in: message, regex: zz}]}]", "Tässä lasku.", []),
]


@pytest.mark.parametrize(("body", "text", "expected"), TERMS)
def test_terms(own_rules: OwnRules, body: str, text: str, expected: Sequence[str]) -> None:
    assert rewrites(own_rules(rule(body)), text) == expected


def test_a_term_has_its_own_reason_hint_severity_and_applicability(own_rules: OwnRules) -> None:
    body = """
terms:
  - {lemma: lasku, fix: kuitti, applicability: safe}
  - {lemma: raha, hint: "euroa", why: Raha on rahaa, severity: error, id: raha}
"""
    lasku, raha = own_rules(rule(body)).lint(make_message("Lasku ja raha."))
    assert (lasku.why, lasku.hint, str(lasku.severity), lasku.variant) == ("Syy", None, "warning", None)
    assert lasku.fixes[0].applicability is Applicability.SAFE
    assert (raha.why, raha.hint, str(raha.severity), raha.variant) == ("Raha on rahaa", "euroa", "error", "raha")
    assert raha.fixes == ()


VARIANTS = """
variants:
  - {id: pika, pattern: [heti], fix: pian, message: "Pika: {match}", severity: info}
  - {id: hidas, pattern: [myöhemmin], unless: [{in: message, regex: zz}]}
  - {id: uni, regex: 'uni\\w*', opt-in: true, severity: {sms: error, other: warning}}
"""


def test_variants_have_their_own_texts_and_severities(own_rules: OwnRules) -> None:
    first, second = own_rules(rule(VARIANTS)).lint(make_message("Maksa heti tai myöhemmin, univelka."))
    assert (first.variant, first.message, str(first.severity), len(first.fixes)) == ("pika", "Pika: heti", "info", 1)
    assert (second.variant, second.message, str(second.severity)) == ("hidas", "myöhemmin", "warning")


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ({}, "Maksa «heti» tai «myöhemmin», univelka."),
        ({"extend_select": ("oma/uni",)}, "Maksa «heti» tai «myöhemmin», «univelka»."),
        ({"select": ("oma/uni",)}, "Maksa heti tai myöhemmin, «univelka»."),
        ({"select": ("oma/pika",)}, "Maksa «heti» tai myöhemmin, univelka."),
        ({"select": ("oma",)}, "Maksa «heti» tai «myöhemmin», univelka."),
        ({"select": ("sanasto",)}, "Maksa «heti» tai «myöhemmin», univelka."),
    ],
)
def test_variants_are_selected(own_rules: OwnRules, selection: dict[str, Sequence[str]], expected: str) -> None:
    assert marked(own_rules(rule(VARIANTS), **selection), unmarked(expected)) == expected


UNNAMED = [
    # the lower part of a rule, the message and the reason of each finding in "Maksa heti."
    ("variants: [{pattern: [heti], message: Oma}]", ["Oma: Syy"]),
    ("variants: [{pattern: [heti], why: Oma syy}]", ["heti: Oma syy"]),
    ("variants: [{pattern: [heti], severity: 'off'}]", []),
    ("variants: [{pattern: [heti], styles: [official]}]", []),
    ("variants: [{pattern: [maksa]}, {pattern: [heti], message: Oma}]", ["Maksa: Syy", "Oma: Syy"]),
    ("terms: [{lemma: maksaa}, {text: heti, why: Oma syy}]", ["Maksa: Syy", "heti: Oma syy"]),
    ("terms: [{lemma: maksaa, severity: 'off'}, {text: heti}]", ["heti: Syy"]),
    # rows that share a name keep their own reasons
    (
        "variants: [{id: a, terms: [{lemma: maksaa, why: Yksi}, {text: heti, why: Kaksi}]}]",
        ["Maksa: Yksi", "heti: Kaksi"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), UNNAMED)
def test_a_variant_without_a_name_has_its_own_texts_too(own_rules: OwnRules, body: str, expected: list[str]) -> None:
    found = own_rules(rule(body)).lint(make_message("Maksa heti."))
    assert [f"{finding.message}: {finding.why}" for finding in found] == expected


@pytest.mark.parametrize(("channel", "severity"), [("sms", "error"), ("email", "warning")])
def test_a_variant_has_its_severity_by_channel(own_rules: OwnRules, channel: str, severity: str) -> None:
    linter = own_rules(rule(VARIANTS), select=("oma/uni",))
    [found] = linter.lint(make_message("Tuli univelka.", channel=channel))
    assert str(found.severity) == severity


def test_opt_in_rules_run_only_when_selected(own_rules: OwnRules) -> None:
    body = rule("pattern: [heti]\ndefault: opt-in")
    text = "Maksa heti."
    assert marked(own_rules(body), text) == text
    assert marked(own_rules(body, select=("sanasto",)), text) == text
    assert marked(own_rules(body, extend_select=("oma",)), text) == "Maksa «heti»."
    assert marked(own_rules(body, select=("oma",)), text) == "Maksa «heti»."


SEVERITIES = [
    # severity (and channels, types), channel, type → severity or off
    ("error", "email", None, "error"),
    ("error", "sms", "reply", "error"),
    ("{sms: error, other: info}", "sms", None, "error"),
    ("{sms: error, other: info}", "chat", None, "info"),
    ("{sms: error}", "email", None, "off"),
    ("{sms: 'off', other: warning}", "sms", None, "off"),
    ("{email: {complaint: error, other: info}}", "email", "complaint", "error"),
    ("{email: {complaint: error, other: info}}", "email", "reply", "info"),
    ("{email: {complaint: error, other: info}}", "email", None, "info"),
    ("{email: {complaint: error}}", "email", None, "off"),
    ("{email: {complaint: 'off', other: info}}", "email", "complaint", "off"),
    ("warning\n  channels: [sms, push]", "push", None, "warning"),
    ("warning\n  channels: [sms, push]", "email", None, "off"),
    ("warning\n  channels: sms", "sms", None, "warning"),
    ("warning\n  types: [reply]", "email", "reply", "warning"),
    ("warning\n  types: [reply]", "email", "notice", "off"),
    ("warning\n  types: [reply]", "email", None, "off"),
]


@pytest.mark.parametrize(("severity", "channel", "message_type", "expected"), SEVERITIES)
def test_severity_by_channel_and_type(
    own_rules: OwnRules, severity: str, channel: str, message_type: str | None, expected: str
) -> None:
    text = rule("pattern: [heti]").replace("severity: warning", f"severity: {severity}")
    metadata = {"channel": channel} | ({"type": message_type} if message_type else {})
    found = own_rules(text).lint(make_message("Maksa heti.", **metadata))
    assert [str(f.severity) for f in found] == ([] if expected == "off" else [expected])


LETTER = "Hei heti!\n\nMaksa heti.\n\nTerveisin\nHeti Oy\n\n> Maksa heti"


@pytest.mark.parametrize(
    ("zones", "expected"),
    [
        ("", "Hei heti!\n\nMaksa «heti».\n\nTerveisin\nHeti Oy\n\n> Maksa heti"),
        ("[greeting]", "Hei «heti»!\n\nMaksa heti.\n\nTerveisin\nHeti Oy\n\n> Maksa heti"),
        ("[body, signature]", "Hei heti!\n\nMaksa «heti».\n\nTerveisin\n«Heti» Oy\n\n> Maksa heti"),
        ("[quote]", "Hei heti!\n\nMaksa heti.\n\nTerveisin\nHeti Oy\n\n> Maksa «heti»"),
    ],
)
def test_zones(own_rules: OwnRules, zones: str, expected: str) -> None:
    linter = own_rules(rule("pattern: [heti]" + (f"\nzones: {zones}" if zones else "")))
    assert marked(linter, LETTER) == expected


@pytest.mark.parametrize(
    ("address", "text", "expected"),
    [
        ("sina", "Maksa heti, kiitos ajastasi.", "Maksa «heti», kiitos ajastasi."),
        ("sina", "Maksakaa heti, kiitos ajastanne.", "Maksakaa heti, kiitos ajastanne."),
        ("te", "Maksakaa heti, kiitos ajastanne.", "Maksakaa «heti», kiitos ajastanne."),
        # a message that addresses nobody is rewritten in the house's form
        ("sina", "Lasku heti.", "Lasku «heti»."),
        ("te", "Lasku heti.", "Lasku heti."),
    ],
)
def test_variants_for_one_form_of_address(own_rules: OwnRules, address: str, text: str, expected: str) -> None:
    assert marked(own_rules(rule(f"pattern: [heti]\naddress: {address}")), text) == expected


def test_whole_message_rules_are_silent_on_fragments(own_rules: OwnRules) -> None:
    linter = own_rules(rule("pattern: [heti]\nwhole-message: true"))
    assert marked(linter, "Maksa heti.") == "Maksa «heti»."
    assert marked(linter, "Maksa heti.", fragment="true") == "Maksa heti."


def test_a_rule_yields_to_another_at_the_same_place(own_rules: OwnRules) -> None:
    other = rule("regex: heti").replace("id: oma", "id: toinen")
    body = rule("pattern: [{any: [{text: heti}, {text: pian}]}]\nunless-found: [toinen]") + other
    found = own_rules(body, select=("oma", "toinen")).lint(make_message("Maksa heti tai pian."))
    assert [(f.rule, f.span.start) for f in found] == [("toinen", 6), ("oma", 15)]
    alone = own_rules(body, select=("oma",)).lint(make_message("Maksa heti tai pian."))
    assert [(f.rule, f.span.start) for f in alone] == [("oma", 6), ("oma", 15)]


def test_what_must_go_is_not_polished(own_rules: OwnRules) -> None:
    first = "variants: [{id: pois, pattern: [{text: salaa}]}, {id: muu, pattern: [{text: pian}]}]\nstops-fixes: [pois]"
    body = rule(first) + rule("pattern: [heti]\nfix: nyt").replace("id: oma", "id: toinen")
    linter = own_rules(body, select=("oma", "toinen"))
    stopped, kept = (linter.lint(make_message(text)) for text in ("Kerro salaa heti.", "Maksa pian tai heti."))
    assert [(f.rule, len(f.fixes)) for f in stopped] == [("oma", 0), ("toinen", 0)]
    assert [(f.rule, len(f.fixes)) for f in kept] == [("oma", 0), ("toinen", 1)]


def test_only_variants_stop_fixes(tmp_path: Path) -> None:
    path = tmp_path / "oma.yaml"
    path.write_text(rule("pattern: [heti]\nstops-fixes: [pois]"), encoding="utf-8")
    with pytest.raises(RuleError, match="unknown value 'pois'"):
        load_catalogue([path])


def test_nobody_polishes_what_is_to_be_deleted(own_rules: OwnRules) -> None:
    body = rule("pattern: [{text: maksa}, {text: heti}]\ndeletes: true") + rule("regex: heti").replace(
        "id: oma", "id: toinen"
    )
    found = own_rules(body, select=("oma", "toinen")).lint(make_message("Maksa heti. Tule heti."))
    assert [(f.rule, f.span.start) for f in found] == [("oma", 0), ("toinen", 17)]


def test_a_rule_yields_to_none_that_there_is_not(tmp_path: Path) -> None:
    path = tmp_path / "oma.yaml"
    path.write_text(rule("pattern: [heti]\nunless-found: [toinen]"), encoding="utf-8")
    with pytest.raises(RuleError, match="no rule 'toinen'"):
        load_catalogue([path])


@pytest.mark.parametrize(
    ("matcher", "text", "expected"),
    [
        ("regex: 'h[äe]ti'\ncue: [heti]", "Maksa heti.", "Maksa «heti»."),
        ("regex: 'h[äe]ti'\ncue: [heti]", "Maksa häti.", "Maksa häti."),
        ("regex: '(?i)heti'\ncue: [HETI]", "Maksa Heti.", "Maksa «Heti»."),
        ("pattern: [{kind: word, as: w}, {text: heti}]\ncue: [maksa, hoida]", "Maksa heti.", "«Maksa heti»."),
        ("pattern: [{kind: word, as: w}, {text: heti}]\ncue: [maksa, hoida]", "Tule heti.", "Tule heti."),
        ("check: pieni_alkukirjain\nneeds: [lasku]", "Maksa. lasku tuli.", "Maksa. «lasku» tuli."),
        ("check: pieni_alkukirjain\nneeds: [case=par]", "Maksa. lasku tuli.", "Maksa. lasku tuli."),
    ],
)
def test_nothing_is_tried_without_its_cue_or_what_it_needs(
    own_rules: OwnRules, matcher: str, text: str, expected: str
) -> None:
    assert marked(own_rules(rule(matcher)), text) == expected


def test_rules_of_plain_style_are_silent_on_official_messages(own_rules: OwnRules) -> None:
    linter = own_rules(rule("pattern: [heti]\nstyles: [plain]"))
    assert marked(linter, "Maksa heti.", tyyli="arkinen") == "Maksa «heti»."
    assert marked(linter, "Maksa heti.", tyyli="virallinen") == "Maksa heti."


def test_texts_show_the_match_the_fix_and_the_captures(own_rules: OwnRules) -> None:
    text = HEAD.replace('"{match}"', '"{match} → {fixed}, {l} {{nimi}} {muu}"')
    linter = own_rules(text + "  pattern: [{text: uusi}, {lemma: lasku, as: l}]\n  fix: '{l}'\n")
    [found] = linter.lint(make_message("Tässä uusi lasku."))
    assert found.message == "uusi lasku → lasku, lasku {{nimi}} {muu}"


def test_a_message_may_switch_a_rule_off(own_rules: OwnRules) -> None:
    linter = own_rules(rule("pattern: [heti]"))
    assert marked(linter, "Maksa heti.", ignore="oma") == "Maksa heti."


def test_a_scalar_stays_the_word_that_was_written(own_rules: OwnRules) -> None:
    linter = own_rules(rule("pattern: [{text: [on, yes, 'null', 1.10]}]"))
    assert marked(linter, "Lasku on yes null.") == "Lasku «on» «yes» «null»."


NAMES = [
    "pattern: [{any: [[{text: heti, as: a}], nyt]}]\nfix: '{a?} pian'",
    "pattern: [{np: gen, as: a}]\nfix: '{a:case=nom}'",
    "pattern: [{text: heti, as: a}]\nfix: '{a:text=@b}'",
    "regex: '(?P<match>heti)'\nfix: '{match} nyt'",
    "regex: '(?P<a>heti)'\nedits: {a: '{a} nyt'}",
    "terms: [{pattern: [{lemma: lasku, as: term}], replace: kuitti}]",
]


@pytest.mark.parametrize("body", NAMES)
def test_templates_may_use_whatever_is_captured(body: str) -> None:
    assert read_rules(load_tree(rule(body), "omat.yaml"), family="sanasto")


def test_the_templates_of_the_catalogue_use_what_is_captured(linter: Linter) -> None:
    faults = [
        f"{loaded.id}, line {variant.line}: {fault}"
        for loaded in linter.rules
        for variant in loaded.variants
        if variant.matcher is not None
        for fault in (
            *(template.fault(variant.matcher) for template in (*variant.fix, *variant.edits.values())),
            *(name for name in variant.edits if name not in captured(variant.matcher)),
        )
        if fault is not None
    ]
    assert faults == []


WRONG = [
    # the wrong rule after HEAD, the line of the error, the error
    ("pattern: [{lema: lasku}]", 6, "unknown key 'lema'; did you mean 'lemma'?"),
    ("patern: [heti]", 6, "unknown key 'patern'; did you mean 'pattern'?"),
    ("pattern: [{zzz: 1}]", 6, "unknown key 'zzz'"),
    (
        "pattern: [{case: geni}]",
        6,
        "unknown value 'geni' of 'case': choose of abe, abl, acc, ade, all, com, ela, "
        "ess, gen, ill, ine, ins, nom, none, par, sti, tra",
    ),
    (
        "pattern: [{kind: sana}]",
        6,
        "unknown value 'sana' of 'kind': choose of amount, code, date, email, number, phone, "
        "placeholder, punct, time, url, word",
    ),
    ("pattern: [{text: heti, at: middle}]", 6, "unknown place 'middle': choose one of clause-start, end, start"),
    ("pattern: [{text: heti, known: ehkä}]", 6, "expected true or false here"),
    ("pattern: [{text: heti}, {gap: 99}, {text: nyt}]", 6, "a gap may be at most 20 tokens"),
    ("pattern: [{gap: monta}, {text: nyt}]", 6, "expected a whole number here"),
    ("pattern: [{text: heti}, {gap: 2, witout: {text: ei}}]", 6, "unknown key 'witout'; did you mean 'without'?"),
    ("pattern: [{np: geni}]", 6, "unknown case 'geni'"),
    ("pattern: [{np: gen, head: {lemma: lasku, as: l}}]", 6, "'as' stands beside 'head', not in it"),
    ("pattern: [{np: gen, head: {lemma: lasku, at: start}}]", 6, "'at' stands beside 'head', not in it"),
    ("pattern: [{np: gen, head: {context: true}}]", 6, "'context' stands beside 'head', not in it"),
    ("pattern: [{np: gen, head: {optional: true}}]", 6, "'optional' stands beside 'head', not in it"),
    ("pattern: [{np: gen, head: [{lemma: lasku}]}]", 6, "expected a mapping here"),
    ("pattern: [{text: heti, not: {at: start}}]", 6, "'at' stands beside 'not', not in it"),
    ("pattern: [heti, {gap: 2, without: [{text: ei, as: e}]}, nyt]", 6, "'as' stands beside 'without', not in it"),
    ("pattern: [heti nyt]", 6, "'heti nyt' is several words: write an element for each"),
    ("pattern: [{text: [pian, heti nyt]}]", 6, "'heti nyt' is several words: write an element for each"),
    ("pattern: [{any: [pian, itse-palvelu heti  nyt]}]", 6, "'itse-palvelu heti  nyt' is several words: write an …"),
    ("pattern: [{text: heti, as: Lasku}]", 6, "'Lasku' is no name of a capture: small letters a–z, digits and _"),
    ("pattern: [{np: gen, as: määrä}]", 6, "'määrä' is no name of a capture: small letters a–z, digits and _"),
    ("pattern: [heti, {gap: 3, least: 5}, nyt]", 6, "'least' is more than the gap of 3"),
    ("variants: []", 6, "'variants' needs at least one"),
    ("variants: [{terms: []}]", 6, "'terms' needs at least one"),
    ("terms: []", 6, "'terms' needs at least one"),
    ("pattern: [{text: heti, context: true}]", 6, "a pattern must flag at least one token"),
    ("pattern: heti", 6, "expected a list here"),
    ("pattern:\n  - text: heti\n    as: [a]", 8, "expected a text here"),
    ('regex: "("', 6, "not a regular expression: missing ), unterminated subpattern at position 0"),
    ("pattern: [{regex: '['}]", 6, "not a regular expression: unterminated character set at position 0"),
    ("source: Kotus", 1, "a rule has one of pattern, regex, terms, check, variants"),
    ("pattern: [heti]\nregex: heti", 1, "a rule has one of pattern, regex, terms, check, variants"),
    ("pattern: [heti]\ndefault: maybe", 7, "'default' is opt-in or absent"),
    ("pattern: [heti]\nopt-in: true", 7, "'opt-in' is for a variant: a rule has 'default: opt-in'"),
    ("pattern: [heti]\nzones: [runko]", 7, "unknown value 'runko': choose of body, closing, footer, …"),
    ("pattern: [heti]\nchannels: [fax]", 7, "unknown value 'fax': choose of chat, email, letter, push, sms, social"),
    ("pattern: [heti]\nneeds: [lasku]", 7, "'needs' is for a check"),
    ("pattern: [heti]\nwhole-message: joo", 7, "expected true or false here"),
    ("pattern: [heti]\nstyles: [virallinen]", 7, "unknown value 'virallinen': choose of official, plain"),
    ("pattern: [heti]\napplicability: ok", 7, "'ok' is not safe, unsafe or display"),
    ("pattern: [heti]\naddress: he", 7, "'address' is sina or te"),
    ("pattern: [heti]\nfix: '{A}'", 7, "'{A}' names no capture"),
    ("pattern: [{text: heti, as: a}]\nfix: '{a:sija=gen}'", 7, "'sija=gen' is no feature of a fix template"),
    ("pattern: [{text: heti, as: a}]\nfix: '{a:case=geni}'", 7, "unknown value 'geni' of 'case'"),
    ("pattern: [{text: heti, as: a}]\nfix: '{a:case=@a.zzz}'", 7, "'zzz' in 'case=@a.zzz' is no feature of a word"),
    ("pattern: [{text: heti, as: a}]\nfix: '{a:case=@address}'", 7, "unknown value '@address' of 'case'"),
    ("pattern: [heti]\nfix: '{puuttuu}'", 7, "nothing is captured as 'puuttuu'"),
    ("pattern: [heti]\nfix: [pian, '{match} nyt']", 7, "nothing is captured as 'match'"),
    ("pattern: [{text: heti, as: a}]\nfix: '{a} {puuttuu?}'", 7, "nothing is captured as 'puuttuu'"),
    ("pattern: [{lemma: lasku, as: a}]\nfix: '{a:case=@b}'", 7, "nothing is captured as 'b'"),
    ("pattern: [heti]\nfix: '{address}'", 7, "nothing is captured as 'address'"),
    ("pattern: [{text: heti, as: a}]\nedits:\n  a: pian\n  b: pian", 9, "nothing is captured as 'b'"),
    ("pattern: [{text: heti, as: a}]\nedits:\n  a: '{b}'", 8, "nothing is captured as 'b'"),
    ("variants: [{regex: '(?P<a>heti)', fix: '{b}'}]", 6, "nothing is captured as 'b'"),
    ("terms: [{text: heti nyt, fix: '{term} pian'}]", 6, "nothing is captured as 'term'"),
    (
        "regex: '(?P<a>lasku)'\nfix: '{a:case=gen}'",
        7,
        "'a' is mere text: what a regex captures has no forms",
    ),
    (
        "pattern: [heti]\nunless: [{in: page, regex: a}]",
        7,
        "unknown place 'page': choose one of clause, match, message, sentence",
    ),
    ("pattern: [heti]\nunless: [{in: clause}]", 7, "a condition has either a pattern or a regex"),
    (
        "pattern: [heti]\nunless:\n  - in: clause\n    regex: '['",
        9,
        "not a regular expression: unterminated character set at position 0",
    ),
    ("pattern: [heti]\nhint: {fi: Heti}", 7, "a text is written in both fi and en"),
    ("variants: [{id: a}]", 6, "a variant has one of pattern, regex, terms"),
    ("variants: [{pattern: [heti], opt-in: true}]", 6, "a variant that is opt-in needs an 'id' to be selected by"),
    ("variants: [{pattern: [heti], regex: heti}]", 6, "a variant has one of pattern, regex, terms"),
    ("unless: [[heti]]\nvariants: [{pattern: [heti]}]", 6, "'unless' has no effect beside 'variants'"),
    ("when: [[heti]]\nvariants: [{pattern: [heti]}]", 6, "'when' has no effect beside 'variants'"),
    ("fix: pian\nvariants: [{pattern: [heti]}]", 6, "'fix' has no effect beside 'variants'"),
    ("edits: {h: pian}\nvariants: [{pattern: [heti]}]", 6, "'edits' has no effect beside 'variants'"),
    ("hint: pian\nvariants: [{pattern: [heti]}]", 6, "'hint' has no effect beside 'variants'"),
    ("cue: [heti]\nvariants: [{pattern: [heti]}]", 6, "'cue' has no effect beside 'variants'"),
    ("applicability: safe\nvariants: [{pattern: [heti]}]", 6, "'applicability' has no effect beside 'variants'"),
    ("address: te\nvariants: [{pattern: [heti]}]", 6, "'address' has no effect beside 'variants'"),
    ("terms: [{text: heti}]\nfix: pian", 7, "'fix' has no effect beside 'terms'"),
    ("terms: [{text: heti}]\nedits: {h: pian}", 7, "'edits' has no effect beside 'terms'"),
    ("terms: [{text: heti}]\nhint: pian", 7, "'hint' has no effect beside 'terms'"),
    ("terms: [{text: heti}]\ncue: [heti]", 7, "'cue' has no effect beside 'terms'"),
    ("variants:\n  - terms: [{text: heti}]\n    fix: pian", 8, "'fix' has no effect beside 'terms'"),
    ("check: pieni_alkukirjain\nfix: pian", 7, "'fix' has no effect beside 'check'"),
    ("terms: [{fix: heti}]", 6, "a term has one of lemma, text, part, pattern"),
    ("terms: [{lemma: lasku, text: lasku}]", 6, "a term has one of lemma, text, part, pattern"),
    ("terms: [{lemma: lasku, fix: a, replace: b}]", 6, "a term has 'fix' or 'replace', not both"),
    (
        "terms: [{lemma: uusi lasku, replace: kuitti}]",
        6,
        "'replace' is one word for one word: for a phrase write a 'fix'",
    ),
    (
        "terms: [{lemma: lasku, replace: uusi kuitti}]",
        6,
        "'replace' is one word for one word: for a phrase write a 'fix'",
    ),
    (
        "terms: [{pattern: [uusi, lasku], replace: kuitti}]",
        6,
        "'replace' is one word for one word: for a phrase write a 'fix'",
    ),
    ("terms: [{text: [heti, ihan nyt]}]", 6, "the phrases of one term have the same number of words"),
    ("terms: [{lemma: lasku, hint: {en: bill}}]", 6, "a text is written in fi, and may be in en"),
    ("terms: [{lemma: lasku, applicability: ok}]", 6, "'ok' is not safe, unsafe or display"),
    ("terms: [{lemma: lasku, pos: substantiivi}]", 6, "unknown value 'substantiivi': choose of abbr, adj, adp, …"),
    ("pattern: [heti]\nbad: [Maksa heti.]", 7, "a bad example marks what is flagged: <<…>>"),
    ("pattern: [heti]\nbad: [{fixed: a}]", 7, "an example needs 'text'"),
    ("pattern: [heti]\ngood: [{text: a, fixd: b}]", 7, "unknown key 'fixd'; did you mean 'fixed'?"),
    ("pattern: [heti]\ngood: [{text: a, context: {kanava: sms}}]", 7, "unknown key 'kanava'"),
    ("pattern: [heti]\nseverity: info", 7, "key 'severity' stands twice"),
    ("pattern: &a [*a]", 6, "an alias that contains itself"),
    ("pattern: [heti]\n? [a]\n: b", 7, "a key must be a text"),
]


@pytest.mark.parametrize(("body", "line", "message"), WRONG, ids=[body for body, _, _ in WRONG])
def test_a_wrong_rule_names_its_file_and_line(body: str, line: int, message: str) -> None:
    with pytest.raises(RuleError) as raised:
        read_rules(load_tree(rule(body), "omat.yaml"), family="sanasto", examples=True)
    shown, wanted = str(raised.value), f"omat.yaml:{line}: {message}"
    if wanted.endswith("…"):
        shown = shown[: len(wanted) - 1] + "…"
    assert shown == wanted


WRONG_HEADS = [
    ("- {id: a}", "omat.yaml:1: a rule needs 'title'"),
    ("- {title: a}", "omat.yaml:1: a rule needs 'id'"),
    (HEAD.replace("  why: Syy\n", "") + "  pattern: [heti]", "omat.yaml:1: a rule needs 'why'"),
    (
        HEAD.replace("oma", "Oma sääntö") + "  pattern: [heti]",
        "omat.yaml:1: 'Oma sääntö' is no rule id: lower-case words joined by hyphens",
    ),
    (
        HEAD.replace("warning", "paha") + "  pattern: [heti]",
        "omat.yaml:5: 'paha' is no severity: info, warning, error or off",
    ),
    (HEAD.replace("warning", "{fax: info}") + "  pattern: [heti]", "omat.yaml:5: unknown key 'fax'"),
    (
        HEAD.replace("title: Otsikko", "title: {fi: Otsikko}") + "  pattern: [heti]",
        "omat.yaml:2: a text is written in both fi and en",
    ),
    (rule("pattern: [heti]") + "\n" + rule("pattern: [nyt]"), "omat.yaml:8: rule 'oma' stands already at line 1"),
    ("{rules: [], extra: 1}", "omat.yaml:1: unknown key 'extra'"),
    ("{family: sanasto}", "omat.yaml:1: no 'rules' here"),
    ("sana", "omat.yaml:1: expected a list here"),
    ("- sana", "omat.yaml:1: expected a mapping here"),
    ("- id: a\n  title: [", "omat.yaml:3: not valid YAML: did not find expected node content"),
    ("- id: a\n  x: 'a", "omat.yaml:2: not valid YAML: found unexpected end of stream"),
    ("- id: *a", "omat.yaml:1: not valid YAML: found undefined alias"),
    ("\ta: b", "omat.yaml:1: not valid YAML: found character that cannot start any token"),
]


@pytest.mark.parametrize(("text", "message"), WRONG_HEADS, ids=[message for _, message in WRONG_HEADS])
def test_a_wrong_rule_file_names_its_line(text: str, message: str) -> None:
    with pytest.raises(RuleError) as raised:
        read_rules(load_tree(text, "omat.yaml"), family="sanasto", examples=True)
    assert str(raised.value) == message


def test_deep_nesting_is_told(tmp_path: Path) -> None:
    path = tmp_path / "syva.yaml"
    path.write_text("[" * 20_000, encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        load_rule_file(path, shown_as="syva.yaml")
    assert str(raised.value).startswith("syva.yaml")


def test_an_empty_file_has_no_rules() -> None:
    assert read_rules(load_tree("", "omat.yaml"), family="sanasto") == ()
    assert read_rules(load_tree("# vain huomautus\n", "omat.yaml"), family="sanasto") == ()


def test_a_file_may_name_its_family() -> None:
    text = "family: puhuttelu\nrules:\n" + indent(rule("pattern: [heti]"), "  ")
    [loaded] = read_rules(load_tree(text, "omat.yaml"), family="sanasto")
    assert loaded.rule.family == "puhuttelu"


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"- id: k\xe4k\xe4", "x.yaml: not UTF-8"), (None, "x.yaml: cannot be read: No such file or directory")],
)
def test_an_unreadable_file_is_told(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "x.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RuleError) as raised:
        load_rule_file(path, shown_as="x.yaml")
    assert str(raised.value) == message


def test_an_id_of_the_catalogue_cannot_be_used_again(tmp_path: Path, linter: Linter) -> None:
    from viestilint.patterns.catalogue import load_catalogue

    path = tmp_path / "omat.yaml"
    path.write_text(rule("pattern: [heti]").replace("id: oma", "id: rahasumma-muoto"), encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        load_catalogue([path])
    built_in = next(r.rule for r in linter.rules if r.id == "rahasumma-muoto")
    expected = f"{path.as_posix()}:1: rule 'rahasumma-muoto' stands already in {built_in.path}:{built_in.line}"
    assert str(raised.value) == expected


def test_an_id_in_two_files_is_told(tmp_path: Path) -> None:
    from viestilint.patterns.catalogue import load_catalogue

    paths = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for path in paths:
        path.write_text(rule("pattern: [heti]"), encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        load_catalogue(paths)
    assert str(raised.value) == f"{paths[1].as_posix()}:1: rule 'oma' stands already in {paths[0].as_posix()}:1"


def test_the_family_of_ones_own_file_may_be_named(tmp_path: Path, engine: str) -> None:
    path = tmp_path / "sanat.yaml"
    path.write_text(rule("pattern: [heti]") + rule("pattern: [nyt]").replace("oma", "toinen"), encoding="utf-8")
    config = Config(engine=engine, rules=(path,))
    assert [own.id for own in Linter(replace(config, select=("sanat",))).active] == ["oma", "toinen"]
    assert not {"oma", "toinen"} & {own.id for own in Linter(replace(config, ignore=("sanat",))).active}
    [found] = Linter(replace(config, select=("sanat",), severities={"sanat": Severity.ERROR})).lint(
        make_message("Nyt.")
    )
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("omaa", "unknown rule 'omaa'; did you mean 'oma'?"),
        ("oma/pikka", "unknown rule 'oma/pikka'; did you mean 'oma/pika'?"),
        ("sanasta", "unknown rule 'sanasta'; did you mean 'sanasto'?"),
        ("zzzzzz", "unknown rule 'zzzzzz'"),
    ],
)
def test_an_unknown_name_in_a_selection(own_rules: OwnRules, name: str, message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        own_rules(rule(VARIANTS), select=(name,))
    assert str(raised.value) == message


def test_the_shipped_rules_are_told_of_conditions_without_effect_too() -> None:
    tree = load_tree("{text: heti, not: {at: start}}", "rules/x.yaml", trusted=True)
    with pytest.raises(RuleError, match="'at' stands beside 'not', not in it"):
        read_token_pattern(tree)
