"""A workbook being written: its formats, and a list as one sheet.

Every cell is written as a string or a number, never as a formula; what a document says cannot
become one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.inert import inert
from pipeline.model.finding import Severity
from pipeline.spreadsheets import begins_formula

Row = TypeVar("Row")

LONGEST_CELL = 32_767  # characters; Excel's limit
_LINE_HEIGHT = 15  # points
_TALLEST_ROW = 409  # points; Excel's limit
_CUT = " … (còn nữa, xem findings.json)"
_TINTS = {Severity.HIGH: "#F8D7DA", Severity.MEDIUM: "#FDEBC8", Severity.LOW: "#DCE8F4"}


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its heading, width in characters, and what it shows of a row.

    ``value`` takes the row's number, from 1, and the row.
    """

    heading: str
    width: int
    value: Callable[[int, Row], str | int]


class Book:
    """One workbook being written; holds its formats."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        plain = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#C9D1DA"}
        self.plain = workbook.add_format(plain)
        # Excel keeps text with this mark as text even when a person edits the cell.
        self._quoted = workbook.add_format({**plain, "quote_prefix": True})
        self.title = workbook.add_format({"bold": True, "font_size": 14})
        self.head = workbook.add_format(
            {
                **plain,
                "bold": True,
                "bg_color": "#1F3F66",
                "font_color": "#FFFFFF",
                "valign": "vcenter",
            }
        )
        # In the middle: at the right a page's number would run into the words of the next cell.
        self.number = workbook.add_format({**plain, "align": "center"})
        self.total = workbook.add_format({**plain, "bold": True, "bg_color": "#EEF2F6"})
        self.link = workbook.add_format({**plain, "font_color": "#0B57A4", "underline": 1})
        # What a reviewer fills in.
        self.open = workbook.add_format({**plain, "bg_color": "#FFFDF0"})
        self.open_day = workbook.add_format(
            {**plain, "bg_color": "#FFFDF0", "num_format": "dd/mm/yyyy"}
        )
        self.tints = {
            severity: workbook.add_format({**plain, "bold": True, "bg_color": tint})
            for severity, tint in _TINTS.items()
        }

    def sheet(self, name: str) -> Worksheet:
        """A new, empty sheet."""
        return self._workbook.add_worksheet(name)

    def list(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        rows: Sequence[Row],
        *,
        frozen_columns: int,
    ) -> Worksheet:
        """A new sheet with a row for each of ``rows``: head that stays in sight, filters."""
        sheet = self.sheet(name)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            self.text(sheet, 0, place, column.heading, self.head)
        for line, row in enumerate(rows, start=1):
            height = 1
            for place, column in enumerate(columns):
                value = column.value(line, row)
                if isinstance(value, int):
                    sheet.write_number(line, place, value, self.number)
                else:
                    self.text(sheet, line, place, value, self.plain)
                    height = max(height, _lines(value, column.width))
            sheet.set_row(line, min(height * _LINE_HEIGHT, _TALLEST_ROW))
        sheet.set_row(0, 34)
        sheet.freeze_panes(1, frozen_columns)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        page_setup(sheet, heading_row=0)
        return sheet

    def text(self, sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
        """Write ``text`` as text, whatever it begins with; cut, and saying so, where too long."""
        text = inert(text)
        if not text:
            sheet.write_blank(row, column, None, style)
            return
        if len(text) > LONGEST_CELL:
            text = text[: LONGEST_CELL - len(_CUT)] + _CUT
        if style is self.plain and begins_formula(text):
            style = self._quoted
        sheet.write_string(row, column, text, style)


def page_setup(sheet: Worksheet, *, heading_row: int) -> None:
    """On paper: A3 across, all columns on one page, the head on every page, pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heading_row)
    sheet.set_footer("&CTrang &P/&N")


def _lines(text: str, width: int) -> int:
    """How many lines ``text`` takes, about, in a column ``width`` characters wide."""
    return sum(-(-len(line) // width) or 1 for line in text.split("\n"))
