"""``rewrite --interactive``: what the answers make of a message."""

from __future__ import annotations

import pytest

from viestilint.cli.interactive import run
from viestilint.config import Config
from viestilint.pipeline import Linter
from viestilint.readers.source import SourceFile

MESSAGE = "Lomake palautetaan asiakaspalveluumme. Sinun tilaus on valmis. Saatte laskun huomenna, kun tilasit."

SESSIONS = [
    (
        "hhh",
        "Palauta lomake asiakaspalveluumme. Tilauksesi on valmis. Saat laskun huomenna, kun tilasit.",
        3,
    ),
    ("l", MESSAGE, 0),
    ("hl", "Palauta lomake asiakaspalveluumme. Sinun tilaus on valmis. Saatte laskun huomenna, kun tilasit.", 1),
    # What is skipped is not asked again, although a change beside it has moved it or changed its neighbours.
    ("oho", "Lomake palautetaan asiakaspalveluumme. Tilauksesi on valmis. Saatte laskun huomenna, kun tilasit.", 1),
    # Own text takes the place of all that the fix would have changed.
    (
        ["m", "Tuo lomake", "o", "o"],
        "Tuo lomake asiakaspalveluumme. Sinun tilaus on valmis. Saatte laskun huomenna, kun tilasit.",
        1,
    ),
    # There is no other alternative, and what is no answer is asked again.
    ("sxhl", "Palauta lomake asiakaspalveluumme. Sinun tilaus on valmis. Saatte laskun huomenna, kun tilasit.", 1),
]


@pytest.mark.parametrize(("answers", "after", "accepted"), SESSIONS)
def test_a_session_writes_what_was_accepted(answers: str | list[str], after: str, accepted: int) -> None:
    left = iter(answers)
    outcome = run(
        Linter(Config(select=("puhuttelu",))),
        SourceFile("viesti.txt", MESSAGE),
        lambda text, *_: text,
        lambda _: next(left),
    )
    assert (outcome.text, outcome.accepted) == (after, accepted)
    assert next(left, None) is None


def test_only_what_can_be_answered_is_offered() -> None:
    prompts: list[str] = []

    def ask(prompt: str) -> str:
        prompts.append(prompt)
        return "l"

    source = SourceFile("viesti.txt", "Lomake palautetaan meille ja käsitellään viikossa.")
    run(Linter(Config(select=("puhuttelu",))), source, lambda text, *_: text, ask)
    assert prompts == ["[m]uokkaa, [o]hita, [l]opeta"]
