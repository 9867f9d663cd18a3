"""The review sheet of one unit: what was found in its documents, and room for an opinion."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.inert import storable
from pipeline.model.finding import Severity
from pipeline.model.run import Status, Unit, UnitKind
from pipeline.report.content import Content
from pipeline.report.payload import surroundings, vietnamese_date
from pipeline.report.records import FindingRecord, OtherSide
from pipeline.report.word.grid import Cell, Row
from pipeline.report.word.letterhead import (
    add_annex_title,
    add_letterhead,
    add_signatures,
    add_title,
    letterhead_of_unit,
)
from pipeline.report.word.page import UPRIGHT_WIDTH, Paper
from pipeline.report.word.runs import (
    BOX,
    DOTS,
    Aligned,
    Paragraph,
    Words,
    numbered,
    plain,
    sentence,
)
from pipeline.sorting import SortedDocument, load_criteria

_SUMMARY = (12.0, 88.0, 41.0, 24.0)  # millimetres, as the next
_DETAILS = (11.0, 62.0, 90.0, 47.0, 42.0)
_LONGEST = 1_500  # characters of one quote; more would fill pages
_CUT = " … (còn nữa, xem báo cáo)"
_SHEET = "Phiếu rà soát văn bản"


def footer_of(content: Content) -> str:
    """What stands at the foot of every page: that a program proposes and a person decides."""
    return (
        f"Dự thảo do phần mềm rasoat {content.run.version} lập, đối chiếu đến ngày "
        f"{vietnamese_date(content.run.as_of)}; mọi phân loại do người rà soát quyết định."
    )


def unit_sheet(content: Content, unit: Unit) -> bytes:
    """The sheet of ``unit``: its documents with what is proposed for each, then each finding."""
    day = vietnamese_date(content.run.as_of)
    documents = [
        each for each in content.documents if storable(each.outcome.source.unit) == unit.id
    ]
    all_findings = [finding for finding in content.findings if finding.unit == unit.id]
    findings = [finding for finding in all_findings if not finding.is_set_aside]
    paper = Paper(f"{_SHEET}: {unit.name}", content.run.as_of, footer_of(content))
    head = letterhead_of_unit(content, unit)
    whose = f"chung của {head.body}" if unit.kind is UnitKind.MINISTRY else f"của {unit.name}"
    add_letterhead(paper, head, "")
    add_title(
        paper,
        _SHEET,
        f"Kết quả rà soát quy chế, quy định, quy trình {whose}",
    )
    paper.heading("Thông tin chung")
    for line in _general(content, unit, documents, findings, day):
        paper.text(line)
    if aside := len(all_findings) - len(findings):
        paper.text(f"Không liệt kê {aside} phát hiện đã được bác bỏ hoặc miễn trừ ở lần trước.")
    paper.heading("Kết quả rà soát từng văn bản")
    rows = _summary(paper, documents, findings)
    paper.grid(_SUMMARY, ("TT", "Văn bản", "Đề nghị", "Số phát hiện"), rows)
    _opinion(paper)
    add_signatures(
        paper,
        head,
        ("Đơn vị chủ trì rà soát;",),
        ("Người rà soát", "Thủ trưởng đơn vị"),
    )
    if findings:
        paper.annex()
        add_annex_title(
            paper,
            "",
            "Chi tiết phát hiện và ý kiến của người rà soát",
            f"Kèm theo {_SHEET} số …………… ngày …… tháng …… năm {content.run.as_of.year}",
            "",
        )
        paper.grid(
            _DETAILS,
            (
                "TT",
                "Vị trí, nội dung hiện hành",
                "Phát hiện, lý do, căn cứ",
                "Đề nghị xử lý",
                "Ý kiến người rà soát",
            ),
            _details(content, paper, documents, findings),
        )
    return paper.saved()


def _general(
    content: Content,
    unit: Unit,
    documents: list[SortedDocument],
    findings: list[FindingRecord],
    day: str,
) -> Iterator[str]:
    unread = [d for d in documents if d.outcome.status in (Status.FAILED, Status.WITHHELD)]
    yield f"Đơn vị có văn bản được rà soát: {unit.name}."
    yield f"Ngày đối chiếu hiệu lực: {day}."
    said = f"Số tệp văn bản: {len(documents)}"
    yield f"{said}, trong đó {len(unread)} tệp chưa rà soát được." if unread else f"{said}."
    severities = Counter(finding.severity for finding in findings)
    parts = ", ".join(
        f"{content.words.severities[severity].label.lower()}: {severities[severity]}"
        for severity in Severity
    )
    yield f"Số phát hiện: {len(findings)} ({parts})."


def _summary(
    paper: Paper, documents: list[SortedDocument], findings: list[FindingRecord]
) -> Iterator[Row]:
    words = load_criteria().lists
    counted = Counter(finding.file for finding in findings)
    counter = paper.counter()
    for document in documents:
        yield Row(
            (
                (numbered(counter),),
                tuple(_named(document)),
                tuple(plain(words[each.list].label) for each in document.listings),
                (
                    plain(
                        str(counted[storable(document.outcome.source.path)]),
                        aligned=Aligned.CENTER,
                    ),
                ),
            )
        )


def _named(document: SortedDocument) -> Iterator[Paragraph]:
    outcome = document.outcome
    yield plain(storable(outcome.name or outcome.source.path), bold=True)
    if outcome.title and outcome.title != outcome.name:
        yield plain(storable(outcome.title))
    if outcome.problem:
        yield plain(storable(outcome.problem), italic=True)


def _opinion(paper: Paper) -> None:
    paper.heading("Ý kiến chung của người rà soát")
    for choice in (
        "Thống nhất với các đề nghị nêu tại phiếu này.",
        "Thống nhất một phần; ý kiến về từng phát hiện ghi tại Phụ lục.",
        "Không thống nhất.",
    ):
        paper.text(f"{BOX} {choice}", keep_next=True)
    paper.add(
        plain("Lý do, ý kiến khác:", before=3, first=10, keep_next=True, leader=UPRIGHT_WIDTH)
    )
    paper.add(*(plain("", before=3, keep_next=True, leader=UPRIGHT_WIDTH) for _ in range(2)))


def _details(
    content: Content,
    paper: Paper,
    documents: list[SortedDocument],
    findings: list[FindingRecord],
) -> Iterator[Row]:
    of_file: dict[str, list[FindingRecord]] = defaultdict(list)
    for finding in findings:
        of_file[finding.file].append(finding)
    counter = paper.counter()
    sorted_ = {storable(each.outcome.source.path): each for each in documents}
    for file, found in of_file.items():
        yield Row((_band(sorted_.get(file), file),))
        for finding in found:
            yield Row(
                (
                    (numbered(counter),),
                    tuple(_place(finding)),
                    tuple(_found(content, finding)),
                    tuple(_proposed(content, finding)),
                    tuple(_answer(content, finding)),
                )
            )


def _band(document: SortedDocument | None, file: str) -> Cell:
    """The row above a document's findings."""
    if document is None:
        return (plain(file, bold=True, keep_next=True),)
    outcome = document.outcome
    named = storable(outcome.name or file)
    title = f" – {storable(outcome.title)}" if outcome.title and outcome.title != named else ""
    labels = load_criteria().lists
    proposed = "; ".join(labels[each.list].label.lower() for each in document.listings)
    return (
        Paragraph((Words(named, bold=True), Words(title)), keep_next=True),
        plain(f"Phân loại: {proposed}.", italic=True, keep_next=True),
    )


def _place(finding: FindingRecord) -> Iterator[Paragraph]:
    page = f"trang {finding.page}" if finding.page else ""
    where = ", ".join(part for part in (finding.provision.where, page) if part)
    if where:
        yield plain(f"{where[:1].upper()}{where[1:]}:", bold=True)
    if finding.quote or finding.context:
        before, after = surroundings(finding.quote, finding.context)
        yield Paragraph(
            (
                Words("“"),
                Words(_cut(before)),
                Words(_cut(finding.quote), bold=True),
                Words(_cut(after)),
                Words("”"),
            )
        )


def _found(content: Content, finding: FindingRecord) -> Iterator[Paragraph]:
    yield plain(sentence(finding.message), bold=True)
    why = finding.why.removeprefix(finding.message).lstrip(" .")  # said once is enough
    if why:
        yield plain(f"Lý do: {sentence(_cut(why))}")
    for side in finding.other:
        told = _other(side)
        if told:
            yield plain(f"Đối chiếu: {told}")
    if finding.basis:
        yield plain(f"Căn cứ: {sentence(_cut(finding.basis))}")
    label = content.words.severities[finding.severity].label
    sure = content.words.sureness(finding.confidence)
    verified = "" if finding.verified else f"; dữ kiện {content.words.unverified}"
    yield plain(f"{label}; {finding.code}; {sure}{verified}.", italic=True)


def _proposed(content: Content, finding: FindingRecord) -> Iterator[Paragraph]:
    yield plain(sentence(_cut(finding.suggestion)) or "…")


def _other(side: OtherSide) -> str:
    quoted = f"“{_cut(side.quote)}”" if side.quote else ""
    source = f"(nguồn: {side.source})" if side.source else ""
    return " ".join(
        part for part in (f"{side.where}:" if side.where else "", quoted, source) if part
    )


def _answer(content: Content, finding: FindingRecord) -> Iterator[Paragraph]:
    """What was decided before, and room for the reviewer's opinion on one finding."""
    if finding.review and finding.review.decisions:
        last = finding.review.decisions[-1]
        state = content.words.states[finding.review.state]
        yield plain(
            f"{state} ({last.reviewer}, {vietnamese_date(last.taken_at.date())}).", bold=True
        )
        if last.reason:
            yield plain(f"“{_cut(last.reason)}”")
    yield plain(f"{BOX} Đồng ý")
    yield plain(f"{BOX} Không đồng ý")
    yield plain(f"Lý do: {DOTS * 6}")
    yield plain(DOTS * 9)
    yield plain(f"Ký tên: {DOTS * 5}")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT
