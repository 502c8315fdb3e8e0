"""Pictures of pages to pieces of text with their places, by rapidocr: the extra ``ocr``.

rapidocr brings its models in its wheel, so nothing is downloaded. Its classifier of upside-down
lines is left out: it turns good lines over, and they are then dropped without a word.
"""

from __future__ import annotations

import contextlib
import logging
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import ReadingError

if TYPE_CHECKING:
    from PIL.Image import Image

INSTALL = "install the extra that reads scans: pip install 'jueyi[ocr]'"
SURE = 0.9  # a line with a character below this is looked at twice
DOUBTFUL = 0.5  # and below this it is named, even if both looks saw the same
_DETECTED_AT = 1_600  # pixels of the longer side: lines are found on a smaller picture
_LONGER = 0.7  # of a line's height
_BATCH = 2  # lines recognised at once: more take memory, not less time
_TURNS = (0, 90, 270, 180)


class Piece(NamedTuple):
    """A stretch of text on one line.

    Attributes:
        text: What it says.
        sure: How sure the reader is of its least certain character, 0 to 1.
        mean: How sure it is on average.
        corners: Of its box, x and y in pixels, downwards, from the upper left clockwise.
        other: What the second look saw, where it differs.
    """

    text: str
    sure: float
    mean: float
    corners: tuple[tuple[float, float], ...]
    other: str | None = None


@lru_cache(maxsize=1)
def _engine() -> Any:
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise ReadingError(
            f"OCR is not installed ({error.name or error} is missing)", fix=INSTALL
        ) from None
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "Global.text_score": 0.0,  # nothing is dropped: what is doubtful is named
            "Global.max_side_len": _DETECTED_AT,
            "Rec.rec_batch_num": _BATCH,
        }
    )


def is_installed() -> bool:
    """Whether the extra is there."""
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "PIL"))


def pieces_of(picture: Image, name: str = "") -> tuple[list[Piece], Image]:
    """The pieces of text on a page, in no order, and the page as it was read: upright.

    Args:
        picture: The page; a few degrees askew do no harm, quarter turns are undone.
        name: What errors call it.

    Raises:
        ReadingError: The extra is missing, or its libraries fail.
        MemoryError: They get less memory than they need.
    """
    try:
        return _read(picture)
    except (ReadingError, MemoryError):
        raise
    except Exception as error:  # onnxruntime and OpenCV have no common errors of their own
        last = str(error).strip().splitlines()[-1:] or [""]
        if any(word in str(error).lower() for word in ("alloc", "insufficient memory")):
            raise MemoryError(last[0]) from None
        raise ReadingError(
            f"OCR failed ({type(error).__name__}: {last[0][:200]})", where=name
        ) from None


def _read(picture: Image) -> tuple[list[Piece], Image]:
    """``pieces_of`` as its libraries do it."""
    best: tuple[float, list[Piece], Image] | None = None
    for turn in _TURNS:
        upright = picture.rotate(turn, expand=True) if turn else picture
        boxes, pixels = _boxes(upright)
        if best is not None and len(boxes) == 0:
            continue
        wide = [box for box in boxes if _size(box)[0] >= _size(box)[1]]
        if len(boxes) > 3 and len(wide) < len(boxes) / 2:
            continue  # lines run up or down
        found = _recognised(pixels, boxes)
        mean = sum(p.mean * len(p.text) for p in found) / max(1, sum(len(p.text) for p in found))
        if best is None or mean > best[0]:
            best = (mean, found, upright)
        if mean > 0.8 or len(found) < 2:
            break
    return (best[1], best[2]) if best else ([], picture)


def _boxes(picture: Image) -> tuple[Sequence[Any], Any]:
    """The boxes of a page's lines, in pixels of the whole page, and these pixels."""
    import numpy as np

    pixels = np.asarray(picture.convert("RGB"))[:, :, ::-1]
    with contextlib.redirect_stdout(None):
        found = _engine()(np.ascontiguousarray(pixels), use_det=True, use_rec=False, use_cls=False)
    boxes = getattr(found, "boxes", None)
    return ([] if boxes is None else [np.float32(box) for box in boxes]), pixels


def _size(box: Any) -> tuple[float, float]:
    """Width and height of a box."""
    (ax, ay), (bx, by), _, (dx, dy) = ((float(x), float(y)) for x, y in box)
    return ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5, ((dx - ax) ** 2 + (dy - ay) ** 2) ** 0.5


def _recognised(pixels: Any, boxes: Sequence[Any]) -> list[Piece]:
    import numpy as np
    from rapidocr.utils.process_img import get_rotate_crop_image

    whole = np.ascontiguousarray(pixels)
    crops = [get_rotate_crop_image(whole, _longer(box, boxes)) for box in boxes]
    kept = [i for i, crop in enumerate(crops) if min(crop.shape[:2]) > 3]
    first = _texts([crops[i] for i in kept])
    out: dict[int, Piece] = {}
    for i, (text, sure, mean) in zip(kept, first, strict=True):
        corners = tuple((float(x), float(y)) for x, y in boxes[i])
        if text.strip():
            out[i] = Piece(text, sure, mean, corners)
    doubtful = [i for i, piece in out.items() if piece.sure < SURE]
    second = _texts([_second_look(crops[i]) for i in doubtful])
    for i, (text, _, _) in zip(doubtful, second, strict=True):
        if _bare(text) != _bare(out[i].text):
            out[i] = out[i]._replace(other=text)
    return list(out.values())


def _bare(text: str) -> str:
    """What counts between two looks: neither spaces nor the width of marks."""
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def _longer(box: Any, boxes: Sequence[Any]) -> Any:
    """A box made longer at its ends, as far as no other stands there: the last comma of a line is
    small and stands low, and boxes often end before it."""
    width, height = _size(box)
    middle, right, left = box[:, 1].mean(), box[1:3, 0].mean(), box[[0, 3], 0].mean()
    more, less = _LONGER * height, _LONGER * height / 2
    for other in boxes:
        if other is not box and abs(other[:, 1].mean() - middle) < 0.6 * height:
            behind = other[[0, 3], 0].mean() - right
            before = left - other[1:3, 0].mean()
            more = min(more, behind / 2) if behind > -0.5 * height else more
            less = min(less, before / 2) if before > -0.5 * height else less
    out = box.copy()
    along = (box[1] - box[0]) / max(1.0, width)
    out[1:3] += along * max(0.0, more)
    out[[0, 3]] -= along * max(0.0, less)
    return out


def _second_look(crop: Any) -> Any:
    """The same line set narrower and smoothed: what was really printed is seen again."""
    import numpy as np
    from PIL import Image, ImageFilter, ImageOps

    line = Image.fromarray(np.ascontiguousarray(crop)).convert("L")
    line = ImageOps.autocontrast(line.filter(ImageFilter.MedianFilter(3)), cutoff=1)
    line = line.resize((max(4, int(line.width * 0.94)), line.height), Image.Resampling.BICUBIC)
    return np.asarray(ImageOps.expand(line, 2, 255).convert("RGB"))


def _texts(crops: list[Any]) -> list[tuple[str, float, float]]:
    """Text, least and mean certainty of every crop."""
    from rapidocr.ch_ppocr_rec.typings import TextRecInput

    if not crops:
        return []
    recognise = _engine()._load_rec_model()
    found = recognise(TextRecInput(img=crops, return_word_box=True))
    out = []
    for text, score, words in zip(found.txts, found.scores, found.word_results, strict=True):
        sure = [s for c, s in zip(text, words.confs, strict=False) if not c.isspace()]
        out.append((text, min(sure, default=0.0), float(score)))
    return out
