"""Of whom a quantity is said: the subject of its clause, of a clause before, or the place that 全县 means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import SIGNS
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Kind, Mention
from zhitu.reading.indicators.counting import Count
from zhitu.reading.indicators.items import GIVING, JOINTS, LIGHT, NOMINAL, WHOLE, Frame, is_open
from zhitu.reading.tags import (
    BODY,
    DIRECTION,
    LOCALITY,
    MOMENT,
    NOUN,
    NUMBER,
    PERSON,
    PLACE,
    PREPOSITION,
    PRONOUN,
    VERB,
    VERBAL_NOUN,
)

SAME, EARLIER = 0.88, 0.84
"""Confidence of a quantity whose subject stands in its clause, and in a clause before: about the shares that were
right of 300 from the news, judged one by one while the rules were made."""

OPENER = "opener"
"""The mark of words before the time with which a clause opens, and of others there that are nobody."""

MANY = ("many", "part")
"""Kinds of words behind the name of a body that speak of many: 供销合作社|系统."""

NAMED = (PLACE, BODY, PERSON, MOMENT)
"""Tags of words that go on a name, or begin another, of which no mention was made: 青川|现代|花卉产业园."""

ONE = frozenset({"一", "次", "届", "场", "期"})
"""Words between one that points back and its noun: 这|一|项目."""

BY, PAST = "由", "过"
PAIR = 2

BESIDE = "之"
"""Behind a place it tells of what lies there: 黄海|之|滨."""

ENCLOSING = frozenset("“”‘’（）()")
CONTEST = "Contest"
JOINED = (CONTEST, "Event", "Training")
"""Classes of programs that people join."""

HAPPENING = (CONTEST, "Event", "Campaign", "Training", "Platform", "Project")
"""Classes of programs that have numbers of their own; those of a document (方案) are of others."""

NEAR = 3
"""Words before a noun among which a year stands that is told of it."""

YEAR = re.compile(r"(?:19|20)\d\d年")

BACK = 120
"""Characters before a sentence in which the program may stand that 活动 means: some three sentences. No
annotated one turns on it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Of whom it is said, and how surely."""

    mention: Mention
    sure: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What the article names: its mentions in order, nested ones too; and the year of its day, where it has one."""

    mentions: tuple[Mention, ...]
    knowledge: Knowledge
    year: str = ""

    @property
    def words(self) -> Lexicon:
        """The words around measured quantities."""
        return self.knowledge.lexicons["measure_words"]

    def is_past(self, word: str) -> bool:
        """Whether a word is a year before that of the article: 去年, 2021年."""
        return word.startswith(self.words.words("past")) or (YEAR.match(word) is not None and word[:4] < self.year)

    def whole(self, word: str, before: int) -> Mention | None:
        """The only place of its level that the article names before an offset, for 全县; its last mention."""
        level = word[1:]
        fitting = [m for m in self.mentions if m.start < before and self._is_level(m, level)]
        return fitting[-1] if len({m.code for m in fitting}) == 1 else None

    def _is_level(self, mention: Mention, level: str) -> bool:
        if mention.kind is not Kind.PLACE or not mention.code or not mention.value.endswith(level):
            return False
        return self.knowledge.gazetteer.place(mention.code).level in SIGNS[level]

    def program(self, word: str, low: int, before: int, points: bool) -> Mention | None:
        """The last program named from ``low`` on, for a word such as 活动 or 大赛; for 这一项目 the only one there."""
        programs = [m for m in self.mentions if m.kind is Kind.PROGRAM and low <= m.start and m.end <= before]
        if points and self.words.bears(word, "broad") and len({m.value for m in programs}) == 1:
            return programs[-1]
        fitting = (
            m for m in reversed(programs) if self.words.bears(word, "general") or m.value.rstrip("”》").endswith(word)
        )
        return next(fitting, None) or next((m for m in reversed(programs) if self._is_contest(m, word)), None)

    def event(self, before: int) -> Mention | None:
        """The only event named right before an offset, for a sentence that only says who joined."""
        programs = [m for m in self.mentions if m.kind is Kind.PROGRAM and before - BACK <= m.start and m.end <= before]
        heads = self.knowledge.lexicons["program_heads"]
        only = programs[-1] if len({m.value for m in programs}) == 1 else None
        head = heads.ending(only.value.rstrip("”》")) if only else None
        return only if head is not None and head.kind in JOINED else None

    def _is_contest(self, mention: Mention, word: str) -> bool:
        """Whether a contest may be called by another word for one: …技能竞赛, 比赛."""
        heads = self.knowledge.lexicons["program_heads"]
        head = heads.ending(mention.value.rstrip("”》")) if heads.kind(word) == CONTEST else None
        return head is not None and head.kind == CONTEST


def find(frame: Frame, number: int, count: Count, scene: Scene) -> Subject | None:
    """The subject of what is counted in a clause; None where it cannot be told."""
    low, high = frame.clauses[number]
    before = any(item.text == PAST for item in frame.items[low:high])  # 48人参加过|北京冬奥会
    if "joins" in (frame.words.kind(count.action), frame.words.kind(count.counted)) or _joined(frame, count, high):
        if before:
            return None
        first = frame.clauses[0][0] if count.leads else low
        told = _told(frame, first, low)
        programs = [m for at in range(told, high) if (m := _program(frame, at, scene))]
        if programs:
            return Subject(programs[-1], EARLIER)
    if any(frame.kind(place) == "says" for place in range(low, count.first)):
        return None
    own = _head(frame, low, count.first, scene)
    if own is not None:
        theirs = _is_half(frame, low, count.first, scene) or _is_theirs(frame, low, count.first)
        return None if theirs else own
    event = None if before else _event(frame, number, count, scene)
    acts = count.leads and frame.words.kind(count.counted) != "alone"
    if event or acts or not count.action or not is_open(frame, low, count.first):
        return event
    return _earlier(frame, number, scene)


def _told(frame: Frame, first: int, low: int) -> int:
    """Where what is told begins behind the clauses that say who tells it: 据|茶农|在|说明会|上|透露，|本届博览会…."""
    return max((end for _, end in frame.clauses if first < end <= low and frame.kind(end - 1) == "says"), default=first)


def _event(frame: Frame, number: int, count: Count, scene: Scene) -> Subject | None:
    """The program with which the sentence opens, where no other clause up to there names or begins with anybody else.

    大赛由总工会主办，|188名选手|参赛; 招聘会上，96家企业|提供|岗位4300个，|现场|达成意向1126人.
    """
    if number == 0:
        program = scene.event(frame.items[0].start) if _opens_joining(frame, count) else None
        return Subject(program, EARLIER) if program else None
    ends = (*(high for _, high in frame.clauses[1:number]), count.first)
    for (low, _), high in zip(frame.clauses[1 : number + 1], ends, strict=True):
        if not _is_hosted(frame, low, high) and not _is_of_all(frame, low, high):
            return None
    opening = _head(frame, *frame.clauses[0], scene)
    return Subject(opening.mention, EARLIER) if opening and opening.mention.kind is Kind.PROGRAM else None


def _opens_joining(frame: Frame, count: Count) -> bool:
    """Whether a sentence opens with those who take part, and names nobody who does: 来自各乡镇的|64名茶农|参赛."""
    low, high = frame.clauses[0]
    opening = frame.items[low : count.first]
    if not count.leads or frame.kind(high - 1) != "joins":
        return False  # 19名选手参加|全国比赛
    if opening and opening[0].text == "来自":
        return not any(item.is_node and item.tag != Kind.PLACE for item in opening)
    return all(frame.items[at].tag in (*LIGHT, VERB) or frame.bears(at, OPENER) for at in range(low, count.first))


def _is_of_all(frame: Frame, low: int, high: int) -> bool:
    """Whether a clause names nobody, and begins with a verb or with how many do something there."""
    while low < high and (frame.items[low].tag in LIGHT or frame.bears(low, OPENER)):
        low += 1
    unnamed = not any(item.is_node for item in frame.items[low:high])
    return low == high or (unnamed and frame.items[low].tag in (VERB, Kind.AMOUNT.value))


def _is_hosted(frame: Frame, low: int, high: int) -> bool:
    """Whether a clause only says who holds an event: 青川县总工会|承办."""
    return frame.kind(high - 1) == "hosts" and any(item.is_node for item in frame.items[low:high])


def _program(frame: Frame, at: int, scene: Scene) -> Mention | None:
    """The program at a place, unless it is named for its head: 远川论坛|主席."""
    mention = frame.items[at].mention
    if mention is None or mention.kind is not Kind.PROGRAM:
        return None
    after = frame.items[at + 1] if at + 1 < len(frame.items) else None
    lexicons = scene.knowledge.lexicons
    if after is None or after.text in lexicons["program_heads"]:
        return mention
    part = after.is_nominal and after.tag != LOCALITY  # 远川亚运会|火炬|传递
    return None if part or after.text in lexicons["titles"] else mention


def _is_half(frame: Frame, low: int, first: int, scene: Scene) -> bool:
    """Whether the name right before what is counted may go on into it, for no list knows it: 荆荆|高铁|全长.

    中国|籍|船员 goes on too, and what follows a person is a title.
    """
    before, begins = frame.items[first - 1] if first > low else None, frame.items[first]
    named = before.mention if before is not None and before.is_node else None
    if named is None or not begins.is_nominal or named.kind is Kind.PROGRAM:
        return False
    if named.kind is Kind.PLACE:
        heads = scene.knowledge.lexicons["place_heads"]
        known = named.code or heads.ending(named.text)
        return not known or len(begins.text) == 1 or begins.text in heads
    if scene.knowledge.lexicons["no_names"].kind(begins.text) in MANY:
        return True
    headed = scene.knowledge.lexicons["organisation_heads"].ending(named.text)
    return named.kind is Kind.PERSON or (headed is None and named.value == named.text)


def _is_theirs(frame: Frame, low: int, high: int) -> bool:
    """Whether what is counted is of others that are counted before it: 德国130多家|公司|的|9万名员工."""
    amount = next((at for at in range(low, high) if frame.items[at].tag == Kind.AMOUNT.value), high)
    if any(item.text == "来自" for item in frame.items[low:amount]):
        return False  # 来自12个县的|560名选手
    return any(item.text == "的" for item in frame.items[amount:high])


def _joined(frame: Frame, count: Count, high: int) -> bool:
    return count.leads and any(frame.kind(place) == "joins" for place in range(count.first, high))


def _earlier(frame: Frame, number: int, scene: Scene) -> Subject | None:
    """The subject of the clauses before, unless one of them has another of its own, or only tells who speaks."""
    for low, high in reversed(frame.clauses[:number]):
        mark = frame.items[high].text if high < len(frame.items) else ""
        if mark in ENCLOSING or frame.kind(high - 1) == "says":
            return None
        found = _head(frame, low, high, scene)
        if _is_hosted(frame, low, high) and (found is None or found.mention.kind is not Kind.PROGRAM):
            continue
        if found is not None:
            return Subject(found.mention, EARLIER)
        if not is_open(frame, low, high) and frame.items[low].tag not in (PREPOSITION, VERB, *LIGHT):
            return None
    return None


def _head(frame: Frame, low: int, high: int, scene: Scene) -> Subject | None:
    """The name that a clause begins with, of what begins at ``high``."""
    items, at = frame.items, low
    if low < high and items[low].text in JOINTS:
        return None  # the list began before a bracket
    while at < high and (items[at].tag in LIGHT or frame.bears(at, OPENER)):
        at += 1
    if at >= high:
        return None
    item = items[at]
    if item.tag == WHOLE:
        place = scene.whole(item.text, item.start)
        return Subject(place, SAME) if place and _reaches(frame, at, high) else None
    if item.text == BY or item.tag in (PRONOUN, NOUN, VERBAL_NOUN):
        return _meant(frame, at, high, scene)
    joined = at > low and scene.knowledge.lexicons["place_words"].kind(items[at - 1].text) == "with"
    if not item.is_node or _is_strung(frame, at) or joined:
        return None
    at = _described(frame, at, high)
    while at >= 0 and (after := _narrower(frame, at, high)) > at:
        at = after
    named = items[at].mention if at >= 0 else None
    return Subject(named, SAME) if named and _reaches(frame, at, high) else None


def _meant(frame: Frame, at: int, high: int, scene: Scene) -> Subject | None:
    """The program of which a clause says whose it is, or to which it points back: 由总工会主办的|大赛, 这一|项目."""
    items, past = frame.items, max(at - NEAR, 0)
    if items[at].text == BY:
        made = _made_by(frame, at, high)
        named = items[made].mention if made > at and _reaches(frame, made, high) else None
        return Subject(named, SAME) if named else None
    points = items[at].tag == PRONOUN
    while at + 1 < high and (items[at].tag == PRONOUN or (points and items[at].text in ONE)):
        at += 1
    heads = scene.knowledge.lexicons["program_heads"]
    stands = frame.kind(at) == "program" or heads.kind(items[at].text) in HAPPENING
    stands = (
        stands
        and _reaches(frame, at, high)
        and not (at + 1 < len(items) and items[at + 1].text.startswith(scene.words.words("sort")))
    )
    if not stands or any(scene.is_past(item.text) for item in items[past:at]):
        return None
    program = scene.program(items[at].text, items[0].start - BACK, items[at].start, points)
    return Subject(program, EARLIER) if program else None


def _is_strung(frame: Frame, at: int) -> bool:
    """Whether two places stand there by a letter each: of 中|俄 neither is the subject."""
    pair = frame.items[at : at + 2]
    return len(pair) == PAIR and all(item.is_node and len(item.text) == 1 for item in pair)


def _made_by(frame: Frame, at: int, high: int) -> int:
    """The program behind a clause that says whose it is: 由|总工会|主办的|大赛; -1 where none stands there."""
    items = frame.items
    mark = next((place for place in range(at, high - 1) if items[place].text == "的"), high)
    named = items[mark + 1].mention if mark < high else None
    return mark + 1 if named is not None and named.kind is Kind.PROGRAM else -1


def _described(frame: Frame, at: int, high: int) -> int:
    """The name behind a clause that describes it (总工会|举办的|大赛); -1 where no name stands there."""
    items = frame.items
    for place in range(at + 1, high):
        if items[place].tag == PREPOSITION or items[place].text in GIVING:
            return at
        if items[place].text == "的":
            if place + 1 < high and items[place + 1].is_node:
                return place + 1
            if place + 1 < high and items[place + 1].tag == PRONOUN:
                return -1  # 青川县的|这家企业
            own = any(item.is_nominal for item in items[place + 1 : high])  # 嘉兴的|粽子厂家|开发出…
            return -1 if own or any(item.tag == VERB for item in items[at + 1 : place]) else at
    return at


def _narrower(frame: Frame, at: int, high: int) -> int:
    """The name right behind a place that lies in it, be there 北部 or 全市 between; the place itself if none does."""
    items = frame.items
    if items[at].tag != Kind.PLACE:
        return at
    after = at + 1
    while after < high and (items[after].tag in (DIRECTION, LOCALITY, WHOLE)):
        after += 1
    return after if after < high and items[after].is_node else at


def _reaches(frame: Frame, at: int, high: int) -> bool:
    """Whether what follows a name up to ``high`` lets it be the subject: no noun or name of another right behind it."""
    items = frame.items
    if at + 1 >= high:
        return True
    while items[at + 1].tag == DIRECTION and at + 2 < high:
        at += 1
    following = items[at + 1]
    if following.tag == WHOLE:
        return not any(item.is_nominal for item in items[at + 2 : high])  # 淮南|全市|商业综合体|接待…
    if following.text in JOINTS or following.text == "等" or following.is_node or following.text[0] == BESIDE:
        return False
    if items[high - 1].is_node and all(high != end for _, end in frame.clauses):
        return False  # 总工会|走访|远川集团|200名职工
    return following.tag not in NOMINAL and following.tag not in (NUMBER, PRONOUN, *NAMED)
