"""Names of people: what the tagger marked, what a title or a byline introduces, and surnames with a form of address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Article, Kind, Mention, Sentence, Token
from zhitu.reading.titles import find as find_titles

TAGGED, INTRODUCED, REPEATED = 0.9, 0.95, 0.9
"""Confidence of a name by how it was found: by the tagger; in a byline; elsewhere in the same article."""

PLACED = 0.75
"""Confidence of a name that only its place after a title speaks for."""

NAMES = ("ORG", "LOC", "TIME")
PROFILE = re.compile(r"(?P<name>[一-鿿]{2,4})(?:[，,、（(\s]{1,2})(?:男|女|汉族|[一-鿿]{1,3}族[，,]|(?:19|20)\d\d年)")
FOLLOWING = "说称道等在是为和与及也都率携出任被对就已"
"""Characters after a name that are a word of their own."""

COPULA = ("是", "为", "：", ":", "由")
"""What may stand between a title and the name."""

LONGEST_GIVEN = 2
"""Characters of a Chinese given name at most."""

SHORT = 3
"""A name of up to so many characters that no surname begins needs a title beside it: of the tagger's names of this
shape most are words (茶青, 碳汇)."""

ADDRESS = re.compile(r"(?:老师|师傅|先生|女士|同志|主任|书记|主席|院长|校长|医生|教授|师父|阿姨|大爷|大妈|大姐|大哥|总)")
FOREIGN = re.compile(r"[·•・．]")
LETTERS = frozenset(
    "阿埃艾安奥巴拜班鲍贝本比彼宾波伯勃博布查茨达戴丹德登迪蒂丁杜顿多厄恩尔法菲费芬弗福夫盖冈戈格根古哈海汉赫亨华霍基吉加简杰金喀卡凯坎康考科柯克肯库夸拉莱兰朗劳勒雷里理利林琳龙卢鲁路伦罗洛马玛迈曼梅蒙米密敏摩莫默姆穆纳娜南内尼涅纽诺欧帕潘佩彭皮珀普齐奇乔切琼丘让热日荣儒茹瑞萨塞赛桑森沙莎山舍圣施史舒斯丝苏索塔泰坦汤唐特廷图托瓦万旺威韦维魏温翁沃乌西希锡夏谢辛休雅亚扬耶叶伊因英尤约泽詹珍朱兹佐"
)
"""Characters that transcribe foreign names."""


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> list[Mention]:
    """The people named in an article; a name found once is found wherever it stands."""
    surnames = knowledge.lexicons["surnames"]
    titles = find_titles(article, sentences, tokens, knowledge)
    before, after = {title.start for title in titles}, {title.end for title in titles}
    posts = {title.end for title in titles if not title.value.endswith("role")}
    names: dict[str, float] = dict.fromkeys((*article.byline.reporters, *article.byline.correspondents), INTRODUCED)
    names |= dict.fromkeys(article.byline.photographers, INTRODUCED)
    tagged: list[Mention] = []
    for sentence, words in zip(sentences, tokens, strict=True):
        for token in words:
            if token.tag != "PER" or not _is_name(token, sentence, surnames, knowledge, before, after):
                continue
            name = _without_address(token.text)
            tagged.append(Mention(article.id, token.start, name, Kind.PERSON, name, "", TAGGED))
            if not is_address(name):
                names.setdefault(name, REPEATED)
        tagged += _profiled(article, sentence, surnames)
        tagged += _introduced(article, sentence, words, posts, surnames, knowledge)
    return _everywhere(article, names, tagged, sentences, tokens)


def _introduced(
    article: Article, sentence: Sentence, words: tuple[Token, ...], titles: set[int], surnames: Lexicon, knowledge: Knowledge
) -> Iterator[Mention]:
    """Names that the tagger missed between a title and the end of the clause: 馆长丛笑，首任会长为霍承影。"""
    marks = {word.start for word in words if word.tag == "w"} | {sentence.end}
    for index, word in enumerate(words):
        start = word.start
        if start not in titles and not (index > 1 and word.start - 1 in titles and words[index - 1].text in COPULA):
            continue
        end = next((mark for mark in sorted(marks) if mark > start), sentence.end)
        name = article.text[start:end]
        family = surname(name, surnames)
        parts = [w for w in words if start <= w.start < end]
        plain = all(w.tag not in (*NAMES, "PER") for w in parts) or _is_cut(parts)
        if plain and family and surnames[family].kind != "common" and len(family) < len(name) <= len(family) + LONGEST_GIVEN:
            if name not in knowledge.lexicons["titles"] and name not in knowledge.lexicons["predicates"]:
                yield Mention(article.id, start, name, Kind.PERSON, name, "", PLACED)


def _is_cut(parts: list[Token]) -> bool:
    """Whether the tagger cut the last character off a name: 符海|生."""
    cut = len(parts) == 2 and parts[0].tag == "PER" and len(parts[0].text) == len(parts[1].text) + 1 == LONGEST_GIVEN
    return cut and parts[1].text not in FOLLOWING


def _profiled(article: Article, sentence: Sentence, surnames: Lexicon) -> Iterator[Mention]:
    """The person that a profile begins with: 楼青禾，女，…"""
    match = PROFILE.match(sentence.text)
    if match and surname(match["name"], surnames):
        yield Mention(article.id, sentence.start, match["name"], Kind.PERSON, match["name"], "", PLACED)


def _without_address(name: str) -> str:
    """丁佐宏先生 → 丁佐宏; a surname alone keeps its form of address."""
    return next((name[: -len(end)] for end in ("先生", "女士", "同志") if name.endswith(end) and len(name) > len(end) + 1), name)


def is_address(name: str) -> bool:
    """Whether a name is only a surname with a form of address: 章老师, 刘师傅."""
    return bool(ADDRESS.fullmatch(name, 1))


def _is_name(
    token: Token, sentence: Sentence, surnames: Lexicon, knowledge: Knowledge, before: set[int], after: set[int]
) -> bool:
    name = token.text
    if len(name) < 2 or any(char.isdigit() or char in "“”《》()（）、，" for char in name):
        return False
    if is_address(name):
        return True
    if name in knowledge.lexicons["titles"] or knowledge.gazetteer.titled(name) or name.endswith(("师", "员", "们")):
        return False
    if len(name) > SHORT and len(surname(name, surnames)) < 2 and knowledge.gazetteer.named(name[:2]):
        return False
    if surname(name, surnames) or FOREIGN.search(name) or set(name) <= LETTERS:
        return True
    stands_by_title = token.end in before or token.start in after
    addressed = bool(ADDRESS.match(sentence.text, token.end - sentence.start))
    return len(name) > SHORT or stands_by_title or addressed


def surname(name: str, surnames: Lexicon) -> str:
    """The surname that a name begins with, empty if none does."""
    return next((name[:n] for n in (3, 2, 1) if len(name) > n and name[:n] in surnames), "")


def _everywhere(
    article: Article,
    names: dict[str, float],
    tagged: list[Mention],
    sentences: tuple[Sentence, ...],
    tokens: tuple[tuple[Token, ...], ...],
) -> list[Mention]:
    found = {mention.start: mention for mention in tagged}
    starts = {token.start for words in tokens for token in words}
    for name, confidence in names.items():
        if len(name) < 2:
            continue
        for start in _places(article.text, name):
            known = found.get(start)
            if known and len(known.text) > len(name):
                continue
            if start in starts or confidence == INTRODUCED or len(name) > LONGEST_GIVEN:
                best = max(confidence, known.confidence if known else 0)
                found[start] = Mention(article.id, start, name, Kind.PERSON, name, "", best)
    return [_without_overlap for _without_overlap in sorted(found.values()) if _inside_sentence(_without_overlap, sentences)]


def _inside_sentence(mention: Mention, sentences: tuple[Sentence, ...]) -> bool:
    return any(sentence.start <= mention.start and mention.end <= sentence.end for sentence in sentences)


def _places(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def resolve_addresses(people: list[Mention], surnames: Lexicon) -> list[Mention]:
    """The same people, each 章老师 standing for the one full name of that surname last seen before it, if any.

    A form of address that nobody in the article answers to names no one and is left out.
    """
    full = [mention for mention in people if not is_address(mention.text)]
    resolved = []
    for mention in people:
        if not is_address(mention.text):
            resolved.append(mention)
            continue
        bearers = [p for p in full if p.text.startswith(mention.text[0]) and surname(p.text, surnames)]
        earlier = [p for p in bearers if p.start < mention.start] or bearers
        if earlier:
            resolved.append(replace(mention, value=earlier[-1].value))
    return resolved
