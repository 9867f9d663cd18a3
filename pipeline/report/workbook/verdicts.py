"""The sheet of requirements × units; those that do not concern a unit are left out."""

from __future__ import annotations

from pipeline.model.verdict import Verdict
from pipeline.report.content import Content
from pipeline.report.verdicts import VerdictRecord, place_in_words
from pipeline.report.workbook.book import Book, Column


def write_verdicts(book: Book, content: Content) -> None:
    """Write the sheet "Đối chiếu yêu cầu"."""
    words = content.words
    names = {unit.id: unit.name for unit in content.units}

    def elements(_: int, record: VerdictRecord) -> str:
        return "\n".join(
            f"{words.elements[each.kind]} ({each.asked}): {words.element_states[each.state]}"
            for each in record.elements
        )

    def quotes(_: int, record: VerdictRecord) -> str:
        return "\n".join(
            f"{place_in_words(each)}: «{each.quote}»"
            for each in (*record.provisions, *record.nearest)
        )

    columns: list[Column[VerdictRecord]] = [
        Column("STT", 6, lambda n, r: n),
        Column("Đơn vị", 24, lambda n, r: names[r.unit]),
        Column("Chủ đề", 20, lambda n, r: r.topic),
        Column("Yêu cầu", 44, lambda n, r: r.demand),
        Column("Kết luận", 16, lambda n, r: words.verdicts[r.verdict]),
        Column("Lý do", 60, lambda n, r: r.reason),
        Column("Yếu tố", 44, elements),
        Column("Trích dẫn", 60, quotes),
        Column("Căn cứ", 36, lambda n, r: r.basis),
        Column("Độ chắc chắn", 13, lambda n, r: words.sureness(r.confidence)),
        Column("Xác minh", 13, lambda n, r: words.verified if r.verified else words.unverified),
        Column("Mã yêu cầu", 26, lambda n, r: r.requirement),
    ]
    rows = [each for each in content.verdicts if each.verdict is not Verdict.NOT_APPLICABLE]
    book.list("Đối chiếu yêu cầu", columns, rows, frozen_columns=4)
