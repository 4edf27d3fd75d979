"""Whom or what a clause is about that does not say so: the one named before, in the sentence or in those before it."""

from __future__ import annotations

import re
from collections import deque
from functools import cache

from zhitu.knowledge.lexicons import Lexicon
from zhitu.model import Kind, Mention
from zhitu.reading.facts.patterns import KIN, SYMBOLS, TITLES, Topic
from zhitu.reading.facts.statement import CLAUSE_ENDS, Statement
from zhitu.reading.references import offices

SEMICOLON = "；"

PERSON, BODY, PLACE = SYMBOLS["Person"], SYMBOLS["Organization"], SYMBOLS["Place"]

OF_KIN = re.compile(f"(?:的(?:{KIN}|[长次三幼独][子女孙])|之[长次三幼独]?(?:[子女孙妻弟妹兄](?![一-鿿])|{KIN}))")
"""After a person's name it says that the clause is about another: 周建平|的女儿今年考上了…."""

RELATIVE = re.compile(
    f"(?:夫妇)?(?:之(?:[长次三幼独]?[子女孙妻弟妹兄]|{KIN})|的?{BODY}?(?:小|大|二|独生)?{KIN}|的[长次三幼独][子女孙]){PERSON}"
)
"""Behind the name of somebody who is named only to say whose relative the next one is, whom the sentence is about."""

BESIDE = re.compile(
    "(?:经|来自|毕业于|就读于|肄业于|求学于|考入|考取|考上|任职于|就职于|供职于|任教于|执教于|加入|(?:收购|兼并|并购|买下|吞并|投资|控股)了?|入股|参股|持有|划归|并入|归入|转让给|(?<=，)原|时称|初名|初称|原名|简称|又[名称]"
    f"|[{TITLES}](?:部门|单位)(?=[是为])"
    "|亦称|别[名称]|(?<!公司)(?<!企业)(?<!品牌)(?<!单位)全称|(?:前身|隶属|直属|附属|主管部门|主管单位|上级单位)[于系]?|(?:母公司|实际控制人|投资方)(?=[是为]))[是为：“《]?"
    f"{PLACE}{{0,3}}$|(?:创立|创办|创建|成立|诞生|始建|起源)于$|前身[是为系](?:于|在)?[^，。；]{{0,16}}的$"
    "|(?<=，)由[^，。；]{1,24}的$"
)
"""Before a body where somebody was, or that is another name: the next clause is not about it."""

BELONGS, OWNER = (
    re.compile("[是为系]$"),
    re.compile(
        "(?:公司)?的?(?:旗下|下属|下辖|所属|附属|直属|全资|控股|子公司|分公司)"
        f"|(?!的?(?:创始|创办|发起|缔造))[^，。；！？（({''.join(SYMBOLS.values())}][^，。；！？{''.join(SYMBOLS.values())}]*[，；]"
    ),
)
"""Around a body that only tells what the one is that the sentence is about: 青禾科技是|远川集团|旗下的公司，总经理…,
青禾科技是|云岭大学|校友企业，落户成都."""

OWNING = re.compile(
    f"(?:公司|集团)?的?(?:旗下|下属|下辖|所属)(?:(?:的|公司|企业|品牌|子公司|全资|控股)*{PLACE}{{0,3}}{BODY}"
    f"|的?[^，。；有多众包括含涵遍达超\\d{BODY}]{{1,10}}，)"
)
"""Behind a body whose own one the sentence is about, found or not: 远川集团|旗下的青禾科技，总部…"""

HOLDER, HELD_BY = "股东", re.compile(f"的?(?:[{TITLES}][、，兼]*)+{PERSON}")
"""A title that a body bears too, and titles of somebody behind his body."""

IS_OF = re.compile(f"{PERSON}[^，。；]{{0,4}}[是为系]{PLACE}{{0,3}}$")
"""Before a body that tells who somebody is: 周建平曾是|远川集团|的会计，2003年创办了…"""

HOLDING = re.compile("(?:则|分别|各)?(?:持股|占股)")
"""Behind one of the bodies that hold the one of which is told: 注册资本500万元，|远川集团|持股60%."""

BY, OF = "由", "的"
"""Before a body that did something to what the sentence is about (云岭学院|由|远川集团|创办，校长林国栋), and what ends
that."""

OWN = re.compile(
    f"(?:现任|时任|首任|新任|其(?:[长次]?[子女妻父母夫弟兄])?|{KIN})?[{TITLES}{BODY}{PLACE}{SYMBOLS['Time']}、兼和的]*"
    f"(?P<own>{PERSON})[^{PERSON}]*$"
)
"""A clause that has somebody of its own, and nobody else: 现任董事长|林国栋|2001年考入…"""

THIS = re.compile(
    f"(?:该|本|这(?:个|家|项|所|座|支|一)|两)(?!人|科|世纪|名|同志|[员职]工|[男女]子|一?[年月日天次度位时届]|个月|[{TITLES}])"
    "[^，。；他她]{1,10}"
)
"""How a sentence begins that has a subject of its own, which is nobody named before (该班组|位于…，被授予…), not when
something was or how (本科|毕业于…)."""

POST = re.compile(f"[^，。；{TITLES}]{{1,8}}[{TITLES}][、兼{TITLES}]*，")
"""A clause that only says what somebody is of a body named before: 该公司|董事长，1998年获得…"""

OPENING = re.compile(f"[{TITLES}{BODY}{PLACE}{SYMBOLS['Time']}、兼和的]*")
"""What may stand in a clause before whom it opens with."""

ANOTHER = re.compile("[他她]|当地")
"""A word that says that a clause is about somebody, or a place, rather than a body."""

LATTER = re.compile(f"[前后]者|另一[位名](?![^，。；]{{0,8}}{PERSON})")
"""Words for one of two who is not named."""

UNNAMED = re.compile(
    "(?<=[，。；])(?!其(?:父母|母[语校]|弟子))(?:其[长次]?(?:[子女妻父母兄弟]|儿子|女儿|妻子|丈夫)|其?(?:[长次][子女]|儿子|女儿|妻子|丈夫|徒弟|学生(?![时会期])))"
    f"(?![^，。；]{{0,6}}{PERSON}|[女子]?公司|[主业])"
)
"""At the head of a clause, somebody's kin whose name was not found: 其子|小禾任青川剧团团长."""

ADDRESSED = re.compile("[您你]|祝贺[他她其]")
"""Words after which a clause speaks of another than its subject."""

MEANWHILE = re.compile("[后时下]，[他她]")
"""After the name of somebody's kin: 周建平的父亲周大山去世|后，他|考入…, which may be said of either."""

CORE = re.compile("(?:同志)?为(?:核心|主要代表)")
"""Behind somebody who is named only to say which leadership is meant: 以周建平同志|为核心|的集体."""

AGENT = re.compile(
    f"(?:[^{BODY}。]*[，；：])?(?:{SYMBOLS['Time']}，?)?"
    f"(?:由[^，。；]{{1,60}}?|[{BODY}与和同、]+(?:合作|合资|共同|联合|投资|出资){{0,2}}"
    f"(?:开发|建设|组建|成立|创办|打造|投资|设立|运营))的(?={BODY})"
)
"""How a sentence begins that names first who made what it is about: 由远川集团组建的|青川茶业公司，总部位于成都."""

BECOMES = re.compile(
    "(?:(?:合并|重组|整合|改组|改制|改建|升格|组建|更名|改名)(?:成立|组建)?(?:成|为)“?"
    f"|(?:合资|共同[出投]资|联合[出投]资|合并)(?:成立|组建|设立|新设)了?){PLACE}{{0,3}}{BODY}(?=”?(?:[，；](?![并还又将也以就双])|$))"
)
"""What one or several become or make, whom the clauses behind are about: 甲与乙合并重组为|远川集团|，总部设在成都."""

FROM, LEFT = "从", re.compile("毕业|(?:处|方面)?(?:获悉|了解到|得知)")
"""Around the school that somebody left, and around who told a reporter what the sentence says."""

HOST = re.compile(f"[{TITLES}{PERSON}{PLACE}{BODY}、和与]*的?(?:盛情|热情|共同)?邀请")
ASKED = re.compile("应[^，。；]*$")
"""Around somebody at whose invitation another one acts: 应|青川大学校长周建平|邀请，林国栋出席…."""

SELF = re.compile("我(?![国省市县区州镇乡村校院们])")
"""Who speaks of himself is not whom a sentence before named."""

AT, AWAY = "在", "在从"
"""What stands before a body where somebody acts, or from where he comes."""

Topics = dict[str, Mention]
"""What the sentences before were about, by symbol; programs also by how their names end."""

EVENT = 2
"""Characters of the noun that points back to a program: 大赛|由…主办."""


def carried(statement: Statement, before: int, topic: Topic, topics: Topics, words: Lexicon) -> tuple[Mention, ...]:
    """The mention that a clause without a subject is about: the one right before it, else the first (or nearest) one
    before it in the sentence, else that of the sentences before in the same paragraph; none where its own clause names
    another."""
    clause = clause_of(statement, before)
    if (told := _told(statement, clause, before, topic)) is not None:
        return told
    if _names_another(statement, clause, before, topic, words):
        return ()
    earlier = tuple(
        mention
        for at, mention in statement.mentions.items()
        if at < before and may_carry(statement, at, topic) and not is_left(statement, at)
    )
    made = statement.among(told_from(statement, before), before, topic.symbols)
    earlier = tuple(m for m in earlier if m in made) or earlier
    if earlier:
        inside = statement.text[before : before + 1] not in tuple(CLAUSE_ENDS)
        if topic.nearest or (inside and statement.text[before - 1] in topic.symbols):
            return earlier[-1:]
        own = OWN.match(statement.text, clause, before) if inside and PERSON in topic.symbols else None
        beside = statement.among(clause, before, topic.symbols) if inside else ()
        # 李四祝贺王五再次当选: which of the two is not told
        first = statement.mentions[own.start("own")] if own else earlier[0]
        return (first,) if not beside or beside[-1].value == first.value else ()
    another = SELF.search if PERSON in topic.symbols else _unfound(words).match
    if topic.symbols & {PERSON, BODY} and another(statement.text, 0, before):
        return ()
    return tuple(topics[symbol] for symbol in sorted(topic.symbols) if symbol in topics)[:1]


def told_from(statement: Statement, before: int) -> int:
    """Where in a sentence what it is about may be named first: behind those who made it, or who became it."""
    agents = AGENT.match(statement.text, 0, before)
    start = agents.end() if agents else 0
    became = deque(BECOMES.finditer(statement.text, start, before), 1)
    return became[-1].end() - 1 if became else start


def clause_of(statement: Statement, at: int) -> int:
    """Where the clause begins that holds the place."""
    return max(statement.text.rfind(mark, 0, at) for mark in CLAUSE_ENDS) + 1


def _told(statement: Statement, clause: int, before: int, topic: Topic) -> tuple[Mention, ...] | None:
    """The one of whom the words before a clause tell that it is about them, or nobody; None where no word tells."""
    if ADDRESSED.search(statement.text, clause, before):
        return ()  # 值此您再次当选…之际: it is said of the one addressed
    other = _kin(statement, before) if PERSON in topic.symbols else None
    return _alone(statement, before, topic) or None if other is None else other


def _kin(statement: Statement, before: int) -> tuple[Mention, ...] | None:
    """Whom a clause is about if the last person who opens one before it is named for his kin or mates: they, if named;
    nobody where they are not, or where the sentence begins with what it is about (该班组). None where neither is so."""
    text, end = statement.text, before
    while end > 0:
        clause = clause_of(statement, end)
        at = text.find(PERSON, clause, end)
        if at >= 0 and OPENING.fullmatch(text, clause, at):
            kin = OF_KIN.match(text, at + 1, before)
            if kin is None:
                return None
            after = text[kin.end() : kin.end() + 1]
            if after == PERSON and kin.end() < before:
                told = MEANWHILE.search(text, kin.end(), before) is None
                return (statement.mentions[kin.end()],) if told else ()
            if not (after in CLAUSE_ENDS and text[max(0, clause - 2) : clause - 1] == PERSON):
                return ()  # else it says who the one before is: 周建平，|周大山的长子，…
        end = clause - 1
    return () if THIS.match(text) and PERSON not in text[:before] else None


def _alone(statement: Statement, before: int, topic: Topic) -> tuple[Mention, ...]:
    """The one named alone at the head of the part of a sentence that tells of several: …；周建平，现任…."""
    part = statement.text.rfind(SEMICOLON, 0, before) + 1
    alone = 0 < part < before and statement.text[part + 1] in CLAUSE_ENDS and statement.text[part] in topic.symbols
    return (statement.mentions[part],) if alone else ()


def _names_another(statement: Statement, clause: int, before: int, topic: Topic, words: Lexicon) -> bool:
    """Whether what the clause says up to there shows that it is about nobody named before."""
    text = statement.text
    if PERSON not in topic.symbols:
        if BODY in topic.symbols and _becomes_unfound(words).search(text, 0, before):
            return True
        inside = BODY in topic.symbols and text[before : before + 1] not in CLAUSE_ENDS
        if inside and text[max(0, before - 1) : before] == PERSON:
            return True  # 库伯|总部设在…: what was taken for a person
        return ANOTHER.search(text, clause, before) is not None  # 她就在家乡创办了…: no body named before
    if _turns(text, before):
        return True
    inside = text[before : before + 1] not in tuple(CLAUSE_ENDS)
    if LATTER.search(text, clause, before) or UNNAMED.search(text, clause, before):
        return True
    return inside and _is_place(text[max(0, before - 2) : before])  # 称赞哈萨克斯坦担任…: the place is the subject


@cache
def _unfound(words: Lexicon) -> re.Pattern[str]:
    """How a sentence begins whose subject is a place, or what no name was found for: |石湾矿位于吕梁市，|1992年建成."""
    return re.compile(
        f"(?:{PERSON}总部|(?:{PLACE}|(?!{words.either('unnamed')})[一-鿿]{{2,12}}?)"
        "(?:位于|坐落|地处|始建于|创建于|成立于|创办于|建于|隶属于|总部[位设在]))[^，。；]*(?:，|$)"
    )


@cache
def _becomes_unfound(words: Lexicon) -> re.Pattern[str]:
    """What several become or make for which no name was found: 甲与乙合并组建青川新盟，|总部设在成都."""
    ends = "".join(f"(?<!{word})" for word in words.marked("many"))
    return re.compile(
        f"(?:合并(?:组建|成立|设立)|(?:合并|重组|整合|改组|改制|升格|更名|改名)[为成])"
        f"(?!{words.either('rank')}|一[家所个](?!新)|[二两三四五六七八九十\\d])"
        f"[^，。；{BODY}{SYMBOLS['Program']}]{{3,24}}{ends}(?:，|$)"
    )


def _turns(text: str, before: int) -> bool:
    """Whether a clause behind the last person who is named turns to something else: 周建平说过，|该村|…，获得…."""
    end, person = before, text.rfind(PERSON, 0, before)
    while end > 0 and (clause := max(text.rfind(mark, 0, end) for mark in CLAUSE_ENDS) + 1) > person >= 0:
        if THIS.match(text, clause) and not POST.match(text, clause):
            return True
        end = clause - 1
    return False


def pointed(statement: Statement, before: int, topic: Topic, topics: Topics) -> tuple[Mention, ...]:
    """The program before whose name ends on the noun that a clause begins with: 大赛|由…主办."""
    program = SYMBOLS["Program"] in topic.symbols
    meant = topics.get(statement.text[before : before + EVENT]) if program else None
    return (meant,) if meant and meant.kind is Kind.PROGRAM else ()


def may_carry(statement: Statement, at: int, topic: Topic) -> bool:
    """Whether the mention there is of the kinds that a clause may be about, and not only where somebody acts."""
    if statement.text[at] not in topic.symbols or is_relative(statement, at) or CORE.match(statement.text, at + 1):
        return False
    if statement.text[at] != BODY:
        return not _invites(statement, at)
    if at == 0 or OWNING.match(statement.text, at + 1):
        return OWNING.match(statement.text, at + 1) is None
    clause = clause_of(statement, at)
    by = statement.text.rfind(BY, clause, at)
    if _is_aside(statement, at) or (by >= 0 and statement.text.find(OF, by, at) < 0):
        return False
    if offices.is_one(statement.mentions[at]) or only_tells(statement, at):
        return False
    before, after = statement.text[at - 1], statement.text[at + 1 : at + 2]
    # 在青川证券交易所上市 tells nothing of it, nor 从青川大学毕业; but 在远川集团，董事长…
    return before not in (AWAY if topic.role == "s" else AT) or (topic.role != "s" and after in CLAUSE_ENDS)


def _invites(statement: Statement, at: int) -> bool:
    """Whether somebody is named there only as who invited another one: 应|周建平|邀请，林国栋出席…."""
    asked = ASKED.search(statement.text, clause_of(statement, at), at)
    return asked is not None and HOST.match(statement.text, at + 1) is not None


def only_tells(statement: Statement, at: int) -> bool:
    """Whether the body there only tells what another one is, or whose: 青禾科技是|远川集团|旗下的公司，总部…."""
    clause = clause_of(statement, at)
    if HOLDING.match(statement.text, at + 1):
        return True
    if statement.text.find(PERSON, clause, at) >= 0 or not BELONGS.search(statement.text, clause, at):
        return False
    return OWNER.match(statement.text, at + 1) is not None or _is_holder(statement.mentions.get(at - 2))


def is_beside(statement: Statement, at: int) -> bool:
    """Whether the clause behind the body there goes on about another: 其前身是|青川茶厂|，2003年…."""
    ends = statement.text[at] == BODY and statement.text[at + 1 : at + 2] in CLAUSE_ENDS
    return ends and _is_aside(statement, at)


def _is_aside(statement: Statement, at: int) -> bool:
    """Whether the words before a body tell of another one, and do not end in who made it: 由周建平创办的|云岭茶业，…"""
    beside = BESIDE.search(statement.text, clause_of(statement, at), at) is not None
    return beside and told_from(statement, at + 1) != at


def ahead_of(statement: Statement, at: int) -> tuple[Mention, ...]:
    """The body named before the one there whom the clause behind that is about."""
    body = Topic("s", frozenset(BODY), nearest=False)
    return tuple(m for before, m in statement.mentions.items() if before < at and may_carry(statement, before, body))[
        :1
    ]


def _is_holder(title: Mention | None) -> bool:
    """Whether it is the word for who holds shares: 青禾科技的控股|股东|是远川集团."""
    return title is not None and title.kind is Kind.TITLE and title.text.endswith(HOLDER)


def is_of_somebody(statement: Statement, body: Mention) -> bool:
    """Whether a body is named only to say who somebody is: 远川集团|董事长周建平到成都，开办了…"""
    at = next((place for place, mention in statement.mentions.items() if mention is body), -1)
    if at < 0:
        return False
    return bool(HELD_BY.match(statement.text, at + 1) or IS_OF.search(statement.text, clause_of(statement, at), at))


def is_relative(statement: Statement, at: int) -> bool:
    """Whether somebody is named there only to say whose relative the next one is: 周建平|之女周小禾."""
    return statement.text[at] == PERSON and RELATIVE.match(statement.text, at + 1) is not None


def is_left(statement: Statement, at: int) -> bool:
    """Whether a body is named there only as what somebody left or knows it from: 从|青川大学|毕业, 从|总工会|获悉."""
    text = statement.text
    return text[at] == BODY and text[max(0, at - 1) : at] == FROM and LEFT.match(text, at + 1) is not None


def _is_place(text: str) -> bool:
    """Whether a place stands there, and not where something is done (在成都)."""
    return text.endswith(PLACE) and text[0] not in "在于赴到回"
