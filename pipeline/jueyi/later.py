"""Regular expressions that few documents need: compiled when one does.

To compile them at the start would take a fifteenth of the time in which a short text is labelled.
What most documents need is compiled as usual, which is quicker to use.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class Later:
    """Stands for a pattern, and has all that it has."""

    def __init__(self, text: str, flags: int) -> None:
        self._given = text, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(*self._given)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._compiled, name)


def later(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern that ``re.compile`` gives, compiled when it is first used.

    Args:
        text: The regular expression.
        flags: Those of ``re.compile``.

    >>> later("(安理会|大会)主席").match("安理会主席")[1]
    '安理会'
    """
    return cast("re.Pattern[str]", Later(text, flags))
