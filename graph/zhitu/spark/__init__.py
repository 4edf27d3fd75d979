"""Apache Spark as an engine: documents are read, and the woven graph is written, by the machines of a cluster."""

from __future__ import annotations

from zhitu.spark.sessions import opened
from zhitu.spark.shards import export, prepare
from zhitu.spark.waves import mapper

__all__ = ["export", "mapper", "opened", "prepare"]
