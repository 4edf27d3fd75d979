"""Sites, roads, and whatever else the tagger holds for a place: 南浔智能电梯小镇, 210省道, 长江."""

from __future__ import annotations

from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Range, Sentence, Token
from zhitu.reading.places.names import Run, Source, Span

CONTENT = frozenset(("n", "vn", "an", "nz", "nw", "a", "LOC", "ORG", "PER", "j", "b", "l"))
"""Tags of the words that may stand inside the name of a site, LAC's and jieba's."""

PROPER = frozenset(("LOC", "ORG", "PER", "nz"))
"""Tags of the words that can be the proper part of a name."""

WORDS = 6
"""The name of a site has at most so many words before its head."""

LONGEST_HEAD = 10
"""No head noun has more characters."""


def find(sentence: Sentence, tokens: tuple[Token, ...], divisions: list[Run], knowledge: Knowledge) -> list[Span]:
    """The places of a sentence that are no divisions, by position."""
    heads = knowledge.lexicons["place_heads"]
    runs = {span.start: run[index:] for run in divisions for index, span in enumerate(run)}
    ranges = {*_sites(tokens, runs, heads), *_zones(tokens, runs, heads)}
    sites = [site for site in sorted(ranges) if not any(_holds(other, site) for other in ranges)]
    tagged = [span for span in _tagged(tokens, runs, heads) if not any(_meet(span, site) for site in sites)]
    text, base = sentence.text, sentence.start
    spans = [
        Span(start, text[start - base : end - base], source)
        for source, group in ((Source.SITE, sites), (Source.TAGGED, tagged))
        for start, end in group
    ]
    return sorted(spans, key=lambda span: span.start)


def _sites(tokens: tuple[Token, ...], runs: dict[int, Run], heads: Lexicon) -> Iterator[Range]:
    """Names that end with a head noun at the end of a word, from their proper part on."""
    for last in range(len(tokens)):
        head = _head("".join(token.text for token in tokens[max(0, last - 3) : last + 1]), heads)
        end = tokens[last].end
        if not head or tokens[last].tag == "ORG" or heads[head].kind == "generic":
            continue
        first = last
        while tokens[first].start > end - len(head):
            first -= 1
        if heads[head].kind == "road" and (number := _number(tokens, first, end - len(head))) is not None:
            yield number, end
        elif (start := _start(tokens, first, end - len(head), runs, heads[head].kind)) is not None:
            yield start, end


def _start(tokens: tuple[Token, ...], first: int, head: int, runs: dict[int, Run], kind: str) -> int | None:
    """Where the name begins whose head stands at ``head``, in the word ``first``; none where it has no proper part."""
    anchor = None
    for index in range(first, max(-1, first - WORDS - 1), -1):
        token = tokens[index]
        acts = kind == "station" and index == first - 1 and token.tag == "v"
        if index < first and token.tag not in CONTENT and token.start not in runs and not acts:
            break
        beside = token.tag != "PER" or token.end == head
        if token.start < head and (token.start in runs or (token.tag in PROPER and beside)):
            anchor = index
    if anchor is None:
        return None
    return _behind(tokens[anchor:], runs, head)


def _behind(tokens: tuple[Token, ...], runs: dict[int, Run], head: int) -> int:
    """The start of a name without the full names of divisions before it, if a proper part is left: 新兴镇|绿茗峰."""
    start = tokens[0].start
    proper = {token.start for token in tokens if token.tag in PROPER}
    for span in runs.get(start, ()):
        if span.source is not Source.FULL or span.end >= head or not proper & {span.end}:
            break
        start = span.end
    return start


def _number(tokens: tuple[Token, ...], first: int, head: int) -> int | None:
    """Where the number of a road begins that stands right before its head: 210省道, G104国道."""
    before = "".join(token.text for token in tokens[max(0, first - 2) : first])
    text = before + tokens[first].text[: head - tokens[first].start]
    digits = len(text) - len(text.rstrip("0123456789"))
    letter = 1 if digits and text[:-digits][-1:] in ("G", "S", "X") else 0
    start = head - digits - letter
    return start if digits else None


def _zones(tokens: tuple[Token, ...], runs: dict[int, Run], heads: Lexicon) -> Iterator[Range]:
    """Areas that the name of a body begins with: 上虞经济开发区|南大集团电缆有限公司."""
    for token in tokens:
        if token.tag != "ORG" or token.start not in runs:
            continue
        start = max((s.end for s in runs[token.start] if s.source is Source.FULL), default=token.start)
        for size in range(len(token.text) - 1, 2, -1):
            head = _head(token.text[:size], heads)
            if head and heads[head].kind == "zone" and token.start + size - len(head) >= start:
                yield start, token.start + size
                break


def _tagged(tokens: tuple[Token, ...], runs: dict[int, Run], heads: Lexicon) -> Iterator[Range]:
    """What the tagger holds for a place, without the divisions that it begins with, unless it is general."""
    for token in tokens:
        if token.tag != "LOC":
            continue
        start = next((span.end for span in reversed(runs.get(token.start, ())) if span.end <= token.end), token.start)
        text = token.text[start - token.start :]
        if len(text) > 1 and not _general(text, heads):
            yield start, token.end


def _head(text: str, heads: Lexicon) -> str:
    """The longest head noun that a text ends on, or nothing."""
    return next((text[-size:] for size in range(min(len(text), LONGEST_HEAD), 0, -1) if text[-size:] in heads), "")


def _general(text: str, heads: Lexicon) -> bool:
    """Whether a text is made of nothing but head nouns and general words: 产业集聚区."""
    while text and (head := _head(text, heads)):
        text = text[: -len(head)]
    return not text


def _holds(outer: Range, inner: Range) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _meet(left: Range, right: Range) -> bool:
    return left[0] < right[1] and right[0] < left[1]
