"""Names of programs: events, campaigns, contests, schemes, platforms, agreements; quoted or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Kind, Mention, Sentence, Token

LONGEST = 60
"""Characters of a program's name at most."""

HOLDS = ("举办", "主办", "承办", "协办", "举行")
OPENED = 7
"""A name right after such a verb needs so many characters: shorter ones (技能培训班) say only what kind it is."""

SHORTENED = 4
"""A quotation of so many characters may shorten a longer one that ends so: “新型带徒制”."""

LONGEST_QUOTE = 30
"""Characters of a quoted name at most: more is somebody's speech."""

FURTHEST_HEAD = 24
"""Characters between a quotation and the head noun that it names, at most: “…”湖州市产业工人队伍建设改革现场推进会."""

PROPER = 3
"""A quoted word shorter than this is an ordinary word unless a strong head noun follows: “幸福”课程."""

UNQUOTED = 5
"""Characters of a name without quotation marks at least, besides its place."""

QUOTED_HEAD, TITLED, ANCHORED, LAUNCHED, AGAIN = 0.9, 0.85, 0.8, 0.75, 0.85
"""Confidence: quotation with head noun; book title with head noun; place or ordinal with head noun; quotation that
a verb of launching introduces; a quotation that the article names in full elsewhere."""

QUOTE = re.compile(rf"[“‘「『](?P<core>[^“”‘’「」『』。！？；\n]{{2,{LONGEST_QUOTE}}})[”’」』]")
BOOK = re.compile(rf"《(?P<core>[^《》\n]{{2,{LONGEST}}})》")
INNER = frozenset({"n", "nz", "nw", "vn", "an", "a", "f", "s", "j", "LOC", "ORG", "m", "q", "TIME"})
ORDINAL = re.compile(r"(?:全国|全省|全市|全区|全县|全州|全球|世界|国际|首届)$|第[0-9一二三四五六七八九十百]+[届轮次期]|[0-9]{4}年?(?:度)?|首届")


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> list[Mention]:
    """The programs named in an article; the value of a quotation alone is the full name that the article gives it."""
    spans: dict[tuple[int, int], tuple[str, float]] = {}
    for sentence, words in zip(sentences, tokens, strict=True):
        for start, end, confidence in _Finder(sentence, words, knowledge).names():
            known = spans.get((start, end))
            if known is None or known[1] < confidence:
                spans[start, end] = (article.text[start:end], confidence)
    for start, end, full in _quoted_again(article, [article.text[s:e] for s, e in spans]):
        spans[start, end] = (full, spans.get((start, end), ("", AGAIN))[1])
    return [
        Mention(article.id, start, article.text[start:end], Kind.PROGRAM, value, "", confidence)
        for (start, end), (value, confidence) in sorted(spans.items())
    ]


def _quoted_again(article: Article, names: list[str]) -> Iterator[tuple[int, int, str]]:
    """The quotations that stand alone but belong to a name found in the same article, with that name."""
    cores: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        match = QUOTE.match(name)
        if match:
            cores.setdefault(match["core"], name)
    for match in QUOTE.finditer(article.text):
        core = match["core"]
        full = next((c for c in cores if c == core or (len(core) >= SHORTENED and _ends_on(c, core))), "")
        if full:
            yield match.start(), match.end(), cores[full]


def _ends_on(full: str, core: str) -> bool:
    """Whether a quoted name is the end of a longer one, and no half of a motto (甲·乙)."""
    return full.endswith(core) and full[: -len(core)][-1:] not in "·、，　 "


class _Finder:
    """The words of one sentence, and the program names in it."""

    def __init__(self, sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> None:
        self.sentence, self.words = sentence, words
        self.text, self.offset = sentence.text, sentence.start
        self.heads = knowledge.lexicons["program_heads"]
        self.verbs = knowledge.lexicons["predicates"]
        self.generic = knowledge.lexicons["generic_words"]
        self.gazetteer = knowledge.gazetteer
        self.longest_head = max(map(len, self.heads))
        self.quotes = [(m.start(), m.end()) for m in QUOTE.finditer(self.text)]
        self.books = [(m.start(), m.end()) for m in BOOK.finditer(self.text)]

    def names(self) -> Iterator[tuple[int, int, float]]:
        """Start, end (in the article) and confidence of each name."""
        for start, end, confidence in (*self._quoted(), *self._titled(), *self._anchored()):
            yield start + self.offset, self._joined(end) + self.offset, confidence

    def _head(self, stop: int, *, weak: bool) -> str:
        heads = (self.text[max(0, stop - n) : stop] for n in range(self.longest_head, 0, -1))
        return next((h for h in heads if h in self.heads and (weak or not self.heads[h].more)), "")

    def _quoted(self) -> Iterator[tuple[int, int, float]]:
        for start, end in self.quotes:
            if any(low < start and end < high for low, high in self.books):
                continue
            stop = self._reach(end)
            if stop > end and self._names(self.text[start + 1 : end - 1], self.text[end:stop]):
                yield start, stop, QUOTED_HEAD
                inner = self._ceremony(end, stop)
                if inner > end:
                    yield start, inner, QUOTED_HEAD
            elif stop == end and (self._is_launched(start) or self._holds_head(start + 1, end - 1)):
                yield start, end, LAUNCHED

    def _reach(self, end: int, *, verbs: bool = False) -> int:
        """The end of the last head noun that the words after a quotation lead to; ``end`` if they lead to none."""
        heads = (self.text[end : end + n] for n in range(self.longest_head, 0, -1))
        reached = end + len(next((h for h in heads if h in self.heads and (len(h) > 1 or self._ends_word(end + 1))), ""))
        for word in self.words:
            low, high = word.start - self.offset, word.end - self.offset
            if low < end:
                continue
            inner = word.text in self.verbs and self.verbs[word.text].kind == "inner"
            if high - end > FURTHEST_HEAD or not (
                word.tag in INNER or inner or self._leads_to_head(word) or (verbs and word.tag == "v" and word.text not in self.verbs)
            ):
                break
            if self._head(high, weak=True) and high - len(self._head(high, weak=True)) >= end:
                reached = max(reached, high)
        return reached

    def _ends_word(self, stop: int) -> bool:
        return any(word.end - self.offset == stop for word in self.words)

    def _leads_to_head(self, word: Token) -> bool:
        """Whether a verb is part of the head that follows, or a verb of one character inside a noun: 推进|会, 制|茶."""
        if word.tag != "v" or word.text in self.verbs:
            return False
        after = next((w for w in self.words if w.start == word.end), None)
        return after is not None and (len(word.text) == 1 or bool(self._head(after.end - self.offset, weak=True)))

    def _joined(self, end: int) -> int:
        """The end of a name that goes on after 暨: …培训暨茶王争霸活动."""
        if not self.text.startswith("暨", end):
            return end
        quote = next((stop for start, stop in self.quotes if start == end + 1), end + 1)
        stop = self._reach(quote, verbs=True)
        return self._joined(stop) if stop > quote else end

    def _names(self, core: str, head: str) -> bool:
        """Whether a quotation and its head noun make a name: a quoted word of two characters needs a strong head."""
        return len(core) >= PROPER or bool(self._head_of(head) and not self.heads[self._head_of(head)].more)

    def _ceremony(self, end: int, stop: int) -> int:
        """Where the program ends whose launch an event is: “…”主题行动|启动仪式; ``end`` if none does."""
        head = self._head(stop, weak=False)
        inner = stop - len(head)
        is_event = bool(head) and self.heads[head].kind == "Event"
        return inner if is_event and inner > end and self._head(inner, weak=True) else end

    def _holds_head(self, start: int, stop: int) -> bool:
        """Whether the quoted words end on a head noun of two characters or more: “司机之家”."""
        head = self._head(stop, weak=True)
        return len(head) > 1 and stop - start - len(head) >= 2

    def _is_launched(self, start: int) -> bool:
        """Whether the words before a quotation bring a program out: 推广“…”, 发布了“…”."""
        for word in reversed([w for w in self.words if w.end - self.offset <= start]):
            if word.text in self.verbs or word.tag not in ("u", "m", "q", "a", "r", "vn"):
                return word.text in self.verbs and self.verbs[word.text].kind == "launch"
            if self.verbs.get(word.text.rstrip("了")):
                return True
        return False

    def _titled(self) -> Iterator[tuple[int, int, float]]:
        for start, end in self.books:
            core = re.sub(r"[(（][^()（）]{1,20}[)）]$", "", self.text[start + 1 : end - 1])
            head = self._head_of(core)
            if head:
                yield start, end, TITLED

    def _head_of(self, name: str) -> str:
        return next((h for n in range(self.longest_head, 1, -1) if (h := name[-n:]) in self.heads), "")

    def _anchored(self) -> Iterator[tuple[int, int, float]]:
        """Names without quotation marks: a place, a body or an ordinal, then nouns, then a head noun."""
        covered = [(low, high) for low, high in (*self.quotes, *self.books)]
        for index, word in enumerate(self.words):
            end = word.end - self.offset
            head = self._head(end, weak=False)
            if not head or any(low < end < high for low, high in covered):
                continue
            start = self._anchor(index)
            if start is None:
                start = self._opened_by(index)
            if start is not None and end - start <= LONGEST and end - start - len(head) >= 2 and end - start >= UNQUOTED:
                yield start, end, ANCHORED

    def _opened_by(self, last: int) -> int | None:
        """Where a name without place or ordinal begins right after the verb that holds it: 举办|银饰锻制技艺培训班."""
        index = last
        while index >= 0:
            word = self.words[index]
            if word.text in HOLDS:
                start = self.words[index + 1].start - self.offset if index < last else None
                long_enough = start is not None and self.words[last].end - self.offset - start >= OPENED
                return start if long_enough else None
            if word.text in self.generic or (word.tag not in ("n", "nz", "vn", "nw", "an", "j") and index != last):
                return None
            index -= 1
        return None

    def _anchor(self, last: int) -> int | None:
        anchor = None
        strong = False
        for index in range(last, -1, -1):
            word = self.words[index]
            is_place = word.tag in ("LOC", "ORG") or (len(word.text) > 2 and bool(self.gazetteer.titled(word.text)))
            if strong and not is_place and not ORDINAL.match(word.text):
                break
            verb = self.verbs.get(word.text)
            if not is_place and word.tag not in INNER and word.tag not in ("v", "c", "d", "ad", "vd") and index != last:
                break
            if (verb and verb.kind != "inner") or word.text in ("和", "与", "及", "或", "以及"):
                break
            describing = word.text in self.generic and self.generic[word.text].kind == "describing"
            if describing and not ORDINAL.match(word.text):
                break
            if is_place or ORDINAL.match(word.text):
                anchor = word.start - self.offset
                strong = strong or is_place
        return anchor
