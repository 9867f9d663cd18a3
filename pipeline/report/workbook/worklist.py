"""The work list: one row a finding, to filter, to decide on, with a link to its evidence."""

from __future__ import annotations

from pipeline.report.content import Content
from pipeline.report.page_names import page_names
from pipeline.report.payload import vietnamese_date
from pipeline.report.records import FindingRecord
from pipeline.report.workbook.book import Book, Column
from pipeline.report.workbook.deciding import (
    REVIEWER,
    decision_columns,
    finding_column,
    open_for_decisions,
)
from pipeline.report.workbook.following import run_column, standing_columns

_EVIDENCE = "Bằng chứng"
_OPEN = "Mở"
_MOST_LINKS = 65_530  # on one sheet; Excel's limit


def write_worklist(book: Book, content: Content) -> None:
    """Write the sheet "Phát hiện"."""
    words = content.words
    columns = _columns(content)
    headings = [column.heading for column in columns]
    findings = content.findings
    sheet = book.list("Phát hiện", columns, findings, frozen_columns=4)
    pages = page_names(unit.id for unit in content.units)
    severity, evidence = headings.index("Mức độ"), headings.index(_EVIDENCE)
    for row, finding in enumerate(findings, start=1):
        label = words.severities[finding.severity].label
        sheet.write_string(row, severity, label, book.tints[finding.severity])
        if row <= _MOST_LINKS:
            place = f"external:units/{pages[finding.unit]}.html#f={finding.fingerprint}"
            sheet.write_url(row, evidence, place, book.link, _OPEN)
    # On paper the columns a decision needs; the rest would make them too small to read.
    sheet.print_area(0, 0, len(findings), headings.index(REVIEWER))
    open_for_decisions(book, sheet, headings, len(findings), words, content.run.as_of)


def _columns(content: Content) -> list[Column[FindingRecord]]:
    words = content.words
    names = {unit.id: unit.name for unit in content.units}

    def title(_: int, finding: FindingRecord) -> str:
        card = content.rules.get(finding.code)
        return card.title if card else ""

    return [
        Column("STT", 6, lambda n, f: n),
        Column("Mức độ", 13, lambda n, f: words.severities[f.severity].label),
        Column("Mã", 9, lambda n, f: f.code),
        Column("Đơn vị", 20, lambda n, f: names[f.unit]),
        Column("Văn bản", 24, lambda n, f: f.document),
        Column("Vị trí", 20, lambda n, f: f.provision.where),
        Column("Trang", 7, lambda n, f: "" if f.page is None else f.page),
        Column("Trích dẫn", 40, lambda n, f: f.quote),
        Column("Phát hiện", 40, lambda n, f: f.message),
        Column("Đề nghị xử lý", 52, lambda n, f: f.suggestion),
        Column(_EVIDENCE, 12, lambda n, f: ""),
        *decision_columns(),
        *standing_columns(content),
        Column("Vì sao", 72, lambda n, f: f.why),
        Column("Từ ngày", 12, lambda n, f: vietnamese_date(f.since)),
        Column("Đối chiếu", 72, _others),
        Column("Căn cứ", 32, lambda n, f: f.basis),
        Column("Độ chắc chắn", 13, lambda n, f: words.sureness(f.confidence)),
        Column("Xác minh", 13, lambda n, f: words.verified if f.verified else words.unverified),
        Column("Loại văn bản", 14, lambda n, f: content.kinds[f.file]),
        Column("Quy tắc", 30, title),
        Column("Tệp", 36, lambda n, f: f.file),
        finding_column(),
        run_column(content),
    ]


def _others(_: int, finding: FindingRecord) -> str:
    sides = (
        " — ".join(part for part in (side.where, side.quote, side.source) if part)
        for side in finding.other
    )
    return "\n".join(sides)
