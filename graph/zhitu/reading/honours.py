"""Honours: 四川省五一劳动奖章, 全国劳动模范."""

from __future__ import annotations

import re
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Kind, Mention, Sentence, Token

LEVEL = re.compile(r"全国|国家级|国家|[省市县区镇]级?")
"""The level at which an honour is given, if no place says so."""

TITLED = re.compile(r"[“「](?P<core>[^“”「」。！？；\n]{2,24})[”」](?:等)?(?:的)?(?:荣誉)?(?:称号|奖章|殊荣)")
"""What is quoted before 称号 is an honour, whatever it is called."""


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> list[Mention]:
    """The honours named in an article, with the place or level that gives them."""
    expression = _expression(knowledge.lexicons["honours"].words())
    found = []
    for sentence, words in zip(sentences, tokens, strict=True):
        taken = [match.span("core") for match in TITLED.finditer(sentence.text)]
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


@cache
def _expression(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))
