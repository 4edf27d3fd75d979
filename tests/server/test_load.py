"""Fifty queries at once, ten of which never end: what the endless get, and what they take from the others."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import endpoint

from .running import CHECKOUT, Running, run

pytestmark = pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells the memory")

DEADLINE, MEMORY = 6.0, 2048
ROUNDS = 4
"""The machine may have other work in one of the two measurements of a round; not in all rounds."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("load")
    endpoint.multiply(CHECKOUT / "exports", 1, folder)
    with run(folder, "--deadline", str(DEADLINE), "--memory", str(MEMORY)) as running:
        running.ask("ASK {}")
        yield running


@pytest.mark.parametrize("kind", endpoint.KINDS, ids=lambda kind: kind[0])
def test_endless_queries_are_ended_and_the_others_hardly_notice(kind: tuple[str, str, str], server: Running) -> None:
    """Also where the server has answered neither before, and where no text tells that a query is endless."""
    name, anew, never = kind
    ratios = []
    for number in range(ROUNDS):
        found = endpoint.measure(server.port, server.pid, f"{anew} {name} {number}" if anew else "", never)
        assert [reply.status for reply in found.alone + found.beside] == [200] * 2 * endpoint.OTHERS
        for one, other in zip(found.alone, found.beside, strict=True):
            assert sorted(one.body) == sorted(other.body)
        assert [reply.status for reply in found.endless] == [503] * endpoint.ENDLESS
        assert all(DEADLINE <= reply.seconds < DEADLINE + 3 for reply in found.endless)
        assert found.bytes < MEMORY * 1024**2
        ratios.append((found.ratio(0.5), found.ratio(1)))
        if max(ratios[-1]) <= 2:
            break
    assert max(ratios[-1]) <= 2, ratios
    assert server.ask("ASK {}").status == 200
    assert len(endpoint.family(server.pid)) == 2, "the server and the process that holds the graph, no worker"


def test_nothing_is_left_of_a_server_that_was_killed(built: Path) -> None:
    """Neither the process that holds the graph, nor one that computes without an end."""
    with run(built, "--deadline", "60") as server:
        server.ask("ASK {}")
        with server.begin(endpoint.NEVER.format("")):
            below: list[int] = []
            while len(below) < 2:
                below = endpoint.family(server.pid)[1:]
                time.sleep(0.05)
            os.kill(server.pid, signal.SIGKILL)
            gone = time.monotonic() + 20
            while any(map(endpoint.proportional, below)):
                assert time.monotonic() < gone
                time.sleep(0.05)
