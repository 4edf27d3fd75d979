"""Apache Spark as an engine: documents are read, woven, and the graph is written, by the machines of a cluster."""

from __future__ import annotations

from zhitu.spark.builds import build
from zhitu.spark.sessions import opened
from zhitu.spark.shards import prepare
from zhitu.spark.waves import mapper

__all__ = ["build", "mapper", "opened", "prepare"]
