"""UN documents rendered from their XML as users have them: HTML, Word with real footnotes, PDF."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from html import escape
from pathlib import Path

from jueyi.document.cleaning import clean
from jueyi.records import Block, Source

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WHERE = {"1": "default", "2": "even", "3": "first"}
_STYLE = """@page{size:A4;margin:25mm 30mm}body{font:10.5pt/1.5 "Noto Serif CJK SC","Noto Sans CJK SC",serif}
p{margin:0 0 6pt;text-indent:2em;text-align:justify}p.l1{margin-left:2em}p.l2,p.l3{margin-left:4em}
sup{font-size:7pt;line-height:0}.footnotes p{font-size:8pt;text-indent:0}h1{font-size:13pt}"""


def _pieces(source: Source, block: Block) -> list[tuple[str, str | None]]:
    """The block's text, cut where a note's mark stands: text, and the mark behind it."""
    pieces: list[tuple[str, str | None]] = []
    position = block.start
    notes = [
        n for n in source.notes if n.anchor is not None and block.start <= n.anchor <= block.end
    ]
    for note in sorted(notes, key=lambda n: n.anchor or 0):
        pieces.append((clean(source.text[position : note.anchor]), note.text))
        position = note.anchor or 0
    pieces.append((clean(source.text[position : block.end]), None))
    return pieces


def html(source: Source) -> str:
    """A page with footnotes at its end."""
    notes: list[str] = []
    body = []
    for block in source.blocks:
        out = ""
        for text, note in _pieces(source, block):
            out += escape(text)
            if note is not None:
                notes.append(note)
                out += f'<sup><a href="#fn{len(notes)}">{len(notes)}</a></sup>'
        body.append(f'<p class="l{min(block.level, 3)}">{out}</p>')
    foot = "".join(f'<p id="fn{i}"><sup>{i}</sup> {escape(n)}</p>' for i, n in enumerate(notes, 1))
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><style>{_STYLE}</style>'
        f"<title>{escape(source.name)}</title></head><body>{''.join(body)}"
        f'<hr><div class="footnotes">{foot}</div></body></html>'
    )


def _cells(*texts: str) -> str:
    """A row of a table without lines, in which a masthead is set."""
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:r>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
        for text, width in zip(texts, (5200, 3300), strict=True)
    )


def _masthead(symbol: str, organ: str) -> str:
    """What the first page of a document of the UN has above its text, in two columns."""
    rows = (
        ("联合国", symbol), (organ, "Distr.: General"), ("", "23 March 2044"), ("", "Chinese"),
        ("", "Original: English"), ("第九十九届会议", ""), ("议程项目107", ""),
    )  # fmt: skip
    return f"<w:tbl>{''.join(f'<w:tr>{_cells(*row)}</w:tr>' for row in rows)}</w:tbl>"


def _line(text: str, end: str, field: str = "") -> str:
    """A line of a head or foot: text on the left or right, a page's number behind it."""
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        f'<w:p><w:pPr><w:jc w:val="{end}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
        f"{number if field else ''}<w:r><w:t>{field}</w:t></w:r></w:p>"
    )


def un_docx(source: Source, path: Path, symbol: str, organ: str) -> None:
    """A Word file laid out as the UN does: masthead, heads by turns left and right, job number and
    bar code below, notes at the foot of their pages."""
    heads = {
        "header1": _line(symbol, "right"),
        "header2": _line(symbol, "left"),
        "header3": _line("", "left"),
        "footer1": _line("44-46853 ", "right", "/8"),
        "footer2": _line("", "left", "/8 44-46853"),
        "footer3": _line("44-46853 (C)    230344    260344", "left") + _line("*4446853*", "left"),
    }
    docx(source, path, symbol, _masthead(symbol, organ), heads)


def docx(
    source: Source,
    path: Path,
    symbol: str = "A/RES/99/1",
    masthead: str = "",
    heads: dict[str, str] | None = None,
) -> None:
    """A Word file: running head, page number, real footnotes, bold openings."""
    heads = heads or {"header1": _line(symbol, "left"), "footer1": _line("", "right", " ")}
    notes: list[str] = []
    body = [masthead] if masthead else []
    for block in source.blocks:
        indent = 0 if block.level == 0 else 420 * block.level
        out = f'<w:p><w:pPr><w:ind w:left="{indent}" w:firstLine="420"/></w:pPr>'
        for text, note in _pieces(source, block):
            out += f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
            if note is not None:
                notes.append(note)
                out += (
                    '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                    f'<w:footnoteReference w:id="{len(notes) + 1}"/></w:r>'
                )
        body.append(out + "</w:p>")
    foot = "".join(
        f'<w:footnote w:id="{i + 1}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f'<w:footnoteRef/></w:r><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve"> '
        f"{escape(n)}</w:t></w:r></w:p></w:footnote>"
        for i, n in enumerate(notes, 1)
    )
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{n}.xml" ContentType="{kinds}{k}+xml"/>'
            for n, k in (("document", "document.main"), ("footnotes", "footnotes"), ("styles", "styles"),
                         ("settings", "settings"), *((name, name[:-1]) for name in heads))
        )
        + "</Types>",
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{rel}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="r{i}" Type="{rel}/{k}" Target="{n}.xml"/>'
            for i, (n, k) in enumerate((("footnotes", "footnotes"), ("styles", "styles"),
                                        ("settings", "settings"), *((name, name[:-1]) for name in heads)), 1)
        )
        + "</Relationships>",
        "word/document.xml": f'<w:document {_W} xmlns:r="{rel}"><w:body>{"".join(body)}<w:sectPr>'
        + "".join(
            f'<w:{name[:-1]}Reference w:type="{_WHERE[name[-1]]}" r:id="r{i}"/>'
            for i, name in enumerate(heads, 4)
        )
        +         '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1700" w:bottom="1440" w:left="1700" '
        'w:header="720" w:footer="720" w:gutter="0"/>'
        f'{"<w:titlePg/>" if masthead else ""}</w:sectPr></w:body></w:document>',
        "word/footnotes.xml": f"<w:footnotes {_W}>"
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
        f"{foot}</w:footnotes>",
        "word/settings.xml": f"<w:settings {_W}>{'<w:evenAndOddHeaders/>' if masthead else ''}</w:settings>",
        "word/styles.xml": f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Noto Serif CJK SC" '
        'w:hAnsi="Noto Serif CJK SC" w:eastAsia="Noto Serif CJK SC"/><w:sz w:val="21"/><w:lang w:eastAsia="zh-CN"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="300" w:lineRule="auto"/><w:jc w:val="both"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults></w:styles>",
    }  # fmt: skip
    for name, text in heads.items():
        tag = "hdr" if name.startswith("header") else "ftr"
        parts[f"word/{name}.xml"] = f"<w:{tag} {_W}>{text}</w:{tag}>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)


def office_pdf(files: list[Path], folder: Path) -> bool:
    """Word files to PDF by LibreOffice; False where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return False
    for start in range(0, len(files), 50):
        subprocess.run(
            [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder),
             *map(str, files[start : start + 50])],
            check=True, capture_output=True,
        )  # fmt: skip
    return True


def browser_pdf(page: Path, target: Path) -> bool:
    """A page to PDF by Chromium, with its running heads; False where it is not installed."""
    browser = shutil.which("chromium")
    if browser is None:
        return False
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--no-first-run", f"--print-to-pdf={target}", page.as_uri()],
        check=True, capture_output=True,
    )  # fmt: skip
    return True
