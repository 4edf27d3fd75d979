"""``zhitu build --watch``: what comes is woven as it comes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from zhitu import cli

TEXT = "青禾市总工会主席苏明远宣布，第三届职工技能大赛在青禾市开幕。"
PATIENCE = 120.0


def wait(fits: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + PATIENCE
    while not fits():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end, "nothing was built"
        time.sleep(0.1)


@pytest.mark.skipif(sys.platform == "win32", reason="no signal interrupts another process there")
def test_a_new_file_is_woven_as_it_comes(tmp_path: Path) -> None:
    news, out = tmp_path / "news", tmp_path / "news" / "exports"
    news.mkdir()
    (news / "a.txt").write_text(TEXT, encoding="utf-8")
    # A shell's background job ignores interrupts, and so would its children.
    command = [
        sys.executable,
        "-c",
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from zhitu import cli; sys.exit(cli.main(sys.argv[1:]))",
        *("build", str(news), "-o", str(out), "--watch", "--no-cache", "--jobs", "1"),
    ]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        facts = out / "facts.jsonl"
        wait(facts.exists, process)
        assert "苏明远" in facts.read_text(encoding="utf-8")
        assert process.stdout is not None
        while "watching" not in process.stdout.readline():
            pass
        time.sleep(1)  # until the system watches the folder
        (news / "b.txt").write_text("柳溪县医院院长何立群出席签约仪式。", encoding="utf-8")
        wait(lambda: "何立群" in facts.read_text(encoding="utf-8"), process)
        (news / "a.txt").unlink()
        wait(lambda: "苏明远" not in facts.read_text(encoding="utf-8"), process)
        (news / "b.txt").unlink()  # nothing is left: told, and waited for more
        (news / "c.txt").write_text("新塘镇镇长叶知秋到任。", encoding="utf-8")
        wait(lambda: "叶知秋" in facts.read_text(encoding="utf-8"), process)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
        assert process.returncode == 130
        assert "Traceback" not in told
    finally:
        process.kill()
        process.communicate()


def test_standard_input_cannot_be_watched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "-", "-o", str(tmp_path / "out"), "--watch"]) == 2
    assert "standard input" in capsys.readouterr().err
