"""Names of bodies: what the tagger marked, and the long ones that end on a head noun (…服务中心, …公司工会).

:mod:`built` walks to the left from a head noun, :mod:`splits` parts several bodies that the tagger took for one;
:data:`OTHERS` lists the ways to find names that neither sees: short ones, offices of the state, unions, teams, parts of
a body (:mod:`branches`), and what only the words around tell (:mod:`context`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from zhitu.knowledge import Knowledge
from zhitu.knowledge.gazetteer import Level, sign
from zhitu.knowledge.lexicons import Entry
from zhitu.model import Article, Kind, Mention, Range, Sentence, Token
from zhitu.reading.organisations import services, short, splits, state, teams, unions
from zhitu.reading.organisations.branches import campuses, crews, institutes, sections, works
from zhitu.reading.organisations.built import ENDING, Builder, is_thin, is_weak
from zhitu.reading.organisations.context import beside, brands, joint, listed, openings, told, trades
from zhitu.reading.tags import BODY, PLACE
from zhitu.reading.words.bounds import TRADE

BARE = 3
"""A head noun alone is a name only if it is so long and the tagger says so: 国防部, 卫生局; never 工会."""

MINISTRIES = ("GovernmentBody", "PartyBody", "RepresentativeBody", "Media")
"""Classes of bodies that a head noun alone may name."""

HAN = "汉族"
"""The people that no autonomous division is named after."""

LEFT = 3
"""Characters of a body's name at least, once a word that the tagger took with it is cut off."""

BOTH, TAGGED, BUILT, FRAMED = 0.95, 0.85, 0.85, 0.8
"""Confidence: tagger and head noun agree; only the tagger says so; only the head noun does; only what stands around."""

UNSURE = 0.5
"""A tagger that is less sure of a name without a head noun is right in one of four of the development data."""

SHARE = re.compile(r"(?:百分之)?[一二两三四五六七八九十\d.]+(?:成|%|％|亿元|万元)")
"""A part or a sum that the tagger took with the name: 安禾科技|六成股份."""

DEED = re.compile(
    "(?:创新)?(?:成立|组建|设立|建立)|(?:下)?设有|启用|兴建|新建|全[市省县区]|建设(?:国际|全国|区域|一流)"
    r"|组织(?=..)(?!工作|部)|整合|依托|周边|首[座家个]|水毁|共襄|援[青疆藏]|\d{1,6}[家座个]|乡镇(?!企业)|互联网大厂"
)
"""A verb that a place does, and that no name of a body holds behind its place."""

BUILDING, FIRM = ("启用", "兴建", "新建", "建设"), "公司"
"""Of them those that the name of a firm may hold: 四川新建茶业公司."""

BEGETS = re.compile("本报讯|(?:组建|共建|筹建|创办)(?=.{6})")
"""What a report begins with, or a verb, which the tagger may take into the name behind it: 组建|茶业研究中心."""

IS = "系"
"""Is, after the name of a company: 青川茶业公司|系林国栋创办."""

SHORTEST = 2
"""Characters at least of a name before the word for its seat."""

LONG = 3
"""Characters at least of a head noun that is believed though the tagger takes its end for a verb: 慈善|总会."""

TEAM = "队"
"""The head noun of a team, which a country or province may be called by: 南非队."""

REPORT = re.compile("(?:研报|快讯|讯|官网|网站|派)$")
"""What the tagger took with the body that publishes or sends it: 青川证券|研报, 青川县疾控局|派."""

CONJUNCTIONS = "与和及或"

BY, HELD = "由", "控股"
HELD_BY = ("控股的", "控股、", "控股，")
"""The verb that stands behind who holds a company: 由|青川集团|控股的企业."""

SEAT = "总部"
"""Where a body sits is not the body: 远川集团|总部位于成都."""

DEPARTMENT = re.compile(r"(?P<school>.{2,20}?(?:大学|学院|学校))[^大学院校]{1,10}(?:系|专业|专修科|研究生班)$")
"""A department is no body of its own in what people say of their studies."""

STUDENT = "生"
"""After a school it makes the word for who goes there (大学生, 中学生), and cuts no name."""

TAIL = 5
"""Characters at most that are cut off after a head noun where the name ends on none: 航空公司|航班, 委员会|候补."""

DESCRIBED = re.compile(
    "(?:合资|合营|独资|外资|上市|港股|A股|美股|民营|私营|国有|国营|跨国|控股|全资)[^公企]{0,4}(?:公司|企业)(?=.{4})"
)
"""A kind of company that the tagger takes into the name after it: 民营企业|青川茶业公司."""

ORGANISES = "组织"
"""A verb, and the head noun of a body that has a name of its own."""

SUPERLATIVE = re.compile("[^，。；]{0,6}(?:最大|最早)[^，。；]{0,8}?(?:公司|企业|集团|银行|机构)")
"""What a company is among others, which is no name: 欧洲最大廉价航空公司|青禾航空."""

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

SORTS, CLAUSE_ENDS = ("公司", "企业", "集团", "机构", "平台"), "，。；！"
SORT = re.compile(
    "(?:是|为|系|成为)[^，。；]{0,8}?一[家个所间](?:(?:总部|位于|坐落|地处)?(?:设?在)?)[^，。；由与和为属被给在]{0,20}的[^，。；的由与和为属被给在]{0,6}$"
)
"""What stands before the sort of company that something is."""

REGION = re.compile("[东南西北中]部$")
"""What the tagger may take for a ministry (部) and is the side of a place."""

ADDRESS = re.compile(r"\d号(?:大?院|楼|馆)$")
"""The number of a house is no body."""

OTHERS: tuple[tuple[Callable[[Sentence, tuple[Token, ...], Knowledge], Iterator[Range]], float], ...] = (
    (short.spans, BOTH),
    (beside.spans, BOTH),
    (short.papers, BUILT),
    (state.offices, BUILT),
    (state.posts, BUILT),
    (state.levelled, BUILT),
    (state.sent, BUILT),
    (institutes.spans, BUILT),
    (campuses.spans, BUILT),
    (teams.spans, BUILT),
    (works.spans, FRAMED),
    (sections.spans, FRAMED),
    (crews.spans, FRAMED),
    (trades.spans, FRAMED),
    (told.spans, FRAMED),
    (joint.spans, BUILT),
    (listed.spans, FRAMED),
    (services.spans, FRAMED),
    (unions.spans, BUILT),
    (brands.spans, FRAMED),
)
"""Ways to find names beside the tagger's marks and the head nouns, with how sure each is."""

__all__ = ["find", "is_weak"]


def find(
    article: Article, sentences: tuple[Sentence, ...], tokens: tuple[tuple[Token, ...], ...], knowledge: Knowledge
) -> list[Mention]:
    """The bodies named in an article; of a long name and the shorter one that it begins with, both."""
    found: dict[tuple[int, int], Mention] = {}
    pairs = tuple(zip(sentences, tokens, strict=True))
    opening = {span for sentence, words in pairs for span in openings.spans(sentence, words, knowledge)}
    opening |= set(openings.repeated(tokens, frozenset(article.text[start:end] for start, end in opening)))
    for start, end in opening:
        text = article.text[start:end]
        found[start, end] = Mention(article.id, start, text, Kind.ORGANIZATION, text, "", BOTH)
    for sentence, words in pairs:
        for start, stop, confidence in (*_told(sentence, words, knowledge), *_names(sentence, words, knowledge)):
            held = article.text.endswith(BY, 0, start) and article.text.startswith(HELD_BY, stop - len(HELD))
            end = stop - len(HELD) if held else stop
            if _is_deed(article.text[start:end], knowledge) or SUPERLATIVE.fullmatch(article.text[start:end]):
                continue
            if article.text.endswith(ORGANISES, start, end) and _is_place(article.text[start:end], knowledge):
                continue  # 吉林长春|组织|党员干部
            known = found.get((start, end))
            if known is None or known.confidence < confidence:
                text = article.text[start:end]
                name = unions.whole(text)
                found[start, end] = Mention(article.id, start, text, Kind.ORGANIZATION, name, "", confidence)
    return [found[span] for span in sorted(found)]


def _told(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int, float]]:
    """Start, end and confidence of each name that is told by what stands in it or around it."""
    for finder, sure in OTHERS:
        for start, end in finder(sentence, words, knowledge):
            yield start, end, sure


def _names(sentence: Sentence, words: tuple[Token, ...], knowledge: Knowledge) -> Iterator[tuple[int, int, float]]:
    """Start, end and confidence of each name in a sentence."""
    builder = Builder(sentence, words, knowledge)
    known = knowledge.lexicons["abbreviations"]
    heads, titles = knowledge.lexicons["organisation_heads"], knowledge.lexicons["titles"]
    tagged = {word.start: word.end for word in words if word.tag == BODY}
    for index in [at for at, word in enumerate(words) if word.tag == BODY or word.text[-1:] in heads.last]:
        word = words[index]
        if bodies := _parted(words, index, knowledge):
            yield from ((word.start + low, word.start + high, TAGGED) for low, high in bodies)
            continue
        head = heads.ending(sentence.text, word.end - sentence.start)
        head = None if head and TRADE.match(sentence.text, word.end - sentence.start) else head  # 中国物流|业
        if head is None and word.tag != BODY:
            continue
        title = titles.ending(sentence.text, word.end - sentence.start)
        chief = titles.beginning(sentence.text, word.end - sentence.start)
        verbal = head is not None and (len(head.word) < LONG or len(head.word) < len(word.text))
        if head and word.tag not in ENDING and verbal and not (chief and len(head.word) > 1):
            head = None  # 上班 and 南部 hold a head noun and are none; of 慈善|总会 the tagger took the end for a verb
        if head is None and word.tag != BODY:
            continue
        if word.text.endswith(SEAT) or (word.tag == PLACE and word.text in knowledge.gazetteer.regions):
            head = None  # 莫斯科 is no 科
        if head and title and len(title.word) > len(head.word):
            head = None  # 综合执法大队|干部 is no 部
        if (head and (REGION.search(word.text) or ADDRESS.search(word.text))) or _is_honour(
            sentence.text, word.end - sentence.start, knowledge
        ):
            continue  # 吉林省西北部, 青江路10号院, 模范职工之家
        start = builder.start(index, head) if head else None
        own = sentence.text[start - sentence.start : word.end - sentence.start] if start is not None else ""
        if knowledge.lexicons["generic_words"].kind(own) == "generic":
            continue  # 校本部 only ends like a 部
        if start is not None and not _is_described(sentence.text, start - sentence.start, word.end - sentence.start):
            sure = BOTH if tagged.get(start, word.end + 1) <= word.end else BUILT
            sides = splits.sides(own)
            yield from ((start + low + _outside(own[low:high], knowledge), start + high, sure) for low, high in sides)
        elif start is None and word.tag == BODY and _stands_alone(word, head, knowledge):
            end = word.start + _own_length(word.text, knowledge)
            unsure = head is None and end == word.end and _is_unsure(word, sentence, knowledge)
            if unsure or beside.is_other(sentence, words, index, knowledge):
                continue
            split = index > 0 and words[index - 1].text + word.text in known  # 致|公党中央
            start = words[index - 1].start if split else word.start + _outside(word.text[: end - word.start], knowledge)
            sure = min(TAGGED, word.confidence or TAGGED)
            yield start, end, sure


def _parted(words: tuple[Token, ...], index: int, knowledge: Knowledge) -> tuple[Range, ...]:
    """The bodies in a word that the tagger took for one, or what is left behind an and; nothing where it is one."""
    word = words[index]
    if word.tag != BODY:
        return ()
    close = index > 0 and words[index - 1].tag == BODY and words[index - 1].end == word.start
    if close and splits.is_joined(word.text, knowledge):
        return ((1, len(word.text)),)
    after = words[index + 1].text if index + 1 < len(words) else ""
    return unions.apart(word.text, after) or splits.apart(word.text, knowledge)


def _is_place(name: str, knowledge: Knowledge) -> bool:
    """Whether nothing but a place, or its union by its short name, stands before the verb that the tagger took for its
    head."""
    return knowledge.gazetteer.peel(name)[1].removeprefix(unions.SHORT) == ORGANISES


def _is_deed(name: str, knowledge: Knowledge) -> bool:
    """Whether what looks like a body is a place that founds one: 青川县|成立|工作专班."""
    verb = DEED.search(name)
    firm = verb is not None and name.endswith(FIRM) and verb[0].startswith(BUILDING)
    return verb is not None and not firm and bool(knowledge.gazetteer.named(name[: verb.start()]))


def _outside(name: str, knowledge: Knowledge) -> int:
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
    if head is None or head.kind != "Company":
        return 0
    if described := DESCRIBED.match(name) or SUPERLATIVE.match(name) or RANKED.match(name):
        return described.end() if len(name) - described.end() >= LEFT else 0
    country = COUNTRY.match(name)
    return country.start("place") if country and knowledge.gazetteer.titled(country["place"]) else 0


def _is_described(text: str, start: int, end: int) -> bool:
    """Whether a clause ends there that says what sort of company something is: 青禾是一家全球化的|智能汽车公司."""
    company = text.endswith(SORTS, start, end) and (end == len(text) or text[end] in CLAUSE_ENDS)
    return company and SORT.search(text, 0, start) is not None


def _is_honour(text: str, end: int, knowledge: Knowledge) -> bool:
    """Whether an honour ends there: 模范职工之家 is no 家."""
    return knowledge.lexicons["honours"].ending(text, end) is not None


def _stands_alone(word: Token, head: Entry | None, knowledge: Knowledge) -> bool:
    """Whether what the tagger marked is a name though no head noun makes it one."""
    name = word.text
    seat = name.endswith(SEAT) and _is_general(name[: -len(SEAT)], knowledge)
    if seat or len(name) < 2 or name.isdigit() or name in (HAN, *knowledge.gazetteer.peoples):
        return False
    committee = head is not None and head.kind == "PartyBody" and sign(name) != ""  # 市委, 县委
    if head is not None and name == head.word and not committee and (len(name) < BARE or head.kind not in MINISTRIES):
        return False
    thing = name in knowledge.lexicons["no_names"].words("thing")
    if thing or any(name in knowledge.lexicons[words] for words in ("generic_words", "titles")):
        return False
    if head is not None and is_thin(word, head):
        return head.word == TEAM and _is_wide(name[: -len(TEAM)], knowledge)
    codes, rest = knowledge.gazetteer.peel(name)
    cut = len(rest) == 1 or (len(codes) > 1 and not rest)  # 温州市网|约配送员, 辽宁|锦州
    firm = knowledge.lexicons["abbreviations"].kind(name) == beside.BESIDE
    if cut or (knowledge.gazetteer.named(name) and word.confidence < TAGGED and not firm):  # 中行 is a town too
        return False
    program = knowledge.lexicons["program_heads"].ending(name)
    return program is None or bool(program.more)


def _is_wide(place: str, knowledge: Knowledge) -> bool:
    """Whether a name is that of a country, a province or a large city, whose team is called by it: 南非|队."""
    return any(found.level not in (Level.COUNTY, Level.TOWN) for found in knowledge.gazetteer.named(place))


def _is_unsure(word: Token, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Whether a tagger that is not sure marked what neither begins with a place nor ends like the short name of a
    company (远岭创投), and no post follows."""
    if knowledge.lexicons["titles"].beginning(sentence.text, word.end - sentence.start):
        return False
    trade = knowledge.lexicons["trade_words"].ending(word.text)
    codes, rest = knowledge.gazetteer.peel(word.text)
    local = bool(codes) and knowledge.gazetteer.place(codes[0]).level is not Level.COUNTRY
    firm = (local or trade is not None) and (trade is None or rest != trade.word)
    return 0 < word.confidence < UNSURE and not firm


def _is_general(name: str, knowledge: Knowledge) -> bool:
    """Whether what stands before 总部 names no body: 集团|总部, 全球|总部, 中国|总部."""
    lexicons = ("generic_words", "organisation_heads")
    known = any(name in knowledge.lexicons[lexicon] for lexicon in lexicons) or bool(knowledge.gazetteer.named(name))
    known = known and knowledge.lexicons["abbreviations"].kind(name) != beside.BESIDE  # 丰田 is a town too
    return len(name) < SHORTEST or known


def _more(name: str, knowledge: Knowledge) -> int:
    """Where a share, a report or a verb begins that the tagger took with a body's name; 0 where none does."""
    share, report = SHARE.search(name, LEFT), REPORT.search(name, LEFT)
    own = name[: report.start()] if share is None and report else ""
    if own and (own in knowledge.lexicons["abbreviations"] or knowledge.lexicons["organisation_heads"].ending(own)):
        return len(own)
    return share.start() if share else 0


def _own_length(name: str, knowledge: Knowledge) -> int:
    """The length of a body's name without what the tagger took with it: 岭海大学|物理系, 执法大队|干部, 学校|合办.

    Nor does it go on after a post: 青川县委员会|主席王大明; but 青川县委员会|主任办公室 ends on a head noun itself.
    """
    seat = name.endswith(SEAT) and not _is_general(name[: -len(SEAT)], knowledge)
    name = name[: -len(SEAT)] if seat else name
    if knowledge.lexicons["organisation_heads"].kind(name[-3:-1]) == "Company":
        name = name.removesuffix(IS)
    department = DEPARTMENT.match(name)
    if department:
        return department.end("school")
    if more := _more(name, knowledge):
        return more
    for lexicon in ("titles", "predicates"):
        word = knowledge.lexicons[lexicon].ending(name)
        body = len(name) - len(word.word) if word and word.kind != "inner" else 0
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
