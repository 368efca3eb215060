"""The language server: a real client session over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from tests.conftest import ROOT
from viestilint.config import Config
from viestilint.errors import ConfigError
from viestilint.lsp.checking import Project, difference, with_options
from viestilint.lsp.positions import Positions
from viestilint.model import SourceEdit, SourceSpan

WAIT = 30
LETTER = "Hei Liisa!\n\nMaksa 12€ heti. Lomake palautetaan meille.\n\nTerveisin\nAino Laine\nKirja-aitta Oy\n"


class Session:
    """An editor with one server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("testi", "1")
        self.published: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: list[str] = []
        self.versions: dict[str, int] = {}
        self.texts: dict[str, str] = {}

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: lsp.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        @self.client.feature(lsp.WINDOW_SHOW_MESSAGE)
        def shown(params: lsp.ShowMessageParams) -> None:
            self.messages.append(params.message)

    async def start(self, **options: Any) -> lsp.InitializeResult:
        """Starts the server. ``encodings`` are those that the editor offers."""
        encodings = options.pop("encodings", None)
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        await self.client.start_io(sys.executable, "-m", "viestilint", "lsp", env=env, cwd=self.folder)
        edits = lsp.WorkspaceEditClientCapabilities(document_changes=True)
        result = await self.client.initialize_async(
            lsp.InitializeParams(
                capabilities=lsp.ClientCapabilities(
                    workspace=lsp.WorkspaceClientCapabilities(workspace_edit=edits),
                    general=lsp.GeneralClientCapabilities(position_encodings=encodings),
                ),
                root_uri=self.folder.as_uri(),
                initialization_options=options or None,
            )
        )
        self.client.initialized(lsp.InitializedParams())
        return result

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def open(self, name: str, text: str, language: str = "plaintext") -> list[lsp.Diagnostic]:
        """Opens a document; returns what the server says of it."""
        uri = name if ":" in name else self.uri(name)
        self.versions[uri], self.texts[uri] = 1, text
        item = lsp.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return await self.said(uri)

    async def type(self, name: str, text: str) -> None:
        """Changes a document; does not wait."""
        uri = self.uri(name)
        self.versions[uri] += 1
        self.texts[uri] = text
        target = lsp.VersionedTextDocumentIdentifier(uri=uri, version=self.versions[uri])
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(target, [change]))

    async def said(self, uri: str) -> list[lsp.Diagnostic]:
        """The next diagnostics of a document."""
        params = await asyncio.wait_for(self.published.get(), WAIT)
        assert params.uri == uri
        return list(params.diagnostics)

    async def actions(self, name: str, at: lsp.Range, only: str | None = None) -> list[lsp.CodeAction]:
        """The code actions of a place."""
        context = lsp.CodeActionContext([], only=[only] if only else None)
        found = await self.client.text_document_code_action_async(
            lsp.CodeActionParams(lsp.TextDocumentIdentifier(self.uri(name)), at, context)
        )
        return [action for action in found or [] if isinstance(action, lsp.CodeAction)]

    def applied(self, name: str, action: lsp.CodeAction) -> str:
        """The document's text after an action."""
        assert action.edit is not None
        assert action.edit.document_changes is not None
        (changed,) = action.edit.document_changes
        assert isinstance(changed, lsp.TextDocumentEdit)
        assert changed.text_document.version == self.versions[self.uri(name)]
        text = self.texts[self.uri(name)]
        places = Positions(text)
        for edit in sorted(changed.edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
            assert isinstance(edit, lsp.TextEdit)
            start = places.offset(edit.range.start.line, edit.range.start.character)
            end = places.offset(edit.range.end.line, edit.range.end.character)
            text = text[:start] + edit.new_text + text[end:]
        return text

    async def stop(self) -> None:
        await asyncio.wait_for(self.client.shutdown_async(None), WAIT)
        self.client.exit(None)
        await asyncio.wait_for(self.client.stop(), WAIT)


def session(folder: Path, steps: Callable[[Session], Awaitable[None]], **options: Any) -> None:
    """Runs the steps in a session of their own, which must end without an error of the server."""

    async def run() -> None:
        editor = Session(folder)
        await editor.start(**options)
        try:
            await steps(editor)
        finally:
            await editor.stop()
        assert not [text for text in editor.messages if text.startswith("Error in server")]

    asyncio.run(run())


def codes(diagnostics: list[lsp.Diagnostic]) -> list[str]:
    return [str(diagnostic.code) for diagnostic in diagnostics]


def at(line: int, start: int, end: int) -> lsp.Range:
    return lsp.Range(lsp.Position(line, start), lsp.Position(line, end))


def test_diagnostics_quick_fix_fix_all_rewrite_and_hover(tmp_path: Path) -> None:
    async def steps(editor: Session) -> None:
        found = await editor.open("viesti.txt", LETTER)
        assert {"rahasumma-muoto", "passiivi-ohjeessa"} <= set(codes(found))
        money = next(d for d in found if d.code == "rahasumma-muoto")
        assert money.range == at(2, 6, 9)
        assert money.severity is lsp.DiagnosticSeverity.Warning
        assert money.source == "viestilint"

        fixes = await editor.actions("viesti.txt", money.range, "quickfix")
        (fix,) = [action for action in fixes if "rahasumma-muoto" in action.title]
        assert fix.title.startswith("Kirjoita: ")
        assert "Maksa 12 € heti." in editor.applied("viesti.txt", fix)

        (all_of_them,) = await editor.actions("viesti.txt", at(0, 0, 0), "source.fixAll")
        assert all_of_them.kind == "source.fixAll.viestilint"
        safe = editor.applied("viesti.txt", all_of_them)
        assert "12 €" in safe
        assert "palautetaan" in safe

        (rewrite,) = await editor.actions("viesti.txt", at(0, 0, 0), "refactor.rewrite")
        assert "Palauta lomake meille." in editor.applied("viesti.txt", rewrite)

        where = lsp.TextDocumentPositionParams(
            lsp.TextDocumentIdentifier(editor.uri("viesti.txt")), lsp.Position(2, 24)
        )
        hover = await editor.client.text_document_hover_async(lsp.HoverParams(where.text_document, where.position))
        assert hover is not None
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert "Passiivi jättää tekijän auki" in hover.contents.value
        assert "viestilint explain passiivi-ohjeessa" in hover.contents.value

    session(tmp_path, steps)


def test_typing_is_followed_and_only_its_last_state_is_linted(tmp_path: Path) -> None:
    async def steps(editor: Session) -> None:
        await editor.open("viesti.txt", LETTER)
        text = LETTER
        for word in ("Maksa 13€ heti.", "Maksa 14€ heti.", "Maksa 15 € heti."):
            text = LETTER.replace("Maksa 12€ heti.", word)
            await editor.type("viesti.txt", text)
        found = await editor.said(editor.uri("viesti.txt"))
        assert "rahasumma-muoto" not in codes(found)
        assert editor.published.empty()
        document = lsp.TextDocumentIdentifier(editor.uri("viesti.txt"))
        editor.client.text_document_did_save(lsp.DidSaveTextDocumentParams(document))
        assert codes(await editor.said(document.uri)) == codes(found)
        editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(document))
        assert await editor.said(document.uri) == []

    session(tmp_path, steps)


FORMATS = {
    "viesti.md": ("markdown", "Hei Liisa!\n\nMaksa **12€** heti.\n"),
    "viesti.html": ("html", "<p>Hei Liisa!</p>\n<p>Maksa&nbsp;12€ heti.</p>\n"),
    "fi.json": ("json", '{"viesti": "Maksa 12€ heti."}\n'),
    "fi.yaml": ("yaml", "fi:\n  viesti: Maksa 12€ heti.\n"),
    "fi.po": ("po", 'msgid ""\nmsgstr ""\n"Language: fi\\n"\n\nmsgid "a"\nmsgstr "Maksa 12€ heti."\n'),
    "viestit_fi.properties": ("properties", "viesti=Maksa 12€ heti.\n"),
    "viesti.j2": ("jinja", "Hei {{ nimi }}!\nMaksa 12€ heti.\n"),
    "viesti.hbs": ("handlebars", "Hei {{nimi}}!\nMaksa 12€ heti.\n"),
    "viesti.eml": ("plaintext", "Subject: Lasku\n\nHei Liisa!\nMaksa 12€ heti.\n"),
    "values-fi/strings.xml": ("xml", '<resources><string name="a">Maksa 12€ heti.</string></resources>\n'),
}


def test_every_format(tmp_path: Path) -> None:
    async def steps(editor: Session) -> None:
        for name, (language, text) in FORMATS.items():
            found = await editor.open(name, text, language)
            money = [d for d in found if d.code == "rahasumma-muoto"]
            assert len(money) == 1, name
            line, column = money[0].range.start.line, money[0].range.start.character
            assert text.splitlines()[line][column:].startswith("12€"), name
            fixes = await editor.actions(name, money[0].range, "quickfix")
            fixed = [editor.applied(name, action) for action in fixes if "rahasumma" in action.title]
            assert len(fixed) == 1, name
            assert "12€" not in fixed[0], name

    session(tmp_path, steps)


def test_settings_of_the_project_and_of_the_editor(tmp_path: Path) -> None:
    (tmp_path / "viestilint.toml").write_text('ignore = ["passiivi-ohjeessa"]\n', encoding="utf-8")

    async def steps(editor: Session) -> None:
        found = await editor.open("viesti.txt", LETTER)
        assert "passiivi-ohjeessa" not in codes(found)
        assert next(d for d in found if d.code == "rahasumma-muoto").message.endswith("12 €")
        assert "write" in next(d for d in found if d.code == "rahasumma-muoto").message
        (editor.folder / "viestilint.toml").write_text('select = ["passiivi-ohjeessa"]\n# uusi\n', encoding="utf-8")
        await editor.type("viesti.txt", LETTER + "\n")
        assert set(codes(await editor.said(editor.uri("viesti.txt")))) == {"passiivi-ohjeessa"}

    session(tmp_path, steps, lang="en")


def test_wrong_settings_are_told_once(tmp_path: Path) -> None:
    (tmp_path / "viestilint.toml").write_text("ignroe = []\n", encoding="utf-8")

    async def steps(editor: Session) -> None:
        assert await editor.open("viesti.txt", LETTER) == []
        await editor.type("viesti.txt", LETTER + "\n")
        assert await editor.said(editor.uri("viesti.txt")) == []
        assert len(editor.messages) == 1
        assert "did you mean 'ignore'?" in editor.messages[0]

    session(tmp_path, steps)


def test_columns_in_utf16_units(tmp_path: Path) -> None:
    async def steps(editor: Session) -> None:
        found = await editor.open("viesti.txt", "Hei 😀😀 Liisa! Maksa 12€ heti.\n")
        money = next(d for d in found if d.code == "rahasumma-muoto")
        assert money.range == at(0, 22, 25)

    session(tmp_path, steps)


def test_columns_in_the_units_that_the_editor_asks_for(tmp_path: Path) -> None:
    async def steps(editor: Session) -> None:
        found = await editor.open("viesti.txt", "Hei 😀😀 Liisa! Maksa 12€ heti.\n")
        assert next(d for d in found if d.code == "rahasumma-muoto").range == at(0, 26, 31)

    session(tmp_path, steps, encodings=[lsp.PositionEncodingKind.Utf8])


def test_broken_and_foreign_documents(tmp_path: Path) -> None:
    async def steps(editor: Session) -> None:
        (broken,) = await editor.open("fi.json", '{"viesti": "Maksa', "json")
        assert broken.code is None
        assert broken.range.start.line == 0
        assert await editor.open("koodi.py", "print('12€')\n", "python") == []
        unnamed = await editor.open("untitled:Untitled-1", LETTER)
        assert "rahasumma-muoto" in codes(unnamed)

    session(tmp_path, steps)


def test_positions() -> None:
    text = "a😀b\r\näö\rx\n"
    for encoding, columns in (("utf-32", (0, 1, 2, 3)), ("utf-16", (0, 1, 3, 4)), ("utf-8", (0, 1, 5, 6))):
        places = Positions(text, encoding)
        assert [places.of(offset) for offset in range(4)] == [(0, column) for column in columns]
        for offset in (0, 1, 2, 3, 5, 6, 7, 8, 9, 10):
            assert places.offset(*places.of(offset)) == offset
    places = Positions(text)
    assert places.offset(0, 99) == 3
    assert places.offset(9, 0) == len(text)
    assert places.of(len(text)) == (3, 0)


@pytest.mark.parametrize(
    ("before", "after", "edit"),
    [
        ("abc", "abc", None),
        ("abc", "abxc", SourceEdit(SourceSpan(2, 2), "x")),
        ("aaa", "aa", SourceEdit(SourceSpan(2, 3), "")),
        ("", "a", SourceEdit(SourceSpan(0, 0), "a")),
    ],
)
def test_difference(before: str, after: str, edit: SourceEdit | None) -> None:
    assert difference(before, after) == edit


def test_unknown_settings_of_an_editor() -> None:
    with pytest.raises(ConfigError, match="unknown setting 'lnag'"):
        with_options(Config(), {"lnag": "en"})
    with pytest.raises(ConfigError, match="choose one of fi, en"):
        with_options(Config(), {"lang": "sv"})
    assert with_options(Config(), {"extend-select": ["sanasto"]}).extend_select == ("sanasto",)


def test_documents_that_the_project_leaves_out(tmp_path: Path) -> None:
    (tmp_path / "viestilint.toml").write_text('exclude = ["vanhat/**"]\n', encoding="utf-8")
    project = Project(tmp_path)
    assert project.source(str(tmp_path / "vanhat" / "a.txt"), "plaintext", "Hei!") is None
    source = project.source(str(tmp_path / "uudet" / "a.txt"), "plaintext", "Hei!")
    assert source is not None
    assert source.path == "uudet/a.txt"
