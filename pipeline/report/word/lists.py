"""The ministry's report on a review; each list of documents is an annex to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.inert import storable
from pipeline.model.run import Status
from pipeline.report.content import Content
from pipeline.report.payload import vietnamese_date
from pipeline.report.word.grid import Row
from pipeline.report.word.letterhead import (
    add_annex_title,
    add_letterhead,
    add_signatures,
    add_title,
    letterhead_of_ministry,
)
from pipeline.report.word.page import Paper
from pipeline.report.word.runs import BOX, DOTS, Aligned, Paragraph, numbered, plain, sentence
from pipeline.report.word.sheet import footer_of
from pipeline.sorting import Criteria, Listing, ReviewList, SortedDocument, load_criteria

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
_COUNTS = (14.0, 103.0, 24.0, 24.0)  # millimetres, as the next
_ENTRIES = (11.0, 33.0, 42.0, 46.0, 85.0, 35.0)
_ENDED = (12.0, 34.0, 42.0, 44.0, 56.0, 26.0, 38.0)
_MOST_FACTS = 6
_HEADS = ("TT", "Đơn vị", "Tên loại, số, ký hiệu, ngày ban hành", "Trích yếu nội dung")


def lists_report(content: Content) -> bytes:
    """The report: how many documents are proposed for each list, and the lists themselves."""
    criteria = load_criteria()
    day = vietnamese_date(content.run.as_of)
    listed = {
        each: [(d, found) for d in content.documents if (found := d.listing(each))]
        for each in ReviewList
    }
    annexes = dict(zip((each for each in ReviewList if listed[each]), _ROMAN, strict=False))
    paper = Paper("Báo cáo kết quả rà soát văn bản nội bộ", content.run.as_of, footer_of(content))
    head = letterhead_of_ministry(content)
    add_letterhead(paper, head, "BC-………")
    add_title(
        paper, "Báo cáo", f"Kết quả rà soát văn bản nội bộ, đối chiếu hiệu lực đến ngày {day}"
    )
    paper.add(plain("Kính gửi: ………………………………………", aligned=Aligned.CENTER, before=12, after=6))
    paper.heading("Phạm vi rà soát")
    for line in _scope(content):
        paper.text(line)
    paper.heading("Kết quả phân loại")
    paper.text(
        "Phân loại dưới đây là đề nghị do phần mềm lập theo tiêu chí định sẵn; người rà soát kiểm "
        "tra, kết luận. Một văn bản có thể có ở nhiều danh mục.",
        keep_next=True,
    )
    paper.grid(
        _COUNTS,
        ("TT", "Danh mục", "Phụ lục", "Số văn bản"),
        _counts(paper, criteria, listed, annexes),
    )
    paper.text(
        "Văn bản ở các danh mục đề nghị thay thế, bãi bỏ, sửa đổi, bổ sung vẫn còn hiệu lực cho "
        "đến khi cấp có thẩm quyền ban hành văn bản xử lý. Chi tiết từng phát hiện ghi tại phiếu "
        "rà soát văn bản của mỗi đơn vị.",
        before=6,
    )
    add_signatures(
        paper,
        head,
        ("Như trên;", "Các đơn vị được rà soát;"),
        ("Quyền hạn, chức vụ của người ký",),
    )
    for each, number in annexes.items():
        paper.annex()
        add_annex_title(
            paper,
            number,
            criteria.lists[each].title,
            f"Kèm theo Báo cáo số …………/BC-……… ngày …… tháng …… năm {content.run.as_of.year}",
            criteria.lists[each].note,
        )
        _entries(content, paper, each, listed[each])
    return paper.saved()


def _scope(content: Content) -> Iterator[str]:
    units = {storable(each.outcome.source.unit) for each in content.documents}
    statuses = Counter(each.outcome.status for each in content.documents)
    parts = (
        (statuses[Status.ANALYSED], "đọc trọn"),
        (statuses[Status.DEGRADED], "đọc chưa trọn"),
        (statuses[Status.FAILED] + statuses[Status.WITHHELD], "chưa rà soát được"),
    )
    told = ", ".join(f"{count} tệp {what}" for count, what in parts if count)
    files = f"{len(content.documents)} tệp văn bản của {len(units)} đơn vị"
    yield f"Rà soát {files}: {told}." if told else f"Rà soát {files}."
    yield f"Tổng số phát hiện: {len(content.findings)}."


def _counts(
    paper: Paper,
    criteria: Criteria,
    listed: dict[ReviewList, list[tuple[SortedDocument, Listing]]],
    annexes: dict[ReviewList, str],
) -> Iterator[Row]:
    counter = paper.counter()
    for each in ReviewList:
        yield Row(
            (
                (numbered(counter),),
                (plain(criteria.lists[each].title),),
                (plain(annexes.get(each, "–"), aligned=Aligned.CENTER),),
                (plain(str(len(listed[each])), aligned=Aligned.CENTER),),
            )
        )


def _entries(
    content: Content,
    paper: Paper,
    list_: ReviewList,
    entries: list[tuple[SortedDocument, Listing]],
) -> None:
    names = {unit.id: unit.name for unit in content.units}
    ended = list_ in (ReviewList.EXPIRED, ReviewList.PARTLY_EXPIRED)
    counter = paper.counter()
    heads = (*_HEADS, "Lý do, căn cứ", *(("Ngày hết hiệu lực",) if ended else ()))
    rows = []
    for document, listing in entries:
        outcome = document.outcome
        cells: list[tuple[Paragraph, ...]] = [
            (numbered(counter),),
            (plain(names[storable(outcome.source.unit)]),),
            (plain(storable(outcome.name or outcome.source.path)),),
            (plain(storable(outcome.title) or "…"),),
            tuple(_grounds(listing)),
        ]
        if ended:
            cells.append((plain(vietnamese_date(listing.since), aligned=Aligned.CENTER),))
        cells.append(
            (
                plain(f"{BOX} Đồng ý"),
                plain(f"{BOX} Không đồng ý"),
                plain(f"Lý do: {DOTS * 4}"),
            )
        )
        rows.append(Row(tuple(cells)))
    paper.grid(_ENDED if ended else _ENTRIES, (*heads, "Ý kiến người rà soát"), rows)


def _grounds(listing: Listing) -> Iterator[Paragraph]:
    yield plain(listing.reason)
    for fact in listing.facts[:_MOST_FACTS]:
        yield plain(f"- {sentence(storable(fact))}")
    more = len(listing.facts) - _MOST_FACTS
    if more > 0:
        yield plain(f"- và {more} điểm khác, xem phiếu rà soát của đơn vị.", italic=True)
