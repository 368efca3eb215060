"""``viestilint`` and ``python -m viestilint``."""

from __future__ import annotations

import signal


def main() -> None:
    """Run the command line; see ``viestilint.cli.main``."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # While modules are loaded there is nothing to take back, and Python would print where it was.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from viestilint.cli import main as run

    run()


if __name__ == "__main__":
    main()
