"""Where a name begins and ends that the tagger marked with more than its own: 民营企业|青川公司, 岭海大学|物理系."""

from __future__ import annotations

import re

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import sign
from zhitu.reading.organisations.firms import BESIDE, COMPANY
from zhitu.reading.words import sorts

LEFT = 3
"""Characters of a body's name at least, once a word that the tagger took with it is cut off."""

SHARE = re.compile(r"(?:百分之)?[一二两三四五六七八九十\d.]{1,12}(?:成|%|％|亿元|万元)")
"""A part or a sum that the tagger took with the name: 安禾科技|六成股份."""

BEGETS = re.compile("本报讯|(?:组建|共建|筹建|创办)(?=.{6})")
"""What a report begins with, or a verb, which the tagger may take into the name behind it: 组建|茶业研究中心."""

IS = "系"
"""Is, after the name of a company: 青川茶业公司|系林国栋创办."""

SHORTEST = 2
"""Characters at least of a name before the word for its seat."""

REPORT = re.compile("(?:研报|快讯|讯|官网|网站|派|听证会|发布会|记者会)$")
"""What the tagger took with the body that publishes or sends it: 青川证券|研报, 青川县疾控局|派."""

CONJUNCTIONS = "与和及或"

OPEN, CLOSED = "（", "）"
"""A bracket that begins in what the tagger marked and ends behind: 青川科技|（Qingchuan）."""

SEAT = "总部"
"""Where a body sits is not the body: 远川集团|总部位于成都."""

DEPARTMENT = re.compile(
    r"(?P<school>.{2,20}?(?:大学|学院|学校))(?:(?!大学|学校)[^院校]){1,10}(?:系|专业|专修科|研究生班)$"
)
"""A department is no body of its own in what people say of their studies."""

STUDENT = "生"
"""After a school it makes the word for who goes there (大学生, 中学生), and cuts no name."""

TAIL = 5
"""Characters at most that are cut off after a head noun where the name ends on none: 航空公司|航班, 委员会|候补."""

DESCRIBED = re.compile(
    "(?:合资|合营|独资|外资|上市|港股|A股|美股|民营|私营|国有|国营|跨国|控股|全资)[^公企]{0,4}(?:公司|企业)(?=.{4})"
)
"""A kind of company that the tagger takes into the name after it: 民营企业|青川茶业公司."""

SUPERLATIVE = re.compile("[^，。；]{0,6}(?:最大|最早)[^，。；]{0,8}?(?:公司|企业|集团|银行|机构)")
"""What a company is among others, which is no name: 西部最大制茶企业|青禾茶业."""

AMONG = re.compile(r"(?:世界|全球|中国|全国)\d+强(?:企业|公司)?的?")
"""The list on which a company stands, before its name: 世界500强企业|青川能源."""

RANKED = re.compile(
    "[^，。；]{0,6}第[一二三四五六七八九十]大[^，。；公司集团]{0,8}(?:公司|企业|集团|银行|机构|[厂券]商)(?=.{4})"
)
"""What a company is by its size: 青国第三大保险集团|远岭公司."""

CITY = range(2, 5)
"""Characters of a city abroad that stands before a body."""

COUNTRY = re.compile("中国(?P<place>[^省市县区州]{1,5}[省市县区州])")
"""The country before a place that is told by its level: 中国|雅安市茶业公司."""


def lead(name: str, knowledge: Knowledge) -> int:
    """How many characters that the tagger took into the name of a company are before it: 民营企业|青川茶业公司."""
    if verb := BEGETS.match(name):
        return verb.end()
    city = next((size for size in CITY if name[size:] in knowledge.lexicons["abbreviations"]), 0)
    national = city and knowledge.lexicons["generic_names"].kind(name[city:]) == "national"
    if national and (name[:city] in knowledge.gazetteer.regions or knowledge.gazetteer.titled(name[:city])):
        return city  # 纽约|联合国, 台湾省|全国人大代表
    if (listed_as := AMONG.match(name)) and len(name) - listed_as.end() >= LEFT:
        return listed_as.end()
    head = knowledge.lexicons["organisation_heads"].ending(name)
    if head is None or head.kind != COMPANY:
        return 0
    described = DESCRIBED.match(name)
    sorted_as = 0 if described else sorts.end(name, knowledge)
    if described := described or (None if sorted_as else SUPERLATIVE.match(name) or RANKED.match(name)):
        sorted_as = described.end()
    if sorted_as:
        return sorted_as if len(name) - sorted_as >= LEFT else 0
    country = COUNTRY.match(name)
    return country.start("place") if country and knowledge.gazetteer.titled(country["place"]) else 0


def length(name: str, knowledge: Knowledge) -> int:
    """The length of a body's name without what the tagger took with it: 岭海大学|物理系, 执法大队|干部, 学校|合办.

    Nor does it go on after a post: 青川县委员会|主席王大明; but 青川县委员会|主任办公室 ends on a head noun itself.
    """
    seat = name.endswith(SEAT) and not is_general(name[: -len(SEAT)], knowledge)
    name = name[: -len(SEAT)] if seat else name
    if knowledge.lexicons["organisation_heads"].kind(name[-3:-1]) == COMPANY:
        name = name.removesuffix(IS)
    department = DEPARTMENT.match(name)
    if department:
        return department.end("school")
    if more := _open(name) or _rest(name, knowledge):
        return more
    for lexicon in ("titles", "predicates"):
        word = knowledge.lexicons[lexicon].ending(name)
        body = len(name) - len(word.word) if word and word.kind != "inner" else 0
        held = knowledge.lexicons["title_prefixes"].ending(name, body) if lexicon == "titles" and body else None
        body -= len(held.word) if held else 0  # 青川县委|原常委
        whole = body >= LEFT or sign(name[:body]) != ""  # 区委|常委
        if whole and knowledge.lexicons["organisation_heads"].ending(name, body):
            return body
    heads, titles = knowledge.lexicons["organisation_heads"], knowledge.lexicons["titles"]
    if heads.ending(name) is None:
        for end in range(LEFT, len(name) - 1):
            title = titles.beginning(name, end)
            if title and title.kind == "head" and heads.ending(name, end):
                return end
        for end in range(len(name) - 1, max(LEFT, len(name) - TAIL) - 1, -1):
            head = heads.ending(name, end)
            whole = head is not None and len(head.word) > 1 and end - len(head.word) > 1
            if head and whole and "owner" in head.more and name[end] != STUDENT:
                return end
    return len(name.rstrip(CONJUNCTIONS)) if len(name) > LEFT else len(name)


def _open(name: str) -> int:
    """Where a bracket begins in a body's name that does not end there; 0 where none does."""
    return max(name.find(OPEN), 0) if CLOSED not in name else 0


def _rest(name: str, knowledge: Knowledge) -> int:
    """Where a share, a report or a verb begins that the tagger took with a body's name; 0 where none does."""
    share, report = SHARE.search(name, LEFT), REPORT.search(name, LEFT)
    own = name[: report.start()] if share is None and report else ""
    if own and (own in knowledge.lexicons["abbreviations"] or knowledge.lexicons["organisation_heads"].ending(own)):
        return len(own)
    return share.start() if share else 0


def is_general(name: str, knowledge: Knowledge) -> bool:
    """Whether what stands before 总部 names no body: 集团|总部, 全球|总部, 中国|总部."""
    lexicons = ("generic_words", "organisation_heads")
    known = any(name in knowledge.lexicons[lexicon] for lexicon in lexicons) or bool(knowledge.gazetteer.named(name))
    known = known and knowledge.lexicons["abbreviations"].kind(name) != BESIDE  # 丰田 is a town too
    return len(name) < SHORTEST or known
