"""What a page costs in Chromium: CPU until it is ready and of each frame while it is moved and zoomed, and its heap."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FRAMES = 40
"""Frames of each gesture: enough that one more or less changes little."""

FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

READY = {
    "zhitu": "() => Boolean(document.getElementById('shown')?.textContent)",
    # The page of pyvis is ready when its bar is gone; without one, when its network was drawn.
    "pyvis": "() => typeof network === 'object' && (!document.getElementById('loadingBar')"
    " || document.getElementById('loadingBar').style.opacity === '0')",
}
PICTURE = {"zhitu": "#picture", "pyvis": "#mynetwork"}


@dataclass(frozen=True)
class Cost:
    """Seconds of the renderer, milliseconds of its main thread for a frame, and bytes; None is what never came."""

    ready: float | None
    pan: float | None
    zoom: float | None
    heap: int | None
    size: int


def measure(browser: Any, page: Path, kind: str, patience: float) -> Cost:
    """What one page costs, in a renderer of its own without any network; it is given up after so many seconds."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="zh-CN", offline=True)
    # A CDN that does not answer would keep the page empty: what is not the file fails at once.
    context.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    tab = context.new_page()
    tab.set_default_timeout(1000 * patience)
    talk = context.new_cdp_session(tab)
    talk.send("Performance.enable")
    size = page.stat().st_size
    if not wait(tab, page, kind, patience):
        return Cost(None, None, None, None, size)
    tab.evaluate(FRAME)
    ready = read(talk)["ProcessTime"]
    pan, zoom = drag(tab, talk, PICTURE[kind]), turn(tab, talk, PICTURE[kind])
    talk.send("HeapProfiler.collectGarbage")
    return Cost(ready, pan, zoom, int(read(talk)["JSHeapUsedSize"]), size)


def wait(tab: Any, page: Path, kind: str, patience: float) -> bool:
    """Opens a page and waits until it is ready; false where that took too long."""
    from playwright.sync_api import TimeoutError as TooLong

    begun = time.monotonic()
    try:
        tab.goto(page.as_uri(), wait_until="commit")
        if kind == "pyvis":  # its scripts hold the page for minutes: what runs in it would wait for ever
            tab.wait_for_function(READY[kind], timeout=1000 * patience, polling=500)
            return True
        while time.monotonic() - begun < patience:
            if tab.evaluate(READY[kind]):
                return True
            time.sleep(0.2)
    except TooLong:
        pass
    return False


def read(talk: Any) -> dict[str, float]:
    """Chromium's own figures of the page's process; times are seconds of a processor."""
    return {metric["name"]: metric["value"] for metric in talk.send("Performance.getMetrics")["metrics"]}


def drag(tab: Any, talk: Any, picture: str) -> float:
    """Milliseconds of the main thread for a frame while the ground is drawn to and fro."""
    x, y = corner(tab, picture)
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.evaluate(FRAME)
    cost = over(tab, talk, lambda step: tab.mouse.move(x + 12 * (step % 20), y + 6 * (step % 20)))
    tab.mouse.up()
    tab.evaluate(FRAME)
    return cost


def turn(tab: Any, talk: Any, picture: str) -> float:
    """Milliseconds of the main thread for a frame while the wheel is turned, nearer first and back again."""
    box = tab.locator(picture).bounding_box()
    tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.evaluate(FRAME)
    return over(tab, talk, lambda step: tab.mouse.wheel(0, -120 if step < FRAMES / 2 else 120))


def corner(tab: Any, picture: str) -> tuple[float, float]:
    """A point of the picture where nothing stands: a drag that begins there moves the ground."""
    box = tab.locator(picture).bounding_box()
    return box["x"] + 12, box["y"] + box["height"] * 0.75


def over(tab: Any, talk: Any, act: Any) -> float:
    """Milliseconds of the main thread for each frame in which something is done."""
    before = read(talk)["ThreadTime"]
    for step in range(FRAMES):
        act(step)
        tab.evaluate("() => new Promise((done) => requestAnimationFrame(done))")
    tab.evaluate(FRAME)
    return 1000 * (read(talk)["ThreadTime"] - before) / (FRAMES + 2)
