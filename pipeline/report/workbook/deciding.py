"""The columns of the work list that a reviewer fills in, and what may stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xlsxwriter.worksheet import Worksheet

from pipeline.report.records import FindingRecord
from pipeline.report.words import Words
from pipeline.report.workbook.book import Book, Column
from pipeline.review.sheets import DECISION, FINDING, REASON, REVIEWER, UNTIL

__all__ = ["REVIEWER", "decision_columns", "finding_column", "open_for_decisions"]


def decision_columns() -> list[Column[FindingRecord]]:
    """The columns, empty: what is decided, why, until when, by whom."""
    return [
        Column(DECISION, 14, lambda n, f: ""),
        Column(REASON, 28, lambda n, f: ""),
        Column(UNTIL, 14, lambda n, f: ""),
        Column(REVIEWER, 18, lambda n, f: ""),
    ]


def finding_column() -> Column[FindingRecord]:
    """The column that tells which finding a row is, by its fingerprint."""
    return Column(FINDING, 20, lambda n, f: f.fingerprint)


def open_for_decisions(
    book: Book,
    sheet: Worksheet,
    headings: Sequence[str],
    n_rows: int,
    words: Words,
    as_of: date,
) -> None:
    """Let a reviewer choose decisions from a list, and days after the review alone.

    Args:
        book: the workbook.
        sheet: the work list, written.
        headings: those of its columns.
        n_rows: how many findings it holds.
        words: the decisions there are.
        as_of: the day of the review.
    """
    last = max(n_rows, 1)
    places = {heading: headings.index(heading) for heading in (DECISION, REASON, UNTIL, REVIEWER)}
    for row in range(1, n_rows + 1):
        for heading, place in places.items():
            sheet.write_blank(row, place, None, book.open_day if heading == UNTIL else book.open)
    sheet.data_validation(
        *(1, places[DECISION], last, places[DECISION]),
        {
            "validate": "list",
            "source": list(words.decisions),
            "error_title": DECISION,
            "error_message": f"Chọn một trong: {', '.join(words.decisions)}.",
        },
    )
    sheet.data_validation(
        *(1, places[UNTIL], last, places[UNTIL]),
        {
            "validate": "date",
            "criteria": ">",
            "value": as_of,
            "input_title": UNTIL,
            "input_message": f"Chỉ ghi khi chọn «{words.decisions[-1]}»: ngày/tháng/năm.",
            "error_title": UNTIL,
            "error_message": f"Ghi một ngày sau ngày {as_of:%d/%m/%Y}.",
        },
    )
