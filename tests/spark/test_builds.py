"""What a cluster does not weave is woven whole by the machine that builds: the graph is that of a build without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.spark.flowing import Here

from zhitu import pipeline
from zhitu.model import Batch, Graph, Mapper, Readings, Settings, Work
from zhitu.spark import builds, shards
from zhitu.spark.shelves import Shelf

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'zhitu[spark]'")

TOLD = Settings(tagger="jieba")
TEXT = "石桥市总工会启用职工书屋\n\n本报讯 记者林小满报道 3月5日，石桥市总工会主席高远山为职工书屋揭牌。"
TRADITIONAL = "雲溪縣總工會舉辦競賽\n\n本報訊 記者周舟報導 昨日，雲溪縣總工會主席陳學說參觀工廠，並發表講話。"


def read_here(session: Any, tagger: str, shelf: Shelf, kept: list[str]) -> Mapper:
    """A mapper that leaves readings on the shelf, as the machines of a cluster do."""

    def apply(work: Work, batches: Iterable[Batch]) -> Iterator[tuple[Readings, ...]]:
        for number, batch in enumerate(batches):
            found = work(batch)
            kept.append(shelf.keep(str(number).encode(), found))
            yield tuple(tuple(one for one in some if not one.article.text) for some in found)

    return apply


@pytest.mark.parametrize("case", ["judgements", "authority", "traditional"])
def test_what_a_cluster_does_not_weave_is_woven_whole(case: str, tmp_path: Path, monkeypatch: Any) -> None:
    seeds, out = tmp_path / "seeds", tmp_path / "out"
    seeds.mkdir()
    (seeds / "a.txt").write_text(TEXT, encoding="utf-8")
    (seeds / "b.txt").write_text(TEXT.replace("高远山", "何青禾"), encoding="utf-8")
    told: dict[str, Any] = {"settings": TOLD}
    if case == "judgements":
        (seeds / "judgements.tsv").write_text("same\t高远山\t\t何青禾\n", encoding="utf-8")
    elif case == "authority":
        told["authority"] = tmp_path / "bodies.csv"
        told["authority"].write_text("id,name,aliases,type\nb1,石桥市总工会,,\n", encoding="utf-8")
    else:
        (seeds / "c.txt").write_text(TRADITIONAL, encoding="utf-8")
    plan = pipeline.Plan(**told)
    exported: list[Graph] = []
    monkeypatch.setattr(builds.waves, "mapper", read_here)
    monkeypatch.setattr(builds, "SparkFlow", lambda *_: Here())
    monkeypatch.setattr(builds.shards, "export", lambda _, graph, *__: exported.append(graph) or ())
    session: Any = SimpleNamespace(sparkContext=SimpleNamespace(defaultParallelism=2))
    shards.prepare(out.as_uri())
    built = builds.build(session, seeds, out.as_uri(), plan)
    graph = pipeline.build(seeds, plan)
    assert exported == [graph]
    assert (built.documents, built.articles, built.problems) == (
        len(graph.sources),
        len(graph.articles),
        graph.problems,
    )
    assert not list(out.iterdir())


def test_a_cluster_remembers_nothing_that_a_build_without_one_would_find(tmp_path: Path, monkeypatch: Any) -> None:
    seeds, out = tmp_path / "seeds", tmp_path / "out"
    seeds.mkdir()
    for name, text in (("a.txt", TEXT), ("b.txt", TRADITIONAL)):
        (seeds / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(builds.waves, "mapper", read_here)
    monkeypatch.setattr(builds, "SparkFlow", lambda *_: Here())
    monkeypatch.setattr(builds.shards, "export", lambda *_: ())
    session: Any = SimpleNamespace(sparkContext=SimpleNamespace(defaultParallelism=2))
    shards.prepare(out.as_uri())
    plan = pipeline.Plan(settings=TOLD, remembered=tmp_path / "readings.sqlite")
    builds.build(session, seeds, out.as_uri(), plan)
    assert pipeline.build(seeds, plan) == pipeline.build(seeds, pipeline.Plan(settings=TOLD))
