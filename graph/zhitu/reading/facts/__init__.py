"""Facts: what the sentences of an article say of its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Fact, Kind, Mention, Sentence, Status
from zhitu.reading.facts import insides, status
from zhitu.reading.facts.patterns import Rule, compiled
from zhitu.reading.facts.statement import Statement, state

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
            facts += _apply(rule, statement, topics, article, knowledge)
        facts += insides.find(sentence, inside, knowledge)
        topics |= _topics(statement)
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
    rule: Rule, statement: Statement, topics: dict[str, Mention], article: Article, knowledge: Knowledge
) -> Iterator[Fact]:
    if not all(symbol in statement.text for symbol in rule.needs) or not _is_near(rule, statement, article):
        return
    for match in rule.expression.finditer(statement.text):
        ends = {role: statement.among(*match.span(role)) for role in match.groupdict() if match.span(role)[0] >= 0}
        for role, symbols in rule.topics:
            ends[role] = _carried(statement, match.start(), symbols, topics)
        times = ends.get("t", ())
        how = _status(match, statement, knowledge)
        for subject in ends.get("s", ()):
            for thing in ends.get("o", ()):
                if subject.value == thing.value or not _fits(rule, subject, thing) or _is_vague(thing):
                    continue
                value = thing if thing.kind.value in rule.relation.object else _literal(thing)
                yield Fact(
                    subject,
                    rule.relation.name,
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
    statement: Statement, before: int, symbols: frozenset[str], topics: dict[str, Mention]
) -> tuple[Mention, ...]:
    """The mention that a clause without a subject is about: the first of the sentence, else that of the one before."""
    earlier = statement.among(0, before, symbols)
    if earlier:
        return earlier[:1]
    return tuple(topics[symbol] for symbol in sorted(symbols) if symbol in topics)[:1]


def _status(match: re.Match[str], statement: Statement, knowledge: Knowledge) -> Status:
    titles = [m.value for m in statement.among(*match.span()) if m.kind is Kind.TITLE]
    if titles and all(value.startswith("former") for value in titles):
        return Status.FORMER
    return status.judge(statement.text, match.start(), match.end(), knowledge.lexicons["status_words"])


def _time(statement: Statement, match: re.Match[str]) -> str:
    """The time that the clauses up to the end of the match name last, if any."""
    times = [m for m in statement.among(0, match.end()) if m.kind is Kind.TIME and m.value[:4].isdigit()]
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
