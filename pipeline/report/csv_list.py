"""findings.csv: the findings as a plain table that Excel and any other program opens.

UTF-8 with a byte order mark, without which Excel takes Vietnamese for another encoding; commas,
lines that end as RFC 4180 has them. A cell that a spreadsheet would run as a formula begins with
an apostrophe instead (OWASP, CSV Injection); ``findings.json`` holds the words as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from pipeline.inert import inert
from pipeline.report.content import Content
from pipeline.report.records import FindingRecord
from pipeline.spreadsheets import begins_formula

HEADINGS = (
    *("Mã phát hiện", "Mức độ", "Mã quy tắc", "Đơn vị", "Văn bản", "Tệp", "Vị trí", "Trang"),
    *("Trích dẫn", "Phát hiện", "Vì sao", "Từ ngày", "Đối chiếu", "Đề nghị xử lý", "Căn cứ"),
    *("Độ chắc chắn", "Xác minh", "Tình trạng"),
)


def csv_list(content: Content) -> bytes:
    """The findings of ``content``, one a line below the headings."""
    stream = io.StringIO(newline="")
    stream.write("\ufeff")
    writer = csv.writer(stream)
    writer.writerow(HEADINGS)
    names = {unit.id: unit.name for unit in content.units}
    for finding in content.findings:
        writer.writerow(_safe(cell) for cell in _cells(content, finding, names[finding.unit]))
    return stream.getvalue().encode("utf-8")


def _cells(content: Content, finding: FindingRecord, unit: str) -> Iterator[str]:
    words = content.words
    yield finding.fingerprint
    yield words.severities[finding.severity].label
    yield finding.code
    yield unit
    yield finding.document
    yield finding.file
    yield finding.provision.where
    yield "" if finding.page is None else str(finding.page)
    yield finding.quote
    yield finding.message
    yield finding.why
    yield "" if finding.since is None else finding.since.isoformat()
    yield "\n".join(
        " — ".join(part for part in (side.where, side.quote, side.source) if part)
        for side in finding.other
    )
    yield finding.suggestion
    yield finding.basis
    yield words.sureness(finding.confidence)
    yield words.verified if finding.verified else words.unverified
    yield words.states[finding.review.state] if finding.review else ""


def _safe(text: str) -> str:
    shown = inert(text)
    return f"'{shown}" if begins_formula(shown.lstrip(" \n")) else shown
