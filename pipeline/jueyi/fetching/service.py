"""The document service: one request, its patience, its redirections, its limits."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urljoin, urlsplit

from ..errors import ReadingError

if TYPE_CHECKING:
    from requests import Response, Session


HOST = "https://documents.un.org"
KINDS = {"pdf": b"%PDF", "docx": b"PK\x03\x04"}
# What stands at the end of a whole file; behind it, a little that others append.
_ENDS = {"pdf": b"%%EOF", "docx": b"PK\x05\x06"}
_LAST = 66_000  # bytes in which it stands: a ZIP's comment has up to 65,535
LARGEST = 100 * 2**20
_PATIENT = {429, 500, 502, 503, 504}
_HOPS = 5
Found = TypeVar("Found")


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


def ask(session: Session, service: Service, symbol: str, language: str, kind: str) -> bytes:
    """The document's bytes.

    Raises:
        ReadingError: The service has it not, does not answer, or answers something else.
    """
    import requests

    reason = "no answer"
    for attempt in range(service.attempts):
        wait = service.pause * 2**attempt
        try:
            found = within(service.whole, _attempt, session, service, symbol, language, kind)
            if isinstance(found, bytes):
                return found
            reason, asked = f"status {found[0]}", found[1]
            wait = max(wait, asked)
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


def _attempt(
    session: Session, service: Service, symbol: str, language: str, kind: str
) -> bytes | tuple[int, float]:
    """The document, or a status that asks for patience and the seconds that it names."""
    with _get(session, service, symbol, language, kind) as answer:
        if answer.status_code in _PATIENT:
            return answer.status_code, _asked_to_wait(answer)
        if answer.status_code != 200:
            raise ReadingError(
                f"the service answers {answer.status_code}",
                where=symbol,
                expected=f"a document in {language}",
                fix="check the symbol and whether it exists in this language",
            )
        return _body(answer, service, symbol, kind)


def _get(session: Session, service: Service, symbol: str, language: str, kind: str) -> Response:
    """The service's answer; redirections are followed within its own domain only.

    Raises:
        ReadingError: It redirects elsewhere, or without end.
    """
    address = f"{service.host.rstrip('/')}/api/symbol/access"
    timeout = (service.connect, service.connect)
    query: dict[str, str] | None = {"s": symbol, "l": language, "t": kind}
    for _ in range(_HOPS):
        answer = session.get(
            address, params=query, timeout=timeout, stream=True, allow_redirects=False
        )
        target = answer.headers.get("Location")
        if not answer.is_redirect or target is None:
            return answer
        answer.close()
        following = urljoin(address, target)
        if not same_domain(service.host, following):
            raise ReadingError(
                f"the service redirects to {urlsplit(following).hostname}",
                where=symbol,
                expected=f"an answer from {service.host}",
                fix="name that host with --host if you trust it",
            )
        address, query = following, None
    raise ReadingError(
        f"more than {_HOPS} redirections", where=symbol, expected=f"an answer from {service.host}"
    )


def same_domain(host: str, address: str) -> bool:
    """Whether an address is on the host, or both are within un.org; never from https to http.

    >>> same_domain("https://documents.un.org", "https://docs.un.org/x")
    True
    >>> same_domain("https://documents.un.org", "https://documents.un.org.example/x")
    False
    """
    one, other = urlsplit(host), urlsplit(address)
    if other.scheme not in ("http", "https") or (one.scheme == "https" != other.scheme):
        return False
    names = [(part.hostname or "").lower() for part in (one, other)]
    within_un = all(name == "un.org" or name.endswith(".un.org") for name in names)
    return within_un or one.netloc.lower() == other.netloc.lower()


def within(seconds: float, work: Callable[..., Found], *arguments: Any) -> Found:
    """What ``work`` returns, if it does in time: a server that drips keeps every other limit.

    Raises:
        ReadingError: It takes longer.
    """
    done: Queue[Any] = Queue()

    def run() -> None:
        try:
            done.put(work(*arguments))
        except BaseException as error:
            done.put(error)

    Thread(target=run, daemon=True).start()
    try:
        found = done.get(timeout=seconds)
    except Empty:
        raise ReadingError(
            f"no whole answer in {seconds:g} s", where=str(arguments[2]), expected="a document",
            fix="try again later; what is fetched stays",
        ) from None  # fmt: skip
    if isinstance(found, BaseException):
        raise found
    return cast("Found", found)


def _asked_to_wait(answer: Response) -> float:
    value = answer.headers.get("Retry-After", "")
    return float(value) if re.fullmatch(r"\d{1,4}", value) else 0.0


def _body(answer: Response, service: Service, symbol: str, kind: str) -> bytes:
    """All of an answer, within bounds of size and time, if it is the kind that was asked for."""
    import requests

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
        raise requests.ConnectionError("the answer is cut short")
    if not data.startswith(KINDS[kind]):
        shown = "a web page" if data.lstrip()[:1] == b"<" else f"{len(data)} bytes"
        raise ReadingError(
            f"the service answers {shown} instead of a {kind.upper()} file",
            where=symbol,
            expected="the document",
            fix="check the symbol and whether it exists in this language",
        )
    if _ENDS[kind] not in data[-_LAST:]:  # its length may well be what was announced
        raise requests.ConnectionError("the document is cut short")
    return data
