"""Divisions in time: what they were called, what is new, and what is known of where they lie."""

from __future__ import annotations

import pytest

from zhitu import knowledge, reading
from zhitu.knowledge import atlas, identity
from zhitu.knowledge.divisions import Level
from zhitu.knowledge.history import Kind
from zhitu.model import Article, Byline, Origin

KNOWN = knowledge.load()
GAZETTEER = KNOWN.gazetteer


def article(text: str, date: str) -> Article:
    return Article("a", "a.txt", "", (), Byline(), date, text, 0, Origin(()))


def codes(text: str, date: str) -> dict[str, str]:
    (read,) = reading.reader("jieba", KNOWN)([article(text, date)])
    return {mention.text: mention.code for mention in read.mentions if mention.code}


@pytest.mark.parametrize(
    ("name", "code", "until"), [("上虞市", "330604", 2013), ("即墨市", "370215", 2017), ("沙县", "350405", 2021)]
)
def test_a_former_name_leads_to_the_division_and_tells_its_year(name: str, code: str, until: int) -> None:
    assert [place.code for place in GAZETTEER.titled(name)] == [code]
    changes = {one.name: one for one in GAZETTEER.history.former(code)}
    assert (changes[name].kind, changes[name].year) == (Kind.RENAMED, until)


def test_what_became_part_of_a_division_is_no_name_of_it() -> None:
    changes = {one.name: one.kind for one in GAZETTEER.history.former("320613")}
    assert changes["港闸区"] is Kind.MERGED


def test_a_district_is_not_named_before_it_was_there() -> None:
    new = (GAZETTEER.place("330113"),)
    assert (GAZETTEER.at(new, 2019), GAZETTEER.at(new, 2021), GAZETTEER.at(new, 0)) == ((), new, new)
    assert codes("杭州市临平区举办招聘会。", "2023-05-01")["临平区"] == "330113"
    assert "临平区" not in codes("杭州市临平区举办招聘会。", "2019-05-01")
    assert codes("杭州市余杭区举办招聘会。", "2019-05-01")["余杭区"] == "330110"


def test_a_name_means_what_it_meant_in_its_year() -> None:
    text = "重庆市江北区举办招聘会。"
    assert codes(text, "2023-05-01")["江北区"] == "500105"
    assert codes("宁波市江北区举办招聘会。", "2023-05-01")["江北区"] == "330205"
    gone = identity.identify("500105", KNOWN)
    assert gone
    assert (gone.until, [one.name for one in gone.parents]) == (2025, ["重庆市"])


def test_every_row_of_the_places_leads_to_a_place() -> None:
    assert set(atlas.load()) <= set(GAZETTEER.places)
    assert {one.code for one in GAZETTEER.history.changes} <= set(GAZETTEER.places)
    for code, where in atlas.load().items():
        if where.point and GAZETTEER.place(code).level is not Level.COUNTRY:
            assert 3 < where.point.latitude < 54, code
            assert 73 < where.point.longitude < 136, code


def test_a_seat_is_not_the_county() -> None:
    """The id of a settlement is never given to the division that it is the seat of."""
    given = {where.geonames for where in atlas.load().values() if where.geonames}
    seats = {where.point.settlement for where in atlas.load().values() if where.point}
    assert not given & seats
    county = identity.identify("330782", KNOWN)
    assert county
    assert county.point
    assert not county.geonames


def test_the_identity_of_a_town() -> None:
    town = identity.identify("330521101", KNOWN) or identity.identify("330521100", KNOWN)
    assert town
    assert [one.name for one in town.parents] == ["德清县", "湖州市", "浙江省"]
    assert identity.identify("000000", KNOWN) is None


def test_a_name_of_many_has_candidates() -> None:
    assert len(identity.candidates("新华区", GAZETTEER)) > 1
    assert identity.candidates("醴陵市", GAZETTEER) == ()
    assert identity.candidates("渌江大桥", GAZETTEER) == ()


def test_a_link_says_that_it_is_left_open() -> None:
    sentence = "新华区举办招聘会。"
    (found,) = reading.reader("jieba", KNOWN)([article(sentence, "2023-05-01")])
    (mention,) = [one for one in found.mentions if one.text == "新华区"]
    assert mention.code == ""
