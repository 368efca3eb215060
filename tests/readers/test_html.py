from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.readers.markup_cases import check_edit, messages_of, replaced, texts_of
from viestilint.model import Edit, Span
from viestilint.readers.html import read

BODIES = [
    ("<p>Hei Liisa,</p>\n<p>paketti on\n     perillä.</p>", "Hei Liisa,\n\npaketti on perillä."),
    ("<p>Hei <b>Lii</b>sa!</p>", "Hei Liisa!"),
    ("<p>Hei <b> Liisa</b>!</p>", "Hei Liisa!"),
    ("Kadun nimi<br>Kaupunki<br/>\n  Suomi", "Kadun nimi\nKaupunki\nSuomi"),
    ("yksi<br><br>kaksi", "yksi\n\nkaksi"),
    ("<ul><li>maito</li><li>leip&auml;</li></ul>", "maito\n\nleipä"),
    ("Hinta on 5&nbsp;&euro;.", "Hinta on 5\u00a0€."),
    ("A &amp B &foo; &#228;&#xE4;", "A &amp B &foo; ää"),
    ("5 < 6 ja a<5", "5 < 6 ja a<5"),
    ("Hei<!-- viestilint: ignore[x] --> Liisa", "Hei Liisa"),
    (
        'Se <t t-if="a &gt; 1">maksaa</t><t t-else="">on <t t-set="b" t-value="1">x</t></t>.',
        'Se <t t-if="a &gt; 1">maksaa</t><t t-else="">on x</t>.',
    ),
    ('<t t-if="a">\n<p>Hei</p>\n</t>', "Hei"),
    ("<style>p { color: red }</style><script>if (a<b) x()</script>Hei", "Hei"),
    ("<p>Hei</p><hr><p>Älä vastaa.</p>", "Hei\n\n---\n\nÄlä vastaa."),
    ("<p>Hei</p><p>&nbsp;</p><p>Moi</p>", "Hei\n\nMoi"),
    ("<!DOCTYPE html><html lang='fi'><body>Hei</body></html>", "Hei"),
    ("<pre>\nyksi\n  kaksi</pre>", "\nyksi\n  kaksi"),
    # template tags
    ('<a href="{{ url("x>y") }}">Avaa</a> {{ nimi }}', "Avaa {{ nimi }}"),
    ("<p>{% if a < b %}Kyllä{% else %}Ei{% endif %}</p>", "{% if a < b %}Kyllä{% else %}Ei{% endif %}"),
    ("{% if a %}<p>Kyllä</p>{% else %}<p>Ei</p>{% endif %}", "Kyllä\n\nEi"),
    ("<p>Hei{# huom #} sinä</p>", "Hei sinä"),
    ("<p>{{! huom }}Hei {{#if x}}sinä{{/if}}</p>", "Hei {{#if x}}sinä{{/if}}"),
    ("<#import 'a.ftl' as a/><p>Hei ${nimi?trim}</p><#-- ei näy -->", "Hei ${nimi?trim}"),
    ("<p><#if a gt 1>Monta<#else>Yksi</#if></p>", "<#if a gt 1>Monta<#else>Yksi</#if>"),
    ("<#assign osoite><p>piilossa</p></#assign><p>Moi</p>", "Moi"),
    ('<p>Hei <span th:text="${nimi}">Matti</span>!</p>', "Hei ${nimi}!"),
    ('<p>Hei <t t-out="object.name"/>!</p>', "Hei object.name!"),
    ("<p>Hei [[${nimi}]]!</p>", "Hei [[${nimi}]]!"),
    ("<% if x %>\n<p>Hei <%= nimi %></p>\n<% end %>", "Hei <%= nimi %>"),
    ('<tr {% if x %}class="a"{% endif %}><td>Hei</td></tr>', "Hei"),
    ("<p>{% comment %}ei tätä{% endcomment %}vaan tämä</p>", "vaan tämä"),
    # broken markup
    ("<p>Hei <b>Liisa", "Hei Liisa"),
    ('<p class="a>Hei', '<p class="a>Hei'),
    ('<h1 class="a"">Hei</h1><p title=""b"">moi <i x="1>2"\'>taas</i></p>', "Hei\n\nmoi taas"),
    ("Hei {{ nimi", "Hei {{ nimi"),
    ("</p></p>Hei", "Hei"),
    ("<!-- auki", None),
    ("", None),
    ("   \n", None),
]


@pytest.mark.parametrize(("source", "text"), BODIES)
def test_body(source: str, text: str | None) -> None:
    assert texts_of(read, source, "viesti.html") == ([] if text is None else [text])


def test_title_is_the_subject_and_not_in_the_body() -> None:
    message, title = messages_of(read, "<title>Tilaus {{nro}} l&auml;hti</title><p>Hei</p>", "a.html")
    assert (title.text, title.zone) == ("Tilaus {{nro}} lähti", "subject")
    assert (message.subject, message.text) == ("Tilaus {{nro}} lähti", "Hei")


def test_preheader_and_alt_are_fragments() -> None:
    source = (
        '<div class="preheader" style="display:none">Avaa <div>ja</div> lue&zwnj;</div>'
        '<img alt="Kahvila P&ouml;ll&ouml;"><img alt=""><p>Hei Liisa</p>'
    )
    found = [(m.key, m.fragment, m.text) for m in messages_of(read, source, "a.html")]
    assert found == [
        (None, False, "Hei Liisa"),
        ("preheader", True, "Avaa\n\nja\n\nlue"),
        ("alt", True, "Kahvila Pöllö"),
    ]


def test_mjml() -> None:
    source = (
        "<mjml><mj-head><mj-title>Lasku</mj-title><mj-preview>Eräpäivä 1.2.</mj-preview>"
        "<mj-style>.a{}</mj-style><mj-attributes><mj-all font-family='Arial'/></mj-attributes></mj-head>"
        "<mj-body><mj-text>Hei!</mj-text>"
        "<mj-image src='a.png' alt='Kuva laskusta'/><mj-button href='x'>Maksa</mj-button></mj-body></mjml>"
    )
    messages = messages_of(read, source, "lasku.mjml")
    assert [(m.key, m.text) for m in messages] == [
        (None, "Hei!\n\nMaksa"),
        ("preheader", "Eräpäivä 1.2."),
        ("title", "Lasku"),
        ("alt", "Kuva laskusta"),
    ]
    assert messages[0].subject == "Lasku"


def test_template_without_html_is_plain_text() -> None:
    source = "<#-- otsikko -->\n<#if a>\nHei ${nimi},\n  koodi on 1 < 2.\n</#if>\nTerveisin\nMylly\n"
    assert texts_of(read, source, "viesti.ftl") == ["\nHei ${nimi},\n  koodi on 1 < 2.\nTerveisin\nMylly\n"]


@pytest.mark.parametrize(
    ("source", "old", "new", "expected"),
    [
        ("<p>Hinta on 5e.</p>", "5e", "5 €", "<p>Hinta on 5 €.</p>"),
        ("<p>A ja B</p>", "ja", "& <c>", "<p>A &amp; &lt;c&gt; B</p>"),
        ("<p>k&auml;yt&auml; t&auml;t&auml;</p>", "tätä", "sitä", "<p>k&auml;yt&auml; sit&auml;</p>"),
        ("<p>k&auml;yt&auml; tätä</p>", "tätä", "sitä", "<p>k&auml;yt&auml; sitä</p>"),
        ("<p>kaksi\n    sanaa</p>", "kaksi sanaa", "sana", "<p>sana</p>"),
        ("<p>Hei <b>Lii</b>sa</p>", "Liisa", "Leena", None),
        ("<p>Hei</p><p>Moi</p>", "Hei\n\nMoi", "Hei", None),
        ("<p>Hei.</p>", ".", ".\n\nTerveisin\nMylly", "<p>Hei.<br><br>Terveisin<br>Mylly</p>"),
        ("<p>Hei<br />sinä.</p>", ".", ".\nMylly", "<p>Hei<br />sinä.<br />Mylly</p>"),
        ("<p>Hei {{ a > b }}!</p>", "Hei {{ a > b }}", "Moi {{ a > b }}", "<p>Moi {{ a > b }}!</p>"),
        ('<img alt="Kuva sinä">', "sinä", 'te "ja" me', '<img alt="Kuva te &quot;ja&quot; me">'),
    ],
)
def test_edit(source: str, old: str, new: str, expected: str | None) -> None:
    assert replaced(read, source, "a.html", old, new) == expected


PARTS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "<br/>",
        "<pre>",
        "</pre>",
        "<div style='display:none'>",
        "</div>",
        "<hr>",
        "&auml;",
        "&nbsp;",
        "&lt;",
        "&amp;",
        "&#228;",
        " ",
        "\n",
        "\r\n",
        "  ",
        "<!-- x -->",
        "<td>",
        "</td>",
        "&",
        "{{ a }}",
        "{% if x %}",
        "{% endif %}",
        "${b}",
        "<#if c>",
        "</#if>",
        "{{#if d}}",
        "{{/if}}",
        "{# e #}",
        "<",
        ">",
        "Hei",
        "sinä",
        "1,50 €",
        "a_b*c",
        ".",
        ",",
        "é",
        "😀",
        "\xad",
        '<img alt="kuva &amp; nimi">',
        "<title>Ot</title>",
    ]
)
EDITS = st.lists(
    st.sampled_from(["moi", " ", "ö", "&", "<", ">", "\n", "&amp;", '"', "{{ a }}", "\u00a0", ".", "{"]),
    max_size=4,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=14).map("".join), st.data())
def test_edits_read_again_as_written(source: str, data: st.DataObject) -> None:
    messages = messages_of(read, source, "a.html")
    if not messages:
        return
    for message in messages:
        for piece in message.source_map.pieces:
            part, text = piece.source.of(source), piece.text.of(message.text)
            if piece.writable and not piece.literal and text != part:
                assert text == unescape(part) or (part.isspace() and text in (" ", "\n"))
    index = data.draw(st.integers(0, len(messages) - 1))
    length = len(messages[index].text)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, min(length, start + 8)))
    check_edit(read, source, "a.html", index, Edit(Span(start, end), "".join(data.draw(EDITS))))
