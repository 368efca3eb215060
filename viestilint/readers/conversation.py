"""The customer's message that a reply answers: named, quoted in the reply, beside its file, or in"
" a conversation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from viestilint.errors import ConfigError, ReadError
from viestilint.lazyregex import lazy
from viestilint.model import Message
from viestilint.readers.metadata import Metadata, parse_metadata

_CUSTOMERS = frozenset("customer asiakas client user käyttäjä kysyjä".split())
_PATH = lazy(r"[^\s?!]+\.(?:txt|md|eml)")
_HEAD = lazy(
    r"^[ \t]*(?:-{2,}[ \t]*(?:Alkuperäinen viesti|Original Message|Välitetty viesti|Forwarded"
    r" message)[ \t]*-{2,}"
    r"|(?:Lähettäjä|From):[ \t].*|.{0,80}\bkirjoitti:|On .{5,80} wrote:)[ \t]*$",
    re.I | re.M,
)
_HEADER = lazy(
    r"[ \t>]*(?:Lähettäjä|Lähetetty|Vastaanottaja|Kopio|Aihe|Päiväys|Päivämäärä|From|Sent|To|Cc"
    r"|Subject|Date)[ \t]*:.*",
    re.I,
)
# What may stand beside the turns.
_SAID = ("channel", "type", "address", "subject", "mode")
_FILLED_IN = lazy(r"[%$@]?\{[^{}]*\}+")
_LETTERS = lazy(r"[^\W\d_]{2}")
_QUOTED = lazy(r"^[ \t]*(?P<marks>(?:>[ \t]?)+)(?P<text>.*)$")


def customer_of(
    path: str, settled: Metadata, text: str, reply_files: str | None, quoted: str | None = None
) -> str | None:
    """The customer's message as far as anything tells it. Raises ``ReadError`` if its file cannot be read.

    In this order: the command line, ``reply_to`` of the front matter (a text, or a path beside the file), the file
    that configuration says lies beside it, and the part of a mail or a text that is quoted: ``quoted`` where markup
    says which.
    """
    if settled.customer is not None:
        return settled.customer
    if settled.reply_to is not None:
        return read_reply_to(settled.reply_to, path)
    beside = file_beside(path, reply_files)
    if beside is not None and beside.is_file():
        return _read(beside, beside.name, path)
    if path.lower().endswith((".txt", ".eml")):
        return quoted_message(text) if quoted is None else _body(quoted)
    return None


def read_reply_to(value: str, path: str) -> str:
    """The customer's message that ``reply_to`` of the file ``path`` names: the text of a file, or the text itself.

    Raises ``ReadError`` if it looks like a path and there is no such file, or it cannot be read.
    """
    if not _PATH.fullmatch(value.strip()):
        return value
    return _read(Path(path).parent / value.strip(), value.strip(), path)


def read_customer_file(path: Path) -> str:
    """The text of a customer's message in a file of its own. Raises ``OSError``, ``UnicodeDecodeError``."""
    if path.suffix.lower() != ".eml":
        return path.read_text(encoding="utf-8-sig")
    from viestilint.readers.build import ReadOptions
    from viestilint.readers.eml import read
    from viestilint.readers.source import decode

    messages = read(decode(path.read_bytes(), path.as_posix()), ReadOptions())
    return messages[0].text if messages else ""


def _read(path: Path, shown: str, of: str) -> str:
    try:
        return read_customer_file(path)
    except OSError as error:
        raise ReadError(f"reply_to '{shown}' cannot be read: {error.strerror or error}", path=of, line=1) from error
    except UnicodeDecodeError as error:
        raise ReadError(f"reply_to '{shown}' is not UTF-8", path=of, line=1) from error


def file_beside(path: str, pattern: str | None) -> Path | None:
    """The file of the customer's message that the convention ``pattern`` gives for the reply in ``path``.

    ``{name}`` stands for the reply's file name up to its first full stop.
    """
    if pattern is None:
        return None
    name = PurePosixPath(path.replace("\\", "/")).name
    found = Path(path).parent / pattern.replace("{name}", name.partition(".")[0])
    return None if found.name == name else found


def is_customers(path: str, pattern: str | None) -> bool:
    """Whether a file holds a customer's message by that convention, so that it is not linted itself."""
    name = PurePosixPath(path.replace("\\", "/")).name
    return pattern is not None and fnmatchcase(name, PurePosixPath(pattern.replace("{name}", "*")).name)


def quoted_message(text: str) -> str | None:
    """The message that a reply quotes, above or below its own text; ``None`` if it quotes none.

    Only the newest: what is quoted inside the quotation is older. Headers of the quoted mail are left out.
    """
    marked = [(len(re.sub(r"[^>]", "", m["marks"])), m["text"]) for m in map(_QUOTED.match, text.splitlines()) if m]
    if marked:
        lines = [line for depth, line in marked if depth == 1] or [line for _, line in marked]
        body = _body("\n".join(lines))
        # What the template fills in is nobody's message yet: > {{topic_excerpt}}
        return body if body and _LETTERS.search(_FILLED_IN.sub("", body)) else None
    head = _HEAD.search(text)
    if head is None or not text[: head.start()].strip():
        return None
    return _body(text[head.start() :])


def _body(quoted: str) -> str | None:
    lines = quoted.splitlines()
    while lines and (not lines[0].strip(" \t-_=") or _HEADER.fullmatch(lines[0]) or _HEAD.match(lines[0])):
        lines.pop(0)
    rest = "\n".join(lines)
    older = _HEAD.search(rest)
    rest = rest[: older.start()] if older else rest
    return rest.strip() or None


@dataclass(frozen=True, slots=True)
class _Turn:
    speaker: str
    text: str
    key: str

    @property
    def is_customer(self) -> bool:
        return self.speaker.strip().lower() in _CUSTOMERS


def may_tell(path: tuple[str, ...]) -> bool:
    """Whether the value at a path of a file may be a part of a conversation: see ``as_conversation``."""
    return path[:1] == ("messages",) or (len(path) == 1 and path[0] in _SAID)


def as_conversation(
    values: Iterable[tuple[tuple[str, ...], str]], messages: Sequence[Message], path: str, forced: Metadata
) -> list[Message] | None:
    """The turns that are not the customer's, as whole messages with what was said before; ``None`` if it is none.

    A conversation is ``messages: [{from: customer, text: …}, {from: agent, text: …}]``; ``channel``, ``type``,
    ``address`` and ``subject`` may stand beside it. ``values`` are the file's texts by their paths, ``messages``
    the catalogue entries made of them. Of several turns in a row the last one completes the reply.

    Raises ``ReadError`` for a channel or a type that does not exist.
    """
    fields: dict[int, dict[str, tuple[str, str]]] = {}
    top: dict[str, object] = {}
    for steps, value in values:
        if len(steps) == 3 and steps[0] == "messages" and steps[1].isdigit():
            fields.setdefault(int(steps[1]), {})[steps[2]] = (value, ".".join(steps))
        elif len(steps) == 1:
            top[steps[0]] = value
    if not fields or not all({"from", "text"} <= turn.keys() for turn in fields.values()):
        return None
    turns = [_Turn(turn["from"][0], *turn["text"]) for _, turn in sorted(fields.items())]
    try:
        said = parse_metadata({k: v for k, v in top.items() if k in _SAID})
    except ConfigError as error:
        raise ReadError(str(error), path=path, line=1) from error
    by_key = {message.key: message for message in messages}
    return [
        _placed(by_key[turn.key], turns, index, said, forced)
        for index, turn in enumerate(turns)
        if not turn.is_customer and turn.key in by_key
    ]


def _placed(message: Message, turns: Sequence[_Turn], index: int, said: Metadata, forced: Metadata) -> Message:
    before = tuple(("customer" if turn.is_customer else "agent", turn.text) for turn in turns[:index])
    unfinished = index + 1 < len(turns) and not turns[index + 1].is_customer
    last = next((i for i in range(index - 1, -1, -1) if before[i][0] == "customer"), None)
    first = last
    while first is not None and first > 0 and before[first - 1][0] == "customer":
        first -= 1
    asked = (
        "\n\n".join(text for _, text in before[first : last + 1]) if last is not None and first is not None else None
    )
    values: Mapping[str, object] = {
        name: getattr(said, name) for name in _SAID if getattr(said, name) is not None and getattr(forced, name) is None
    }
    return replace(
        message,
        fragment=False,
        continuing=message.continuing or any(speaker == "agent" for speaker, _ in before),
        customer=None if unfinished else forced.customer or asked,
        thread=before,
        **values,  # type: ignore[arg-type]
    )
