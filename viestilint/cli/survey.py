"""What ``init`` sees in a repository: formats, channels, the address form, languages."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from viestilint.discover import Choice, discover
from viestilint.errors import ReadError, ViestilintError
from viestilint.language.analysis import analyse
from viestilint.language.detect import detect
from viestilint.language.morphology import Morphology
from viestilint.lazyregex import lazy
from viestilint.model import Message
from viestilint.readers.build import ReadOptions
from viestilint.readers.locales import locale_of
from viestilint.readers.metadata import guess
from viestilint.readers.registry import formats, read_messages, reader_name
from viestilint.readers.source import load

MOST_ANALYSED = 300
_CHANNEL_WORD = lazy(r"(?<![a-zåäö])(?:sms|tekstiviestit?|push)(?![a-zåäö])", re.I)
# Every suffix belongs to one format; templates and lines of translations are told by more than that.
_FORMATS = {suffix: name for name, suffixes in formats() for suffix in suffixes}


@dataclass(frozen=True, slots=True)
class Survey:
    """The findings. ``channels`` pairs a glob of paths, or a pattern of keys (``is_key``), with a channel.

    ``folders`` are the top folders that hold messages, ``addresses`` counts the messages of each address form.
    ``tables`` are tables of which no column is known to hold messages.
    """

    files: int
    messages: int
    formats: tuple[tuple[str, int], ...]
    channels: tuple[tuple[str, bool, str], ...]
    addresses: dict[str, int]
    languages: tuple[str, ...]
    folders: tuple[str, ...]
    tables: tuple[str, ...]
    errors: tuple[str, ...]

    @property
    def address(self) -> str | None:
        """The address form of most messages, ``None`` where no message addresses its reader."""
        return max(self.addresses, key=lambda form: self.addresses[form]) if self.addresses else None


def look_at(folder: Path, engine: str = "auto") -> Survey:
    """Reads the messages of a repository. What cannot be read is told in ``errors``."""
    found = discover([str(folder)], Choice(), base=folder)
    errors = list(found.errors)
    messages: list[Message] = []
    paths: list[str] = []
    for path, shown in found.files:
        try:
            read = read_messages(load(path, shown), ReadOptions())
        except ReadError as error:
            errors.append(str(error))
            continue
        except ViestilintError as error:
            errors.append(f"{shown}: {error.message}")
            continue
        messages += read
        if read:
            paths.append(shown)
    everything = [shown for _, shown in discover([str(folder)], Choice(include=("*",)), base=folder).files]
    return Survey(
        files=len(paths),
        messages=sum(1 for message in messages if message.zone is None),
        formats=tuple(Counter(_format(path) for path in paths).most_common()),
        channels=tuple(dict.fromkeys(_channels(messages))),
        addresses=_addresses(messages, Morphology(engine)),
        languages=tuple(sorted({language for path in everything if (language := locale_of(path))})),
        folders=tuple(sorted({path.split("/")[0] if "/" in path else "." for path in paths})),
        tables=tuple(path for path in everything if reader_name(path) == "csvfile"),
        errors=tuple(errors),
    )


def _format(path: str) -> str:
    suffix = os.path.splitext(path)[1].lower()
    return _FORMATS.get(suffix, "template")


def _channels(messages: Iterable[Message]) -> list[tuple[str, bool, str]]:
    """The globs of the paths and keys whose words name a channel, in the order of the messages."""
    found = []
    for message in messages:
        for text, is_key in ((message.path, False), (message.key or "", True)):
            match = _CHANNEL_WORD.search(text)
            if match is None:
                continue
            channel = guess(text).channel or "sms"
            found.append((_key_pattern(text, match) if is_key else _path_glob(text, match), is_key, channel))
            break
    return found


def _path_glob(path: str, match: re.Match[str]) -> str:
    """The folder that the word stands in, or the file."""
    end = path.find("/", match.end())
    return path[:end] + "/**" if end >= 0 else path


def _key_pattern(key: str, match: re.Match[str]) -> str:
    """``sms.nouto`` → ``sms.*``, ``nouto.sms`` → ``*.sms``: the word with what parts it from the rest."""
    start, end = match.span()
    before = "*" + key[start - 1] if start else ""
    after = key[end] + "*" if end < len(key) else ""
    return before + key[start:end] + after


def _addresses(messages: list[Message], morphology: Morphology) -> dict[str, int]:
    counts: Counter[str] = Counter()
    # Spread over the repository: its first folder may be unlike the others.
    for message in messages[:: max(1, len(messages) // MOST_ANALYSED)]:
        address = analyse(message, morphology).address
        if address is not None and detect(message.text, morphology) in (None, "fi"):
            counts[address.value] += 1
    return dict(counts)
