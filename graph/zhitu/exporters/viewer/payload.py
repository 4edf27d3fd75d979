"""What the page knows, column by column: entities, edges, every sentence that says an edge, and the articles.

It is made from the records that ``entities.jsonl``, ``facts.jsonl`` and ``articles.jsonl`` hold, so that a part of a
graph can be put together from those files as well. Columns of numbers are a third smaller than objects. Offsets into
texts count UTF-16 units here, as JavaScript does; raw places count code points, as everywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from zhitu.exporters import selectors
from zhitu.exporters.viewer import spelling
from zhitu.model import Verdict

Record = Mapping[str, Any]

NONE = -1
"""What stands for an object that is a value, not an entity."""

ROLES = ("reporters", "correspondents", "photographers")
"""Who signs an article, in the order of the lists in ``byline``."""

BEYOND = 0x10000
"""The first character that JavaScript counts as two."""


class Numbers:
    """Words in the order in which they were first seen, each known by its number from then on."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}

    def __call__(self, word: str) -> int:
        """The number of a word."""
        return self.words.setdefault(word, len(self.words))


def gather(
    entities: Sequence[Record], facts: Sequence[Record], articles: Sequence[Record], totals: Mapping[str, int]
) -> dict[str, Any]:
    """The columns of a graph, or of a part of it: facts whose ends are not among the entities are left out.

    ``totals`` says how many facts the whole graph has of each entity, so that a page knows what it does not hold.
    """
    number = {entity["id"]: index for index, entity in enumerate(entities)}
    place = {article["id"]: index for index, article in enumerate(articles)}
    count = [count_units(article["head"] + article["text"]) for article in articles]
    word = Numbers()
    known = [
        fact
        for fact in facts
        if fact["subject"]["id"] in number and ("id" not in fact["object"] or fact["object"]["id"] in number)
    ]
    return {
        "entities": list_entities(entities, place, word, totals),
        "edges": list_edges(known, number, word),
        "evidence": list_evidence([said for fact in known for said in fact["evidence"]], place, count, word),
        "articles": list_articles(articles, entities, place, count),
        "words": list(word.words),
    }


def list_entities(
    entities: Sequence[Record], place: Mapping[str, int], word: Numbers, totals: Mapping[str, int]
) -> dict[str, list[Any]]:
    """A column for each thing that is known of entities."""
    seen = [
        sorted({place[mention["article"]] for mention in entity["mentions"] if mention["article"] in place})
        for entity in entities
    ]
    return {
        "id": [entity["id"] for entity in entities],
        "name": [entity["name"] for entity in entities],
        "spelling": [
            [spelling.spell(name, entity["kind"]) for name in (entity["name"], *known(entity))] for entity in entities
        ],
        "aliases": [known(entity) for entity in entities],
        "kind": [word(entity["kind"]) for entity in entities],
        "type": [word(entity["type"]) for entity in entities],
        "code": [entity["code"] for entity in entities],
        "mentions": [len(entity["mentions"]) for entity in entities],
        "facts": [totals.get(entity["id"], 0) for entity in entities],
        "articles": seen,
        "reports": [len({mention["article"] for mention in entity["mentions"]}) for entity in entities],
        "reasons": [explain(entity) for entity in entities],
    }


def known(entity: Record) -> list[str]:
    """The names that an entity bears beside the one that it is called by."""
    return [alias for alias in entity["aliases"] if alias != entity["name"]]


def explain(entity: Record) -> list[str]:
    """Why the names of an entity are held to be one."""
    return sorted(
        {
            f"{one['left']} = {one['right']}: {'; '.join(one['reasons'])}"
            for one in entity["judgements"]
            if one["verdict"] == Verdict.SAME
        }
    )


def list_edges(facts: Sequence[Record], number: Mapping[str, int], word: Numbers) -> dict[str, list[Any]]:
    """A column for each thing that is known of edges; ``said`` counts the sentences of each in the evidence."""
    return {
        "id": [fact["id"] for fact in facts],
        "s": [number[fact["subject"]["id"]] for fact in facts],
        "r": [word(fact["relation"]) for fact in facts],
        "o": [number[fact["object"]["id"]] if "id" in fact["object"] else NONE for fact in facts],
        "v": [fact["object"].get("value", "") for fact in facts],
        "c": [round(fact["confidence"], 3) for fact in facts],
        "status": [word(fact["status"]) for fact in facts],
        "time": [fact["time"] for fact in facts],
        "said": [len(fact["evidence"]) for fact in facts],
    }


def list_evidence(
    evidence: Sequence[Record], place: Mapping[str, int], count: Sequence[Callable[[int], int]], word: Numbers
) -> dict[str, list[Any]]:
    """A column for each thing that is known of sentences, in the order of their edges.

    ``subject`` and ``object`` are flat lists of starts and ends in the article, as ``start`` and ``end`` are;
    ``places`` are those of :mod:`zhitu.exporters.selectors`.
    """
    units = [count[place[said["article"]]] for said in evidence]
    return {
        "a": [place[said["article"]] for said in evidence],
        "start": [unit(said["start"]) for unit, said in zip(units, evidence, strict=True)],
        "end": [unit(said["end"]) for unit, said in zip(units, evidence, strict=True)],
        "subject": [flatten(said["subject"], unit) for unit, said in zip(units, evidence, strict=True)],
        "object": [flatten(said["object"], unit) for unit, said in zip(units, evidence, strict=True)],
        "at": [[offset for stretch in said["ranges"] for offset in stretch] for said in evidence],
        "places": [selectors.group(said.get("places", ())) for said in evidence],
        "rule": [word(said["rule"]) for said in evidence],
        "c": [round(said["confidence"], 3) for said in evidence],
    }


def list_articles(
    articles: Sequence[Record],
    entities: Sequence[Record],
    place: Mapping[str, int],
    count: Sequence[Callable[[int], int]],
) -> dict[str, list[Any]]:
    """A column for each thing that is known of articles.

    ``mentions`` is a flat list of start, end and entity; ``pieces`` one of start, raw start and length, both by place.
    """
    named: list[list[tuple[int, int, int]]] = [[] for _ in articles]
    for index, entity in enumerate(entities):
        for mention in entity["mentions"]:
            if mention["article"] in place:
                at = place[mention["article"]]
                named[at].append((count[at](mention["start"]), count[at](mention["end"]), index))
    return {
        "id": [article["id"] for article in articles],
        "document": [article["document"] for article in articles],
        "headline": [article["headline"] for article in articles],
        "date": [article["date"] for article in articles],
        "byline": [[article["byline"][role] for role in ROLES] for article in articles],
        "text": [article["head"] + article["text"] for article in articles],
        "body": [unit(len(article["head"])) for unit, article in zip(count, articles, strict=True)],
        "places": [selectors.place_article(article) for article in articles],
        "mentions": [[offset for mention in sorted(found) for offset in mention] for found in named],
        "pieces": [
            [offset for start, raw, length in article["pieces"]
             for offset in (unit(start), raw, unit(start + length) - unit(start))]
            for unit, article in zip(count, articles, strict=True)
        ],
        "repairs": [
            [[one["kind"], one["reason"], one["ranges"]] for one in article["repairs"]] for article in articles
        ],
    }  # fmt: skip


def flatten(stretches: Sequence[Sequence[int]], unit: Callable[[int], int]) -> list[int]:
    """Starts and ends in one list, in UTF-16 units."""
    return [unit(offset) for stretch in stretches for offset in stretch]


def count_units(text: str) -> Callable[[int], int]:
    """What turns an offset in code points of a text into one in UTF-16 units."""
    if max(text, default="") < chr(BEYOND):
        return int
    units = list(accumulate((2 if ord(char) >= BEYOND else 1 for char in text), initial=0))
    return units.__getitem__
