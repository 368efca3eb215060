"""A rewrite adds placeholders as the message writes its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from viestilint.fixes import leaves_blank
from viestilint.language.notation import in_own_notation
from viestilint.model import Applicability, Edit, Finding, Fix, Message, Severity, SourceMap, Span
from viestilint.readers.placeholders import find_placeholders
from viestilint.readers.slots import with_slots

CASES = [
    ("Lasku ${summa} erääntyy.", "Hei ${etunimi}!"),
    ("Lasku #{summa} erääntyy.", "Hei #{etunimi}!"),
    ("Lasku %{summa} erääntyy.", "Hei %{etunimi}!"),
    ("Lasku %(summa)s erääntyy.", "Hei %(etunimi)s!"),
    ("Lasku %summa% erääntyy.", "Hei %etunimi%!"),
    ("Lasku {summa} erääntyy.", "Hei {etunimi}!"),
    ("Lasku { $summa } erääntyy.", "Hei { $etunimi }!"),
    ("Lasku $summa erääntyy.", "Hei $etunimi!"),
    ("Lasku <%= summa %> erääntyy.", "Hei <%= etunimi %>!"),
    ("Lasku [% summa %] erääntyy.", "Hei [% etunimi %]!"),
    ("Lasku <<summa>> erääntyy.", "Hei <<etunimi>>!"),
    ("Lasku %SUMMA% erääntyy.", "Hei %ETUNIMI%!"),
    ("Lasku <SUMMA> erääntyy.", "Hei <ETUNIMI>!"),
    ("Lasku [summa] erääntyy.", "Hei [etunimi]!"),
    ("Lasku #SUMMA# erääntyy.", "Hei #ETUNIMI#!"),
    ("Lasku «Summa» erääntyy.", "Hei «Etunimi»!"),
    ("Lasku %%summa%% erääntyy.", "Hei %%etunimi%%!"),
    ("Lasku ##SUMMA## erääntyy.", "Hei ##ETUNIMI##!"),
    ("Lasku ((summa)) erääntyy.", "Hei ((etunimi))!"),
    ("Lasku *|SUMMA|* erääntyy.", "Hei *|ETUNIMI|*!"),
    ("Lasku {Laskun summa} erääntyy.", "Hei {Etunimi}!"),
    ("Lasku {Invoice.Total} erääntyy.", "Hei {etunimi}!"),
    ("Lasku {{ summa }} erääntyy.", "Hei {{ etunimi }}!"),
    ("Lasku {{ $summa }} erääntyy.", "Hei {{ $etunimi }}!"),
    ("Lasku {{summa}} erääntyy.", "Hei {{etunimi}}!"),
    ("Lasku {{summa}} ja {{ viite }} erääntyvät.", "Hei {{etunimi}}!"),
    # The commonest of several
    ("Lasku ${summa} ja ${viite}: {{ linkki }}", "Hei ${etunimi}!"),
    ("Lasku @SUMMA@ erääntyy.", "Hei @ETUNIMI@!"),
    ("Lasku <?= $summa ?> erääntyy.", "Hei <?= $etunimi ?>!"),
    ("Lasku [[${summa}]] erääntyy.", "Hei [[${etunimi}]]!"),
    ("Lasku [[summa]] erääntyy.", "Hei [[etunimi]]!"),
    # Commands beside which a template writes names in one way
    ("<% if summa %>Lasku erääntyy.<% end %>", "Hei <%= etunimi %>!"),
    ('Lasku erääntyy. {% include "footer" %}', "Hei {{etunimi}}!"),
    ("<#if summa>Lasku erääntyy.</#if>", "Hei ${etunimi}!"),
    ("{n, plural, one {# lasku erääntyy.} other {# laskua erääntyy.}}", "Hei {etunimi}!"),
    # Names that tell no notation: tags that print nothing, none at all
    ("{% if summa %}Lasku erääntyy.{% endif %}", "Hei {{etunimi}}!"),
    ("Lasku erääntyy.", "Hei {{etunimi}}!"),
    # What the message has itself is moved and not added.
    ("Terve {{etunimi}}, lasku ${summa} ja ${viite} erääntyvät.", "Hei {{etunimi}}!"),
]


def message(text: str) -> Message:
    return Message(text, "", SourceMap.shifted(len(text), 0), placeholders=with_slots(text, find_placeholders(text)))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_notation_of_the_message(text: str, expected: str) -> None:
    fix = Fix((Edit(Span(0, 0), "Hei {{etunimi}}!"),), Applicability.UNSAFE)
    finding = Finding("koe", "rakenne", Severity.INFO, Span(0, 0), "Kirjoita ”Hei {{etunimi}}!”", "", (fix,))
    found = in_own_notation(finding, message(text))
    assert found.fixes[0].edits == (Edit(Span(0, 0), expected),)
    assert found.message == f"Kirjoita ”{expected}”"


@pytest.mark.parametrize(
    "text",
    [
        "Lasku {0} erääntyy.",
        "Lasku {} erääntyy.",
        "Lasku %1$s on %2$s.",
        "Lasku %1 erääntyy.",
        "{0, plural, one {# lasku} other {# laskua}}",
    ],
)
def test_no_name_is_added_where_placeholders_have_none(text: str) -> None:
    fixes = tuple(Fix((Edit(Span(0, 0), added),), Applicability.UNSAFE) for added in ("Hei {{etunimi}}!", "Hei!"))
    finding = Finding("koe", "rakenne", Severity.INFO, Span(0, 0), "Kirjoita ”Hei {{etunimi}}!”", "", fixes)
    found = in_own_notation(finding, message(text))
    assert (found.message, found.fixes) == (finding.message, fixes[1:])


def test_what_adds_no_placeholder_is_the_same_finding() -> None:
    finding = Finding("koe", "rakenne", Severity.INFO, Span(0, 0), "Kirjoita ”Hei!”", "")
    assert in_own_notation(finding, message("Lasku ${summa}")) is finding


def test_a_translation_gets_no_placeholder_that_its_source_lacks() -> None:
    fix = Fix((Edit(Span(0, 0), "Hei {{etunimi}}!"),), Applicability.UNSAFE)
    finding = Finding("koe", "rakenne", Severity.INFO, Span(0, 0), "Kirjoita ”Hei {{etunimi}}!”", "", (fix,))
    text = "Lasku %(summa)s erääntyy."
    translated = replace(message(text), source_text="Your bill of %(summa)s is due.")
    found = in_own_notation(finding, translated).fixes[0]
    assert (found.applicability, found.edits[0].text) == (Applicability.DISPLAY, "Hei %(etunimi)s!")


@pytest.mark.parametrize(("text", "expected"), CASES[:-1])
def test_what_only_the_sender_can_fill(text: str, expected: str) -> None:
    assert leaves_blank(Fix((Edit(Span(0, 0), expected),), Applicability.UNSAFE), message(text))
    assert not leaves_blank(Fix((Edit(Span(0, 0), "Hei!"),), Applicability.UNSAFE), message(text))
