"""The bodies in what the tagger took for one: 远川集团|旗下子公司|青川茶业, 青川县总工会|联合|云岭茶业有限公司."""

from __future__ import annotations

import re
from functools import cache

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import sign
from zhitu.knowledge.lexicons import Entry, Lexicon, alternation
from zhitu.model import Range
from zhitu.reading.organisations.head_nouns import is_weak

CAPITAL = re.compile("[京代](?=中共|中国|中央|国务院|全国|国家)")
"""The letter of the capital, and 代, which the tagger took with the national body behind it: 在|京|中国科学院."""

LEFT, SHORTEST = 3, 2
"""Characters of the name of a body at least, and before its head where a verb is to part it from another."""

FOUNDING = re.compile("(?:投资|出资|捐资|合资)?(?:创办|创立|创建|成立|开办|兴办)(?=.{3})")
"""A verb of founding, which no name of a body holds behind its place."""

TWICE = re.compile("(?P<name>[^0-9]{2,})(?P<again>(?P=name))")

COMMITTEE_AND_STATE = re.compile("(?:[省市县区州]委|自治区党委)(?=(?:[省市县区州]|自治区)(?:人民)?政府$)")
"""The committee of a division before its government: 青川县委|县政府."""

SUPREME = re.compile("(?:委员会|常委会|中共中央|全国人大)(?=国务院|全国政协|中央军委)")
"""One body of the state right before another: 全国人大常委会|国务院."""

AND = "和与及"
PUBLIC = ("TradeUnion", "GovernmentBody", "PartyBody", "Court", "RepresentativeBody", "Hospital", "School")
"""Classes of bodies that every division has; its 支行 is a county's by name."""

MET = re.compile("(?:大会堂|宾馆|饭店|酒店)(?P<joint>同)(?=[^仁济方].{3})")
"""The house where somebody meets a body, which the tagger took for one with it: 青川宾馆|同|远川集团."""

SEEMING = "子公司"
"""After two characters it may hold the third of the name: 西门子|公司."""


def apart(name: str, knowledge: Knowledge) -> tuple[Range, ...]:
    """The two bodies in what the tagger took for one: 远川集团|旗下子公司|青川茶业; nothing where it is one."""
    if capital := CAPITAL.match(name):
        return ((capital.end(), len(name)),)
    between = owners(knowledge.lexicons["generic_words"])
    cut = min((at for word in between if (at := name.find(word, 2)) >= 0), default=0)
    if cut == SHORTEST and name.startswith(SEEMING, cut):
        cut = 0
    start = cut
    while cut and (word := next((w for w in between if name.startswith(w, start)), "")):
        start += len(word)
    if cut and len(name) - start >= LEFT:
        return ((0, cut), (start, len(name)))
    if both := SUPREME.search(name):
        return ((0, both.end()), (both.end(), len(name)))
    if met := MET.search(name):
        return ((0, met.start("joint")), (met.end(), len(name)))
    if len(two := sides(name)) > 1:
        return two
    return _founding(name, knowledge) or _doubled(name, knowledge) or _joined(name, knowledge) or _acts(name, knowledge)


def _acts(name: str, knowledge: Knowledge) -> tuple[Range, ...]:
    """The body alone that ends before a verb which stands inside no name: 青川县总工会|紧扣中心."""
    verb = _acting(knowledge.lexicons["predicates"]).search(name, LEFT)
    head = knowledge.lexicons["organisation_heads"].ending(name, verb.start()) if verb else None
    if verb is None or head is None or is_weak(head) or len(head.word) == verb.start():
        return ()
    return ((0, verb.start()),)


def _founding(name: str, knowledge: Knowledge) -> tuple[Range, ...]:
    """The body alone where the tagger took the verb of its founding with it, and the place: 成都|创办|青川茶业公司."""
    founding = FOUNDING.search(name)
    known = founding and (founding.start() == 0 or knowledge.gazetteer.named(name[: founding.start()]))
    if not founding or not known or not knowledge.lexicons["organisation_heads"].ending(name):
        return ()
    return ((founding.end(), len(name)),)


def _doubled(name: str, knowledge: Knowledge) -> tuple[Range, ...]:
    """The name alone where a heading that begins like it stands before it: 远川集团|远川集团, 青禾物流|青禾控股公司."""
    twice = TWICE.search(name)
    again = twice.start("again") if twice else name.find(name[:SHORTEST], SHORTEST)
    if (
        again < 0
        or name[again : again + SHORTEST].isascii()
        or len(name) - again < SHORTEST
        or knowledge.gazetteer.named(name[:SHORTEST])
    ):
        return ()
    heading = again >= LEFT and knowledge.lexicons["organisation_heads"].ending(name, again) is not None
    return (*([(0, again)] if heading else []), (again, len(name)))


def sides(name: str) -> tuple[Range, ...]:
    """A name, or the committee of a division and its government in it, side by side: 县委|县政府."""
    both = COMMITTEE_AND_STATE.search(name)
    return ((0, both.end()), (both.end(), len(name))) if both else ((0, len(name)),)


def is_joined(name: str, knowledge: Knowledge) -> bool:
    """Whether a name behind another begins with an and that looks like a part of a county: 云岭农商行|和县总工会."""
    heads, short = knowledge.lexicons["organisation_heads"], knowledge.lexicons["abbreviations"]
    level = sign(name, 1) if name[0] in AND else ""
    rest = name[1 + len(level) :]
    return bool(level) and (heads.kind(rest) in PUBLIC or short.kind(rest) == "head")


def _joined(name: str, knowledge: Knowledge) -> tuple[Range, ...]:
    """The two bodies that one verb joins, each with a head of its own: 青川县总工会|联合|云岭茶业有限公司."""
    heads, trades = knowledge.lexicons["organisation_heads"], knowledge.lexicons["trade_words"]
    for verb in _joining(knowledge.lexicons["predicates"]):
        cut = name.find(verb, LEFT)
        left = heads.ending(name, cut) if cut > 0 else None
        firm = (left is None or is_weak(left)) and cut > 0 and _is_trade(trades.ending(name, cut))
        behind = name[cut + len(verb) :]
        right = (heads.ending(behind) or trades.ending(behind)) if firm or (left and not is_weak(left)) else None
        if right and len(name) - cut - len(verb) - len(right.word) >= SHORTEST:
            return ((0, cut), (cut + len(verb), len(name)))
    return ()


def _is_trade(word: Entry | None) -> bool:
    """Whether it is a line of business that makes the name of a firm."""
    return word is not None and word.kind == "trade"


@cache
def owners(generic: Lexicon) -> tuple[str, ...]:
    """The words that say of the body before them that it owns the next one."""
    return tuple(word for word, entry in generic.items() if "owner" in entry.more)


@cache
def _joining(verbs: Lexicon) -> tuple[str, ...]:
    """The verbs that stand between two bodies that act together."""
    return tuple(word for word, entry in verbs.items() if "joins" in entry.more)


@cache
def _acting(verbs: Lexicon) -> re.Pattern[str]:
    """The verbs of two characters or more that stand inside no name."""
    return re.compile(alternation(word for word in verbs.words() if verbs.kind(word) != "inner" and len(word) > 1))
