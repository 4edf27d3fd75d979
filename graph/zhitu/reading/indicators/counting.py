"""What an amount counts: 工会驿站|213家, 39名|选手, 产值达到|3亿元."""

from __future__ import annotations

from dataclasses import dataclass, replace

from zhitu.model import Kind
from zhitu.reading.indicators.items import ADVERBS, COMPARING, GIVING, JOINTS, LIGHT, WHOLE, Frame
from zhitu.reading.tags import (
    ADJECTIVE,
    CONJUNCTION,
    DIRECTION,
    FUNCTION_WORD,
    MARK,
    MEASURE_WORD,
    NAMES,
    NOUN,
    NUMBER,
    PREPOSITION,
    VERB,
    VERBAL_NOUN,
)

SILENT = ("reaches", "aims", "says")
"""Kinds of verbs that do nothing with what is counted."""

FILLING = frozenset({"了", "着", "起", "出", "各类", "各级", "全体", "广大"})
"""Words between a verb and what it governs."""

SHARE, PERSON, SIZE = "share", "person", "size"
"""Kinds of units: people act (组织20名职工|参加|活动), and a size describes the noun behind it (2米口径)."""

MEASURED = (SHARE, "money")
"""Units that no noun needs to follow; what they measure stands before them, if anything does."""

PARTS = frozenset({"的", "等", "中", "之中", "里"})
"""After the noun, these tell that something else of it is meant: 28家企业的职工, 150个席位中的80席."""

WITHIN = frozenset({"在", "于", "从", "由", "自", "以", "把", "将", "代表", "包括", "实现", "围绕"})
"""Before an amount, these tell that it only says where, how or for whom, or what becomes of it."""

SHORTEST, LONGEST = 2, 14
"""Characters of what is counted; longer phrases were read wrongly more often than not, and a single character is mostly
what the tagger left of a word (80余名|网|约|配送员)."""


CUT = ("成", "用")
"""Ends of verbs (建|成, 投|用) that the tagger left alone, and that say nothing by themselves."""

LIGHT_VERBS = ("开展", "进行", "予以", "给予", "加以", "作出", "实施")
"""Verbs of which the noun behind says what is done: 对500亩|茶园|开展|保护."""

COMPOUND = 3
"""Words of a phrase that may begin with one that points back: 平台|注册|会员, but 比赛|项目 is one noun."""

PARTLY = ("中", "中外", "长势")
"""How a phrase ends that names no sort of things that are counted: 青川游客|中, 小麦|长势."""

LISTS = "、"
"""What goes on with a list."""

QUOTES = ("“", "《")
"""Behind an amount or the noun after it the name of what is counted goes on: 1枚|青制|“铁杵”导弹."""

SUFFERING = ("遭", "遭到", "遭受", "被")
"""Verbs that say what is done to what is counted."""


@dataclass(frozen=True, slots=True)
class Count:
    """What is counted and what is done with it; ``first`` is the place of the first item that says so.

    ``leads`` tells that it acts itself (86名职工|参赛); ``borrows`` that what changed stands in the clause before;
    ``continues`` that it goes on with a list of amounts.
    """

    counted: str
    action: str
    first: int
    leads: bool = False
    borrows: bool = False
    continues: bool = False


def count(frame: Frame, clause: tuple[int, int], place: int, kind: str) -> Count | None:
    """What the amount at a place counts, by the words around it in its clause and the kind of its unit.

    None where they don't tell.
    """
    low, high = clause
    changed, before = _link(frame, low, place)
    left = _phrase_before(frame, low, before)
    after = place + 1
    owned = kind in MEASURED and after < high and frame.items[after].text == "的"
    after += owned
    right = _phrase_after(frame, after, high)
    many = right > after and kind not in (SIZE, *MEASURED)
    if changed and (left < before or not many):  # 增加|20个岗位
        made = None if many else _made(frame.text(left, before), changed, left)  # 单产提升|5项|技术
        return made or (Count("", changed, before, borrows=True) if before == low else None)
    if max(after, right) == high < len(frame.items) and frame.items[high].text in QUOTES and kind not in MEASURED:
        return None
    if right > after and kind not in (SHARE, SIZE) and (kind not in MEASURED or owned or left == before):
        return _counted_after(frame, clause, place, (after, right), kind)
    if after < high and (
        frame.items[after].is_node or frame.items[after].tag in NAMES or (right > after and kind == SIZE)
    ):
        return None  # 21507名|巴勒斯坦|人, 5000米|接力
    if kind == PERSON and (_is_described(frame, after, high) or _suffers(frame, after, high)):
        return None
    return _counted_before(frame, (low, high), (left, before), after, kind)


def _counted_before(
    frame: Frame, clause: tuple[int, int], phrase: tuple[int, int], after: int, kind: str
) -> Count | None:
    """The noun before an amount with its verb, else the verb that stands for what is counted (培训|500人次)."""
    (low, high), (left, before) = clause, phrase
    if left > low and frame.items[left - 1].text in COMPARING:
        return None  # 比往年水位|低2米
    if left < before:
        if left > low and frame.items[left - 1].text in JOINTS:
            return _continuing(frame.text(left, before), left)
        verb, first = _verb(frame, low, left)
        if kind == PERSON and first == left and after < high and frame.items[after].tag == VERB:
            verb = frame.items[after].text  # 退休教师|近800人|参加, but of 干部|200人|走访|企业 only a part is told
            left = left if frame.kind(after) == "joins" or after == high - 1 else before
        return _made(frame.text(left, before), verb, first)
    if before > low and frame.kind(before - 1) == "alone":
        first = _phrase_before(frame, low, before - 1)
        return _made(frame.text(first, before), "", first)
    bare = kind == PERSON or after + 1 >= high or not frame.items[after + 1].is_nominal  # 105个|参与|国家
    if after < high and frame.kind(after) in ("joins", "alone") and kind not in MEASURED and bare:
        return Count(frame.items[after].text, "", before, leads=True)
    return None


def _suffers(frame: Frame, place: int, end: int) -> bool:
    """Whether what stands there says what is done to those that are counted: 50人|被捕, 航班|被|取消."""
    return place < end and frame.items[place].text.startswith(SUFFERING)


def _is_described(frame: Frame, low: int, high: int) -> bool:
    """Whether what follows the number says which people are meant: 给160名|参加采茶的|职工."""
    acts = low < high and frame.items[low].tag == VERB
    mark = next((at for at in range(low, high - 1) if frame.items[at].text == "的"), 0) if acts else 0
    return bool(mark) and frame.items[mark + 1].is_nominal


def _link(frame: Frame, low: int, place: int) -> tuple[str, int]:
    """The words of change before an amount (同比增长), if any, and where the words that lead up to it begin."""
    at, changed, reached = place, "", False
    while at > low:
        item, kind = frame.items[at - 1], frame.kind(at - 1)
        if kind == "changes" and not changed and not reached:
            changed = item.text
        elif item.text in ("同比", "环比"):
            changed = item.text + changed if changed else ""
        elif kind in ("reaches", "changes") and not changed:
            reached = True
        elif not (item.tag in ADVERBS or kind == "reached" or item.text in ("了", "着")):
            compared = _compared(frame, low, at) if changed else at
            if compared == at:
                break
            at = compared + 1
        at -= 1
    return changed, at


def _compared(frame: Frame, low: int, end: int) -> int:
    """Where 比上年 begins that ends before ``end``; ``end`` itself where nothing is compared."""
    places = range(end - 1, max(low, end - 4) - 1, -1)
    return next((at for at in places if frame.items[at].text in COMPARING), end)


def _phrase_before(frame: Frame, low: int, end: int) -> int:
    """Where the noun phrase begins that ends before ``end``; ``end`` itself where there is none."""
    at, items = end, frame.items
    while at > low and items[at - 1].is_nominal:
        at -= 1
        if at - 1 > low and items[at - 1].text in JOINTS and items[at - 2].is_nominal:
            at -= 1
    apart = at < end - 1 and frame.kind(at) in ("alone", "aims")
    return at + 1 if apart or (end - at >= COMPOUND and _points(frame, low, at)) else at


def _points(frame: Frame, low: int, at: int) -> bool:
    """Whether a noun stands for the program named before, and opens its clause: 截至6月底，|平台|注册会员达5.6万人."""
    return frame.kind(at) == "program" and all(frame.items[before].tag in LIGHT for before in range(low, at))


def _phrase_after(frame: Frame, low: int, high: int) -> int:
    at, items = low, frame.items
    while at < high and items[at].is_nominal:
        at += 1
        if at + 1 < high and items[at].text in JOINTS and items[at + 1].is_nominal:
            at += 1
    return at


def _counted_after(
    frame: Frame, clause: tuple[int, int], place: int, phrase: tuple[int, int], kind: str
) -> Count | None:
    """The noun after an amount, with the verb before it, or the one that follows if the phrase acts itself."""
    (low, high), items = phrase, frame.items
    at = place
    while at > clause[0] and (items[at - 1].tag in (*ADVERBS, WHOLE) or items[at - 1].text in FILLING):
        at -= 1
    before = items[at - 1] if at > clause[0] else None
    of = at - 2 if before is not None and before.text == "的" else -1
    theirs = of > clause[0] and (_has_agent(frame, clause[0], of) or _is_met(frame, of))
    if theirs or _is_cut(frame, clause[1], high, acts=before is None or before.tag != VERB or kind == PERSON):
        return None
    counted = frame.text(low, high)
    if before is None or before.tag not in (VERB, PREPOSITION, CONJUNCTION, MARK):
        unsure = before is not None and (before.tag == DIRECTION or before.is_nominal)
        return None if unsure else _acting(frame, clause[1], (at, high), counted, kind)
    if before.text in JOINTS:
        return _continuing(counted, at)
    if before.text in GIVING:
        return _given(frame, clause[1], phrase, at - 1)
    if before.text in WITHIN or before.tag != VERB or _is_told_of(frame, at - 1, high, clause[1]):
        return None
    silent = frame.kind(at - 1) in SILENT or before.text in CUT
    together = silent and _act_together(frame, high, clause[1])
    made = _made(counted, "" if silent else before.text, at - 1)
    return _acting(frame, clause[1], (at - 1, high), counted, kind) if together else made


def _given(frame: Frame, end: int, phrase: tuple[int, int], first: int) -> Count | None:
    """Those for whom something is done, with the verb: 为500名|职工|提供|…, 对500亩|茶园|开展|保护."""
    items, (low, high), mark = frame.items, phrase, frame.items[first].text
    light = next((place for place in range(high, end) if items[place].text in LIGHT_VERBS), end)
    done = next((item for item in items[light + 1 : end] if item.text not in FILLING), None)
    whole = all(item.is_nominal or item.tag == VERB for item in items[high:light])
    if whole and done is not None and done.tag in (VERB, VERBAL_NOUN):
        return _made(frame.text(low, light), f"{mark}…{done.text}", first)
    verb = next((item.text for item in items[high:end] if item.tag == VERB), "")
    return _made(frame.text(low, high), f"{mark}…{verb}" if verb else "", first)


def _is_met(frame: Frame, place: int) -> bool:
    """Whether a name is of whom something is done, and has what is counted: 对|胡塞武装|的|14枚导弹."""
    before = place
    while before > 0 and (frame.items[before].is_node or frame.items[before].is_nominal):
        before -= 1
    return before < place and frame.items[before].tag == PREPOSITION


def _has_agent(frame: Frame, low: int, verb: int) -> bool:
    """Whether who does it stands before the verb of what is counted: 击落|俄方|发射|的|6枚导弹."""
    agent = frame.items[verb - 1] if verb > low else None
    return agent is not None and frame.items[verb].tag == VERB and (agent.is_node or agent.tag == NOUN)


def _acting(frame: Frame, end: int, phrase: tuple[int, int], counted: str, kind: str) -> Count | None:
    """A phrase that acts itself; 39名选手|参赛, 56个项目|开工 tell how, but 小麦|进入|起身期 nothing of the number.

    Of people who do something else (5名战士|掩护|群众), or to whom it is done, only a part is told: no count.
    """
    first, high = phrase
    if (last := _list_end(frame, high, end)) > high and _suffers(frame, last, end):
        return None  # 3辆|救护车|和8名|护林工作者|遭…围困
    following = next((n for n in range(high, end) if frame.items[n].tag in (VERB, VERBAL_NOUN)), -1)
    harmed = (
        following >= 0
        and all(item.tag == VERB for item in frame.items[following:end])
        and _suffers(frame, following, end)
    )
    tells = any(frame.kind(n) == "joins" for n in range(high, end)) or following == end - 1 or harmed  # 遭袭|受损
    if following >= 0 and not tells and (kind == PERSON or frame.items[following].text in SUFFERING):
        return None
    joining = next((n for n in range(high, end) if frame.kind(n) == "joins"), following)  # 同台|竞技
    made = _made(counted, frame.items[joining].text if joining >= 0 and tells else "", first)
    return made and replace(made, leads=True)


def _is_cut(frame: Frame, end: int, high: int, *, acts: bool) -> bool:
    """Whether the noun goes on where the phrase ends, or only tells of which things something is meant.

    28家企业|的职工, 28个大项、152个小项|的资格; 15个露天|开采|矿点, unless it is people who act.
    """
    items, last = frame.items, _list_end(frame, high, end)
    if last < end and (items[last].text in PARTS or items[last].text.startswith("中")):
        return True
    if last == high and high + 1 < end and items[high].text == LISTS and len(items[high + 1].text) == 1:
        return True  # 国内外|农、工、商、学|代表
    if high < end and (
        items[high].tag in (DIRECTION, NUMBER, MEASURE_WORD, FUNCTION_WORD, Kind.AMOUNT.value)
        or items[high].text == "或"
    ):
        return True  # 省级|以上|园区, 18个镇|149个|村
    if items[high - 1].tag == ADJECTIVE:
        return True  # 小麦|长势|良好
    if high + 1 >= end or frame.kind(high) == "joins" or items[high].tag != VERB:
        return False
    return not acts or items[high + 1].text == "之"


def _act_together(frame: Frame, high: int, end: int) -> bool:
    """Whether those that are counted join something, right behind or after a word of how: 选手|同台|竞技."""
    return any(frame.kind(at) == "joins" for at in range(high, min(high + 2, end)))


def _is_told_of(frame: Frame, verb: int, high: int, end: int) -> bool:
    """Whether the noun only begins what is told: 发布|58家企业|获奖|的|名单, 有|2.6万户|家庭|停电."""
    items = frame.items
    if frame.kind(verb) in SILENT and high < end and items[high].tag == VERB and not _act_together(frame, high, end):
        return True
    if frame.kind(verb) in SILENT and (_suffers(frame, high, end) or _befalls(frame, high, end)):
        return True
    mark = next((at for at in range(high, end - 1) if items[at].text == "的"), high)
    return any(item.tag == VERB for item in items[high:mark])


def _befalls(frame: Frame, high: int, end: int) -> bool:
    """Whether the noun only begins what is told of where those counted do something: 有|100名|工作者|在冲突中|伤亡."""
    starts = high < end and frame.items[high].text == "在"
    joins = any(frame.kind(at) == "joins" for at in range(high, end))
    return starts and not joins and any(item.tag == VERB for item in frame.items[high + 1 : end])


def _list_end(frame: Frame, at: int, high: int) -> int:
    """Where a list of amounts ends (28个大项、152个小项|的资格)."""
    items = frame.items
    while at + 1 < high and items[at].text in JOINTS and items[at + 1].tag == Kind.AMOUNT.value:
        at = _phrase_after(frame, at + 2, high)
    return at


def _verb(frame: Frame, low: int, end: int) -> tuple[str, int]:
    """The verb right before ``end``, if there is one that says more than 有, and where it begins."""
    at, items = end - 1, frame.items
    while at >= low and (items[at].text in FILLING or items[at].tag in ADVERBS):
        at -= 1
    if at < low or (items[at].tag != VERB and frame.kind(at) != "alone"):
        return "", end
    return "" if frame.kind(at) in SILENT or items[at].text in CUT else items[at].text, at


def _continuing(counted: str, first: int) -> Count | None:
    made = _made(counted, "", first)
    return made and replace(made, continues=True)


def _made(counted: str, action: str, first: int) -> Count | None:
    fits = SHORTEST <= len(counted) <= LONGEST and not counted.endswith(PARTLY)
    return Count(counted, action, first) if fits else None
