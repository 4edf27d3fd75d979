"""The language in which ``ontology/relations/*.ttl`` says how a text puts a relation.

A pattern is a regular expression in which mentions are written between angle brackets:

======================  ==============================================================================================
``<s:Person>``          the subject; ``<o:…>`` the object; ``<t:Time>`` the time of the fact; ``<Place>`` only stands
                        there
``<o:Person|Program>``  of either kind
``<s:Organization+>``   a list (甲、乙和丙): one fact for each; ``<s:Person*>``: who they are may be told (甲与弟弟乙)
``<s:Person^>``         not written here: the first one that the sentence names before, else the sentences before;
                        ``<s:Person&>``: the nearest one before; ``<o:Organization=>``: the only one before that
                        ends as the title asks (厂长: 厂), or as the group ``k`` says (段|党委书记)
``<Head>``              a run of titles (党组书记、副主席) of which one heads a body; ``<Deputy>`` a run of which none
                        does, ``<Vice>`` such a run with a 副; ``<FormerHead>`` one that is held no more (曾任会长);
                        ``<Founder>`` 创始人 and the like; ``<Title>`` any run
``<Verb>``              the words that the relation gives as its ``zt:verb``
``<End>``               a part, which ``relations/parts.ttl`` defines for all patterns
``_``                   up to 8 characters without a name or a post, no comma
``~``                   up to 24 characters inside the sentence, no mention of the subject's or object's kind
``…``                   up to 60 characters inside the sentence
``<-Person>``           the same, none of them a person (``<-Person|Organization>``: nor a body)
======================  ==============================================================================================

A placeholder in ``(?<!…)`` or ``(?<=…)`` is of names, and has neither role nor mark: ``(?<!<Place>)``.
Of neighbouring places (青川县枫林镇) the last and narrowest is taken; a body or a program may
be named right after its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from zhitu.errors import OntologyError
from zhitu.knowledge.relations import Pattern, Relation
from zhitu.reading.prefilter import Prefilter
from zhitu.reading.prefilter.literals import required_literals

HELD = ("head", "deputy", "role", "founder")
"""How a title is held; each also as former."""

NAMES = ("Organization", "Person", "Place", "Program", "Time", "Amount", "Honour")
SYMBOLS = {
    name: chr(0xE000 + number) for number, name in enumerate((*NAMES, *HELD, *(f"former-{how}" for how in HELD)))
}
"""One character for each kind of mention, and for each way to hold a title."""

PLACE = SYMBOLS["Place"]
TITLES = "".join(SYMBOLS[how] + SYMBOLS[f"former-{how}"] for how in HELD)
HEADS = SYMBOLS["head"] + SYMBOLS["former-head"]
FORMER = SYMBOLS["former-head"]
FOUNDERS = SYMBOLS["founder"] + SYMBOLS["former-founder"]
LESSER = "".join(symbol for symbol in TITLES if symbol not in HEADS + FOUNDERS)
VICES = SYMBOLS["deputy"] + SYMBOLS["former-deputy"]
LOUD = "".join(SYMBOLS[name] for name in SYMBOLS if name not in ("Time", "Amount", "role", "former-role"))
"""What a short gap must not hold: every mention but times, amounts and mere occupations."""

INNER = "(?:市区|城区|县城|境内|市中心|[东南西北中]{1,2}部的?)"
"""What may stand between a place and one inside it: 雅安|市区|青江路."""

BETWEEN_TITLES = "[、，,兼及和与]{0,2}"
BETWEEN_NAMES = "[”」]?(?:[、，,和与及]|以及)?[“「]?"
JOINED_NAMES = "[”」]?(?:[、，,和与及]|以及)[“「]?"
SIDE_BY_SIDE = "[”」]?[“「]?"
"""What stands between the names of a list: a mark or not; surely one; surely none. The last two share no text, so that
a long list is walked once, and not once for each way to read its marks."""

KIN = (
    "(?:妻子|丈夫|爱人|夫人|太太|父亲|母亲|父母|爸爸|妈妈|儿子|女儿|孩子|子女|儿媳|女婿|孙子|孙女|外孙|哥哥|弟弟|姐姐|妹妹|兄弟"
    "|兄长|侄子|外甥|家人|徒弟|徒孙|弟子|学生|学员|师傅|师父|师兄|师弟|同事|工友|战友|搭档|好友|朋友|同学|老乡)"
)
"""What somebody is to another: 周建平的|女儿."""

EMPLOYER = f"{SYMBOLS['Organization']}的?(?=[{TITLES}])"
"""The body of which a title says that somebody is of it."""

BEFORE_NAMES = (
    f"(?:{EMPLOYER})?(?:(?:[他她其]们?的?|自己的)?(?:大学)?{KIN}|其[长次幼]?[弟兄妻子父母女姐妹孙侄])?"
    f"{PLACE}{{0,2}}[人籍]?(?:[{TITLES}]、?){{0,2}}"
)
"""What may stand before a name that is joined to another: 甲与弟弟|乙、青川大学教授|丙; 甲弟弟乙 is one man."""

WINDOW = {"_": 8, "~": 24, "…": 60}
"""How many characters each gap spans at most; chosen on the development half of the relation sentences."""

WITHOUT = re.compile(r"<-([A-Z][A-Za-z|]*)>")

VERB, NOTHING = "<Verb>", "(?!)"
"""The placeholder of a relation's verbs, and what it means where the relation has none."""

PLACEHOLDER = re.compile(r"<(?:(?P<role>[sot]):)?(?P<kinds>[A-Z][A-Za-z|]*)(?P<mark>[+*^&=]?)>")

LOOKS_BACK = re.compile(r"\(\?<[!=][^()]*$")
"""What looks back, at mentions whose kinds alone count."""

UNWRITTEN = ("^", "&", "=")
"""The marks of roles that stand elsewhere."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A role that no pattern writes: of these kinds, the nearest before or the first of the sentence.

    A ``fitting`` one is the only one that ends as the title asks.
    """

    role: str
    symbols: frozenset[str]
    nearest: bool
    fitting: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern made ready: what it is written as, and the sets of words of which each must have one in a text."""

    relation: Relation
    pattern: Pattern
    written: str
    ends: tuple[frozenset[str], ...]
    words: tuple[frozenset[str], ...]
    topics: tuple[Topic, ...]

    @property
    def name(self) -> str:
        """The relation and the pattern's id, as facts bear it."""
        return f"{self.relation.name}/{self.pattern.id}"

    @property
    def expression(self) -> re.Pattern[str]:
        """The regular expression; made when it is first asked for, which most are not for a short text."""
        return _compile(self.written)


@cache
def _compile(written: str) -> re.Pattern[str]:
    return re.compile(written)


@cache
def compiled(relations: tuple[Relation, ...]) -> tuple[Rule, ...]:
    """The rules of all relations, in order; raises :class:`OntologyError` for a pattern that cannot be read."""
    return tuple(_rule(relation, pattern) for relation in relations for pattern in relation.patterns)


@cache
def prefilter(relations: tuple[Relation, ...]) -> Prefilter[Rule]:
    """The rules of all relations, to be asked which of them a statement allows; made once."""
    return Prefilter((rule, (*rule.ends, *rule.words)) for rule in compiled(relations))


def _rule(relation: Relation, pattern: Pattern) -> Rule:
    written_out = pattern.match.replace(VERB, f"(?:{relation.verb or NOTHING})")
    holders = list(PLACEHOLDER.finditer(written_out))
    ends = [_symbols(match["kinds"]) for match in holders if match["role"] in ("s", "o")]
    written = [match for match in holders if match["role"] in ("s", "o") and match["mark"] not in UNWRITTEN]
    topics = (match for match in holders if match["mark"] in UNWRITTEN)
    try:
        expression = "".join(_translate(written_out, "".join(ends)))
        return Rule(
            relation,
            pattern,
            expression,
            tuple(frozenset(symbols) for match in written if (symbols := _symbols(match["kinds"]))),
            required_literals(expression),
            tuple(
                Topic(m["role"], frozenset(_symbols(m["kinds"])), m["mark"] == "&", m["mark"] == "=") for m in topics
            ),
        )
    except (re.error, KeyError) as error:
        what = f"the pattern {pattern.id!r} of {relation.name} cannot be read: {error}"
        raise OntologyError(what, "ontology/relations", "Mend the pattern.") from None


def _symbols(kinds: str) -> str:
    """The symbols of the kinds of names in a placeholder; none for titles."""
    return "".join(SYMBOLS[kind] for kind in kinds.split("|") if kind in NAMES)


def _translate(match: str, ends: str) -> Iterator[str]:
    """The regular expression of a pattern, part by part; ``ends`` are the symbols that ``~`` must not hold."""
    gaps = {
        "_": f"[^{LOUD}，。；！？：、“”（）()]{{0,{WINDOW['_']}}}?",
        "~": f"[^{ends}。；！？]{{0,{WINDOW['~']}}}?",
        "…": f"[^。；！？]{{0,{WINDOW['…']}}}?",
    }
    before = ""
    for part in re.split(r"(<[^<>]*>)", match):
        holder = PLACEHOLDER.fullmatch(part)
        if without := WITHOUT.fullmatch(part):
            yield f"[^{''.join(SYMBOLS[kind] for kind in without[1].split('|'))}。；！？]{{0,{WINDOW['…']}}}?"
        elif holder is None:
            yield re.sub("[_~…]", lambda gap: gaps[gap[0]], part)
        elif LOOKS_BACK.search(before):
            if holder["role"] or holder["mark"] or not (symbols := _symbols(holder["kinds"])):
                raise re.error(f"{part} looks back, where only kinds of names can stand")
            yield f"[{symbols}]"
        elif holder["mark"] not in UNWRITTEN:
            yield _placeholder(holder["role"], holder["kinds"], holder["mark"])
        before += part


def _placeholder(role: str | None, kinds: str, mark: str) -> str:
    titles = {"Head": HEADS, "FormerHead": FORMER, "Founder": FOUNDERS, "Title": TITLES}
    group = f"?P<{role}>" if role else "?:"
    if kinds == "Deputy":
        return f"({group}[{LESSER}](?:{BETWEEN_TITLES}[{LESSER}]){{0,4}}(?!{BETWEEN_TITLES}[{HEADS}]))"
    if kinds in titles:
        run = f"(?:[{TITLES}]{BETWEEN_TITLES}){{0,4}}[{titles[kinds]}](?:{BETWEEN_TITLES}[{TITLES}]){{0,4}}"
        return f"({group}{run})"
    if kinds == "Vice":
        lesser = f"(?:[{LESSER}]{BETWEEN_TITLES}){{0,4}}[{VICES}](?:{BETWEEN_TITLES}[{LESSER}]){{0,4}}"
        return f"({group}{lesser}(?!{BETWEEN_TITLES}[{HEADS}]))"
    one = f"[{''.join(SYMBOLS[kind] for kind in kinds.split('|'))}]"
    if mark:
        between = f"(?:{JOINED_NAMES}{BEFORE_NAMES}|{SIDE_BY_SIDE})" if mark == "*" else BETWEEN_NAMES
        return f"{PLACE}{{0,3}}({group}{one}(?:{between}{one}){{0,9}})"
    if kinds == "Place":
        return f"(?:{PLACE}{INNER}?){{0,4}}({group}{PLACE})(?!{PLACE})"
    lead = f"{PLACE}{{0,3}}" if "Organization" in kinds or "Program" in kinds else ""
    narrowest = f"(?!{PLACE})" if "Place" in kinds else ""
    return f"{lead}({group}{one}){narrowest}"
