"""Where the name of a body begins that ends on a head noun: the walk to the left, word by word."""

from __future__ import annotations

import re
from functools import cached_property

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.gazetteer import sign
from zhitu.knowledge.lexicons import Entry
from zhitu.model import Sentence, Token
from zhitu.reading.tags import (
    ABBREVIATION,
    ADJECTIVAL_ADVERB,
    ADJECTIVE,
    ADVERB,
    ANCHORS,
    BODY,
    DIRECTION,
    LOCALITY,
    MARK,
    NOUN,
    NUMBER,
    OTHER_NAMES,
    PERSON,
    PLACE,
    PLAIN_NOUNS,
    PREPOSITION,
    PROPER_NOUN,
    VERB,
    VERBAL_ADVERB,
    VERBAL_NOUN,
)
from zhitu.reading.words import CLOSE, OPEN
from zhitu.reading.words.people import DOCTRINE

LONGEST = 40
"""Characters of a name at most; the longest official names of the development data have 36."""

LONGEST_BRACKET = 14
"""Characters between brackets inside a name, such as （集团） or the name of a brand."""

LONGEST_NUMBER = 3
"""A word tagged as a number that is longer, and does not count, is a name: the tagger takes 一 for a numeral."""

PROPER = 3
"""A weak head (班, 局, 社) needs at least so many characters before it."""

SURE = 0.9
"""A tagger that is so sure of a name is believed though it is short and its head weak; our own sentences score alike
from 0.7 to 1."""

OFFICIAL = ("GovernmentBody", "PartyBody", "Media")
TRUSTED = 0.75
"""Of these classes, whose short names are seldom words (货币局, 新芬党), one that is so sure."""

UNANCHORED = 6
"""A body that a verb of founding introduces may lack place and proper name if it has so many characters."""

TOLD = 4
"""Characters of such a body if the text goes on to say who founded it, or gives it a short form."""

DIVISION = re.compile("[省市区县旗镇乡]$|街道$")
"""How the full name of a division ends that a body's name may begin with."""

ENDING = frozenset({*PLAIN_NOUNS, *OTHER_NAMES, ABBREVIATION, BODY, PLACE, PERSON})
"""Tags of a word on which a name may end: 上班 and 南部 hold a head noun and are none."""

INNER = frozenset({*PLAIN_NOUNS, *OTHER_NAMES, ADJECTIVE, DIRECTION, LOCALITY, ABBREVIATION, PLACE, BODY})
"""Tags of the words that make up a name."""

PREPOSITIONS = frozenset("向对为在把被从将给")
"""Words that stand inside no name, whatever the tagger calls them: 远川集团|向|中心."""

EDITION = re.compile("第[一二三四五六七八九十百0-9]{1,4}届")
"""Before the event that a body is for: 第六届|茶博会组委会."""

NAMED = frozenset({BODY, PLACE, PROPER_NOUN, NOUN})
"""Tags of a word after which a bracket may belong to the name."""

PRESSES = ("杂志社", "报社", "编辑部", "杂志", "社")
"""What follows the title of a paper to name the body that makes it: 《青川文艺》杂志社."""

DECLARED = ("（以下简称", "(以下简称", "（简称", "(简称", "（下称", "(下称")
"""After a noun this says that the noun is a name."""

FOUNDED = re.compile(r"，?由[^，。；]{2,40}?(?:设立|创办|建设|组建|成立|创建|开办|兴建|打造)")

LISTING = "、"
"""What stands between the bodies of a list."""

OPENING = frozenset((MARK, PREPOSITION))
"""Tags of the words after which a list begins."""

ORGANISES = "组织"
"""A verb that parts a body from what it sends, whatever the body's name ends on: 青川海警|组织|巡逻队."""

COMMITTEE = "PartyBody"
"""The class of what a level names by itself, and behind a body begins another name: 青川党校|县委|书记班."""

PARTY = "党"
"""A party's name is told by the tagger, or by the word that ends so."""

RELATIVE, ADVERBS = "的", frozenset((ADVERB, VERBAL_ADVERB, ADJECTIVAL_ADVERB))
"""What stands between the verb of its founding and a body that others founded, and before the verb."""

COUNT = re.compile(r"\d|^首|^第|[个家名所支项万亿]$")

ORDERED = re.compile("第.+[家个座所]")
"""Which of many a body is, and no part of its name: 第二百家|户外劳动者驿站."""

QUANTITY = re.compile(r"不少于|不低于|超过|达|[0-9一二两三四五六七八九十百千多近余]+[家个所支]")
"""After the noun this says that a number of bodies is meant, not one."""


def is_weak(head: Entry) -> bool:
    """Whether a head noun makes a name only together with a proper name."""
    return "weak" in head.more


def is_thin(word: Token, head: Entry) -> bool:
    """Whether a tagger that is not sure marked a word that ends on a weak head of one character: 陈列馆, 党建馆."""
    sure = TRUSTED if head.kind in OFFICIAL else SURE
    return (
        is_weak(head)
        and len(head.word) == 1
        and 0 < word.confidence < sure
        and len(word.text) - len(head.word) < PROPER
    )


def _is_site(word: Token, head: Entry) -> bool:
    """Whether the tagger saw a whole name and took it for a site: 云湖观景台."""
    return "site" in head.more and word.tag == PLACE and len(word.text) > len(head.word)


class Builder:
    """The words of one sentence, and where the names in it begin."""

    def __init__(self, sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> None:
        self.sentence, self.words = sentence, words
        self.heads = knowledge.lexicons["organisation_heads"]
        self.generic = knowledge.lexicons["generic_words"]
        self.verbs = knowledge.lexicons["predicates"]
        self.titles = knowledge.lexicons["titles"]
        self.places = knowledge.lexicons["place_heads"]
        self.known = knowledge.lexicons["abbreviations"]
        self.gazetteer = knowledge.gazetteer
        self.national = knowledge.lexicons["generic_names"].words("national")

    @cached_property
    def index(self) -> dict[int, int]:
        """The number of each word by where it starts."""
        return {word.start: number for number, word in enumerate(self.words)}

    def start(self, last: int, head: Entry) -> int | None:
        """Where the name begins whose head noun ends with word ``last``, or None if no name ends there."""
        word = self.words[last]
        if word.text in PRESSES and (opened := self._opening_title(last)) is not None:
            return opened
        party = word.text == PARTY and word.tag != BODY  # 新时代|党
        if party or is_thin(word, head) or self._ends_a_place(word.end, head) or _is_site(word, head):
            return None
        if word.tag == BODY and len(word.text) > len(head.word) + 1:
            return self._posted(last) if "posted" in head.more else self._with_division(last, head)
        first = last
        while self.words[first].start > word.end - len(head.word):
            first -= 1
        inside = self.words[first].start < word.end - len(head.word)
        if is_weak(head) and inside and self.words[first].tag not in (BODY, PLACE, PROPER_NOUN):
            return None  # 全局, 南部, 主站 are words of their own
        start = None if inside and self._is_deed(first, head) else self._anchor(first, head)
        if start is None:
            return self._introduced(first, word.end, head)
        first_word = self._at(start)
        posts = sign(head.word) != "" and head.kind == COMMITTEE and first_word is not None and first_word.tag == BODY
        return start if not posts and self._makes_a_name(start, word.end, head) else None

    def _is_deed(self, index: int, head: Entry) -> bool:
        """Whether a word holds a verb before the head noun: 青川县|整合政府|各部门."""
        return self.verbs.kind(self.words[index].text[: -len(head.word)]) not in ("", "inner")

    def _opening_title(self, index: int) -> int | None:
        """Where a publisher's name begins with the title of what it publishes: 《青川文艺》|编辑部."""
        text, close = self.sentence.text, self.words[index].start - self.sentence.start - 1
        opened = text.rfind("《", 0, close) if text[close : close + 1] == "》" and close > 0 else -1
        return self.sentence.start + opened if opened >= 0 and close - opened <= LONGEST_BRACKET else None

    def _ends_a_place(self, end: int, head: Entry) -> bool:
        """Whether a weak head is only the end of what makes a place: 火车|站, 市|中心."""
        place = self.places.ending(self.sentence.text, end - self.sentence.start) if is_weak(head) else None
        return place is not None and len(place.word) > len(head.word)

    def _posted(self, index: int) -> int:
        """中国|驻|英国大使馆 begins with the country that it belongs to."""
        before = self.words[index - 1] if index else None
        if before is None or before.text != "驻":
            return self._with_party(index)
        owner = self.words[index - 2] if index > 1 else None
        return owner.start if owner and owner.tag in ANCHORS else before.start

    def _with_division(self, index: int, head: Entry) -> int:
        """青川县枫林街道|石桥社区居委会 begins with the divisions before it, unless its own place is another."""
        first = index
        while first and self._is_division(self.words[first - 1]):
            first -= 1
        before = "".join(word.text for word in self.words[first:index])
        thin = is_weak(head) and len(self.words[index].text) - len(head.word) < PROPER
        if first == index or thin or not self._lies_in(self.words[index].text, before):
            return self._with_party(index)
        return self.words[first].start

    def _is_division(self, word: Token) -> bool:
        """Whether a word is the full name of a division, or of several, each in the one before."""
        return word.tag == PLACE and bool(DIVISION.search(word.text)) and bool(self.gazetteer.peel(word.text)[0])

    def _lies_in(self, name: str, places: str) -> bool:
        """Whether a name begins with no place, or with one in the last of these places."""
        codes, around = self.gazetteer.peel(name)[0], self.gazetteer.peel(places)[0]
        if name.startswith(self.national):
            return False  # 台湾省|全国人大代表
        return not codes or (bool(around) and self.gazetteer.within(codes[0], around[-1]))

    def _with_party(self, index: int) -> int:
        """共青团|青川县委员会 and 中车|青川机车公司 begin with whom they belong to, though the place stands between."""
        word, before = self.words[index], self.words[index - 1] if index else None
        party = before is not None and self.generic.kind(before.text) == "party"
        return before.start if before and (party or self._is_group(before, word)) else word.start

    def _is_group(self, before: Token, word: Token) -> bool:
        """Whether a word is the short name of a group, which the name of its firm in some place begins with."""
        known = self.known.kind(before.text) in ("name", "prefix")
        return known and word.tag == BODY and bool(self.gazetteer.peel(word.text)[0])

    def _anchor(self, first: int, head: Entry) -> int | None:
        """Where the proper name begins to which the head noun, at word ``first``, belongs; None without one."""
        anchor: int | None = None
        index = first
        while index >= 0:
            word = self.words[index]
            if anchor is not None and self.words[anchor].tag in ANCHORS and word.tag != PLACE:
                break
            opened = self._opening(index) if word.text in CLOSE else None
            if opened is not None:
                index = opened - 1
                continue
            if word.tag == PERSON and index != first and ("personal" in head.more or self._is_taught(word, head)):
                return word.start
            if index != first and (not self._belongs(word) or self._sends(index)):
                break
            if word.tag == BODY and index + 1 != first and self._acts(index):
                break
            if word.tag in ANCHORS or (word.tag == PROPER_NOUN and index != first) or self._is_town(index, first, head):
                anchor = index
            index -= 1
        if anchor is None:
            return None
        numbered = anchor > 0 and EDITION.fullmatch(self.words[anchor - 1].text) is not None
        return self.words[anchor - 1].start if numbered else self._with_party(anchor)

    def _is_taught(self, word: Token, head: Entry) -> bool:
        """Whether a body is for what somebody taught: 林国栋|经济思想研究中心."""
        return not is_weak(head) and DOCTRINE.match(self.sentence.text, word.end - self.sentence.start) is not None

    def _is_town(self, index: int, first: int, head: Entry) -> bool:
        """Whether the tagger took a place right before a head noun for a common noun: 开远|工务段."""
        word = self.words[index]
        if index != first - 1 or word.tag != NOUN or is_weak(head) or word.text in self.gazetteer.ambiguous:
            return False
        return any(place.level is not Level.TOWN for place in self.gazetteer.named(word.text))

    def _acts(self, index: int) -> bool:
        """Whether the text goes on after a body with a verb: 青川供电公司|组织|党员突击队."""
        head = self.heads.ending(self.words[index].text)
        after = self.words[index + 1 : index + 2]
        if not after or after[0].tag != VERB:
            return False
        return after[0].text == ORGANISES or (head is not None and not is_weak(head))

    def _sends(self, index: int) -> bool:
        """Whether a body stands before the verb there: 青川军区|组织|军区部队."""
        before = self.words[index - 1].text if index and self.words[index].text == ORGANISES else ""
        head = self.heads.ending(before) if before else None
        return head is not None and len(head.word) > 1

    def _belongs(self, word: Token) -> bool:
        """Whether a word may stand inside a name."""
        if self.generic.kind(word.text) in ("describing", "one") or word.text in PREPOSITIONS:
            return False
        if word.tag == VERB:
            return self.verbs.kind(word.text) == "inner"
        if word.tag == NUMBER:
            long = len(word.text) > LONGEST_NUMBER and not COUNT.search(word.text)
            if ORDERED.fullmatch(word.text):
                return False
            return word.text.startswith("第") or word.text.isdigit() or long
        return word.tag in INNER or word.text == "·"

    def _opening(self, close: int) -> int | None:
        """The word that opens the bracket which word ``close`` closes, if it follows a name closely."""
        for index in range(close - 1, 0, -1):
            if self.words[close].start - self.words[index].end > LONGEST_BRACKET:
                return None
            if self.words[index].text in OPEN:
                return index if self.words[index - 1].tag in NAMED else None
        return None

    def _makes_a_name(self, start: int, end: int, head: Entry) -> bool:
        """Whether what stands between the anchor and the head noun makes a name of the two."""
        stop = end - len(head.word)
        before = [word for word in self.words if start <= word.start < stop]
        if end - start > LONGEST or not before or self._describes(before):
            return False
        if is_weak(head):
            after = self._at(end)
            phrase = after is not None and after.tag in (NOUN, VERBAL_NOUN) and after.text not in self.titles
            if phrase or (stop - start < PROPER and any(word.tag not in ANCHORS for word in before)):
                return False
        return not self.sentence.text.startswith(("之一", "们"), end - self.sentence.start)

    def _describes(self, before: list[Token]) -> bool:
        """Whether nothing but a place and general words stand before the head: 青川|企业|工会."""
        kinds = [self.generic.kind(word.text) for word in before if word.tag != PLACE]
        return bool(kinds) and all(kind in ("describing", "generic") for kind in kinds)

    def _introduced(self, first: int, end: int, head: Entry) -> int | None:
        """Where a body without place or proper name begins, if the text founds it (成立了首个…中心), goes on to say who
        did (…驿站由…出资设立), or gives it a short form."""
        if is_weak(head) or self._goes_on(end):
            return None
        index = first
        while index > 0 and self._belongs(self.words[index - 1]) and not self.words[index - 1].text.endswith("级"):
            index -= 1
        start = self.words[index].start
        if self.words[index].text in self.generic:
            return None
        stop = end - self.sentence.start
        named = self.sentence.text.startswith(DECLARED, stop) or FOUNDED.match(self.sentence.text, stop) is not None
        named = named or self._is_listed(index, end)
        long_enough = end - start >= (TOLD if named else UNANCHORED)
        return start if long_enough and (named or self._is_founded(index, end)) else None

    def _is_listed(self, index: int, end: int) -> bool:
        """Whether a body stands before or behind in a list: 青川县技工学校、职工学校."""
        if index > 1 and self.words[index - 1].text == LISTING and self.words[index - 2].tag == BODY:
            return True
        opens = index == 0 or self.words[index - 1].tag in OPENING
        number = self.index.get(end, len(self.words))
        following = self.words[number : number + 2]
        return opens and len(following) > 1 and following[0].text == LISTING and following[1].tag == BODY

    def _goes_on(self, end: int) -> bool:
        """Whether the name goes on after this head: 创新工作室|联盟."""
        after = self._at(end)
        return (
            after is not None
            and after.tag in INNER
            and self.heads.ending(self.sentence.text, after.end - self.sentence.start) is not None
        )

    def _is_founded(self, index: int, end: int) -> bool:
        """Whether a verb of founding stands right before word ``index``, or speaks of one body there."""
        between = ""
        for number in range(index - 1, -1, -1):
            word = self.words[number]
            if self.verbs.kind(word.text) not in ("", "inner"):
                counted = QUANTITY.match(self.sentence.text, end - self.sentence.start)
                one = between.startswith("了") or self._says_one(between)
                # a verb that opens its clause has no subject: 创建…联盟是…的举措 tells of a kind of body
                governed = number > 0 and self.words[number - 1].tag != MARK and not between
                theirs = between == RELATIVE and self._has_founder(number)
                return self.verbs.kind(word.text) == "found" and (one or ((governed or theirs) and not counted))
            if word.tag == MARK or (word.tag == NUMBER and self.generic.kind(word.text) != "one"):
                return False
            between = word.text + between
        return False

    def _has_founder(self, verb: int) -> bool:
        """Whether a body stands right before a verb, adverbs and its allies not counted: 青川县总工会|联合|设立|的."""
        before = next((word for word in reversed(self.words[:verb]) if word.tag not in ADVERBS), None)
        return before is not None and before.tag == BODY

    def _says_one(self, between: str) -> bool:
        return any(word in between for word in self.generic.words("one"))

    def _at(self, start: int) -> Token | None:
        number = self.index.get(start)
        return None if number is None else self.words[number]
