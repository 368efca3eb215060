"""Markdown: one message a file, with YAML front matter; images are fragments with the key ``alt``.

Marks of headings, emphasis, links and HTML are left out, code and tables are no prose. List marks and ``>``
stay, as in plain text: the language layer reads them.
"""

from __future__ import annotations

from viestilint.model import Message, SourceMap
from viestilint.readers.build import ReadOptions, build_message
from viestilint.readers.frontmatter import read_front_matter, subject_of
from viestilint.readers.mdblocks import Page, link_labels
from viestilint.readers.mdencode import markdown_encoder
from viestilint.readers.mdinline import scan
from viestilint.readers.metadata import Metadata
from viestilint.readers.source import SourceFile
from viestilint.readers.textbuilder import TextBuilder


def read(source: SourceFile, options: ReadOptions) -> list[Message]:
    """The file's message and its images' texts. Raises ``ReadError`` for wrong front matter."""
    front, start = read_front_matter(source)
    labels = link_labels(source.text)
    page = Page(source.text, start, labels)
    page.read()
    text, pieces = page.builder.build()
    encode = markdown_encoder(source.text, labels)
    source_map = SourceMap(pieces, encode_at=encode)
    messages = [build_message(source, text, source_map, options, front, masked=page.builder.masked)]
    for first, last in page.alts:
        builder = TextBuilder(source.text)
        scan(source.text, first, last).write(builder, first, last)
        alt, pieces = builder.build()
        if any(char.isalpha() for char in alt):
            own = Metadata(key="alt", fragment=True)
            messages.append(build_message(source, alt, SourceMap(pieces, encode_at=encode), options, own))
    return [*messages, *subject_of(source, front, options)]
