"""``jueyi serve``: a page to read, search, compare and correct resolutions."""

from __future__ import annotations

import secrets
import socket
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ..components import labeller
from ..errors import JueyiError
from .console import OK, model_folder, say, warn
from .options import STORE, Model, Store


def serve(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...", help="Documents to open; more can be dropped on the page."
        ),
    ] = None,
    folder: Annotated[
        Path,
        typer.Option(metavar="DIR", help="Keeps opened documents and corrected labels."),
    ] = Path("jueyi-desk"),
    host: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Another than this machine can reach it: a token is asked."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help="0 takes a free one.")
    ] = 8600,
    token: Annotated[
        str | None, typer.Option(metavar="WORD", help="Instead of a random one; only with --host.")
    ] = None,
    reader: Annotated[
        str, typer.Option(metavar="NAME", help="Whose name corrections bear.")
    ] = "annotator",
    model: Model = None,
    store: Store = STORE,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> int:
    """Open a page on this machine: read, search, compare and correct resolutions.

    Corrections are saved as they are made; jueyi train reads DIR/labels.jsonl and DIR/texts.jsonl.
    """
    from ..app.guard import LOOPBACK, TOKEN
    from ..app.server import application

    local = host in LOOPBACK
    word = "" if local else token or secrets.token_urlsafe(16)
    if local and token:
        raise JueyiError("--token without --host", where="jueyi serve", expected="both, or none")
    if word and not TOKEN.fullmatch(word):
        raise JueyiError(
            f"{word!r}",
            where="--token",
            expected="8 and more of the characters A-Z a-z 0-9 . _ ~ -",
        )
    bound = _bind(host, port)
    import uvicorn

    from ..app.desk import Desk
    from ..batch.inputs import spread

    with model_folder(model, store) as path:
        labeller.load(path)  # a wrong model is told before anything is opened
        desk = Desk(folder, partial(labeller.load, path))
        try:
            found = spread(list(inputs or ()))
            for problem in (*desk.restore(), *found.problems):
                warn(problem)
            for item in found.inputs:
                try:
                    desk.add(item.name, item.load())
                except JueyiError as error:
                    warn(error)
            shown = socket.gethostname() if host in ("0.0.0.0", "::") else host  # of this machine
            shown = f"[{shown}]" if ":" in shown else shown
            address = f"http://{shown}:{bound.getsockname()[1]}/" + (
                f"?token={word}" if word else ""
            )
            say(f"{address}  (Ctrl+C ends it; corrections are in {folder})")
            if open_:
                import webbrowser

                webbrowser.open(address)
            settings = uvicorn.Config(
                application(desk, reader, word), log_level="warning", lifespan="off",
                timeout_keep_alive=30, h11_max_incomplete_event_size=65536,
            )  # fmt: skip
            uvicorn.Server(settings).run(sockets=[bound])
        finally:
            desk.close()
    return OK


def _bind(host: str, port: int) -> socket.socket:
    """A listening socket, or a sentence on why there is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        raise JueyiError(
            f"cannot listen ({error.strerror})", where=f"{host}:{port}",
            expected="a free port of this machine",
            fix="name another with --port; 0 takes a free one",
        ) from None  # fmt: skip
    return bound
