"""Programs that are named in quotation marks or as a title: “春风杯”采茶竞赛, 《青川县茶业集体合同》."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Entry, Lexicon
from zhitu.model import Range, Sentence, Token
from zhitu.reading import honours
from zhitu.reading.tags import (
    ABBREVIATION,
    ADJECTIVAL_ADVERB,
    ADJECTIVE,
    ADVERB,
    BODY,
    CONJUNCTION,
    DIRECTION,
    LOCALITY,
    MEASURE_WORD,
    MOMENT,
    NUMBER,
    OTHER_NAMES,
    PARTICLE,
    PERSON,
    PLACE,
    PLAIN_NOUNS,
    PRONOUN,
    VERB,
    VERBAL_ADVERB,
    VERBAL_NOUN,
)

LONGEST = 60
"""Characters of a program's name at most."""

LONGEST_QUOTE = 30
"""Characters of a quoted name at most: more is somebody's speech."""

FURTHEST_HEAD = 24
"""Characters between a quotation and the head noun that it names, at most."""

SHORT_VERB = 2
"""A verb of so many characters that is in no lexicon is part of a noun that the tagger does not know: 采|茶, 采茶."""

SURE = 4
"""A head noun of so many characters stands there however the tagger parts the words: 专项|行动师, but 活动|日前."""

WORDS = 2
"""A head noun of one character is none where it ends a word of so many: 发展 is no 展, 环节 no 节."""

TELLING = 3
"""Characters that a quotation needs before a weak head noun of these classes that it ends on itself: “人情合同” is no
agreement, but “山里课堂” is a class."""

CONTEST = "Contest"

LOOSE = frozenset({"Scheme", "Project", "Agreement"})

SORT = "quoted"
"""The kind of a word whose quotation says only of what sort the next noun is: “一站式”服务."""

HARM = "harm"
"""The kind of a word on which ends what somebody is quoted to call a deed, and no program: “致命袭击”."""

BRINGING = ("launch", "hold")
"""Kinds of the verbs whose object is one program, whatever its quotation is: 启动“零距离”志愿服务行动."""

PROPER = 3
"""A quoted word shorter than this is an ordinary word unless a strong head noun follows: “幸福”课程."""

QUOTED_HEAD, TITLED, LAUNCHED = 0.9, 0.85, 0.75
"""Confidence: quotation with head noun; book title with head noun; quotation that a verb of launching introduces or
that ends on a head noun itself."""

QUOTE = re.compile(rf"[“‘「『](?P<core>[^“”‘’「」『』。！？；\n]{{2,{LONGEST_QUOTE}}})[”’」』]")
BOOK = re.compile(rf"《(?P<core>[^《》\n]{{2,{LONGEST}}})》")
REMARK = re.compile(r"[(（][^()（）]{1,20}[)）]$")
INNER = frozenset(
    {
        *PLAIN_NOUNS,
        *OTHER_NAMES,
        ADJECTIVE,
        DIRECTION,
        LOCALITY,
        ABBREVIATION,
        PLACE,
        BODY,
        NUMBER,
        MEASURE_WORD,
        MOMENT,
        ADJECTIVAL_ADVERB,
        VERBAL_ADVERB,
    }
)
"""Tags of the words that may stand between a quotation and its head noun: “一滴热血”|无偿|献血|活动."""

LEVEL = re.compile("全[国省市区县州]|大型")
"""Of what level a contest is, or how large an event, between its quotation and its head noun."""

GOES_ON = INNER - {DIRECTION, LOCALITY, NUMBER, MEASURE_WORD, MOMENT, ADJECTIVAL_ADVERB, VERBAL_ADVERB} | {PERSON}
"""Tags of a word right after a quotation that makes it part of a longer phrase: “十五五”时期, “走出去”战略."""

EDITION = re.compile("第[0-9一二三四五六七八九十百]+[届期季]$|首届$")
"""Which of its kind it is, before the quotation that it is a part of: 第七届“春风杯”采茶竞赛."""

YEAR = re.compile("(?:19|20)[0-9]{2}年?(?:度)?$")
"""What the name of a contest begins with, and that of nothing else: 2026年“春风杯”采茶竞赛."""

ROUND = re.compile("(?<=[大竞比]赛)[^，。；、“”总半决预初复]{0,4}(?:总决赛|半决赛|决赛|预赛|初赛|复赛)$")
"""A part of a contest, after the name of the whole: …技能竞赛|决赛."""

NEAR = 10
"""Characters before a place in which an edition, a year or a part of a contest stands whole."""

MODIFYING = frozenset({PARTICLE, NUMBER, MEASURE_WORD, ADJECTIVE, PRONOUN, VERBAL_NOUN})
"""Tags of the words that may stand between a verb and the quotation that it governs: 推出了这个暖心“…”."""

DEEDS = frozenset({VERB, VERBAL_NOUN, CONJUNCTION})
"""Tags of words that name, all together, two things that are done and no program."""

DOING = re.compile("协商(?!会)|开展|进行")
"""What is done on a theme, right behind it; else the theme is a name's own: 聚焦|“…”攻坚行动."""

TITLE = "titled"
"""The mark of a head noun that ends the names of documents, and no other: 《…的意见》, but “…”|意见."""

SESSION = re.compile("第[0-9一二三四五六七八九十]{1,4}[届次]")
"""After the title of a treaty: who comes together is named after it, and takes part in no treaty."""


class Quoted:
    """The words of one sentence, and the quoted programs in it; positions count in the sentence."""

    def __init__(self, sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> None:
        self.text = sentence.text
        self.tokens, self.offset = words, sentence.start
        self.heads = knowledge.lexicons["program_heads"]
        self.verbs = knowledge.lexicons["predicates"]
        self.generic, self.known = knowledge.lexicons["generic_words"], knowledge.lexicons["program_words"]
        self.honours, self.worthy = knowledge.lexicons["honours"], knowledge.lexicons["honour_words"]
        self.sentence = sentence
        self.quotes = [match.span() for match in QUOTE.finditer(self.text)]
        self.books = [match.span() for match in BOOK.finditer(self.text)] if "《" in self.text else []

    @cached_property
    def words(self) -> tuple[tuple[int, int, Token], ...]:
        """Each word, where it starts and where it ends; most sentences hold no quotation and never ask."""
        return tuple((word.start - self.offset, word.end - self.offset, word) for word in self.tokens)

    @cached_property
    def given(self) -> frozenset[Range]:
        """Where the quoted words stand that are given as honours."""
        return frozenset(honours.quoted(self.sentence, self.tokens, self.worthy))

    def names(self) -> Iterator[tuple[int, int, float]]:
        """Start, end and confidence of each name."""
        for start, end in self.quotes:
            if any(low < start and end < high for low, high in self.books):
                continue
            stop = self.reach(end)
            harm = self.generic.ending(self.text, end - 1)
            if harm and harm.kind == HARM and stop == end:
                continue
            award = self._is_award(end - 1) and stop == end  # “最美职工”; but “最美职工”|发布仪式
            if award or (self.generic.kind(self.text[start + 1 : end - 1]) == SORT and not self._is_deed(start, stop)):
                continue
            if stop > end and DOING.match(self.text, end) and self._is_theme(start):
                continue
            if stop > end and self._is_name(end - start - 2, stop):
                first = self._edition(start, stop)
                yield first, self.joined(stop), QUOTED_HEAD
                inner = self._launched_by(end, stop)
                if inner > end:
                    yield first, inner, QUOTED_HEAD
            elif stop == end and self._names_itself(start, end):
                yield self._edition(start, end), self.joined(end), LAUNCHED
        for start, end in self.books:
            title = REMARK.sub("", self.text[start + 1 : end - 1])
            head = self.heads.ending(title)
            if head and 1 < len(head.word) < len(title) and not SESSION.match(self.text, end):
                yield start, end, TITLED

    def _is_theme(self, start: int) -> bool:
        """Whether the quoted words only say on what one does that which follows: 围绕“…”|协商议政."""
        opening = next((word for low, _, word in self.words if low == start + 1), None)
        return (
            self.text.endswith(self.known.words("theme"), 0, start)
            and opening is not None
            and self._opens_a_clause(opening)
        )

    def strong_head(self, stop: int) -> Entry | None:
        """The head noun that ends at ``stop`` and needs no quotation mark to make a name."""
        head = self.heads.ending(self.text, stop)
        return head if head and not head.more else None

    def reach(self, end: int, *, verbs: bool = False) -> int:
        """The end of the last head noun that the words from ``end`` lead to; ``end`` itself if they lead to none.

        With ``verbs``, verbs that are in no lexicon may stand between.
        """
        first = self.heads.beginning(self.text, end)
        first = first if first and TITLE not in first.more else None
        reached = end
        whole = first is not None and any(high == end + len(first.word) for _, high, _ in self.words)
        if first and (whole or len(first.word) >= SURE):
            reached = end + len(first.word)
        for low, high, word in self.words:
            if low < end:
                continue
            opens = self.heads.beginning(self.text, low)
            begins_head = opens is not None and len(opens.word) > len(word.text)
            if high - end > FURTHEST_HEAD or not (begins_head or self._may_follow(word, verbs=verbs)):
                break
            head = self._head(high)
            tail = self.text[max(low, high - WORDS) : high]
            part = head is not None and len(head.word) == 1 and (tail in self.verbs or high - low == WORDS)
            if head and not part and high - len(head.word) >= end:
                reached = max(reached, high)
        return self.whole(end, reached)

    def _head(self, stop: int) -> Entry | None:
        """The head noun that ends at ``stop``, unless it ends titles alone."""
        head = self.heads.ending(self.text, stop)
        return head if head and TITLE not in head.more else None

    def whole(self, start: int, end: int) -> int:
        """Where the contest ends whose name an added round follows; ``end`` where none does."""
        part = ROUND.search(self.text, max(start, end - NEAR), end)
        return part.start() if part else end

    def _edition(self, start: int, stop: int) -> int:
        """Where a name begins whose quotation begins at ``start``: with its edition, a contest with its year."""
        edition = EDITION.search(self.text, max(0, start - NEAR), start)
        first = edition.start() if edition else start
        head = self.strong_head(stop)
        year = YEAR.search(self.text, max(0, first - NEAR), first) if head and head.kind == CONTEST else None
        return year.start() if year else first

    def joined(self, end: int) -> int:
        """The end of a name that goes on after 暨: …培训暨采茶竞赛."""
        if not self.text.startswith("暨", end):
            return end
        start = next((stop for begin, stop in self.quotes if begin == end + 1), end + 1)
        stop = self.reach(start, verbs=True)
        return self.joined(stop) if stop > start else end

    def _may_follow(self, word: Token, *, verbs: bool) -> bool:
        kind = self.verbs.kind(word.text)
        if self.generic.kind(word.text) == "describing" and not LEVEL.fullmatch(word.text):
            return False  # “…”重点|项目 are many; “…”全市职工技能竞赛 is one
        if word.tag in INNER or kind == "inner":
            return True
        if word.tag != VERB or kind:
            return False
        return verbs or len(word.text) <= SHORT_VERB or self._leads_to_head(word)

    def _leads_to_head(self, verb: Token) -> bool:
        """Whether a verb is part of the head noun that follows: 推进|会."""
        after = next(((low, high) for low, high, word in self.words if word.start == verb.end), None)
        return after is not None and self.heads.ending(self.text, after[1]) is not None

    def _is_name(self, quoted: int, stop: int) -> bool:
        """Whether so many quoted characters and the head noun at ``stop`` make a name."""
        return quoted >= PROPER or self.strong_head(stop) is not None

    def _launched_by(self, end: int, stop: int) -> int:
        """Where the program ends whose launch an event is: “…”专项行动|启动仪式; ``end`` if none does."""
        head = self.strong_head(stop)
        if head is None or head.kind != "Event" or stop - len(head.word) <= end:
            return end
        inner = stop - len(head.word)
        return inner if self.heads.ending(self.text, inner) else end

    def _is_award(self, stop: int) -> bool:
        """Whether the quoted words name an honour, which is no program: “青川县五一劳动奖章”."""
        return self.honours.ending(self.text, stop) is not None

    def goes_on(self, end: int) -> bool:
        """Whether a noun follows a quotation, so that it is part of a longer phrase."""
        return any(low == end and word.tag in GOES_ON for low, _, word in self.words)

    def _names_itself(self, start: int, end: int) -> bool:
        """Whether a quotation that no head noun follows is a name: it is launched, or ends on a head noun itself."""
        tags = {word.tag for low, high, word in self.words if start < low and high < end}
        deeds = CONJUNCTION in tags and tags <= DEEDS
        launched = self._is_launched(start) and not self.goes_on(end) and not deeds  # 实施“盗窃和劫持”
        told = end - start - 2 > PROPER and _series(self.known).match(self.text, end) is not None
        numbered = EDITION.search(self.text, max(0, start - NEAR), start) is not None
        cup = numbered and self.text.endswith(self.known.words("contest"), start, end - 1)
        dated = _dated(self.known).match(self.text, start) is not None
        return launched or told or cup or dated or self._holds_head(start + 1, end - 1)

    def _holds_head(self, start: int, stop: int) -> bool:
        """Whether the quoted words end on a longer head noun, and say enough before it: “春蚕助学计划”."""
        head = self._head(stop)
        opening = next((word for low, _, word in self.words if low >= start and word.tag != MOMENT), None)
        if head is None or len(head.word) < WORDS or (opening and self._opens_a_clause(opening)):
            return False
        if head.more and ("的" in self.text[start:stop] or (start, stop) in self.given):
            return False  # 获评“优秀职工书屋”
        return stop - start - len(head.word) >= (TELLING if head.more and head.kind in LOOSE else WORDS)

    def _is_deed(self, start: int, stop: int) -> bool:
        """Whether a quotation that says of what sort something is belongs to what is launched or held, by its head
        noun: 启动“零距离”志愿服务行动."""
        head = self.heads.ending(self.text, stop)
        return head is not None and head.word.endswith(self.known.marked("held")) and self._governed(start) in BRINGING

    def _opens_a_clause(self, word: Token) -> bool:
        """Whether a word opens what one is to do rather than a name: “建立…机制”, “首次应用”."""
        return word.tag == ADVERB or (word.tag == VERB and word.text in self.verbs)

    def _is_launched(self, start: int) -> bool:
        """Whether the words before a quotation bring a program out: 推广“…”, 发布了“…”."""
        return self._governed(start) == "launch"

    def _governed(self, start: int) -> str:
        """The kind of the verb that governs a quotation; empty where none does."""
        for _, _, word in reversed([entry for entry in self.words if entry[1] <= start]):
            if word.text in self.verbs or word.tag not in MODIFYING:
                return self.verbs.kind(word.text)
        return ""


@cache
def _dated(words: Lexicon) -> re.Pattern[str]:
    """A quotation that is named for its year and how long it goes on: “2026茶旅消费促进年”."""
    return re.compile(f"“20[0-9]{{2}}年?(?:(?![是的]|开展)[一-龥]){{2,12}}(?:{words.either('season')})[年季月周节]”")


@cache
def _series(words: Lexicon) -> re.Pattern[str]:
    """What follows a quotation that names what is held again and again, or is told to be a program."""
    sorts = words.either("sort")
    return re.compile(
        "第[0-9一二三四五六七八九十百]+(?:期|季|讲|站)(?![工刊])"
        f"|由[^，。；！？“”]{{2,16}}?(?:(?:主办|创办|发起)(?=，|的|$|。)|(?:打造|推出)的[^，。；]{{0,10}}?(?:{sorts}))"
        f"|是[^，。；！？“”]{{2,24}}?(?:推出|打造|开展|创办|实施|举办|启动|发起)的[^，。；]{{0,10}}?(?:{sorts})"
    )
