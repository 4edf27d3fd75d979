"""Names of people in an article: what is seen in a sentence or signed, and the same names wherever they stand.

In the order of the search:

    candidates  what the tagger, a title or a profile shows to be a name
    contexts    what only the words around a name show, or the parts that it is made of (``name_parts``)
    founders    a founder's name that the tagger did not know
    addresses   a surname with a form of address: 骆老师

``titles`` stand beside names, with their ``fields`` (海洋生态|专家);
``marks`` tells a person from a firm that is called alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Kind, Mention, Sentence, Token, order
from zhitu.reading.people import founders, titles
from zhitu.reading.people.addresses import is_address
from zhitu.reading.people.candidates import GIVEN, LISTED, PLACED, WHOLE, Finder
from zhitu.reading.people.contexts import framed, spelled
from zhitu.reading.words.people import DOCTRINE

SIGNED = 0.95
"""Confidence of a name in a byline, also elsewhere in the article."""

VERBS = tuple("作同祝发致称")
"""Verbs and prepositions that the tagger took for the last character of a name."""

WIDTH, ENDED = "[ \u3000]{1,4}", "(?![一-鿿])"
WIDE = re.compile(f"[一-鿿]{WIDTH}[一-鿿]")
"""A name of two characters that is set as wide as one of three."""


def find(
    article: Article,
    sentences: tuple[Sentence, ...],
    tokens: tuple[tuple[Token, ...], ...],
    knowledge: Knowledge,
    posts: list[Mention] | None = None,
) -> list[Mention]:
    """The people named in an article; a name found once is found wherever it stands.

    ``posts`` are the titles of the article, found here where none are given.
    """
    posts = titles.find(article, sentences, tokens, knowledge) if posts is None else posts
    finder = Finder(
        article,
        knowledge,
        frozenset(title.start for title in posts),
        frozenset(title.end for title in posts),
        frozenset(title.end for title in posts if not title.value.endswith("role")),
    )
    found = [
        mention
        for sentence, words in zip(sentences, tokens, strict=True)
        for mention in (
            *finder.tagged(sentence, words),
            *finder.profiled(sentence),
            *finder.called(sentence),
            *finder.placed(sentence, words),
            *(finder.listed(words) if LISTED in sentence.text else ()),
            *finder.transcribed(words),
            *framed(finder, sentence, words),
            *spelled(article, sentence, knowledge),
        )
    ]
    for sentence, words in zip(sentences, tokens, strict=True):
        for start, end in founders.spans(sentence, words, knowledge):
            name = article.text[start:end]
            found.append(Mention(article.id, start, name, Kind.PERSON, name, "", PLACED))
    signed = (*article.byline.reporters, *article.byline.correspondents, *article.byline.photographers)
    if not found and not signed:
        return []
    starts = {token.start for words in tokens for token in words}
    everywhere = _everywhere(article, _without_tails(found), signed, starts, knowledge)
    return [_closed(mention) for mention in _inside(everywhere, sentences)]


def _closed(mention: Mention) -> Mention:
    """The mention of a person whose name of two characters is set as wide as three: 骆 青."""
    return replace(mention, value="".join(mention.value.split())) if WIDE.fullmatch(mention.value) else mention


def _without_tails(found: list[Mention]) -> list[Mention]:
    """The people, each without what the tagger took with the name here but not elsewhere: 周建平|作."""
    alone = {mention.text for mention in found}

    def own(mention: Mention) -> Mention:
        shorter = next((mention.text[:-n] for n in (1, 2) if mention.text[:-n] in alone), "")
        told = len(shorter) >= WHOLE or (len(shorter) > 1 and mention.text[len(shorter) :] in VERBS)
        return replace(mention, text=shorter, value=shorter) if told and mention.value == mention.text else mention

    return [own(mention) for mention in found]


def _everywhere(
    article: Article, found: list[Mention], signed: tuple[str, ...], starts: set[int], knowledge: Knowledge
) -> list[Mention]:
    """The names found, and the same names where they stand again; one of two characters only where a word begins."""
    names = {mention.text: mention.confidence for mention in found if not is_address(mention.text, knowledge)}
    names |= dict.fromkeys((name for name in (*signed, *_wide(article.text, signed)) if len(name) > 1), SIGNED)
    places = {mention.start: mention for mention in found}
    for name, confidence in names.items():
        at = article.text.find(name)
        while at >= 0:
            known = places.get(at)
            longer = known is not None and len(known.text) > len(name)
            if not longer and (at in starts or confidence == SIGNED or len(name) > GIVEN):
                best = max(confidence, known.confidence if known else 0)
                places[at] = Mention(article.id, at, name, Kind.PERSON, name, "", best)
            at = article.text.find(name, at + len(name))
    return sorted(places.values(), key=order)


def _wide(text: str, names: tuple[str, ...]) -> list[str]:
    """The names of two characters as a text sets them as wide as three."""
    parted = (re.search(f"{name[0]}{WIDTH}{name[1]}{ENDED}", text) for name in names if len(name) == 2)
    return [found.group() for found in parted if found]


def _inside(mentions: list[Mention], sentences: tuple[Sentence, ...]) -> list[Mention]:
    """The mentions that lie whole in one sentence and name somebody, not what is called after him."""
    ends = [sentence.end for sentence in sentences]
    places = [(mention, bisect_left(ends, mention.end)) for mention in mentions]
    inside = ((m, sentences[at]) for m, at in places if at < len(sentences) and sentences[at].start <= m.start)
    return [m for m, sentence in inside if not DOCTRINE.match(sentence.text, m.end - sentence.start)]
