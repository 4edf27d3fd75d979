"""In which order the lines of a page are read, by where they stand."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from zhitu.intake.readers import columns
from zhitu.intake.readers.columns import Box, Line

EM, PITCH = 10.0, 16.0


def line(text: str, left: float, top: float, size: float = EM) -> Line:
    box = Box(left, top, left + size * len(text), top + size)
    return Line(text, box, size, box)


def column(name: str, left: float, top: float, rows: int) -> list[Line]:
    return [line(f"{name}{row:02}" + "字" * 9, left, top + row * PITCH) for row in range(rows)]


def read(lines: list[Line]) -> list[str]:
    random.Random(1).shuffle(lines)
    return [part.text[:3] for rows in columns.order(lines) for row in rows for part in row]


def test_columns_below_a_short_headline_are_read_one_after_the_other() -> None:
    lines = [line("短题目", 0, 0, 24), *column("甲", 0, 40, 3), *column("乙", 140, 40, 3)]
    assert read(lines) == ["短题目", "甲00", "甲01", "甲02", "乙00", "乙01", "乙02"]


def test_columns_that_begin_at_different_heights_are_whole() -> None:
    for high, low in ((0, 12), (12, 0), (0, 28), (28, 0)):
        lines = [line("通栏题", 0, 0, 24), *column("甲", 0, 40 + high, 3), *column("乙", 140, 40 + low, 3)]
        assert read(lines) == ["通栏题", "甲00", "甲01", "甲02", "乙00", "乙01", "乙02"], (high, low)


def test_what_stands_alone_above_its_columns_is_read_before_them() -> None:
    lines = [line("通栏题", 0, 0, 24), line("五月八日", 200, 36)]
    lines += [*column("甲", 0, 52, 3), *column("乙", 140, 52, 3)]
    assert [text[0] for text in read(lines)] == [*"通五甲甲甲乙乙乙"]


def test_a_headline_in_the_middle_of_its_columns_lies_across_them() -> None:
    lines = [*column("甲", 0, 0, 4), *column("乙", 140, 0, 4), line("居中题", 94, 90, 24)]
    lines += [*column("丙", 0, 130, 2), *column("丁", 140, 130, 2)]
    assert [text[0] for text in read(lines)] == [*"甲甲甲甲乙乙乙乙居丙丙丁丁"]


def test_articles_side_by_side_stay_apart() -> None:
    lines = [line("左边题", 0, 0, 24), *column("甲", 0, 40, 3), *column("乙", 140, 40, 3)]
    lines += [line("右边题", 280, 0, 24), *column("丙", 280, 40, 5), *column("丁", 420, 40, 5)]
    assert [text[0] for text in read(lines)] == [*"左甲甲甲乙乙乙右丙丙丙丙丙丁丁丁丁丁"]


def test_headlines_side_by_side_end_the_text_above_them() -> None:
    lines = [line("通栏题", 0, 0, 24), *column("甲", 0, 40, 4), *column("乙", 140, 40, 4), *column("丙", 280, 40, 4)]
    lines += [line("左边题", 0, 130, 24), line("右边题", 280, 130, 24)]
    lines += [*column("丁", 0, 170, 2), *column("戊", 140, 170, 2), *column("己", 280, 170, 2)]
    assert [text[0] for text in read(lines)] == [*"通甲甲甲甲乙乙乙乙丙丙丙丙左丁丁戊戊右己己"]


def test_cells_of_a_table_are_read_by_rows() -> None:
    lines = [line(f"{name}{row}", place * 100, row * PITCH) for place, name in enumerate("甲乙丙") for row in range(4)]
    assert read(lines) == [f"{name}{row}" for row in range(4) for name in "甲乙丙"]


BOXES = st.tuples(st.floats(0, 500), st.floats(0, 500), st.floats(1, 60), st.integers(1, 20))


@given(st.lists(BOXES, max_size=60))
def test_every_line_is_read_once_wherever_it_stands(boxes: list[tuple[float, float, float, int]]) -> None:
    lines = [line("字" * length, left, top, size) for left, top, size, length in boxes]
    read_ones = [part for rows in columns.order(lines) for row in rows for part in row]
    assert sorted(map(id, read_ones)) == sorted(map(id, lines))
