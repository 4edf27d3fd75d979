"""A build that is cut off leaves no half file and no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

TEXT = "石桥市总工会主席高远山为职工书屋揭牌。"

KILLED_WHILE_WRITING = """
import os, signal, sys
from zhitu import cli, exporters

def write(graph, knowledge):
    yield b"half"
    os.kill(os.getpid(), signal.SIGKILL)

exporters.EXPORTERS["graph.nq"] = write
cli.main(["build", sys.argv[1], "-o", sys.argv[2], "-q"])
"""

KILLED_WHILE_READING = """
import functools, os, signal
from zhitu import pipeline, processes
from zhitu.model import Document, Settings

if __name__ == "__main__":
    work = functools.partial(pipeline.read_documents, settings=Settings(tagger="jieba"))
    for _ in processes.mapper(2, eager=0)(work, ((Document(str(n), "石桥市总工会", str(n)),) for n in range(9))):
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_build_killed_while_it_writes_leaves_the_files_of_the_last_one(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-c", KILLED_WHILE_WRITING, str(tmp_path / "page.txt"), str(tmp_path / "out")]
    assert subprocess.run(command, env=environment, check=False, timeout=120).returncode == -signal.SIGKILL
    assert [path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")] == []


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs groups of processes")
def test_the_readers_of_a_killed_build_end_too(environment: dict[str, str], tmp_path: Path) -> None:
    script = tmp_path / "build.py"
    script.write_text(KILLED_WHILE_READING, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script)], env=environment, start_new_session=True) as build:
        assert build.wait(timeout=120) == -signal.SIGKILL
    for _ in range(100):
        try:
            os.killpg(build.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.killpg(build.pid, signal.SIGKILL)
    pytest.fail("readers wait for a build that is gone")


def test_closed_streams_are_no_mistake(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    command = f"{sys.executable} -m zhitu read {tmp_path / 'page.txt'}"
    for closed, code in ((">&- 2>&- <&-", 0), ("- <&-", 1)):
        ran = subprocess.run(["bash", "-c", f"{command} {closed}"], env=environment, capture_output=True, check=False)
        assert ran.returncode == code, (closed, ran.stderr)
        assert b"mistake" not in ran.stderr
