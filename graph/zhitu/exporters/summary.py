"""A digest for people, in Chinese and English: what was read, what was found, and what deserves a second look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from zhitu.exporters import citations
from zhitu.exporters.characters import disarm
from zhitu.knowledge import vocabulary
from zhitu.knowledge.vocabulary import Vocabulary
from zhitu.model import Edge, Graph

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

SHOWN = 20
"""Rows of a list before it is cut: a screenful; the whole lists stand in the other files."""

DOUBTFUL = 0.5
"""A fact below this confidence is more likely wrong than right."""

MARKUP = {ord(char): f"\\{char}" for char in "\\`*_{}[]<>()#|!~&"} | {
    ord(char): " " for char in "\r\n\t\v\f\u2028\u2029"
}
"""What Markdown would take for its own; a name from a stranger's page must stay a name."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[bytes]:
    """``summary.md``: a digest of the graph in Markdown."""
    terms = vocabulary.load()
    for line in (
        "# 织图摘要 · Summary",
        "",
        f"- 文件 Documents: {len(graph.sources)}",
        f"- 报道 Articles: {len(graph.articles)}",
        f"- 实体 Entities: {len(graph.entities)}",
        f"- 事实 Facts: {len(graph.edges)}",
        f"- 证据 Evidence: {sum(len(edge.facts) for edge in graph.edges)}",
        f"- 待议的同一 Names left open: {len(graph.proposals)}",
        f"- 人工判定 Judgements: {len(graph.rulings)}",
        f"- 问题 Problems: {len(graph.problems)}",
        f"- 标注器 Tagger: {escape(graph.settings.tagger)} · IRI: {escape(graph.settings.base)}",
        f"- 知识 Ontology: sha256 {knowledge.digest[:16]}",
        *count_terms("实体类型 Types", (entity.type for entity in graph.entities), terms),
        *count_terms("关系 Relations", (edge.relation for edge in graph.edges), terms),
        *count_terms("状态 Status", (str(edge.status) for edge in graph.edges), terms),
        *list_entities(graph),
        *list_doubtful(graph, terms),
        *list_proposals(graph),
        *list_sources(graph),
        *list_problems(graph),
    ):
        yield f"{line}\n".encode("utf-8", "replace")


def count_terms(title: str, found: Iterable[str], terms: Vocabulary) -> Iterator[str]:
    """How often each term occurs, the commonest first."""
    rows = sorted(Counter(found).items(), key=lambda row: (-row[1], row[0]))
    yield from tabulate(title, ("", "n"), [(name(term, terms), str(number)) for term, number in rows])


def list_entities(graph: Graph) -> Iterator[str]:
    """The entities that most facts are about."""
    degrees = Counter(end for edge in graph.edges for end in {edge.subject, *(() if edge.literal else (edge.object,))})
    best = sorted(graph.entities, key=lambda entity: (-degrees[entity.id], entity.id))[:SHOWN]
    rows = [(escape(e.name), escape(e.type), str(degrees[e.id]), str(len(e.mentions))) for e in best]
    yield from tabulate(
        "连接最多的实体 Best connected", ("名称 Name", "类型 Type", "事实 Facts", "提及 Mentions"), rows
    )


def list_doubtful(graph: Graph, terms: Vocabulary) -> Iterator[str]:
    """The facts that are most likely wrong, each with its first sentence."""
    names = {entity.id: entity.name for entity in graph.entities}
    articles = citations.index(graph)
    doubtful = sorted((edge for edge in graph.edges if edge.confidence < DOUBTFUL), key=lambda edge: edge.confidence)
    rows = []
    for edge in doubtful[:SHOWN]:
        quotes = [citation.quote for citation in citations.cite(edge, articles)] or [""]
        rows.append((f"{edge.confidence:.0%}", phrase(edge, names, terms), escape(quotes[0])))
    header = ("可信度 Confidence", "事实 Fact", "原文 Sentence")
    yield from tabulate(f"存疑的事实 Doubtful facts ({len(doubtful)})", header, rows)


def phrase(edge: Edge, names: dict[str, str], terms: Vocabulary) -> str:
    """A fact in one line."""
    target = edge.object if edge.literal else names[edge.object]
    return f"{escape(names[edge.subject])} — {name(edge.relation, terms)} → {escape(target)}"


def list_proposals(graph: Graph) -> Iterator[str]:
    """Pairs of names that may be one and were left two."""
    rows = [(escape(one.left), escape(one.right), escape("; ".join(one.reasons))) for one in graph.proposals[:SHOWN]]
    yield from tabulate("可能同一 May be one", ("", "", "理由 Reasons"), rows)


def list_sources(graph: Graph) -> Iterator[str]:
    """The documents, with what proves that they are the same."""
    articles = Counter(article.document for article in graph.articles)
    rows = [
        (escape(source.path), str(articles[source.path]), str(source.length), f"`{source.digest[:16]}`")
        for source in graph.sources[:SHOWN]
    ]
    yield from tabulate("来源 Sources", ("文件 Document", "报道 Articles", "字数 Characters", "SHA-256"), rows)


def list_problems(graph: Graph) -> Iterator[str]:
    """What was passed over, where, and how to mend it."""
    rows = [(escape(one.what), escape(one.where), escape(one.mend)) for one in graph.problems[:SHOWN]]
    yield from tabulate(f"问题 Problems ({len(graph.problems)})", ("什么 What", "何处 Where", "怎么办 Mend"), rows)


def tabulate(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A section with a table; nothing where there are no rows."""
    for number, row in enumerate(rows):
        if not number:
            yield from ("", f"## {title}", "", f"| {' | '.join(header)} |", f"|{' --- |' * len(header)}")
        yield f"| {' | '.join(row)} |"


def name(term: str, terms: Vocabulary) -> str:
    """A term in both languages, or bare where the vocabulary does not know it."""
    known = terms.classes.get(term) or terms.properties.get(term)
    labels = known.labels if known else {}
    return escape(" ".join(labels[language] for language in ("zh", "en") if language in labels) or term)


def escape(text: str) -> str:
    """The text as Markdown shows it unchanged, on one line."""
    return disarm(text).translate(MARKUP)
