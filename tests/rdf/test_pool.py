"""Queries side by side: what a worker may not do, and what becomes of the others when one does it."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import TypeVar

import pytest

import endpoint
from zhitu.errors import InputError
from zhitu.rdf import foreman, pool, shares
from zhitu.rdf.jobs import Job, Outcome, Verdict
from zhitu.rdf.pool import Limits, Pool

pytestmark = pytest.mark.skipif(not pool.FORKS, reason="no process can be forked here")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux does this to a process")

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
WINDING = "SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?x . ?b ?r ?y . ?c ?s ?y . ?c ?t ?z . ?d ?u ?z . ?d ?v ?w }"
"""As endless, but its text does not tell."""

HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?d"
LONG = Job("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?d && ?f = ?g) }", rows="text/csv")
LONGER = replace(LONG, query="SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) < STR(?d)) }")
"""Half a second: none of eight can end while all of them are handed out, as busy as the machine may be."""

COUNT = Job("SELECT (COUNT(*) AS ?n) { ?s zt:leads ?o }", rows="text/csv")

# A foreman whose lexer lets everything through, with what is given before it.
BLIND = """
from zhitu import isolation
from zhitu.rdf import foreman, refusals, worker
refusals.refuse = lambda query: None
{}
foreman.main()
"""


T = TypeVar("T")


async def ask(asked: Pool, job: Job) -> tuple[Outcome, bytes]:
    with TemporaryFile() as file:
        outcome = await asked.ask(job, file)
        file.seek(0)
        return outcome, file.read()


def over(folder: Path, work: Callable[[Pool], Coroutine[None, None, T]], limits: Limits) -> T:
    """What the work comes to with a pool over the graph of the folder."""
    asked = Pool(folder / "graph.nq", limits)
    try:
        return asyncio.run(work(asked))
    finally:
        asked.close()


def test_queries_are_answered_side_by_side(folder: Path) -> None:
    async def work(asked: Pool) -> list[tuple[Outcome, bytes]]:
        return await asyncio.gather(*(ask(asked, COUNT) for _ in range(30)))

    for outcome, answer in over(folder, work, Limits()):
        assert (outcome, answer) == (Outcome(Verdict.ANSWERED, "select"), b"n\r\n1\r\n")


@pytest.mark.parametrize(
    ("query", "verdict"),
    [
        (ENDLESS, Verdict.TOO_LATE),
        ("SELECT * { ?s ?p", Verdict.BAD_QUERY),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", Verdict.REFUSED),
        ("SELECT * { FILTER(" + "!" * 60_000 + "true) }", Verdict.TOO_DEEP),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", Verdict.TOO_LARGE),
    ],
)
def test_a_query_that_gets_no_answer_is_told_why(query: str, verdict: Verdict, folder: Path) -> None:
    async def work(asked: Pool) -> tuple[Outcome, Outcome]:
        return (await ask(asked, Job(query)))[0], (await ask(asked, COUNT))[0]

    told, after = over(folder, work, Limits(deadline=1, answer=10_000))
    assert (told.verdict, after.verdict) == (verdict, Verdict.ANSWERED)


@linux
def test_a_query_that_eats_memory_is_ended_and_no_other(folder: Path) -> None:
    async def work(asked: Pool) -> tuple[Outcome, Outcome]:
        hungry, modest = await asyncio.gather(ask(asked, Job(HUNGRY)), ask(asked, COUNT))
        return hungry[0], modest[0]

    told, other = over(folder, work, Limits(deadline=30, memory=600 * 1024**2))
    assert (told.verdict, other.verdict) == (Verdict.TOO_MUCH, Verdict.ANSWERED)


@linux
def test_the_longer_a_query_computes_the_nicer_it_is(folder: Path) -> None:
    async def work(asked: Pool) -> list[int]:
        query = asyncio.ensure_future(ask(asked, Job(ENDLESS)))
        seen = []
        for _ in range(60):
            await asyncio.sleep(0.05)
            process = asked._process
            if process and (children := Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()):
                seen.append(os.getpriority(os.PRIO_PROCESS, int(children[0])))
        query.cancel()
        return seen

    seen = over(folder, work, Limits(deadline=20))
    assert seen == sorted(seen)
    assert seen[0] < 19
    assert seen[-1] >= 10


WALLS = {
    "no file can be opened": "isolation.leave_network = lambda: False",
    "the network has no way out": "worker.confine = lambda most, files: None",
}


@linux
@pytest.mark.parametrize("wall", WALLS)
def test_each_wall_alone_keeps_a_worker_from_the_network(
    wall: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the lexer out of the way, and one of the two walls behind it."""
    if wall == "the network has no way out" and not may_leave():
        pytest.skip("this system forbids a network of one's own")
    monkeypatch.setattr(pool, "FOREMAN", ("-P", "-c", BLIND.format(WALLS[wall])))
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        place = f"http://127.0.0.1:{server.getsockname()[1]}/"

        async def work(asked: Pool) -> Outcome:
            return (await ask(asked, Job(f"SELECT * {{ SERVICE <{place}> {{ ?s ?p ?o }} }}")))[0]

        assert over(folder, work, Limits()).verdict is Verdict.BAD_QUERY
        with pytest.raises(TimeoutError):
            server.accept()


def may_leave() -> bool:
    """Whether a process may go into a network of its own; tried in one that then ends."""
    code = "import sys; from zhitu import isolation; sys.exit(not isolation.leave_network())"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


def test_a_foreman_that_died_is_replaced(folder: Path) -> None:
    async def work(asked: Pool) -> list[Verdict]:
        first = await ask(asked, COUNT)
        assert asked._process
        asked._process.kill()
        asked._process.wait()
        return [first[0].verdict, (await ask(asked, COUNT))[0].verdict]

    assert over(folder, work, Limits()) == [Verdict.ANSWERED] * 2


def test_more_than_can_wait_are_turned_away_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "MOST_WAITING", 5)

    async def work(asked: Pool) -> list[Verdict]:
        await asked.start()
        return [told.verdict for told, _ in await asyncio.gather(*(ask(asked, Job(ENDLESS)) for _ in range(80)))]

    told = over(folder, work, Limits(deadline=1))
    assert told.count(Verdict.BUSY) + told.count(Verdict.TOO_LATE) == 80
    assert told.count(Verdict.BUSY) >= 80 - foreman.MOST_WORKERS - 5 > 0


@linux
def test_endless_queries_that_fill_all_places_make_room(folder: Path) -> None:
    """A hundred of them, more than there are places: who comes then is answered long before they end."""

    async def work(asked: Pool) -> tuple[list[Outcome], float, list[Verdict]]:
        endless = [asyncio.ensure_future(ask(asked, Job(query))) for query in (ENDLESS, WINDING) * 50]
        await asyncio.sleep(1)
        begun = asyncio.get_running_loop().time()
        modest = await asyncio.gather(*(ask(asked, COUNT) for _ in range(10)))
        spent = asyncio.get_running_loop().time() - begun
        return [told for told, _ in modest], spent, [told.verdict for told, _ in await asyncio.gather(*endless)]

    modest, spent, endless = over(folder, work, Limits(deadline=12, memory=600 * 1024**2))
    assert modest == [Outcome(Verdict.ANSWERED, "select")] * 10
    assert spent < 8
    assert set(endless) == {Verdict.TOO_LATE}


@linux
def test_an_answer_that_was_begun_anew_is_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A query that makes room for others loses nothing but time, and leaves nothing of its first try."""
    monkeypatch.setattr(pool, "PATIENCE", 0.02)
    long = Job("SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 100000", rows="text/csv")

    async def work(asked: Pool) -> tuple[bytes, list[bytes]]:
        alone = (await ask(asked, long))[1]
        return alone, [answer for _, answer in await asyncio.gather(*(ask(asked, long) for _ in range(12)))]

    alone, beside = over(folder, work, Limits(deadline=60, memory=600 * 1024**2))
    assert alone.count(b"\r\n") == 100_001
    assert set(beside) == {alone}


def test_what_is_no_graph_is_told(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("<broken", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        over(tmp_path, lambda asked: ask(asked, COUNT), Limits())


@linux
def test_the_memory_for_all_is_shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "mapped", lambda: 100 * 1024**2)
    for budget in (1 * 1024**3, 4 * 1024**3, 40 * 1024**3):
        workers, most = shares.share(budget)
        assert 1 <= workers <= foreman.MOST_WORKERS
        assert most >= shares.LEAST + 100 * 1024**2
        assert workers * most <= budget


@linux
def test_a_query_that_was_answered_before_goes_before_others(folder: Path) -> None:
    """However long it takes, as long as it takes no longer than then; endless ones that came first wait meanwhile."""

    async def work(asked: Pool) -> tuple[bytes, bytes, float]:
        loop = asyncio.get_running_loop()
        begun, alone = loop.time(), (await ask(asked, LONG))[1]
        spent = loop.time() - begun
        endless = [asyncio.ensure_future(ask(asked, Job(ENDLESS))) for _ in range(40)]
        await asyncio.sleep(0.5)
        begun, beside = loop.time(), (await ask(asked, LONG))[1]
        for query in endless:
            query.cancel()
        await asyncio.gather(*endless, return_exceptions=True)
        return alone, beside, (loop.time() - begun) / spent

    alone, beside, ratio = over(folder, work, Limits(deadline=30))
    assert alone == beside != b""
    assert ratio < 4


@linux
def test_of_those_answered_before_the_shortest_go_first(folder: Path) -> None:
    async def work(asked: Pool) -> list[str]:
        ended: list[str] = []
        for job in (LONGER, COUNT):
            await ask(asked, job)

        async def note(job: Job, name: str) -> None:
            await ask(asked, job)
            ended.append(name)

        await asyncio.gather(*(note(LONGER, "long") for _ in range(8)), note(COUNT, "short"))
        return ended

    assert over(folder, work, Limits(deadline=60))[0] == "short"


@linux
def test_endless_queries_that_are_alike_take_no_more_than_one_from_a_new_one(folder: Path) -> None:
    """Ten that differ in names, values and comments; nothing was asked before, nor was what is answered beside them."""

    async def work(asked: Pool) -> tuple[float, float]:
        await ask(asked, LONG)
        assert asked._process
        (own,) = asked._known.values()
        endless = [
            asyncio.ensure_future(ask(asked, Job(WINDING.replace("?a", f"?a{at}") + f" LIMIT {at + 1} # {at}")))
            for at in range(10)
        ]
        await ask(asked, replace(LONG, query=f"{LONG.query} # anew"))
        theirs = sum(foreman.seconds_of(pid, None) for pid in endpoint.family(asked._process.pid)[1:])
        for query in endless:
            query.cancel()
        await asyncio.gather(*endless, return_exceptions=True)
        return theirs, own

    theirs, own = over(folder, work, Limits(deadline=60))
    together = (os.cpu_count() or 1) + 3
    assert theirs < together * own, "one alone on each processor takes no more; ten in turn took ten times as long"


@linux
def test_workers_that_hold_too_much_together_make_room(folder: Path) -> None:
    """Each may take its part, but there are more of them than parts; those that come last begin anew."""

    async def work(asked: Pool) -> tuple[int, Verdict, set[Verdict]]:
        await asked.start()
        assert asked._process
        hungry = [asyncio.ensure_future(ask(asked, Job(f"{HUNGRY} # {at}"))) for at in range(12)]
        most, modest = 0, asyncio.ensure_future(_ask_later(asked))
        while not all(query.done() for query in hungry):
            most = max(most, sum(map(endpoint.proportional, endpoint.family(asked._process.pid))))
            await asyncio.sleep(0.05)
        return most, await modest, {told.verdict for told, _ in await asyncio.gather(*hungry)}

    most, modest, told = over(folder, work, Limits(deadline=8, memory=700 * 1024**2))
    assert modest is Verdict.ANSWERED
    assert told <= {Verdict.TOO_LATE, Verdict.TOO_MUCH}
    assert 300 * 1024**2 < most < 700 * 1024**2


async def _ask_later(asked: Pool) -> Verdict:
    await asyncio.sleep(4)
    return (await ask(asked, COUNT))[0].verdict


@linux
def test_a_worker_that_makes_room_before_it_reads_its_job_is_no_mistake(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "PATIENCE", 0.0)
    long = Job(f"{COUNT.query} #" + "长" * 90_000)

    async def work(asked: Pool) -> set[Verdict]:
        return {told.verdict for told, _ in await asyncio.gather(*(ask(asked, long) for _ in range(150)))}

    assert over(folder, work, Limits(deadline=30)) == {Verdict.ANSWERED}


@linux
def test_an_answer_does_not_wait_for_those_that_are_held(folder: Path) -> None:
    """A worker that was held as soon as it was forked still has the connections of those before it."""
    deadline = 4.0

    async def work(asked: Pool) -> float:
        await asked.start()
        begun = asyncio.get_running_loop().time()
        endless = [asyncio.ensure_future(ask(asked, Job(f"{WINDING} # {at}"))) for at in range(10)]
        quick = [asyncio.ensure_future(ask(asked, Job(f"{COUNT.query} # {at}"))) for at in range(10)]
        endless += [asyncio.ensure_future(ask(asked, Job(f"{ENDLESS} # {at}"))) for at in range(20)]
        await asyncio.gather(*quick)
        spent = asyncio.get_running_loop().time() - begun
        await asyncio.gather(*endless)
        return spent

    assert over(folder, work, Limits(deadline)) < deadline / 2
