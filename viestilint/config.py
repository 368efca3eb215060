"""Settings of a run, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from viestilint.model import Address
from viestilint.readers.build import ReadOptions

PRESETS = ("suositus", "tiukka", "kevyt")
LANGUAGES = ("fi", "en")


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that a run depends on beside the files.

    ``house_address`` is the address form of rewrites where the message shows none.
    """

    engine: str = "auto"
    lang: str = "fi"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    preset: str = "suositus"
    rules: tuple[Path, ...] = ()
    house_address: Address = Address.SINA
    reading: ReadOptions = field(default_factory=ReadOptions)
