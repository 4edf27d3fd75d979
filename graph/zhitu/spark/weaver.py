"""Weaves on a cluster what its machines read: nobody holds all readings, nor all names, nor all facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic

from zhitu.errors import Problem
from zhitu.knowledge import Knowledge
from zhitu.model import Fact, Graph, Kinship, Settings, Source, Version
from zhitu.spark import parts, shards
from zhitu.spark.flows import Flow, Row, Rows
from zhitu.spark.parts import Part, Told
from zhitu.spark.shelves import Shelf
from zhitu.spark.stages import concluding, describing, naming, surveying
from zhitu.spark.stages.rows import FILE, FIRST, ROW, Readings, pack, unpack
from zhitu.weaving import classes, places, versions
from zhitu.weaving.entities import division


@dataclass(frozen=True, slots=True)
class Woven(Generic[Rows]):
    """A woven graph: its rows, wherever they are, and what the machine that builds holds of it.

    ``graph`` has sources, problems and settings, no more.
    """

    rows: list[Rows]
    told: Told
    articles: int
    graph: Graph


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing all articles said: the readings that count, which groups are one, what is a version of what."""

    readings: Readings
    articles: int
    tokens: dict[str, str]
    versions: dict[str, tuple[Version, ...]]


def weave(  # noqa: PLR0913, PLR0917 - what a graph is made of
    flow: Flow[Rows],
    shelf: Shelf,
    files: Iterable[str],
    sources: tuple[Source, ...],
    problems: Iterable[Problem],
    knowledge: Knowledge,
    settings: Settings,
) -> Woven[Rows] | None:
    """The graph of the readings in these files of a shelf: that of :func:`zhitu.weaving.weave`, row for row.

    Nothing where this way of weaving does not serve: where texts are in Traditional characters, or equal groups of
    names came to be two things.
    """
    named = flow.begin([(FILE, name.encode(), b"") for name in sorted(files)])
    compared = _compare(flow, shelf, named, knowledge)
    if compared is None:
        return None
    readings, tokens, related = compared.readings, compared.tokens, compared.versions
    graph = Graph((), (), (), (), sources, (), settings)
    told = parts.describe_graph(graph, knowledge, shards.count(compared.articles))
    added = flow.gather([named], naming.Contribute(readings, tokens))
    persons = flow.gather([added], naming.Name(told))
    things = flow.gather([flow.pick(persons, naming.WANTED)], naming.Name(told))
    steps, alone = find_steps(flow.fetch(things, FIRST), knowledge)
    own = [parts.describe_tools(graph, knowledge), *parts.split_sources(sources), alone]
    others = flow.gather(
        [flow.begin([(describing.PART, str(n).encode(), pack(one)) for n, one in enumerate(own)])],
        describing.Tell(told),
    )
    names = (flow.pick(rows, FILE) for rows in (persons, things))
    described = flow.gather([named, *names], describing.Describe(readings, tokens, told, related, steps))
    conclude = concluding.Conclude(told, versions.firsts(related))
    concluded = flow.gather([flow.pick(described, describing.FACT)], conclude)
    rivals = flow.gather([flow.pick(concluded, concluding.HEAD)], conclude)
    said = (row for rows in (described, concluded, rivals) for row in flow.fetch(rows, describing.PROBLEM))
    found = tuple(sorted({*problems, *(unpack(value)[0] for _, _, value in said)}))
    rows = [flow.pick(one, ROW) for one in (persons, things, others, described, concluded)]
    return Woven(rows, told, compared.articles, replace(graph, problems=found))


def _compare(flow: Flow[Rows], shelf: Shelf, files: Rows, knowledge: Knowledge) -> Compared | None:
    """What comparing all articles says; nothing where this way of weaving does not serve."""
    readings = Readings(shelf)
    while True:
        said = flow.gather([files], surveying.Survey(readings))
        compared = flow.gather([said], surveying.Compare(readings))
        found: defaultdict[str, list[Row]] = defaultdict(list)
        for row in flow.fetch(compared, *surveying.TOLD):
            found[row[0]].append(row)
        if surveying.DROPPED not in found:
            break
        readings = replace(readings, dropped=frozenset(unpack(value)[0] for _, _, value in found[surveying.DROPPED]))
    if surveying.TRADITIONAL in found:
        return None
    groups = dict(unpack(value) for _, _, value in found.pop(surveying.GROUP, ()))
    links = (unpack(value) for _, _, value in found[surveying.LINK])
    try:
        tokens = classes.decide(groups, knowledge) | classes.connect(links)
    except classes.UndecidedError:
        return None
    chosen = flow.gather([flow.pick(compared, surveying.PAIR)], surveying.Compare(readings))
    related = _relate([*flow.fetch(chosen, surveying.VERSION), *found[surveying.VERSION]])
    return Compared(readings, flow.count(compared, surveying.KEPT), tokens, related)


def _relate(rows: Sequence[Row]) -> dict[str, tuple[Version, ...]]:
    """What each article is a version of."""
    found: defaultdict[str, list[Version]] = defaultdict(list)
    reprints: dict[str, Version] = {}
    for _, key, value in rows:
        name, version = key.decode("utf-8", "surrogatepass"), unpack(value)[0]
        if version.kind is Kinship.REPRINT:
            reprints[name] = version
        else:
            found[name].append(version)
    for name, version in versions.go_back(reprints).items():
        found[name].append(version)
    return {name: tuple(sorted(some)) for name, some in found.items()}


def find_steps(rows: Iterable[Row], knowledge: Knowledge) -> tuple[dict[str, list[Fact]], Part]:
    """The facts that places lie in others, by article, and the places of which no more is known than that."""
    firsts = {key.decode(): unpack(value) for _, key, value in rows}
    found = places.chain(firsts, knowledge.gazetteer)
    steps: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in found.values():
        steps[fact.subject.article].append(fact)
    codes = {code for step in found for code in step} - firsts.keys()
    return dict(steps), Part(entities=[(division(code, knowledge), 0) for code in sorted(codes)])
