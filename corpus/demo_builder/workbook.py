"""Writes the tables of a sheet as an Excel workbook, its other lines above them."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import xlsxwriter

from demo_builder.package import settled_package
from demo_builder.sheet import MADE_UP, Sheet

_WHEN = datetime(2026, 11, 1)


def write_xlsx(sheet: Sheet, target: Path) -> None:
    """Write ``sheet``: a line a row, tables cell by cell; "^" and "<" are merged cells."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    book.set_properties({"created": _WHEN, "comments": MADE_UP})
    page = book.add_worksheet("Các bước")
    row = 0
    for line in (MADE_UP, *(block.line for block in sheet.blocks if block.line)):
        page.write_string(row, 0, line)
        row += 1
    for block in sheet.blocks:
        for cells in block.rows:
            for column, text in enumerate(cells):
                if text not in ("^", "<"):
                    page.write_string(row, column, text)
            row += 1
    book.close()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(settled_package(held.getvalue()))
