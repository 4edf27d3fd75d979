"""What stands for what inside one article: 市总工会, 该中心, 章老师, and the short forms that the text declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import Level
from zhitu.model import Article, Kind, Mention, Sentence, Token
from zhitu.reading import people

DECLARED, REFERRED = 0.95, 0.85
"""Confidence of a short form that the text declares, and of a word such as 该中心 that refers back."""

DECLARATION = re.compile(
    r"[(（](?:以下|下文|下)?(?:统称|简称|下称|又称|也称|亦称|简称为|以下简称)[:：为]?[“「‘\"]?"
    r"(?P<short>[^()（）“”「」‘’\"，。；、]{2,16})[”」’\"]?[)）]"
)
LETTERS = re.compile(r"[(（](?P<short>[A-Z][A-Za-z0-9&.\-]{1,19})[)）]")
QUOTED = re.compile(r"[(（][“「\"](?P<short>[^()（）“”「」\"，。；]{2,16})[”」\"][)）]")
AFTERWARDS = re.compile(
    r"[，,]?\s*(?:以下)?(?:简称|又称|又名|别称|别名|俗称|亦称|也称|英文缩写|英文简称|缩写)(?:为|是|：|:)?[“「]?"
    r"(?P<short>[^()（）“”「」，,。；、\s]{2,16}(?:、[^()（）“”「」，,。；、\s]{2,16}){0,2})[”」]?(?=[，,。；\s)）]|$)"
)

POINTING = ("该", "本", "这家", "这个", "这所", "此")
LEVELS = {"省": Level.PROVINCE, "市": Level.PREFECTURE, "州": Level.PREFECTURE, "区": Level.COUNTY, "县": Level.COUNTY,
          "镇": Level.TOWN, "乡": Level.TOWN, "街道": Level.TOWN}


def resolve(
    article: Article,
    sentences: tuple[Sentence, ...],
    tokens: tuple[tuple[Token, ...], ...],
    found: list[Mention],
    knowledge: Knowledge,
) -> list[Mention]:
    """The mentions with what they stand for, and those that only reference makes names."""
    persons = [m for m in found if m.kind is Kind.PERSON]
    others = [m for m in found if m.kind is not Kind.PERSON]
    mentions = sorted([*others, *people.resolve_addresses(persons, knowledge.lexicons["surnames"])])
    mentions = _with_declared(article, mentions)
    mentions = [_levelled(m, mentions, knowledge) for m in mentions]
    return sorted([*mentions, *_pointing(article, sentences, tokens, mentions, knowledge)])


def declared(article: Article, mentions: Iterable[Mention]) -> Iterator[tuple[Mention, int, str]]:
    """The names that the text gives a short form, with the place and the text of that form."""
    for mention in mentions:
        if mention.kind not in (Kind.ORGANIZATION, Kind.PROGRAM, Kind.PLACE):
            continue
        for expression in (DECLARATION, QUOTED, LETTERS, AFTERWARDS):
            match = expression.match(article.text, mention.end)
            if match and match["short"] != mention.text:
                at = match.start("short")
                for short in match["short"].split("、"):
                    yield mention, at, short
                    at += len(short) + 1
                break


def _with_declared(article: Article, mentions: list[Mention]) -> list[Mention]:
    shorts: dict[str, Mention] = {}
    for full, _, short in declared(article, mentions):
        shorts.setdefault(short, full)
    spans = {(m.start, m.end) for m in mentions}
    kept = [replace(m, value=shorts[m.text].value) if m.text in shorts else m for m in mentions]
    for short, full in shorts.items():
        at = article.text.find(short, full.end)
        while at >= 0:
            covered = any(start <= at and at + len(short) <= end for start, end in spans)
            if not covered:
                kept.append(Mention(article.id, at, short, full.kind, full.value, full.code, DECLARED))
            at = article.text.find(short, at + len(short))
    return sorted(kept)


def _levelled(mention: Mention, mentions: list[Mention], knowledge: Knowledge) -> Mention:
    """市总工会 with the city that it belongs to: that of a body of the same name, else the only one of its level."""
    level = next((level for level in ("街道", *LEVELS) if mention.text.startswith(level)), "")
    if mention.kind is not Kind.ORGANIZATION or not level or mention.value != mention.text:
        return mention
    rest = mention.text.removeprefix(level)
    if len(rest) < 2:
        return mention
    full = [m for m in mentions if m.kind is Kind.ORGANIZATION and m.text != mention.text and m.text.endswith(mention.text)]
    if full:
        nearest = min(full, key=lambda m: (m.start > mention.start, abs(m.start - mention.start)))
        return replace(mention, value=nearest.value)
    gazetteer = knowledge.gazetteer
    names = {p.name for m in mentions if m.code for p in gazetteer.chain(m.code) if _of_level(p.level, p.name, level)}
    return replace(mention, value=names.pop() + rest) if len(names) == 1 else mention


def _of_level(level: Level, name: str, word: str) -> bool:
    return name.endswith(word) and (level is LEVELS[word] or (word == "市" and level in (Level.COUNTY, Level.PROVINCE)))


def _pointing(
    article: Article,
    sentences: tuple[Sentence, ...],
    tokens: tuple[tuple[Token, ...], ...],
    mentions: list[Mention],
    knowledge: Knowledge,
) -> Iterator[Mention]:
    """该中心, 中心|主任, 公司|成立于: the body last named before whose name ends so."""
    heads = knowledge.lexicons["organisation_heads"]
    titles = {m.start for m in mentions if m.kind is Kind.TITLE}
    bodies = [m for m in mentions if m.kind is Kind.ORGANIZATION]
    covered = {at for m in mentions for at in range(m.start, m.end)}
    for words in tokens:
        for index, word in enumerate(words):
            if word.text not in heads or word.start in covered:
                continue
            before = words[index - 1] if index else None
            points = before is not None and before.text in POINTING
            opens = before is None or before.tag == "w"
            if not (points or word.end in titles or (opens and word.text in ("公司", "学校", "医院", "集团"))):
                continue
            if not points and not opens:
                continue
            earlier = [b for b in bodies if b.start < word.start and b.value.endswith(word.text)]
            if earlier:
                last = earlier[-1]
                yield Mention(article.id, word.start, word.text, Kind.ORGANIZATION, last.value, "", REFERRED)
