"""A way to find names that is passed over for want of its clues would have found none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu import reading
from zhitu.knowledge import Knowledge
from zhitu.model import Article, Byline, Origin, Sentence, Tagger, Token
from zhitu.reading import sentences
from zhitu.reading.organisations import FIRST, OTHERS, Way
from zhitu.reading.prefilter import Prefilter, always, prefilter_of, unite
from zhitu.reading.words import mend

NAMES = (
    "半禾总部位于成都。",
    "渌川机职工林国栋说，大家都有信心。",
    "平安旗下的仓库月底搬家。",
    "《渌江卫报》刊登了这条消息。",
    "法国外交部长会晤林国栋。",
    "中国驻英国大使馆举行招待会。",
    "湖北省印发通知，省生态环境厅公布了电话。",
    "对此，俄紧急情况部称，局面已经稳定。",
    "中央第三生态环境保护督察组进驻。",
    "青川科学院茶树所",
    "云岭大学（雅安）",
    "“春芽义警”志愿服务队",
    "检修车间启动竞赛。",
    "远川集团有限公司变电检修班",
    "渌江化工厂合成车间运行三班",
    "何立群执掌绿野机械二十年。",
    "远川集团与云岭大学合作建立“茶叶加工联合实验室”。",
    "公司被源禾资本、鼎禾投资收购。",
    "丽水供电的抢修队半夜出门。",
    "龙泉市总、云和县总联合送来棉衣。",
    "岭海科技（深圳）有限公司",
)
"""Sentences with names of kinds of which the examples of the ontology hold few."""

UNKNOWN = "衡禾柏力/nz 行政/n 总裁/n 何立群/PER 到场/v"
"""A name that the tagger does not know for that of a body."""

MATCHES = ("热那亚客场面对青川队，终场前丢球。", "立陶宛不敌巴西。", "马赛2比1战胜热那亚。")
"""Reports of matches, each told by another word."""

Lines = tuple[tuple[Sentence, tuple[Token, ...]], ...]


@pytest.fixture(scope="module")
def lines(known: Knowledge, lac: Tagger, words: Callable[[str], tuple[Token, ...]]) -> Lines:
    """The sentences of all examples of the ontology, and of :data:`NAMES`, tagged."""
    examples = (example.text for relation in known.relations for example in relation.examples)
    texts = "\n".join((*examples, *NAMES))
    split = sentences.split(Article("a1", "d.txt", "", (), Byline(), "", texts, 0, Origin(())))
    unknown = words(UNKNOWN)
    beside = Sentence(0, "".join(word.text for word in unknown)), unknown
    return (*zip(split, mend(lac(split), known), strict=True), beside)


@pytest.mark.parametrize("way", [*FIRST, *OTHERS], ids=lambda way: f"{way.spans.__module__}.{way.spans.__name__}")
def test_a_sentence_without_the_clues_of_a_way_holds_nothing_for_it(way: Way, lines: Lines, known: Knowledge) -> None:
    asked = Prefilter((way, clue) for clue in way.clues(known))
    told = [line.text for line, words in lines if list(way.spans(line, words, known))]
    assert told or way.clues is always, "no sentence here holds a name for it"
    assert [text for text in told if not asked.found(text)] == []


def test_articles_read_without_any_prefilter_say_the_same(
    lines: Lines, known: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [Article(line.text, "d.txt", "", (), Byline(), "", line.text, 0, Origin(())) for line, _ in lines]
    articles += [replace(articles[0], text=text) for text in MATCHES]
    read = reading.reader("lac", known)
    filtered = list(read(articles))
    monkeypatch.setattr(Prefilter, "possible", lambda self, _: list(dict.fromkeys(self.things)))
    assert list(read(articles)) == filtered


def test_most_ways_are_asked_for_few_sentences(lines: Lines, known: Knowledge) -> None:
    asked = Prefilter((way, clue) for way in OTHERS for clue in way.clues(known))
    tried = sum(len(asked.possible(line.text)) for line, _ in lines)
    assert tried < len(OTHERS) * len(lines) / 3


@given(st.lists(st.sampled_from(["甲", "乙", "丙", "丁", "甲乙", "。"]), max_size=8).map("".join))
def test_filters_that_share_a_pass_answer_as_each_does_alone(text: str) -> None:
    rows = (("甲.*乙", "丙|乙丁"), (".丁",), ("乙?。", "."))
    expressions = [tuple(map(re.compile, row)) for row in rows]
    alone, together = ([prefilter_of(patterns) for patterns in expressions] for _ in range(2))
    unite(together)
    assert [one.possible(text) for one in together] == [one.possible(text) for one in alone]
    found = [[pattern for pattern in patterns if pattern.search(text)] for patterns in expressions]
    assert all(set(some) <= set(one.possible(text)) for some, one in zip(found, together, strict=True))
