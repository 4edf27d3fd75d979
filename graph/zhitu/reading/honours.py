"""Honours: 四川省五一劳动奖章, 全国劳动模范."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Article, Kind, Mention, Range, Sentence, Token
from zhitu.reading.prefilter import Prefilter, prefilter_of
from zhitu.reading.tags import PERSON, PLACE

LEVEL = re.compile(r"全国|国家级|国家|[省市县区镇]级?")
"""The level at which an honour is given, if no place says so."""

ABOVE = re.compile(r"(?:全国|全[省市县区州旗]|国家级|[省市县区]级|自治区|中央企业)$")
"""The same where the tagger took it with the word before: 2020年全国|劳动模范."""

TITLED = re.compile(r"[“「](?P<core>[^“”「」。！？；\n]{2,24})[”」](?:等)?(?:的)?(?:荣誉)?(?:称号|奖章|殊荣)")
"""What is quoted before 称号 is an honour, whatever it is called."""

GIVEN = re.compile(
    r"(?:授予|追授|荣获|获评|获授|(?<!不被)评为|表彰为|荣膺|当选"
    r"|(?P<weak>获得|命名为|(?:命名|认定|评选)[^，。；“”]{1,20}为|认定为))[^“”「」，。；！？\n]{0,20}?"
    r"(?P<list>(?:[、和及]?[“「][^“”「」，。；！？、\n]{4,24}[”」])+)"
)
OF = "(?:(?![的由和与及]|来自|所在)[一-鿿])"
"""A character of such a name: none that says who gives it, or that joins two."""

GAINED = r"(?:荣获|获评|获授|获得|获|被?评为|被?授予|当选)(?:了)?(?:\d{4}(?:年度?)?)?"
"""Verbs behind which an honour is named that is not quoted, perhaps with its year."""

PLAIN = (
    GAINED
    + r"(?P<core>(?:国家级?|全国|OF{2,8}?[省市县区州])OF{0,14}?(?:NAMES))(?=[，。；、等称荣]|的[^，。；]{0,4}称号|$)"
)
"""An honour that is not quoted, behind such a verb, with who gives it: 荣获四川省工会工作先进单位."""

NAMED = re.compile(
    GAINED
    + r"(?P<core>(?:(?![的由和与及过]|来自|所在|以上|各类|各级|多[个项次]|等[一-鿿]|荣誉)[一-鿿、]){4,40}?)"
    + r"(?:等)?(?:荣誉)?称号"
)
"""What is told to be a title of honour, whatever it is called: 获得青川县教学能手、青川工匠等称号."""

ITEM = re.compile("[^、]{4,}")
"""One of several."""

QUOTED = re.compile("[“「](?P<core>[^“”「」]+)[”」]")
"""So are the names, quoted one behind the other, that follow a verb of honouring."""


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> list[Mention]:
    """The honours named in an article, with the place or level that gives them."""
    expression, known = knowledge.lexicons["honours"].pattern(), knowledge.lexicons["honour_words"]
    ways = prefilter(knowledge)
    found = []
    for sentence, words in zip(sentences, tokens, strict=True):
        possible = ways.possible(sentence.text)
        plain = [
            item.span()
            for way in possible
            if way is not expression
            for match in way.finditer(sentence.text)
            for item in ITEM.finditer(sentence.text, *match.span("core"))
        ]
        taken = sorted({*quoted(sentence, words, known), *plain})
        for low, high in taken:
            text = sentence.text[low:high]
            found.append(Mention(article.id, sentence.start + low, text, Kind.HONOUR, text))
        for match in expression.finditer(sentence.text) if expression in possible else ():
            if any(low <= match.start() and match.end() <= high for low, high in taken):
                continue
            start = sentence.start + match.start()
            for word in reversed([w for w in words if w.end <= start]):
                if word.end != start or not (word.tag == PLACE or LEVEL.fullmatch(word.text)):
                    break
                start = word.start
            if level := ABOVE.search(sentence.text, 0, start - sentence.start):
                start = sentence.start + level.start()
            text = article.text[start : sentence.start + match.end()]
            found.append(Mention(article.id, start, text, Kind.HONOUR, text))
    return found


def quoted(sentence: Sentence, words: tuple[Token, ...], known: Lexicon) -> Iterator[Range]:
    """Where the quoted honours of a sentence stand, in it."""
    if not QUOTED.search(sentence.text):
        return
    yield from (match.span("core") for match in TITLED.finditer(sentence.text))
    for given in GIVEN.finditer(sentence.text):
        after = given.end() + sentence.text.startswith("的", given.end())
        if known.pattern("otherwise").match(sentence.text, after):
            continue
        for match in QUOTED.finditer(sentence.text, *given.span("list")):
            if not given["weak"] or _is_worthy(match["core"], known):
                yield match.span("core")
    for word in words:
        if word.tag == PERSON and (borne := _borne(known).search(sentence.text, 0, word.start - sentence.start)):
            yield borne.span("core")


def _is_worthy(name: str, known: Lexicon) -> bool:
    """Whether a name is that of an honour by its words: 金牌工匠; not 杜苏芮台风."""
    return known.pattern("worthy", "bearer").search(name) is not None or name.endswith(known.words("last"))


@cache
def _borne(known: Lexicon) -> re.Pattern[str]:
    """What finds the quoted honour before the name of who bears it: “三晋工匠”(、远川集团技师)|周建平."""
    bearer = known.either("bearer")
    return re.compile(
        rf"[“「](?P<core>[^“”「」，。；！？\n]{{1,8}}(?:{bearer}))[”」](?:获得者)?(?:、[^，。；、“”]{{4,24}})?$"
    )


@cache
def prefilter(knowledge: Knowledge) -> Prefilter[re.Pattern[str]]:
    """What finds the names of honours and the honours that are not quoted, to be asked for by their words."""
    return prefilter_of((knowledge.lexicons["honours"].pattern(), _plain(knowledge.lexicons["honour_words"]), NAMED))


@cache
def _plain(known: Lexicon) -> re.Pattern[str]:
    """What finds the honours that are not quoted."""
    return re.compile(PLAIN.replace("OF", OF).replace("NAMES", known.either("plain")))
