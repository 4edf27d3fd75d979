"""Which short lines between the columns of a page head an article, where no lead says so."""

from __future__ import annotations

from zhitu import intake
from zhitu.model import Article, Document

NEWS = (
    "柳塘镇开办急救知识培训班",
    "本报讯（记者 骆青）4月9日，柳塘镇总工会在镇文化礼堂举办职工急救知识培训班，八十五名安全员参加了培训。",
    "镇总工会主席崔玉梅说，接下来将为每家企业配备一只急救箱。",
)
GARDEN = (
    "茶农老何的三十亩梯田",
    "清晨五点，茶农何满仓就上了北岭。三十亩梯田层层叠叠，露水打湿了他的裤脚。",
    "何满仓种茶四十年，梯田里的每一株老茶树他都认得。今年春茶卖了个好价钱。",
)
CANTEEN = (
    "南坪物流公司食堂端出暖心汤",
    "中午十一点半，南坪物流公司的食堂里飘着汤香。厨师长把热汤一碗碗端到司机手里。",
    "“跑一夜长途，最想的就是这碗汤。”司机们说，食堂的汤从不重样。",
)


def repair(*lines: str) -> tuple[Article, ...]:
    return intake.articles(Document("page.txt", "\n\n".join(lines), ""))[0]


def headlines(*lines: str) -> list[str]:
    return [article.headline for article in repair(*lines)]


def test_an_article_without_a_lead_keeps_its_headline() -> None:
    assert headlines(*NEWS, *GARDEN, *CANTEEN) == [NEWS[0], GARDEN[0], CANTEEN[0]]


def test_a_crosshead_stands_inside_its_article() -> None:
    part = ("老茶树", "梯田里的老茶树是何满仓的父亲栽下的，最老的一株有八十年。")
    more = ("新办法", "何满仓也学新办法，在茶园里装了滴灌，把春茶卖到了网上。")
    assert headlines(*NEWS, *GARDEN, *part, *more) == [NEWS[0], GARDEN[0]]


def test_the_torn_rest_of_a_paragraph_is_no_headline() -> None:
    torn = GARDEN[1][:30], GARDEN[1][30:48]
    (first, second) = repair(*NEWS, GARDEN[0], *torn, GARDEN[1][48:], GARDEN[2])
    assert [first.headline, second.headline] == [NEWS[0], GARDEN[0]]
    assert GARDEN[1] in second.text
