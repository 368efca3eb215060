"""Findings in the editor: a language server. Only ``server`` needs pygls (the extra ``lsp``)."""
