"""The field that a title is said with: 海洋生态|专家, 北海问题|特使."""

from __future__ import annotations

from itertools import takewhile

from zhitu.knowledge import Knowledge
from zhitu.model import Token
from zhitu.reading.tags import NOUN, PLACE, PROPER_NOUN, VERBAL_NOUN, is_second

MATTERS = ("问题", "事务")
"""What has a place before it in a field: 北海|问题|特使."""

JOINED = ("和", "与", "、")
"""What stands between two such places."""

LOCAL = ("在", "于", "从", "到", "对")
"""Before nouns that say where something is: 在|车间|现场|记者."""

UNTELLING = ("国际", "国家", "外国", "世界", "现场", "企业", "单位", "群众", "党员", "种子", "青年", "部分")
"""Words that are no field by themselves: 国际|专家, but 国家|安全|顾问."""

LEVELS = ("国", "省", "市", "区", "县", "乡", "镇", "村")
"""What no field begins with: 我|国|水利|专家."""


def start(words: tuple[Token, ...], title: int, knowledge: Knowledge) -> int:
    """Where the title that begins there begins with its field; where it does itself if it has none."""
    before = [word for word in words if word.start < title]
    ends = {word.end: word for word in before}
    last = before[-1] if before else None
    if last is None or last.end < title:
        return title
    nouns = tuple(takewhile(lambda word: _is_of_field(word, title, knowledge), reversed(before)))
    nouns = nouns[:-1] if nouns and nouns[-1].text in LEVELS else nouns
    first = nouns[-1].start if nouns else title
    leading = ends.get(first)
    field = "".join(word.text for word in reversed(nouns))[: title - first]
    if not field or field in UNTELLING or (leading is not None and leading.text in LOCAL):
        return title
    if field.startswith(MATTERS):
        return _of_places(first, ends, title)
    return title if leading is not None and leading.tag == PROPER_NOUN else first


def _is_of_field(word: Token, title: int, knowledge: Knowledge) -> bool:
    """Whether a word may be of a field: a noun that ends no name of a body, nor is a title."""
    own = word.text[: max(title - word.start, 0)]
    heads, titles = knowledge.lexicons["organisation_heads"], knowledge.lexicons["titles"]
    body = heads.ending(own) or is_second(word) or own in knowledge.lexicons["abbreviations"]
    return word.tag in (NOUN, VERBAL_NOUN) and not body and own not in titles


def _of_places(first: int, ends: dict[int, Token], title: int) -> int:
    """Where the places begin that end there; the title itself where none does, for of what it is is not said."""
    place = ends.get(first)
    if place is None or place.tag != PLACE:
        return title
    joint = ends.get(place.start)
    other = ends.get(joint.start) if joint is not None and joint.text in JOINED else None
    return other.start if other is not None and other.tag == PLACE else place.start
