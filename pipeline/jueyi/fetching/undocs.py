"""Documents by their symbol, from the United Nations' document service: politely, and kept.

The service answers ``/api/symbol/access?s=SYMBOL&l=zh&t=pdf`` with the file. One connection, a
pause between requests, and a growing one where the service asks for patience.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..about import VERSION
from ..errors import JueyiError, ReadingError

if TYPE_CHECKING:
    from requests import Response, Session

HOST = "https://documents.un.org"
KINDS = {"pdf": b"%PDF", "docx": b"PK\x03\x04"}
LARGEST = 100 * 2**20
_SYMBOL = re.compile(r"[A-Z]+(?:/[A-Za-z0-9.()\- ]+)+")
_PATIENT = {429, 500, 502, 503, 504}


@dataclass(frozen=True, slots=True)
class Service:
    """How the document service is asked.

    Attributes:
        host: Scheme and host.
        pause: Seconds between two requests.
        attempts: How often a request is tried.
        connect, whole: Seconds to wait for a connection, and for the whole document.
    """

    host: str = HOST
    pause: float = 1.0
    attempts: int = 4
    connect: float = 10.0
    whole: float = 120.0


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
                data = _one(session, asked, symbol, language, kind)
                part = target.with_name(target.name + ".part")
                part.write_bytes(data)
                part.replace(target)
                say(f"{symbol}: {target}")
            except JueyiError as error:
                problems.append(error)
    return problems


def _one(session: Session, service: Service, symbol: str, language: str, kind: str) -> bytes:
    """The document's bytes.

    Raises:
        ReadingError: The service has it not, does not answer, or answers something else.
    """
    import requests

    address = f"{service.host.rstrip('/')}/api/symbol/access"
    reason = "no answer"
    for attempt in range(service.attempts):
        wait = service.pause * 2**attempt
        try:
            with session.get(
                address,
                params={"s": symbol, "l": language, "t": kind},
                timeout=(service.connect, service.connect),
                stream=True,
            ) as answer:
                if answer.status_code in _PATIENT:
                    reason = f"status {answer.status_code}"
                    wait = max(wait, _asked_to_wait(answer))
                elif answer.status_code != 200:
                    raise ReadingError(
                        f"the service answers {answer.status_code}",
                        where=symbol,
                        expected=f"a document in {language}",
                        fix="check the symbol and whether it exists in this language",
                    )
                else:
                    return _body(answer, service, symbol, kind)
        except requests.RequestException as error:
            reason = type(error).__name__
        if attempt + 1 < service.attempts:
            time.sleep(min(wait, 60.0))
    raise ReadingError(
        f"the service gives no document ({reason}, {service.attempts} attempts)",
        where=symbol,
        expected=f"an answer from {service.host}",
        fix="try again later; what is fetched stays",
    )


def _asked_to_wait(answer: Response) -> float:
    value = answer.headers.get("Retry-After", "")
    return float(value) if re.fullmatch(r"\d{1,4}", value) else 0.0


def _body(answer: Response, service: Service, symbol: str, kind: str) -> bytes:
    """All of an answer, within bounds of size and time, if it is the kind that was asked for."""
    deadline = time.monotonic() + service.whole
    chunks, size = [], 0
    for chunk in answer.iter_content(65_536):
        chunks.append(chunk)
        size += len(chunk)
        if size > LARGEST or time.monotonic() > deadline:
            raise ReadingError(
                f"an answer of more than {LARGEST:,} bytes or {service.whole:g} s",
                where=symbol,
                expected="a document",
            )
    data = b"".join(chunks)
    length = answer.headers.get("Content-Length", "")
    encoded = answer.headers.get("Content-Encoding")
    if length.isdigit() and not encoded and int(length) != len(data):
        import requests

        raise requests.ConnectionError("the answer is cut short")
    if not data.startswith(KINDS[kind]):
        shown = "a web page" if data.lstrip()[:1] == b"<" else f"{len(data)} bytes"
        raise ReadingError(
            f"the service answers {shown} instead of a {kind.upper()} file",
            where=symbol,
            expected="the document",
            fix="check the symbol and whether it exists in this language",
        )
    return data
