"""Where the customer's message comes from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from viestilint.cli import cli
from viestilint.errors import ReadError
from viestilint.readers.build import ReadOptions
from viestilint.readers.conversation import quoted_message
from viestilint.readers.registry import is_wanted, read_messages
from viestilint.readers.source import SourceFile

ASKED = "Paljonko palautus maksaa? Ja kauanko rahojen palautus kestää?"
REPLY = "Hei!\nPalautus on maksuton.\nTerveisin\nKenkäkauppa Askel\n"


def test_front_matter_as_text_and_as_path(tmp_path: Path) -> None:
    (tmp_path / "kysymys.txt").write_text(ASKED, encoding="utf-8")
    path = (tmp_path / "vastaus.txt").as_posix()
    for value in (f'"{ASKED}"', "kysymys.txt"):
        source = SourceFile(path, f"---\nreply_to: {value}\n---\n{REPLY}")
        assert read_messages(source, ReadOptions())[0].customer == ASKED


def test_a_missing_file_is_one_error(tmp_path: Path) -> None:
    source = SourceFile((tmp_path / "v.txt").as_posix(), f"---\nreply_to: poissa.txt\n---\n{REPLY}")
    with pytest.raises(ReadError, match=r"v\.txt:1: reply_to 'poissa\.txt' cannot be read"):
        read_messages(source, ReadOptions())


@pytest.mark.parametrize(
    "text",
    [
        f"{REPLY}\n-----Alkuperäinen viesti-----\nLähettäjä: Aino\nAihe: Palautus\n\n{ASKED}\n",
        f"{REPLY}\nLähettäjä: Aino <aino@example.fi>\nLähetetty: 1.2.2025\nVastaanottaja: Askel\n\n{ASKED}",
        f"{REPLY}\nFrom: Aino\nSent: Monday\nSubject: Palautus\n\n{ASKED}\n\nFrom: Askel\n\nVanha viesti.",
        f"{REPLY}\nOn Mon, 12 May 2025, Aino wrote:\n> {ASKED}\n>> Vanha viesti.\n",
        f"Aino kirjoitti:\n> {ASKED}\n\n{REPLY}",
        f"> {ASKED}\n\n{REPLY}",
    ],
)
def test_quotations(text: str) -> None:
    assert quoted_message(text) == ASKED
    assert read_messages(SourceFile("viesti.txt", text), ReadOptions())[0].customer == ASKED


def test_no_quotation() -> None:
    assert quoted_message(REPLY) is None
    assert read_messages(SourceFile("viesti.txt", REPLY), ReadOptions())[0].customer is None
    assert quoted_message(REPLY + "\n> **{{otsikko}}**\n>\n> %{ote}") is None


def test_a_reply_below_its_quotation_is_linted() -> None:
    result = CliRunner().invoke(
        cli,
        ["check", "-", "--stdin-filename", "v.txt", "--select", "vastaus", "--format", "json", "--no-cache"],
        input=f"Aino kirjoitti:\n> {ASKED}\n\n{REPLY}",
    )
    found = json.loads(result.stdout)["findings"]
    assert [(f["rule"], f["line"]) for f in found] == [("kysymys-vastaamatta", 5)]
    assert "kauanko rahojen palautus kestää?" in found[0]["message"]
    assert found[0]["excerpt"] == ""


TALK = [
    {"from": "customer", "text": "moi millon paketti tulee ja paljonks kotiinkuljetus maksaa"},
    {"from": "agent", "text": "Moi! Pakettisi saapuu torstaina."},
    {"from": "customer", "text": "kiitti"},
    {"from": "agent", "text": "Ole hyvä!"},
    {"from": "customer", "text": "entä se hinta?"},
    {"from": "agent", "text": "Kotiinkuljetus on 9,90 euroa."},
]
TALK_YAML = "channel: chat\nmessages:\n" + "".join(
    f"  - from: {turn['from']}\n    text: {turn['text']}\n" for turn in TALK
)


def test_turns_of_a_conversation() -> None:
    for source in (
        SourceFile("k.yaml", TALK_YAML),
        SourceFile("k.json", json.dumps({"channel": "chat", "messages": TALK}, ensure_ascii=False)),
    ):
        messages = read_messages(source, ReadOptions())
        assert [m.text for m in messages] == [turn["text"] for turn in TALK if turn["from"] == "agent"]
        assert {m.channel for m in messages} == {"chat"}
        assert [m.continuing for m in messages] == [False, True, True]
        assert not any(m.fragment for m in messages)
        first = messages[0].source_map.locate(type(messages[0].placeholders)() or _whole(messages[0].text))
        assert source.text[first.start : first.end] == messages[0].text


def _whole(text: str):  # type: ignore[no-untyped-def]
    from viestilint.model import Span

    return Span(0, len(text))


def test_open_questions_stay_open() -> None:
    result = CliRunner().invoke(
        cli,
        [
            "check",
            "-",
            "--stdin-filename",
            "k.yaml",
            "--select",
            "kysymys-vastaamatta",
            "--format",
            "json",
            "--no-cache",
        ],
        input=TALK_YAML,
    )
    found = json.loads(result.stdout)["findings"]
    assert [f["key"] for f in found] == ["messages.1.text", "messages.3.text"]
    assert all("paljonks kotiinkuljetus maksaa" in f["message"] for f in found)


def test_files_beside_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("palautus.kysymys.txt").write_text(ASKED, encoding="utf-8")
    Path("palautus.vastaus.txt").write_text(REPLY, encoding="utf-8")
    Path("viestilint.toml").write_text('reply-files = "{name}.kysymys.txt"\n', encoding="utf-8")
    result = CliRunner().invoke(cli, ["check", ".", "--select", "vastaus", "-q", "--no-cache"])
    assert result.exit_code == 1
    assert result.output.startswith("palautus.vastaus.txt:2:1: virhe kysymys-vastaamatta")
    assert not is_wanted("palautus.kysymys.txt", ReadOptions(reply_files="{name}.kysymys.txt"))


def test_explained_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("k.txt").write_text(ASKED, encoding="utf-8")
    Path("v.txt").write_text(REPLY, encoding="utf-8")
    arguments = ["check", "v.txt", "--reply-to", "k.txt", "--explain-answers", "--select", "vastaus", "--no-cache"]
    result = CliRunner().invoke(cli, arguments)
    assert "1. kysymys: ”Paljonko palautus maksaa?” (odottaa: summa)" in result.output
    assert "vastattu: ”Palautus on maksuton.”" in result.output
    assert "VASTAAMATTA" in result.output
