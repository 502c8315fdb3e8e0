"""The head of every HTML page that we write: Chinese, no network, no script unless it asks."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_HEAD = """<!DOCTYPE html>
<html lang="zh-Hans"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>
{style}
</style></head><body>
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
ASSETS = Path(__file__).parent / "page"  # style sheets and scripts of pages


@lru_cache(maxsize=16)
def asset(name: str) -> str:
    """A style sheet or a script of ours, to be put into a page.

    >>> asset("reading.css").count("</style") + asset("filter.js").count("</script")
    0
    """
    return (ASSETS / name).read_text("utf-8")


def head(title: str, style: str, scripts: bool = False) -> str:
    """The page up to its body.

    Args:
        title: Of the page; ours, never a document's.
        style: The style sheet.
        scripts: Whether the page holds a script of its own.

    >>> "script-src" in head("jueyi", "p{margin:0}")
    False
    """
    policy = _POLICY + ("; script-src 'unsafe-inline'" if scripts else "")
    return _HEAD.format(policy=policy, title=title, style=style)
