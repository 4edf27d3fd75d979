"""A system that can neither fork, lock a file, nor set an alarm, as Windows can't: what ``zhitu serve`` is there.

It is Linux all the same, from which these are taken away.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import endpoint

from .running import Running, run

TAKEN_AWAY = """
import os, select, signal, socket, sys
for name in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules[name] = None
for module, names in (
    (os, ("fork", "nice", "getpriority", "setpriority", "wait4", "sysconf", "getuid", "geteuid")),
    (select, ("poll",)),
    (signal, ("setitimer", "SIGALRM", "SIGSTOP", "SIGCONT")),
    (socket, ("send_fds", "recv_fds")),
):
    for name in names:
        delattr(module, name)
"""

DEADLINE = 2.0
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


@pytest.fixture(scope="module")
def server(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    place = tmp_path_factory.mktemp("elsewhere")
    (place / "sitecustomize.py").write_text(TAKEN_AWAY, encoding="utf-8")
    judgements = place / "judgements.tsv"
    with run(built, "--judgements", str(judgements), "--deadline", str(DEADLINE), before=place) as running:
        yield running


def test_a_query_is_answered(server: Running) -> None:
    reply = server.ask("SELECT (COUNT(*) AS ?n) { ?s zt:leads ?o }", "text/csv")
    assert (reply.status, reply.body) == (200, b"n\r\n1\r\n")
    assert endpoint.family(server.pid) == [server.pid], "nothing was forked that holds the graph"


def test_a_query_that_does_not_end_is_ended_at_the_deadline(server: Running) -> None:
    begun = time.monotonic()
    reply = server.ask(ENDLESS)
    assert (reply.status, json.loads(reply.body)["what"]) == (503, "the query took too long")
    assert time.monotonic() - begun < DEADLINE + 20


def test_what_reaches_out_is_refused(server: Running) -> None:
    assert server.ask("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }").status == 400


def test_pages_are_shown_and_corrections_written(server: Running) -> None:
    for path in ("/", "/query", "/id/", "/id/person-1", "/ontology", "/reconcile"):
        assert server.send("GET", path, headers={"Accept": "*/*"}).status == 200, path
    key = json.loads(server.send("GET", "/corrections").body)["key"]
    row = {"verdict": "name", "left": "苏明远", "right": "苏明源", "who": "陆禾"}
    headers = {"Content-Type": "application/json", "X-Zhitu-Key": key}
    assert server.send("POST", "/corrections", json.dumps(row), headers).status in {200, 201}
