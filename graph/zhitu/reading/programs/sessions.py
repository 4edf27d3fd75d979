"""Sessions of congresses and committees: 青川县第十四届人民代表大会第三次会议, 县十四届人大三次会议."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge.gazetteer import SIGNS
from zhitu.model import Sentence, Token
from zhitu.reading.tags import ANCHORS

CONFIDENCE = 0.9
"""Of such a name: body, term and number of the session are all told."""

NUMBER = "[一二三四五六七八九十0-9]{1,4}"
SESSION = re.compile(
    rf"(?:第{NUMBER}届[一-鿿]{{0,8}}?(?:代表大会|委员会|理事会)(?:常务委员会)?第{NUMBER}次(?:全体|扩大)?会议"
    rf"|第?{NUMBER}届(?:全国|[省市州县区])?(?:人大|政协|纪委|[省市州县区]委)?(?:常委会)?第?{NUMBER}次(?:全体会议|全会|会议))"
    rf"(?:主席团(?:常务主席(?:会议)?)?第{NUMBER}次会议|(?!主席团(?:常务主席|会议|第)))"
)
"""A session, or a meeting of its presidium; whoever meets as the presidium does not hold the session itself."""

STAFF = "职工代表大会"
"""The congress of a firm's staff is told to be that without the firm."""

NATIONAL = "届全国"
"""Behind the term, whose it is: 十四届|全国|人大常委会第二十次会议."""

MARKS = ("届", "次", "会")
"""Characters that every session holds; most sentences lack one."""

OWNERS = frozenset((*SIGNS, "全国", "政协", "中共", "党", "团"))
"""Words before the term that say whose session it is, beside places and bodies."""


def spans(sentence: Sentence, words: tuple[Token, ...]) -> Iterator[tuple[int, int, float]]:
    """Start and end in the sentence, and confidence, of each session that is told with whose it is."""
    if not all(mark in sentence.text for mark in MARKS):
        return
    for match in SESSION.finditer(sentence.text):
        first = next(i for i, word in enumerate(words) if word.end - sentence.start > match.start())
        while first and (words[first - 1].tag in ANCHORS or words[first - 1].text in OWNERS):
            first -= 1
        start = min(words[first].start - sentence.start, match.start())
        if start < match.start() or NATIONAL in match[0] or STAFF in match[0]:
            yield start, match.end(), CONFIDENCE
