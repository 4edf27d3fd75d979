"""A person's word on who is who: units that are one, and walls that no rule crosses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from zhitu.model import Mention, Reading
from zhitu.rulings import Decision, Ruling
from zhitu.weaving.clusters import Clusters
from zhitu.weaving.directory import Directory, addresses, loosen
from zhitu.weaving.journal import Journal, ordered, why, width

SAY_WHERE = "Say in left_where and right_where in which article or document."


def detach(readings: Sequence[Reading], rulings: Iterable[Ruling]) -> tuple[Reading, ...]:
    """The readings in which words that a person judges stand for themselves again, whatever the article made of them.

    So do those in the place of a row that nothing else in their article is called by (区总工会, read as 鹿城区总工会),
    and everywhere those that were read as the very name that they are said to differ from.
    """
    named: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for ruling in rulings:
        ends = ((ruling.left, ruling.left_where, ruling.right), (ruling.right, ruling.right_where, ruling.left))
        for name, where, other in ends:
            if ruling.decision is Decision.DIFFERENT:
                named[where].add((loosen(name), loosen(other)))
            if ruling.decision in (Decision.SAME, Decision.DIFFERENT) and where:
                named[where].add((loosen(name), ""))
    if not named:
        return tuple(readings)
    return tuple(
        _detached(reading, {row for where in ("", *addresses(reading.article)) for row in named.get(where, ())})
        for reading in readings
    )


def _detached(reading: Reading, rows: Collection[tuple[str, str]]) -> Reading:
    """The reading without the values that rows of names and values speak of; an empty value is any."""
    borne = {loosen(mention.value or mention.text) for mention in reading.mentions}

    def change(mention: Mention) -> Mention:
        text, value = loosen(mention.text), loosen(mention.value or mention.text)
        meant = (text, value) in rows or ((text, "") in rows and text not in borne)
        return replace(mention, value=mention.text) if meant and text != value and not mention.code else mention

    facts = (
        replace(fact, subject=change(fact.subject), object=change(fact.object))
        if isinstance(fact.object, Mention)
        else replace(fact, subject=change(fact.subject))
        for fact in reading.facts
    )
    return replace(reading, mentions=tuple(map(change, reading.mentions)), facts=tuple(facts)) if rows else reading


def decide(clusters: Clusters, directory: Directory, journal: Journal) -> Mapping[Ruling, frozenset[int]]:
    """Build the walls, then join what is one, before any rule is asked; the units of each ruling come back.

    A wall wins over a join, except that a narrow row may keep apart what a wider one joins without a word.
    """
    meant: dict[Ruling, frozenset[int]] = {}
    walls: dict[int, Ruling] = {}
    rows = ordered(journal.rulings)
    for row in rows:
        if row.decision is Decision.DIFFERENT and (sides := _sides(clusters, directory, row, journal)):
            left, right = sides
            if set(left) == set(right):
                journal.refuse(row, "both names mean the same here", SAY_WHERE)
                continue
            # A name in one article, and the same name anywhere: elsewhere is meant.
            left, right = [n for n in left if n not in right] or left, [n for n in right if n not in left] or right
            walls[clusters.wall(left, right, why(row))] = row
            for one, two in (*((left[0], n) for n in right), *((n, right[0]) for n in left)):
                clusters.part(one, two, why(row))
            meant[row] = frozenset((*left, *right))
    for row in rows:
        if row.decision is Decision.SAME and (sides := _sides(clusters, directory, row, journal)):
            _join(clusters, sides, row, walls, journal)
            meant[row] = frozenset((*sides[0], *sides[1]))
    return meant


def _sides(
    clusters: Clusters, directory: Directory, row: Ruling, journal: Journal
) -> tuple[Sequence[int], Sequence[int]] | None:
    """The units on both sides of a ruling, all of kinds that both sides know; nothing if a side is empty."""
    left = directory.find(row.left, row.left_where, row.kind)
    right = directory.find(row.right, row.right_where, row.kind)
    for name, where, units in ((row.left, row.left_where, left), (row.right, row.right_where, right)):
        if not units:
            journal.miss(row, name, where)
    if not left or not right:
        return None
    for name, units in ((row.left, left), (row.right, right)):
        bearers = {loosen(clusters.units[n].name) for n in units}
        if loosen(name) not in bearers and len(bearers) > 1:
            journal.refuse(row, f"{name} means several things", SAY_WHERE)
            return None
    if row.decision is Decision.DIFFERENT:
        return left, right
    kinds = {clusters.units[n].kind for n in left} & {clusters.units[n].kind for n in right}
    if not kinds:
        journal.refuse(row, "things of two kinds are not one", "Say with a row type what kind it is.")
        return None

    def alike(units: Iterable[int]) -> Sequence[int]:
        return [n for n in units if clusters.units[n].kind in kinds]

    return alike(left), alike(right)


def _join(
    clusters: Clusters,
    sides: tuple[Sequence[int], Sequence[int]],
    row: Ruling,
    walls: Mapping[int, Ruling],
    journal: Journal,
) -> None:
    first: dict[str, int] = {}
    both = (*sides[0], *sides[1])
    longest = max(len(clusters.units[n].name) for n in both)
    clusters.settled.update(n for n in both if len(clusters.units[n].name) < longest)
    for n in both:
        known = first.setdefault(clusters.units[n].kind, n)
        for number in sorted(clusters.unite(known, n, why(row))):
            if width(walls[number]) >= width(row):
                journal.refuse(row, f"line {walls[number].line} says different, which holds")
