"""Ink on a scanned page: how grainy it is, and what is printed where OCR found no text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_GRAINY = 20.0  # standard deviation of the grain, of 255: below it, smoothing costs sharpness
_SMOOTH = 1.2  # pixels
_INK = 0.05  # of a cell that a stroke covers; text has 0.1 to 0.3
_RUN = 5  # ems side by side that make a line; a stain is shorter


def smoothed(picture: Image) -> Image:
    """The page, smoothed if its scanner was grainy: a fourth of the characters' errors go."""
    from PIL import ImageFilter

    return (
        picture.filter(ImageFilter.GaussianBlur(_SMOOTH)) if _grain(picture) > _GRAINY else picture
    )


def _grain(picture: Image) -> float:
    """The standard deviation of a page's noise: what its neighbours do not tell of a pixel."""
    import numpy as np

    grey = np.asarray(picture.convert("L"), dtype="f4")
    grey = grey[:2_000, :2_000]
    if min(grey.shape) < 3:
        return 0.0
    across = grey[:, :-2] - 2 * grey[:, 1:-1] + grey[:, 2:]
    both = across[:-2] - 2 * across[1:-1] + across[2:]
    return float(1.4826 * np.median(np.abs(both)) / 6)


def unread(
    picture: Image, boxes: Iterable[tuple[tuple[float, float], ...]], em: float
) -> list[int]:
    """Heights, in percent from the top, at which ink like a line of text is in no box.

    Args:
        picture: The page.
        boxes: Corners of the boxes that were read.
        em: The font size in pixels.
    """
    import numpy as np
    from PIL import Image, ImageDraw

    grey = picture.convert("L")
    darkest, paper = (float(level) for level in np.percentile(np.asarray(grey), (0.5, 50)))
    dark = 0.4 * darkest + 0.6 * paper
    ink = grey.point(lambda value: 255 if value < dark else 0)
    pen = ImageDraw.Draw(ink)
    xs, ys = [0.0], [0.0]
    for box in boxes:
        pen.polygon(box, fill=0, outline=0, width=max(1, int(0.6 * em)))
        xs += [x for x, _ in box]
        ys += [y for _, y in box]
    if len(xs) == 1 or em < 2:
        return []
    left, right = min(xs[1:]) - em, max(xs) + em
    top, bottom = min(ys[1:]), max(ys)
    across, down = max(1, int(picture.width / em)), max(1, int(2 * picture.height / em))
    cells = np.asarray(ink.resize((across, down), Image.Resampling.BOX)) > 255 * _INK
    lines = cells[:-1] & cells[1:]  # a rule fills one row of cells, a line of text two
    found: list[int] = []
    last = -3
    for row in range(len(lines)):
        height = (row + 1) / down
        run = 0
        for column in range(across):
            inside = left < (column + 0.5) / across * picture.width < right
            run = run + 1 if lines[row, column] and inside else 0
            if run >= _RUN and top <= height * picture.height <= bottom:
                if row > last + 2:
                    found.append(round(100 * height))
                last = row
                break
    return found
