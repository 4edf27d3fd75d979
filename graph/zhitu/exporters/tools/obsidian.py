"""A vault for Obsidian: a note for each entity and article, facts as links, each with the sentences that say it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from zhitu.exporters.characters import flatten
from zhitu.exporters.tools import accounts
from zhitu.exporters.tools.accounts import Account
from zhitu.exporters.tools.filenames import Shelf
from zhitu.knowledge import identity, pinyin
from zhitu.model import Article, Entity, Graph, Kind, Status

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

FOLDERS = {
    Kind.ORGANIZATION.value: "机构 Organizations",
    Kind.PERSON.value: "人物 People",
    Kind.PLACE.value: "地点 Places",
    Kind.PROGRAM.value: "项目 Programs",
}
ARTICLES = "文章 Articles"
START = "开始 Start"

SHOWN = 50
"""The best connected of each kind, which the first note lists."""

STATES = {Status.PLANNED: "计划 planned", Status.DENIED: "否认 denied", Status.FORMER: "曾经 former"}

MARKUP = {ord(sign): f"\\{sign}" for sign in "\\`*_{}[]()#+|!~=$^-"} | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord("%"): "&#37;",
    ord(":"): "&#58;",
}
"""What Markdown, or Obsidian and its plugins, would take for more than a sign: comments, fields, addresses."""

NUMBERED = re.compile(r"^(\d+)\.")
"""What begins a list, and in the news a sentence."""

BARE = str.maketrans("[]|`$%<>", "［］｜｀＄％＜＞")
"""What would end a link, or begin code, a formula, a comment or a tag in it: nothing can be escaped there."""

Paths = Mapping[str, str]


def write(graph: Graph, knowledge: Knowledge) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The notes by their paths in the vault."""
    paths, sources = _place(graph)
    facts: defaultdict[str, list[Account]] = defaultdict(list)
    told: defaultdict[str, list[Account]] = defaultdict(list)
    for one in accounts.gather(graph):
        facts[one.subject.id].append(one)
        if one.target is not None:
            told[one.target.id].append(one)
    yield f"{START}.md", [_begin(graph, paths, {key: len(facts[key]) + len(told[key]) for key in paths}).encode()]
    for entity in graph.entities:
        note = "\n".join(
            _describe(entity, facts.get(entity.id, []), told.get(entity.id, []), paths, sources, knowledge)
        )
        yield f"{paths[entity.id]}.md", [f"{note}\n".encode()]
    named = _named(graph)
    for article in graph.articles:
        note = "\n".join(_report(article, named.get(article.id, []), paths))
        yield f"{sources[article.id]}.md", [f"{note}\n".encode()]


def _place(graph: Graph) -> tuple[dict[str, str], dict[str, str]]:
    """The path of each entity's note and of each article's, without the ending."""
    shelves: defaultdict[str, Shelf] = defaultdict(Shelf)
    paths = {}
    for entity in graph.entities:
        folder = FOLDERS[entity.kind.value]
        paths[entity.id] = f"{folder}/{shelves[folder].name(entity.name, entity.id)}"
    sources = {}
    for article in graph.articles:
        title = article.headline or article.id
        sources[article.id] = f"{ARTICLES}/{shelves[ARTICLES].name(title, article.id)}"
    return paths, sources


def _named(graph: Graph) -> Mapping[str, list[Entity]]:
    """The entities that each article names."""
    found: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in graph.entities:
        for article in dict.fromkeys(mention.article for mention in entity.mentions):
            found[article].append(entity)
    return found


def _begin(graph: Graph, paths: Paths, facts: Mapping[str, int]) -> str:
    """The first note: what is there, and the best connected of each kind."""
    lines = [
        "# 织图 zhitu",
        "",
        f"实体 entities {len(graph.entities)} · 事实 facts {len(graph.edges)} · 文章 articles {len(graph.articles)}",
    ]
    for kind, folder in FOLDERS.items():
        of_kind = [entity for entity in graph.entities if entity.kind == kind]
        best = sorted(of_kind, key=lambda entity: (-facts[entity.id], entity.id))[:SHOWN]
        if best:
            lines += ["", f"## {folder} ({len(of_kind)})", ""]
            lines += [f"- {link(paths[entity.id], entity.name)} {facts[entity.id]}" for entity in best]
    return "\n".join(lines) + "\n"


def _describe(  # noqa: PLR0913, PLR0917 - what a note is made of
    entity: Entity, facts: list[Account], told: list[Account], paths: Paths, sources: Paths, knowledge: Knowledge
) -> Iterator[str]:
    """The lines of an entity's note."""
    known = identity.identify(entity.code, knowledge) if entity.kind is Kind.PLACE and entity.code else None
    dated = sorted({day for one in (*facts, *told) for day in one.reported})
    yield from _head(
        {
            "id": entity.id,
            "aliases": [*entity.aliases],
            "tags": [f"zhitu/{entity.kind}"],
            "type": accounts.label(entity.type, "zh"),
            "pinyin": pinyin.transcribe(entity.name, entity.kind, entity.code, knowledge),
            "code": entity.code,
            "location": [known.point.latitude, known.point.longitude] if known and known.point else [],
            "first": dated[0] if dated else "",
            "last": dated[-1] if dated else "",
        }
    )
    yield f"# {escape(entity.name)}"
    if facts:
        yield from ("", "## 事实 Facts", "")
        for one in facts:
            end = link(paths[one.target.id], one.target.name) if one.target else escape(one.value)
            yield from _tell(one, f"{_call(one)} {end}", sources)
    if told:
        yield from ("", "## 相关 Said of it elsewhere", "")
        for one in told:
            yield from _tell(one, f"{link(paths[one.subject.id], one.subject.name)} {_call(one)}", sources)


def _call(one: Account) -> str:
    zh, en = (accounts.label(one.edge.relation, language) for language in ("zh", "en"))
    return f"**{escape(zh)}**" + (f" {escape(en)}" if en != zh else "")


def _tell(one: Account, said: str, sources: Paths) -> Iterator[str]:
    """A fact, and below it each sentence that says it, with a link to its article."""
    edge = one.edge
    state = [STATES[edge.status]] if edge.status in STATES else []
    note = " · ".join(filter(None, (*state, escape(edge.time), f"{edge.confidence:.0%}")))
    yield f"- {said} ({note})"
    for number, citation in enumerate(one.citations):
        if number:
            yield "    >"  # or the two would be one paragraph
        source = link(sources[citation.article.id], citation.article.headline or citation.article.id)
        yield f"    > {escape(citation.quote)} — {source}"


def _report(article: Article, named: list[Entity], paths: Paths) -> Iterator[str]:
    """The lines of an article's note: its text, then whom and what it names."""
    byline = article.byline
    yield from _head(
        {
            "id": article.id,
            "tags": ["zhitu/Article"],
            "document": article.document,
            "date": article.date,
            "source": article.source,
            "url": article.url,
            "reporters": [*byline.reporters, *byline.correspondents],
        }
    )
    yield f"# {escape(article.headline or article.id)}"
    for paragraph in article.text[article.body :].split("\n"):
        if paragraph.strip():
            yield from ("", escape(paragraph))
    if named:
        yield from ("", "## 提到 Names", "")
        yield from (f"- {link(paths[entity.id], entity.name)}" for entity in named)


def _head(properties: Mapping[str, Any]) -> Iterator[str]:
    """The properties of a note that say something, in YAML: JSON is YAML, so nothing can end its string."""
    yield "---"
    for name, value in properties.items():
        told = [flatten(one) if isinstance(one, str) else one for one in value] if isinstance(value, list) else value
        told = flatten(told) if isinstance(told, str) else told
        if told:
            yield f"{name}: {json.dumps(told, ensure_ascii=False)}"
    yield "---"


def link(path: str, name: str) -> str:
    """A link to a note, shown under a name."""
    shown = flatten(name).translate(BARE)
    return f"[[{path}|{shown or path.rpartition('/')[2]}]]"


def escape(text: str) -> str:
    """The text on one line, as a note shows it unchanged."""
    return NUMBERED.sub(r"\1\.", flatten(text).translate(MARKUP))
