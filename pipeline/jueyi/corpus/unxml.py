"""The UN's published XML as its repositories hold it: files by language, aligned."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

from ..errors import CorpusError, ReadingError
from ..reading import akn
from ..records import Source

# Closed to training and reading alike: what is newer is kept for outside evaluation.
_CLOSED = re.compile(
    r"GAresolutions/(?:8\d|9\d)session|SCresolutions/20(?:2[5-9]|[3-9]\d)|"
    r"HRCresolutions/(?:5[89]|[6-9]\d)session|ECOSOCresolutions/20(?:2[5-9]|[3-9]\d)|"
    r"GAdecisions/(?:7[89]|8\d)"
)
WORK = re.compile(rb'<FRBRWork>\s*<FRBRthis value="([^"]+)"')


def documents(source: Path, language: str = "Chinese") -> Iterator[tuple[str, bytes]]:
    """Path and bytes of every XML file of a language below a clone, or in a tar archive of one.

    Raises:
        CorpusError: The source is missing or has no XML in Chinese.
    """
    count = 0
    folder = f"/{language}/"
    if source.is_dir():
        for path in sorted(source.rglob("*.xml")):
            name = path.relative_to(source).as_posix()
            if folder in name and not _CLOSED.search(name):
                count += 1
                yield name, path.read_bytes()
    elif source.is_file():
        try:
            with tarfile.open(source) as archive:
                # One pass: seeking back in a compressed archive decompresses it anew.
                held: dict[str, bytes] = {}
                for member in archive:
                    name = member.name.removeprefix("./")
                    if not member.isfile() or folder not in name or _CLOSED.search(name):
                        continue
                    handle = archive.extractfile(member)
                    if handle is not None and name.endswith(".xml"):
                        held[name] = handle.read()
                for name in sorted(held):
                    count += 1
                    yield name, held[name]
        except tarfile.TarError as error:
            raise CorpusError(
                f"no tar archive ({error})", where=str(source), expected="a .tar.xz of the clones"
            ) from None
    if not count and language == "Chinese":
        raise CorpusError(
            "no Chinese resolutions",
            where=str(source),
            expected="a clone of the UNxml repositories, or an archive of them",
            fix="run jueyi corpus fetch",
        )


def english_texts(source: Path) -> dict[bytes, bytes]:
    """English files by the work that they express."""
    found = {}
    for _, data in documents(source, "English"):
        if match := WORK.search(data):
            found[match.group(1)] = data
    return found


def aligned(chinese: Source, data: bytes, english: dict[bytes, bytes]) -> list[str]:
    """The English text of every block of a Chinese document; empty where the two differ in
    their number of blocks."""
    work = WORK.search(data)
    other = english.get(work.group(1)) if work else None
    if other is None:
        return []
    try:
        parallel, _ = akn.build(other, chinese.name, chinese=False)
    except ReadingError:
        return []
    if len(parallel.blocks) != len(chinese.blocks):
        return []
    return [parallel.text[block.start : block.end] for block in parallel.blocks]
