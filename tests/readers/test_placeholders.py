"""Template syntaxes and the types of placeholders."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.readers.catalogue_support import relaxed
from viestilint.model import SLOT_SYNTAXES
from viestilint.readers.placeholders import DEFAULT_SYNTAXES, SYNTAXES, find_placeholders, guess_type
from viestilint.readers.slots import with_slots


def found(text: str, *extra: str) -> list[tuple[str, str, str | None]]:
    syntaxes = DEFAULT_SYNTAXES | set(extra)
    return [(p.span.of(text), p.syntax, p.type) for p in find_placeholders(text, syntaxes)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hei {{ user.firstName }}!", [("{{ user.firstName }}", "mustache", "name")]),
        (
            "Lista %1@%2, sivu %L3; 5 %2 ja 20 %",
            [
                ("%1", "percent-number", None),
                ("%2", "percent-number", None),
                ("%L3", "percent-number", None),
                ("%2", "percent-number", None),
            ],
        ),
        ("Hei {Asiakkaan nimi}!", [("{Asiakkaan nimi}", "brace", "name")]),
        ("Hei {Lempinimi ?? a.Nimi}!", [("{Lempinimi ?? a.Nimi}", "brace", "name")]),
        (
            "%%[ SET @x = 1 ]%%Hei %%=v(@etunimi)=%%, 100 %%",
            [("%%[ SET @x = 1 ]%%", "ampscript", "control"), ("%%=v(@etunimi)=%%", "ampscript", "name")],
        ),
        (
            "{{{raaka}}} {{& amp}} {{> alaosa}}",
            [
                ("{{{raaka}}}", "mustache", None),
                ("{{& amp}}", "mustache", None),
                ("{{> alaosa}}", "mustache", None),
            ],
        ),
        (
            "{{#if x}}a{{else}}b{{/if}}{{^y}}{{!-- }} --}}{{! c }}",
            [
                ("{{#if x}}", "mustache", "control"),
                ("{{else}}", "mustache", "control"),
                ("{{/if}}", "mustache", "control"),
                ("{{^y}}", "mustache", "control"),
                ("{{!-- }} --}}", "mustache", "control"),
                ("{{! c }}", "mustache", "control"),
            ],
        ),
        (
            "{% if a %}x{%- else -%}y{% endif %}{# huom #}{% include 'a' %}",
            [
                ("{% if a %}", "jinja-block", "control"),
                ("{%- else -%}", "jinja-block", "control"),
                ("{% endif %}", "jinja-block", "control"),
                ("{# huom #}", "jinja-comment", "control"),
                ("{% include 'a' %}", "jinja-block", None),
            ],
        ),
        (
            "{{ aika.strftime('%d.%m.%Y klo %H.%M') }}",
            [("{{ aika.strftime('%d.%m.%Y klo %H.%M') }}", "mustache", "date")],
        ),
        ("%d.%m.%Y klo %H.%M", [("%d.%m.%Y klo %H.%M", "strftime", "date")]),
        (
            '${if (x) "a {b" else "b ${c}"} ja ${x?trim}',
            [('${if (x) "a {b" else "b ${c}"}', "dollar-brace", None), ("${x?trim}", "dollar-brace", None)],
        ),
        (
            "#{nimi} %{nimi} %(summa).2f %<nimi>s",
            [
                ("#{nimi}", "hash-brace", "name"),
                ("%{nimi}", "percent-brace", "name"),
                ("%(summa).2f", "python-format", "amount"),
                ("%<nimi>s", "percent-brace", "name"),
            ],
        ),
        ("$nimi. $20 US$ $t(common.hei)", [("$nimi", "dollar", "name"), ("$t(common.hei)", "dollar", None)]),
        (
            "%s %1$s %d %@ %.2f %s%s %1$sssa %sn %ld",
            [
                ("%s", "printf", None),
                ("%1$s", "printf", None),
                ("%d", "printf", "count"),
                ("%@", "printf", None),
                ("%.2f", "printf", None),
                ("%s", "printf", None),
                ("%s", "printf", None),
                ("%1$s", "printf", None),
                ("%s", "printf", None),
                ("%ld", "printf", "count"),
            ],
        ),
        ("50 % alennus, 100 % sopiva, 50 %:n, 5%-10%, 100 %sopiva, 20%s, %%s", []),
        (
            "%NIMI% %tilaus.nro% %summa%",
            [
                ("%NIMI%", "percent-word", "name"),
                ("%tilaus.nro%", "percent-word", "code"),
                ("%summa%", "percent-word", "amount"),
            ],
        ),
        (
            "{nimi} {0} {0,date,short} {0,number,currency} {hinta:.2f} {n!r} { nimi } {}",
            [
                ("{nimi}", "brace", "name"),
                ("{0}", "brace", None),
                ("{0,date,short}", "brace", "date"),
                ("{0,number,currency}", "brace", "amount"),
                ("{hinta:.2f}", "brace", "amount"),
                ("{n!r}", "brace", "count"),
                ("{ nimi }", "brace", "name"),
                ("{}", "brace", None),
            ],
        ),
        (
            "{määrä, plural, one {# tuote} other {# tuotetta, {nimi}}}",
            [
                ("{määrä, plural, one {", "icu", "control"),
                ("#", "icu", "count"),
                ("} other {", "icu", "control"),
                ("#", "icu", "count"),
                ("{nimi}", "brace", "name"),
                ("}}", "icu", "control"),
            ],
        ),
        (
            "{g, select, a {Herra {n, plural, =0 {ei} other {#}}} other {Rouva '{'#}}",
            [
                ("{g, select, a {", "icu", "control"),
                ("{n, plural, =0 {", "icu", "control"),
                ("} other {", "icu", "control"),
                ("#", "icu", "count"),
                ("}}", "icu", "control"),
                ("} other {", "icu", "control"),
                ("}}", "icu", "control"),
            ],
        ),
        (
            "{0,choice,0#ei tuotteita|1#tuote|1<{0} tuotetta}",
            [
                ("{0,choice,0#", "icu", "control"),
                ("|1#", "icu", "control"),
                ("|1<", "icu", "control"),
                ("{0}", "brace", None),
                ("}", "icu", "control"),
            ],
        ),
        (
            "<<borrowers.firstname>> [% b.title %] [% IF x %]a[% END %][%# huom %]",
            [
                ("<<borrowers.firstname>>", "koha", "name"),
                ("[% b.title %]", "template-toolkit", None),
                ("[% IF x %]", "template-toolkit", "control"),
                ("[% END %]", "template-toolkit", "control"),
                ("[%# huom %]", "template-toolkit", "control"),
            ],
        ),
        (
            "<#if x>a<#else>b</#if><@m.osa 'fi' \"a>b\" /><#-- huom -->",
            [
                ("<#if x>", "freemarker", "control"),
                ("<#else>", "freemarker", "control"),
                ("</#if>", "freemarker", "control"),
                ("<@m.osa 'fi' \"a>b\" />", "freemarker", None),
                ("<#-- huom -->", "freemarker", "control"),
            ],
        ),
        (
            "@NIMI@ {{GRAMMAR:genitive|{{NIMI}}}} {{PLURAL:$1|viesti|viestiä}} a@B.FI @Yritys",
            [
                ("@NIMI@", "at-word", "name"),
                ("{{GRAMMAR:genitive|{{NIMI}}}}", "mustache", None),
                ("{{PLURAL:$1|viesti|viestiä}}", "mustache", None),
            ],
        ),
        (
            "*|FNAME|* *|IF:VIP|*etu*|END:IF|* *|pienellä|*",
            [
                ("*|FNAME|*", "merge-tag", "name"),
                ("*|IF:VIP|*", "merge-tag", "control"),
                ("*|END:IF|*", "merge-tag", "control"),
            ],
        ),
        ("[[${x}]] [(${nimi})]", [("[[${x}]]", "thymeleaf", None), ("[(${nimi})]", "thymeleaf", "name")]),
        (
            "<%= @order.date %><% if x %>a<% end %>",
            [
                ("<%= @order.date %>", "erb", "date"),
                ("<% if x %>", "erb", "control"),
                ("<% end %>", "erb", "control"),
            ],
        ),
        (
            "Hei <?= $asiakas->etunimi ?>, <?php echo $pvm; ?><?php if ($x): ?>a",
            [
                ("<?= $asiakas->etunimi ?>", "php", "name"),
                ("<?php echo $pvm; ?>", "php", "date"),
                ("<?php if ($x): ?>", "php", "control"),
            ],
        ),
        (
            "<t t-out=\"object.name\"/><t t-if='x'>a</t> <table><tr>",
            [
                ('<t t-out="object.name"/>', "odoo", "name"),
                ("<t t-if='x'>", "odoo", "control"),
                ("</t>", "odoo", "control"),
            ],
        ),
        (
            "Hei <<borrowers.firstname>>! Tunnus on <<borrower-attribute:HOLDID>>.",
            [("<<borrowers.firstname>>", "koha", "name"), ("<<borrower-attribute:HOLDID>>", "koha", None)],
        ),
        ("Hei <NIMI>, <TILAUS_PVM>!<BR>A <B> c", [("<NIMI>", "angle", "name"), ("<TILAUS_PVM>", "angle", "date")]),
        ("{{ due-date-time|safe }}", [("{{ due-date-time|safe }}", "mustache", "date")]),
        ("Hei :name, klo 12:30", []),
        ("Hei {{nimi, {% if x, ${a, {0, {määrä, plural, one {x", []),
        ("{{ a {{nimi}}", [("{{nimi}}", "mustache", "name")]),
    ],
)
def test_syntaxes(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(text) == expected


def test_laravel_only_when_asked_for() -> None:
    assert found("Hei :name, klo 12:30 huom:tärkeä", "laravel") == [(":name", "laravel", "name")]


def test_restricted() -> None:
    text = "{{a}} {b} %s"
    assert [p.syntax for p in find_placeholders(text, ["brace"])] == ["brace", "brace"]
    assert find_placeholders(text, []) == ()
    assert len({syntax.name for syntax in SYNTAXES}) == len(SYNTAXES)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            "name",
            "user.firstName etunimi nimi asiakas customer contact_person.name user recipient personName",
        ),
        ("amount", "sum hinta total_price loppusumma rahamäärä price|format_money order.total maksu"),
        (
            "date",
            "order.due_date eräpäivä erapaiva expires orderDate aloituspäivä pvm start due_date.isoformat()",
        ),
        ("time", "startTime kello klo comment-time"),
        ("count", "lkm määrä totalSupportCount amount_of_adult group_size days numberOfItems kappalemäärä"),
        ("url", "linkki payment_url link-calendar seurantalinkki verkko-osoite user.link href"),
        ("email", "sähköpostiosoite email support-email email_address user.email"),
        ("phone", "puhelinnumero phone_number puhelin contact_phone"),
        ("address", "kaupunki municipality trans(event.location.street_address) katuosoite postinumero zip"),
        ("code", "tilausnumero tracking_code laskunumero order.id viitenumero user.id asiakasnro"),
        (
            "sender",
            "yritys signature agentin_nimi company.name sender_name allekirjoitus branches.branchname store_name",
        ),
        (None, "tuote x 0 message order_status customer.type"),
    ],
)
def test_types(kind: str | None, names: str) -> None:
    assert {name: guess_type(name) for name in names.split()} == dict.fromkeys(names.split(), kind)


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("occurrence.local_start_time.strftime('%d.%m.%Y')", "date"),
        ("occurrence.start_date.strftime('%H.%M')", "time"),
        ('deadline|date:"H:i"', "time"),
        ('deadline|date:"j. F Y"', "date"),
        ('alku.format(DateTimeFormatter.ofPattern("HH:mm"))', "time"),
        ('alku.format(DateTimeFormatter.ofPattern("d.M.yyyy"))', "date"),
        ("nimi|default('asiakas')", "name"),
        ('if (x) "nimi" else ""', None),
    ],
)
def test_type_of_an_expression(expression: str, kind: str | None) -> None:
    assert guess_type(expression) == kind


@relaxed
@given(st.text(st.sampled_from("{}%$#<>[]()|,'\"a0 \n!/@:=-. näplurseloth"), max_size=80))
def test_in_order_and_apart(text: str) -> None:
    at = 0
    for placeholder in find_placeholders(text, DEFAULT_SYNTAXES | {"laravel"}):
        assert at <= placeholder.span.start < placeholder.span.end <= len(text)
        at = placeholder.span.end


@pytest.mark.parametrize(
    "mark",
    [
        "${",
        "{{",
        "{{ a ",
        "{#",
        "{%",
        "{a,plural,one{",
        "{a,choice,0#x|",
        '<#a "',
        '<t "',
        "<%",
        "[[",
        "[%",
        "%",
        "{",
        "%(",
        '${"a',
        "{ ",
        "$t(",
        "<<a ",
        "%d ",
        "<@a '",
        "{{!--",
        "${a{'",
        "{a, plural, one {# '{ ",
    ],
)
def test_unbalanced_marks_cost_linear_time(mark: str) -> None:
    text = mark * 20_000 + "{nimi}"
    start = time.process_time()
    find_placeholders(text)
    assert time.process_time() - start < 5


ROWS = re.findall(r"^\| `([a-z-]+)` \| (`.*`) \|", (ROOT / "docs" / "formats.md").read_text(encoding="utf-8"), re.M)


def test_the_table_of_the_docs_is_whole() -> None:
    assert {name for name, _ in ROWS} == {syntax.name for syntax in SYNTAXES} | set(SLOT_SYNTAXES)


@pytest.mark.parametrize(("name", "examples"), ROWS)
def test_the_examples_of_the_docs(name: str, examples: str) -> None:
    for example in re.findall(r"`([^`]+)`", examples):
        text = "Hei {}, tervetuloa!".format(example.replace("\\|", "|"))
        read = with_slots(text, find_placeholders(text, DEFAULT_SYNTAXES | {name}))
        assert {p.syntax for p in read} == {name}, example
        assert min(p.span.start for p in read) == 4, example
