"""Builds that end at any moment, and disks that are full: nothing half written, nothing lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from zhitu.exporters import EXPORTERS

TIMES = 20
"""Moments at which a build is killed, drawn by a fixed seed from the time that it takes undisturbed."""

TEXT = "石桥市总工会主席穆青山走访石桥钢铁有限公司，第{number}工会驿站启用。\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
    return folder


def read_all(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in EXPORTERS if (folder / name).exists()}


def test_a_build_after_twenty_killed_ones_is_that_of_an_undisturbed_one(
    seeds: Path, environment: dict[str, str], tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "zhitu", "build", str(seeds), "-q", "--tagger", "jieba", "--jobs", "2", "-o"]
    cache = ["--cache", str(tmp_path / "readings.sqlite")]
    begun = time.monotonic()
    assert (
        subprocess.run([*command, str(tmp_path / "whole"), "--no-cache"], env=environment, check=False).returncode == 0
    )
    whole, spent = read_all(tmp_path / "whole"), time.monotonic() - begun
    rng = random.Random(5)
    out = tmp_path / "out"
    for _ in range(TIMES):
        with subprocess.Popen([*command, str(out), *cache], env=environment, start_new_session=True) as build:
            time.sleep(rng.random() * spent)
            build.send_signal(signal.SIGKILL)
        # What is there is whole, and that of some whole build.
        assert all(content == whole[name] for name, content in read_all(out).items())
    assert subprocess.run([*command, str(out), *cache], env=environment, check=False).returncode == 0
    assert read_all(out) == whole
    assert [path.name for path in out.iterdir() if path.name.startswith(".")] == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "small"
    place.mkdir()
    mounted = (
        os.name == "posix"
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=2500k", "tmpfs", str(place)], capture_output=True, check=False
        ).returncode
    )
    if not mounted:
        pytest.skip("a small disk can be made by root alone")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_leaves_the_old_exports_as_they_were(
    seeds: Path, small_disk: Path, zhitu: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
) -> None:
    out = small_disk / "out"
    arguments = ("-q", "--tagger", "jieba", "--no-cache", "-o", out)
    assert zhitu("build", seeds / "00.txt", *arguments).returncode == 0
    before = read_all(out)
    (tmp_path / "more").mkdir()
    for number in range(500):
        (tmp_path / "more" / f"{number}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
    ran = zhitu("build", tmp_path / "more", *arguments)
    assert ran.returncode == 2
    assert b"No space left on device" in ran.stderr
    assert read_all(out) == before
    assert {path.name for path in out.iterdir()} == set(EXPORTERS)
