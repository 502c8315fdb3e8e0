"""Lines that belong to the page and not to the text: numbers, job numbers, running heads."""

from __future__ import annotations

import re
from functools import lru_cache

from .numbering import HAN_DIGIT

_SYMBOL = re.compile(
    r"^\s*(?:(?:A|S|E|T|TD|FCCC|CBD|UNEP|CRC|CEDAW|CAT|CCPR|CERD|CMW|CED|CRPD)/"
    r"[A-Z0-9][A-Za-z0-9./()（） -]*|"
    r"WHA\d{1,3}\.\d{1,3}|EB\d{1,3}\.R\d{1,3}|GC\(\d{1,3}\)/RES/\d{1,3}|"
    r"[A-Z]{1,4} ?\d{1,3}(?:/[A-Z][A-Za-z0-9.]{1,10}){1,2}|"  # A 33/Res.1191, EB154/SR/10
    r"(?:[A-Za-z]:)?\\[^，；。]+|\S+\.(?:docx?|indd|pdf))\s*$"  # the file that was printed
)
_PAGE = re.compile(
    r"^\s*(?:\d{1,3}/\d{1,3}|第\s*\d+\s*页(?:，?\s*共\s*\d+\s*页)?|[-–—－─·•]\s*\d+\s*[-–—－─·•]|"
    r"Page \d{1,3}|/\.{3}|[(（【]完[)）】])\s*$"
)
_JOB = re.compile(
    r"^\s*(?:(?:\d{1,3}\s+)?\d{2}-\d{5}(?:\s+\d{4}[A-Z])?(?:\s*\([A-Za-z]\))?"
    r"(?:\s+\d{1,3}(?:/\d{1,3})?|(?:\s+\d{6}){1,3})?(?:\s*/\.{3})?|"
    r"\d{1,3}/\d{1,3}\s*\d{2}-\d{5}(?:\s*\([A-Z]\))?|(?:\d{1,3}\s+)?GE\.\d{2}-\d{5}.*|"
    r"\d{6}(?:\s+\d{6}){1,2}|[0-3]\d[01]\d{3}|\*?\d{7}\*?(?:\s+请回收\s*\S{0,2})?|请回收\s*\S{0,2}|"
    # B14-00871 (C)  TP250814  1; K2400655[C]  180324
    r"(?:\d{1,3}(?:/\d{1,3})?\s+)?[A-Z]{1,2}\.?\d{2}-?\d{5}(?:\s*[(\[][A-Z][)\]])?(?:\s+[A-Z]{0,2}\d{6}){0,3}"
    r"(?:\s+\d{1,3})?)\s*$"
)
# The symbol and the title, at the head of every page.
_TITLED = re.compile(
    r"^(?:A|S|E)/(?:HRC/)?RES/[0-9A-Z/()-]+[ \t\u3000]+[^，；。]{2,60}$|"
    r"^(?:A|S|E)/[0-9A-Z/.]+(?: \(Vol\. [IVX]+\))?[ \t\u3000]{3,}[^，；。]{2,40}$"
)
_MASTHEAD = re.compile(
    r"^\s*(?:联\s*合\s*国|Distr\.?:.*|General|Chinese|Original:.*|\d{1,2} [A-Z][a-z]+ \d{4}|"
    r"Chinese Original:.*)\s*$"
)
_PAGED = rf"(?:\d(?: ?\d){{0,3}}|{HAN_DIGIT}{{1,4}})"
# 第十一届会    一九五〇年七月三日至八月十六日
_SITTING = re.compile(r"^第\S{1,6}届(?:会议?|常会)[ \t\u3000]+\S{4,}年\S{3,}[日月]$")
_DASH = "(?:——|--|──|－－|[—–─－一-])"  # 一: a scan's
# Without its gaps: 大会第七十五届会议通过的决议和决定; 安全理事会2044年的决议和决定;
# 经济及社会理事会正式记录：第五十九届会议
_HOLDS = re.compile(
    r"^(?:大会|[^，；。《的]{2,14}理事会)(?:第[^，；。]{1,6}届\S{0,6}会议?)?"
    rf"(?:(?:\S{{0,3}}通过|(?:\d{{4}}|{HAN_DIGIT}{{4}})年)之?的?决议案?[和及]决定|"
    r"[^，；。《的]{0,10}正式[记纪]录(?:[：，]?(?:第[^，；。》]{1,10}|补编[^，；。》]{0,12}|附件|\S{4}年))*)$|"
    # 决议案及决定，一九六八年; 托管理事会——第十五届会
    rf"^[^，；。]{{0,10}}决议案?[及和]决定，(?:\d{{4}}|[一二]{HAN_DIGIT}{{3}})年$|"
    rf"^(?:大会|[^，；。]{{0,8}}理事会){_DASH}第[^，；。]{{1,6}}届会议?$|"
    # II-24  大会有效决议(截至2013年10月4日)
    rf"^(?:{HAN_DIGIT}{{1,3}}[、.．])?(?:根据)?第{HAN_DIGIT}委员会(?:的?报告书?)?所?通过[的之]?决[议定]案?$|"
    r"^(?:[IVX]{1,4}-\d{1,3})?大会有效决议[(（][^()（）]{4,20}[)）](?:[IVX]{1,4}-\d{1,3})?$"
)
# The head of a printed page: its number, a gap, and what the volume holds.
_RUNNING = re.compile(
    rf"^(?:{_PAGED}[ \t\u3000]{{3,}}(?=[^，；。]{{4,50}}$)|{_PAGED}[ \t]{{8,}}(?=[^；。]{{4,50}}$)|"
    rf"(?=[^，；。]{{4,60}}$)[^\n]{{0,50}}(?:[ \t\u3000]{{3,}}|——){_PAGED}$)"
)
# Every line of the page begins or ends so, or holds a space or one of these words; few others do.
_MAY = re.compile(
    rf"[^\u4e00-\u9fff《“]|[联请第]|{HAN_DIGIT}|"
    rf".*(?:\s|委员会.{{0,5}}通过|决议案?[和及]决定|正式[记纪]录|有效决议|会{_DASH}|"
    rf"(?:[^\u4e00-\u9fff，；。：、]|{HAN_DIGIT})\Z)"
)
_GAP = re.compile(r"[ \t]{3,}(?=[ \t]{6}|\S{1,4}$)")  # as wide as the page
_VOLUME = re.compile("决议|决定|届会|会议|理事会|大会|委员会")


def _names(body: str) -> bool:
    """Whether a line says what a volume holds, be it in spaced print: 决  议."""
    return _VOLUME.search("".join(body.split())) is not None


@lru_cache(maxsize=2_000)  # what a text's lines look like is asked before each gets its place
def furniture_kind(body: str, first: bool) -> str | None:
    """``page-number`` or ``header`` if the line belongs to the page; None if to the text.

    Args:
        body: The line without the white space around it.
        first: Whether it is the document's first line, where a symbol is no running header.
    """
    if not _MAY.match(body) or (len(body) > 80 and len(" ".join(body.split())) > 80):
        return None
    if _PAGE.match(body):
        return "page-number"
    if _JOB.match(body) or _MASTHEAD.match(body) or (_SYMBOL.match(body) and not first):
        return "header"
    if first:
        return None
    running = _RUNNING.match(_GAP.sub("   ", body)) and _names(body)
    heads = running or _HOLDS.match("".join(body.split())) or _SITTING.match(body)
    heads = heads or _TITLED.match(body)
    return "header" if heads else None
