"""Honours: 四川省五一劳动奖章, 全国劳动模范."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Kind, Mention, Range, Sentence, Token

LEVEL = re.compile(r"全国|国家级|国家|[省市县区镇]级?")
"""The level at which an honour is given, if no place says so."""

TITLED = re.compile(r"[“「](?P<core>[^“”「」。！？；\n]{2,24})[”」](?:等)?(?:的)?(?:荣誉)?(?:称号|奖章|殊荣)")
"""What is quoted before 称号 is an honour, whatever it is called."""

AWARDED = re.compile(
    r"(?:获评|获授|荣膺|(?<!不)被评为)(?:了|为)?[^“”「」，。；！？\n]{0,8}?"
    r"(?P<all>[“「][^“”「」。！？；\n]{2,24}[”」](?:[、和及]?[“「][^“”「」。！？；\n]{2,24}[”」])*)(?=[，。；！]|等|$)"
)
"""What is quoted after these verbs and ends the clause is honours, one or several."""

QUOTED = re.compile("[“「]([^”」]+)[”」]")


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> list[Mention]:
    """The honours named in an article, with the place or level that gives them."""
    expression = _expression(knowledge.lexicons["honours"].words())
    found = []
    for sentence, words in zip(sentences, tokens, strict=True):
        taken = sorted(set(_quoted(sentence.text)))
        for low, high in taken:
            text = sentence.text[low:high]
            found.append(Mention(article.id, sentence.start + low, text, Kind.HONOUR, text))
        for match in expression.finditer(sentence.text):
            if any(low <= match.start() and match.end() <= high for low, high in taken):
                continue
            start = sentence.start + match.start()
            for word in reversed([w for w in words if w.end <= start]):
                if word.end != start or not (word.tag == "LOC" or LEVEL.fullmatch(word.text)):
                    break
                start = word.start
            text = article.text[start : sentence.start + match.end()]
            found.append(Mention(article.id, start, text, Kind.HONOUR, text))
    return found


def _quoted(text: str) -> Iterator[Range]:
    """Where the honours stand that a text quotes."""
    for match in TITLED.finditer(text):
        yield match.span("core")
    for match in AWARDED.finditer(text):
        for one in QUOTED.finditer(text, *match.span("all")):
            yield one.span(1)


@cache
def _expression(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))
