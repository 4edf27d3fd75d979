"""The places that an article names, each linked to its division where the article leaves no doubt.

:mod:`names` finds those of divisions, :mod:`letters` and :mod:`pairs` countries and provinces by a character each,
:mod:`sites` roads, waters and all else; :mod:`links` says which division a name stands for that many bear.
"""

from __future__ import annotations

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level, Place
from zhitu.model import Article, Kind, Mention, Sentence, Token
from zhitu.reading.places import letters, links, names, pairs, sites
from zhitu.reading.places.names import Run, Source
from zhitu.reading.tags import PLACE

CONFIDENCE = {
    Source.FULL: 0.99,
    Source.SHORT: 0.98,
    Source.INNER: 0.98,
    Source.KNOWN: 0.98,
    Source.SITE: 0.9,
    Source.TAGGED: 0.65,
}
"""How often a span found so lies in what annotators marked as a place or a body: counted on 1,200 names of news."""

GUESSED = 0.8
"""What the confidence is multiplied with where a name has several bearers and the widest was taken."""

CHINA = "中"
PAIR = 2
"""Two countries by a letter each."""


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> list[Mention]:
    """The mentions of places by position, nested ones too: 雅安市名山区 gives 雅安市 and 名山区.

    The value of a linked mention is the full name of its division and the code is that division's; a place without
    a code (a road, a site, a river), or with a name that the article leaves open, has its text for a value.
    """
    runs: list[Run] = []
    mentions: list[Mention] = []
    tagged = {(word.start, word.end): word.confidence for words in tokens for word in words if word.tag == PLACE}
    for sentence, words in zip(sentences, tokens, strict=True):
        divisions = names.find(sentence, words, knowledge)
        others = sites.find(sentence, words, divisions, knowledge)
        runs += [*divisions, *((span,) for span in others)]
    year = int(article.date[:4]) if article.date[:4].isdecimal() else 0
    ways = links.resolve(runs, knowledge.gazetteer, year)
    named = {link.place for linked in ways for link in linked if link}
    for run, linked in zip(runs, ways, strict=True):
        for span, link in zip(run, linked, strict=True):
            if link and span.source is Source.SHORT and _is_pair(span.text, link.place, named):
                continue
            part = span.source is Source.SHORT and (span.start, span.end) not in tagged
            if not link and (part or span.source is Source.INNER):
                continue
            source = Source.TAGGED if span.source is Source.SHORT and not link else span.source
            sure = CONFIDENCE[source] * (GUESSED if link and link.guessed else 1)
            if not link:  # what no list vouches for is no surer than the tagger is, where it says so
                sure = min(sure, tagged.get((span.start, span.end)) or sure)
            value, code = (link.place.name, link.place.code) if link else (span.text, "")
            mentions.append(Mention(article.id, span.start, span.text, Kind.PLACE, value, code, round(sure, 4)))
    known = letters.known((mention.code for mention in mentions), knowledge)
    for sentence, words in zip(sentences, tokens, strict=True):
        paired = list(pairs.find(article.id, sentence, known, knowledge))
        starts = {mention.start for mention in paired}
        if paired:
            mentions = [mention for mention in mentions if len(mention.text) > PAIR or mention.start not in starts]
            mentions += paired
        strung = letters.find(article.id, sentence, words, known, knowledge)
        mentions += [mention for mention in strung if mention.start not in starts]
    return sorted(mentions, key=lambda m: (m.start, -m.end))


def _is_pair(text: str, place: Place, named: set[Place]) -> bool:
    """Whether a short form is China and a country that the article names (巴中): nothing speaks for the city."""
    other = text.replace(CHINA, "")
    if len(text) != PAIR or len(other) != 1:
        return False
    inland = any(one != place and one.code[:2] == place.code[:2] for one in named)
    return not inland and any(one.level is Level.COUNTRY and one.name.startswith(other) for one in named)
