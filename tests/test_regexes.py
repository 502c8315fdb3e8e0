"""Every regular expression that ships, on text made to blow it up: 50 ms for 10,000 characters."""

from __future__ import annotations

import re
import time
from importlib import import_module
from pkgutil import walk_packages

import jueyi
import pytest

UNITS = [
    " ", "1", "1.", "1,", "(", "((", "（", "a", "A/", "A/RES/", "，", "。", "、", "一", "十", "第",
    "第1次", "2044年", "年月日", "大会", "会议，", "国", "“", "\u3000", "\t", "-", "—", "_", "=", "<p ",
    "</", "<!--", "&", "\x00", "和", "、和", "[", "*", "1/", "charset=", "stream\n", "/Page",
    "(1)", "1 000 ", "附件", "http://", "见", "x\n", "\n", " 1", "共1页",
]  # fmt: skip


def shipped() -> list[tuple[str, re.Pattern]]:
    found = {}
    for module in walk_packages(jueyi.__path__, "jueyi."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(module.name)).items():
            values = value if isinstance(value, list | tuple) else [value]
            for item in values:
                for part in item if isinstance(item, tuple) else [item]:
                    if isinstance(part, re.Pattern):
                        found[part.pattern, type(part.pattern)] = (f"{module.name}.{name}", part)
    from jueyi import lexicon

    found["lexicon", str] = ("lexicon.pattern", lexicon.load().pattern)
    return list(found.values())


PATTERNS = shipped()


def test_there_are_patterns() -> None:
    assert len(PATTERNS) > 40


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[n for n, _ in PATTERNS])
def test_no_pattern_blows_up(name: str, pattern: re.Pattern) -> None:
    for unit in UNITS:
        for tail in ("", "x", "。", "\n"):
            text = (unit * (10_000 // len(unit) + 1))[:10_000] + tail
            subject = text.encode() if isinstance(pattern.pattern, bytes) else text
            for use in (pattern.match, pattern.search, pattern.fullmatch):
                # The best of three: a bound of what the expression does, not of the machine.
                spent = []
                for _ in range(3):
                    began = time.process_time()
                    use(subject)
                    spent.append(time.process_time() - began)
                    if spent[-1] < 0.05:
                        break
                assert min(spent) < 0.05, f"{name} {use.__name__} on {unit!r}: {min(spent):.3f} s"
