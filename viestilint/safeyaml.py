"""YAML of anyone as a tree of nodes or as values: whatever it holds, the process lives on."""

from __future__ import annotations

from functools import cache
from typing import Any

MAX_DEPTH = 100
"""No rule and no front matter is near this."""


def compose(text: str) -> Any:
    """The tree of one document, ``None`` for an empty one. Raises ``yaml.YAMLError`` or ``ValueError``."""
    import yaml

    _check_depth(text)
    return yaml.compose(text, Loader=_safe_loader())


def load(text: str) -> Any:
    """The values of one document. Raises ``yaml.YAMLError`` or ``ValueError``."""
    import yaml

    _check_depth(text)
    return yaml.load(text, Loader=_safe_loader())


@cache
def _safe_loader() -> Any:
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        def flatten_mapping(self, node: Any) -> None:
            """Takes no mapping into another: of ten lines that do so one would be gigabytes."""
            for key, _ in node.value:
                if key.tag == "tag:yaml.org,2002:merge":
                    raise yaml.MarkedYAMLError(problem="'<<' is not read", problem_mark=key.start_mark)

    return Loader


def _check_depth(text: str) -> None:
    """The C code that makes a tree runs out of its stack some ten thousand levels down, and ends the process."""
    if len(text) <= MAX_DEPTH:
        return
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=_safe_loader()):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem="it is nested too deep", problem_mark=mark)
