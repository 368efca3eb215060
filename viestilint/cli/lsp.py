"""``viestilint lsp``: the language server for editors."""

from __future__ import annotations

import click

from viestilint.errors import ViestilintError


@click.command("lsp")
def command() -> None:
    """Serve an editor over standard input and output (Language Server Protocol).

    Findings while typing, quick fixes, fix-all, rewriting and explanations. Needs the extra viestilint[lsp].
    Settings for editors: docs/editors.md.
    """
    try:
        from viestilint.lsp.server import make_server
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.split(".")[0] in ("pygls", "lsprotocol"):
            raise ViestilintError("lsp needs pygls: pip install 'viestilint[lsp]'") from error
        raise
    make_server().start_io()
