"""FRM rules on the day a document takes effect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model.document import ProvisionKind, Span
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.frm.samples import DECISION, changed
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.structure.metadata.forms import Form, form_of

_BLANK = re.compile(
    r"này có hiệu lực(?: thi hành)?,?\s*(?:kể )?từ\s*ngày[\s.…_]*(?:\d{1,2})?[\s.…_]*"
    r"(?:tháng[\s.…_]*năm|tháng\s*\d{1,2}\s*năm[\s.…_]*(?:$|[^\s.…_\d]))",
    re.IGNORECASE,
)


@rule(
    "FRM161",
    "Hiệu lực trước ngày ký",
    reason="Văn bản không đương nhiên có hiệu lực trở về trước; việc đã làm trước ngày ký có thể bị "
    "áp dụng quy định chưa tồn tại.",
    basis="Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15, quy định về hiệu lực trở về "
    "trước (áp dụng tương tự cho văn bản nội bộ)",
    severity=Severity.LOW,
    bad=Example(changed(DECISION, ("ngày 15 tháng 3 năm 2024.", "ngày 15 tháng 02 năm 2024."))),
    good=Example(DECISION),
)
def effective_before_signing(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A day of effect earlier than the date of the document."""
    metadata = dossier.document.metadata
    if form_of(metadata) in (Form.UNCLEAR, Form.CONSOLIDATED):
        return
    if metadata.effective and metadata.date and metadata.effective < metadata.date:
        yield Hit(
            message=f"Có hiệu lực từ {metadata.effective:%d/%m/%Y}, trước ngày ban hành "
            f"{metadata.date:%d/%m/%Y}.",
            suggestion="Xác định căn cứ cho phép hiệu lực trở về trước; nếu không có, sửa ngày hiệu "
            "lực, hoặc sửa năm gõ nhầm.",
            subject="effective",
            span=metadata.spans.get("effective"),
            where="điều khoản thi hành",
            confidence=0.85,
        )


@rule(
    "FRM162",
    "Ngày có hiệu lực bỏ trống",
    reason="Ngày hiệu lực bỏ trống thì không xác định được từ khi nào phải thi hành.",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4 điểm b",
    severity=Severity.MEDIUM,
    bad=Example(
        changed(DECISION, ("từ ngày 15 tháng 3 năm 2024.", "từ ngày     tháng    năm 2024."))
    ),
    good=Example(DECISION),
)
def effective_blank(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """ "… này có hiệu lực từ ngày … tháng … năm …" with day or month left blank."""
    document = dossier.document
    if form_of(document.metadata) is Form.UNCLEAR:
        return
    for node in document.provisions:
        if node.kind in (ProvisionKind.FORM, ProvisionKind.ANNEX, ProvisionKind.QUOTE):
            continue
        for found in _BLANK.finditer(document.words(node.span)):
            start = node.span.start + found.start()
            yield Hit(
                message="Ngày có hiệu lực còn bỏ trống.",
                suggestion="Đối chiếu bản gốc đã ký để ghi đủ ngày, tháng, năm.",
                subject="effective",
                span=Span(start, start + len(found[0].rstrip())),
                confidence=0.9,
            )
