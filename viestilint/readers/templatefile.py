"""Files with a suffix of a template engine: HTML if they hold it, else plain text with front matter."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from viestilint.lazyregex import lazy
from viestilint.model import Message
from viestilint.readers import html
from viestilint.readers.build import ReadOptions
from viestilint.readers.frontmatter import after_front_matter, read_front_matter, subject_of
from viestilint.readers.markup import has_html
from viestilint.readers.source import SourceFile

_HTML_NAME = lazy(r"\.x?html?\.|\.mjml\.", re.I)


def read(source: SourceFile, options: ReadOptions) -> list[Message]:
    """The messages of the template. Raises ``ReadError`` for wrong front matter."""
    front, start = read_front_matter(source)
    is_html = bool(_HTML_NAME.search(PurePosixPath(source.path).name)) or has_html(source.text[start:])
    if not is_html:
        messages = html.read_template(source, options, start, front)
    else:
        messages = html.read_html(after_front_matter(source, start), options, front)
    return [*messages, *subject_of(source, front, options)]
