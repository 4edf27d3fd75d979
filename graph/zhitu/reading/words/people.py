"""People parted from what the tagger took with their names: 李强|乘包机, 罗韦恩|遇袭, 应|林国栋|邀请."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Token
from zhitu.reading.tags import BODY, MARK, MOMENT, NOUN, PERSON, PLACE, PREPOSITION, VERB
from zhitu.reading.words import joints
from zhitu.reading.words.bodies import PARTS

WHOLE = 2
"""Characters at least that must be left of a name."""

BEFORE = "同与"
"""What the tagger takes with the name that follows it, and what no name begins with: 总统|同佐科."""

DOCTRINE = re.compile("主义|(?:新时代中国特色社会主义|强军|经济|外交|法治|生态文明|文化|军事)思想")
"""What is called after somebody, of whom nothing is told there: 林国栋|经济思想."""

AT, INVITED = "应", re.compile("[^，。；]{0,6}?(?:邀请|之邀)")
"""At whose invitation: 应|林国栋|邀请; the first is a surname too."""

AND, FOREIGN = "和及", "·"
"""What the tagger takes with a foreign name behind another: 罗·韦恩|和|保罗·艾伦; 和 is a surname too."""

BEFALLS = re.compile("(?<=..)(?:遇[袭刺难害]|[逝去]世|病逝)$|(?<=...)(?:当[天晚日]|热烈|亲切|率先)$")
"""What befell somebody, or on which day, that the tagger took with the name: 罗韦恩|遇袭, 巴勒图苏|当晚."""

BORN, BIRTH = "生", 5
"""Is born, and the words behind a name in which such a clause ends: 王青|生|于福建龙岩，."""

COMPOUND = "compound"
"""The kind of a surname of two characters, which names nobody before a word that is no title: 东方|甄选."""

AT_DAY = "于"
"""The word behind the verb, before a place or a day."""

YEAR, LONG_AGO = re.compile(r"(?:1[89]|20)\d\d年"), ("18", "19")
"""The year of a birth, and how one begins in which few who are in the news did anything else."""

ACCUSED, DEEDS = ("被告人", "嫌疑人", "经查"), ("在", "因", "与", "前往", "窜")
"""Before and behind what may be a birth, what tells of a deed: 被告人|王卫生|于2021年5月，|在…"""


def parted(words: tuple[Token, ...], at: int, knowledge: Knowledge) -> Iterator[Token]:
    """Somebody's name, and what the tagger took with it."""
    word = words[at]
    if knowledge.lexicons["organisation_heads"].kind(word.text[1:]) in PARTS:  # 段|团委, 院|工会
        yield replace(word, tag=BODY)
        return
    if _is_born(words, at):
        yield replace(word, text=word.text[:-1])
        yield Token(word.end - 1, BORN, VERB)
        return
    if befallen := BEFALLS.search(word.text):
        yield replace(word, text=word.text[: befallen.start()])
        yield Token(word.start + befallen.start(), befallen[0], VERB)
        return
    start, text = word.start, word.text
    if (text[0] in BEFORE and len(text) > WHOLE) or (text[0] in AND and FOREIGN in text and _follows(words, at)):
        yield Token(start, text[0], PREPOSITION)
        start, text = start + 1, text[1:]
    behind = "".join(other.text for other in words[at + 1 : at + 1 + joints.AHEAD])
    surnames = knowledge.lexicons["surnames"]
    if surnames.kind(text) == COMPOUND and not _is_addressed(behind, knowledge):
        yield Token(start, text, NOUN)
        return
    if text[0] == AT and len(text) > WHOLE and surnames.kind(text[1]) == "single" and INVITED.match(behind):
        yield Token(start, AT, PREPOSITION)
        start, text = start + 1, text[1:]
    after = behind[: joints.AHEAD]
    if len(text) > WHOLE and joints.goes_on(text[-1], after, knowledge.lexicons["name_tails"]):
        yield Token(start, text[:-1], PERSON, word.confidence)
        yield Token(start + len(text) - 1, text[-1], PREPOSITION if text[-1] == "在" else VERB)
    else:
        yield Token(start, text, PERSON, word.confidence)


def _is_born(words: tuple[Token, ...], at: int) -> bool:
    """Whether the tagger took the verb for the end of a name, as the end of the clause behind a place or day shows."""
    text, behind = words[at].text, words[at + 1 : at + 1 + BIRTH]
    if len(text) <= WHOLE or text[-1] != BORN or not behind or behind[0].text != AT_DAY:
        return False
    rest = [word.tag for word in behind[1:]]
    stop = rest.index(MARK) if MARK in rest else 0
    if not stop or not all(tag in (PLACE, MOMENT) for tag in rest[:stop]):
        return False
    if PLACE in rest[:stop]:
        return True
    accused = at > 0 and words[at - 1].text.endswith(ACCUSED)
    year = YEAR.match(behind[1].text)
    after = words[at + 3 + stop].text if at + 3 + stop < len(words) else ""
    return year is not None and not accused and (year[0].startswith(LONG_AGO) or not after.startswith(DEEDS))


def _is_addressed(behind: str, knowledge: Knowledge) -> bool:
    """Whether a title or a form of address follows a surname: 欧阳|老师."""
    return any(knowledge.lexicons[lexicon].beginning(behind) for lexicon in ("titles", "forms_of_address"))


def _follows(words: tuple[Token, ...], at: int) -> bool:
    """Whether a person stands right before."""
    return at > 0 and words[at - 1].tag == PERSON
