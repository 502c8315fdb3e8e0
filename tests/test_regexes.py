"""Every regular expression that ships has no repeat of repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import jueyi
import pytest
from jueyi.later import Later, later


def shipped() -> list[tuple[str, re.Pattern]]:
    found = {}
    for module in walk_packages(jueyi.__path__, "jueyi."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(module.name)).items():
            values = list(value.values()) if isinstance(value, dict) else value
            values = values if isinstance(values, list | tuple) else [values]
            for item in values:
                for part in item if isinstance(item, tuple) else [item]:
                    if isinstance(part, re.Pattern | Later):
                        found[part.pattern, type(part.pattern)] = (f"{module.name}.{name}", part)
    from jueyi import lexicon

    found["lexicon", str] = ("lexicon.pattern", lexicon.load().pattern)
    return list(found.values())


PATTERNS = shipped()


def test_there_are_patterns() -> None:
    assert len(PATTERNS) > 40


def repeats(parsed: object, outer: bool = False) -> Iterator[str]:
    """Unbounded repeats that stand directly within an unbounded repeat, with nothing between
    that must match: each way to divide the text among them would be tried."""
    for operation, value in parsed:  # type: ignore[attr-defined]
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            _, most, inner = value
            unbounded = most is constants.MAXREPEAT
            if outer and unbounded and len(parsed) == 1:  # type: ignore[arg-type]
                yield name
            yield from repeats(inner, unbounded)
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            yield from repeats(value[-1] if name == "SUBPATTERN" else value, outer)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from repeats(branch, outer)


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[n for n, _ in PATTERNS])
def test_no_repeat_of_repeats(name: str, pattern: re.Pattern) -> None:
    """What blows up without a bound; how time grows is measured by bench/growth.py."""
    assert list(repeats(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))) == []


def test_the_check_finds_what_blows_up() -> None:
    for bad in (r"(?:a+)+b", r"(\s*)*。", r"(?:(?:x|y*)+)*z"):
        assert list(repeats(parser.parse(bad))), bad
    for good in (r"(?:a+,)*b", r"a*b+", r"(?:x{1,9})+"):
        assert not list(repeats(parser.parse(good))), good


def test_what_few_documents_need_is_compiled_when_it_is_used() -> None:
    pattern = later("(?P<body>大会)$", re.M)
    assert "_compiled" not in vars(pattern)
    match = pattern.search("大会\n主席")
    assert match is not None
    assert match["body"] == "大会"
    assert isinstance(vars(pattern)["_compiled"], re.Pattern)
    with pytest.raises(AttributeError):
        pattern.no_such_thing  # type: ignore[attr-defined]  # noqa: B018
