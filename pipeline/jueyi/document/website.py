"""What a web site puts around a document: navigation, licence, links to edit.

Wikisource and its copies print most resolutions that are older than the UN's own archive. Their
licence is a numbered list, which must not be taken for paragraphs. Only whole lines of forms that
no document has are told; all other lines are the document's.
"""

from __future__ import annotations

import re

from ..later import later
from ..records import Source
from .cleaning import clean
from .layout import physical

KIND = "website"
_LONGEST = 400
_BILINGUAL = 3  # lines that begin in English, of a text in both languages
_LATIN = re.compile(" (?:the|of) ")
_ENGLISH = re.compile(  # a line feed first, which is soon looked for
    r"\n[ \t]*(?:\d{1,3}[.)] ?|(\([a-z]\) ?))?[A-Z][A-Za-z-]* [^\u4e00-\u9fff\n]{8,}?"
    r"[,;:.，；：。a-z)][ \t]*(?=(?:\d{1,3}[.、] ?)?[\u4e00-\u9fff《“])"
)
# What some line of every such site has; soon told of all other texts.
_SIGNS = re.compile(
    r"文库|公有领域|编辑|责编|←|\||<|archived web|分享[到至]|相关(?:新闻|阅读|链接|报道|文章)|"
    "延伸阅读|推荐(?:阅读|给朋友)|更多新闻"
)
_LINE = later(
    r"(?:维基文库，自由的图书馆|(?:跳转到|跳到|跳至)(?:内容|导航|搜索)\S{0,20}|[来出]自维基文库\S{0,20}|中华文库|"
    r"←.{0,300}|[^，；。]{0,80}[|→]|[|<>×^\[\]]|\[?编辑\]?|"
    r"本作品收录于《.{0,60}|原始文件参见此处|制定机关：.{0,30}|检索自.{0,300}|"
    r"本作品.{0,6}来自联合国官方文件。.{0,120}|根据ST/AI/189/Add\.9/Rev\.2第2条.{0,60}|"
    r"\d?[.．]?官方[纪记]录\(会议、逐字、摘要[纪记]录等\)；?|\d?[.．]?带有联合国标志发布的文献；?|"
    r"\d?[.．]?主要设计通知公众关于联合国活动的公开信息资料.{0,30}|"
    r"(?:Public domain)+(?:true|false)*|"
    r"(?:特别|免责|版权|郑重)?声明[:：][^。]{0,40}(?:网站|本网|本站|仅供参考).{0,120}|"
    r"推荐给朋友：?|分享[到至]：.{0,60}|"
    r"You are viewing an archived web page.{0,300}|Loading media information.{0,20})"
)
# Behind the text of a page: who edited it, and what else there is to read.
_EDITOR = re.compile(r"[(（\[【]?(?:责任编辑|责编|编辑|校对)[:：][^，；。]{0,30}")
_RELATED = re.compile(
    r"[【\[]?(?:相关|延伸|更多|推荐)(?:新闻|阅读|链接|报道|文章|推荐)[】\]]?[:：]?"
)
_LINK = re.compile("[·•・●■◆▪>] ?.{2,80}(?<![，；。：:])")
_ADVERTISED = re.compile(r"[(（](?:https?://)?www\.[\w./-]+[)）]")
_ENDED = re.compile(r"完(?<=[(（]完)[)）](?=[ \t\u3000]*$)", re.M)  # (完), of a news agency
_EDIT = re.compile(r"^[ \t\u3000]*\[(?:编辑|edit)\][ \t\u3000]*(?=\S)", re.M)


def is_site(line: str) -> bool:
    """Whether a clean line, its marks in one form, is a web site's own.

    >>> is_site("维基文库，自由的图书馆"), is_site("重申其以往各项决议，")
    (True, False)
    """
    return len(line) <= _LONGEST and bool(_LINE.fullmatch(line))


def own(source: Source) -> list[tuple[int, int, str]]:
    """Start, end and kind of the lines of a text that are a web site's own."""
    if not _SIGNS.search(source.text):
        return []
    taken = {start for start, _, _ in source.furniture}
    found: list[tuple[int, int, str]] = []
    related = False  # whether headlines of other pages follow
    for start, end in physical(source.text):
        line = clean(source.text[start:end].rstrip("\n"))
        related = bool(_RELATED.fullmatch(line)) or (
            related and (not line or bool(_LINK.fullmatch(line)))
        )
        own = line and (related or _EDITOR.fullmatch(line) or is_site(line))
        if own and start not in taken:
            found.append((start, end, KIND))
    return found


def links(text: str) -> list[tuple[int, int, str]]:
    """Start, end and an empty mark of what stands in lines and is no text of them: links to edit;
    the site's address in brackets; the English of texts that print both languages in one line."""
    found: list[tuple[int, int, str]] = []
    english: list[tuple[int, int, str]] = []
    if "[" in text:
        found = [(match.start(), match.end(), "") for match in _EDIT.finditer(text)]
    if "www." in text:
        found += [(match.start(), match.end(), "") for match in _ADVERTISED.finditer(text)]
    found += [(match.start() - 1, match.end(), "") for match in _ENDED.finditer(text)]
    if _LATIN.search(text):
        # The label of an item stands before the English only.
        english = [
            (max(match.start(), match.end(1) - 1), match.end() - 1, "")
            for match in _ENGLISH.finditer("\n" + text)
        ]
    return sorted([*found, *(english if len(english) >= _BILINGUAL else [])])
