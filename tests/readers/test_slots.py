"""Slots that people mark by hand."""

from __future__ import annotations

import time

import pytest

from viestilint.readers.placeholders import find_placeholders
from viestilint.readers.slots import with_slots


def slots(text: str) -> list[str]:
    return [p.span.of(text) for p in with_slots(text, find_placeholders(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hei [Asiakkaan nimi], laskusi [LASKUNRO] on [tila].", ["[Asiakkaan nimi]", "[LASKUNRO]", "[tila]"]),
        ("Hyvä <Etunimi Sukunimi>, muutos: <muutokset>", ["<Etunimi Sukunimi>", "<muutokset>"]),
        ("Hei <NIMI>, nähdään <sen päivän kello>!", ["<NIMI>", "<sen päivän kello>"]),
        ("Hei #NIMI#, #LAJI# #kaupunki#ssa ja #KUNTA#ssa", ["#NIMI#", "#LAJI#", "#KUNTA#"]),
        ("Hei [customer.name] ja [sivu.fi]", ["[customer.name]"]),
        (
            "Hei «Etunimi», osoitteesi on «Osoiterivi_1», «Postitoimipaikka».",
            ["«Etunimi»", "«Osoiterivi_1»", "«Postitoimipaikka»"],
        ),
        ("Hei %%First Name%%, saldosi on %%saldo%%.", ["%%First Name%%", "%%saldo%%"]),
        ("Hei ##ASIAKAS##, aika on ##AIKA##.", ["##ASIAKAS##", "##AIKA##"]),
        ("Hei ###NAME###, aika on 3.5.###VUOSI### (###KURSSI###).", ["###NAME###", "###VUOSI###", "###KURSSI###"]),
        ("Hei ((etunimi)), viite on ((viite)).", ["((etunimi))", "((viite))"]),
    ],
)
def test_marked_values(text: str, expected: list[str]) -> None:
    assert slots(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Lue [tästä] lisää [sic], [1] ja [x].",
        "Valitse [Osoite] ja paina [Linkki].",
        "Lue [osoite](https://www.sivu.fi) tai [osoite]: https://www.sivu.fi",
        "Avaa [link]sivu[/link] tai <link>sivu</link>.",
        "[Lisää päivämäärä] <vaihda nimi>",
        "Hei! [KYSY ASIAKKAAN NIMI] [MUISTA LASKUN PÄIVÄMÄÄRÄ]",
        "Lue «Metsän lapset» ja ((ei vielä)) ## Otsikko ## ###Huom### ### OSA 1 ### sekä 100 %% villaa ja 50 %%.",
        "#kesä #loma#syksy #KESÄ#loma C# ja F#",
        "Kirjoita osoitteeseen <apu@sivu.fi> tai <www.sivu.fi>, kun 5 < 6 ja 7 > 6.",
    ],
)
def test_other_things_in_the_same_marks(text: str) -> None:
    assert slots(text) == []


def test_a_template_syntax_leaves_no_room_for_them() -> None:
    assert slots("Hei {{ nimi }}, laskusi [laskunro] erääntyy #PVM#.") == ["{{ nimi }}"]


def test_only_the_syntaxes_that_are_looked_for() -> None:
    text = "Hei [nimi], nähdään #PVM#."
    assert [p.syntax for p in with_slots(text, (), frozenset({"hash-word"}))] == ["hash-word"]


@pytest.mark.parametrize("piece", ["[nimi ", "<nimi ", "#nimi", "[a a a a ", "#A#", "««a", "##a ", "%%a ", "((a "])
def test_unbalanced_marks_cost_no_more(piece: str) -> None:
    start = time.perf_counter()
    slots(piece * 20_000)
    assert time.perf_counter() - start < 5
