"""The rules at work on a statement: who is the subject, what the object, when, and how it is put forward."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Fact, Kind, Mention, Status
from zhitu.reading.facts import status
from zhitu.reading.facts.conditions import JOINS, Conditions
from zhitu.reading.facts.patterns import EMPLOYER, HELD, SYMBOLS, TITLES, Rule, prefilter
from zhitu.reading.facts.statement import CLAUSE_ENDS, Statement
from zhitu.reading.facts.topics import (
    Topics,
    ahead_of,
    carried,
    clause_of,
    is_beside,
    is_of_somebody,
    may_carry,
    pointed,
)
from zhitu.reading.people.titles import whole
from zhitu.reading.references import offices

OPENING = re.compile("[^{0}]{{0,2}}{0}(?:[至到、—–~-]?{0})*[起初末底后前间]?".format(SYMBOLS["Time"]))
"""A clause that only says when the next one is: 早在|2020年|，; not 1994年|开院|，."""

IS = re.compile(SYMBOLS["Organization"] + "(?:也|正|就|便)?(?:是|为|系)")
"""A body at the head of a clause that says what it is."""

BUREAU = "办公室"
"""How the name of a body's office ends."""

THEIRS = re.compile("{}|{}(?={})".format(EMPLOYER, SYMBOLS["Organization"], SYMBOLS["Person"]))
"""A body in a list that only says who somebody in it is: 甲、|安禾科技|会计乙, 甲、|安禾科技|乙."""

HOLDS = re.compile(f"[{TITLES}]+{SYMBOLS['Person']}")
"""What follows a body in which somebody holds a post."""

POSTS = ("leads", "worksFor", "holdsTitle")
"""Relations that a word such as 卸任 puts in the past; it says nothing of what else a person did."""

GONE = re.compile(
    f"的?遗体|生前|[，因病医治无效于在{SYMBOLS['Time']}{SYMBOLS['Place']}]*(?:逝世|病逝|去世)(?!的(?!消息|噩耗))"
)
"""What follows the name of somebody who has died, and holds no post any more."""

PAST = re.compile(f"[{''.join(SYMBOLS[f'former-{how}'] for how in HELD)}]兼{SYMBOLS['Organization']}?$")
"""A former post with which another was held."""

APPOSED = re.compile(
    f"[{TITLES}{''.join(SYMBOLS[kind] for kind in ('Person', 'Organization', 'Place'))}的、，兼和及与]+"
)
"""Names and titles side by side: what else the clause tells, and when, says nothing of when the title was got."""

SPAN = re.compile(f"{SYMBOLS['Time']}[至到—–~-]+{SYMBOLS['Time']}")
"""From one day to another."""

CLOSES = re.compile("(?:闭幕|落幕|收官|落下帷幕)[^，。；]{0,2}$")
"""What an event does on its last day, which is not the day it bears."""

BRACKET = re.compile("[（(][^（()）]+[)）]$")
OFFICE = "处"
"""What a body is named after its several heads with: 书记|处."""

OF_STATE = "政府"
"""Who heads what ends so (省长) is told with no other body by that post: 青川县政协副主席，|镇长周建平."""

BOARDS = ("董事会", "监事会", "理事会")
"""Bodies that every firm has: one named alone is nobody's."""

HEADING = ("head", "former-head")
"""Titles that ask for a body of their kind, before a mere trade that stands with them: 二级演员周建平任|团长."""

KIND = "k"
"""The group of a pattern that holds the noun on which a fitting body ends."""

NEAR = 60
"""Characters around a sentence in which the word that a pattern asks to be near may stand."""

RENAMED = re.compile("(?:前身|原名|初名|初称)[是为系]?$|(?:收购|兼并|并购|买下)了?$")
"""Before a body that is itself given another name in the next clause: 前身为|青川茶厂|，2003年更名为…"""

CONGRESS = ("代表大会", "会员大会", "职工大会", "代表会议")
"""How the name of a meeting ends that elects the head of the body which it begins with."""


class Matcher:
    """The rules of all relations, ready for the statements of one article."""

    def __init__(self, article: Article, mentions: tuple[Mention, ...], knowledge: Knowledge) -> None:
        self.article, self.lexicons = article, knowledge.lexicons
        self.rules = prefilter(knowledge.relations)
        self.bodies: dict[int, list[Mention]] = {}
        people = tuple(mention for mention in mentions if mention.kind is Kind.PERSON)
        self.conditions = Conditions(knowledge.lexicons, knowledge.gazetteer, people, article.text)
        for mention in mentions:
            if mention.kind is Kind.ORGANIZATION:
                self.bodies.setdefault(mention.start, []).append(mention)

    def facts(self, statement: Statement, topics: Topics) -> Iterator[Fact]:
        """What the rules find in a statement."""
        for rule in self.rules.possible(statement.text):
            if self._is_near(rule, statement):
                for match in rule.expression.finditer(statement.text):
                    yield from self._said(rule, match, statement, topics)

    def _said(self, rule: Rule, match: re.Match[str], statement: Statement, topics: Topics) -> Iterator[Fact]:
        ends = _written(rule, statement, match)
        if len(ends.get("o", ())) > 1:
            ends["o"] = _of_one_clause(rule, statement, *match.span("o")) or ends["o"]
        for topic in rule.topics:
            named = pointed(statement, match.start(), topic, topics)
            found = named or carried(statement, match.start(), topic, topics, self.lexicons["fact_words"])
            made = rule.relation.name == "founded" and topic.role == "s"
            ends[topic.role] = tuple(m for m in found if not (made and is_of_somebody(statement, m)))
        titles = [m for m in statement.among(*match.span()) if m.kind is Kind.TITLE]
        others = [m for m in statement.among(*match.span()) if m.kind in (Kind.PERSON, Kind.ORGANIZATION)]
        if any(topic.fitting for topic in rule.topics):
            ends["o"] = self._fitting(rule, match, statement, titles, topics)
        elif any(topic.role == "o" for topic in rule.topics) and rule.relation.name == "leads":
            body = next((m.start for m in others if m.kind is Kind.ORGANIZATION), 0)
            posts = [title for title in titles if title.start < body] or titles  # 院长由|青川县总工会主席…兼任
            ends["o"] = self._headed(ends.get("o", ()), posts, statement.among(0, match.start()), topics)
        below = any(topic.role == "o" for topic in rule.topics)
        how = self._status(rule, match, statement, titles)
        said = statement.text[clause_of(statement, match.start()) : match.end()]
        told = (_first_day(statement, time) for time in ends.get("t", ()))
        when = next((time.value for time in told if not _is_vague(time)), "") or _time(rule, statement, match)
        for subject in (_meant(statement, end) for end in ends.get("s", ())):
            for end in (_meant(statement, end) for end in ends.get("o", ())):
                part = PARTS.get(rule.relation.name)
                thing = part(end, self.bodies.get(end.start, [])) if part else end
                if rule.relation.name == "founded" and is_of_somebody(statement, subject):
                    continue  # 由|安禾科技前总裁周建平|创立
                if subject.value == thing.value or not _fits(rule, subject, thing) or _is_vague(thing):
                    continue
                if thing.kind is Kind.TIME and _first_day(statement, thing) is not thing:
                    continue  # 7日至20日开会并成立…: on which of these days is not told
                joins = rule.relation.name == JOINS and rule.topics
                if joins and not self.conditions.may_take_part(thing, statement, match.start()):
                    continue  # nobody takes part in an agreement or a loan that was named before
                # 工会主席甲，|总经理乙: who is named next serves the firm
                another = offices.is_one(thing) and any(thing.start < one.start < subject.start for one in others)
                if another or not self.conditions.may_hold(rule, subject, thing, statement, said):
                    continue
                relation = self._post(rule.relation.name, _own(titles, (subject, thing), others), thing)
                guessed = below and relation != rule.relation.name
                if not relation or guessed:  # 队长 after a sentence on a union: of what he heads a part is not told
                    continue
                value = thing if thing.kind.value in rule.relation.object else self._literal(thing)
                sure = rule.pattern.confidence
                put = _held(thing, titles, how)
                lake = relation == "locatedIn" and subject.kind is Kind.PLACE  # it has lain there for long
                lasts = lake or CLOSES.search(match[0]) is not None
                yield Fact(subject, relation, value, statement.sentence, rule.name, sure, "" if lasts else when, put)

    def _headed(
        self, bodies: tuple[Mention, ...], titles: list[Mention], earlier: tuple[Mention, ...], topics: Topics
    ) -> tuple[Mention, ...]:
        """The bodies, or the one named before that a title can head where they are none: 校长 heads a 大学."""
        entry = self.lexicons["titles"].ending(whole(titles[-1], self.article)) if titles else None
        parts = tuple(entry.more[0].split("|")) if entry and entry.more else ()
        if not parts or any(_bare(body).endswith(parts) for body in bodies):
            return bodies
        named = (*topics.values(), *earlier)
        fit = (body for body in named if body.kind is Kind.ORGANIZATION and _bare(body).endswith(parts))
        return tuple(fit)[-1:] or bodies

    def _fitting(
        self, rule: Rule, match: re.Match[str], statement: Statement, titles: list[Mention], topics: Topics
    ) -> tuple[Mention, ...]:
        """The one body before that ends as the title or the noun before it asks: 厂长 is that of a 厂.

        Of the bodies that a name begins with the longest that does (德兴铜矿|采矿场, 矿长); nothing where two do.
        """
        post = next((title for title in titles if title.value in HEADING), titles[0]) if titles else None
        entry = self.lexicons["titles"].ending(whole(post, self.article)) if post else None
        asked = match.groupdict().get(KIND) or (entry.more[0] if entry and entry.more else "")
        parts = tuple(asked.split("|")) if asked else ()
        topic = next(topic for topic in rule.topics if topic.fitting)
        here = (m for at, m in statement.mentions.items() if at < match.start() and may_carry(statement, at, topic))
        before = (*topics.values(), *here)
        fit: dict[str, Mention] = {}
        for body in before:
            within = [m for m in self.bodies.get(body.start, []) if m.end < body.end]
            for one in (body, *sorted(within, key=lambda m: -m.end)):
                if parts and body.kind is Kind.ORGANIZATION and one.value.endswith(parts):
                    fit[one.value] = one
                    break
        return tuple(fit.values()) if len(fit) == 1 else ()

    def _is_near(self, rule: Rule, statement: Statement) -> bool:
        if not rule.pattern.near:
            return True
        sentence = statement.sentence
        around = self.article.text[max(0, sentence.start - NEAR) : sentence.end + NEAR]
        return re.search(rule.pattern.near, around) is not None

    def _status(self, rule: Rule, match: re.Match[str], statement: Statement, titles: list[Mention]) -> Status:
        if rule.relation.name in POSTS and titles and titles[0].value.startswith("former"):
            return Status.FORMER  # 原|党组成员、副局长: the word is said of all that follow
        if rule.relation.name in POSTS and GONE.match(statement.text, match.end()):
            return Status.FORMER
        if rule.relation.name in POSTS and PAST.search(statement.text, 0, match.start()):
            return Status.FORMER  # 原副县长|兼|财政局局长
        start = match.start()
        if rule.relation.name in POSTS:  # 王某不再担任董事长，|李某接任: of the one before nothing follows
            start += len(match[0]) - len(match[0].lstrip(CLAUSE_ENDS))
            start = max(start, clause_of(statement, match.start("s"))) if match.groupdict().get("s") else start
        how = status.judge(statement.text, start, match.end(), self.lexicons["status_words"])
        return Status.STATED if how is Status.FORMER and rule.relation.name not in POSTS else how

    def _literal(self, mention: Mention) -> str:
        return whole(mention, self.article) if mention.kind is Kind.TITLE else mention.value

    def _post(self, relation: str, titles: list[Mention], body: Mention) -> str:
        """``worksFor`` for ``leads`` where every title heads only a part of the body: the 班长 of a company.

        Nothing where they are of another body: 青川县委书记周建平和|县长林国栋. One of several 书记 heads no 书记处.
        """
        if relation != "leads" or not titles:
            return relation
        elsewhere = []
        for title in titles:
            entry = self.lexicons["titles"].ending(whole(title, self.article))
            heads = entry is not None and entry.kind == "head" and not title.value.endswith("deputy")
            parts = entry.more[0].split("|") if entry and entry.more else [""]
            if entry and heads and _bare(body).endswith(tuple(parts)) and not body.value.endswith(entry.word + OFFICE):
                return relation
            vice = title.value.endswith("deputy") and any(parts) and not _bare(body).endswith(tuple(parts))
            elsewhere.append(vice or (heads and OF_STATE in parts))
        return "" if all(elsewhere) else "worksFor"


def _bare(body: Mention) -> str:
    """The name of a body without its place between brackets: 青川大学|（成都）."""
    return BRACKET.sub("", body.value)


def _listed(statement: Statement, low: int, high: int) -> tuple[Mention, ...]:
    """The mentions of a list, without the bodies that only say who somebody in it is: 甲与|青川大学|教授乙."""
    told = [statement.mentions[match.start()] for match in THEIRS.finditer(statement.text, low, high)]
    return tuple(mention for mention in statement.among(low, high) if mention not in told)


def _written(rule: Rule, statement: Statement, match: re.Match[str]) -> dict[str, tuple[Mention, ...]]:
    """Who stands in each role of a match; whom a clause is about that follows another body than the sentence tells of
    (其前身是青川茶厂，|2003年由…) is named before."""
    ends = {role: _listed(statement, *match.span(role)) for role in match.groupdict() if match.span(role)[0] >= 0}
    for role in ("s",) if rule.relation.name in POSTS else ("s", "o"):
        at = match.start()
        if role == "o" and RENAMED.search(statement.text, 0, at):
            continue
        if role in ends and match.start(role) == at and is_beside(statement, at):
            ends[role] = ahead_of(statement, at)
    return ends


def _of_one_clause(rule: Rule, statement: Statement, low: int, high: int) -> tuple[Mention, ...]:
    """What of a list a rule speaks of where another clause begins in it; empty where none does.

    成立抢修队，|厂工会|主席…: who holds a post has it in the last one, and the rest is told of those before.
    """
    clause = statement.text.rfind(CLAUSE_ENDS[0], low, high)
    if rule.relation.name in POSTS:
        return _narrowest(statement.among(clause + 1 or low, high))
    return statement.among(low, max(clause, low)) if HOLDS.match(statement.text, high) else ()


def _narrowest(bodies: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The bodies in which a post may be held: of two side by side the second, 云岭大桥项目部|架梁班|班长.

    Before the post of an office, only offices: 县委、|县政府办公室|主任.
    """
    if bodies and bodies[-1].text.endswith(BUREAU):
        bodies = tuple(one for one in bodies if one.text.endswith(BUREAU))
    return tuple(one for one, after in zip_longest(bodies, bodies[1:]) if after is None or one.end != after.start)


def _own(titles: list[Mention], ends: tuple[Mention, Mention], others: list[Mention]) -> list[Mention]:
    """The titles between which and the person no other person is named, nor another body between them and the body."""

    def is_apart(title: Mention, end: Mention) -> bool:
        low, high = sorted((title.start, end.start))
        return any(other.kind is end.kind and other != end and low < other.start < high for other in others)

    return [title for title in titles if not any(is_apart(title, end) for end in ends)]


def _fits(rule: Rule, subject: Mention, thing: Mention) -> bool:
    """Whether both ends are of the kinds that the relation joins, and the object is named as it asks."""
    if rule.relation.ending and not re.search(f"(?:{rule.relation.ending})$", thing.value):
        return False
    literal = "Literal" in rule.relation.object
    return subject.kind.value in rule.relation.subject and (literal or thing.kind.value in rule.relation.object)


def _is_vague(thing: Mention) -> bool:
    """Whether a time could not be told (近日, or 去年 of an article without a date), nor whose board it is."""
    return thing.value in BOARDS or (thing.kind is Kind.TIME and not thing.value[:4].isdigit())


def _school(body: Mention, bodies: list[Mention]) -> Mention:
    """The university where somebody studied, if the text names its school too: 青川大学|茶学院."""
    return min((m for m in bodies if m.end < body.end), key=lambda m: m.end, default=body)


def _congress(event: Mention, bodies: list[Mention]) -> Mention:
    """The body whose congress elects its head: 青川县总工会|第三次代表大会."""
    held = event.kind is Kind.PROGRAM and event.value.endswith(CONGRESS)
    return max((m for m in bodies if held and m.end < event.end), key=lambda m: m.end, default=event)


PARTS = {"alumniOf": _school, "leads": _congress, "worksFor": _congress}
"""Which of the bodies that begin with a name is meant where it is the object of a relation, by that relation."""


def _meant(statement: Statement, end: Mention) -> Mention:
    """The body of which a clause only says what it is, for what it says: 远川集团|是林国栋创办的|跨国公司."""
    if end.kind is not Kind.ORGANIZATION:
        return end
    at = next((place for place, mention in statement.mentions.items() if mention is end), -1)
    if at < 0:
        return end
    clause = max(statement.text.rfind(mark, 0, at) for mark in CLAUSE_ENDS) + 1
    if statement.text[at + 1 : at + 2] not in ("", *CLAUSE_ENDS):
        return end
    named = IS.match(statement.text, clause, at)
    return statement.mentions[named.start()] if named else end


def _held(thing: Mention, titles: list[Mention], how: Status) -> Status:
    """How a title is held that is the object itself: no more, where one before it in its list is so."""
    past = thing.kind is Kind.TITLE and any(t.value.startswith("former") for t in titles if t.start <= thing.start)
    return Status.FORMER if past else how


def _time(rule: Rule, statement: Statement, match: re.Match[str]) -> str:
    """The time that the last clause of the match names last, or a clause before it that is hardly more than a time.

    Clauses before that say when something else was: when somebody was born who heads a body now.
    """
    text = statement.text
    if rule.relation.name in POSTS and APPOSED.fullmatch(match[0]):
        return ""
    end = match.start() + len(match[0].rstrip(CLAUSE_ENDS))
    start = max(text.rfind(mark, 0, end) for mark in CLAUSE_ENDS) + 1
    before = max(text.rfind(mark, 0, max(start - 1, 0)) for mark in CLAUSE_ENDS) + 1
    if OPENING.fullmatch(text[before:start].strip(CLAUSE_ENDS)):
        start = before
    times = [m for m in statement.among(start, match.end()) if m.kind is Kind.TIME and m.value[:4].isdigit()]
    return _first_day(statement, times[-1]).value if times else ""


def _first_day(statement: Statement, time: Mention) -> Mention:
    """The day on which the span begins that a time ends, the time itself where it ends none."""
    for span in SPAN.finditer(statement.text):
        if statement.mentions[span.end() - 1] is time:
            return statement.mentions[span.start()]
    return time
