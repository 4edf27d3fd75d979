"""What stands on real pages beside plain articles: running heads, jumps, photo items, rows of names, profiles."""

from __future__ import annotations

import pytest

from zhitu import intake
from zhitu.errors import Problem
from zhitu.model import Article, Document

TITLE = "柳塘镇给企业送去“救命课”"
FIRST = (
    "4月9日，柳塘镇总工会在镇文化礼堂举办职工急救知识培训班，来自十二家企业的八十五名安全员参加了培训。",
    "培训由县红十字会讲师孔令辉主讲，内容包括心肺复苏、止血包扎和气道异物梗阻的处理，每名学员都上台操作了一遍。",
    "镇总工会主席崔玉梅说，接下来将为每家企业配备一只急救箱，并且每年组织一次复训。",
)
OTHER = "石桥市开通夜班公交"
SECOND = (
    "石桥市三条夜班公交线路昨日开通，末班车延长到凌晨一点，沿线十四家工厂的夜班工人从此不用再骑车回家。",
    "市公交集团工会主席江美华介绍，开通之前他们跟车调查了两个月，收回问卷一千三百份。",
)
LEAD = "本报讯 记者孔明报道 "
NEXT = "本报讯 记者姚远报道 "


def repair(*lines: str) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    return intake.articles(Document("page.txt", "\n\n".join(lines), ""))


def body(article: Article) -> list[str]:
    return article.text[article.body :].split("\n")


def wrap(paragraph: str, width: int) -> str:
    text = "\u3000\u3000" + paragraph
    return "\n".join(text[place : place + width] for place in range(0, len(text), width))


@pytest.mark.parametrize(
    "head",
    [
        "第3版 2023年5月12日 星期五 编辑：张三 版式：李四",
        "03 要闻\n2023年5月12日 星期五\n责编 张三 版式 李四 校对 王五",
        "A03版·综合新闻 2023-05-12 柳塘晚报",
        "二〇二三年五月十二日 星期五 第三版",
        "柳塘日报\n2023年5月12日 星期五 责任编辑：张三 版式：李四 2版 要闻",
    ],
)
def test_a_running_head_dates_the_articles_and_is_none(head: str) -> None:
    ((article,), problems) = repair(head, TITLE, LEAD + FIRST[0], *FIRST[1:])
    assert (article.headline, article.date) == (TITLE, "2023-05-12")
    assert body(article) == [LEAD + FIRST[0], *FIRST[1:]]
    assert problems == ()


def test_a_wrapped_page_with_a_running_head_falls_into_its_articles() -> None:
    first = "\n".join(wrap(text, 18) for text in (LEAD + FIRST[0], *FIRST[1:]))
    second = "\n".join(wrap(text, 18) for text in (NEXT + SECOND[0], *SECOND[1:]))
    articles, _ = intake.articles(
        Document("page.txt", f"第3版 2023年5月12日 星期五 编辑：张三\n{TITLE}\n{first}\n{OTHER}\n{second}", "")
    )
    assert [article.headline for article in articles] == [TITLE, OTHER]
    assert [body(article) for article in articles] == [[LEAD + FIRST[0], *FIRST[1:]], [NEXT + SECOND[0], *SECOND[1:]]]


def test_papers_in_a_list_and_at_the_head_of_an_entry_stay() -> None:
    papers = ["获奖的报纸有", "柳塘日报", "石桥晚报"]
    articles, _ = repair(TITLE, LEAD + FIRST[0], *papers)
    assert "\n".join(article.text for article in articles).endswith("\n".join(papers))
    ((entry,), _) = repair("柳塘日报", "柳塘日报是柳塘市的一家报纸，创办于1958年，每天出版八个版。")
    assert entry.headline == "柳塘日报"


def test_a_headline_below_a_column_that_breaks_off_is_none_of_it() -> None:
    first, second = (wrap(text, 18).removeprefix("\u3000\u3000") for text in (LEAD + "".join(FIRST), NEXT + SECOND[0]))
    cut = "\n".join(first.split("\n")[:5])
    articles, _ = intake.articles(Document("page.txt", f"{TITLE}\n{cut}\n{OTHER}\n{second}", ""))
    assert [article.headline for article in articles] == [TITLE, OTHER]


@pytest.mark.parametrize("glued", [True, False])
def test_a_jump_to_another_page_is_noted_and_no_text(glued: bool) -> None:
    torn = [FIRST[1][:30] + "（下转第四版）"] if glued else [FIRST[1], "（下转第四版）"]
    articles, problems = repair(TITLE, LEAD + FIRST[0], *torn, OTHER, NEXT + SECOND[0], SECOND[1])
    assert body(articles[0]) == [LEAD + FIRST[0], FIRST[1][:30] if glued else FIRST[1]]
    assert body(articles[1]) == [NEXT + SECOND[0], SECOND[1]]
    assert [note.reason for note in articles[0].repairs] == ["goes on, or began, on another page"]
    assert [problem.where.split("@")[0] for problem in problems] == ["page.txt#a1"]


def test_what_began_on_another_page_is_joined_to_nothing_here() -> None:
    articles, problems = repair("（上接第一版）" + FIRST[1][30:], FIRST[2], OTHER, NEXT + SECOND[0], SECOND[1])
    assert [article.headline for article in articles] == ["", OTHER]
    assert body(articles[0]) == [FIRST[1][30:], FIRST[2]]
    assert len(problems) == 1


def test_a_guide_to_other_pages_heads_nothing() -> None:
    ((article,), _) = repair("导读", "县里发放租房补贴 >>2版", "百年老街换新颜 详见4版", TITLE, LEAD + FIRST[0])
    assert (article.headline, article.subheads, body(article)) == (TITLE, (), [LEAD + FIRST[0]])


def test_a_row_of_names_is_no_headline() -> None:
    row = "孔令辉 崔玉梅 江美华 姚远"
    articles, _ = repair(TITLE, LEAD + FIRST[0], FIRST[1], row, OTHER, NEXT + SECOND[0])
    assert [(article.headline, article.subheads) for article in articles] == [(TITLE, ()), (OTHER, ())]
    assert body(articles[0])[-1] == row


def test_a_photo_item_is_an_article_of_its_own_signed_by_who_took_it() -> None:
    item = "3月20日，云岭县的茶农在茶园里采摘今年的头一批春茶，全县六万亩茶园进入采摘期。"
    articles, problems = repair(
        TITLE, LEAD + FIRST[0], *FIRST[1:], "春茶开采忙", item, "通讯员 姚远 摄", OTHER, NEXT + SECOND[0]
    )
    assert [article.headline for article in articles] == [TITLE, "春茶开采忙", OTHER]
    assert body(articles[1]) == [item]
    assert (articles[1].byline.correspondents, articles[1].byline.photographers) == (("姚远",), ("姚远",))
    assert body(articles[0]) == [LEAD + FIRST[0], *FIRST[1:]]
    assert problems == ()


def test_a_caption_inside_an_article_stays_there() -> None:
    caption = "图为学员在练习心肺复苏。通讯员 孔令辉 摄"
    first, second = repair(TITLE, LEAD + FIRST[0], caption, FIRST[1], OTHER, NEXT + SECOND[0])[0]
    assert body(first) == [LEAD + FIRST[0], caption, FIRST[1]]
    assert body(second) == [NEXT + SECOND[0]]


def test_credits_below_a_headline_are_read_but_no_paragraph() -> None:
    ((article,), _) = repair(TITLE, "本报记者 孔明 通讯员 姚远", *FIRST)
    assert (article.byline.reporters, article.byline.correspondents) == (("孔明",), ("姚远",))
    assert body(article) == list(FIRST)
    assert "本报记者 孔明 通讯员 姚远" in article.text


def test_a_name_alone_heads_a_profile() -> None:
    lines = ("骆青禾，女，1975年生，高级农艺师。", "2016年，她牵头成立青禾种植合作社，社员现有九十户。")
    ((article,), _) = repair("骆青禾", *lines)
    assert (article.headline, body(article)) == ("骆青禾", list(lines))


def test_a_tail_goes_to_the_lead_that_breaks_off_inside_its_number() -> None:
    lead = "本报讯 记者孔明报道 一根旧水管、半只塑料桶，柳塘水厂的钳工崔玉树做出了一台自动加药器，花了不到三"
    more = "崔玉树的自动加药器上墙以后，柳塘水厂又收到四十二条点子，厂工会逐条请老师傅打分。"
    articles, _ = repair(
        "泵房里的“点子王”", "柳塘水厂小革新记", "百元的小设备。", more, OTHER, NEXT + SECOND[0], SECOND[1], lead
    )
    told = {article.headline: body(article) for article in articles}
    assert told["泵房里的“点子王”"] == [lead + "百元的小设备。", more]
    assert told[OTHER] == [NEXT + SECOND[0], SECOND[1]]


def test_well_ordered_articles_come_out_untouched() -> None:
    articles, problems = repair(TITLE, LEAD + FIRST[0], *FIRST[1:], OTHER, NEXT + SECOND[0], SECOND[1])
    assert [body(article) for article in articles] == [[LEAD + FIRST[0], *FIRST[1:]], [NEXT + SECOND[0], SECOND[1]]]
    assert [article.repairs for article in articles] == [(), ()]
    assert problems == ()


def test_crossheads_stay_inside_their_article_on_a_page_of_several() -> None:
    lines = (
        "车间里学急救",
        "安全员骆秋把心肺复苏的要领写成顺口溜，柳塘镇总工会印成卡片，发给了十二家企业。",
        "村口的救命箱",
        "去年冬天，镇总工会在十九个村口挂上了急救箱，旁边的店主都参加过培训。",
    )
    articles, _ = repair(TITLE, LEAD + FIRST[0], *lines, OTHER, NEXT + SECOND[0], SECOND[1])
    assert [article.headline for article in articles] == [TITLE, OTHER]
    assert body(articles[0]) == [LEAD + FIRST[0], *lines]
