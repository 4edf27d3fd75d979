"""A browser for the tests of pages, and what a reader does in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Readings are remembered for these tests alone, not in the folder of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium; a test that asks for it is skipped where there is none."""
    if not CHROMIUM:
        pytest.skip("no Chromium found: install one, or name its path in the environment variable CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api", reason="the Python package playwright is not installed")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


class Reader:
    """A page that was opened from a file or from a server of ours, and all that went wrong on it.

    A request is wrong that leaves the file, or the server; so is every line in the console. ``options`` are those of
    a browser context: ``viewport``, ``locale``, ``color_scheme``…
    """

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        self.wrong: list[str] = []
        usual = {"viewport": {"width": 1400, "height": 900}, "locale": "zh-CN", "reduced_motion": "reduce"}
        self.page = browser.new_context(**{**usual, **options}).new_page()
        self.page.on("console", lambda message: self.wrong.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: (self.wrong.append("dialog"), dialog.dismiss()))
        self.page.on("request", self.note)
        self.address = address
        self.page.goto(address)

    def note(self, request: Any) -> None:
        origin = "/".join(self.address.split("/")[:3]) + "/"
        inside = request.url == self.address.partition("#")[0]
        if self.address.startswith("http"):
            inside = request.url.startswith(origin)
        if not inside and not request.url.startswith(("data:", "blob:")):
            self.wrong.append(f"request: {request.url}")

    def close(self) -> None:
        """Leaves the page, which must have done nothing wrong."""
        self.page.context.close()
        assert self.wrong == []

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def count(self, selector: str) -> int:
        return int(self.page.locator(selector).count())

    def search(self, query: str) -> None:
        self.page.keyboard.press("/")
        self.page.keyboard.type(query)

    def click_entity(self, number: int) -> None:
        self.click_at(self.page.evaluate(f"zhitu.entityAt({number})"))

    def click_edge(self, number: int) -> None:
        self.click_at(self.page.evaluate(f"zhitu.edgeAt({number})"))

    def click_at(self, place: dict[str, float]) -> None:
        self.page.click("#picture", position=place)
        # vis-network waits for a second click before it believes in the first.
        self.page.wait_for_timeout(400)


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Reader]]:
    """Opens an address for one test; closes it, and says what went wrong, at the test's end."""
    yield from keep(browser)


@pytest.fixture(scope="module")
def visit_shared(browser: Any) -> Iterator[Callable[..., Reader]]:
    """Opens an address for all tests of a module."""
    yield from keep(browser)


def keep(browser: Any) -> Iterator[Callable[..., Reader]]:
    opened: list[Reader] = []

    def visit(address: str, **options: Any) -> Reader:
        opened.append(Reader(browser, address, **options))
        return opened[-1]

    yield visit
    for reader in opened:
        reader.close()
