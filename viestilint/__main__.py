"""``python -m viestilint``."""

from viestilint.cli import main

if __name__ == "__main__":
    main()
