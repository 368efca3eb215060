"""What is said about a message beside its text, and who has the last word on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from reprlib import Repr

from viestilint.errors import ConfigError
from viestilint.lazyregex import lazy
from viestilint.model import CHANNELS, MESSAGE_TYPES, Address

_SHORT = Repr()
_SHORT.maxlevel = 2
_FINNISH_TYPES = {
    "vastaus": "reply",
    "ilmoitus": "notice",
    "vahvistus": "confirmation",
    "reklamaatio": "complaint",
    "irtisanominen": "cancellation",
    "lasku": "invoice",
    "markkinointi": "marketing",
    "kertakoodi": "one-time-code",
    "valiaikatieto": "interim",
}


_STYLES = {"arkinen": "plain", "virallinen": "official"}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one source says of a message; ``None`` where it says nothing. ``source_text`` is what a
    translation was made from, ``customer`` is the customer's text."""

    channel: str | None = None
    type: str | None = None
    address: Address | None = None
    continuing: bool | None = None
    mode: str | None = None
    style: str | None = None
    fragment: bool | None = None
    subject: str | None = None
    sender: str | None = None
    key: str | None = None
    reply_to: str | None = None
    customer: str | None = None
    source_text: str | None = None
    by_number: bool | None = None
    ignore: frozenset[str] | None = None

    def over(self, weaker: Metadata) -> Metadata:
        """This, with what it leaves open taken from ``weaker``."""
        # Catalogues hold entries by the ten thousand, and of most of them next to nothing is said.
        if self is _NOTHING or self == _NOTHING:
            return weaker
        if weaker is _NOTHING or weaker == _NOTHING:
            return self
        return Metadata(*[w if own is None else own for own, w in zip(_SAID(self), _SAID(weaker), strict=True)])


_NOTHING = Metadata()
_SAID = attrgetter(*(field.name for field in fields(Metadata)))
_CHANNEL_WORDS = lazy(r"(?<![a-zåäö])(?:(sms|tekstiviestit?)|push)(?![a-zåäö])")


def guess(path: str, key: str | None = None) -> Metadata:
    """What the path or the key of a message tells of its channel."""
    found = [match[1] for match in _CHANNEL_WORDS.finditer(f"{path} {key or ''}".lower())]
    return Metadata(channel="sms" if any(found) else "push" if found else "email")


def parse_metadata(values: Mapping[str, object]) -> Metadata:
    """Metadata from the words of front matter or configuration. Raises ``ConfigError`` for what is unknown."""
    known = {
        "channel", "type", "address", "thread", "mode", "reply_to", "subject", "sender", "key", "fragment", "ignore",
        "tyyli",
    }  # fmt: skip
    for name in values:
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(str(name), sorted(known), n=1)
            raise ConfigError(f"unknown field '{name}'" + (f"; did you mean '{near[0]}'?" if near else ""))
    address = _word(values, "address", ("sina", "te", "none"))
    ignore = values.get("ignore")
    if isinstance(ignore, str):
        ignore = re.split(r"[,\s]+", ignore.strip())
    fragment = values.get("fragment")
    if fragment not in (None, True, False, "true", "false"):
        raise ConfigError("'fragment' is true or false")
    return Metadata(
        channel=_word(values, "channel", (*CHANNELS, "some")),
        type=_message_type(values),
        address=Address(address) if address in ("sina", "te") else None,
        continuing=_word(values, "thread", ("continuing", "jatko", "new")) in ("continuing", "jatko")
        if "thread" in values
        else None,
        mode=_word(values, "mode", ("template", "sent")),
        style=_STYLES.get(_word(values, "tyyli", tuple(_STYLES)) or ""),
        fragment=None if fragment is None else fragment in (True, "true"),
        subject=_text(values, "subject"),
        sender=_text(values, "sender"),
        key=_text(values, "key"),
        reply_to=_text(values, "reply_to"),
        ignore=frozenset(_said(rule, "ignore") for rule in ignore) if isinstance(ignore, list) else None,
    )


def _text(values: Mapping[str, object], name: str) -> str | None:
    value = values.get(name)
    return None if value is None else _said(value, name)


def _said(value: object, name: str) -> str:
    """A value as text. Written out, lists of aliases of lists would fill the memory."""
    if isinstance(value, list | dict | set | tuple):
        raise ConfigError(f"'{name}' is a text, not {_SHORT.repr(value)}")
    return str(value)


def _word(values: Mapping[str, object], name: str, allowed: tuple[str, ...]) -> str | None:
    value = values.get(name)
    if value is None:
        return None
    shown = value if isinstance(value, str) else _SHORT.repr(value)
    word = shown.lower()
    if word not in allowed:
        raise ConfigError(f"unknown value '{shown}' of '{name}': choose one of {', '.join(allowed)}")
    return "social" if name == "channel" and word == "some" else word


def _message_type(values: Mapping[str, object]) -> str | None:
    value = values.get("type")
    if value is None:
        return None
    shown = value if isinstance(value, str) else _SHORT.repr(value)
    word = _FINNISH_TYPES.get(shown.lower(), shown.lower())
    if word not in MESSAGE_TYPES:
        raise ConfigError(f"unknown value '{shown}' of 'type': choose one of {', '.join(MESSAGE_TYPES)}")
    return word
