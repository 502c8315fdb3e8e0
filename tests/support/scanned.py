"""Pages of our own text drawn as scans."""

from __future__ import annotations

import io
from importlib.resources import files
from typing import Any

LINES = [  # indent in ems, text
    (2, "大会，"),
    (2, "回顾其关于灯塔的决议，尤其是关于沿岸灯塔的决议，"),
    (2, "1. 敦促沿岸国家、区域组织和其他利益攸关方向青石"),
    (0, "镇灯塔基金会提供自愿捐款，并请秘书长提出报告；"),
    (2, "2. 决定继续处理灯塔问题。"),
]


def page(lines: list[tuple[float, str]] = LINES, size: tuple[int, int] = (900, 520)) -> Any:
    """A page with a line every 60 pixels."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(str(files("mplfonts") / "fonts" / "NotoSerifCJKsc-Regular.otf"), EM)
    sheet = Image.new("L", size, 255)
    pen = ImageDraw.Draw(sheet)
    for number, (indent, text) in enumerate(lines):
        pen.text((60 + indent * EM, 60 + 60 * number), text, font=font, fill=20)
    return sheet


EM = 30


def saved(sheet: Any, kind: str, *more: Any) -> bytes:
    """A picture's file, or a PDF of pictures."""
    buffer = io.BytesIO()
    several = {"save_all": True, "append_images": list(more)} if kind in ("PDF", "TIFF") else {}
    sheet.save(buffer, kind, **several)
    return buffer.getvalue()
