"""A build does not depend on order, engine or one bad document."""

from __future__ import annotations

import gzip
import json
import pickle
import random
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

import zhitu
from zhitu import codec, intake, knowledge, pipeline, processes, reading
from zhitu.errors import Problem
from zhitu.model import Article, Batch, Document, Reading, Settings, Work
from zhitu.reading.page import BY_ITSELF, Paper

TEXTS = {
    "a.txt": "石桥市总工会启用职工书屋\n\n本报讯 记者林小满报道 3月5日，石桥市总工会主席高远山为职工书屋揭牌。",
    "b.txt": "云溪县举办采茶技能竞赛\n\n本报讯 记者周舟报道 昨日，云溪县总工会举办采茶技能竞赛，茶农何青禾获得一等奖。",
    "c.txt": "高远山到企业走访\n\n本报讯 记者林小满报道 石桥市总工会主席高远山到石桥市永丰纺织有限公司走访。",
}
LIGHT = Settings(tagger="jieba")
SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_order_of_the_seeds_does_not_matter(seeds: Path) -> None:
    paths = sorted(seeds.iterdir())
    expected = zhitu.build(paths, settings=LIGHT)
    random.Random(7).shuffle(paths)
    assert zhitu.build(paths, settings=LIGHT) == expected
    assert zhitu.build(seeds, settings=LIGHT) == expected


def test_a_mapper_that_reads_in_any_order_gives_the_same_graph(seeds: Path) -> None:
    def backwards(work: Work, batches: Iterable[Batch]):
        return map(work, reversed(list(batches)))

    assert zhitu.build(seeds, settings=LIGHT, mapper=backwards) == zhitu.build(seeds, settings=LIGHT)


def test_processes_give_the_same_graph(seeds: Path) -> None:
    assert zhitu.build(seeds, settings=LIGHT, mapper=processes.mapper(2, eager=1)) == zhitu.build(seeds, settings=LIGHT)


def test_the_work_can_be_sent_to_another_machine() -> None:
    document = Document("a.txt", TEXTS["a.txt"], "0" * 64)
    work = partial(pipeline.read_documents, settings=LIGHT)
    assert pickle.loads(pickle.dumps(work))((document,)) == work((document,))
    assert pickle.loads(pickle.dumps(work((document,)))) == work((document,))


def test_a_document_that_fails_is_a_problem_and_the_rest_is_built(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repair = intake.articles

    def stumble(document: Document) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
        if document.path == "b.txt":
            raise ValueError("stumbled")
        return repair(document)

    monkeypatch.setattr(intake, "articles", stumble)
    graph = zhitu.build(seeds, settings=LIGHT)
    assert [problem.what for problem in graph.problems if problem.where == "b.txt"] == [
        "reading failed: ValueError: stumbled"
    ]
    assert {article.document for article in graph.articles} == {"a.txt", "c.txt"}
    assert [source.path for source in graph.sources] == ["a.txt", "b.txt", "c.txt"]


def test_an_article_that_fails_is_a_problem_and_is_kept(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(articles: Sequence[Article], paper: Paper = BY_ITSELF) -> Iterator[Reading]:
        raise RecursionError("too deep")

    monkeypatch.setattr(pipeline, "_reader", lambda tagger: stumble)
    graph = zhitu.build(seeds, settings=LIGHT)
    assert not graph.entities
    assert len(graph.articles) == 3
    assert sum(problem.what == "reading failed: RecursionError: too deep" for problem in graph.problems) == 3


def test_of_articles_read_together_one_alone_fails(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = zhitu.build(seeds, settings=LIGHT)
    read = reading.reader(LIGHT.tagger, knowledge.load())

    read_before: list[str] = []

    def stumble(articles: Sequence[Article], paper: Paper = BY_ITSELF) -> Iterator[Reading]:
        for article, found in zip(articles, read(articles, paper), strict=True):
            if article.document == "b.txt":
                raise RecursionError("too deep")
            read_before.append(article.document)
            yield found

    monkeypatch.setattr(pipeline, "_reader", lambda tagger: stumble)
    graph = zhitu.build(seeds, settings=LIGHT)
    assert [problem.where for problem in graph.problems] == ["b.txt#a1"]
    assert read_before == ["a.txt", "a.txt", "c.txt"]  # together first, then each alone
    assert graph.articles == expected.articles
    assert {one.article for entity in graph.entities for one in entity.mentions} == {
        one.article for entity in expected.entities for one in entity.mentions if one.article != "b.txt#a1"
    }


@pytest.mark.parametrize("tagger", ["zhitu", "lac", "jieba"])
def test_documents_read_together_say_to_the_byte_what_each_says_alone(tagger: str) -> None:
    settings = Settings(tagger=tagger)
    documents = tuple(intake.documents([SEEDS], problems=[]))
    assert len(documents) > 10
    together = pipeline.read_documents(documents, settings)
    assert list(map(codec.encode, together)) == [
        codec.encode(pipeline.read_document(one, settings)) for one in documents
    ]


def test_nothing_to_read_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(zhitu.InputError, match="no document"):
        zhitu.build(tmp_path)
    with pytest.raises(zhitu.InputError, match="no such file"):
        zhitu.build(tmp_path / "absent.txt")


def test_the_bytes_of_all_files_are_read_when_all_documents_are(tmp_path: Path) -> None:
    records = "".join(json.dumps({"id": str(n), "text": f"第{n}名工人来到青川县。"}) + "\n" for n in range(200))
    (tmp_path / "a.txt").write_text("李青禾来到青川县。", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(records, encoding="ascii")
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(records.replace("名", "位").encode()))
    meter = intake.Meter()
    seen: list[int] = []
    plan = pipeline.Plan(settings=LIGHT, meter=meter, progress=lambda *_: seen.append(meter.read))
    pipeline.build(tmp_path, plan)
    assert meter.total == sum(file.stat().st_size for file in tmp_path.iterdir())
    assert seen == sorted(seen)
    halfway = next(at for at, read in enumerate(seen) if read > meter.total / 2)
    assert 50 < halfway < 200  # a large file is not read at one stroke
    assert meter.read == meter.total


def test_progress_is_told_for_every_document(seeds: Path) -> None:
    told: list[tuple[str, int]] = []
    zhitu.build(seeds, settings=LIGHT, progress=lambda stage, done: told.append((stage, done)))
    assert told == [("reading", 1), ("reading", 2), ("reading", 3), ("weaving", 3)]


def test_a_text_is_read_with_every_mention_in_its_place() -> None:
    (found,) = zhitu.read(TEXTS["a.txt"], settings=LIGHT)
    assert found.mentions
    for mention in found.mentions:
        assert found.article.text[mention.start : mention.end] == mention.text


def test_a_text_with_a_lone_surrogate_is_read() -> None:
    assert zhitu.read("石桥市总工会主席高远山\ud800到企业走访。", settings=LIGHT)


def test_a_record_that_stands_twice_is_woven_once_and_said(tmp_path: Path) -> None:
    line = '{"id": "a", "text": "青川县总工会主席周建平讲话。"}\n'
    (tmp_path / "a.jsonl").write_text(line * 2 + '{"id": "b", "text": ""}\n', encoding="utf-8")
    graph = pipeline.build(tmp_path)
    assert [source.path for source in graph.sources] == ["a.jsonl#a"]
    assert {problem.what for problem in graph.problems} == {"the same record a second time", "a record without text"}


def test_a_build_does_not_read_what_it_wrote(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("青川县总工会主席周建平讲话。", encoding="utf-8")
    exports = tmp_path / "out"
    exports.mkdir()
    (exports / "articles.jsonl").write_text('{"id": "x", "text": "云岭茶业有限公司成立。"}\n', encoding="utf-8")
    assert [source.path for source in pipeline.build(tmp_path, pipeline.Plan(without=exports)).sources] == ["a.txt"]


def test_judgements_beside_the_documents_are_followed_and_cited(seeds: Path) -> None:
    plain = zhitu.build(seeds, settings=LIGHT)
    path = seeds / "judgements.tsv"
    path.write_text("name\t石桥市总工会\t\t石桥市工会联合会\nsame\t没有的名字\t\t石桥市总工会\n", encoding="utf-8")
    graph = zhitu.build(seeds, settings=LIGHT)
    assert "石桥市工会联合会" in {entity.name for entity in graph.entities}
    assert [problem.where for problem in graph.problems if problem not in plain.problems] == ["judgements.tsv:2"]
    assert {source.path for source in graph.sources} == {*TEXTS, "judgements.tsv"}
    assert {article.document for article in graph.articles} == set(TEXTS)
    assert zhitu.build(sorted(seeds.glob("*.txt")), settings=LIGHT) == graph
    path.unlink()
    assert zhitu.build(seeds, settings=LIGHT) == plain


def test_a_file_of_judgements_that_is_no_text_is_told_and_the_rest_is_built(seeds: Path) -> None:
    plain = zhitu.build(seeds, settings=LIGHT)
    (seeds / "judgements.tsv").write_bytes(bytes(range(256)) * 8)
    graph = zhitu.build(seeds, settings=LIGHT)
    assert (graph.entities, graph.edges) == (plain.entities, plain.edges)
    assert [problem.where for problem in graph.problems if problem not in plain.problems] == ["judgements.tsv"]


def test_a_file_of_judgements_that_is_named_is_read_instead(seeds: Path) -> None:
    (seeds / "judgements.tsv").write_text("drop\t石桥市总工会\n", encoding="utf-8")
    other = seeds / "mine.txt"
    other.write_text("type\t石桥市总工会\t\tAssociation\n", encoding="utf-8")
    graph = zhitu.build(seeds, settings=LIGHT, judgements=other)
    assert {entity.type for entity in graph.entities if entity.name == "石桥市总工会"} == {"Association"}
    assert [source.path for source in graph.sources] == [*TEXTS, "mine.txt"]
    named = seeds / ".mine" / "a.txt"  # what is hidden is no document
    named.parent.mkdir()
    named.write_bytes(other.read_bytes())
    assert "judgements/a.txt" in {one.path for one in zhitu.build(seeds, settings=LIGHT, judgements=named).sources}
    with pytest.raises(zhitu.InputError, match="no such file of judgements"):
        zhitu.build(seeds, settings=LIGHT, judgements=seeds / "absent.tsv")
