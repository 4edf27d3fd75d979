"""Facts: what the sentences of an article say of its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Fact, Kind, Mention, Sentence, Status
from zhitu.reading.facts import aliases, insides, status
from zhitu.reading.facts.patterns import Rule, compiled
from zhitu.reading.facts.statement import Statement, state

CLAUSE_ENDS = "，。；！？"
OPENING = 5
"""A clause of so many symbols and characters (早在|2020年|，) only says when the next one is."""

POSTS = ("leads", "worksFor", "holdsTitle")
"""Relations that a word such as 卸任 puts in the past; it says nothing of what else a person did."""

NEAR = 60
"""Characters around a sentence in which the word that a pattern asks to be near may stand."""


def find(
    article: Article, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], knowledge: Knowledge
) -> tuple[Fact, ...]:
    """The facts of an article; ``mentions`` are all of them, nested ones too, in order."""
    rules = compiled(knowledge.relations)
    facts: list[Fact] = []
    topics: dict[str, Mention] = {}
    end = 0
    for sentence, inside in _by_sentence(sentences, mentions):
        if "\n" in article.text[end : sentence.start]:
            topics = {}
        end = sentence.end
        statement = state(sentence, outermost(inside))
        for rule in rules:
            facts += _apply(rule, statement, inside, topics, article, knowledge)
        facts += insides.find(sentence, inside, knowledge)
        topics |= _topics(statement)
    facts += aliases.find(article, sentences, mentions)
    return _settled(facts)


def outermost(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions that stand inside no other one, in order; of two that overlap the longer."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (-len(m.text), m)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))


def _by_sentence(
    sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]
) -> Iterator[tuple[Sentence, tuple[Mention, ...]]]:
    at = 0
    for sentence in sentences:
        while at < len(mentions) and mentions[at].start < sentence.start:
            at += 1
        stop = at
        while stop < len(mentions) and mentions[stop].start < sentence.end:
            stop += 1
        yield sentence, tuple(m for m in mentions[at:stop] if m.end <= sentence.end)


def _topics(statement: Statement) -> dict[str, Mention]:
    """What the sentence is about: the first mention of each kind."""
    found: dict[str, Mention] = {}
    for at, mention in statement.mentions.items():
        found.setdefault(statement.text[at], mention)
    return found


def _apply(
    rule: Rule,
    statement: Statement,
    inside: tuple[Mention, ...],
    topics: dict[str, Mention],
    article: Article,
    knowledge: Knowledge,
) -> Iterator[Fact]:
    if not all(symbol in statement.text for symbol in rule.needs) or not _is_near(rule, statement, article):
        return
    for match in rule.expression.finditer(statement.text):
        ends = {role: statement.among(*match.span(role)) for role in match.groupdict() if match.span(role)[0] >= 0}
        for role, symbols, nearest in rule.topics:
            ends[role] = _carried(statement, match.start(), symbols, topics, nearest=nearest)
        times = ends.get("t", ())
        how = _status(rule, match, statement, knowledge)
        titles = [m for m in statement.among(*match.span()) if m.kind is Kind.TITLE]
        things = ends.get("o", ())
        if rule.relation.name == "alumniOf":
            things = tuple(_school(thing, inside) for thing in things)
        for subject in ends.get("s", ()):
            for thing in things:
                if subject.value == thing.value or not _fits(rule, subject, thing) or _is_vague(thing):
                    continue
                value = thing if thing.kind.value in rule.relation.object else _literal(thing)
                yield Fact(
                    subject,
                    _post(rule.relation.name, titles, thing, knowledge),
                    value,
                    statement.sentence,
                    rule.name,
                    rule.pattern.confidence,
                    times[0].value if times else _time(statement, match),
                    how,
                )


def _fits(rule: Rule, subject: Mention, thing: Mention) -> bool:
    literal = "Literal" in rule.relation.object
    return subject.kind.value in rule.relation.subject and (literal or thing.kind.value in rule.relation.object)


def _is_vague(thing: Mention) -> bool:
    """Whether a time could not be told: 近日, or 去年 of an article without a date."""
    return thing.kind is Kind.TIME and not thing.value[:4].isdigit()


def _literal(mention: Mention) -> str:
    return mention.text if mention.kind is Kind.TITLE else mention.value


def _is_near(rule: Rule, statement: Statement, article: Article) -> bool:
    if not rule.pattern.near:
        return True
    sentence = statement.sentence
    around = article.text[max(0, sentence.start - NEAR) : sentence.end + NEAR]
    return re.search(rule.pattern.near, around) is not None


def _carried(
    statement: Statement, before: int, symbols: frozenset[str], topics: dict[str, Mention], *, nearest: bool
) -> tuple[Mention, ...]:
    """The mention that a clause without a subject is about: the first (or the nearest before) of the sentence, else
    that of the sentences before in the same paragraph."""
    earlier = statement.among(0, before, symbols)
    if earlier:
        return earlier[-1:] if nearest else earlier[:1]
    return tuple(topics[symbol] for symbol in sorted(symbols) if symbol in topics)[:1]


def _school(body: Mention, inside: tuple[Mention, ...]) -> Mention:
    """The university where somebody studied, if the text names its school too: 西北大学|生命科学学院."""
    owners = [m for m in inside if m.kind is body.kind and m.start == body.start and m.end < body.end]
    return min(owners, key=lambda m: m.end, default=body)


def _post(relation: str, titles: list[Mention], body: Mention, knowledge: Knowledge) -> str:
    """``worksFor`` for ``leads`` where every title heads only a part of the body: the 班长 of a company."""
    if relation != "leads" or not titles:
        return relation
    lexicon = knowledge.lexicons["titles"]
    for title in titles:
        word = next(w for w in lexicon.words() if title.text.endswith(w))
        headed = lexicon[word].more
        if lexicon[word].kind == "head" and (not headed or body.value.endswith(tuple(headed[0].split("|")))):
            return relation
    return "worksFor"


def _status(rule: Rule, match: re.Match[str], statement: Statement, knowledge: Knowledge) -> Status:
    titles = [m.value for m in statement.among(*match.span()) if m.kind is Kind.TITLE]
    if titles and all(value.startswith("former") for value in titles):
        return Status.FORMER
    how = status.judge(statement.text, match.start(), match.end(), knowledge.lexicons["status_words"])
    return Status.STATED if how is Status.FORMER and rule.relation.name not in POSTS else how


def _time(statement: Statement, match: re.Match[str]) -> str:
    """The time that the clause of the match names last, or a clause before it that is hardly more than a time."""
    text = statement.text
    start = max(text.rfind(mark, 0, match.start()) for mark in CLAUSE_ENDS) + 1
    before = max(text.rfind(mark, 0, max(start - 1, 0)) for mark in CLAUSE_ENDS) + 1
    if start - before <= OPENING:
        start = before
    times = [m for m in statement.among(start, match.end()) if m.kind is Kind.TIME and m.value[:4].isdigit()]
    return times[-1].value if times else ""


def _settled(facts: list[Fact]) -> tuple[Fact, ...]:
    """Each fact once a sentence, by the rule that is surest of it."""
    best: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        thing = fact.object if isinstance(fact.object, str) else fact.object.value
        key = (fact.subject.value, fact.subject.kind, fact.relation, thing, fact.sentence.start)
        known = best.get(key)
        if known is None or (fact.confidence, fact.rule) > (known.confidence, known.rule):
            best[key] = fact
    return tuple(sorted(best.values(), key=lambda f: (f.sentence.start, f.relation, f.subject.start, f.rule)))
