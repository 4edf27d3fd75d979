"""Each step of weaving on a cluster makes, of the rows of one key, what the next step asks for."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pytest
from tests.weaving.conftest import Desk

from zhitu import knowledge
from zhitu.errors import Problem
from zhitu.model import Graph, Kind, Kinship, Reading, Settings, Version
from zhitu.spark import parts
from zhitu.spark.flows import Gather, Row
from zhitu.spark.stages import concluding, describing, naming, rows, surveying

UNION = (Kind.ORGANIZATION, "石桥市总工会")
CHAIR = (Kind.PERSON, "高远山")
PLACE = (Kind.PLACE, "海盐县", "330424")


@dataclass(frozen=True)
class Pile:
    """Readings in memory, by the file in which a cluster would keep them."""

    files: dict[str, tuple[Reading, ...]]

    def open(self, name: str) -> Iterable[Reading]:
        return iter(self.files[name])


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(knowledge.load())


@pytest.fixture(scope="module")
def told() -> parts.Told:
    return parts.describe_graph(Graph((), (), (), (), (), (), Settings(tagger="jieba")), knowledge.load(), 1)


def pile(**files: Reading | tuple[Reading, ...]) -> rows.Readings:
    return rows.Readings(Pile({name: some if isinstance(some, tuple) else (some,) for name, some in files.items()}))


def held(found: Iterable[Row], sort: str) -> dict[bytes, list]:
    """What rows of one sort hold, by key."""
    by_key: dict[bytes, list] = {}
    for kind, key, value in found:
        if kind == sort:
            by_key.setdefault(key, []).append(rows.unpack(value))
    return by_key


def test_a_reading_that_another_one_tells_of_too_is_passed_over(desk: Desk) -> None:
    both = pile(f=(desk.read("a1", [CHAIR]), desk.read("a2", [UNION])))
    assert [(number, one.article.id) for number, one in replace(both, dropped=frozenset({("f", 0)})).of("f")] == [
        (1, "a2")
    ]


def test_a_survey_tells_where_each_article_stands_and_what_its_title_corrects(desk: Desk) -> None:
    plain = desk.read("a1", [UNION])
    notice = desk.read("a2", [CHAIR])
    notice = replace(notice, article=replace(notice.article, headline="更正", text="《石桥添新机器》有误。"))
    found = list(surveying.Survey(pile(f=(plain, notice)))("file", b"f", []))
    assert held(found, surveying.ARTICLE) == {b"a1": [("f", 0)], b"a2": [("f", 1)]}
    assert "石桥添新机器".encode() in held(found, surveying.TITLE)
    assert not [row for row in found if row[0] == surveying.TRADITIONAL]


def test_a_survey_tells_of_traditional_characters(desk: Desk) -> None:
    found = surveying.Survey(
        pile(f=desk.read("a1", [(Kind.ORGANIZATION, "臺灣總工會聯合會"), (Kind.PERSON, "陳學說")]))
    )
    assert (surveying.TRADITIONAL, b"", b"") in list(found("file", b"f", []))


def test_of_readings_of_one_article_the_same_is_kept_whatever_their_order(desk: Desk) -> None:
    compare = surveying.Compare(pile(f=desk.read("a1", [CHAIR]), g=desk.read("a1", [UNION])))
    spots = [rows.pack("f", 0), rows.pack("g", 0)]
    one, other = (list(compare(surveying.ARTICLE, b"a1", some)) for some in (spots, spots[::-1]))
    assert held(one, surveying.DROPPED) == held(other, surveying.DROPPED)
    assert [sort for sort, _, _ in one] == [surveying.KEPT, surveying.DROPPED]


def test_a_correction_is_a_version_of_what_it_names_by_its_title(desk: Desk) -> None:
    wrong = desk.read("a1", [UNION])
    wrong = replace(wrong, article=replace(wrong.article, headline="石桥添新机器", date="2024-03-01"))
    notice = desk.read("a2", [CHAIR])
    corrected = replace(notice.article, headline="更正", text="《石桥添新机器》有误。", date="2024-03-05")
    readings = pile(f=(wrong, replace(notice, article=corrected)))
    surveyed = list(surveying.Survey(readings)("file", b"f", []))
    title = "石桥添新机器".encode()
    values = [value for sort, key, value in surveyed if (sort, key) == (surveying.TITLE, title)]
    found = held(surveying.Compare(readings)(surveying.TITLE, title, values), surveying.VERSION)
    assert found == {b"a2": [(Version(Kinship.CORRECTION, "a1", 0.0),)]}


def contribute(readings: rows.Readings, *files: str) -> list[Row]:
    step = naming.Contribute(readings, {})
    return [row for file in files for row in step("file", file.encode(), [])]


def gather(found: Iterable[Row], function: Gather, *sorts: str) -> list[Row]:
    """What a function makes of the rows of each key."""
    return [
        row
        for sort in sorts
        for key in dict.fromkeys(key for kind, key, _ in found if kind == sort)
        for row in function(sort, key, [value for kind, other, value in found if (kind, other) == (sort, key)])
    ]


def name(readings: rows.Readings, told: parts.Told, *files: str) -> list[Row]:
    """What becomes of all names of some files."""
    added, step = contribute(readings, *files), naming.Name(told)
    return gather([*added, *gather(added, step, naming.THING)], step, naming.PERSON, naming.WANTED)


def test_a_thing_that_articles_name_is_one_entity_of_which_each_file_is_told(desk: Desk, told: parts.Told) -> None:
    found = name(pile(f=desk.read("a1", [UNION]), g=desk.read("a2", [UNION, UNION])), told, "f", "g")
    entities = held(found, rows.FILE)
    assert set(entities) == {b"f", b"g"}
    assert {entity.name for some in entities.values() for _, entity in some} == {UNION[1]}
    assert len({entity.id for some in entities.values() for _, entity in some}) == 1


def test_namesakes_of_two_bodies_are_two_persons_in_whatever_order_they_come(desk: Desk, told: parts.Told) -> None:
    def read(article: str, body: str) -> Reading:
        return desk.say(desk.read(article, [CHAIR, (Kind.ORGANIZATION, body)]), (0, "leads", 1))

    readings = pile(f=read("a1", "石桥市总工会"), g=read("a2", "永丰纺织有限公司"), h=read("a3", "石桥市总工会"))
    added = contribute(readings, "f", "g", "h")
    made = []
    for seed in range(3):
        shuffled = random.Random(seed).sample(added, len(added))
        found = held(gather(shuffled, naming.Name(told), naming.PERSON), rows.FILE)
        made.append({file: [entity.id for _, entity in some] for file, some in found.items()})
    assert made[0][b"f"] == made[0][b"h"] != made[0][b"g"]
    assert made[0] == made[1] == made[2]


def test_where_a_place_is_named_first_is_told_with_its_code(desk: Desk, told: parts.Told) -> None:
    found = held(name(pile(f=desk.read("a1", [UNION, PLACE]), g=desk.read("a2", [PLACE])), told, "f", "g"), rows.FIRST)
    ((sentence, mention),) = found[b"330424"]
    assert (mention.article, sentence.text) == ("a1", "海盐县。")


def test_problems_of_a_reading_are_handed_on(desk: Desk, told: parts.Told) -> None:
    problem = Problem("a line", "a1", "Look.")
    readings = pile(f=replace(desk.read("a1", []), problems=(problem,)))
    found = describing.Describe(readings, {}, told, {}, {})("file", b"f", [])
    assert held(found, describing.PROBLEM) == {b"": [(problem,)]}


def test_two_who_head_one_body_under_one_title_are_told_as_a_contradiction(desk: Desk, told: parts.Told) -> None:
    def read(article: str, who: str) -> Reading:
        said = desk.say(desk.read(article, [(Kind.PERSON, who), UNION]), (0, "leads", 1), (0, "holdsTitle", "主席"))
        return replace(said, facts=tuple(replace(fact, sentence=said.facts[0].sentence) for fact in said.facts))

    readings = pile(f=read("a1", "高远山"), g=read("a2", "林小满"))
    conclude = concluding.Conclude(told, {})
    entities = name(readings, told, "f", "g")
    facts = gather(entities, describing.Describe(readings, {}, told, {}, {}), rows.FILE)
    weighed = gather(facts, conclude, describing.FACT)
    assert not held(weighed, describing.PROBLEM)  # each alone is no contradiction
    ((problem,),) = held(gather(weighed, conclude, concluding.HEAD), describing.PROBLEM)[b""]
    assert "高远山" in problem.what
    assert "林小满" in problem.what
