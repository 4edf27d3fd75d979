"""Page repair: plain texts stay as they are, broken pages come out in order, and no character is lost or invented."""

from __future__ import annotations

import bisect
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake import laws

from zhitu import intake
from zhitu.model import Article, Document

SHARED = Path(__file__).parents[3] / "shared"

FLOORS = {
    # harm: order, purity, headline, byline; each some points below what seed pages reached
    "none": (0.98, 0.99, 0.98, 0.98),
    "tail first": (0.94, 0.97, 0.95, 0.94),
    "interleaved": (0.93, 0.96, 0.96, 0.96),
    "repeated": (0.97, 0.97, 0.97, 0.97),
    "garbled": (0.98, 0.97, 0.97, 0.97),
    "missing lead": (0.97, 0.97, 0.96, 0.96),
    "missing end": (0.94, 0.96, 0.95, 0.95),
}

PARAGRAPHS = (
    "4月9日，柳塘镇总工会在镇文化礼堂举办职工急救知识培训班，来自十二家企业的八十五名安全员参加了培训。",
    "培训由县红十字会讲师孔令辉主讲，内容包括心肺复苏、止血包扎和气道异物梗阻的处理，每名学员都上台操作了一遍。",
    "镇总工会主席崔玉梅说，接下来将为每家企业配备一只急救箱，并且每年组织一次复训。",
)
TITLE = "柳塘镇给企业送去“救命课”"


def repair(text: str) -> tuple[Article, ...]:
    return intake.articles(Document("page.txt", text, ""))[0]


def body(article: Article) -> str:
    return article.text[article.body :]


def wrap(paragraphs: tuple[str, ...], width: int, indent: str) -> str:
    lines = []
    for paragraph in paragraphs:
        text = indent + paragraph
        lines += [text[place : place + width] for place in range(0, len(text), width)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join((TITLE, *PARAGRAPHS)),
        "\n\n".join((TITLE, *PARAGRAPHS)),
        "\r\n".join((TITLE, *PARAGRAPHS)),
        "\n".join((TITLE, *("\u3000\u3000" + paragraph for paragraph in PARAGRAPHS))),
        "\ufeff" + "\n".join((TITLE, *PARAGRAPHS))[0:0] + "\n\n\n".join((TITLE, *PARAGRAPHS)) + "\n",
        TITLE + "\n" + wrap(PARAGRAPHS, 22, "\u3000\u3000"),
        TITLE + "\n\n" + "\n\n".join(wrap((paragraph,), 19, "") for paragraph in PARAGRAPHS),
    ],
    ids=["lines", "gaps", "returns", "indented", "wide gaps", "wrapped, indented", "wrapped, gaps"],
)
def test_a_plain_article_comes_out_untouched(text: str) -> None:
    (article,) = repair(text.removeprefix("\ufeff"))
    assert article.headline == TITLE
    assert article.subheads == ()
    assert body(article) == "\n".join(PARAGRAPHS)
    assert [note for note in article.repairs if note.kind in ("moved", "dropped", "kept")] == []


def test_a_text_without_a_title_has_none() -> None:
    (article,) = repair("\n".join(PARAGRAPHS))
    assert (article.headline, article.body) == ("", 0)
    assert article.text == "\n".join(PARAGRAPHS)


def test_a_list_stays_a_list() -> None:
    lines = (
        "本次活动的要求如下：",
        "一、各镇工会报名人数不少于十人",
        "二、参赛选手自带工具和防护用品",
        "三、成绩当场公布",
    )
    (article,) = repair("\n".join((TITLE, *PARAGRAPHS, *lines)))
    assert body(article).split("\n") == [*PARAGRAPHS, *lines]


def test_crossheads_stay_inside_their_article() -> None:
    lines = ("学得会", PARAGRAPHS[0], "用得上的本领", PARAGRAPHS[1], "年年都要复训", PARAGRAPHS[2])
    (article,) = repair("\n\n".join((TITLE, "柳塘镇企业多，安全员却少，懂急救的更少。", *lines)))
    assert body(article).split("\n")[1:] == list(lines)


def test_what_belongs_to_the_page_is_kept_aside() -> None:
    page = (
        f"第03版\n\n2024年4月10日 星期三\n\n{TITLE}\n\n本报讯 记者孔明报道 {PARAGRAPHS[0]}\n\n责任编辑：李红 校对：王平"
    )
    (article,) = repair(page)
    assert (article.headline, article.date) == (TITLE, "2024-04-10")
    assert article.byline.reporters == ("孔明",)
    assert "责任编辑" not in article.text
    assert [note.kind for note in article.repairs] == ["kept", "kept", "kept"]


def test_banners_are_no_part_of_headlines() -> None:
    page = f"春耕时节·乡村见闻 田野专栏\n\n{TITLE}\n\n十二家企业的安全员\n学会急救\n\n本报讯 {PARAGRAPHS[0]}"
    (article,) = repair(page)
    assert (article.headline, article.subheads) == (TITLE, ("十二家企业的安全员学会急救",))
    assert [note.reason for note in article.repairs] == ["banner"]


def test_a_headline_below_its_lead_is_still_its_headline() -> None:
    above = f"本报讯 记者孔明报道 {PARAGRAPHS[0]}\n\n{TITLE}\n\n{PARAGRAPHS[2]}\n\n"
    other = "石桥市开通夜班公交\n\n本报讯 记者姚远报道 石桥市三条夜班公交线路昨日开通，末班车延长到凌晨一点。"
    first, second = repair(above + other)
    assert (first.headline, first.byline.reporters) == (TITLE, ("孔明",))
    assert PARAGRAPHS[2] in body(first)
    assert second.byline.reporters == ("姚远",)


def test_a_record_is_one_article_with_the_title_it_came_with() -> None:
    record = Document("a.jsonl#1", "\n".join(PARAGRAPHS), "", TITLE, "2024-04-10", True)
    ((article,), problems) = intake.articles(record)
    assert (article.id, article.headline, article.date, article.body) == ("a.jsonl#1", TITLE, "2024-04-10", 0)
    assert article.text == record.text
    assert problems == ()


@pytest.mark.parametrize("harm", FLOORS)
def test_broken_pages_are_mended(measure: Callable[[str, int], object], harm: str) -> None:
    found = measure(harm, 25)
    for part, floor in zip(("order", "purity", "headline", "byline"), FLOORS[harm], strict=True):
        assert getattr(found, part) >= floor, (harm, part, found)


HAN = "工会成立县总职的，。“”、 本报讯记者人"
LINES = st.lists(
    st.one_of(
        st.text(alphabet=HAN, max_size=60),
        st.sampled_from(
            ["", *PARAGRAPHS, TITLE, PARAGRAPHS[0][:20], PARAGRAPHS[0][20:], "本报讯 记者孔明报道 好。", "03版"]
        ),
    ),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\n\u3000\u3000"]))
def test_every_character_has_its_place_and_none_is_lost(lines: list[str], gap: str) -> None:
    document = Document("page.txt", gap.join(lines), "")
    articles, _ = intake.articles(document)
    laws.hold(document, articles)


@pytest.mark.parametrize(
    "text",
    [
        "工" * 200_000,
        "“" * 100_000,
        "工会\n" * 60_000,
        ("工会，\n\n" + "本报讯 好\n\n") * 15_000,
        "本报讯 好\n\n短线标题\n\n在这里说了。\n\n" * 7000,
    ],
)
def test_hostile_pages_do_not_hang(text: str) -> None:
    start = time.process_time()
    repair(text[:200_000])
    assert time.process_time() - start < 20


def test_a_book_is_read_without_repair() -> None:
    ((article,), (problem,)) = intake.articles(Document("book.txt", "\n".join(PARAGRAPHS * 2000), ""))
    assert body(article).count("\n") == 5999
    assert "without repair" in problem.what


def test_the_real_page_comes_out_in_the_order_of_the_gold() -> None:
    gold = SHARED / "gold" / "000_6b7b81ac05678b0b.gold.json"
    if not gold.exists():
        pytest.skip("the real page lies beside the repository in ../shared, and is not here")
    (document,) = intake.documents([SHARED / "seeds" / "000_6b7b81ac05678b0b.txt"], problems=[])
    starts = [0]
    for line in document.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    articles, _ = intake.articles(document)
    expected = json.loads(gold.read_text(encoding="utf-8"))["articles"]
    assert [article.headline for article in articles] == [entry["headline"] for entry in expected]
    for article, entry in zip(articles, expected, strict=True):
        pieces = [piece for piece in article.origin.pieces if piece.start >= article.body]
        lines = [bisect.bisect_right(starts, piece.raw) for piece in pieces]
        assert lines in [entry["body_lines"], *entry.get("alt_body_lines", [])]
        assert list(article.subheads) == entry["subheads"]
        assert [*article.byline.reporters, *article.byline.correspondents] == entry["byline"]
