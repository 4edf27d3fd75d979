"""Founders whose name the tagger did not know: 由|束长禾|2003年创立, where 束 and 长禾 are words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Range, Sentence, Token
from zhitu.reading.tags import NAMES

FOUND = "(?:(?:一手|亲手|个人|正式|投资)?(?:创办|创立|创建|始创|创设)(?![的者人]))"
FOUNDS = "创"
"""What all of these verbs hold."""

MADE = re.compile(
    rf"由(?P<name>[一-鿿]{{2,3}})(?:先生|女士|博士)?(?={FOUND}|[于在]?\d{{4}}年(?:\d+月)?(?:\d+日)?(?:在[^，。；]{{2,12}}?)?{FOUND})"
)
"""Right behind them only their time and place stand, then the verb."""

LEAST = 2
"""Words of such a name: the surname and what follows."""


def spans(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[Range]:
    """Start and end of each such name in a sentence: a surname that stands as a word of its own, and one or two more
    words of which none is a name."""
    surnames = knowledge.lexicons["surnames"]
    for match in MADE.finditer(sentence.text) if FOUNDS in sentence.text else ():
        start, end = (sentence.start + at for at in match.span("name"))
        own = [word for word in words if word.end > start and word.start < end]
        whole = own and own[0].start == start and own[-1].end == end
        if not whole or surnames.kind(own[0].text) not in ("single", "compound") or len(own) < LEAST:
            continue
        if not any(word.tag in NAMES and len(word.text) > 1 for word in own):
            yield start, end
