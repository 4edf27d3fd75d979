"""Traditional texts: read as Simplified ones are, one with them, and shown as they were written."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import opencc
import pytest

import zhitu
from zhitu.intake.readers import records
from zhitu.knowledge import writing
from zhitu.model import Document, Edge, Graph

SIMPLIFIED = (
    "台北市总工会启用“阅读角”\n\n本报讯 记者骆秋 通讯员卫兰报道 3月5日，台北市总工会主席苏锦瑟为华联机械有限公司"
    "职工的阅读角揭牌。苏锦瑟说，今年要建成二十间阅读角。\n\n广东省广州市职工代表观摩了揭牌仪式，华联机械有限公司工会主席罗映川介绍了经验。"
)
TRADITIONAL = "".join(map(opencc.OpenCC("s2t").convert, SIMPLIFIED)).replace("“", "「").replace("”", "」")
HAN = "臺灣總工會主席蘇錦瑟“”，。報訊台湾总工会，abc\n「」"


def weave(**texts: str) -> Graph:
    return zhitu.build([Document(name, text, records.digest(text)) for name, text in texts.items()])


def say(edges: Iterable[Edge]) -> set[tuple[str, ...]]:
    return {(edge.subject, edge.relation, writing.turn(edge.object), edge.status.value, edge.time) for edge in edges}


def test_a_traditional_text_says_what_its_simplified_twin_says_in_its_own_characters() -> None:
    one, two = weave(a=SIMPLIFIED), weave(a=TRADITIONAL)
    assert say(two.edges) == say(one.edges)
    assert len(one.edges) > 6
    assert {(e.id, e.type, e.code) for e in two.entities} == {(e.id, e.type, e.code) for e in one.entities}
    names = {entity.name for entity in two.entities}
    assert {"臺北市總工會", "蘇錦瑟", "華聯機械有限公司", "華聯機械有限公司工會", "廣州市", "閱讀角"} - names <= {
        "閱讀角"
    }
    (article,) = two.articles
    assert article.headline == "臺北市總工會啓用「閱讀角」"
    assert (article.byline.reporters, article.byline.correspondents) == (("駱秋",), ("衛蘭",))
    for entity in two.entities:
        for mention in entity.mentions:
            assert article.text[mention.start : mention.end] == mention.text
    quotes = {fact.sentence.text for edge in two.edges for fact in edge.facts}
    assert all(quote in TRADITIONAL for quote in quotes)


def test_names_in_both_writings_are_one_under_the_commoner_writing() -> None:
    graph = weave(a=SIMPLIFIED, b=TRADITIONAL, c=TRADITIONAL.replace("苏", "蘇") + "\n\n臺北市總工會主席蘇錦瑟致辭。")
    (union,) = (entity for entity in graph.entities if entity.id.startswith("org") and "北市" in entity.name)
    assert (union.name, union.aliases) == ("臺北市總工會", ("台北市总工会",))
    assert {mention.article[0] for mention in union.mentions} == {"a", "b", "c"}
    (leads,) = (e for e in graph.edges if e.relation == "leads" and e.object == union.id)
    assert {fact.subject.text for fact in leads.facts} == {"苏锦瑟", "蘇錦瑟"}


def test_a_judgement_speaks_of_names_as_they_are_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TRADITIONAL, encoding="utf-8")
    (tmp_path / "judgements.tsv").write_text(
        "verdict\tleft\trelation\tright\ntype\t華聯機械有限公司\t\tOrganization\n", encoding="utf-8"
    )
    graph = zhitu.build(tmp_path)
    (applied,) = graph.rulings
    assert applied.fits
    assert applied.ruling.left == "華聯機械有限公司"
    assert [e.type for e in graph.entities if e.name == "華聯機械有限公司"] == ["Organization"]


def test_a_graph_of_both_writings_is_loaded_as_it_was(tmp_path: Path) -> None:
    graph = weave(a=SIMPLIFIED, b=TRADITIONAL)
    zhitu.export(graph, tmp_path)
    assert zhitu.load(tmp_path) == graph
    rows = [json.loads(line) for line in (tmp_path / "entities.jsonl").read_text(encoding="utf-8").splitlines()]
    assert "台北市总工会" in {name for row in rows for name in (row["name"], *row["aliases"])}


@pytest.mark.parametrize(
    "text", [SIMPLIFIED, "乾隆年间，钱鍾书与於梨华，后来。", "", "Plain words.", SIMPLIFIED + "臺灣總"]
)
def test_simplified_texts_are_read_as_they_stand(text: str) -> None:
    assert writing.fold(text) is text


@pytest.mark.parametrize("text", [TRADITIONAL, HAN * 2 + "總會報訊"])
def test_the_copy_has_every_character_in_its_place(text: str) -> None:
    assert len(writing.fold(text)) == len(text)
    assert writing.fold(TRADITIONAL) == SIMPLIFIED


def test_a_title_that_stands_nowhere_in_a_long_text_is_soon_given_up() -> None:
    text = HAN * 3_000
    written = writing.Writing(text, writing.turn(text))
    assert written.word("会会" * 5_000) == "會會" * 5_000
    assert written.word("会" * 5_000 + "鲸") == "会" * 5_000 + "鲸"


def test_digits_and_letters_of_full_width_are_read_as_such_and_shown_as_written() -> None:
    graph = weave(a="安禾科技有限公司成立于２０１５年５月。公司ＣＥＯ周建平说，员工有３００名。")
    said = {(edge.relation, edge.object) for edge in graph.edges}
    assert ("foundingDate", "2015-05") in said
    (leads,) = (edge for edge in graph.edges if edge.relation == "leads")
    assert {fact.subject.text for fact in leads.facts} == {"周建平"}
    (article,) = graph.articles
    assert "２０１５年５月" in article.text
    for entity in graph.entities:
        for mention in entity.mentions:
            assert article.text[mention.start : mention.end] == mention.text
