"""Builds made as a user makes them: by the command, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).parents[2]
SEEDS = CHECKOUT / "seeds"
REAL = CHECKOUT.parent / "shared" / "seeds"

Command = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="session")
def environment(own_cache: None) -> dict[str, str]:
    cache = os.environ["XDG_CACHE_HOME"]
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT / "graph"), "XDG_CACHE_HOME": cache}


@pytest.fixture(scope="session")
def zhitu(environment: dict[str, str]) -> Command:
    """Runs ``zhitu`` with these arguments; keywords are variables of its environment."""

    def run(*arguments: str | Path, data: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "zhitu", *map(str, arguments)]
        ran = subprocess.run(
            command, input=data, capture_output=True, env=environment | variables, check=False, timeout=300
        )
        assert b"Traceback" not in ran.stderr, ran.stderr.decode("utf-8", "replace")
        assert b"a mistake in zhitu" not in ran.stderr, ran.stderr.decode("utf-8", "replace")
        return ran

    return run


@pytest.fixture(scope="session")
def built(zhitu: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of our own seeds."""
    folder = tmp_path_factory.mktemp("seeds") / "exports"
    assert zhitu("build", SEEDS, "-o", folder, "-q", PYTHONHASHSEED="0").returncode in (0, 1)
    return folder


@pytest.fixture(scope="session", params=["ours", "real"])
def corpus(request: pytest.FixtureRequest, zhitu: Command, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The seeds with their exports, and the real page with its own where it is at hand."""
    if request.param == "ours":
        return Corpus(SEEDS, request.getfixturevalue("built"))
    if not REAL.is_dir():
        pytest.skip("the real page is not beside this checkout")
    folder = tmp_path_factory.mktemp("real") / "exports"
    assert zhitu("build", REAL, "-o", folder, "-q").returncode in (0, 1)
    return Corpus(REAL, folder)


class Corpus:
    """Documents, and the exports that were built from them."""

    def __init__(self, seeds: Path, exports: Path) -> None:
        self.seeds, self.exports = seeds, exports
        self._texts: dict[str, str] = {}

    def rows(self, name: str) -> Iterator[Any]:
        return rows((self.exports / name).read_bytes())

    def raw(self, document: str) -> str:
        """The decoded text that the offsets of a document count in."""
        if document not in self._texts:
            name, _, record = document.partition("#")
            text = decode((self.seeds / name).read_bytes())
            if record:
                text = next(row["text"] for row in map(json.loads, text.splitlines()) if row["id"] == record)
            self._texts[document] = text
        return self._texts[document]

    def cut(self, document: str, ranges: list[tuple[int, int]]) -> str:
        """The raw characters at these ranges, joined."""
        text = self.raw(document)
        assert all(0 <= start < end <= len(text) for start, end in ranges)
        return "".join(text[start:end] for start, end in ranges)


def decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def rows(data: bytes) -> Iterator[Any]:
    return map(json.loads, data.decode("utf-8").splitlines())
