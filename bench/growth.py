"""How time grows with the text: each hostile unit at n, 2n and 4n characters, up to a megabyte.

Prints the ratio of CPU time a doubling for labelling and writing, structure and every pattern that
ships; the asked bound is 2.5. Run: ``python bench/growth.py [CHARACTERS]`` (default 60000, six
minutes; 250000 takes a quarter of an hour).
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from pkgutil import walk_packages

import jueyi
from jueyi.components.labeller import text_source
from jueyi.document.structure import structure
from jueyi.reading.text import in_order
from jueyi.writing import akn, html

BOUND = 2.5
UNITS = [
    "又强烈", "敦促", "敦促敦促，", "会员国和", "请秘书长、", "感谢", "向会员国", "其中请", "（", "《", "“敦促”", "(请)",
    "回顾第1/1号决议，", "1. 请\n", "(a) 请：\n", "大会，\n", "1/\n", "2044年12月19日\n", "、", "，", "；", "各方", "一、", "敦促\n",
    " 1", "*", "[1]", "附件\n", "第1次会议", "会员国(甲乙)", "敦促立即",
    "回[1]", "报告，1回顾", "《公约》1", "大会，回顾其决议，", " 大会， 回顾第1号决议， 1. 请秘书长报告；", "大会，\n回顾，",
    "回顾该事。", "PP1 回顾；\n", "1. 请：\n修缮；\n", "。2044年12月19日", "业经审议；\n", "1. 请；2. 请；",
    "继续\nPage 2\n", "58 见文件。\n报告57，\n", "，以及表示感谢", "(a)\n请\n", "（一）请；\n",
    "我们重申；敦促，", "，我们重申", "大会，\n回顾甲，\n1. |我们重申；敦促，", "安理会成员重申。他们要求；",
    "[敦促", "[请][促请]", "敦促[会员国][各国]", "大会<br>回顾；<br>", "大会，\tAssembly\n", "大会\t", "大会，      请各国报告\n",
    "> 回顾，\n", "新华社1月2日电 安理会1日", "SC/12345\n", "第66/5号决议\n", "鉴于灯塔；并\n", "大曾，\n", "[①]",
    "2044年8月17日 | ", "灯塔 大会， |回顾第1号决议， ", "灯塔 大会， 1. 请；| 1. 请；",
    "序\t1\t请各国修缮灯塔；\t√\n", "大会，\n|[3. 请各国报告；]\n", "大会，\n|[重申其决议，]\n", "1.1 请各国报告；\n",
    "大会，回顾；，", "会议日期", "发件人：\n", "备选案文1. 请；\n",
    # What hangs on acts: bodies and numbers, shared names, titles, short forms, closing lines.
    "大会第68/3号决议和", "理事会S/79号文件第68/3号、", "预防犯罪和刑事司法委员会的报告\n大会，\n|请委员会报告；\n",
    "安全理事会，\n第1267(1999)号决议所设委员会，\n|请委员会和专家小组报告；\n", "大会，\n毒罪办\n|请该办公室报告；\n",
    "并敦促捐助", "並請高級專員", "并请秘书长每四个月提", "2044年6月4日通过。", "请联合国毒罪问题办公室(毒罪办)报告；\n",
    "大会，\n1. |请秘书长报告第1/1号决议，",
    # Marks of notes, wikis, chats, subtitles and word processors.
    "**请", "*请*", "**请**~~a", "'''请", "[[a|请", "<ref>请", "[请](http:", "[^1]请", "**a**`b", "<1>请",
    "21:05\n老白: 请，\n", "1\n00:00:01,000 --> 00:00:02,000\n我们请\n", "批注 [a]: 请\n", "[删除了：请]",
    "大会，\n|\uf0b7\t(a) 请；\n", ".1 请；\n", "1\tRequests a report\t请报告；\n", '1\t"请\n(a) 报告"\t\t\n',
]  # fmt: skip
PATTERN_UNITS = [
    " ", "1", "1.", "1,", "(", "((", "（", "a", "A/", "A/RES/", "，", "。", "、", "一", "十", "第",
    "第1次", "2044年", "年月日", "大会", "会议，", "国", "“", "\u3000", "\t", "-", "—", "_", "=", "<p ",
    "</", "<!--", "&", "\x00", "和", "、和", "[", "*", "1/", "charset=", "stream\n", "/Page",
    "(1)", "1 000 ", "附件", "http://", "见", "x\n", "\n", " 1", "共1页",
]  # fmt: skip


def spent(work: Callable[[str], object], text: str) -> float:
    """The least of two measured CPU times."""
    times = []
    for _ in range(2):
        began = time.process_time()
        work(text)
        times.append(time.process_time() - began)
    return max(min(times), 1e-4)


def ratio(work: Callable[[str], object], unit: str, size: int) -> float:
    """The larger growth of two doublings; 0 where the work takes no time worth measuring."""
    head, _, unit = unit.rpartition("|")  # what stands before |, once
    texts = [head + unit * (n // len(unit)) + "。" for n in (size // 4, size // 2, size)]
    times = [spent(work, text) for text in texts]
    grown = [b / a for a, b in pairwise(times) if a > 0.002]
    return max(grown) if grown and times[-1] >= 0.02 else 0.0


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern over text that a module of ours holds."""
    found = {}
    for module in walk_packages(jueyi.__path__, "jueyi."):
        if module.name.endswith(("__main__", "serving")):
            continue
        for name, value in vars(import_module(module.name)).items():
            for item in value if isinstance(value, list | tuple) else [value]:
                if isinstance(item, re.Pattern) and isinstance(item.pattern, str):
                    found[item.pattern] = (f"{module.name}.{name}", item)
    return list(found.values())


def _structure(text: str) -> object:
    return structure(text_source(text))


def _writing(text: str) -> object:
    """Labelling by a labeller that remembers nothing, and the formats that mark spans in the text."""
    found = jueyi.load().at(0.5).label(text)
    return html.encode(found), akn.encode(found)


def _ordering(text: str) -> object:
    return in_order(text)


def main(size: int) -> None:
    """Print what grows faster than the bound, and the worst of all."""
    # A long line is refused by the readers; here it is the decision that is measured.
    worst: list[tuple[float, str]] = []
    for number, unit in enumerate(UNITS, 1):
        if number % 20 == 0:
            print(f"{number} of {len(UNITS)} units", file=sys.stderr)
        worst.append((ratio(_writing, unit, size), f"labelling and writing of {unit!r}"))
        worst.append((ratio(_structure, unit, size), f"structure of {unit!r}"))
        worst.append((ratio(_ordering, unit, size), f"reading order of {unit!r}"))
    for name, pattern in patterns():
        for unit in PATTERN_UNITS:
            worst.append((ratio(pattern.findall, unit, 20_000), f"{name} on {unit!r}"))
    worst.sort(reverse=True)
    for grown, what in worst[:15]:
        print(f"{grown:5.2f} x a doubling  {what}")
    over = sum(grown > BOUND for grown, _ in worst)
    print(f"{over} of {len(worst)} grow by more than {BOUND} x a doubling")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60_000)
