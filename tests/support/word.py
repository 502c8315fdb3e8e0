"""Word files with what stands behind a short preamble, and what is read of them."""

from __future__ import annotations

from jueyi import reading
from jueyi.document.structure import structure

from support.office import docx, paragraph, run

HEAD = paragraph(run("大会，")), paragraph(run("回顾其关于灯塔的决议，"))
LAST = "决定继续处理此案。"
END = paragraph(run(LAST), level=0)
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def char(kind: str, more: str = "") -> str:
    """The sign that begins, parts or ends a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{more}</w:fldChar></w:r>'


def code(text: str) -> str:
    """An instruction, or a part of one."""
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(instruction: str, result: str | None = None, form: str = "") -> str:
    """A field, with a stored result unless it is None; both are markup."""
    stored = "" if result is None else char("separate") + result
    return char("begin", form) + instruction + stored + char("end")


def box(*paragraphs: str) -> str:
    """A run with a text box."""
    return f"<w:r><w:pict><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></w:pict></w:r>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of texts; a cell that is markup is taken as it is."""
    cells = [
        "".join(
            f"<w:tc>{cell if cell.startswith('<') else paragraph(run(cell))}</w:tc>" for cell in row
        )
        for row in rows
    ]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def read(*body: str, **parts: object) -> tuple[list[tuple[str | None, str]], list[str]]:
    """Number and text of the paragraphs behind the preamble, and what is told."""
    source = reading.read_bytes(docx(*HEAD, *body, END, **parts), "a.docx")  # type: ignore[arg-type]
    found = structure(source)
    assert "".join(source.text[p.start : p.end] for p in found.pieces) == source.text
    assert [p.text for p in found.paragraphs[:2]] == ["大会，", "回顾其关于灯塔的决议，"]
    assert found.paragraphs[-1].text == LAST
    shown = [(p.number, p.text) for p in found.paragraphs[2:-1]]
    return shown, [problem.what for problem in source.problems]
