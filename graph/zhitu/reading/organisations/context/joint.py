"""Laboratories, institutes and schools that bodies found together, named by any words: 共建|绿色茶叶联合实验室.

Their names begin with no place and no proper name, so the verb must say that several found them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Range, Sentence, Token
from zhitu.reading.prefilter import Clue, clues_of
from zhitu.reading.tags import BODY

TOGETHER = (
    "(?:共建|合建|合办|(?:共同|联合|合作|携手|联手|合力)(?:出资|投资|发起)?(?:成立|组建|建立|设立|创办|创建|建设|打造|共建|揭牌))"
    "(?:的|了)?"
)
"""Verbs of founding whose subject is several bodies."""

PARTIES = re.compile("[双两三四五六]方|校企|[校企院政][校企院地]")
"""Words for several bodies that were named before."""

OUTSIDE = "的|等|和|与|及|在|一批|多[个家]|[两三四五六七八九十几][个家所]"
"""What stands in no such name."""

LENGTH = 18
"""Characters at most before the head noun."""

LEAST = 2
"""Characters before it at least that do more than describe."""


def clues(knowledge: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such a body: the verb and the head noun."""
    return clues_of(_frame(knowledge.lexicons["joint_heads"]))


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each such name in a sentence; both are ends of words."""
    lexicon = knowledge.lexicons["joint_heads"]
    matches = tuple(_frame(lexicon).finditer(sentence.text))
    if not matches:
        return
    starts = {word.start for word in words}
    ends = {word.end for word in words}
    for match in matches:
        low, high = (sentence.start + at for at in match.span("name"))
        several = any(word.tag == BODY and word.end <= low for word in words)
        several = several or PARTIES.search(sentence.text, 0, match.start()) is not None
        head = next(word for word in lexicon.words("head") if match["name"].endswith(word))
        own = lexicon.pattern("describing").sub("", match["name"].removesuffix(head))
        if several and low in starts and high in ends and len(own) >= LEAST:
            yield low, high


@cache
def _frame(lexicon: Lexicon) -> re.Pattern[str]:
    """A verb of founding together and the name behind it."""
    heads, more = lexicon.either("head"), lexicon.either("more")
    inner = f"(?:(?!{TOGETHER}|{OUTSIDE})[^，。；：、！？“”（）()《》\\s\\d])"
    return re.compile(f"{TOGETHER}“?(?P<name>{inner}{{{LEAST},{LENGTH}}}?(?:{heads}))(?!{more})")
