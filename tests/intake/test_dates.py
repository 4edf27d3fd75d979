"""The day of a document: what its container says, then the page itself, then the name of its file."""

from __future__ import annotations

import pytest

from zhitu import intake
from zhitu.intake import dates
from zhitu.model import Document

TEXT = "青禾市总工会主席苏明远宣布，第三届职工技能大赛在青禾市开幕。"


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("青禾日报20240503.txt", "2024-05-03"),
        ("青禾日报2024年5月3日A02版.pdf", "2024-05-03"),
        ("2024-05/03/A02.html", "2024-05-03"),
        ("archive/2024/5/3/1.txt", "2024-05-03"),
        ("2023-01-01/2024_05_03.txt", "2024-05-03"),
        ("20240231.txt", ""),
        ("20241301.txt", ""),
        ("archive-2019.txt", ""),
        ("news-06849", ""),
        ("120240503.txt", ""),
        ("202405031.txt", ""),
    ],
)
def test_the_name_of_a_file_tells_the_day(path: str, day: str) -> None:
    assert dates.read_name(path) == day


@pytest.mark.parametrize(("given", "is_record"), [("", False), ("", True)])
def test_an_article_has_the_day_of_its_file(given: str, is_record: bool) -> None:
    articles, _ = intake.articles(Document("青禾日报20240503.txt", TEXT, "", "", given, is_record=is_record))
    assert {one.date for one in articles} == {"2024-05-03"}


def test_what_the_container_or_the_page_says_goes_before() -> None:
    told, _ = intake.articles(Document("20240503.txt", TEXT, "", "开幕", "2024-05-02", is_record=True))
    assert [one.date for one in told] == ["2024-05-02"]
    page = f"2024年5月1日 星期三 青禾日报\n大赛开幕\n\n{TEXT}\n"
    shown, _ = intake.articles(Document("20240503.txt", page, ""))
    assert {one.date for one in shown} == {"2024-05-01"}
