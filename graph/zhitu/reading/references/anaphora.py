"""Words that point back to a body or a place named before: 该中心, 中心|主任, 公司|成立于, 该县, 村委会."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Article, Kind, Mention, Token, order
from zhitu.reading.organisations.firms import COMPANY, FORMED, GROUP, GROUPS
from zhitu.reading.page import company
from zhitu.reading.page.company import REFERRED
from zhitu.reading.sentences import TOGETHER
from zhitu.reading.tags import (
    ABBREVIATION,
    ADJECTIVE,
    ADVERB,
    BODY,
    CONJUNCTION,
    MARK,
    MEASURE_WORD,
    MOMENT,
    NUMBER,
    OTHER_NAMES,
    PARTICLE,
    PERSON,
    PLACE,
    PLAIN_NOUNS,
    PREPOSITION,
    PRONOUN,
    VERB,
)
from zhitu.reading.words.bodies import PARTS

POINTED = {"pointing": Kind.ORGANIZATION, "division": Kind.PLACE}
"""What the words of each kind point back to."""

OWN = ("TradeUnion", "GovernmentBody")
"""Classes of bodies that behind a post and a mark are of where that post is held: 民主党主席、|政府副总理."""

OFFICE = "office"
"""The kind of words for the office of a village or quarter named before: 村委会."""

BANK, CENTRAL = "银行", "中国人民银行"
"""What is said of banks is not said of the central one, though it alone be named."""

THAT = "该"
"""The word that belongs to a head noun which points back: 到|该集团|开展活动."""

FIRM_ALONE = "公司"
"""The word by which the company is meant whose paper the article is from, or a firm whose name ends otherwise."""

CALLED_FIRMS = ("集团", "控股")
"""How names of firms end, beside a trade (青川科技), that are called 公司 from then on."""

REGISTERED = re.compile(".{2,24}?有限(?:责任)?公司")
"""The firm with its legal form that the name of its part begins with: 远川港集团有限公司|装卸二队."""

SORTS = {"School": "学校", "Hospital": "医院"}
"""What a body of a class is called, whatever its name ends on: 青川中学, 学校."""

OWNING = ("首批", "现有", "旗下", "全资", "控股", "原名", "前身", "现名", "曾用名")
"""Words that say so though they are no verbs."""

OWNERS = (COMPANY, "School", "Hospital")
"""Classes of bodies that are meant by their head noun alone though the text names only their union."""

NOMINAL = frozenset(
    {*PLAIN_NOUNS, *OTHER_NAMES, ADJECTIVE, ABBREVIATION, PLACE, BODY, PERSON, PARTICLE, NUMBER, MEASURE_WORD}
)
"""Tags of a word before a head noun that makes it part of a longer phrase."""

SEVERAL = ("各", "每", "某", "多家", "几家", "一家", "其他", "其它")
"""Words before a head noun that say it is not the one named before: 各|集团公司."""

MODIFIERS = NOMINAL | {PRONOUN}
"""Tags of a word before the office of a village that say it is another's, or of several: 邻村|村委会, 各村|村委会."""

PARTNER = ("与", "同", "向", "给")
"""Before a body that another, whom the sentence is about, does something with."""

STRETCH, ALONG = "该段", re.compile("时间|时期|日子|铁路|公路|高速|隧道|路|线|文字|视频|经历|历史|内容|江|河")
"""A section, and behind it what makes it a stretch of something, which is no body: 该段|隧道."""

PAIR = 2
"""Words of a head noun that the tagger parts: 行业|工会."""

VILLAGE = 2
"""The name of a village has more characters."""

GOVERNING = frozenset({VERB, PREPOSITION, ADVERB, PARTICLE, CONJUNCTION, MOMENT})
"""Tags of the word that follows a head noun which opens a clause for a body named before: 公司|成立于…, 学校|1942年…"""


def find(
    article: Article,
    tokens: tuple[tuple[Token, ...], ...],
    mentions: list[Mention],
    knowledge: Knowledge,
    house: company.Company = company.UNKNOWN,
) -> Iterator[Mention]:
    """A mention for each word that points back, with the name that it stands for; ``mentions`` are in order.

    ``house`` is the company whose paper the article is from, if that is known: 集团公司 may mean it from the start.
    """
    yield from _heads(article, tokens, mentions, knowledge, house)
    yield from _words(article, tokens, mentions, knowledge)


def _heads(
    article: Article,
    tokens: tuple[tuple[Token, ...], ...],
    mentions: list[Mention],
    knowledge: Knowledge,
    house: company.Company,
) -> Iterator[Mention]:
    """该中心, 中心|主任, 公司|成立于: the body named before whose name ends so."""
    heads, generic = knowledge.lexicons["organisation_heads"], knowledge.lexicons["generic_words"]
    named = _Named(article, mentions, knowledge, house, _subjects(article.text, tokens, mentions))
    if not (named.ahead or house.name):
        return
    titles = {mention.start for mention in mentions if mention.kind is Kind.TITLE}
    ends = {mention.end for mention in mentions if mention.kind is Kind.TITLE}
    covered = {at for mention in mentions for at in range(mention.start, mention.end)}
    for words in tokens:
        for index, word, after in _nouns(words, heads):
            named.reach(word.start)
            meant = named.meant(word.text)
            if not meant or word.start in covered:
                continue
            before = words[index - 1] if index else None
            if word.text == FIRM_ALONE and before is not None and before.tag in NOMINAL:
                named.sorts.pop(FIRM_ALONE, None)  # 办了家|公司: of one without a name it is told from there on
                continue
            if before is not None and before.start in ends and heads.kind(word.text) in OWN:
                continue  # 远川集团党委副书记、|工会主席: the union is that body's own
            told = word.text in named.owner  # 学校 for a 中学 only where it opens a clause
            alone = told and (before is None or (before.tag not in NOMINAL and before.text not in SEVERAL))
            numbered = after is not None and after.tag == NUMBER and after.end in titles  # 联合会|首任|主席
            posted = alone and (numbered or word.end in titles)
            if posted or _opens(before, after) or (told and before and generic.kind(before.text) == "pointing"):
                start = before.start if before is not None and before.text == THAT else word.start
                text = article.text[start : word.end]
                yield Mention(article.id, start, text, Kind.ORGANIZATION, meant, "", REFERRED)
            elif alone and after is not None and heads.kind(after.text) in PARTS:
                # The body inside it is named too: 公司|工会 is a part of the 公司.
                for end, value in ((word.end, meant), (after.end, meant + after.text)):
                    text = article.text[word.start : end]
                    yield Mention(article.id, word.start, text, Kind.ORGANIZATION, value, "", REFERRED)


def _nouns(words: tuple[Token, ...], heads: Lexicon) -> Iterator[tuple[int, Token, Token | None]]:
    """Where a head noun stands, that noun, and the word behind it; one of two words whole: 行业|工会."""
    done = 0
    for index, word in enumerate(words):
        rest = words[index + 1] if index + 1 < len(words) else None
        if index < done:
            continue
        if rest is not None and rest.text in heads.entries and word.text + rest.text in heads.entries:
            done = index + PAIR
            after = words[done] if done < len(words) else None
            yield index, replace(word, text=word.text + rest.text), after
        elif word.text in heads.entries:
            yield index, word, rest


class _Named:
    """The bodies that a text has named up to a word, and the words by which each may be meant from there on.

    Of firms the one named most often is meant, whom the article is about; of others the one named last, and none of
    two that are named together. ``owner`` has the body, or what it is the union of, by how its name ends, ``sorts`` by
    the word for its class.
    """

    def __init__(
        self,
        article: Article,
        mentions: Iterable[Mention],
        knowledge: Knowledge,
        house: company.Company,
        subjects: dict[int, str],
    ) -> None:
        self.heads, self.trades = knowledge.lexicons["organisation_heads"], knowledge.lexicons["trade_words"]
        self.text, self.subjects = article.text, subjects
        self.last: Mention | None = None
        self.ahead = deque(mention for mention in mentions if mention.kind is Kind.ORGANIZATION)
        self.times: Counter[str] = Counter()
        own = ((*GROUPS,) if company.NAME.fullmatch(house.name) else ()) + (FIRM_ALONE,) * house.plain
        self.owner: dict[str, str] = dict.fromkeys(own, house.name)
        self.sorts: dict[str, str] = {}

    def reach(self, start: int) -> None:
        """Takes in the bodies that are named before a word that starts there."""
        while self.ahead and self.ahead[0].start < start:
            mention = self.ahead.popleft()
            name = mention.value
            self.times[name] += 1
            self.owner |= self._endings(name, self.subjects.get(mention.start, ""))
            if (head := self.heads.ending(name)) and (word := SORTS.get(head.kind)):
                self.sorts[word] = name
            if self.last is not None and self.text[self.last.end : mention.start] in TOGETHER:
                shared = dict.fromkeys(self._shared(self.last.value, name), "")
                self.owner |= shared
                self.sorts |= {word: "" for word in self.sorts if word in shared}
            if self._is_called_firm(name) and self.times[name] >= self.times[self.sorts.get(FIRM_ALONE, "")]:
                self.sorts[FIRM_ALONE] = name
            self.last = mention

    def _shared(self, first: str, name: str) -> Iterator[str]:
        """The words for both of two bodies: head nouns, but for those of firms, and what their class is called."""
        kinds = {head.kind for head in (self.heads.ending(first), self.heads.ending(name)) if head}
        if first != name and len(kinds) == 1:
            yield SORTS.get(kinds.pop(), "")
        for size in self.heads.last.get(name[-1:], ()):
            ending = name[-size:]
            if first != name and first.endswith(ending) and self.heads.kind(ending) not in ("", COMPANY):
                yield ending

    def meant(self, word: str) -> str:
        """The body that a head noun stands for; empty where none was named."""
        meant = self.owner.get(word) or self.sorts.get(word, "")
        return "" if word == BANK and meant.endswith(CENTRAL) else meant

    def _is_called_firm(self, name: str) -> bool:
        """Whether a name without that word is one of a firm all the same: 远川集团, 青川科技."""
        trade = self.trades.ending(name)
        return name.endswith(CALLED_FIRMS) or (trade is not None and trade.kind == "trade")

    def _endings(self, name: str, subject: str) -> dict[str, str]:
        """The words that a body just named may be meant by, each with the body or what it is the union of.

        Of two firms named as often the one that its sentence is about remains the one that is meant.
        """
        found: dict[str, str] = {}
        registered = REGISTERED.match(name)
        firm = registered[0] if registered else name
        for meant in (_holder(name, self.heads), name, *([firm] if firm != name else [])):
            for ending in (meant[-size:] for size in self.heads.last.get(meant[-1:], ())):
                if ending not in self.heads.entries:
                    continue
                rival = found.get(ending) or self.owner.get(ending, name)
                beside = rival != name and rival in (subject, _holder(subject, self.heads))
                if self.heads.kind(ending) != COMPANY or self.times[name] >= (
                    max(self.times[rival], 1) + 1 if beside else self.times[rival]
                ):
                    found[ending] = meant
        group = self.heads.ending(firm)
        if group is None or group.kind != COMPANY or not FORMED.search(firm):
            return found
        rival = self.owner.get(GROUP) or firm
        equal = rival != firm and self.times[rival] == self.times[name]
        return found | dict.fromkeys(GROUPS, "" if equal else firm)


def _subjects(text: str, tokens: tuple[tuple[Token, ...], ...], mentions: list[Mention]) -> dict[int, str]:
    """The body with which the sentence begins, for where each other one stands in it; a title may not follow it."""
    titles = {mention.start for mention in mentions if mention.kind is Kind.TITLE}
    bodies = [mention for mention in mentions if mention.kind is Kind.ORGANIZATION and mention.end not in titles]
    opening = {mention.start: mention for mention in sorted(bodies, key=lambda m: m.end)}
    starts, subjects = sorted(m.start for m in mentions), dict[int, str]()
    for words in tokens:
        first = next((word for word in words if word.tag not in (MOMENT, MARK)), None)
        subject = opening.get(first.start) if first else None
        if subject and not text.startswith(TOGETHER, subject.end):
            low, high = bisect_left(starts, subject.end), bisect_left(starts, words[-1].end)
            subjects |= dict.fromkeys(starts[low:high], subject.value)
    return subjects


def _opens(before: Token | None, after: Token | None) -> bool:
    """Whether a clause on a body begins with the head noun between these words: ，|联盟|首批成员包括…."""
    if after is None or (before is not None and before.tag != MARK):
        return False
    return after.tag in GOVERNING or after.text in OWNING


def _holder(name: str, heads: Lexicon) -> str:
    """The firm, school or hospital whose union or party's committee a body is, if any: 青川茶业公司|工会."""
    part = heads.ending(name)
    rest = name.removesuffix(part.word) if part and part.kind in PARTS else ""
    holder = heads.ending(rest) if rest else None
    return rest if holder and holder.kind in OWNERS else ""


def _words(
    article: Article, tokens: tuple[tuple[Token, ...], ...], mentions: list[Mention], knowledge: Knowledge
) -> Iterator[Mention]:
    """该院, 该校, 该村: what was named last of those whose names end as the lexicon says of the word.

    村委会 is the office of the village that was named last.
    """
    generic = knowledge.lexicons["generic_words"]
    meant = _endings_meant(generic)
    spots = [(words, at) for words in tokens for at, word in enumerate(words) if word.text in meant]
    if not spots:
        return
    covered = {at for mention in mentions for at in range(mention.start, mention.end)}
    subjects = _subjects(article.text, tokens, mentions)
    last = _Last(article.text, mentions, {meant[line[at].text] for line, at in spots}, knowledge)
    for line, at in spots:
        before, word = line[at - 1] if at else None, line[at]
        kind, endings = POINTED.get(generic.kind(word.text)), meant[word.text]
        if word.start in covered or (word.text == STRETCH and ALONG.match(article.text, word.end)):
            continue
        last.reach(word.start)
        if kind is None:
            several = before is not None and before.tag in MODIFIERS
            if village := "" if several else last.village.get(endings, ""):
                yield Mention(article.id, word.start, word.text, Kind.ORGANIZATION, village + word.text, "", REFERRED)
        elif named := last.named.get((kind, endings)):
            if article.text.endswith(PARTNER, 0, named.start):
                named = last.first.get((kind, endings, subjects.get(named.start, "")), named)
            yield Mention(article.id, word.start, word.text, kind, named.value, named.code, REFERRED)


@cache
def _endings_meant(generic: Lexicon) -> dict[str, tuple[str, ...]]:
    """How the names end that each word of the lexicon points back to."""
    kinds = (*POINTED, OFFICE)
    return {word: entry.more for word, entry in generic.items() if entry.more and entry.kind in kinds}


class _Last:
    """What a text has named last, up to a word, of those whose names end in each of the given ways.

    ``first`` has where each of them was named first, by its name;
    ``village`` has the village, as a place or in the name of its party's branch; empty where two stand together.
    """

    def __init__(
        self, text: str, mentions: Iterable[Mention], endings: Iterable[tuple[str, ...]], knowledge: Knowledge
    ) -> None:
        self.text, self.heads = text, knowledge.lexicons["organisation_heads"]
        self.ahead, self.endings = deque(sorted(mentions, key=order)), tuple(endings)
        self.named: dict[tuple[Kind, tuple[str, ...]], Mention] = {}
        self.first: dict[tuple[Kind, tuple[str, ...], str], Mention] = {}
        self.village: dict[tuple[str, ...], str] = {}
        self.end = dict.fromkeys(self.endings, 0)

    def reach(self, start: int) -> None:
        """Takes in what is named before a word that starts there and that no mention covers."""
        while self.ahead and self.ahead[0].start < start:
            mention = self.ahead.popleft()
            for endings in self.endings:
                self._take(mention, endings)

    def _take(self, mention: Mention, endings: tuple[str, ...]) -> None:
        if mention.value.endswith(endings):
            known = self.named.setdefault((mention.kind, endings), mention)
            self.first.setdefault((mention.kind, endings, mention.value), mention)
            if (mention.start, len(mention.text)) > (known.start, len(known.text)):
                self.named[mention.kind, endings] = mention
        at = max(mention.value.rfind(ending) + len(ending) for ending in endings)
        rest = mention.value[at:]
        own = mention.kind is Kind.PLACE and not rest
        if at > VILLAGE and (own or (mention.kind is Kind.ORGANIZATION and self.heads.kind(rest) == "PartyBody")):
            together = self.text[self.end[endings] : mention.start] in TOGETHER  # 新和村|和|石桥村
            self.village[endings] = "" if together else mention.value[:at]
            self.end[endings] = mention.end
