"""What is said of a pair: by the product, from articles that bear the names, and by plain likeness of the strings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from difflib import SequenceMatcher

from short_forms.pairs import Pair
from zhitu import pipeline
from zhitu.model import Document, Entity, Graph, Verdict

Likeness = Callable[[str, str], float]

SCENE = "全年工作推进会10日在{place}举行。"
NAMED = "{name}召开会议，部署全年工作。会后，{name}负责人接受了采访。"


def ours(pair: Pair) -> str:
    """The verdict of a graph that is built of one or two short articles; ``missed`` where a name isn't found."""
    graph = pipeline.build(_documents(pair))
    one, two = (_bearers(graph, name, which) for name, which in ((pair.left, "left"), (pair.right, "right")))
    if not one or not two:
        return "missed"
    if {entity.id for entity in one} & {entity.id for entity in two}:
        return "same"
    left, right = _names(one), _names(two)
    asked = any(
        judgement.verdict is Verdict.UNSURE
        and (
            (judgement.left in left and judgement.right in right)
            or (judgement.left in right and judgement.right in left)
        )
        for judgement in graph.proposals
    )
    return "unsure" if asked else "different"


def likenesses() -> dict[str, Likeness]:
    """The measures of likeness that are at hand, each from 0 to 1, by name."""
    found: dict[str, Likeness] = {"difflib ratio": lambda one, two: SequenceMatcher(None, one, two).ratio()}
    try:
        from rapidfuzz import fuzz
    except ImportError:
        return found
    found["rapidfuzz WRatio"] = lambda one, two: fuzz.WRatio(one, two) / 100
    found["rapidfuzz partial_ratio"] = lambda one, two: fuzz.partial_ratio(one, two) / 100
    return found


def _documents(pair: Pair) -> list[Document]:
    left, right = (NAMED.format(name=name) for name in (pair.left, pair.right))
    first, *others = [SCENE.format(place=place) for place in pair.places] or [""]
    if pair.together:
        return [_document("both", f"{first}{left}\n{right}")]
    return [_document("left", first + left), _document("right", (others or [first])[0] + right)]


def _document(path: str, text: str) -> Document:
    return Document(path, text, hashlib.sha256(text.encode()).hexdigest(), is_record=True)


def _bearers(graph: Graph, name: str, which: str) -> list[Entity]:
    """The entities that bear a name in the article of that side."""
    articles = {article.id for article in graph.articles if article.document in (which, "both")}
    return [
        entity
        for entity in graph.entities
        if any(mention.text == name and mention.article in articles for mention in entity.mentions)
    ]


def _names(entities: list[Entity]) -> set[str]:
    found = {mention.value for entity in entities for mention in entity.mentions}
    return found.union(*((entity.name, *entity.aliases) for entity in entities))
