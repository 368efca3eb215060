"""Laravel: Blade templates, and texts by number in one string."""

from __future__ import annotations

import time

import pytest

from viestilint.language.branches import structure
from viestilint.model import Message
from viestilint.readers.build import ReadOptions
from viestilint.readers.placeholders import DEFAULT_SYNTAXES, find_placeholders
from viestilint.readers.registry import read_messages
from viestilint.readers.source import SourceFile

BLADE = DEFAULT_SYNTAXES | {"blade"}


def read(path: str, text: str) -> Message:
    return read_messages(SourceFile(path, text), ReadOptions())[0]


def marks(message: Message) -> list[tuple[str, str | None]]:
    return [(p.span.of(message.text), p.type) for p in message.placeholders]


def test_a_page_with_directives() -> None:
    message = read(
        "mail/lasku.blade.php",
        "@extends('mail')\n{{-- huom --}}<p>Hei {{ $asiakas->nimi }}!</p>\n"
        "<p>@if (count($rivit) > 1) Rivit @else Rivi @endif: {!! $erittely !!} a@if.fi</p>\n"
        "@php $x = 1; @endphp\n<p>@lang('loppu')</p>",
    )
    assert "huom" not in message.text
    assert marks(message) == [
        ("@extends('mail')", "control"),
        ("{{ $asiakas->nimi }}", "name"),
        ("@if (count($rivit) > 1)", "control"),
        ("@else", "control"),
        ("@endif", "control"),
        ("{!! $erittely !!}", None),
        ("@php $x = 1; @endphp", "control"),
        ("@lang('loppu')", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '<x-mail::message>\n# Hei {{ $nimi }}!\n\nLasku on valmis.\n\n<x-mail::button :url="$a->b">\nAvaa\n</x-mail::button>\n</x-mail::message>',
        "@component('mail::message')\n# Hei {{ $nimi }}!\n\nLasku on valmis.\n\n@component('mail::button', ['url' => $a])\nAvaa\n@endcomponent\n@endcomponent",
    ],
)
def test_a_mail_is_markdown(text: str) -> None:
    message = read("mail/lasku.blade.php", text)
    assert "Hei {{ $nimi }}!\n\nLasku on valmis.\n\n" in message.text
    assert "::button" not in "".join(
        message.text[a.span.end : b.span.start]
        for a, b in zip(message.placeholders, message.placeholders[1:], strict=False)
    )


@pytest.mark.parametrize(
    ("text", "unmatched"),
    [
        ("Hei! @if ($a) Yksi @elseif ($b) Kaksi @else Kolme @endif", 0),
        ("@forelse ($a as $b) {{ $b }} @empty Ei mitään @endforelse @empty($c) Tyhjä @endempty", 0),
        ("@section('otsikko', 'Lasku') @section('sisus') Hei! @show", 0),
        ("Hei! @if ($a) Yksi", 1),
        ("Hei! Yksi @endunless", 1),
    ],
)
def test_the_pairs_of_directives(text: str, unmatched: int) -> None:
    assert len(structure(read("viesti.blade.php", text)).unmatched) == unmatched


@pytest.mark.parametrize("piece", ["@if(", "@if(((((", "@php ", "@if('", "<x-a ", '<x-a "', "@if(a "])
def test_unbalanced_directives_cost_no_more(piece: str) -> None:
    start = time.perf_counter()
    find_placeholders(piece * 20_000, BLADE)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("text", "bars"),
    [
        ("{0} Ei viestejä|{1} Yksi viesti|[2,*] :count viestiä", ["{0} ", "|{1} ", "|[2,*] "]),
        ("Yksi viesti|:count viestiä", ["|"]),
        ("ei viestejä | yksi viesti | {count} viestiä", ["| ", "| "]),
        ("Tilaukset | Kauppa", []),
        ("Hei {{ nimi|title }}, {{ count }} viestiä", []),
    ],
)
def test_bars_part_the_forms(text: str, bars: list[str]) -> None:
    message = read("lang/fi.json", f'{{"viestit": "{text}"}}')
    assert [p.span.of(message.text) for p in message.placeholders if p.syntax == "choice"] == bars


def test_only_the_folder_of_laravel_has_its_placeholders() -> None:
    text = '{"viesti": "Tervetuloa, :nimi"}'
    assert [p.name for p in read("lang/fi.json", text).placeholders] == ["nimi"]
    assert read("i18n/fi.json", text).placeholders == ()
