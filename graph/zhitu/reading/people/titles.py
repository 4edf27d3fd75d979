"""Titles of people: 党组书记, 副主席, 原局长."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon, alternation
from zhitu.model import Article, Kind, Mention, Sentence, Token
from zhitu.reading.organisations import former
from zhitu.reading.people import fields, name_parts
from zhitu.reading.prefilter import Prefilter
from zhitu.reading.tags import BODY, BODY_NOUN, CONJUNCTION, MARK, PLACE, PLAIN_NOUNS, PREPOSITION, PROPER_NOUN

AIDE = "aide"
"""What the lexicon says of a title that is held under the one before it."""

FORMER, FIELD = "former", "field"

FAR = 5
"""Words before a title among which 前 or 原 may stand that is said of it."""

BODIES = frozenset({*PLAIN_NOUNS, PROPER_NOUN, BODY_NOUN, BODY, PLACE})
"""Tags of the words that may name the body between 前 and the title."""

OPENING = frozenset((MARK, CONJUNCTION, PREPOSITION, BODY, PLACE))
"""Tags of the words after which 前 is said of a title: after a time or a verb (三年|前, 离开|前) it is said of that."""

STATE = "国"
"""After a title it makes the word that of a state: 主席国, 理事国."""

PARTY = re.compile("党支部|党总支|党委|党工委|党组")


CHIEF = "长"
"""What is left of 部长 and 局长 where the name of the body ends on their first character: 国防部|长."""

ACTING = "代"
"""Before a title that somebody holds for a time."""

FIRM = "公司"
"""A word whose last character begins titles too: 公司|机修工."""

DEPUTY = "副"
"""What begins a title, though it ends one too: 人大|副委员长, 大副."""


def whole(title: Mention, article: Article) -> str:
    """The text of a title, that of a chief with the character that it shares with its body: 部长."""
    return article.text[title.start - (title.text == CHIEF) : title.end]


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> list[Mention]:
    """The titles that end where a word ends (主席台 holds none); the value says how the title is held.

    The value is ``head``, ``deputy``, ``role`` or ``founder``, with ``former-`` before it where the text says so. Who
    serves the holder of a title is no holder: 主席|顾问 is one title, a role. 轮值主席|国 is none.
    """
    titles, prefixes, around = (knowledge.lexicons[name] for name in ("titles", "title_prefixes", "name_words"))
    expression = _expression(titles.words(), prefixes.words())
    some = prefilter(titles)
    found: list[Mention] = []
    for sentence, words in zip(sentences, tokens, strict=True):
        if not some.found(sentence.text):
            continue
        places = {word.end: word for word in words if word.tag == PLACE}
        starts = {word.start - sentence.start for word in words}
        ends = {word.end - sentence.start for word in words}
        ends.update(start for start, _ in name_parts.spans(sentence.text, knowledge))  # 医生|达瓦卓玛, cut as 医生达
        first = len(found)
        for match in _ending(expression, sentence.text, starts, ends):
            if not sentence.text.startswith(STATE, match.end()):
                value = held(match["prefix"], match["title"], titles, prefixes)
                if not value.startswith(FORMER) and _is_past(words, sentence.start + match.start(), knowledge):
                    value = f"{FORMER}-{value}"
                start = match.start() + _party(match[0], places.get(match.start() + sentence.start))
                before = found[-1] if len(found) > first else None
                if around.kind(match["title"]) == FIELD:
                    own = fields.start(words, sentence.start + start, knowledge)
                    start = max(own, before.end if before else own) - sentence.start
                text = sentence.text[start : match.end()]
                if before and before.end == sentence.start + start and AIDE in titles[match["title"]].more:
                    found.pop()
                    start, text, value = start - len(before.text), before.text + text, "role"
                found.append(Mention(article.id, sentence.start + start, text, Kind.TITLE, value))
    return found


def _ending(expression: re.Pattern[str], text: str, starts: set[int], ends: set[int]) -> Iterator[re.Match[str]]:
    """The matches that end where a word does; one that does not hides none that begins inside it: 指导|员工.

    Nor is the last character of a word one with what begins the title behind it: 全国人大|副委员长 has no 大副, and
    青禾时代|职工 no 代职工, and 青禾公司|机修工 no 司机.
    """
    at = 0
    while match := expression.search(text, at):
        low, high = match.span()
        is_one = high in ends and not (low not in starts and text[low + 1 : high] == DEPUTY)
        is_one = is_one and not (match["prefix"] == ACTING and low not in starts and low + 1 in starts)
        is_one = is_one and not text.startswith(FIRM, max(low - 1, 0))
        if is_one:
            yield match
        at = high if is_one else low + 1


def _is_past(words: tuple[Token, ...], title: int, knowledge: Knowledge) -> bool:
    """Whether a word before the body whose title begins there, or in its name, says that it is held no more:
    前|陆军|司令."""
    prefixes = knowledge.lexicons["title_prefixes"]
    at = sum(word.start < title for word in words) - 1
    for back in range(at, max(at - FAR, -1), -1):
        if prefixes.kind(words[back].text) == FORMER:
            return back < at and (back == 0 or words[back - 1].tag in OPENING)
        if words[back].tag == BODY and former.is_former(words[back].text, knowledge):
            return True
        if words[back].tag not in BODIES:
            return False
    return False


def _party(title: str, place: Token | None) -> int:
    """How many characters of a title name a body of their own: right after a place 党支部|书记."""
    branch = PARTY.match(title) if place else None
    return branch.end() if branch else 0


@cache
def _expression(titles: tuple[str, ...], prefixes: tuple[str, ...]) -> re.Pattern[str]:
    before, words = map(alternation, (prefixes, titles))
    # most characters begin no title: one look tells, before hundreds of words are tried
    first = "".join(sorted({re.escape(word[0]) for word in (*prefixes, *titles)}))
    return re.compile(f"(?=[{first}])(?P<prefix>(?:{before}){{0,3}})(?P<title>{words})")


@cache
def prefilter(titles: Lexicon) -> Prefilter[str]:
    """The titles, to be asked whether a text holds any at all, as half of all sentences do."""
    return Prefilter([("title", (frozenset(titles),))])


def held(prefix: str, title: str, titles: Lexicon, prefixes: Lexicon) -> str:
    """How a title is held: ``former-`` where it is past, then ``deputy`` or the kind of the title."""
    kinds = {entry.kind for word, entry in prefixes.entries.items() if word in prefix}
    kind = "deputy" if "deputy" in kinds else titles[title].kind
    return f"former-{kind}" if "former" in kinds else kind
