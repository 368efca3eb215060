"""The report in a real browser: Chromium, driven by Playwright.

The tests run where a browser is found. ``VIESTILINT_BROWSER_TESTS=1`` makes them run, and fail, in any case;
``VIESTILINT_BROWSER`` names another browser than the system's Chromium.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
REQUIRED = os.environ.get("VIESTILINT_BROWSER_TESTS") == "1"


def browser_path() -> str | None:
    """Where the browser is, if there is one."""
    named = os.environ.get("VIESTILINT_BROWSER")
    return next((found for name in ((named,) if named else NAMES) if (found := shutil.which(name))), None)


HERE = browser_path() is not None and find_spec("playwright") is not None
collect_ignore_glob = [] if HERE or REQUIRED else ["test_*.py"]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium, closed with its event loop before any other test needs one of its own."""
    path = browser_path()
    if path is None:
        pytest.fail("no browser for the browser tests: install Chromium (apt-get install chromium)", pytrace=False)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # No sandbox: the only page shown is our own, and in a container there is often none to be had.
        launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield launched
        launched.close()
