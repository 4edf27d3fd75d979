"""Names of companies that the tagger hardly knows, told by a post between them and a person: 远禾投资|合伙人|林国栋.

The tagger must hold a word of the name for a name, though it need not be sure: 投资部|总监|林国栋 names no company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Range, Sentence, Token
from zhitu.reading.organisations.firms import MANAGER
from zhitu.reading.prefilter import Clue, clues_of
from zhitu.reading.tags import (
    ADJECTIVE,
    ATTRIBUTE,
    BODY,
    FUNCTION_WORD,
    OTHER_NAMES,
    PERSON,
    PLAIN_NOUNS,
    is_doubted,
)

POST = re.compile(f"(?:{MANAGER}|(?<![a-zA-Z])(?:ceo|CFO|COO|CTO)|合伙人|总监|董事|老总|首席经济学家|首席分析师)$")
"""Posts that only companies have."""

STRANGE = frozenset({*OTHER_NAMES, FUNCTION_WORD})
"""Tags of a word that the tagger holds for a name, or does not know."""

SHORTEST = {BODY: 2, PERSON: 4}
"""Characters from which on it is no name of its own that it is not sure to be a body, or a person."""

BETWEEN = frozenset({*PLAIN_NOUNS, ATTRIBUTE, ADJECTIVE})
"""Tags of the words between a name and the post, and of those that make the post: 远禾投资|高级|客户|总监."""

GAP = 10
"""Characters of those words at most: no longer field and post stood in 200 sentences of web news."""

LENGTH = range(2, 13)
"""Characters of such a name."""

INITIALS = re.compile("[A-Za-z]{1,3}|[A-Za-z]\\d?股|[A-Z]+-?\\d+")
"""What is an abbreviation of a line of work as often as of a company, shares or a type: IT|总监, A股|首席分析师."""

PLAIN = re.compile("[A-Za-z0-9·&一-鿿]+")
"""What such a name is made of: no brackets."""

OF = "的"


def clues(knowledge: Knowledge) -> tuple[Clue, ...]:
    """What a sentence holds that names such a company: a post that companies have, or one of what has its own."""
    titles = knowledge.lexicons["titles"].values()
    return ((frozenset(title.word for title in titles if title.more),), *clues_of(POST))


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each such name in a sentence; both are ends of words."""
    for at, word in enumerate(words):
        if word.tag == PERSON and not is_doubted(word) and at:
            end = word.start - sentence.start
            title = knowledge.lexicons["titles"].ending(sentence.text, end)
            heads = tuple(title.more[0].split("|")) if title and title.more else ()
            if title and (heads or POST.search(sentence.text, 0, end)):
                yield from _names(words[:at], title.word, heads, knowledge)


def _names(words: tuple[Token, ...], title: str, heads: tuple[str, ...], knowledge: Knowledge) -> Iterator[Range]:
    """The name of the company before a post; with a ``title`` that others have too, of what ends as it asks."""
    last = len(words) - 1
    while last >= 0 and (words[last].text == OF or words[last].tag in BETWEEN) and not _ends(words, last, knowledge):
        last -= 1
    inner = last >= 0 and not _is_strange(words[last], knowledge)
    if inner and words[last].tag not in BETWEEN:
        return  # 红楼梦|》|总监, C919|是|总经理林国栋的心血
    first = last - inner
    if first < 0 or not _is_strange(words[first], knowledge):
        return
    while first > 0 and _is_strange(words[first - 1], knowledge):
        first -= 1
    name, start, end = "".join(word.text for word in words[first : last + 1]), words[first].start, words[last].end
    between = words[-1].end - end
    if between > len(title) and not any(word.tag in SHORTEST for word in words[first : last + 1]):
        return  # 新冠|疫苗|总监
    if len(name) not in LENGTH or not len(title) <= between <= GAP or _is_known(name, knowledge):
        return
    if POST.search(title) or (name.endswith(heads) and between == len(title)):
        yield start, end


def _ends(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> bool:
    """Whether a line of business stands there on which the name before it ends: 远禾|投资."""
    return at > 0 and words[at].text in knowledge.lexicons["trade_words"] and _is_strange(words[at - 1], knowledge)


def _is_strange(word: Token, knowledge: Knowledge) -> bool:
    """Whether the tagger holds a word for a name, and it is no place, post or abbreviation of a line of work."""
    if word.tag in (BODY, PERSON):  # a body of which the tagger is sure is found without a post
        strange = is_doubted(word) and len(word.text) >= SHORTEST[word.tag]
    else:
        strange = word.tag in STRANGE and not INITIALS.fullmatch(word.text)
    if not strange:
        return False
    lexicons = ("generic_words", "titles", "title_prefixes", "predicates", "honours")
    known = any(word.text in knowledge.lexicons[lexicon] for lexicon in lexicons)
    return not known and PLAIN.fullmatch(word.text) is not None and not knowledge.gazetteer.named(word.text)


def _is_known(name: str, knowledge: Knowledge) -> bool:
    """Whether it is a country, or ends like a program or a place."""
    heads = ("program_heads", "place_heads", "titles")
    return name in knowledge.gazetteer.regions or any(knowledge.lexicons[head].ending(name) for head in heads)
