from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from jueyi.errors import ReadingError
from jueyi.fetching.service import Service, same_domain
from jueyi.fetching.undocs import check, fetch

SEEN: list[dict] = []


class _Answers(BaseHTTPRequestHandler):
    """A document service that also answers slowly, wrongly and not at all."""

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        symbol = query["s"][0]
        SEEN.append(
            {"symbol": symbol, "agent": self.headers["User-Agent"], "language": query["l"][0]}
        )
        times = sum(1 for row in SEEN if row["symbol"] == symbol)
        body = b"%PDF-1.7 a document" + (b"" if symbol == "A/HALF/1" else b"\n%%EOF\n")
        if symbol == "A/BUSY/1" and times < 3:
            self.send_response(503)
            self.send_header("Retry-After", "0")
            self.end_headers()
            return
        if symbol == "A/NONE/1":
            self.send_error(404)
            return
        if symbol == "A/PAGE/1":
            body = b"<html>There is no such document</html>"
        if symbol == "A/DROP/1":
            self.close_connection = True
            return
        if symbol == "A/SLOW/1":
            time.sleep(3)
            return
        if symbol.startswith("A/MOVED/"):
            host = {"1": "localhost", "2": "127.0.0.1"}[symbol[-1]]
            self.send_response(302)
            address = f"http://{host}:{self.server.server_port}/x?s=A/THERE/1&l=zh"
            self.send_header("Location", address)
            self.end_headers()
            return
        if symbol == "A/DRIP/1":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"%")
                self.wfile.flush()
                time.sleep(0.1)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(body) * (2 if symbol == "A/CUT/1" else 1)))
        self.end_headers()
        self.wfile.write(body)
        if symbol == "A/CUT/1":
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def service() -> Iterator[Service]:
    SEEN.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Service(f"http://127.0.0.1:{server.server_port}", pause=0.01, attempts=3, connect=0.5)
    server.shutdown()


def test_documents_are_fetched_once(service: Service, tmp_path: Path) -> None:
    said: list[str] = []
    for _ in range(2):
        assert not fetch(
            ["A/RES/66/178", "S/RES/2801 (2025)"], tmp_path, said.append, service=service
        )
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "A_RES_66_178.zh.pdf", "S_RES_2801(2025).zh.pdf",
    ]  # fmt: skip
    assert [row["symbol"] for row in SEEN] == ["A/RES/66/178", "S/RES/2801(2025)"]
    assert all(row["agent"].startswith("jueyi/") and row["language"] == "zh" for row in SEEN)
    assert "is there already" in said[-1]


@pytest.mark.parametrize(
    ("symbol", "words", "requests"),
    [
        ("A/NONE/1", "answers 404", 1),
        ("A/PAGE/1", "a web page instead of a PDF", 1),
        ("A/DROP/1", "no document (ConnectionError, 3 attempts)", 3),
        ("A/SLOW/1", "no document (ReadTimeout, 3 attempts)", 3),
        ("A/CUT/1", "3 attempts", 3),
        ("A/HALF/1", "3 attempts", 3),
        ("../../etc/passwd", "no document symbol", 0),
        ("resolution 5", "no document symbol", 0),
    ],
)
def test_what_fails_costs_itself_only(
    service: Service, tmp_path: Path, symbol: str, words: str, requests: int
) -> None:
    problems = fetch([symbol, "A/RES/1/1"], tmp_path, lambda line: None, service=service)
    assert len(problems) == 1 and words in str(problems[0])
    assert len([row for row in SEEN if row["symbol"] == symbol]) == requests
    assert [p.name for p in tmp_path.iterdir()] == ["A_RES_1_1.zh.pdf"]


def test_patience_is_rewarded(service: Service, tmp_path: Path) -> None:
    assert not fetch(["A/BUSY/1"], tmp_path, lambda line: None, service=service)
    assert len(SEEN) == 3


def test_nobody_there(tmp_path: Path) -> None:
    (problem,) = fetch(
        ["A/RES/1/1"], tmp_path, lambda line: None, service=Service("http://127.0.0.1:9", 0.01, 2)
    )
    assert "an answer from http://127.0.0.1:9" in str(problem)


def test_symbols() -> None:
    assert check(" S/RES/2801 (2025)") == "S/RES/2801(2025)"
    with pytest.raises(ReadingError):
        check("A/RES/../../x")


def test_a_server_that_drips_does_not_outlive_the_limit(service: Service, tmp_path: Path) -> None:
    quick = replace(service, whole=0.4)
    (problem,) = fetch(["A/DRIP/1"], tmp_path, lambda line: None, service=quick)
    assert "no whole answer in 0.4 s" in str(problem)
    assert not list(tmp_path.iterdir())


def test_redirections_stay_within_the_domain(service: Service, tmp_path: Path) -> None:
    (problem,) = fetch(["A/MOVED/1"], tmp_path, lambda line: None, service=service)
    assert "redirects to localhost" in str(problem) and not list(tmp_path.iterdir())
    assert not fetch(["A/MOVED/2"], tmp_path, lambda line: None, service=service)
    for host, address, same in (
        ("https://documents.un.org", "https://undocs.org/x", False),
        ("https://documents.un.org", "https://digital.un.org/x", True),
        ("https://documents.un.org", "http://documents.un.org/x", False),
        ("https://documents.un.org", "https://un.org.example.com/x", False),
        ("https://documents.un.org", "file:///etc/passwd", False),
    ):
        assert same_domain(host, address) is same
