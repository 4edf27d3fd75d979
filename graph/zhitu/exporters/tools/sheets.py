"""The graph as related tables, for all tools that think in rows: a workbook, a database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhitu.exporters import dates
from zhitu.exporters.characters import clean
from zhitu.exporters.tools import accounts
from zhitu.knowledge import identity, pinyin
from zhitu.model import Graph, Kind
from zhitu.rdf.iris import fact_id

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

Cell = str | int | float | bool | None | list[str]
Row = tuple[Cell, ...]

TEXT, NUMBER, COUNT, FLAG, LIST = "text", "number", "count", "flag", "list"
"""What a column holds."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, its heading in Chinese, and the table whose ``id`` it names, if any."""

    name: str
    holds: str
    heading: str
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, its heading in Chinese, its columns, and its rows."""

    name: str
    heading: str
    columns: tuple[Column, ...]
    rows: Callable[[Graph, Knowledge], Iterator[Row]]


def _entities(graph: Graph, knowledge: Knowledge) -> Iterator[Row]:
    facts: Counter[str] = Counter()
    for edge in graph.edges:
        facts.update({edge.subject} if edge.literal else {edge.subject, edge.object})
    days = {article.id: dates.iso(article.date) for article in graph.articles}
    for one in graph.entities:
        known = identity.identify(one.code, knowledge) if one.kind is Kind.PLACE and one.code else None
        point = known.point if known else None
        told = sorted({found for mention in one.mentions if (found := days.get(mention.article))})
        yield (
            clean(one.id), str(one.kind), clean(one.type), accounts.label(one.type, "zh"), clean(one.name),
            clean(pinyin.transcribe(one.name, one.kind, one.code, knowledge)), [*map(clean, one.aliases)],
            clean(one.code), known.geonames if known else "", point.latitude if point else None,
            point.longitude if point else None, len(one.mentions), facts[one.id],
            told[0] if told else "", told[-1] if told else "",
        )  # fmt: skip


def _facts(graph: Graph, knowledge: Knowledge) -> Iterator[Row]:
    for one in accounts.gather(graph):
        edge, target = one.edge, one.target
        told = one.reported
        yield (
            one.id, clean(one.subject.id), clean(one.subject.name), clean(edge.relation),
            accounts.label(edge.relation, "zh"), clean(target.id) if target else None,
            clean(target.name) if target else clean(one.value), str(edge.status), clean(edge.time),
            float(edge.confidence), clean(one.rule), len(one.citations), told[0] if told else "",
            told[-1] if told else "",
        )  # fmt: skip


def _evidence(graph: Graph, knowledge: Knowledge) -> Iterator[Row]:
    for one in accounts.gather(graph):
        for said in one.citations:
            sentence = said.fact.sentence
            yield (
                one.id, accounts.key(said.article), clean(said.article.document), clean(said.article.headline),
                clean(said.article.date), clean(said.quote), sentence.start, sentence.end, clean(said.fact.rule),
                float(said.fact.confidence),
            )  # fmt: skip


def _indicators(graph: Graph, knowledge: Knowledge) -> Iterator[Row]:
    names = {entity.id: entity.name for entity in graph.entities}
    for edge in graph.edges:
        if one := edge.measure:
            parts = (one.action, one.counted, one.sign, one.number, one.unit, one.date)
            ends = (fact_id(edge), clean(edge.subject), clean(names[edge.subject]))
            yield (*ends, *map(clean, parts), one.target)


def _mentions(graph: Graph, knowledge: Knowledge) -> Iterator[Row]:
    keys = {article.id: accounts.key(article) for article in graph.articles}
    for entity in graph.entities:
        for one in entity.mentions:
            if one.article in keys:
                place = (keys[one.article], one.start, one.end)
                yield (clean(entity.id), *place, clean(one.text), clean(one.value), float(one.confidence))


def _articles(graph: Graph, knowledge: Knowledge) -> Iterator[Row]:
    for one in graph.articles:
        signed = [*map(clean, (*one.byline.reporters, *one.byline.correspondents))]
        told = (one.id, one.document, one.headline, one.date, one.source, one.url)
        yield (accounts.key(one), *map(clean, told), signed, one.body, clean(one.text))


ENTITY = Column("entity", TEXT, "实体编号", "entities")
FACT = Column("fact", TEXT, "事实编号", "facts")
ARTICLE = Column("article", TEXT, "文章编号", "articles")
START, END = Column("start", COUNT, "起"), Column("end", COUNT, "止")
DOCUMENT, HEADLINE, DATE = (
    Column("document", TEXT, "文件"),
    Column("headline", TEXT, "标题"),
    Column("date", TEXT, "日期"),
)
RULE, CONFIDENCE = Column("rule", TEXT, "规则"), Column("confidence", NUMBER, "置信度")
FIRST, LAST = Column("first_reported", TEXT, "最早报道"), Column("last_reported", TEXT, "最近报道")
ID = Column("id", TEXT, "编号")

ENTITIES = Sheet(
    "entities",
    "实体",
    (
        ID, Column("kind", TEXT, "大类"), Column("type", TEXT, "类型"), Column("type_zh", TEXT, "类型（中文）"),
        Column("name", TEXT, "名称"), Column("pinyin", TEXT, "拼音"), Column("aliases", LIST, "别名"),
        Column("code", TEXT, "行政区划代码"), Column("geonames", TEXT, "GeoNames"),
        Column("latitude", NUMBER, "纬度"), Column("longitude", NUMBER, "经度"), Column("mentions", COUNT, "提及"),
        Column("facts", COUNT, "事实"), FIRST, LAST,
    ),
    _entities,
)  # fmt: skip
FACTS = Sheet(
    "facts",
    "事实",
    (
        ID, Column("subject", TEXT, "主体编号", "entities"), Column("subject_name", TEXT, "主体"),
        Column("relation", TEXT, "关系"), Column("relation_zh", TEXT, "关系（中文）"),
        Column("object", TEXT, "客体编号", "entities"), Column("object_name", TEXT, "客体"),
        Column("status", TEXT, "状态"), Column("time", TEXT, "时间"), CONFIDENCE, RULE,
        Column("sentences", COUNT, "句数"), FIRST, LAST,
    ),
    _facts,
)  # fmt: skip
EVIDENCE = Sheet(
    "evidence",
    "证据",
    (FACT, ARTICLE, DOCUMENT, HEADLINE, DATE, Column("quote", TEXT, "原文"), START, END, RULE, CONFIDENCE),
    _evidence,
)
INDICATORS = Sheet(
    "indicators",
    "数量",
    (
        FACT, Column("subject", TEXT, "主体编号", "entities"), Column("subject_name", TEXT, "主体"),
        Column("action", TEXT, "动作"), Column("counted", TEXT, "对象"), Column("sign", TEXT, "符号"),
        Column("number", TEXT, "数值"), Column("unit", TEXT, "单位"), DATE, Column("target", FLAG, "目标"),
    ),
    _indicators,
)  # fmt: skip
MENTIONS = Sheet(
    "mentions",
    "提及",
    (ENTITY, ARTICLE, START, END, Column("text", TEXT, "原文"), Column("value", TEXT, "所指"), CONFIDENCE),
    _mentions,
)
ARTICLES = Sheet(
    "articles",
    "文章",
    (
        ID, Column("name", TEXT, "文章"), DOCUMENT, HEADLINE, DATE, Column("source", TEXT, "来源"),
        Column("url", TEXT, "网址"), Column("reporters", LIST, "记者"), Column("body", COUNT, "正文起"),
        Column("text", TEXT, "全文"),
    ),
    _articles,
)  # fmt: skip

SHEETS = (ENTITIES, ARTICLES, FACTS, EVIDENCE, INDICATORS, MENTIONS)
"""All tables; what a column refers to stands in an earlier one."""
