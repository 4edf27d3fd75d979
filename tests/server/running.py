"""A server as a user runs it: ``zhitu serve`` in a process of its own, at a free port of this machine."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

CHECKOUT = Path(__file__).parent.parent.parent
LISTENING = re.compile(r"running on http://127\.0\.0\.1:(\d+)")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs."""

    port: int
    pid: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def send(
        self, method: str, path: str, body: bytes | str | None = None, headers: dict[str, str] | None = None
    ) -> Reply:
        """One request, sent as it is said here: no header is added but Host and Content-Length."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            body = body.encode() if isinstance(body, str) else body
            length = {} if body is None else {"Content-Length": str(len(body))}
            for name, value in {**length, **(headers or {})}.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def begin(self, query: str) -> socket.socket:
        """A connection on which a query was asked, and nobody waits for the answer."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        connection.sendall(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        return connection

    def ask(self, query: str, accept: str = "*/*", **more: str) -> Reply:
        """A query by GET."""
        return self.send("GET", "/sparql?" + urlencode({"query": query, **more}), headers={"Accept": accept})


@contextmanager
def run(folder: Path, *options: str, before: Path | None = None) -> Iterator[Running]:
    """A server of a folder, until the end of the block; one that does not come up in a minute fails.

    Modules that lie in ``before`` are found before all others.
    """
    command = [sys.executable, "-m", "zhitu", "serve", str(folder), "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, filter(None, (before, CHECKOUT / "graph"))))}
    with TemporaryDirectory() as place, (Path(place) / "log").open("a") as log:
        process = subprocess.Popen(command, env=environment, stderr=log)
        try:
            yield Running(_port(Path(log.name), process), process.pid)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _port(log: Path, process: subprocess.Popen[bytes]) -> int:
    for _ in range(600):
        said = log.read_text(encoding="utf-8")
        if found := LISTENING.search(said):
            return int(found.group(1))
        assert process.poll() is None, said
        time.sleep(0.1)
    raise AssertionError("the server does not come up")
