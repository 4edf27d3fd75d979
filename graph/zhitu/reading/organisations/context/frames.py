"""What is said of a body and of no person, around its name: a day of founding, a founder, a seat."""

from __future__ import annotations

OPENING = r"(?:^|(?<=[，。；、：:！？“”\s]))"
"""Where a clause or a quotation begins."""

ASIDE = r"(?:[（(][^（()）]{1,40}[)）])?"
"""What a bracket may say right behind the name."""

BEGUN = "成立|创立|始创|创建|创始|创办"
TIME = r"(?=\s?(?:公元|上世纪|\d|[一二]九|二[〇零]))"
"""What stands before 于 and the day of a founding, and how such a day begins."""

BY = (
    r"，?(?:是|最初|最早)?(?:[于在]?\d{4}年(?:\d\d?月)?)?"
    r"由[^。；，]{2,36}?(?:创办(?!公)|创立|创建|创设|始创)(?!的)"
)
"""By whom the body was founded."""

SORT = "(?:品牌|平台|公司|企业|集团|网站|社区|连锁店|俱乐部|学校|学院|大学|餐厅|软件|应用|报纸|杂志|乐队|组织)"
BY_AS = rf"，?是由[^。；，]{{2,36}}?(?:创办|创立|创建)的[^，。；]{{0,14}}?{SORT}(?=[，。；]|$)"
"""The same, with what sort of body it is: 青禾多|是由周建平创立的职场社交平台."""

SEAT = r"的?总部(?:位于|坐落于|坐落在|设在|设于|在)"
"""What stands before its seat."""

BOX = "总部地[点址]|成立时间|创[立办]时间|成立日期|法定代表人|董事长"
"""What an encyclopaedia tells of bodies alone, in a box; a school of thought has a founder too."""
