"""The two writings of Chinese: a Traditional text is read through a Simplified copy of equal length.

Every word list is Simplified. The copy is made character by character, so that what stands at a place of the one stands
there in the other; names are cut from the text as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from zhitu.model import Article, Byline, Fact, Measure, Mention, Reading

SIGNS = re.compile(
    "[這個來時們國說會對過後發學現當經動還進開實無與長機間關點業將兩問戰頭體見產東聲員論處義條氣題總電數報結場計資統區隊決馬書"
    "則聽強難權設記類縣鎮鄉廠師賽獲獎訊]"
)
"""Common characters of Traditional texts alone: one of six there; where none stands the table need not be made."""

SAMPLE = 20_000
"""Characters of a text by which its writing is judged."""

MARKS = {"「": "“", "」": "”", "『": "‘", "』": "’"}

WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
NARROW = re.compile(r"(?<=[^\x00-\x7f])[,;:!?]|[,;:!?](?=[^\x00-\x7f])")
"""Marks that some papers set in half their width; between Latin letters and digits they are what they are."""

FULL = re.compile("[０-９Ａ-Ｚａ-ｚ]")
"""Digits and Latin letters in the width of Chinese characters: ２０１５年, ＣＥＯ."""

HALVED = 0xFEE0
"""How far each stands behind the same one in half that width."""

COUNT = re.compile(r"[\d.:TZ+-]+")
"""A date or a number in digits is a value, however the text writes it."""

HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2B740))


@cache
def table() -> Mapping[int, str]:
    """The Simplified character for each Traditional one, and the quotation marks of the mainland."""
    import opencc

    chars = [chr(code) for first, last in HAN for code in range(first, last)]
    turned = opencc.OpenCC("t2s").convert("\n".join(chars)).split("\n")
    pairs = {ord(old): new for old, new in zip(chars, turned, strict=True) if old != new and len(new) == 1}
    return pairs | {ord(old): new for old, new in MARKS.items()}


@cache
def simplified() -> frozenset[str]:
    """Characters that Simplified texts alone bear: the list of Big5 lacks them."""
    return frozenset(char for char in table().values() if not char.encode("big5", "ignore"))


@lru_cache(maxsize=8)
def is_traditional(text: str) -> bool:
    """Whether a text bears more characters of Traditional Chinese alone than of Simplified alone."""
    sample = text[:SAMPLE]
    if not SIGNS.search(sample):
        return False
    turned, own = table(), simplified()
    return sum(ord(char) in turned and char not in MARKS for char in sample) > sum(char in own for char in sample)


def fold(text: str) -> str:
    """A text in Simplified characters, each in its place; any but a Traditional text itself."""
    return turn(text) if is_traditional(text) else text


def turn(text: str) -> str:
    """Any text in Simplified characters, each in its place."""
    return text.translate(table())


def widen(text: str) -> str:
    """A text with the marks between Chinese words in full width and digits and Latin letters in half width, each in
    its place, as in 6月10日,由 and ２０１５年."""
    return FULL.sub(lambda sign: chr(ord(sign[0]) - HALVED), NARROW.sub(lambda mark: WIDE[mark[0]], text))


def fold_article(article: Article) -> Article:
    """An article in Simplified characters, each in its place; any but one in Traditional characters itself."""
    if not is_traditional(article.text):
        return article
    return replace(
        article,
        text=turn(article.text),
        headline=turn(article.headline),
        subheads=tuple(map(turn, article.subheads)),
        byline=change(article.byline, turn),
    )


def fold_reading(reading: Reading) -> Reading:
    """A reading in Simplified characters; any but one of an article in Traditional characters itself."""
    article = fold_article(reading.article)
    if article is reading.article:
        return reading
    return replace(
        reading,
        article=article,
        mentions=tuple(map(_turn_mention, reading.mentions)),
        facts=tuple(map(_turn_fact, reading.facts)),
    )


def change(byline: Byline, word: Callable[[str], str]) -> Byline:
    """A byline with each name changed."""
    names = (byline.reporters, byline.correspondents, byline.photographers)
    return Byline(*(tuple(map(word, some)) for some in names))


def _turn_mention(mention: Mention) -> Mention:
    return replace(mention, text=turn(mention.text), value=turn(mention.value))


def _turn_fact(fact: Fact) -> Fact:
    end = fact.object
    return replace(
        fact,
        subject=_turn_mention(fact.subject),
        object=_change_end(end, _turn_mention, turn),
        sentence=replace(fact.sentence, text=turn(fact.sentence.text)),
    )


def _change_end(
    end: Mention | Measure | str, mention: Callable[[Mention], Mention], word: Callable[[str], str]
) -> Mention | Measure | str:
    """The object of a fact with its words changed."""
    if isinstance(end, Mention):
        return mention(end)
    if isinstance(end, Measure):
        action, counted, unit, text = map(word, (end.action, end.counted, end.unit, end.text))
        return replace(end, action=action, counted=counted, unit=unit, text=text)
    return word(end)


@dataclass(frozen=True, slots=True)
class Writing:
    """A text as it was written, and its copy in Simplified characters."""

    written: str
    folded: str

    def word(self, word: str) -> str:
        """A word of the copy as it was written, in one stretch or in several; one that does not stand there, itself.

        A value in digits is itself too.
        """
        if COUNT.fullmatch(word):
            return word
        found: list[str] = []
        start = 0
        while start < len(word):
            end = self._reach(word, start)
            if end == start:
                return word
            place = self.folded.find(word[start:end])
            found.append(self.written[place : place + end - start])
            start = end
        return "".join(found)

    def _reach(self, word: str, start: int) -> int:
        """Where the longest stretch of a word that begins there and stands in the copy ends.

        Found by halves: a title may be long, and none of it stand there.
        """
        low = high = len(word)
        if word[start:] not in self.folded:
            low, high = start, len(word) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if word[start:middle] in self.folded else (low, middle - 1)
        return low

    def article(self, article: Article) -> Article:
        """An article of the copy as it was written, but for its title, which may stand elsewhere."""
        return replace(
            article,
            text=self.written,
            headline=self.word(article.headline),
            subheads=tuple(map(self.word, article.subheads)),
            byline=change(article.byline, self.word),
        )

    def mention(self, mention: Mention) -> Mention:
        """A mention in the copy as it was written; its value too, where the article says it."""
        text = self.written[mention.start : mention.end]
        value = text if mention.value == mention.text else self.word(mention.value)
        return replace(mention, text=text, value=value)

    def fact(self, fact: Fact) -> Fact:
        """A fact of the copy as it was written."""
        return replace(
            fact,
            subject=self.mention(fact.subject),
            object=_change_end(fact.object, self.mention, self.word),
            sentence=replace(fact.sentence, text=self.written[fact.sentence.start : fact.sentence.end]),
        )
