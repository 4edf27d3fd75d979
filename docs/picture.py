"""Takes the pictures of the README: opens exports/graph.html in Chromium, writes docs/graph.png and docs/focus.png.

Run it with `python docs/picture.py [PAGE [FOLDER]]` after `make demo`; it needs playwright and a Chromium.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]


def take(page: Path, folder: Path) -> None:
    """Writes the pictures of a page, 1600 by 1000 pixels: all of it, and its best connected organisation alone."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        view = browser.new_page(
            viewport={"width": 1600, "height": 1000}, locale="zh-CN", color_scheme="light", reduced_motion="reduce"
        )
        view.goto(page.as_uri())
        view.wait_for_timeout(500)
        view.screenshot(path=str(folder / "graph.png"))
        view.click("#panel .top li:has(.Organization) button >> nth=0")
        view.click("[data-steps='1']")
        view.mouse.move(0, 0)
        view.wait_for_timeout(500)
        view.screenshot(path=str(folder / "focus.png"))
        browser.close()


if __name__ == "__main__":
    given = [Path(argument).resolve() for argument in sys.argv[1:]]
    defaults = [ROOT / "exports" / "graph.html", ROOT / "docs"]
    take(*[*given, *defaults[len(given) :]][:2])
