"""FRM rules on what is issued with a document: the line that ties it to its decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.evidence import name_node
from pipeline.model.document import Document, Provision, ProvisionKind, Span
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.frm.samples import DECISION, changed
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.structure.metadata.dates import DATE, date_in
from pipeline.structure.metadata.forms import Form, form_of, is_administrative

_BASIS = "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục III.1"
_ATTACHED = frozenset({ProvisionKind.ATTACHMENT, ProvisionKind.ANNEX})
_HEAD_LETTERS = 900
_TIE = re.compile(r"kèm theo\s+(?P<kind>[^\W\d_][^\d\n/]{2,40}?)\s+số\s*:?\s*", re.IGNORECASE)
_ANY_TIE = re.compile(r"kèm theo", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>\d[\w.]*(?:\s?[/\-–]\s?[\w.]+)+)")
_DATED = re.compile(rf",?\s*ngày\s*{DATE}", re.IGNORECASE)
_ISSUES = re.compile(r"Ban hành kèm theo \S+ \S+ này", re.IGNORECASE)
_LINE = "(Ban hành kèm theo Quyết định số 12/QĐ-BGĐ ngày 12 tháng 3 năm 2024"


@dataclass(frozen=True, slots=True)
class _Tie:
    """The line "(Ban hành kèm theo Quyết định số … ngày …)"; ``number`` "" where left blank."""

    span: Span
    number: str
    dated: bool
    date: date | None


@rule(
    "FRM151",
    "Số hoặc ngày ở dòng «Ban hành kèm theo» khác văn bản ban hành",
    reason="Văn bản kèm theo dẫn tới một quyết định khác thì không xác định được nó do quyết định "
    "nào ban hành.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(changed(DECISION, (_LINE, _LINE.replace("12/QĐ", "21/QĐ")))),
    good=Example(DECISION),
)
def tie_disagrees(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An attachment that names another number or date than its decision has."""
    document = dossier.document
    metadata = document.metadata
    if form_of(metadata) in (Form.UNCLEAR, Form.CONSOLIDATED, Form.PROCEDURE):
        return
    for node, tie in _ties(document):
        wrong = []
        other_number = bool(
            metadata.number and tie.number and _same(tie.number) != _same(metadata.number)
        )
        if other_number:
            wrong.append(f"số «{tie.number}» (văn bản ban hành mang số «{metadata.number}»)")
        if metadata.date and tie.dated and tie.date != metadata.date:
            wrong.append(f"ngày khác ngày ban hành {metadata.date:%d/%m/%Y}")
        if wrong:
            yield Hit(
                message=f"{name_node(node, document.text)}: dòng «kèm theo» ghi {' và '.join(wrong)}.",
                suggestion="Đối chiếu bản gốc, sửa dòng «Ban hành kèm theo» cho đúng số và ngày của "
                "văn bản ban hành.",
                subject=node.eid,
                span=tie.span,
                severity=_yearless(tie.number, metadata.number) if len(wrong) == 1 else None,
                confidence=0.9,
            )


@rule(
    "FRM152",
    "Dòng «Ban hành kèm theo» bỏ trống số",
    reason="Bản ban hành mà còn bỏ trống số thì không gắn được văn bản kèm theo với quyết định.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example(changed(DECISION, (_LINE, _LINE.replace("12/QĐ-BGĐ", "     /QĐ-BGĐ")))),
    good=Example(DECISION),
)
def tie_blank(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An attachment whose tie to the decision has no number, though the decision has one."""
    metadata = dossier.document.metadata
    if form_of(metadata) in (Form.UNCLEAR, Form.CONSOLIDATED) or not metadata.number:
        return
    document = dossier.document
    for node, tie in _ties(document):
        if not tie.number:
            yield Hit(
                message=f"{name_node(node, document.text)}: dòng «kèm theo» còn bỏ trống số của văn bản ban hành.",
                suggestion=f"Ghi số «{metadata.number}» và ngày ban hành.",
                subject=node.eid,
                span=tie.span,
                confidence=0.9,
            )


@rule(
    "FRM153",
    "Văn bản kèm theo thiếu dòng «Ban hành kèm theo»",
    reason="Không có dòng này thì tách khỏi quyết định là không biết văn bản do ai, khi nào ban "
    "hành.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example(
        changed(DECISION, (_LINE + " của Bộ trưởng Bộ Giả định)\n", "")),
    ),
    good=Example(DECISION),
)
def tie_missing(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A regulation in the file of the decision that issues it, without the line that says so."""
    document = dossier.document
    if not is_administrative(document.metadata):
        return
    issues = any(
        _ISSUES.search(document.words(node.span))
        for node in document.provisions
        if node.kind is ProvisionKind.ARTICLE
    )
    for node in document.provisions:
        if node.kind is not ProvisionKind.ATTACHMENT or not issues:
            continue
        if not _ANY_TIE.search(_head(document, node)):
            yield Hit(
                message=f"{name_node(node, document.text)} không có dòng «(Ban hành kèm theo …)» dưới tên.",
                suggestion="Thêm dòng «(Ban hành kèm theo Quyết định số … ngày … của …)» dưới tên "
                "văn bản kèm theo.",
                subject=node.eid,
                span=node.head,
                confidence=0.8,
            )


def _ties(document: Document) -> Iterator[tuple[Provision, _Tie]]:
    own_kind = (document.metadata.kind or "").casefold()
    for node in document.provisions:
        if node.kind not in _ATTACHED:
            continue
        head = _head(document, node)
        found = _TIE.search(head)
        # Another kind than the document's own stands in a sample form.
        if found is None or found["kind"].casefold() != own_kind:
            continue
        number = _NUMBER.match(head, found.end())
        end = number.end() if number else found.end()
        dated = _DATED.match(head, end)
        stop = dated.end() if dated else end
        start = node.span.start
        yield (
            node,
            _Tie(
                span=Span(start + found.start(), start + stop),
                number=number["number"] if number else "",
                dated=dated is not None,
                date=date_in(dated) if dated else None,
            ),
        )


def _head(document: Document, node: Provision) -> str:
    """The words above the first provision of an attachment."""
    end = min(node.span.end, node.span.start + _HEAD_LETTERS)
    if node.children:
        end = min(end, max(node.children[0].span.start, node.head.end))
    return document.text[node.span.start : end]


def _yearless(number: str, own: str | None) -> Severity | None:
    """LOW where the only fault of ``number`` is that it lacks the year its own number has."""
    without_year = re.sub(r"/\d{4}(?=/)", "", own or "", count=1)
    return Severity.LOW if number and _same(number) == _same(without_year) else None


def _same(number: str) -> str:
    return re.sub(r"[\s.]+", "", number.replace("–", "-")).casefold()
