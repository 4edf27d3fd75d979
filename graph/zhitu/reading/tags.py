"""The taggers' tags that reading asks for by name, and how sure a tagger must be."""

from __future__ import annotations

from zhitu.model import Token

PERSON, PLACE, BODY = "PER", "LOC", "ORG"
NAMES = (PERSON, PLACE, BODY)
ANCHORS = (PLACE, BODY)
"""What a longer name may begin with: 青川县|总工会, 青川县总工会|培训中心."""

MOMENT = "TIME"
NOUN, VERBAL_NOUN, ADJECTIVAL_NOUN, PROPER_NOUN, WORK_TITLE, ABBREVIATION = "n", "vn", "an", "nz", "nw", "j"
DIRECTION, LOCALITY, PLACE_NOUN, BODY_NOUN, TIME_NOUN = "f", "s", "ns", "nt", "t"
VERB, VERBAL_ADVERB, ADJECTIVE, ADJECTIVAL_ADVERB, ADVERB, ATTRIBUTE, IDIOM = "v", "vd", "a", "ad", "d", "b", "l"
NUMBER, MEASURE_WORD, PRONOUN, PREPOSITION, CONJUNCTION, PARTICLE = "m", "q", "r", "p", "c", "u"
FUNCTION_WORD, MARK = "xc", "w"
"""The tags of the People's Daily corpus: as LAC gives them, and of jieba's those that finders ask for."""

PLAIN_NOUNS, OTHER_NAMES = (NOUN, VERBAL_NOUN, ADJECTIVAL_NOUN), (PROPER_NOUN, WORK_TITLE)
"""Common words that stand as nouns; and words that may be names, of which the tagger does not say whose."""

UNSURE = 0.5
"""A tagger less sure than this of a name has as often taken a piece of another one for it: 孩子|王, 丹麦|比隆."""

SECOND = 0.1
"""How often what only LAC holds for a body is one, of which the head sees nothing: 7 of 67 on sentences kept back."""


def is_second(word: Token) -> bool:
    """Whether LAC alone holds a word for the name of a body."""
    return word.tag == NOUN and word.confidence == SECOND


def is_doubted(word: Token) -> bool:
    """Whether the tagger says that it is not sure of a name."""
    return 0 < word.confidence < UNSURE
