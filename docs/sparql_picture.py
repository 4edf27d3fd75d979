"""Takes the picture of the SPARQL page for the README: asks the sample graph a question and writes docs/sparql.png.

Run it with `python docs/sparql_picture.py` after `make editor`; it needs playwright and a Chromium.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
QUESTION = "How many organisations are known in each province?"


def read_query() -> str:
    """The query of the question in docs/questions.md."""
    page = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    return re.split(r"```(?:sparql\n)?", page.partition(QUESTION)[2])[1]


def take(address: str, picture: Path) -> None:
    """Writes the picture of the page with the answer as a chart, at 1600 by 1000 pixels."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        view = browser.new_page(
            viewport={"width": 1600, "height": 1000}, locale="zh-CN", color_scheme="light", reduced_motion="reduce"
        )
        view.goto(f"{address}/query#{urlencode({'query': read_query(), 'view': 'chart'})}")
        view.click("#run")
        view.wait_for_selector("#chart svg")
        view.mouse.move(0, 0)
        view.screenshot(path=str(picture))
        browser.close()


def main(picture: Path) -> None:
    """Serves the sample graph as long as the picture takes."""
    command = [sys.executable, "-m", "zhitu", "serve", str(ROOT / "exports"), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603 - ourselves
        assert server.stderr
        try:
            take(next(filter(None, (re.search(r"http://[\d.:]+", line) for line in server.stderr)))[0], picture)
        finally:
            server.terminate()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "sparql.png")
