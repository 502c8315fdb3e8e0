"""A real browser for the page of ``jueyi serve``: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
_QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


@contextmanager
def served(folder: Path, *arguments: str) -> Iterator[str]:
    """The address of ``jueyi serve`` on a free port; the process is ended at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "jueyi", "serve", "--port", "0", "--folder", str(folder), *arguments],
        stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stderr is not None
    try:
        told = ""
        for line in process.stderr:
            told += line
            if found := re.match(r"(http://\S+)", line):
                yield found[1]
                return
        raise AssertionError(told)
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@contextmanager
def opened(address: str, problems: list[str], language: str = "en-US") -> Iterator[object]:
    """A page of the browser; what it reports as errors is appended to ``problems``."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        context = browser.new_context(viewport={"width": 1500, "height": 900}, locale=language)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda m: m.type == "error" and problems.append(m.text))
        page.on(
            "request",
            lambda r: (
                None
                if r.url.startswith((address.split("?")[0], "data:", "blob:"))
                else problems.append(f"asks {r.url}")
            ),
        )
        page.goto(address)
        page.wait_for_selector("body[data-ready]")
        yield page
        browser.close()
