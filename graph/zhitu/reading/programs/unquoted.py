"""Programs without quotation marks: a place, a body or an ordinal, then nouns, then a head noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Entry, Lexicon
from zhitu.model import Sentence, Token
from zhitu.reading.programs.quoted import INNER, LONGEST, Quoted
from zhitu.reading.tags import (
    ABBREVIATION,
    ADJECTIVAL_ADVERB,
    ADJECTIVAL_NOUN,
    ADJECTIVE,
    ADVERB,
    ANCHORS,
    CONJUNCTION,
    MARK,
    MOMENT,
    NOUN,
    NUMBER,
    PLACE,
    PROPER_NOUN,
    VERB,
    VERBAL_ADVERB,
    VERBAL_NOUN,
    WORK_TITLE,
)
from zhitu.reading.words import CLOSE, OPEN
from zhitu.reading.words.bodies import ORGANISES

SHORTEST = 5
"""Characters of a name without quotation marks at least."""

OPENED = 7
"""A name right after a verb that holds it (举办) needs so many: shorter ones (技能培训班) only say what kind it is."""

CARRIES_OUT, SPELL = "开展", re.compile("[周月](?:活动)?$")
"""A verb before a campaign, and how the noun ends for one that has a week or a month of its own."""

CUP = re.compile("[一-龥]{2,3}杯")
"""What names a contest however short the name is."""

BRACKET = 4
"""Words at most between a bracket in a name and its end, which hold a place."""

THEME = 3
"""Characters at least of nouns before the ordinal that belong to the name; our own sentences score alike from
2 to 5."""

ANCHORED = 0.8
"""Confidence of such a name."""

ORDINAL = re.compile(
    r"(?:全[国省市区县州](?:[^，。、]{2})?|全球|世界|国际|首届)$|第[0-9一二三四五六七八九十百]+[届轮次期]|[0-9]{4}(?:年|年度)?$"
)
DATED = re.compile(r"第[0-9一二三四五六七八九十百]+[届期]|[0-9]{4}(?:年|年度)?")
"""Which of them it is, of a word that else says of what sort it is."""

EDITION, EDITION_NEAR = re.compile(r"第[0-9一二三四五六七八九十百]+届"), 4
"""The number of an edition, and words from it to one that else says of what sort a thing is."""

NUMBERED_AS = re.compile(r"第[0-9一二三四五六七八九十百]+[届次]")
"""The number of an edition or of a meeting, which its name begins with."""

TERM = re.compile("[一二三四五六七八九十]{1,3}届")
MEETING = ("会议", "大会", "委员会", "理事会", "常委会", "主任", "主席", "会长", "理事长")
"""Nouns and titles that end what an edition is of."""

SEASON = re.compile("[春夏秋冬暑寒][季期假]?|[上下]半年")
THOUGHT = re.compile("(?:学习(?:宣传)?贯彻)?习近平新时代$")
"""What the name of a campaign begins with that is named after a doctrine."""

NEAR = 15
"""Characters before a name in which the rest of it may stand."""

BUILDS = re.compile("(?:启动|实施|推进|承建|参建|投资建设|谋划建设|新建|竣工|开工建设)(?:了|的)?$")
"""What stands before a site of which it is the name that it is built: 启动了|青川县云岭水库加固工程."""

TO = "至"
"""What joins the ends of a line, which both belong to its name."""

LARGE = "大型"
"""Of what size a fair is, which belongs to its name behind its year."""

PHASE = re.compile("[一二三四五六]期")
NUMBERED, SITE = "numbered", "site"
GRAND = re.compile(r"第[0-9一二三四五六七八九十百]+届|[0-9]{4}|(?:世界|全球|国际|全国|中国)(?!职工|职代|会员|代表)")
"""What makes a name of a head noun that is mostly none: an edition, a year, the world."""

LEVEL = re.compile(r"全国|全省|全市|全区|全县|全州|全球|世界|国际|首届")
"""What makes a name only with more than the head noun: 国际|研讨会 is any one."""

SERIES = re.compile(
    "[一-龥]{2,14}(?:论坛|峰会|组织|联盟|理事会)第[0-9一二三四五六七八九十百]+[届次][一-龥]{0,6}(?:会议|年会)"
)
SITED = 6
"""Characters that its name needs before the head noun: 青川县|水利|工程 may be any one."""

DASHES = "—－–-"
CLOSING = ("》", "”", "’")
CONJUNCTIONS = ("和", "与", "及", "或", "以及")
NOUNS = frozenset({NOUN, PROPER_NOUN, VERBAL_NOUN, WORK_TITLE, ADJECTIVAL_NOUN, ABBREVIATION})
VERBAL = frozenset({VERB, CONJUNCTION, ADVERB, ADJECTIVAL_ADVERB, VERBAL_ADVERB})
"""Tags that the tagger gives to parts of long names (网约|配送, 集中|入会): the lexicon of verbs decides."""


class Unquoted:
    """The words of one sentence, and the programs in it that no mark shows; positions count in the sentence."""

    def __init__(self, sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge, quoted: Quoted) -> None:
        self.offset, self.words, self.quoted = sentence.start, words, quoted
        self.verbs = knowledge.lexicons["predicates"]
        self.generic = knowledge.lexicons["generic_words"]

    def names(self) -> Iterator[tuple[int, int, float]]:
        """Start, end and confidence of each name."""
        marked = (*self.quoted.quotes, *self.quoted.books)
        for index, word in enumerate(self.words):
            if word.text[-1:] not in self.quoted.heads.last:
                continue
            end = word.end - self.offset
            head = self.quoted.heads.ending(self.quoted.text, end)
            if head is None or any(low < end < high for low, high in marked):
                continue
            if self.quoted.whole(0, end) < end:
                continue  # …技能竞赛|决赛
            first = index
            while self.words[first].start - self.offset > end - len(head.word):
                first -= 1
            if self.words[first].tag == MOMENT and self.words[first].start - self.offset < end - len(head.word):
                continue  # 今|年会
            anchor = self._anchor(first, builds=SITE in head.more)
            start = (
                self._after_verb(first, end, head.word)
                if anchor is None
                else self._widened(anchor, end - len(head.word))
            )
            thought = THOUGHT.search(self.quoted.text, max(0, start - NEAR), start) if start else None
            start = thought.start() if thought else start
            if start is not None and self._is_name(start, end, head) and self._is_strong(start, end, head):
                yield start, self.quoted.joined(end), ANCHORED

    def _is_strong(self, start: int, end: int, head: Entry) -> bool:
        """Whether a head noun needs no quotation, for what the name begins with."""
        text = self.quoted.text
        numbered = NUMBERED in head.more and not text.endswith(self.quoted.known.words("ordinary"), start, end)
        told = _built(self.quoted.known).match(text, end) or BUILDS.search(text, max(0, start - NEAR), start)
        if SITE in head.more and told and end - start - len(head.word) >= SITED:
            return any(word.tag == PLACE and word.start - self.offset == start for word in self.words)
        opens = (start, self._behind_places(start))
        grand = numbered and any(GRAND.match(text, at, end) for at in opens)
        return not head.more or grand or self._is_series(start, end)

    def _behind_places(self, start: int) -> int:
        """Where a name goes on behind the places that it begins with: 四川省|第三届工匠交流大会."""
        for word in self.words:
            if word.start - self.offset == start and word.tag == PLACE:
                start = word.end - self.offset
        return start

    def _is_series(self, start: int, end: int) -> bool:
        """Whether it is one of the meetings of what is named before its number: 青禾茶业论坛|第三届理事长会议."""
        return SERIES.fullmatch(self.quoted.text, start, end) is not None

    def _is_name(self, start: int, end: int, head: Entry) -> bool:
        named = _bare(self.quoted.known).fullmatch(self.quoted.text, start, end) is None
        return named and SHORTEST <= end - start <= LONGEST and end - start - len(head.word) >= 2

    def _widened(self, first: int, head: int) -> int | None:
        """Where a name really begins whose place, body or ordinal is word ``first``; None where it is not told.

        A line may open with a theme before the ordinal (教育家精神2024年…), and a dash joins two countries; but what
        follows a quotation or a title is named after that, and so is a treaty's meeting (《远川公约》第三届缔约方大会).
        """
        word = self.words[first]
        start = word.start - self.offset
        if LEVEL.fullmatch(word.text) and word.end - self.offset == head:
            return None
        joined = first
        while joined > 1 and self.words[joined - 1].text in DASHES and self.words[joined - 2].tag in ANCHORS:
            joined -= 2
        edition = self._edition(joined) if word.tag in ANCHORS or joined < first else None
        if edition is not None or joined < first:
            return self.words[joined].start - self.offset if edition is None else edition
        index = first
        while index > 0 and self.words[index - 1].tag in NOUNS:
            index -= 1
        before = self.words[index - 1].text if index else ""
        if index < first and before.endswith(CLOSING):
            return None
        whose = word.text.startswith("第") and self.words[index - 1].tag in ANCHORS
        if 0 < index < first and (whose or EDITION.fullmatch(before)):
            return (
                self.words[index - 1].start - self.offset
            )  # 中国|妇女|第十三次|全国代表大会, 第九届|数字|青川建设峰会
        treaty = next((low for low, high in self.quoted.books if high == start), start)
        if treaty < start and word.text.startswith("第"):
            return treaty
        opens = not before or self.words[index - 1].tag == MARK
        named = word.tag not in ANCHORS
        theme = self.words[index].start - self.offset
        return theme if opens and named and start - theme >= THEME else start

    def _anchor(self, last: int, *, builds: bool = False) -> int | None:
        """The place, body or ordinal that a name begins with whose head noun begins in word ``last``.

        Where it ``builds`` something, what is done there stands right before the head noun: 生态|提升|工程.
        """
        anchor: int | None = None
        named = False
        index = last + 1
        while index > 0:
            index -= 1
            word = self.words[index]
            if word.text in CLOSE and (opened := self._opened(index)):
                index = opened  # 中国|（四川）|国际茶业博览会
                continue
            is_name, is_ordinal = word.tag in ANCHORS, ORDINAL.match(word.text) is not None or self._is_term(index)
            if named and builds and word.text == TO and index and self.words[index - 1].tag == PLACE:
                continue  # 安康|至|青川特高压直流输电工程
            if named and not is_name and not is_ordinal:
                break
            if not is_name and index != last and word.tag not in INNER and word.tag not in VERBAL:
                break
            work = builds and index == last - 1 and word.tag == VERBAL_NOUN
            governs = index != last and not work and self.verbs.kind(word.text) not in ("", "inner")
            if governs or word.text in CONJUNCTIONS:
                break
            if index and word.text == ORGANISES and word.tag == VERB and self.words[index - 1].tag in ANCHORS:
                break  # 青川县|组织|茶艺技能大赛
            described = self.generic.kind(word.text) == "describing" and not (
                (index + 1 < last or word.text == LARGE) and self._is_dated(index)
            )
            number = word.tag == NUMBER and not (builds and PHASE.fullmatch(word.text))
            if (described or number) and not is_ordinal:
                break
            if is_name or is_ordinal or (index == last and self._is_proper(word)):
                anchor, named = index, named or is_name
        return anchor

    def _is_dated(self, index: int) -> bool:
        """Whether a year or an edition stands before a word, or a year and a season (2025年|基层工会干部培训班), or an
        edition a few nouns before it: 第四届|全国工业|互联网安全技能大赛."""
        at = index - 1
        if at > 0 and SEASON.fullmatch(self.words[at].text):
            at -= 1
            at -= at > 0 and self.words[at].tag in ANCHORS
        if at >= 0 and DATED.fullmatch(self.words[at].text):
            return True
        for word in reversed(self.words[max(0, index - EDITION_NEAR) : index]):
            if word.tag not in NOUNS:
                return EDITION.fullmatch(word.text) is not None
        return False

    def _edition(self, first: int) -> int | None:
        """Where the edition stands before a name, or before the nouns before it: 第九届|数字|青川建设峰会.

        What meets under that number stands behind it with a head noun, and the name begins behind that.
        """
        at = first - 1
        while at > 0 and (self.words[at].tag in NOUNS or SEASON.fullmatch(self.words[at].text)):
            if self.words[at].text.endswith(MEETING):
                return None  # 第五次|扩大|会议|青川县招聘会
            at -= 1
        numbered = at >= 0 and NUMBERED_AS.fullmatch(self.words[at].text) is not None
        return self.words[at].start - self.offset if numbered else None

    def _is_term(self, index: int) -> bool:
        """Whether a word says of which term a committee is, around its name: 十四届|全国政协|第六十八次…."""
        after = self.words[index + 1] if index + 1 < len(self.words) else None
        term = after is not None and TERM.fullmatch(self.words[index].text) is not None
        return term and after is not None and (after.tag in ANCHORS or after.text.startswith("第"))

    def _opened(self, close: int) -> int | None:
        """The word that opens the bracket, right behind a name, which word ``close`` closes."""
        places = range(max(1, close - BRACKET), close)
        opened = next((at for at in places if self.words[at].text in OPEN), None)
        return opened if opened and self.words[opened - 1].tag in ANCHORS else None

    def _is_proper(self, word: Token) -> bool:
        """Whether the tagger took a whole name for a proper noun: 世界机器人大会."""
        return word.tag == PROPER_NOUN and len(word.text) >= SHORTEST

    def _after_verb(self, last: int, end: int, head: str) -> int | None:
        """Where a name without place or ordinal begins behind the verb that holds it: 举办（的）|手工制茶技艺培训班.

        That of a week or a month may follow one that begins it too: 启动|安全生产宣传月活动.
        """
        spell = SPELL.search(head) is not None
        for index in range(last, 0, -1):
            word, before = self.words[index], self.words[index - 1]
            inside = word.tag in NOUNS or index == last or (spell and word.tag == ADJECTIVE)  # 安全|生产宣传月活动
            if word.text in self.generic or not inside:
                return None
            verb = self.words[index - 2] if before.text == "的" and index > 1 else before
            start = word.start - self.offset
            cup = CUP.match(self.quoted.text, start) is not None
            begins = spell and (self.verbs.kind(verb.text) == "launch" or verb.text == CARRIES_OUT)
            holds = self.verbs.kind(verb.text) == "hold" or begins
            if holds or (cup and self.quoted.known.kind(verb.text) == "takes"):
                return start if cup or end - start >= OPENED else None
        return None


@cache
def _bare(words: Lexicon) -> re.Pattern[str]:
    """A name that tells of no event which it is, whatever its number: 第三届|大会, 人民代表大会|制度."""
    return re.compile(
        f"(?:第[0-9一二三四五六七八九十百]+[届次期]|首届|首次|首场)?(?:{words.either('bare')})(?:[开闭]幕式)?"
        f"|(?:国际|世界|全球)(?:合作|学术|专题)?(?:{words.either('forum')})|{words.either('any')}"
    )


@cache
def _built(words: Lexicon) -> re.Pattern[str]:
    """What is said behind a site of which it is the name that it is built: …加固工程|昨日正式开工."""
    return re.compile(
        "(?:（[^（）]{1,20}）)?"
        "(?:将|预计|计划|[今明]年(?:[0-9]{1,2}月)?|于|已|正式|今天|昨[天日]|日前|近日|[0-9]{1,2}月[0-9]{1,2}日|上午|下午|全[面线]|顺利|建成|完成|项目|一期|二期|主体)*"
        f"(?:{words.either('built')}|(?<=建成)|启动(?!会|仪式|大会)|由[^，。；]{{2,24}}(?:承建|建设|投资))"
    )
