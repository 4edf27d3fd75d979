"""What must be true of both ends before a rule gives its fact: where a thing may lie, what an event is, who is he."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from zhitu.knowledge.divisions import Level
from zhitu.knowledge.gazetteer import Gazetteer
from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Kind, Mention
from zhitu.reading.facts.patterns import HELD, SYMBOLS, TITLES, Rule
from zhitu.reading.facts.statement import CLAUSE_ENDS, Statement
from zhitu.reading.facts.topics import HOLDING, clause_of

BESIDE = re.compile("之[滨畔阳阴巅]|附近|脚下")
"""What follows a place that something is beside: 东海|之滨."""

NATIVE = "birthPlace/native-before"
"""The rule by which 成都|人周建平 is from there; of a country (美国人) it tells no more than whose citizen he is."""

JOINS, EVENTS = "participatesIn", ("Event", "Contest", "Training", "Campaign")
"""The relation of who takes part, and the classes of programs that somebody can take part in."""

PRINTED, PAPER = "foundingDate/first-printed-carried", re.compile("(?:[报刊志]|学刊|新闻)$")
"""The rule by which something named before first came out, and how the name of what comes out ends."""

THIS = re.compile("(?:该|这[家所个])(?P<noun>[一-鿿]{1,3}?)(?:正式)?(?:成立|创|始建|组建|建|设立|注册|诞生|开业|起步)")
"""The noun that says of what kind the body is that was brought into being: 该|公司|成立于…."""

NO_FIRMS = ("School", "TradeUnion", "Hospital", "GovernmentBody", "PartyBody")
"""Classes of bodies that are no firms."""

HALL = "馆"
"""The noun for a museum, a library and the like."""

ELSEWHERE = re.compile(f"{SYMBOLS['Time']}|另一|此前|希望|感叹")
"""Before somebody in a sentence on an event named before it says that he was elsewhere, or only should be there."""

HIM = "awardedBy/awards-him"
"""The rule by which 他 is whom the sentence before named, and nobody else."""

SPEAKS, WIRES = "worksFor/speaks-for", re.compile("(?<!合作)(?<!旅行)社$|新闻$|央视$")
"""The rule by which 青川证券|周建平表示 is of it, and what only reports, beside the media: 路透社|周建平表示."""

SERVES = ("leads", "worksFor")
"""Relations of somebody and the body in which he holds a post."""

MOVES = re.compile(f"{SYMBOLS['Person']}[^，。；]{{0,10}}(?:调任|转任|升任|改任|当选)$")
"""Before a body to which somebody moves: whose post follows is of the one left: 调任|青川县政协副主席，镇长周建平."""

HOLDS_OF, UNHELD = "owns/holds-of-it", re.compile("(?:合资|新)(?:公司|企业)|入股|增持|减持|起诉|收购|并购|参股")
"""The rule by which who holds shares holds those of the body told of, and words before him after which they are of
another one: 远川集团设立|合资公司|，安禾科技持股40%."""

SETS_UP = "founded/sets-up"
"""The rule by which a body sets up a program."""

THIS_EVENT = "organizes/this-event"
"""The rule by which 此次活动 is the program named before."""

PRIZES = tuple(f"{JOINS}/{each}" for each in ("share", "lists", "both-win", "won-prize", "takes-title"))
"""The rules by which somebody won a prize at a program named before; at a ceremony none is won."""

SPEAKS_IT, MEETS = "participatesIn/speaks-it", re.compile("召开[^，。；\\n]{0,16}会(?:议)?[，。；]")
"""The rule by which somebody speaks at a program named before, and what is held between at which he does instead."""

LANDS = "locatedIn/lands"
"""The rule by which a body has come to a place."""

RECEIVED = ("receivedHonour/received", "receivedHonour/received-carried")
"""The rules by which somebody received an honour."""

COUNTED, PEOPLE = re.compile(f"，{SYMBOLS['Amount']}(?=[被获荣])"), ("人", "名")
"""A clause that begins with how many receive something, and how the count of people ends."""

GIVEN, PASSIVE = "receivedHonour/given", re.compile("被[^，。；]{0,24}(?:授予|追授)")
"""The rule by which 授予 tells who received something, and where it tells whose that is: 被授予|青川县|“春茶勋章”."""

ELECTED, CHOSEN = ("leads/elected-carried", "worksFor/elected-carried"), re.compile("产生了?[^。；]*$")
"""The rules by which who is elected heads the body named before, and words before a body that is itself elected there:
选举产生了|理事会|，周建平当选会长."""

LISTED, POSTS = ("leads/is", "worksFor/is"), "".join(SYMBOLS[how] for how in HELD if how != "role")
"""The rules by which behind a name and a comma it is told what he is; behind one whose post stands before it, a list
goes on to the next (董事长林国栋，|青川县总工会主席、…), but not behind one whose trade does: 作家|林国栋，…."""

LYING, ARMED = ("locatedIn/lies", "locatedIn/lies-carried", "locatedIn/lying"), ("军", "武装", "部队", "陆战队")
"""The rules by which something lies somewhere, and how forces end, of which only a base or a unit does."""

OF_ITSELF = ("locatedIn", "foundingDate")
"""Relations that tell of a body itself, which what it owns has of its own."""

STREET = "街道"
"""The office of a street is no garden or temple of its short name: 云岭寺|位于…"""


class Conditions:
    """What may be said of the mentions of one article."""

    def __init__(
        self, lexicons: Mapping[str, Lexicon], gazetteer: Gazetteer, people: tuple[Mention, ...], text: str
    ) -> None:
        self._lexicons, self._gazetteer, self._people, self._text = lexicons, gazetteer, people, text
        self._words = lexicons["fact_words"]

    def may_take_part(self, thing: Mention, statement: Statement, before: int) -> bool:
        """Whether somebody named behind there may take part in what was named before him."""
        return self._is_event(thing) and not self._is_elsewhere(thing, statement, before)

    def _reports(self, body: Mention) -> bool:
        """Whether a body tells what others say: of who speaks, nothing follows."""
        head = self._lexicons["organisation_heads"].ending(body.value)
        return WIRES.search(body.text) is not None or (head is not None and head.kind == "Media")

    def _is_event(self, thing: Mention) -> bool:
        """Whether a program is something that people come to, by its head noun, or nothing tells."""
        head = self._lexicons["program_heads"].ending(thing.value)
        return (head is None or head.kind in EVENTS) and not thing.value.endswith(self._words.marked("unvisited"))

    @staticmethod
    def _is_elsewhere(thing: Mention, statement: Statement, before: int) -> bool:
        """Whether the words up to there, behind the clause that names a program if one does, turn to another time."""
        at = next((place for place, mention in statement.mentions.items() if mention is thing), -1)
        ends = (statement.text.find(mark, at) for mark in CLAUSE_ENDS)
        start = 0 if at < 0 else min((end for end in ends if end >= 0), default=before)
        return ELSEWHERE.search(statement.text, start, before) is not None

    def _may_lie(self, inner: Mention, outer: Mention, statement: Statement) -> bool:
        """Whether a place may lie in another: no division lies in one beside it, no province in a mountain."""
        if any(mention is outer and BESIDE.match(statement.text, at + 1) for at, mention in statement.mentions.items()):
            return False
        if inner.kind is Kind.ORGANIZATION and inner.value != inner.text and outer.code:
            own = self._gazetteer.peel(inner.value)[0]  # 北京的研发中心, where 上海研发中心 was named before
            return not own or any(
                self._gazetteer.within(*pair) for pair in ((own[-1], outer.code), (outer.code, own[-1]))
            )
        if not inner.code or outer.kind is not Kind.PLACE:
            return True
        if outer.code:
            return self._gazetteer.within(inner.code, outer.code)
        if outer.text.endswith(self._words.marked("bank")):
            return False
        return self._gazetteer.place(inner.code).level not in (Level.COUNTRY, Level.PROVINCE)

    def _may_be_this(self, body: Mention, said: str) -> bool:
        """Whether the noun for what came into being may mean the body: 复旦大学，|该公司|成立于… is of another."""
        this = THIS.search(said)
        if this is None or this["noun"].endswith(HALL):
            return this is None or body.value.endswith(HALL)
        head = self._lexicons["organisation_heads"].ending(body.value)
        return head is None or head.kind not in NO_FIRMS or not this["noun"].endswith(self._words.marked("firm"))

    @staticmethod
    def _is_left_behind(person: Mention, body: Mention, statement: Statement) -> bool:
        """Whether somebody's post is named in the clause behind the body to which another one moves."""
        places = {id(mention): at for at, mention in statement.mentions.items()}
        low, high = places.get(id(body), -1), places.get(id(person), -1)
        if (
            not 0 <= low < high
            or CLAUSE_ENDS[0] not in statement.text[low:high]
            or statement.text[high - 1] not in TITLES
        ):
            return False
        return MOVES.search(statement.text, clause_of(statement, low), low) is not None

    def _may_be_so(self, rule: Rule, subject: Mention, thing: Mention, statement: Statement) -> bool:
        """Whether the names of both ends allow what a rule gives; others than the rules below ask nothing of them."""
        if rule.name == HOLDS_OF:
            return not self._is_of_another(thing, subject, statement)
        if rule.name == SETS_UP or rule.name.startswith(PRIZES):
            return not thing.value.endswith(self._words.marked("held" if rule.name == SETS_UP else "ceremony"))
        if rule.name == LANDS:
            return not subject.value.endswith(self._words.marked("travels"))
        if rule.name in RECEIVED:
            return subject.kind is not Kind.PERSON or not (
                thing.value.endswith(self._words.marked("bodies")) or self._is_theirs(subject, thing, statement)
            )
        if rule.name == SPEAKS_IT:
            return MEETS.search(self._text, thing.end, statement.sentence.end) is None
        return rule.name != THIS_EVENT or self._is_event(thing)

    @staticmethod
    def _is_theirs(person: Mention, honour: Mention, statement: Statement) -> bool:
        """Whether a clause begins with how many people received something: 周建平出色，|3人|被评为…, not 2次|获评."""
        places = {id(mention): at for at, mention in statement.mentions.items()}
        low, high = max(places.get(id(person), 0), 0), places.get(id(honour), len(statement.text))
        heads = (statement.mentions[match.end() - 1] for match in COUNTED.finditer(statement.text, low, high))
        return any(head.text.endswith(PEOPLE) for head in heads)

    @staticmethod
    def _is_of_another(held: Mention, holder: Mention, statement: Statement) -> bool:
        """Whether shares are of another body than of the one told of: of one that holds some, or of one not named."""
        if any(m.value == held.value and HOLDING.match(statement.text, at + 1) for at, m in statement.mentions.items()):
            return True
        places = {id(mention): at for at, mention in statement.mentions.items()}
        low, high = places.get(id(held), -1), places.get(id(holder), -1)
        return 0 <= low < high and UNHELD.search(statement.text, low, high) is not None

    def _is_of_owned(self, rule: Rule, subject: Mention, thing: Mention, statement: Statement) -> bool:
        """Whether what is told of a body is told of those that it owns: 远川集团|旗下公司|位于…."""
        bodies = (at for at, mention in statement.mentions.items() if mention in (subject, thing))
        owned = _owned(self._words)
        return rule.relation.name in OF_ITSELF and any(owned.match(statement.text, at + 1) for at in bodies)

    def may_hold(self, rule: Rule, subject: Mention, thing: Mention, statement: Statement, said: str) -> bool:
        """Whether what a rule gives may be true of the subject: when it first came out, where it lies."""
        if rule.name == HIM:  # 林国栋介绍了周建平的事迹。总工会授予|他…: which of the two is not told
            between = {one.value for one in self._people if subject.start < one.start < thing.start}
            return between <= {subject.value}
        printed = rule.name != PRINTED or PAPER.search(subject.text) is not None
        if (
            not printed
            or (rule.name == SPEAKS and self._reports(thing))
            or (rule.name == GIVEN and PASSIVE.search(said))
            or not self._may_be_so(rule, subject, thing, statement)
            or self._is_of_owned(rule, subject, thing, statement)
        ):
            return False
        if rule.relation.name in SERVES and (
            self._is_left_behind(subject, thing, statement) or _is_of_another(rule, subject, thing, statement)
        ):
            return False
        if rule.relation.name == "foundingDate" and not self._may_be_this(subject, said):
            return False
        if rule.name == NATIVE:
            return not thing.code or self._gazetteer.place(thing.code).level is not Level.COUNTRY
        street = subject.value.endswith(STREET) and not subject.text.endswith(STREET)
        force = rule.name in LYING and subject.kind is Kind.ORGANIZATION and subject.value.endswith(ARMED)
        lies = not street and not force
        return rule.relation.name != "locatedIn" or (lies and self._may_lie(subject, thing, statement))


@cache
def _owned(words: Lexicon) -> re.Pattern[str]:
    """Behind a body what it owns, of which the clause tells: 远川集团|旗下公司|位于…."""
    owning, owned, branch = map(words.either, ("owning", "owned", "branch"))
    return re.compile(f"的?(?:(?:(?:{owning}|{SYMBOLS['Amount']})的?)+(?:{owned}|{branch})|{branch})(?!，)")


def _is_of_another(rule: Rule, person: Mention, body: Mention, statement: Statement) -> bool:
    """Whether a post is not that of the person in this body: the body is elected too, or a list is at the next one."""
    if rule.name not in (*ELECTED, *LISTED):
        return False
    places = {id(mention): at for at, mention in statement.mentions.items()}
    text, name, at = statement.text, places.get(id(person), 0), places.get(id(body), 0)
    if rule.name in ELECTED:
        return CHOSEN.search(text, 0, at) is not None
    return name > 0 and text[name - 1] in POSTS and text[name + 1] == CLAUSE_ENDS[0] and at == name + 2
