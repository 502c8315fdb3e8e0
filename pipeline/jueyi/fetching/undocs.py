"""Documents by their symbol, from the United Nations' document service: politely, and kept.

The service answers ``/api/symbol/access?s=SYMBOL&l=zh&t=pdf`` with the file. One connection, a
pause between requests, and a growing one where the service asks for patience.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ..about import VERSION
from ..errors import JueyiError, ReadingError
from .service import Service, ask

if TYPE_CHECKING:
    pass

_SYMBOL = re.compile(r"[A-Z]+(?:/[A-Za-z0-9.()\- ]+)+")


def file_name(symbol: str, language: str, kind: str) -> str:
    """``A/RES/66/178`` to ``A_RES_66_178.zh.pdf``."""
    return f"{re.sub(r'[/ ]+', '_', symbol)}.{language}.{kind}"


def check(symbol: str) -> str:
    """The symbol in capitals, without stray spaces.

    Raises:
        ReadingError: It is no symbol.
    """
    text = re.sub(r"\s+", " ", symbol.strip()).replace(" (", "(")
    if not _SYMBOL.fullmatch(text) or len(text) > 60 or ".." in text:
        raise ReadingError(
            "no document symbol",
            where=symbol,
            expected="one such as A/RES/66/178 or S/RES/2801(2025)",
        )
    return text


def fetch(
    symbols: list[str],
    folder: Path,
    say: Callable[[str], None],
    language: str = "zh",
    kind: str = "pdf",
    service: Service | None = None,
) -> list[JueyiError]:
    """Fetch documents into a folder; what is there already is not asked for again.

    Args:
        symbols: Of the documents.
        folder: Where the files go, named by symbol.
        say: Receives a line for every document.
        language: The service's code of the language.
        kind: ``pdf`` or ``docx``.
        service: How to ask.

    Returns:
        What could not be fetched; the other documents are fetched nevertheless.
    """
    import requests

    asked = service or Service()
    problems: list[JueyiError] = []
    folder.mkdir(parents=True, exist_ok=True)
    with requests.Session() as session:
        session.headers["User-Agent"] = f"jueyi/{VERSION} (reads UN resolutions; one connection)"
        first = True
        for given in symbols:
            try:
                symbol = check(given)
                target = folder / file_name(symbol, language, kind)
                if target.exists():
                    say(f"{symbol}: {target} is there already")
                    continue
                if not first:
                    time.sleep(asked.pause)
                first = False
                data = ask(session, asked, symbol, language, kind)
                part = target.with_name(target.name + ".part")
                part.write_bytes(data)
                part.replace(target)
                say(f"{symbol}: {target}")
            except JueyiError as error:
                problems.append(error)
    return problems
