"""The papers a review hands in, as Word files laid out as administrative documents are.

``page``        paper, fonts, numbers of pages and of headings
``runs``        words with their weight, as paragraphs of Word
``grid``        tables whose head is repeated on every page
``letterhead``  the official head, and the signature block
``sheet``       the review sheet of one unit
``lists``       the ministry's report with the lists of documents
``saving``      the same document, the same bytes

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I and III. No macro, no field but numbers of pages.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.report.content import Content
from pipeline.report.page_names import page_names
from pipeline.report.word.lists import lists_report
from pipeline.report.word.sheet import unit_sheet

__all__ = ["LISTS_NAME", "SHEETS_FOLDER", "write_word"]

SHEETS_FOLDER = "phieu"
LISTS_NAME = "danh-muc.docx"


def write_word(content: Content, out: Path) -> None:
    """Write ``danh-muc.docx`` and ``phieu/UNIT.docx`` for each unit with files into ``out``.

    Sheets that an earlier run left there are removed.

    Raises:
        OSError: ``out`` cannot be written.
    """
    folder = out / SHEETS_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("*.docx"):
        stale.unlink()
    names = page_names(unit.id for unit in content.units)
    with_files = {record.unit for record in content.inputs}
    for unit in content.units:
        if unit.id in with_files:
            (folder / f"{names[unit.id]}.docx").write_bytes(unit_sheet(content, unit))
    (out / LISTS_NAME).write_bytes(lists_report(content))
