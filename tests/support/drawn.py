"""PDF pages of our own text, drawn line by line."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib.resources import files
from typing import Any

HIGH = 842  # points


def drawn(*pages: Callable[[Any], object]) -> bytes:
    """A PDF file, a page a drawing, in a font of 12 points."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(TTFont("Han", files("mplfonts") / "fonts" / "SimHei.ttf"))
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, (595, HIGH))
    for draw in pages:
        sheet.setFont("Han", 12)
        draw(sheet)
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def lines(
    texts: list[str], x: float = 80, y: float = 700, leading: float = 30
) -> Callable[[Any], object]:
    """A drawing of lines below each other."""

    def draw(sheet: Any) -> None:
        for number, text in enumerate(texts):
            sheet.drawString(x, y - leading * number, text)

    return draw


def both(*draws: Callable[[Any], object]) -> Callable[[Any], object]:
    """One drawing above the other."""
    return lambda sheet: [draw(sheet) for draw in draws]
