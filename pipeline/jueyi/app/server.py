"""The server of ``jueyi serve``: the page, and what it asks for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from .. import writing
from ..about import VERSION
from ..errors import JueyiError
from ..reading import LARGEST
from ..records import CLASSES, FAMILIES, Paragraph, Resolution
from ..writing import plain
from ..writing.webpage import ASSETS
from . import pages
from .desk import Desk
from .guard import LOOPBACK, Guard
from .opened import Stale

_STATIC = Path(__file__).parent / "static"
_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
LABELS_BYTES = 2_000_000  # of one correction


def application(desk: Desk, reader: str = "annotator", token: str = "") -> Guard:
    """The ASGI application over a desk.

    Args:
        desk: Holds documents and corrections.
        reader: Whose name corrections bear where the page gives none.
        token: What clients must know; empty where only this machine can reach the server.
    """
    # The pages that FastAPI makes of itself load scripts from elsewhere.
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    _errors(app)
    _files(app)
    _documents(app, desk)
    _labels(app, desk, reader)
    _answers(app, desk)

    @app.get("/api/about")
    def about() -> dict[str, Any]:
        return {
            "version": VERSION,
            "reader": reader,
            "families": FAMILIES,
            "classes": CLASSES,
            "formats": writing.FORMATS,
            "folder": str(desk.folder),
            "largest": LARGEST,
        }

    return Guard(app, token, () if token else LOOPBACK, LARGEST)


def _errors(app: FastAPI) -> None:
    """Every refusal is a sentence under ``error``."""

    def refused(status: int) -> Callable[[Request, Exception], JSONResponse]:
        def answer(request: Request, error: Exception) -> JSONResponse:
            told = str(error)
            if isinstance(error, RequestValidationError):
                told = "; ".join(f"{e['loc'][-1]}: {e['msg']}" for e in error.errors()) + "."
            elif not isinstance(error, JueyiError):
                told = f"no {request.url.path} here."
            return JSONResponse({"error": told}, status)

        return answer

    app.add_exception_handler(JueyiError, refused(422))
    app.add_exception_handler(RequestValidationError, refused(422))
    app.add_exception_handler(KeyError, refused(404))
    app.add_exception_handler(404, refused(404))
    # A page that was closed while it sent its text waits for no answer.
    app.add_exception_handler(ClientDisconnect, lambda *_: Response(status_code=400))


def _files(app: FastAPI) -> None:
    """The page itself: HTML, style sheets and modules, by name and from two folders only."""
    held = {path.name: path for folder in (_STATIC, ASSETS) for path in folder.iterdir()}

    @app.get("/")
    def index() -> FileResponse:
        return FileResponse(held["index.html"], media_type="text/html; charset=utf-8")

    @app.get("/static/{name}")
    def static(name: str) -> FileResponse:
        path = held[name]
        return FileResponse(path, media_type=f"{_TYPES[path.suffix]}; charset=utf-8")


def _documents(app: FastAPI, desk: Desk) -> None:
    @app.get("/api/documents")
    def documents() -> list[dict[str, Any]]:
        return [pages.summary(one, desk.labels) for one in desk.documents()]

    @app.post("/api/documents")
    async def add(request: Request, name: str = "text.txt") -> list[dict[str, Any]]:
        added = await run_in_threadpool(desk.add, name, await request.body())
        return [pages.summary(one, desk.labels) for one in added]

    @app.get("/api/documents/{identifier}")
    def document(identifier: str) -> Response:
        one = desk.get(identifier)
        found = pages.whole(one, desk.corrected(one), desk.labels)
        return Response(plain.dump(found), media_type="application/json")

    @app.delete("/api/documents/{identifier}")
    def remove(identifier: str) -> dict[str, Any]:
        desk.remove(identifier)
        return {}


def _labels(app: FastAPI, desk: Desk, reader: str) -> None:
    place = "/api/documents/{identifier}/paragraphs/{index}"

    @app.put(place)
    async def correct(request: Request, identifier: str, index: int) -> Any:
        body = await request.body()
        if len(body) > LABELS_BYTES:
            raise JueyiError(f"{len(body):,} bytes", where="labels", expected=f"{LABELS_BYTES:,}")
        try:
            sent = json.loads(body)
            acts, who = sent["acts"], str(sent.get("reader") or reader)
            before = sent.get("before")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise JueyiError(
                f"no labels ({type(error).__name__})", where="the request", expected="JSON: acts"
            ) from None
        one = desk.get(identifier)
        paragraph = one.paragraph(index)
        assert one.labelled is not None
        task = pages.task_of(one.labelled, paragraph, acts)

        def seen(now: Paragraph) -> bool:
            return before is None or before == pages.plain_acts(now)

        try:
            found = await run_in_threadpool(desk.correct, identifier, index, task, who, seen)
        except Stale as stale:
            return {"stale": [pages.paragraph(stale.now, desk.labels)]}
        return [pages.paragraph(one, desk.labels) for one in found]

    @app.delete(place)
    def forget(identifier: str, index: int) -> list[dict[str, Any]]:
        return [pages.paragraph(one, desk.labels) for one in desk.forget(identifier, index)]

    @app.get(f"{place}/parties")
    def parties(identifier: str, index: int, start: int, end: int) -> list[dict[str, Any]]:
        return pages.parties(desk.get(identifier), desk.model(), index, (start, end))

    @app.get("/api/labels")
    def labels() -> dict[str, Any]:
        return {"count": len(desk.labels), "readers": desk.labels.readers()}


def _answers(app: FastAPI, desk: Desk) -> None:
    def chosen(identifiers: list[str] | None) -> list[Resolution]:
        wanted = [desk.get(i) for i in identifiers] if identifiers else desk.documents()
        return [desk.corrected(one) for one in wanted if one.labelled is not None]

    @app.get("/api/download")
    def download(
        format: str,
        id: Annotated[list[str] | None, Query()] = None,
    ) -> Response:
        if format in ("labels", "texts"):
            path = desk.folder / f"{format}.jsonl"
            data = path.read_bytes() if path.exists() else b""
            kind, name = "application/x-ndjson", path.name
        else:
            writing.format_of("-", format)
            data, kind, name = pages.download(chosen(id), format)
        disposition = f'attachment; filename="{name}"'
        return Response(data, media_type=kind, headers={"content-disposition": disposition})

    @app.get("/api/compare")
    def compare(old: str, new: str) -> dict[str, Any]:
        from ..comparing.changes import compare as changes
        from ..comparing.page import section, summary

        pair = [desk.corrected(desk.get(i)) for i in (old, new)]
        found = changes(pair[0], pair[1])
        return {"summary": summary(found), "html": section(pair[0], pair[1], found)}

    @app.get("/api/register")
    def register(
        to: str = "", due: str = "", reports: bool = False, since: str = "", until: str = "",
        organ: str = "", verb: str = "", words: str = "",
    ) -> dict[str, Any]:  # fmt: skip
        resolutions = chosen(None)
        if not resolutions:
            return {"columns": [], "rows": []}
        conditions = {
            "to": to, "due": due, "reports": reports, "since": since, "until": until,
            "organ": organ, "verb": verb, "words": words,
        }  # fmt: skip
        return pages.register(resolutions, conditions)
