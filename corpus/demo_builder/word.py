"""Writes a sheet as DOCX, byte for byte the same each time.

A4, margins and letters of Decree 30/2020/NĐ-CP, Annex I.
"""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from demo_builder.columns import TEXT_WIDTH, add_head, add_signature, add_table
from demo_builder.numbering import Numbering
from demo_builder.package import settled_package
from demo_builder.sheet import MADE_UP, Block, Kind, Mark, Sheet, pieces
from demo_builder.word_parts import Footnotes, add_change, add_rule, add_text_box

SCREEN_FONT = "Times New Roman"
PAPER_FONT = "Tinos"  # the same widths, with every Vietnamese letter, free to embed
_WHEN = datetime(2026, 11, 1)
_CENTERED = (Kind.TITLE, Kind.SUBJECT, Kind.ITALIC_CENTER)


def write_docx(sheet: Sheet, target: Path, font: str = SCREEN_FONT) -> None:
    """Write ``sheet`` with page numbers and the notice that it is made up."""
    document = Document()
    _set_up(document, font)
    writer = _Writer(document, sheet)
    for block in sheet.blocks:
        writer.write(block)
    writer.close()
    buffer = io.BytesIO()
    document.save(buffer)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(settled_package(buffer.getvalue(), "NFD" if sheet.decomposed else "NFC"))


class _Writer:
    def __init__(self, document: Any, sheet: Sheet) -> None:
        self._document = document
        self._notes = Footnotes(document)
        self._numbers = Numbering(document, sheet) if sheet.automatic else None

    def write(self, block: Block) -> None:
        match block.kind:
            case Kind.PAGE_BREAK:
                self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case Kind.HEAD:
                add_head(self._document, block)
            case Kind.SIGNATURE:
                add_signature(self._document, block)
            case Kind.TABLE:
                add_table(self._document, block)
            case Kind.BOX:
                add_text_box(self._document, block.text)
            case Kind.CHAPTER:
                self._centered(block.label, Pt(0), before=Pt(8))
                self._centered(block.text, Pt(6))
            case _ if block.kind in _CENTERED:
                self._centered(block.text, Pt(2), italic=block.kind is Kind.ITALIC_CENTER)
                if block.kind is Kind.SUBJECT:
                    add_rule(self._document, 56, TEXT_WIDTH)
            case _:
                self._paragraph(block)

    def close(self) -> None:
        self._notes.save()

    def _centered(self, text: str, after: Any, *, before: Any = None, italic: bool = False) -> None:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = before
        paragraph.paragraph_format.space_after = after
        paragraph.paragraph_format.keep_with_next = True
        run = paragraph.add_run(text)
        run.bold, run.italic = not italic, italic

    def _paragraph(self, block: Block) -> None:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        heads = block.kind in (Kind.ARTICLE, Kind.HEADING)
        titled = heads and not block.text.endswith((".", ";", ":", ",", "/"))
        paragraph.paragraph_format.keep_with_next = titled
        if self._numbers is not None and self._numbers.numbers(block):
            self._numbers.apply(paragraph, block)
        else:
            if block.kind is not Kind.HEADING:
                paragraph.paragraph_format.first_line_indent = Mm(10)
            if block.label:
                paragraph.add_run(f"{block.label} ").bold = heads or None
        for mark, words in pieces(block.text):
            if mark is Mark.FOOTNOTE:
                self._notes.add(paragraph, words)
            elif mark is Mark.PLAIN:
                run = paragraph.add_run(words)
                run.bold = titled or None
                run.italic = block.kind is Kind.BASIS or None
            else:
                add_change(paragraph, words, inserted=mark is Mark.INSERTED)


def _set_up(document: Any, font: str) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(13)
    for script in ("w:eastAsia", "w:cs"):
        style.element.rPr.rFonts.set(qn(script), font)
    style.paragraph_format.space_after = Pt(6)
    style.paragraph_format.line_spacing = 1.1
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
    for kind in ("begin", "", "end"):
        run = footer.add_run()
        if kind:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        else:
            run._r.append(parse_xml(f"<w:instrText {nsdecls('w')}>PAGE</w:instrText>"))
    core = document.core_properties
    core.author, core.title, core.comments = "rasoat", "Tài liệu giả định", MADE_UP
    core.created = core.modified = _WHEN
