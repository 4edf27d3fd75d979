"""Parts of an enterprise that its own paper names without it are names where they are numbered, led, or act."""

from __future__ import annotations

import pytest

import zhitu
from zhitu.model import Kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("轧钢厂周建平获得第一名。", ["轧钢厂"]),
        ("焦化厂厂长林国栋寄语青年职工。", ["焦化厂"]),
        ("物资供应处举办班组长培训班。", ["物资供应处"]),
        ("采油四厂党委书记周建平来到病房。", ["采油四厂"]),
        ("他在一家焦化厂上班，附近还有造纸厂。", []),
        ("当地炼钢厂厂长很多，这个焦化厂职工也多。", []),
        ("该县动力区域经济发展快，供电部门也出了力。", []),
        ("全县关停了焦化厂、造纸厂、化肥厂。", []),
    ],
)
def test_a_part_that_is_named(text: str, names: list[str]) -> None:
    (reading,) = zhitu.read(text)
    assert [one.text for one in reading.mentions if one.kind is Kind.ORGANIZATION] == names


def test_a_union_belongs_to_the_body_that_its_name_begins_with() -> None:
    (reading,) = zhitu.read("江苏远湖纺织集团工会主席林国栋说，采油六厂工会也来了。")
    said = {(fact.subject.value, fact.object.value) for fact in reading.facts if fact.relation == "partOf"}
    assert said == {("江苏远湖纺织集团工会", "江苏远湖纺织集团"), ("采油六厂工会", "采油六厂")}
