"""Parts of an enterprise that its own paper names without it: 轧钢厂, 采油四厂, 物资供应处."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Range, Sentence, Token

PERSON = "PER"
ACTS = re.compile("(?:近日|日前)?[，,]?(?:工会|党委|团委|举办|举行|开展|召开|组织)")
"""What follows a part that is named: its union, what it does."""

POST = 8
"""Characters of the post between a part and who holds it at most: 轧钢厂|党委书记|周建平."""

ONE_OF = "(?:[一某各每该这那本全我几两多][家个座]?|[家个座的])$"
"""What stands before the word for any such part: 一家|焦化厂."""


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each such name in a sentence that has an office, a worker, a number or a deed behind it."""
    starts = {word.start - sentence.start for word in words}
    people = {word.start - sentence.start for word in words if word.tag == PERSON}
    titles = knowledge.lexicons["titles"]
    for found in _pattern(knowledge.lexicons["works"]).finditer(sentence.text):
        start, end = found.span("name")
        if start not in starts or re.search(ONE_OF, sentence.text[:start]):
            continue
        posted = titles.beginning(sentence.text, end) and any(at in people for at in range(end, end + POST))
        if found["number"] or end in people or posted or ACTS.match(sentence.text, end):
            yield sentence.start + start, sentence.start + end


@cache
def _pattern(works: Lexicon) -> re.Pattern[str]:
    trades, parts = ("|".join(map(re.escape, works.words(kind))) for kind in ("trade", "part"))
    return re.compile(f"(?P<name>(?:{trades})(?P<number>[一二三四五六七八九十]{{1,2}})?(?:{parts}))(?![长域门])")
