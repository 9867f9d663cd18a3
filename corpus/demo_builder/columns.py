"""What stands in columns: the head, recipients beside the signature, ruled tables."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from demo_builder.sheet import PARTY_MOTTO, Block
from demo_builder.word_parts import add_rule

TEXT_WIDTH = 162  # mm: A4 less the margins
_HEAD_WIDTHS = (68, 94)
_SIGNATURE_WIDTHS = (80, 82)
_ROOM_FOR_A_HAND = Pt(52)


def add_head(document: Any, block: Block) -> None:
    """Bodies and number on the left, motto with place and date on the right, rules below."""
    left, right = block.rows
    number = next((at for at, line in enumerate(left) if line.startswith("Số")), len(left))
    table = _frame(document, _HEAD_WIDTHS, 2)
    bodies, motto = table.cell(0, 0), table.cell(0, 1)
    party = right[0] == PARTY_MOTTO
    star = "*" in left[:number]
    names = [line for line in left[:number] if line != "*"]
    for line in names:
        _line(bodies, line, bold=line == names[-1])
    if star:
        _line(bodies, "*", bold=False)
    else:
        add_rule(bodies, 24, _HEAD_WIDTHS[0])
    for line in right[:-1]:
        _line(motto, line, bold=True, size=14 if party else 12)
    add_rule(motto, 72 if party else 56, _HEAD_WIDTHS[1])
    for line in left[number:]:
        _line(table.cell(1, 0), line, bold=False, size=13 if line.startswith("Số") else 12)
    if right[-1]:
        _line(table.cell(1, 1), right[-1], italic=True, size=13)
    _drop_first_lines(table)
    _gap(document)


def add_signature(document: Any, block: Block) -> None:
    """Recipients on the left, capacity, post and name on the right."""
    recipients, signer = block.rows
    table = _frame(document, _SIGNATURE_WIDTHS, 1)
    left, right = table.rows[0].cells
    for line in recipients:
        heads = line.startswith("Nơi nhận")
        paragraph = _line(left, line, bold=heads, italic=heads, size=12 if heads else 11)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for position, line in enumerate(signer):
        paragraph = _line(right, line, bold=True, size=13)
        if position == len(signer) - 1 and len(signer) > 1:
            paragraph.paragraph_format.space_before = _ROOM_FOR_A_HAND
    _drop_first_lines(table)


def add_table(document: Any, block: Block) -> None:
    """A ruled table, first row bold; "^" and "<" merge a cell with the one above or before."""
    columns = len(block.rows[0])
    table = document.add_table(rows=len(block.rows), cols=columns)
    table.style = "Table Grid"
    _set_widths(table, [TEXT_WIDTH * share / sum(block.widths) for share in block.widths])
    for row, texts in enumerate(block.rows):
        for column, text in enumerate(texts):
            if text == "^":
                _merge(table.cell(row - 1, column), table.cell(row, column))
            elif text == "<":
                _merge(table.cell(row, column - 1), table.cell(row, column))
            else:
                _fill(
                    table.cell(row, column), text, heads=row == 0 and columns > 2, lists=columns > 2
                )
    _gap(document)


def _merge(into: Any, cell: Any) -> None:
    words = [paragraph.text for paragraph in into.paragraphs]
    merged = into.merge(cell)
    for paragraph in merged.paragraphs[len(words) :]:
        paragraph._p.getparent().remove(paragraph._p)


def _fill(cell: Any, text: str, *, heads: bool, lists: bool) -> None:
    for position, words in enumerate(text.split("//")):
        paragraph = cell.paragraphs[0] if position == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(words.strip())
        run.font.size = Pt(12)
        run.bold = heads or None
        short = heads or (lists and len(words.strip()) <= 3)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if short else WD_ALIGN_PARAGRAPH.LEFT


def _frame(document: Any, widths: tuple[int, int], rows: int) -> Any:
    """A table without borders that holds two columns side by side."""
    table = document.add_table(rows=rows, cols=2)
    table._tbl.tblPr.append(
        parse_xml(
            f'<w:tblCellMar {nsdecls("w")}><w:left w:w="0" w:type="dxa"/>'
            '<w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        )
    )
    _set_widths(table, list(widths))
    return table


def _set_widths(table: Any, widths: list[float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _line(cell: Any, text: str, *, bold: bool = False, italic: bool = False, size: int = 12) -> Any:
    paragraph = cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return paragraph


def _drop_first_lines(table: Any) -> None:
    """Take out the empty paragraph a new cell begins with, where another follows."""
    for cell in table._cells:
        if len(cell._tc.findall(qn("w:p"))) > 1:
            cell._tc.remove(cell._tc.find(qn("w:p")))


def _gap(document: Any) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
