"""What a page prints between its articles: columns, notices and who gives them, forecasts, numbers of pages."""

from __future__ import annotations

import pytest

from zhitu import intake
from zhitu.intake.page import joins
from zhitu.model import Article, Document

NEWS = (
    "柳塘镇开办急救知识培训班",
    "本报讯（记者 骆青）4月9日，柳塘镇总工会在镇文化礼堂举办职工急救知识培训班，八十五名安全员参加了培训。",
    "镇总工会主席崔玉梅说，接下来将为每家企业配备一只急救箱。",
)


def repair(*lines: str) -> tuple[Article, ...]:
    return intake.articles(Document("page.txt", "\n\n".join(lines), ""))[0]


def body(article: Article) -> str:
    return article.text[article.body :]


def test_short_news_stand_below_the_name_of_their_column() -> None:
    items = ("▲近日，北岭县总工会慰问困难职工87户。", "▲6月6日，南坪物流公司开展消防演练。")
    first, second = repair(*NEWS, "■短讯", *items)
    assert first.headline == NEWS[0]
    assert second.headline == "■短讯"
    assert body(second) == "\n".join(items)


def test_who_gives_notice_and_the_day_close_it() -> None:
    notice = (
        "公 告",
        "因桥梁维修，南坪大桥自5月1日起禁止货车通行。",
        "特此公告。",
        "北岭县交通运输局",
        "2019年4月19日",
    )
    found = repair(*NEWS, *notice, "北岭县百名职工登山", "本报讯（记者 骆青）4月20日，北岭县百名职工登上北岭。")
    assert [one.headline for one in found] == [NEWS[0], "公 告", "北岭县百名职工登山"]
    assert "北岭县交通运输局" in body(found[1])
    assert found[1].date == "2019-04-19"


def test_a_headline_with_its_day_below_it_is_no_close() -> None:
    days = ("2019年4月9日", "2019年4月20日", "二〇一九年四月二十一日")
    heads = (NEWS[0], "百名职工走进云岭茶业有限公司", "青川县人民医院迁址新区")
    leads = (NEWS[1], "本报讯（记者 向明）4月20日，职工走进茶园。", "本报讯（记者 向明）青川县人民医院昨日迁址。")
    closes = (NEWS[2], "这样的活动已举办三届。", "新院有床位八百张。")
    found = repair(*(line for news in zip(heads, days, leads, closes, strict=True) for line in news))
    assert [one.headline for one in found] == list(heads)
    assert [body(one).split("\n") for one in found] == list(map(list, zip(leads, closes, strict=True)))
    assert {one.date for one in found} == {"2019-04-09"}


def test_forecasts_and_sections_head_nothing() -> None:
    (article,) = repair("今天:多云 15℃-23℃ 东南风2级 明天:小雨转阴", "工会新闻 03", *NEWS)
    assert article.headline == NEWS[0]


@pytest.mark.parametrize(
    "line",
    ["明天 晴转多云，零下3到8℃", "多云间阴 15～23℃ 偏南风3至4级", "天气预报：小雨转阴 9-14度", "今日小到中雪，-5℃~2℃"],
)
def test_a_forecast_stands_beside_the_articles(line: str) -> None:
    (article,) = repair(NEWS[0], line, *NEWS[1:])
    assert body(article) == "\n".join(NEWS[1:])


@pytest.mark.parametrize(
    "headline",
    [
        "零下25℃ 检修班迎着风雪上山",
        "暴雨突袭 气温骤降12度",
        "雪地里爬上35度陡坡 运输队送来救命药",
        "大雪封山 零下10至20℃ 茶农守住大棚",
        "今天气温15℃-23℃ 阴雨中茶园开采",
        "远川集团公布半年报",
        "茶农故事登上省报",
        "安禾科技发布公报",
        "好心终有好报",
        "诉求一键及时报",
    ],
)
def test_a_headline_of_degrees_or_reports_is_one(headline: str) -> None:
    lead = "本报讯（记者 向明）4月20日，周建平在青川县介绍了情况。"
    found = repair("2019年4月20日", headline, lead, *NEWS)
    assert [one.headline for one in found] == [headline, NEWS[0]]


@pytest.mark.parametrize("paper", ["青川工人报", "云岭日报", "远川石油报", "青川广播电视报"])
def test_a_paper_beside_its_date_heads_nothing(paper: str) -> None:
    (article,) = repair("2019年4月20日", paper, *NEWS)
    assert article.headline == NEWS[0]


def test_a_sentence_with_degrees_that_is_torn_stays_whole() -> None:
    torn = ("那一夜降到零下25℃，暴雪不停，班长林国栋背着线缆进山，一走就是", "九个小时，天亮前总算修通了线路。")
    (article,) = repair(*NEWS, *torn)
    assert body(article).endswith("".join(torn))


@pytest.mark.parametrize("name", ["骆青", "林国栋"])
def test_a_name_alone_under_an_article_signs_it(name: str) -> None:
    first, second = repair(*NEWS, name, "远川集团百名职工登山", "本报讯（记者 向明）4月20日，职工登上北岭。")
    assert body(first) == "\n".join((*NEWS[1:], name))
    assert second.headline == "远川集团百名职工登山"


def test_a_column_of_two_or_three_characters_is_no_headline() -> None:
    essay = ("暖心话", "安全这根弦 时刻要绷紧", "入冬以来，风干物燥，正是事故易发期，登高作业更要系好安全带。")
    found = repair(*NEWS, *essay)
    assert [one.headline for one in found] == [NEWS[0], essay[1]]


def test_a_line_that_names_of_whom_the_headline_speaks_is_no_text() -> None:
    found = repair(*NEWS, "采茶二队：", "抓实安全不放松", "本报讯（记者 向明）4月20日，采茶二队检查了农机。")
    assert [one.headline for one in found] == [NEWS[0], "抓实安全不放松"]
    assert body(found[0]) == "\n".join(NEWS[1:])


def test_who_signed_under_the_headline_stands_first_though_the_page_breaks_off() -> None:
    profile = (
        "她把车间当考场",
        "▣ 本报记者 骆青 文/图",
        "一副护目镜、一把千分尺，是穆晓蕾每天的标配。",
        "2018年，公司以她的名字成立穆晓蕾创新工作室。",
        "“穆晓蕾爱琢磨。”工会主席这样评价。如今，",
    )
    found = repair(*NEWS, *profile)
    assert found[1].byline.reporters == ("骆青",)
    assert body(found[1]) == "\n".join(profile[2:])


def test_a_copy_between_the_halves_of_a_paragraph_does_not_part_them() -> None:
    torn = "贫困户戚喜林的儿子考上了大学，工作队帮着申请了助学金。“没有工作队，娃的学费都不晓得在哪里。”戚喜"
    other = ("板栗书记驻村记", "本报讯（记者 向明）清明刚过，板栗林里一个戴草帽的中年人正教村民嫁接。", torn)
    found = repair(*NEWS, *other, NEWS[2], "林抹着眼泪说。")
    assert body(found[1]).endswith("戚喜林抹着眼泪说。")


def test_a_name_that_ends_on_a_word_for_writing_is_whole() -> None:
    (article,) = repair(NEWS[0], "本报讯（记者 张学文 通讯员 骆青）4月9日，柳塘镇举办急救知识培训班。")
    assert article.byline.reporters == ("张学文",)


def test_whom_to_ask_is_no_headline() -> None:
    notice = ("招 聘 启 事", "北岭职工医院招聘护士12名，年龄30周岁以下。", "联系人：穆女士 电话：029-86591111")
    found = repair(*NEWS, *notice, "北岭职工医院", "2018年3月23日")
    assert [one.headline for one in found] == [NEWS[0], "招 聘 启 事"]


def test_half_a_word_is_ended_by_what_speaks_of_the_same_though_another_would_fit() -> None:
    growers = (
        "云岭茶园盼修路",
        "本报讯（记者 骆青）4月9日，青川县云岭茶业有限公司的茶园里，茶农周建平忙着采茶，春茶鲜叶装满了竹篓。",
        "茶农周建平说，春茶下山难，茶园里的茶农最盼望的是早日修通公",
    )
    repairers = (
        "远川集团抢修电网",
        "本报讯（记者 向明）4月9日，远川集团电力抢修队登上铁塔，抢修队长林国栋检查了电缆和变电站设备。",
        "抢修队长林国栋说，电缆和变电站受损，抢修队抬着设备走过山里的公",
    )
    rest = "路，让茶农的春茶鲜叶当天就能下山，茶园不再为运茶发愁。"
    found = repair(*growers, *repairers, rest)
    assert body(found[0]).endswith(growers[-1] + rest)
    assert body(found[1]).endswith(repairers[-1])


def test_any_short_line_over_items_of_one_sign_names_their_column() -> None:
    items = ("◆近日，北岭县总工会慰问困难职工87户。", "◆6月6日，南坪物流公司开展消防演练。")
    first, second = repair(*NEWS, "职工之窗", *items)
    assert (first.headline, second.headline) == (NEWS[0], "职工之窗")
    assert body(second) == "\n".join(items)


def test_items_of_a_column_stand_together_though_another_end_stands_between_them() -> None:
    items = ("◆近日，北岭县总工会慰问困难职工87户。", "◆6月6日，南坪物流公司开展消防演练。", "◆青川纸业公司开办夜校。")
    cut = "镇总工会主席崔玉梅说，会用的人多一个，险情里就多一分把握。接下来，工会还将为镇上的每家企业配备一只急"
    first, second = repair(*NEWS[:2], cut, "工会短讯", items[0], "救箱，并请医生来讲怎么用。", *items[1:])
    assert body(first).endswith("一只急救箱，并请医生来讲怎么用。")
    assert body(second) == "\n".join(items)


def test_the_last_characters_of_a_sentence_begin_no_paragraph() -> None:
    portrait = ("一把刻刀三十年", "本报记者 骆青", "清晨六点，段柏生已经坐在刻台前。", "“慢一点，才看得清。”段柏生说。")
    cut = "“灯亮了，门口也有人站着，夜里回家不怕了。”居民谭小舟"
    first, second = repair(*NEWS[:2], cut, *portrait[:3], "说。", portrait[3])
    assert body(first).endswith("谭小舟说。")
    assert body(second) == "\n".join(portrait[2:])


@pytest.mark.parametrize(
    "foot",
    [
        "北岭县融媒体中心主办 地址：北岭县南坪路3号 印刷：柳塘印刷厂",
        "渌江能源报社出版 国内统一连续出版物号 CN 99-0107 投稿邮箱：ljny@example.org",
        "邮发代号：99-17 全年定价 180元 渌江能源报社印刷",
    ],
)
def test_the_name_of_a_paper_and_its_foot_are_no_news(foot: str) -> None:
    (article,) = repair("渌江能源", "2023年8月15日 星期二 第2版", "责任编辑：骆青", *NEWS, foot)
    assert article.headline == NEWS[0]
    assert "印刷" not in article.text


def test_a_notice_that_says_where_to_write_stays() -> None:
    notice = "北岭县图书馆征集旧报 地址：北岭县南坪路3号 联系电话：5550107"
    assert notice in "\n".join(article.text for article in repair(*NEWS, notice))


def test_notices_of_vacancies_are_none_of_the_article_above() -> None:
    vacancies = ("渌江针织厂招聘缝纫工30名，包吃住，月薪面议。", "南坪镇幼儿园招聘保育员2名，年龄45岁以下。")
    first, second = repair(*NEWS, "招聘信息", *vacancies)
    assert "缝纫工" not in first.text
    assert body(second) == "\n".join(vacancies)


def test_who_wrote_stands_behind_a_sign_under_the_headline() -> None:
    essay = (
        "工会论坛",
        "别让规程睡在抽屉里",
        "□ 言 午",
        "规程写得再好，锁在抽屉里也没有用。",
        "把它贴在机器旁，才有人看。",
    )
    first, second = repair(*NEWS, *essay)
    assert first.headline == NEWS[0]
    assert second.headline == essay[1]
    assert second.byline.reporters == ("言午",)


def test_news_of_a_day_below_a_headline_begin_an_article_without_a_lead() -> None:
    opens = ("急救课开进柳塘中学", "4月10日，柳塘中学举行急救课开班仪式，一百二十名学生参加，校医谭小舟授课。")
    found = repair(*NEWS, *opens, "北岭县百名职工登山", "本报讯（记者 骆青）4月20日，北岭县百名职工登上北岭。")
    assert [one.headline for one in found] == [NEWS[0], opens[0], "北岭县百名职工登山"]
    assert body(found[1]) == opens[1]


def test_a_headline_above_of_whom_it_speaks_is_one_though_a_cut_line_ends_so() -> None:
    portrait = (
        "灯灭了，人还在",
        "——记渌江钢厂炉前工段柏生",
        "本报记者 向明",
        "段柏生在炉前站了三十年，徒弟有四十多名。",
    )
    found = repair(*NEWS, *portrait)
    assert [one.headline for one in found] == [NEWS[0], portrait[0]]
    parallel = repair(*NEWS, "一炉钢水 半生坚守", *portrait[1:])
    assert parallel[-1].headline == "一炉钢水 半生坚守"


def test_a_few_words_go_on_where_a_paragraph_waits_for_them() -> None:
    cut = "镇总工会主席崔玉梅说，急救箱将带动四千"
    other = ("北岭县百名职工登山", "本报讯（记者 骆青）4月20日，北岭县百名职工登上北岭。", "优胜者获得奖牌和证书各一。")
    first, second = repair(*NEWS[:2], cut, *other, "余户学急救。")
    assert body(first).endswith("急救箱将带动四千余户学急救。")
    assert body(second) == "\n".join(other[1:])


def test_a_date_goes_on_where_a_paragraph_waits_for_one() -> None:
    date = "5月10日前送到每一家企业和学校。"
    assert joins.fit("急救箱将于", date) > 0 > joins.fit("急救箱和药品", date)


def test_who_wrote_may_stand_behind_a_sign_above_the_headline() -> None:
    pieces = (
        ("□ 骆 远 山", "外婆的菜园", "外婆的菜园在屋后，种着青菜、萝卜和豆角。每到夏天，我都要去摘豆角。"),
        ("□ 向 小 波", "老街的茶馆", "老街的茶馆开了三十年，周大爷每天五点起床烧水。茶客们一坐就是一上午。"),
        ("□ 谭 明", "雨夜抢修", "去年台风夜，抢修班班长带队出发，凌晨三点恢复了全镇供电，村民送来热姜汤。"),
    )
    found = repair("副刊", *(line for piece in pieces for line in piece))
    assert [one.headline for one in found] == [headline for _, headline, _ in pieces]
    assert [one.byline.reporters for one in found] == [("骆远山",), ("向小波",), ("谭明",)]


def test_four_characters_over_one_article_are_its_headline() -> None:
    (article,) = repair("茶乡巨变", "云岭村的十年", *NEWS[1:])
    assert (article.headline, article.subheads) == ("茶乡巨变", ("云岭村的十年",))
    found = repair("茶乡人家", *NEWS, "茶乡人家", "北岭县百名职工登山", "本报讯（记者 骆青）4月20日，职工登上北岭。")
    assert [one.headline for one in found] == [NEWS[0], "北岭县百名职工登山"]


def test_a_line_below_short_news_heads_the_next_and_no_item_goes_on_in_what_was_cut() -> None:
    items = ("■近日，北岭县总工会慰问困难职工87户。", "■6月6日，南坪物流公司开展消防演练，百名职工参加。")
    opens = ("寒风里的一杯姜茶", "6月9日，北岭县总工会把姜茶送到南坪物流公司职工手中。")
    cut = "镇总工会主席崔玉梅说，每家企业将有一只急救箱。培训已覆盖218个"
    last = ("北岭县百名职工登山", "本报讯（记者 骆青）4月20日，北岭县百名职工登上北岭。")
    found = repair(*NEWS[:2], cut, "厂区传真", *items, *opens, *last)
    assert [one.headline for one in found] == [NEWS[0], "厂区传真", opens[0], last[0]]
    assert body(found[0]).endswith(cut)
    assert body(found[1]) == "\n".join(items)
    assert body(found[2]) == opens[1]
