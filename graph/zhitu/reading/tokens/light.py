"""The light tagger: jieba's part-of-speech tagger with a dictionary of its own and our lexicons."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.knowledge.divisions import Level
from zhitu.model import Sentence, Tagger, Token
from zhitu.reading.tags import BODY, MOMENT, PERSON, PLACE

NAMES = {"nr": PERSON, "nrt": PERSON, "nrfg": PERSON, "ns": PLACE, "nt": BODY, "t": MOMENT}
"""jieba's tags of names, as the finders know them."""

LEXICONS = ("place_heads", "organisation_heads", "program_heads", "titles", "honours")
"""The lexicons whose words jieba must not cut in two; those that are absent are passed over."""

FREQUENCY = 1000
"""How often jieba is to think that it saw a word of ours: as often as 总工会 stands in its own dictionary, roughly."""


def load(knowledge: Knowledge) -> Tagger:
    """The light tagger, ready to tag."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's source is older than today's syntax warnings
        import jieba
        import jieba.posseg

    jieba.setLogLevel("WARNING")
    tokenizer = jieba.Tokenizer()
    for name in LEXICONS:
        for word in knowledge.lexicons.get(name, ()):
            tokenizer.add_word(word, FREQUENCY, "n")
    for place in knowledge.gazetteer.places.values():
        if place.level is not Level.TOWN:
            tokenizer.add_word(place.name, FREQUENCY, "ns")
    cut = jieba.posseg.POSTokenizer(tokenizer).cut

    def tag(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Token, ...]]:
        for sentence in sentences:
            start, tokens = sentence.start, []
            for pair in cut(sentence.text):
                tokens.append(Token(start, pair.word, NAMES.get(pair.flag, pair.flag)))
                start += len(pair.word)
            yield tuple(tokens)

    return tag
