"""A web site of the whole graph, for any host or none: a page a thing in both languages, a search without a server."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from zhitu.exporters import templates, viewer
from zhitu.exporters.characters import flatten
from zhitu.exporters.tools.site.holdings import GraphHoldings
from zhitu.exporters.tools.site.writing import POLICY, Pages
from zhitu.knowledge import pinyin, vocabulary
from zhitu.model import NODE_KINDS, Entity, Graph

if TYPE_CHECKING:
    from zhitu.knowledge import Knowledge

__all__ = ["POLICY", "write"]

FILES = ("style.css", "icon.svg", "search.js")
"""What all pages share, as the server sends it."""


def write(graph: Graph, knowledge: Knowledge) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of the site: Chinese pages at its top, English ones in ``en/``, and the explorer, ``graph.html``."""
    held = GraphHoldings(graph)
    for name in FILES:
        yield name, [(templates.FOLDER / name).read_bytes()]
    yield "search-index.js", _index(held, knowledge)
    yield "graph.html", viewer.write(graph, knowledge)
    for language in vocabulary.LANGUAGES:
        yield from Pages(held, language).write()


def _index(held: GraphHoldings, knowledge: Knowledge) -> Iterator[bytes]:
    """The one index of the search, as a script: a page that was opened from a file may load nothing else."""
    types = list(held.members)
    called = [
        {language: flatten(templates.label(name, language)) for language in vocabulary.LANGUAGES} for name in types
    ]
    head = {"kinds": [kind.value for kind in NODE_KINDS], "classes": called}
    yield f'globalThis.zhituIndex = {{{_spell(head)[1:-1]}, "rows": ['.encode()
    number = {name: place for place, name in enumerate(types)}
    for place, entity in enumerate(held.graph.entities):
        row = [
            flatten(entity.name),
            NODE_KINDS.index(entity.kind),
            held.address("entity", entity.id),
            number[entity.type],
            [flatten(alias) for alias in entity.aliases if alias != entity.name],
            *_letters(entity, knowledge),
        ]
        yield ((",\n" if place else "\n") + _spell(row)).encode()
    yield b"\n]};\n"


def _letters(entity: Entity, knowledge: Knowledge) -> tuple[str, str]:
    """What a keyboard types for a name: all the letters of its pinyin, and the first of each syllable."""
    syllables = flatten(pinyin.syllables(entity.name, entity.kind, knowledge)).split()
    return "".join(syllables), "".join(one[0] for one in syllables)


def _spell(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
