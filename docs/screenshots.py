#!/usr/bin/env python3
"""Makes the pictures of docs/img/ from the report on fixtures/: ``python docs/screenshots.py``.

Needs Chromium and the dev extra (``pip install -e .[dev]``).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "img"
FIXTURES = ("fixtures/sms", "fixtures/email", "fixtures/formats")
# name → width, height, light or dark, and whether the messages are shown instead of the overview
PICTURES = {
    "report-desktop": (1280, 1150, "light", False),
    "report-messages": (1280, 900, "light", True),
    "report-phone": (360, 780, "light", False),
    "report-phone-messages": (360, 780, "light", True),
    "report-dark": (1280, 900, "dark", True),
}


def main() -> int:
    """Makes every picture; returns the exit code."""
    browser = os.environ.get("VIESTILINT_BROWSER") or shutil.which("chromium")
    if browser is None:
        print("no Chromium: apt-get install chromium, or name one in VIESTILINT_BROWSER", file=sys.stderr)
        return 2
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "report.html"
        report = ["report", *FIXTURES, "--price", "0.06", "--output", str(page)]
        subprocess.run([sys.executable, "-m", "viestilint", *report], cwd=ROOT, check=True)
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        for name in PICTURES:
            picture(chromium, page, name)
        chromium.close()
    return 0


def picture(chromium: Browser, report: Path, name: str) -> None:
    """Makes one picture."""
    width, height, scheme, messages = PICTURES[name]
    context = chromium.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(report.as_uri())
    if messages:
        card = page.locator("article[data-file='fixtures/sms/nouto.txt']")
        card.evaluate("card => card.scrollIntoView()")
        page.mouse.move(1, 1)
        card.locator("mark.flag", has_text="noudettavissa").first.hover()
    page.screenshot(path=IMAGES / f"{name}.png")
    context.close()
    print(IMAGES.joinpath(f"{name}.png").relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main())
