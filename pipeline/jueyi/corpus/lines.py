"""The lines of a JSON Lines file, with what errors call each of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..errors import CorpusError


def lines(path: Path, expected: str) -> Iterator[tuple[str, str]]:
    r"""Every line that is not blank, and where it stands.

    Only a line feed ends a line: what Unicode calls a line separator may stand in a text.

    Args:
        path: The file.
        expected: What it should be, for the error.

    Raises:
        CorpusError: It cannot be read, or is not UTF-8.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "x.jsonl"
    ...     _ = path.write_text("{}\n\n[]\n", "utf-8")
    ...     [(where.removeprefix(folder), line) for where, line in lines(path, "JSON Lines")]
    [('/x.jsonl line 1', '{}'), ('/x.jsonl line 3', '[]')]
    """
    for number, line in enumerate(text_of(path, expected).split("\n"), 1):
        if line.strip():
            yield f"{path} line {number}", line


def text_of(path: Path, expected: str) -> str:
    """The text of a file; arguments and errors are those of ``lines``."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(path, error, expected) from None


def unreadable(path: Path, error: Exception, expected: str) -> CorpusError:
    """The error of a file that cannot be read."""
    return CorpusError(f"cannot be read ({error})", where=str(path), expected=expected)
