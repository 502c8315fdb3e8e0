"""Runs the notebooks and keeps the pictures that they show: python docs/gallery.py"""

from __future__ import annotations

import base64
import sys
import tempfile
from pathlib import Path

import jupytext
import nbclient

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "build" / "gallery"


def main() -> int:
    TARGET.mkdir(parents=True, exist_ok=True)
    for old in TARGET.glob("*.png"):
        old.unlink()
    count = 0
    for path in sorted((ROOT / "notebooks").glob("*.py")):
        notebook = jupytext.read(path)
        with tempfile.TemporaryDirectory() as folder:
            for name in ("data", "configs"):
                (Path(folder) / name).symlink_to(ROOT / name)
            resources = {"metadata": {"path": folder}}
            nbclient.NotebookClient(
                notebook, timeout=300, kernel_name="python3", resources=resources
            ).execute()
        pictures = [
            output["data"]["image/png"]
            for cell in notebook.cells
            for output in cell.get("outputs", ())
            if "image/png" in output.get("data", {})
        ]
        for number, picture in enumerate(pictures, 1):
            (TARGET / f"{path.stem}_{number}.png").write_bytes(base64.b64decode(picture))
        count += len(pictures)
        print(f"{path.stem}: {len(pictures)} pictures", file=sys.stderr)
    return 0 if count else 1


if __name__ == "__main__":
    raise SystemExit(main())
