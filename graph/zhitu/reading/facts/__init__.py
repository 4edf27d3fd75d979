"""Facts: what the sentences of an article say of its mentions. In the order of the pass:

:mod:`statement` makes a sentence a row of symbols, a mention each; :mod:`patterns` is the language in which the
ontology says how a text puts a relation; :mod:`matching` sets the rules to work, with what a clause is about that does
not say so (:mod:`topics`), what must hold of both ends (:mod:`conditions`), and whether it is a plan or a denial
(:mod:`status`). What a name itself tells (:mod:`nested_names`) and other names that a text gives (:mod:`aliases`)
need no pattern.
"""

from __future__ import annotations

import re
from dataclasses import replace

from zhitu.knowledge import Knowledge
from zhitu.model import Article, Fact, Kind, Mention, Sentence, Token
from zhitu.reading.facts import aliases, nested_names
from zhitu.reading.facts.matching import Matcher
from zhitu.reading.facts.patterns import SYMBOLS
from zhitu.reading.facts.statement import CLAUSE_ENDS, Statement, outermost, state
from zhitu.reading.facts.topics import EVENT, is_left, is_relative, only_tells, told_from
from zhitu.reading.references import offices
from zhitu.reading.sentences import group_mentions

PRONOUN = re.compile("(?<![其吉])[他她](?![们国乡])")

FOUNDED, CARRIED = "foundingDate", "carried"
"""The relation of a body and its day of founding, and how its rules end for clauses that name no body."""

PORTRAIT = re.compile(
    r"(?:^|——|—|\|)[ \u3000]*(?:追记|记(?!者|录|忆|得|住)|访(?!问|谈|企|民|学)|走近|专访)[^\n]{2,40}$", re.MULTILINE
)
"""A line of the headline that says of whom the article is a portrait; not 记者…."""

MEAN = "*"
"""The line of the table that holds the mean of all rules."""


def find(
    article: Article,
    sentences: tuple[Sentence, ...],
    tokens: tuple[tuple[Token, ...], ...],
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
) -> tuple[Fact, ...]:
    """The facts of an article; ``mentions`` are all of them, nested ones too, in order."""
    matcher = Matcher(article, mentions, knowledge)
    signed = {*article.byline.reporters, *article.byline.correspondents, *article.byline.photographers}
    facts: list[Fact] = []
    portrayed = _portrayed(article, mentions)
    topics: dict[str, Mention] = {}
    end = 0
    for sentence, words, inside in zip(sentences, tokens, group_mentions(sentences, mentions), strict=True):
        if "\n" in article.text[end : sentence.start]:
            topics = dict(portrayed)
        end = sentence.end
        # who wrote the article takes no part in what it tells
        statements = state(sentence, words, tuple(m for m in outermost(inside) if m.text not in signed))
        for statement in statements:
            facts += matcher.facts(statement, topics)
        facts += nested_names.find(sentence, inside, knowledge)
        facts += aliases.later(sentence, inside)
        named = _topics(statements[0], topics)
        if SYMBOLS["Organization"] in statements[0].text:
            topics.pop(SYMBOLS["Organization"], None)  # of another body it tells, though none that was found
        topics = {name: topic for name, topic in topics.items() if name not in named} | named
    facts += aliases.find(article, sentences, mentions, knowledge.lexicons["organisation_heads"])
    return tuple(_weighed(fact, knowledge) for fact in _settled(facts))


def _portrayed(article: Article, mentions: tuple[Mention, ...]) -> dict[str, Mention]:
    """Whom the paragraphs of a portrait are about that name nobody else, by his symbol: ——记青禾集团焊工周建平."""
    end = len("\n".join((article.headline, *article.subheads)))
    for line in PORTRAIT.finditer(article.text, 0, end):
        whom = next((m for m in mentions if m.kind is Kind.PERSON and m.end == line.end()), None)
        if whom is not None:
            return {SYMBOLS["Person"]: whom}
    return {}


def _weighed(fact: Fact, knowledge: Knowledge) -> Fact:
    """The fact with the confidence that its rule has earned; without judged facts it claims no more than the mean."""
    earned = knowledge.lexicons.get("confidences")
    if not earned:
        return fact
    sure = float(earned.kind(fact.rule) or min(fact.confidence, float(earned.kind(MEAN))))
    return replace(fact, confidence=sure)


def _topics(statement: Statement, before: dict[str, Mention]) -> dict[str, Mention]:
    """What the sentence is about: the first mention of each kind by its symbol, programs and bodies by how they end.

    Of people it is whom a pronoun before the first of them stands for: 他进厂当学徒，师傅是周建平。
    """
    found: dict[str, Mention] = {}
    made = told_from(statement, len(statement.text))
    for at, mention in statement.mentions.items():
        if is_relative(statement, at) or is_left(statement, at) or offices.is_one(mention):
            continue
        if mention.kind is Kind.ORGANIZATION and (at < made or only_tells(statement, at)):
            continue
        known = before.get(statement.text[at])
        pronoun = mention.kind is Kind.PERSON and known is not None and PRONOUN.search(statement.text, 0, at)
        found.setdefault(statement.text[at], known if known and pronoun else mention)
        if mention.kind in (Kind.PROGRAM, Kind.ORGANIZATION):
            found.pop(mention.value[-EVENT:], None)  # the latest stands last
            found[mention.value[-EVENT:]] = mention
    return found


def _others(facts: list[Fact]) -> frozenset[tuple[object, int]]:
    """The days of founding, each with the start of its sentence, that are told of a body which opens a clause."""
    return frozenset(
        (fact.object, fact.sentence.start)
        for fact in facts
        if fact.relation == FOUNDED and not fact.rule.endswith(CARRIED) and _opens_a_clause(fact.subject, fact.sentence)
    )


def _opens_a_clause(mention: Mention, sentence: Sentence) -> bool:
    at = mention.start - sentence.start
    return at > 0 and sentence.text[at - 1] in CLAUSE_ENDS


def _settled(facts: list[Fact]) -> tuple[Fact, ...]:
    """Each fact once a sentence, by the rule that is surest of it."""
    best: dict[tuple[object, ...], Fact] = {}
    others = _others(facts)
    for fact in facts:
        carried = fact.relation == FOUNDED and fact.rule.endswith(CARRIED)
        if carried and (fact.object, fact.sentence.start) in others:
            continue  # 甲成立于1998年，乙是其子公司，成立于2005年: the second day is that of one body
        thing = fact.object if isinstance(fact.object, str) else fact.object.value
        key = (fact.subject.value, fact.subject.kind, fact.relation, thing, fact.sentence.start)
        known = best.get(key)
        if known is None or (fact.confidence, fact.rule) > (known.confidence, known.rule):
            best[key] = fact
    return tuple(sorted(best.values(), key=lambda f: (f.sentence.start, f.relation, f.subject.start, f.rule)))
