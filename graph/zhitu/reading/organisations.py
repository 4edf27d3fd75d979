"""Names of bodies: what the tagger marked, and the long ones that end on a head noun (…创新工作室联盟, …公司工会)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Kind, Mention, Sentence, Token

LONGEST = 40
"""Characters of a name at most; the longest official names of the development data have 36."""

LONGEST_BRACKET = 14
"""Characters between brackets inside a name, such as (申通) or （集团）."""

LONGEST_NUMBER = 3
"""A word tagged as a number that is longer, and no ordinal, is a name."""

BARE = 3
"""A head noun alone is a name only if it is so long and the tagger says so: 国防部, 卫生局; never 工会."""

PROPER = 3
"""A weak head (班, 局, 社) needs at least so many characters before it."""

UNANCHORED = 6
"""A body that a verb of founding introduces may lack place and proper name if it has so many characters: 职工心理健康服务中心."""

BOTH, TAGGED, BUILT = 0.95, 0.85, 0.85
"""Confidence: tagger and head noun agree; only the tagger says so; only the head noun does."""

INNER = frozenset({"n", "nz", "nw", "vn", "an", "a", "f", "s", "j", "LOC", "ORG"})
"""Tags of the words that make up a name."""

FIRST = ("首个", "首家", "第一家", "第一个", "首所", "一家", "一个", "一所")
"""Words that say that one body is meant, not a kind of body."""

PERSONAL = ("工作室", "创新工作室", "班", "班组", "团队", "基金会", "事务所", "诊所", "纪念馆", "故居", "中学", "小学", "志愿服务队")
"""Bodies that are named after a person: 骆长风技能大师工作室."""

ENDING = frozenset({"n", "nz", "nw", "vn", "an", "j", "ORG", "LOC", "PER"})
"""Tags of a word on which a name may end: 上班 and 南部 hold a head noun and are none."""

QUANTITY = re.compile(r"不少于|不低于|超过|达|[0-9一二两三四五六七八九十百千多近余]+[家个所支]")
"""After the noun this says that a number of bodies is meant, not one."""

DEPARTMENT = re.compile(r"(?P<school>.{2,20}?(?:大学|学院|学校))[^大学院校]{1,10}(?:系|专业|专修科|研究生班)$")
"""A department is no body of its own in what people say of their studies."""

OPEN, CLOSE = "(（", ")）"


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> list[Mention]:
    """The bodies named in an article; of a long name and the shorter one that it begins with, both."""
    found: dict[tuple[int, int], Mention] = {}
    for sentence, words in zip(sentences, tokens, strict=True):
        finder = _Finder(sentence, words, knowledge)
        for start, end, confidence in finder.names():
            text = article.text[start:end]
            known = found.get((start, end))
            if known is None or known.confidence < confidence:
                found[start, end] = Mention(article.id, start, text, Kind.ORGANIZATION, text, "", confidence)
    return [found[span] for span in sorted(found)]


class _Finder:
    """The words of one sentence, and where the names in it begin and end."""

    def __init__(self, sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> None:
        self.sentence, self.knowledge = sentence, knowledge
        self.words = tuple(part for word in words for part in _balanced(word))
        self.heads = knowledge.lexicons["organisation_heads"]
        self.generic = knowledge.lexicons["generic_words"]
        self.verbs = knowledge.lexicons["predicates"]
        self.longest_head = max(map(len, self.heads))
        self.parties = frozenset(self.generic.words("party"))
        self.titles = knowledge.lexicons["titles"]
        self.programs = tuple(e.word for e in knowledge.lexicons["program_heads"].values() if not e.more)

    def names(self) -> Iterator[tuple[int, int, float]]:
        """Start, end and confidence of each name."""
        for index, word in enumerate(self.words):
            head = self._head(word.end) if word.tag in ENDING else ""
            if head and (start := self._start(index, head)) is not None:
                agreed = any(w.tag == "ORG" and w.start == start and w.end <= word.end for w in self.words)
                yield start, word.end, BOTH if agreed else BUILT
            elif word.tag == "ORG" and self._stands_alone(word, head):
                yield word.start, self._school_end(word), TAGGED

    def _school_end(self, word: Token) -> int:
        """The end of a school's name without the department: 岭海大学|物理系."""
        match = DEPARTMENT.match(word.text)
        return word.start + match.end("school") if match else word.end

    def _head(self, end: int) -> str:
        """The longest head noun that ends at ``end``."""
        stop = end - self.sentence.start
        text = self.sentence.text
        return next((h for n in range(self.longest_head, 0, -1) if (h := text[max(0, stop - n) : stop]) in self.heads), "")

    def _is_weak(self, head: str) -> bool:
        return "weak" in self.heads[head].more

    def _tag(self, index: int) -> str:
        word = self.words[index]
        if word.tag not in ("LOC", "ORG") and len(word.text) > 2 and self.knowledge.gazetteer.titled(word.text):
            return "LOC"
        return word.tag

    def _stands_alone(self, word: Token, head: str) -> bool:
        name = word.text
        if len(name) < 2 or self.knowledge.gazetteer.named(name) or name in self.generic:
            return False
        if name == head and len(name) < BARE:
            return False
        return not name.isdigit() and not name.endswith(self.programs)

    def _start(self, last: int, head: str) -> int | None:
        """Where the name begins whose head ends with word ``last``, or None if no name ends there."""
        end = self.words[last].end
        if self.words[last].tag == "ORG" and len(self.words[last].text) > len(head) + 1:
            before = self.words[last - 1] if last else None
            return before.start if before and before.text in self.parties else self.words[last].start
        at = last
        while self.words[at].start > end - len(head):
            at -= 1
        start, anchor = self._walk(at)
        if anchor is None:
            return self._introduced(at, end, head)
        start = anchor
        before = end - len(head) - start
        if end - start > LONGEST or before <= 0 or self._describes(start, end - len(head)):
            return None
        if self._is_weak(head):
            after = next((w for w in self.words if w.start == end), None)
            phrase = after is not None and after.tag in ("n", "vn") and after.text not in self.titles
            if phrase or (before < PROPER and not self._is_place(start, end - len(head))):
                return None
        after = self.sentence.text[end - self.sentence.start :]
        return None if after.startswith(("之一", "们")) else start

    def _walk(self, at: int) -> tuple[int, int | None]:
        """Walks left from the head noun: the leftmost word that may belong, and where a proper name anchors it."""
        anchor: int | None = None
        strong = False
        index = at
        while index >= 0:
            tag = self._tag(index)
            word = self.words[index]
            if strong and tag != "LOC":
                break
            if word.text in CLOSE and (opened := self._opened(index)) is not None:
                index = opened - 1
                continue
            if tag == "PER" and index != at and self.words[at].text in PERSONAL:
                return word.start, word.start
            if index != at and not self._belongs(index, tag):
                break
            if tag in ("LOC", "ORG"):
                anchor, strong = word.start, True
            elif tag == "nz" and index != at:
                anchor = word.start
            index -= 1
        if strong and index >= 0 and self.words[index].text in self.parties:
            anchor = self.words[index].start
        return (self.words[index + 1].start if index + 1 < len(self.words) else 0), anchor

    def _belongs(self, index: int, tag: str) -> bool:
        word = self.words[index]
        if word.text in self.generic and self.generic[word.text].kind == "describing":
            return False
        if tag in INNER:
            return True
        if tag == "v":
            verb = self.verbs.get(word.text)
            return verb is not None and verb.kind == "inner"
        # the tagger takes proper names that begin with a numeral for numbers: 一集司龙门吊
        numeral = word.text.startswith("第") or word.text.isdigit() or (len(word.text) > LONGEST_NUMBER and not word.text[0].isdigit())
        return (tag == "m" and numeral) or word.text in "·"

    def _opened(self, close: int) -> int | None:
        """The word that opens the bracket which word ``close`` closes, if it follows a name closely."""
        for index in range(close - 1, 0, -1):
            if self.words[close].start - self.words[index].end > LONGEST_BRACKET:
                return None
            if self.words[index].text in OPEN:
                return index if self._tag(index - 1) in ("ORG", "LOC", "nz", "n") else None
        return None

    def _describes(self, start: int, stop: int) -> bool:
        """Whether nothing but a place and general words stand before the head: 湖州|企业|工会."""
        middle = [w for i, w in enumerate(self.words) if start <= w.start < stop and self._tag(i) != "LOC"]
        kinds = [self.generic[word.text].kind if word.text in self.generic else "" for word in middle]
        return bool(kinds) and all(kind in ("describing", "generic") for kind in kinds)

    def _is_place(self, start: int, stop: int) -> bool:
        return all(self._tag(i) in ("LOC", "ORG") for i, w in enumerate(self.words) if start <= w.start < stop)

    def _introduced(self, at: int, end: int, head: str) -> int | None:
        """Where a body without place or proper name begins that a verb of founding introduces: 成立了首个…中心."""
        if self._is_weak(head) or self._goes_on(end):
            return None
        index = at
        while index > 0 and self._belongs(index - 1, self._tag(index - 1)) and not self._is_level(index - 1):
            index -= 1
        start = self.words[index].start
        if end - start < UNANCHORED or self.words[index].text in self.generic:
            return None
        between = ""
        after = self.sentence.text[end - self.sentence.start :]
        for word in reversed(self.words[:index]):
            if word.text in self.verbs and not between and not QUANTITY.match(after):
                return start if self.verbs[word.text].kind == "found" else None
            if word.text in self.verbs:
                one = between.startswith("了") or any(first in between for first in FIRST)
                return start if self.verbs[word.text].kind == "found" and one else None
            if word.tag == "w" or (word.tag == "m" and word.text not in FIRST):
                return None
            between = word.text + between
        return None

    def _goes_on(self, end: int) -> bool:
        """Whether the name goes on after this head: 创新工作室|联盟."""
        after = next((w for w in self.words if w.start == end), None)
        return after is not None and after.tag in INNER and bool(self._head(after.end))

    def _is_level(self, index: int) -> bool:
        return self.words[index].text.endswith("级")


def _balanced(word: Token) -> Iterator[Token]:
    """The word, parted at the bracket that it closes but does not open: 成都）有限公司."""
    cut = next((at for at, char in enumerate(word.text) if char in CLOSE), -1)
    if cut <= 0 or any(char in word.text[:cut] for char in OPEN):
        yield word
        return
    yield Token(word.start, word.text[:cut], word.tag)
    yield Token(word.start + cut, word.text[cut], "w")
    if word.text[cut + 1 :]:
        yield Token(word.start + cut + 1, word.text[cut + 1 :], "n")
