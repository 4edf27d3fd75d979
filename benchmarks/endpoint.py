"""What endless queries do to the others: fifty at once on a running ``zhitu serve``, ten of which never end.

python benchmarks/endpoint.py [FOLDER] [COPIES]

First the forty others are asked at once without the ten, then with them, in the same run. The graph is that of the
folder, so many times under other names that a query takes a while. Client and server share the processors. Of three
rounds the first asks what was asked before; in the others both have texts that are new to the server, and in the third
the text of the endless does not tell that they are: their patterns are joined, by what half the graph has in common.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from zhitu.rdf import queries

OTHERS, ENDLESS, ROUNDS, DEADLINE = 40, 10, 6, 10.0

NEVER = "SELECT (COUNT(*) AS ?n) {{ ?a{0} ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }}"
WINDING = "SELECT (COUNT(*) AS ?n) {{ ?a{0} ?p ?x . ?b ?q ?x . ?b ?r ?y . ?c ?s ?y . ?c ?t ?z . ?d ?u ?z . ?d ?v ?w }}"

KINDS = (("known", "", NEVER), ("new", " anew", NEVER), ("new and winding", " anew", WINDING))
"""What a round is called, the comment that makes its texts new, and the endless query."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, and after how many seconds."""

    status: int
    body: bytes
    seconds: float


@dataclass(frozen=True, slots=True)
class Round:
    """The others alone, the others beside the endless, the endless; the most bytes that the server took meanwhile."""

    alone: list[Reply]
    beside: list[Reply]
    endless: list[Reply]
    bytes: int

    def ratio(self, share: float) -> float:
        """How much longer the others took beside the endless, at a share of them: 0.5 is the median, 1 the slowest."""
        return quantile(self.beside, share) / quantile(self.alone, share)


def measure(port: int, pid: int, anew: str = "", never: str = NEVER) -> Round:
    """One round on a server that runs; ``anew`` is a comment that tells its texts from the earlier ones."""
    named = [query.text for query in queries.named().values()]
    others = [f"{named[at % len(named)]}\n# {at}" for at in range(OTHERS)]
    alone = ask(port, [f"{text}{anew} alone" if anew else text for text in others])
    texts = [text + anew for text in others] + [f"{never.format(at)} #{anew}" for at in range(ENDLESS)]
    order = random.Random(7).sample(range(len(texts)), len(texts))
    watched = Watch(pid)
    came = dict(zip(order, ask(port, [texts[at] for at in order]), strict=True))
    taken = watched.end()
    replies = [came[at] for at in range(len(texts))]
    return Round(alone, replies[:OTHERS], replies[OTHERS:], taken)


def ask(port: int, texts: list[str]) -> list[Reply]:
    """The replies to queries that are all asked at once."""
    gate = threading.Barrier(len(texts))

    def one(text: str) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        gate.wait()
        begun = time.perf_counter()
        connection.request("GET", "/sparql?" + urlencode({"query": text}), headers={"Accept": "text/csv"})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return Reply(answer.status, body, time.perf_counter() - begun)

    with ThreadPoolExecutor(len(texts)) as threads:
        return list(threads.map(one, texts))


class Watch:
    """Looks at the memory of a process and those below it, until its end; pages that several share count once."""

    def __init__(self, pid: int) -> None:
        self.pid, self.most, self.over = pid, 0, threading.Event()
        self.thread = threading.Thread(target=self.look)
        self.thread.start()

    def look(self) -> None:
        while not self.over.wait(0.25):
            self.most = max(self.most, sum(map(proportional, family(self.pid))))

    def end(self) -> int:
        self.over.set()
        self.thread.join()
        return self.most


def family(pid: int) -> list[int]:
    """A process and all below it."""
    try:
        below = [one for file in Path(f"/proc/{pid}/task").glob("*/children") for one in file.read_text().split()]
    except OSError:
        return []
    return [pid, *(one for child in below for one in family(int(child)))]


def proportional(pid: int) -> int:
    """The bytes of a process, a page that n processes share as an nth of it."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    found = re.search(r"^Pss: +(\d+)", rollup, re.MULTILINE)
    return int(found.group(1)) * 1024 if found else 0


def quantile(replies: list[Reply], share: float) -> float:
    seconds = sorted(reply.seconds for reply in replies)
    return seconds[round(share * (len(seconds) - 1))]


def multiply(folder: Path, copies: int, target: Path) -> None:
    """Writes the graph of a folder so many times, each under names of its own."""
    lines = (folder / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    with (target / "graph.nq").open("w", encoding="utf-8") as file:
        for copy in range(copies):
            file.writelines(line.replace("/zhitu/id/", f"/zhitu/id/{copy}/") for line in lines)
    (target / "graph.html").write_text("", encoding="utf-8")


def main(folder: Path, copies: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        multiply(folder, copies, Path(place))
        command = [sys.executable, "-m", "zhitu", "serve", place, "--port", "0", "--deadline", str(DEADLINE)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ) as server:
            assert server.stderr
            port = next(int(found[1]) for line in server.stderr if (found := re.search(r"127\.0\.0\.1:(\d+)", line)))
            threading.Thread(target=server.stderr.read, daemon=True).start()
            triples = ask(port, ["SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"])[0].body.split()[1].decode()
            print(f"{triples} triples, {OTHERS} queries and {ENDLESS} that never end, deadline {DEADLINE:g} s")
            for number in range(ROUNDS):
                kind, anew, never = KINDS[number % len(KINDS)]
                found = measure(port, server.pid, f"{anew} {number}" if anew else "", never)
                report(f"round {number + 1}, {kind}", found)
            server.terminate()


def report(title: str, found: Round) -> None:
    pairs = zip(found.alone, found.beside, strict=True)
    wrong = sum((one.status, sorted(one.body)) != (other.status, sorted(other.body)) for one, other in pairs)
    ends = sorted(reply.seconds for reply in found.endless)
    times = [f"{quantile(replies, share):.2f}" for replies in (found.alone, found.beside) for share in (0.5, 1)]
    print(
        f"{title}: alone median {times[0]} s, slowest {times[1]} s; beside median {times[2]} s, slowest "
        f"{times[3]} s; ratio {found.ratio(0.5):.2f}, {found.ratio(1):.2f}; {wrong} wrong; the endless "
        f"{sorted({reply.status for reply in found.endless})} after {ends[0]:.2f} to {ends[-1]:.2f} s, "
        f"mean {statistics.mean(ends):.2f}; {found.bytes / 1e6:.0f} MB"
    )


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given else Path(__file__).parent.parent / "exports", int(given[1]) if len(given) > 1 else 20)
