"""The language in which ``ontology/relations/*.ttl`` says how a text puts a relation.

A pattern is a regular expression in which mentions are written between angle brackets:

======================  ===========================================================================================
``<s:Person>``          the subject; ``<o:…>`` the object; ``<t:Time>`` the time of the fact; ``<Place>`` only stands there
``<o:Person|Program>``  of either kind
``<s:Organization+>``   a list (甲、乙和丙): one fact for each
``<s:Person^>``         not written here: the one that the sentence, or the one before, is about (its first);
                        ``<s:Person&>``: the nearest one before
``<Head>``              a run of titles (党组书记、副主席) of which one heads a body; ``<Deputy>`` a run of which none does;
                        ``<Founder>`` 创始人 and the like; ``<Title>`` any run
``_``                   up to 8 characters without a name or a post, no comma
``~``                   up to 24 characters inside the sentence, no mention of the subject's or object's kind
``…``                   up to 60 characters inside the sentence
======================  ===========================================================================================

Of neighbouring places (湖州市南浔区) the last and narrowest is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zhitu.errors import OntologyError
from zhitu.knowledge.relations import Pattern, Relation

SYMBOLS = {
    name: chr(0xE000 + number)
    for number, name in enumerate(
        (
            "Organization",
            "Person",
            "Place",
            "Program",
            "Time",
            "Amount",
            "Honour",
            "head",
            "deputy",
            "role",
            "founder",
            "former-head",
            "former-deputy",
            "former-role",
            "former-founder",
        )
    )
}
"""One character for each kind of mention, and for each way to hold a title."""

ANY = "".join(SYMBOLS.values())
TITLES = "".join(symbol for name, symbol in SYMBOLS.items() if name[0].islower())
HEADS = SYMBOLS["head"] + SYMBOLS["former-head"]
FOUNDERS = SYMBOLS["founder"] + SYMBOLS["former-founder"]
NOT_HEADS = "".join(symbol for symbol in TITLES if symbol not in HEADS + FOUNDERS)
NAMES = "".join(SYMBOLS[name] for name in SYMBOLS if name not in ("Time", "Amount", "role", "former-role"))
BETWEEN_TITLES = "[、，,兼及和与]{0,2}"
BETWEEN_NAMES = "(?:[、，,和与及]|以及)"
WINDOW = {"_": 8, "~": 24, "…": 60}
"""How many characters each gap spans; chosen on the development half of the relation sentences."""

PLACEHOLDER = re.compile(r"<(?:(?P<role>[sot]):)?(?P<kinds>[A-Z][A-Za-z|]*)(?P<mark>[+^&]?)>")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern made ready; ``topics`` are the roles that are carried over: role, kinds, whether the nearest is meant."""

    relation: Relation
    pattern: Pattern
    expression: re.Pattern[str]
    needs: frozenset[str]
    topics: tuple[tuple[str, frozenset[str], bool], ...]

    @property
    def name(self) -> str:
        return f"{self.relation.name}/{self.pattern.id}"


@cache
def compiled(relations: tuple[Relation, ...]) -> tuple[Rule, ...]:
    """The rules of all relations, in order; raises :class:`OntologyError` for a pattern that cannot be read."""
    return tuple(_rule(relation, pattern) for relation in relations for pattern in relation.patterns)


def _rule(relation: Relation, pattern: Pattern) -> Rule:
    topics: list[tuple[str, frozenset[str], bool]] = []
    needs: set[str] = set()
    ends = "".join(
        SYMBOLS[kind]
        for match in PLACEHOLDER.finditer(pattern.match)
        if match["role"] in ("s", "o")
        for kind in match["kinds"].split("|")
        if kind in SYMBOLS
    )

    def replaced(match: re.Match[str]) -> str:
        kinds = match["kinds"].split("|")
        if match["mark"] in ("^", "&"):
            topics.append((match["role"], frozenset(SYMBOLS[kind] for kind in kinds), match["mark"] == "&"))
            return ""
        if match["role"] and len(kinds) == 1 and kinds[0] in SYMBOLS:
            needs.add(SYMBOLS[kinds[0]])
        return _expression(match["role"], kinds, many=match["mark"] == "+")

    gaps = {
        "_": f"[^{NAMES}，。；！？：、“”（）()]{{0,{WINDOW['_']}}}?",
        "~": f"[^{ends}。；！？]{{0,{WINDOW['~']}}}?",
        "…": f"[^。；！？]{{0,{WINDOW['…']}}}?",
    }
    try:
        parts = re.split(r"(<[^<>]*>)", pattern.match)
        source = "".join(
            PLACEHOLDER.sub(replaced, part) if PLACEHOLDER.fullmatch(part) else _with_gaps(part, gaps) for part in parts
        )
        return Rule(relation, pattern, re.compile(source), frozenset(needs), tuple(topics))
    except (re.error, KeyError) as error:
        raise OntologyError(
            f"the pattern {pattern.id!r} of {relation.name} cannot be read: {error}", "ontology/relations", "Mend it."
        ) from None


def _with_gaps(part: str, gaps: dict[str, str]) -> str:
    return re.sub("[_~…]", lambda match: gaps[match[0]], part)


def _expression(role: str | None, kinds: list[str], *, many: bool) -> str:
    titles = {"Head": HEADS, "Founder": FOUNDERS, "Title": TITLES}
    if kinds == ["Deputy"]:
        body = f"[{NOT_HEADS}](?:{BETWEEN_TITLES}[{NOT_HEADS}]){{0,4}}(?!{BETWEEN_TITLES}[{HEADS}])"
    elif kinds[0] in titles:
        body = f"(?:[{TITLES}]{BETWEEN_TITLES}){{0,4}}[{titles[kinds[0]]}](?:{BETWEEN_TITLES}[{TITLES}]){{0,4}}"
    else:
        one = f"[{''.join(SYMBOLS[kind] for kind in kinds)}]"
        place = SYMBOLS["Place"]
        body = f"{one}(?:{BETWEEN_NAMES}{{0,1}}{one}){{0,9}}" if many else one
        if kinds == ["Place"] and not many:
            return f"{place}{{0,4}}(?P<{role}>{place})(?!{place})" if role else f"{place}{{1,5}}"
    # a body may be named right after the place in which it lies: 毕业于|加拿大|枫叶大学
    lead = f"{SYMBOLS['Place']}{{0,3}}" if role and kinds == ["Organization"] else ""
    return lead + (f"(?P<{role}>{body})" if role else body)
