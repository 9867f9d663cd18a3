"""The first sheet: units by rule families, with their sums."""

from __future__ import annotations

from pipeline.report.content import Content
from pipeline.report.payload import vietnamese_date
from pipeline.report.tally import families, unit_rows
from pipeline.report.workbook.book import Book, page_setup

_HEAD_ROW = 3


def write_overview(book: Book, content: Content) -> None:
    """Write the sheet "Tổng hợp"."""
    sheet = book.sheet("Tổng hợp")
    columns = families(content)
    rows = unit_rows(content)
    book.text(sheet, 0, 0, "Kết quả rà soát văn bản nội bộ", book.title)
    day = vietnamese_date(content.run.as_of)
    sheet.write_string(
        1, 0, f"Đối chiếu hiệu lực đến ngày {day}. Phần mềm rasoat {content.run.version}."
    )
    heads = [
        "Đơn vị",
        "Số tệp",
        *(f"{f}: {content.words.family(f).label}" for f in columns),
        "Tổng số phát hiện",
        "Trong đó nghiêm trọng",
    ]
    for column, head in enumerate(heads):
        book.text(sheet, _HEAD_ROW, column, head, book.head)
    first = _HEAD_ROW + 1
    for row, entry in enumerate(rows, start=first):
        book.text(sheet, row, 0, entry.unit.name, book.plain)
        numbers = [entry.n_inputs, *(c.count for c in entry.cells), entry.n_findings, entry.n_high]
        for column, number in enumerate(numbers, start=1):
            sheet.write_number(row, column, number, book.plain)
    last = first + len(rows)
    book.text(sheet, last, 0, "Cộng", book.total)
    sums = [
        sum(r.n_inputs for r in rows),
        *(sum(r.cells[place].count for r in rows) for place in range(len(columns))),
        sum(r.n_findings for r in rows),
        sum(r.n_high for r in rows),
    ]
    for column, number in enumerate(sums, start=1):
        sheet.write_number(last, column, number, book.total)
    if rows and columns:
        sheet.conditional_format(
            first,
            2,
            last - 1,
            1 + len(columns),
            {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#9DBEE0"},
        )
    sheet.set_row(_HEAD_ROW, 34)
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, len(heads) - 1, 14)
    sheet.freeze_panes(first, 1)
    page_setup(sheet, heading_row=_HEAD_ROW)
