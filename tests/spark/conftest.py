"""A real cluster on this machine: a master and two workers, from the jars of the package pyspark."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

LOOPBACK = "127.0.0.1"
PATIENCE = 300.0
WORKERS = 2

# Java that lives for a minute does best without its second compiler.
JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
CONF = f"""
spark.ui.enabled false
spark.cores.max {WORKERS}
spark.executor.memory 512m
spark.executor.extraJavaOptions {" ".join(JAVA)}
spark.driver.extraJavaOptions {" ".join(JAVA)}
spark.scheduler.minRegisteredResourcesRatio 1.0
spark.scheduler.maxRegisteredResourcesWaitingTime {PATIENCE:.0f}s
"""

PAGES = (
    "石桥市总工会启用职工书屋\n\n本报讯 记者林小满报道 3月{day}日，石桥市总工会主席高远山为职工书屋揭牌。",
    "云溪县举办采茶技能竞赛\n\n本报讯 记者周舟报道 昨日，云溪县总工会举办第{day}届采茶技能竞赛，何青禾获得一等奖。",
    "高远山到企业走访\n\n本报讯 记者林小满报道 3月{day}日，石桥市总工会主席高远山到石桥市永丰纺织有限公司走访。",
    "柳溪中学迎来新校长\n\n本报讯 记者周舟报道 4月{day}日，柳溪中学校长穆青山出席开学典礼，学校现有教职工{day}8人。",
)


@dataclass
class Cluster:
    """Where a master listens, its workers, and the folder of their logs."""

    master: str
    workers: list[subprocess.Popen[bytes]]
    folder: Path


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A master and two workers of one core each; skipped where pyspark or Java is missing."""
    pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'zhitu[spark]'")
    if shutil.which("java") is None:
        pytest.skip("no Java found: .ci/packages java installs one")
    home = Path(pyspark.__file__).parent
    folder = tmp_path_factory.mktemp("cluster")
    (folder / "spark-defaults.conf").write_text(CONF, encoding="utf-8")
    told = {"SPARK_LOCAL_IP": LOOPBACK, "SPARK_CONF_DIR": str(folder), "PYSPARK_PYTHON": sys.executable}
    # Workers know neither this checkout nor its settings: what they need must come to them.
    told["SPARK_SCALA_VERSION"] = "2.13"  # which the scripts around Java would find out
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "SPARK_HOME": str(home), **told}
    address = f"spark://{LOOPBACK}:{free_port()}"
    started: list[subprocess.Popen[bytes]] = []

    def start(kind: str, *options: str) -> subprocess.Popen[bytes]:
        command = ["java", "-Xmx512m", *JAVA, "-cp", f"{home}/jars/*", f"org.apache.spark.deploy.{kind}", *options]
        with (folder / f"{len(started)}.log").open("wb") as log:
            run = subprocess.Popen(command, env=env, cwd=folder, stdout=log, stderr=log, start_new_session=True)
        started.append(run)
        return run

    try:
        start("master.Master", "--host", LOOPBACK, "--port", address.rpartition(":")[2], "--webui-port", "0")
        await_line(folder / "0.log", "New state: ALIVE")
        options = ("--host", LOOPBACK, "--webui-port", "0", "--cores", "1", "--memory", "1g")
        workers = [
            start("worker.Worker", *options, "--work-dir", str(folder / f"work{n}"), address) for n in range(WORKERS)
        ]
        await_line(folder / "0.log", "Registering worker", WORKERS)
        with pytest.MonkeyPatch.context() as patch:
            for name, value in told.items():
                patch.setenv(name, value)
            yield Cluster(address, workers, folder)
    finally:
        for run in reversed(started):
            end(run)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages of news that nobody wrote, enough for three tasks."""
    folder = tmp_path_factory.mktemp("pages")
    for number in range(72):
        text = PAGES[number % len(PAGES)].format(day=number // len(PAGES) + 1)
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def end(run: subprocess.Popen[bytes]) -> None:
    """Ends a process of the cluster at once, and the executors that it started."""
    with suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()


def await_line(log: Path, line: str, times: int = 1) -> None:
    """Waits until a line stands so often in a log."""
    deadline = time.monotonic() + PATIENCE
    while log.read_text(encoding="utf-8", errors="replace").count(line) < times:
        assert time.monotonic() < deadline, log.read_text(encoding="utf-8", errors="replace")[-3000:]
        time.sleep(0.2)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as sock:
        sock.bind((LOOPBACK, 0))
        return int(sock.getsockname()[1])
