"""Which line in front of a text is its title."""

from __future__ import annotations

import re
from itertools import pairwise

from .. import lexicon
from ..later import later
from .layout import CLOSING, is_bare_organ
from .numbering import decimal
from .symbols import COUNCIL, HAN_SESSION, NUMBERED, ROMAN_SESSION, SYMBOL

# Lines of the cover and of the page that are no title.
_COVER = later(
    r"[^，。]{0,99}[>»|].{0,99}|联\s*合\s*国|Chinese.{0,99}|[Tt]his is .{0,190}|"
    r"[\[［(（].{0,190}|第\S{1,6}届(?:会议|常会|特别会议|紧急特别会议)?|(?:大会|理事会)?决议|"
    r".{0,190}(?:通过的决议|的决议|全体会议)|未经发交.*|.{0,20}日\S{0,40}通过[。.]?|GE\.\S+|\d{2}-\d{5}.*"
)

# Of a page or a masthead, wherever it stands in a line.
_SITE = later(
    "[\u0400-\u06ff]|Distr|Original|原文|跳[转到至]|首页|字[号体]|位置[：:]|关于我们|网站导|^导航|"
    r"(?:打印|收藏|下载|搜索|标签|分类|浏览|阅读)(?:[：:\d]|次数|本页|$)|"
    "(?:作者|来源|日期|时间|主题|责编)[：:]|^[【〖]|^《[^》]{0,12}$|"
    r"[：:。]$|^\d{4}年\d{1,2}月|^(?:临时)?议程|议程\*?项目|/RES/|^联合国[A-Z]|^(?:委员会|会议|主席|国家)[：:]|发表于"
)
_EDIT = re.compile(r"\[编辑\]$")
# 〖法规名称〗灯塔公约
_CALLED = re.compile("(?:[【〖 ]{0,2}(?:法规|条约|文件) ?名 ?称|议题|Topic)[ 】〗：:｜]{1,3}")
_NAME = later(  # a body or a publisher, and nothing about it
    "[\u4e00-\u9fff、]{2,24}(?:机构|组织|图书馆|新闻|委员会|理事会|大会|署|公约|网)"
)
_NAMED = re.compile(
    r"[^。]{2,90}(?:决议|决定|公报|宣言|声明|文告|意见|建议|谈话)(?:[(（][^()（）]{1,30}[)）])?|关于[^。]{4,90}"
)
# Between a title and the enacting line: who proposes the text, day and number of what adopts it,
# the first words of a text.
_BETWEEN = later(
    r"[，；。：:]$|决议草案|决议案?[*＊]?$|通过$|会议决|届会议?\S{0,12}$|"
    r"^\d{4}年(?:第\d+号|\S{0,6}(?:会议|届会)\S*)?$|^(?:附议|起草|连署|提案|主提)国|成员：|签名|^提交|记录$|发文(?:单位|字号)|〔\d{4}〕|"
    r"^第\S{1,8}[)号]\S*决[议定]|^决议案?[〇一二三四五六七八九十]|^[〇一二三四五六七八九十百]{1,6}[(（。.．、]|"
    r"^(?:[A-ZＡ-Ｚ][。.．、]|鉴于|[“\"].*[。；])|案文|指令[草文]|会场："
)
# What a page shows there: in any line, and in a short one, which such a word may well fill.
_SHOWN = re.compile(
    r"图片[/／]|分享|版权所有|https?:|点击|关注我们|订阅|转发|下载|姊妹计划|排版|老师|群文件|"
    r"原语文|\d\]? p\.|\d{1,2}:\d{2}|\d票|校对|维基|指正|译名|[↓↑→？?]|^(?:日期|描述)"
)
_BUTTON = re.compile(
    "编辑|播报|联络|检索|全文|代码|复制|原创|历史$|更改$|目录|表决|投票|形态|合计|背景$|条目|简体$|指南$|幻灯片|"
    "^(?:关于安理会|如何参与|和平与安全|人道主义事务)"
)
_SHORT = 12  # characters
_HAN = later("[\u4e00-\u9fff]")


def title(front: list[str], enacted: bool, organ: str | None = None) -> str | None:
    """What the line with the number says behind it, or a database calls the text; else the line
    next above the enacting line, or without one the first that says what it is, or the first.

    Args:
        front: The lines in front of the text, clean.
        enacted: Whether an enacting line ends them.
        organ: That adopts the text; resolutions of the Security Council mostly have a number only.

    >>> title(["联合国", "普遍分发", "农村急救与创伤护理", "阿根廷和泰国：决议草案"], True)
    '农村急救与创伤护理'
    """
    for pattern in (NUMBERED, ROMAN_SESSION, HAN_SESSION):
        for line in front:
            match = pattern.match(line)
            if match and 3 < len(line[match.end() :]) < 200:
                return _EDIT.sub("", line[match.end() :]).strip(" .．")
    for line, below in pairwise(front):  # 26/34 on a line of its own
        if NUMBERED.fullmatch(line) and _may_be_title(below):
            return below.rstrip("*")
    called = (line[match.end() :] for line in front if (match := _CALLED.match(line)))
    lines = [line for line in front if _may_be_title(line)]
    named = (line for line in lines if _NAMED.fullmatch(line))
    above = (line for line in reversed(lines) if enacted and not _is_between(line))
    ways = (called, named, above) if organ == "安全理事会" else (called, above, named)
    found = next((line for way in ways for line in way), None) or next(iter(lines), None)
    return found.rstrip("*") if found else None


def _is_between(line: str) -> bool:
    """Whether a line stands between the title and the enacting line: who proposes the text, what a
    page shows, a ground of a text that begins above."""
    number = decimal(line)
    shown = _BETWEEN.search(line) or _SHOWN.search(line)
    is_button = len(line) < _SHORT and _BUTTON.search(line) is not None
    return is_button or bool(shown) or lexicon.begins(line, number[1] if number else 0)


def _may_be_title(line: str) -> bool:
    """Whether a line in front of the text may be its title: none of the cover or of a site."""
    return (
        3 < len(line) < 200
        and _HAN.search(line) is not None
        and not _COVER.fullmatch(line)
        and not _SITE.search(line)
        and not _NAME.fullmatch(line)
        and not SYMBOL.fullmatch(line)
        and not COUNCIL.fullmatch(line)
        and not NUMBERED.fullmatch(line)
        and not CLOSING.match(line)
        and not is_bare_organ(line)
    )
