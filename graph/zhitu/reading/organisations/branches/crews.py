"""Units of a firm by the chain of those they belong to: 石桥线路车间|云岭线路工区, 青川电厂燃料车间|输煤二班.

The noun alone is a common word, so that a number of its trade, or the title of its chief, must tell a crew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Range, Sentence, Token
from zhitu.reading.organisations.firms import COMPANY
from zhitu.reading.prefilter import Clue, clues_of
from zhitu.reading.tags import (
    ABBREVIATION,
    ANCHORS,
    BODY,
    LOCALITY,
    MEASURE_WORD,
    NOUN,
    NUMBER,
    OTHER_NAMES,
    PLACE,
    VERBAL_NOUN,
)

OWNER = re.compile("(?:公司|集团|厂|矿|段|车间|工区|作业区|电站|车站)$")
"""How the name of the firm or part ends whose unit is named next."""

INSIDE = re.compile("(?:公司|厂(?!房|区)|矿(?!区|山)|段(?!长)|车间)(?=[一-鿿]{3})")
"""The same inside a longer name, with a unit behind it."""

SHOP = re.compile("(?<!施)(?:车间|工区|工段)$")
"""The nouns of shops, which tell one behind a firm and what it works on."""

CREW = re.compile("(?:班组|班|组|队)$")
"""The nouns of crews."""

NUMBERED = re.compile("(?P<trade>[一-鿿]{2,6}?)[一二三四五六七八九十]$")
"""What stands before the noun of a crew that its number tells: 输煤|二|班."""

NOUNS = re.compile("车间|工[区段]|[班组队]")
"""The nouns of both."""

INNER = frozenset({NOUN, NUMBER, PLACE, BODY, *OTHER_NAMES, VERBAL_NOUN, ABBREVIATION, MEASURE_WORD, LOCALITY})
"""Tags of the words that make up the name of a unit."""

LONGEST, LEAST = 8, 2
"""Characters of a unit's name before its noun at most and at least."""

GOES_ON = re.compile("[长域门员里外内间化]|主任(?:助理|办)")
"""What shows that the noun is the beginning of another word: 工段|长, 车间|里."""


def clues(_: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names a unit: its noun."""
    return clues_of(NOUNS)


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each firm with a unit of its own, and of that with one of its own in turn."""
    works, generic = knowledge.lexicons["works"], knowledge.lexicons["generic_words"]
    for index, first in enumerate(words):
        if first.tag not in ANCHORS:
            continue
        yield from ((first.start, first.start + end) for end in _owners(first, knowledge))
        owned = 0
        for word in takewhile(lambda word: _is_inner(word, works), words[index:]):
            own = sentence.text[(owned or first.start) - sentence.start : word.end - sentence.start]
            if len(own) > LONGEST + len(first.text) * (not owned):
                break
            if owned and generic.beginning(own):
                break
            if owned and _is_unit(own, sentence.text, word.end - sentence.start, knowledge):
                yield first.start, word.end
                owned = word.end
            elif not owned and _is_owner(own, knowledge):
                owned = word.end


def _owners(word: Token, knowledge: Knowledge) -> Iterator[int]:
    """Where the firm and the shop end in what the tagger took for one name of a unit: 青川车辆厂|总装车间|焊工班."""
    if word.tag == BODY and is_unit(word.text):
        heads = knowledge.lexicons["organisation_heads"]
        for noun in INSIDE.finditer(word.text):
            head = heads.ending(word.text, noun.end())
            if head and head.kind == COMPANY and noun.end() - len(head.word) >= LEAST:
                yield noun.end()


def is_shop(name: str) -> bool:
    """Whether a name is that of a shop, which may have crews of its own: 青川电厂燃料车间."""
    return SHOP.search(name) is not None


def is_unit(name: str) -> bool:
    """Whether a name ends as that of a shop or a crew, which is where its firm is and tells no place of its own."""
    return is_shop(name) or CREW.search(name) is not None


def _is_owner(name: str, knowledge: Knowledge) -> bool:
    """Whether a name is that of a firm, or of a shop, rather than the noun behind a place: 青川市|车间."""
    own = name[: -len(found[0])] if (found := OWNER.search(name)) else ""
    return len(own) > LEAST or (len(own) == LEAST and knowledge.lexicons["organisation_heads"].kind(name[LEAST:]) != "")


def _is_inner(word: Token, works: Lexicon) -> bool:
    """Whether a word may stand in the name of a unit; the trade may look like a verb: 运用|车间."""
    return word.tag in INNER or works.kind(word.text) != ""


def _is_unit(own: str, text: str, end: int, knowledge: Knowledge) -> bool:
    """Whether what stands between a firm and a place in the text names a unit that ends there."""
    if shop := SHOP.search(own):
        return shop.start() >= LEAST and not GOES_ON.match(text, end)
    crew = CREW.search(own)
    if crew is None or crew.start() < LEAST:
        return False
    title = knowledge.lexicons["titles"].beginning(text, end)
    if title and any(own.endswith(head) for heads in title.more for head in heads.split("|")):
        return True
    numbered = NUMBERED.search(own[: crew.start()])
    return numbered is not None and knowledge.lexicons["works"].kind(numbered["trade"]) != ""
