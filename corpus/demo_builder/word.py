"""Writes a sheet as DOCX, byte for byte the same each time."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from demo_builder.forms import MADE_UP
from demo_builder.sheet import Block, Kind, Sheet, label

_LEVEL = {Kind.ARTICLE: 0, Kind.CLAUSE: 1, Kind.POINT: 2}
_WHEN = datetime(2026, 11, 1)
SCREEN_FONT = "Times New Roman"
PAPER_FONT = "Tinos"  # the same widths, with every Vietnamese letter, free to embed
_COLUMN_WIDTHS = (Mm(66), Mm(96))


def write_docx(sheet: Sheet, target: Path, font: str = SCREEN_FONT) -> None:
    """Write ``sheet``: A4, margins of Decree 30/2020, page numbers, made-up notice."""
    document = Document()
    _set_up(document, font)
    numbers = _Numbers(document) if sheet.numbering == "auto" else None
    seen_break = False
    for block in sheet.blocks:
        if block.kind is Kind.PAGE_BREAK:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            if numbers and not seen_break:
                numbers.start_anew()
            seen_break = True
        elif block.kind in (Kind.HEAD, Kind.SIGNATURE):
            _columns(document, block)
        elif block.kind is Kind.TABLE:
            _table(document, block)
        else:
            _paragraph(document, block, numbers)
    if sheet.tracked:
        _track_a_change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_without_clock(buffer.getvalue()))


def _set_up(document: Any, font: str) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    style.paragraph_format.space_after = Pt(6)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(18)
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = header.add_run(MADE_UP)
    run.italic, run.font.size = True, Pt(9)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = footer.add_run()
        if kind:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        else:
            run._r.append(parse_xml(f"<w:instrText {nsdecls('w')}>{text}</w:instrText>"))
    core = document.core_properties
    core.author, core.title, core.comments = "rasoat", "Tài liệu giả định", MADE_UP
    core.created = core.modified = _WHEN


def _paragraph(document: Any, block: Block, numbers: _Numbers | None) -> None:
    paragraph = document.add_paragraph()
    automatic = numbers is not None and block.kind in _LEVEL and block.num
    if automatic and numbers is not None:
        numbers.apply(paragraph, _LEVEL[block.kind])
    text = block.text if automatic else label(block) + block.text
    run = paragraph.add_run(text)
    centered = block.kind in (Kind.CENTER, Kind.ITALIC_CENTER, Kind.CHAPTER)
    if centered and not (block.kind is Kind.CHAPTER and block.text[:1].isdigit()):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if not automatic:
            paragraph.paragraph_format.first_line_indent = Mm(10)
    run.bold = block.kind in (Kind.CENTER, Kind.CHAPTER) or (
        block.kind is Kind.ARTICLE and not block.text.endswith((".", "./."))
    )
    run.italic = block.kind in (Kind.BASIS, Kind.ITALIC_CENTER)


def _columns(document: Any, block: Block) -> None:
    """Two columns without borders: the head, or recipients and signature."""
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, _COLUMN_WIDTHS, strict=True):
        cell.width = width
    for cell, lines, left in zip(table.rows[0].cells, block.rows, (True, False), strict=True):
        cell.paragraphs[0]._p.getparent().remove(cell.paragraphs[0]._p)
        for position, line in enumerate(lines):
            paragraph = cell.add_paragraph()
            run = paragraph.add_run(line)
            run.font.size = Pt(11 if block.kind is Kind.SIGNATURE and left else 12)
            recipients = block.kind is Kind.SIGNATURE and left
            paragraph.alignment = (
                WD_ALIGN_PARAGRAPH.LEFT if recipients else WD_ALIGN_PARAGRAPH.CENTER
            )
            paragraph.paragraph_format.space_after = Pt(0)
            dated = ", ngày " in line
            run.italic = dated or (recipients and position == 0)
            run.bold = not dated and not line.startswith(("Số", "V/v", "- "))
            if line == "Độc lập - Tự do - Hạnh phúc":
                run.underline = True
    document.add_paragraph()


def _table(document: Any, block: Block) -> None:
    table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]))
    table.style = "Table Grid"
    for row, texts in enumerate(block.rows):
        for column, text in enumerate(texts):
            if text == "^":
                table.cell(row - 1, column).merge(table.cell(row, column))
            else:
                cell = table.cell(row, column)
                run = cell.paragraphs[0].add_run(text)
                run.font.size = Pt(12)
                run.bold = row == 0 and len(texts) > 2
    document.add_paragraph()


class _Numbers:
    """Word's automatic numbering: Điều 1. / 1. / a)."""

    def __init__(self, document: Any) -> None:
        self._numbering = document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for level, (form, text) in enumerate(
                (("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
            )
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        self._numbering.insert(0, abstract)
        self._id = 70
        self.start_anew()

    def start_anew(self) -> None:
        """A new list: articles count from 1 again."""
        self._id += 1
        self._numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._id}"><w:abstractNumId w:val="77"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )

    def apply(self, paragraph: Any, level: int) -> None:
        """Number a paragraph."""
        paragraph._p.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{self._id}"/></w:numPr>'
            )
        )


def _track_a_change(document: Any) -> None:
    """Leave one deletion and one insertion unsettled in the last paragraph that holds a text."""
    paragraph = [each for each in document.paragraphs if len(each.text) > 40][-1]
    for tag, inner, text in (
        ("del", "delText", " (dự thảo)"),
        ("ins", "t", " Văn bản gốc lưu tại văn thư."),
    ):
        paragraph._p.append(
            parse_xml(
                f'<w:{tag} {nsdecls("w")} w:id="9{len(tag)}" w:author="Người góp ý" '
                f'w:date="2026-10-01T00:00:00Z"><w:r><w:{inner} xml:space="preserve">{text}</w:{inner}>'
                f"</w:r></w:{tag}>"
            )
        )


def _without_clock(data: bytes) -> bytes:
    """The same package with every entry dated alike."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, (2026, 11, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
