"""The language server: diagnostics while typing, quick fixes, fix-all, rewriting, explanations on hover."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from viestilint import __version__
from viestilint.errors import ViestilintError
from viestilint.lsp.checking import Checkup, Flagged, Project
from viestilint.lsp.positions import Positions
from viestilint.lsp.texts import explanation, offer_title, words
from viestilint.model import Severity, SourceEdit, SourceSpan

SOURCE = "viestilint"
FIX_ALL = "source.fixAll.viestilint"
REWRITE = "refactor.rewrite.viestilint"
PAUSE = 0.15
"""Seconds without a key press before a document is linted."""

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}


class ViestilintServer(LanguageServer):
    """The server's state: the project, and what is known of each open document's last version."""

    def __init__(self) -> None:
        # Whole texts: pygls ends lines in more places than the protocol does.
        super().__init__(SOURCE, __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.project = Project(Path.cwd())
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self._known: dict[str, tuple[tuple[int | None, int], Checkup]] = {}
        self._told = ""

    def start(self, params: lsp.InitializeParams) -> None:
        """Takes the folder and the settings that the editor gives."""
        folders = params.workspace_folders or []
        uri = folders[0].uri if folders else params.root_uri
        root = to_fs_path(uri) if uri else None
        options = params.initialization_options
        settings = dict(options) if isinstance(options, dict) else {}
        self.project = Project(Path(root) if root else Path.cwd(), settings)

    @property
    def lang(self) -> str:
        """The language of texts; Finnish while the settings are wrong."""
        try:
            return self.project.linter().config.lang
        except ViestilintError:
            return "fi"

    def checkup(self, uri: str) -> Checkup | None:
        """What is found in a document; ``None`` if it is not a message file, or the settings are wrong."""
        document = self.workspace.get_text_document(uri)
        try:
            self.project.linter()
            stamp = (document.version, self.project.generation)
            known = self._known.get(uri)
            if known is not None and known[0] == stamp:
                return known[1]
            path = to_fs_path(uri) if uri.startswith("file:") else None
            source = self.project.source(path or uri.rpartition(":")[2], document.language_id, document.source)
            if source is None:
                return None
            found = self.project.check(source)
        except ViestilintError as error:
            self._tell(str(error))
            return None
        self._told = ""
        self._known[uri] = (stamp, found)
        return found

    def publish(self, uri: str) -> None:
        """Sends the diagnostics of a document."""
        found = self.checkup(uri)
        version = self.workspace.get_text_document(uri).version
        diagnostics = self.diagnostics(found) if found is not None else []
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, version))

    def publish_later(self, uri: str) -> None:
        """Sends the diagnostics of a document when the typing pauses."""

        async def wait() -> None:
            await asyncio.sleep(PAUSE)
            self.publish(uri)

        self.forget(uri)
        self.waiting[uri] = asyncio.get_running_loop().create_task(wait())

    def forget(self, uri: str) -> None:
        """Drops what still waits to be linted."""
        task = self.waiting.pop(uri, None)
        if task is not None:
            task.cancel()

    def close(self, uri: str) -> None:
        """Forgets a document, and takes its diagnostics away."""
        self.forget(uri)
        self._known.pop(uri, None)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def positions(self, found: Checkup) -> Positions:
        """The positions of a document in the units agreed upon with the editor."""
        encoding = self.workspace.position_encoding
        return Positions(found.source.text, str(getattr(encoding, "value", encoding) or "utf-16"))

    def diagnostics(self, found: Checkup) -> list[lsp.Diagnostic]:
        """The findings, and what could not be checked, as diagnostics."""
        places = self.positions(found)
        out = [self.diagnostic(flagged, places) for flagged in found.flagged]
        for problem in found.problems:
            at = lsp.Position(problem.line - 1, 0)
            end = lsp.Position(problem.line, 0)
            level = lsp.DiagnosticSeverity.Warning
            out.append(lsp.Diagnostic(lsp.Range(at, end), problem.text, severity=level, source=SOURCE))
        return out

    def diagnostic(self, flagged: Flagged, places: Positions) -> lsp.Diagnostic:
        """One finding as a diagnostic."""
        finding = flagged.located.finding
        return lsp.Diagnostic(
            range=range_of(flagged.located.span, places),
            message=finding.message,
            severity=_SEVERITIES[finding.severity],
            code=finding.rule,
            source=SOURCE,
        )

    def workspace_edit(self, uri: str, edits: Iterable[SourceEdit], places: Positions) -> lsp.WorkspaceEdit:
        """Edits of one version of a document."""
        texts = [lsp.TextEdit(range_of(edit.span, places), edit.text) for edit in edits]
        workspace = self.client_capabilities.workspace
        wanted = workspace.workspace_edit if workspace else None
        if wanted is None or not wanted.document_changes:
            return lsp.WorkspaceEdit(changes={uri: texts})
        version = self.workspace.get_text_document(uri).version
        target = lsp.OptionalVersionedTextDocumentIdentifier(uri=uri, version=version)
        return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(target, list(texts))])

    def quick_fixes(self, uri: str, found: Checkup, wanted: lsp.Range) -> list[lsp.CodeAction]:
        """The fixes of the findings that a range touches."""
        places = self.positions(found)
        start = places.offset(wanted.start.line, wanted.start.character)
        end = places.offset(wanted.end.line, wanted.end.character)
        return [
            lsp.CodeAction(
                title=offer_title(flagged, offer, found.source.text, self.lang),
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[self.diagnostic(flagged, places)],
                is_preferred=offer.preferred,
                edit=self.workspace_edit(uri, offer.edits, places),
            )
            for flagged in touched(found, start, end)
            for offer in flagged.offers
        ]

    def whole_file(self, uri: str, found: Checkup, kind: str) -> list[lsp.CodeAction]:
        """Fix-all, or the rewrite, if it changes anything."""
        if kind == FIX_ALL:
            edit, title = self.project.fixed(found.source), words(self.lang)["all"]
        else:
            edit, title = self.project.rewritten(found.source), words(self.lang)["rewrite"]
        if edit is None:
            return []
        changed = self.workspace_edit(uri, [edit], self.positions(found))
        return [lsp.CodeAction(title=title, kind=kind, edit=changed)]

    def explain(self, found: Checkup, position: lsp.Position) -> lsp.Hover | None:
        """The findings at a position, explained."""
        places = self.positions(found)
        at = places.offset(position.line, position.character)
        flagged = touched(found, at, at)
        if not flagged:
            return None
        rules = {rule.id: rule.rule for rule in self.project.linter().rules}
        texts = [explanation(f, rules.get(f.located.finding.rule), self.lang) for f in flagged]
        content = lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(texts))
        return lsp.Hover(content, range_of(flagged[0].located.span, places))

    def _tell(self, text: str) -> None:
        """Shows a problem once, not with every key press."""
        if text != self._told:
            self._told = text
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"viestilint: {text}"))


def touched(found: Checkup, start: int, end: int) -> list[Flagged]:
    """The findings that share a place with a range, also where one only begins or ends there."""
    return [f for f in found.flagged if f.located.span.start <= end and start <= f.located.span.end]


def range_of(span: SourceSpan, places: Positions) -> lsp.Range:
    """A span as a range of the protocol."""
    return lsp.Range(lsp.Position(*places.of(span.start)), lsp.Position(*places.of(span.end)))


def make_server() -> ViestilintServer:
    """The server with its features."""
    server = ViestilintServer()

    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        server.start(params)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.publish_later(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.forget(params.text_document.uri)
        server.publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    kinds: list[Any] = [lsp.CodeActionKind.QuickFix, FIX_ALL, REWRITE]

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=kinds))
    def code_action(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        found = server.checkup(uri)
        if found is None or not found.flagged:
            return []
        actions: list[lsp.CodeAction] = []
        if _asked(params.context, lsp.CodeActionKind.QuickFix.value):
            actions += server.quick_fixes(uri, found, params.range)
        for kind in (FIX_ALL, REWRITE):
            if _asked(params.context, kind):
                actions += server.whole_file(uri, found, kind)
        return actions

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        found = server.checkup(params.text_document.uri)
        return server.explain(found, params.position) if found is not None else None

    return server


def _asked(context: lsp.CodeActionContext, kind: str) -> bool:
    """Whether the editor asks for a kind of action: by its name, or by the beginning of it."""
    if not context.only:
        return True
    asked = [str(getattr(only, "value", only)) for only in context.only]
    return any(not name or kind == name or kind.startswith(name + ".") for name in asked)
