"""Segmenters: where words may begin and end. Hypotheses inside a word are not looked at.

A segmenter takes a text and returns the offsets of its word boundaries, or None where every
character may be one. The names are those of spaCy's Chinese tokenizer.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from typing import Any

from ..errors import ConfigError
from .registry import segmenters

Segmenter = Callable[[str], frozenset[int] | None]


@segmenters("char")
def characters(text: str) -> frozenset[int] | None:
    """Every character may be a word."""
    return None


@segmenters("jieba")
def jieba_words(text: str) -> frozenset[int] | None:
    """Boundaries of the words that jieba finds, with its hidden Markov model for unknown words.

    Raises:
        ConfigError: jieba is not installed.
    """
    return frozenset(accumulate(map(len, _jieba().cut(text)), initial=0))


@lru_cache(maxsize=1)
def _jieba() -> Any:
    try:
        import jieba
    except ModuleNotFoundError:
        raise ConfigError(
            "the segmenter 'jieba' needs jieba", expected="it installed", fix="pip install jieba"
        ) from None
    jieba.setLogLevel(logging.WARNING)
    words = jieba.Tokenizer()
    # Its cache is loaded with marshal: never from a folder that others can write to, and of no use
    # to the next process.
    with tempfile.TemporaryDirectory(prefix="jueyi-jieba-") as folder:
        words.tmp_dir = folder
        words.initialize()
    return words
