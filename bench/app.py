"""From paste to the page, against ``jueyi label`` of the same text in a process that is warm.

200 paragraphs are pasted into the page of ``jueyi serve`` in a real browser; the time is over when the
last paragraph and the table of acts are shown. Printed is the ratio to labelling the text with the
library alone, and to the whole command ``jueyi label`` (asked: at most 3 times that).
Run: ``python bench/app.py``; it needs Chromium.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import jueyi

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from support import browser  # noqa: E402

PARAGRAPHS = 200


def sample() -> str:
    lines = (ROOT / "data/samples/resolution.txt").read_text("utf-8").splitlines()
    asked = [
        line.split(".", 1)[-1].strip() for line in lines if line[:1].isdigit() and "：" not in line
    ]
    body = [f"{n + 1}. {n}年，{asked[n % len(asked)]}" for n in range(PARAGRAPHS)]
    return "大会，\n" + "\n".join(body)


def main() -> None:
    text = sample()
    labeller = jueyi.load()
    labeller.label("1. 请秘书长报告。")
    start = time.perf_counter()
    labeller.label(text)
    library = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "x.txt").write_text(text, "utf-8")
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "jueyi", "label", str(folder / "x.txt"), "-o", str(folder / "x.jsonl")],
            check=True, capture_output=True,
        )  # fmt: skip
        command = time.perf_counter() - start
        problems: list[str] = []
        with browser.served(folder / "desk") as address, browser.opened(address, problems) as page:
            page.fill("#text", "大会，\n1. 请秘书长报告。")  # the first document starts the reader
            page.click("#paste button")
            page.wait_for_selector("#document b")
            page.fill("#text", text)
            start = time.perf_counter()
            page.click("#paste button")
            page.wait_for_selector(f"p[data-index='{PARAGRAPHS}'] b")
            page.wait_for_selector("#table .row")
            shown = time.perf_counter() - start
    print(f"library {library:.3f} s, command {command:.3f} s, page {shown:.3f} s")
    print(f"page / command {shown / command:.2f}")


if __name__ == "__main__":
    main()
