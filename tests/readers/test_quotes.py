"""The earlier message that a mail in HTML quotes: a zone of its own, and the customer's message."""

from __future__ import annotations

import pytest

from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile

HEAD = "From: a@b.example\nSubject: Vs: Lasku 1234\nContent-Type: text/html; charset=utf-8\n\n"
OWN = "<p>Hei Liisa,</p><p>eräpäivä on 15.4.2026.</p><p>Terveisin<br>Aino, Kirja-aitta</p>"
ASKED = "Milloin laskun eräpäivä on? Maksoin jo 55e."
OLDER = "Hei! Laskusi 12€ on liitteenä."

# what stands around the own message; the customer's message is always the same
MAILS = [
    f"{OWN}<div class='gmail_quote'><div class='gmail_attr'>ti 3. maalisk. 2026 klo 10.12 Liisa Laine kirjoitti:<br></div>"
    f"<blockquote class='gmail_quote'>{ASKED}<blockquote>{OLDER}</blockquote></blockquote></div>",
    f"<blockquote type='cite'>{ASKED}</blockquote>{OWN}",
    f"<div class='moz-cite-prefix'>3.3.2026 10.12, Liisa Laine kirjoitti:</div><blockquote>{ASKED}</blockquote>{OWN}",
    f"{OWN}<hr><p><b>Lähettäjä:</b> Liisa &lt;l@c.example&gt;<br><b>Lähetetty:</b> tiistai<br><b>Aihe:</b> Lasku</p><p>{ASKED}</p>",
    f"{OWN}<div id='appendonsend'></div><hr><div id='divRplyFwdMsg'><b>From:</b> Liisa<br><b>Subject:</b> x</div><div>{ASKED}</div>",
    f"{OWN}<div class='yahoo_quoted'><div>Liisa kirjoitti:</div><div>{ASKED}</div></div>",
    f"{OWN}<blockquote>{ASKED}",
]


@pytest.mark.parametrize("body", MAILS)
def test_quotes(linter: Linter, body: str) -> None:
    result = linter.check_source(SourceFile("v.eml", HEAD + body))
    assert result.errors == ()
    checked = result.messages[0]
    message = checked.message
    assert message.customer == ASKED
    zones = {zone.kind: zone.span.of(message.text) for zone in linter.document(message).zones}
    assert (zones["greeting"], zones["closing"], zones["signature"]) == ("Hei Liisa,", "Terveisin", "Aino, Kirja-aitta")
    assert "rahasumma-muoto" not in {finding.rule for finding in checked.findings}


def test_what_stands_after_a_quote_is_read(linter: Linter) -> None:
    body = f"<p>Hei Liisa,</p><blockquote>{ASKED}</blockquote><p>Maksa 44e.</p><p>Terveisin<br>Aino</p>"
    for path, text in (("v.eml", HEAD + body), ("v.html", body)):
        checked = linter.check_source(SourceFile(path, text)).messages[0]
        found = [f.span.of(checked.message.text) for f in checked.findings if f.rule == "rahasumma-muoto"]
        assert found == ["44e"]
        assert (checked.message.customer is not None) is path.endswith(".eml")


def test_a_mail_that_is_all_quote(linter: Linter) -> None:
    result = linter.check_source(SourceFile("v.eml", HEAD + f"<blockquote>{ASKED}</blockquote>"))
    assert "rahasumma-muoto" not in {f.rule for c in result.messages for f in c.findings}
