"""The HTML report as a person uses it: filters, explanations, copying, narrow screens, the keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from tests.conftest import ROOT
from viestilint.cli import cli

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EVIL = '<script>window.hacked = 1</script>"\'><img src=x onerror="window.hacked = 2"><svg onload=window.hacked=3>'
LONG = "Hei! " + "Aikasi on varattu huomiseksi. " * 8 + "Terveisin Hammaslääkäri Hymy"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the fixtures and of messages that would break a careless page."""
    folder = tmp_path_factory.mktemp("raportti")
    (folder / "sms").mkdir()
    (folder / "sms" / "pitka.txt").write_text(LONG, encoding="utf-8")
    (folder / "sms" / "yhteen.txt").write_text("Hei! " + "pitkäsana" * 30, encoding="utf-8")
    (folder / "viestit.json").write_text(json.dumps({f"paha {EVIL}": f"Maksa 12€ heti. {EVIL}"}), encoding="utf-8")
    (folder / "salainen.txt").write_text("Hei!\nSalasanasi on Kissa2024x! Maksa 12€.\n", encoding="utf-8")
    paths = [str(ROOT / "fixtures" / name) for name in ("sms", "email", "formats")]
    output = folder / "report.html"
    result = CliRunner().invoke(cli, ["report", *paths, str(folder), "--output", str(output), "--price", "0.06"])
    assert result.exit_code == 0, result.output
    return output


Open = Callable[..., "Page"]


@pytest.fixture
def show(browser: Browser, report: Path) -> Iterator[Open]:
    """Opens the report; at the end nothing may have been said on the console, and nothing loaded."""
    problems: list[str] = []
    contexts = []

    def show(width: int = 1280, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: problems.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: problems.append(f"error: {error}"))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(report.as_uri())
        return page

    requests: list[str] = []
    yield show
    for context in contexts:
        context.close()
    assert problems == []
    assert {url.split("#")[0] for url in requests} <= {report.as_uri()}


def visible(page: Page) -> int:
    """How many messages are shown."""
    return page.locator("article.message:visible").count()


def test_filters(show: Open) -> None:
    page = show()
    everything = page.locator("article.message").count()
    assert visible(page) == everything > 20
    assert page.locator("#shown").inner_text() == f"Näkyvissä {everything} / {everything} viestiä"

    page.select_option("[name=channel]", "sms")
    sms = page.locator("article.message[data-channel=sms]").count()
    assert visible(page) == sms < everything

    page.select_option("[name=rule]", "rahasumma-muoto")
    assert 0 < visible(page) < sms
    for card in page.locator("article.message:visible").all():
        rules = card.locator("li.note:not([hidden])").evaluate_all("all => all.map(n => n.dataset.rule)")
        assert set(rules) == {"rahasumma-muoto"}
    live = page.locator("article.message:visible mark.flag:not(.off)")
    assert live.count() > 0

    page.select_option("[name=rule]", "")
    page.select_option("[name=family]", "puhuttelu")
    assert 0 < visible(page) < sms
    page.select_option("[name=severity]", "error")
    assert visible(page) == 0
    assert page.locator("#none").is_visible()

    page.click("button[type=reset]")
    expect(page.locator("#shown")).to_have_text(f"Näkyvissä {everything} / {everything} viestiä")
    assert visible(page) == everything
    name = page.locator("[name=file] option").nth(2).inner_text()
    page.select_option("[name=file]", name)
    shown = page.locator("article.message:visible").evaluate_all("all => all.map(a => a.dataset.file)")
    assert set(shown) == {name}


def test_a_bar_of_the_chart_filters(show: Open) -> None:
    page = show()
    page.click("button[data-filter=rule][data-value=rahasumma-muoto]")
    assert page.locator("[name=rule]").input_value() == "rahasumma-muoto"
    assert 0 < visible(page) < page.locator("article.message").count()


def test_the_weakest_come_first_when_asked(show: Open) -> None:
    page = show()
    page.select_option("[name=sort]", "score")
    scores = page.locator("article.message").evaluate_all("all => all.map(a => +a.dataset.score)")
    assert scores == sorted(scores)
    page.select_option("[name=sort]", "")
    order = page.locator("article.message").evaluate_all("all => all.map(a => +a.dataset.order)")
    assert order == sorted(order)


def test_the_proposal_is_copied_as_text(show: Open) -> None:
    page = show(permissions=["clipboard-read", "clipboard-write"])
    card = page.locator("article[data-file$='sms/nouto.txt']")
    card.locator("button.copy").click()
    expect(card.locator(".copy-state")).to_have_text("Kopioitu")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Hei! Voit noutaa lähetyksen")
    assert "noudettavissa" not in copied
    assert "osa 1" not in copied


def test_copying_works_without_permission(show: Open) -> None:
    page = show()
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')))")
    card = page.locator("article[data-file$='sms/nouto.txt']")
    card.locator("button.copy").click()
    expect(card.locator(".copy-state")).to_have_text("Kopioitu")


def test_explanations_on_hover_and_focus(show: Open) -> None:
    page = show()
    card = page.locator("article[data-file$='sms/nouto.txt']")
    mark = card.locator("mark.flag", has_text="noudettavissa").first
    mark.scroll_into_view_if_needed()
    mark.hover()
    tip = page.locator("#tip")
    assert "passiivi-ohjeessa" in tip.inner_text()
    assert "Miksi:" in tip.inner_text()
    page.mouse.move(2, 2)
    tip.wait_for(state="hidden")
    card.locator("mark.flag[tabindex]").first.focus()
    assert tip.is_visible()
    assert card.locator("mark[aria-describedby=tip]").count() == 1
    page.keyboard.press("Escape")
    assert tip.is_hidden()


def test_the_keyboard_reaches_everything(show: Open) -> None:
    page = show()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "messages"
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.className.split(' ')[0] || document.activeElement.tagName"))
    assert {"flag", "copy", "SUMMARY"} <= seen


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_screen(show: Open, width: int) -> None:
    page = show(width)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    mark = page.locator("mark.flag[tabindex]").last
    mark.focus()
    box = page.locator("#tip").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_markup_in_a_message_stays_text(show: Open) -> None:
    page = show()
    card = page.locator("article", has_text="window.hacked").first
    assert "<script>window.hacked = 1</script>" in card.locator(".mail-body").first.inner_text()
    card.locator("mark.flag[tabindex]").first.focus()
    assert page.evaluate("window.hacked") is None
    assert page.locator("script").count() == 1
    assert page.locator("img, svg[onload]").count() == 0


def test_an_injected_script_would_not_run(browser: Browser, report: Path) -> None:
    broken = report.with_name("broken.html")
    text = report.read_text(encoding="utf-8")
    broken.write_text(text.replace("<main>", "<main><script>window.hacked = 9</script>"), encoding="utf-8")
    page = browser.new_page()
    page.goto(broken.as_uri())
    assert page.evaluate("window.hacked") is None
    assert page.locator("#shown").inner_text().startswith("Näkyvissä")
    page.close()


def test_secrets_are_not_in_the_page(show: Open) -> None:
    page = show()
    assert "Kissa2024x" not in page.content()
    assert "•••" in page.locator("article[data-file$='salainen.txt'] .mail-body").first.inner_text()


def test_parts_of_a_text_message_are_marked(show: Open) -> None:
    page = show()
    card = page.locator("article[data-file$='sms/pitka.txt']")
    segment = card.locator(".before .segment")
    assert segment.count() == 1
    assert segment.get_attribute("aria-label") == "osa 2"


def test_deleted_words_are_shown_when_asked(show: Open) -> None:
    page = show()
    gone = page.locator("article[data-file$='sms/nouto.txt'] .after del").first
    assert gone.is_hidden()
    page.check("[name=gone]")
    assert gone.is_visible()


def test_light_and_dark(show: Open) -> None:
    page = show(color_scheme="light")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    assert show(color_scheme="dark").evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_on_paper_everything_is_open_and_controls_are_gone(show: Open) -> None:
    page = show()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("details:not([open])").count() == 0
    assert page.locator("#filters").is_hidden()
    assert page.locator("button.copy").first.is_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
