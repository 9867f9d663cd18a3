"""A made-up procedure with a loop, a refusal, two findings and a name that would break markup."""

from __future__ import annotations

from datetime import date

from pipeline.inventory import Inventory
from pipeline.inventory.procedures import procedures_in
from pipeline.model.document import Span
from pipeline.model.finding import Evidence, Finding, Severity
from pipeline.model.run import Outcome, Run, Status, Unit
from pipeline.report.content import Content, gather
from tests.dossiers import dossier_of
from tests.report.sample import RULES

TEXT = (
    "Điều 7. Trình tự cấp thẻ kho <A & B>\n"
    "1. Người đề nghị nộp đơn tại Văn phòng trong thời hạn 02 ngày làm việc.\n"
    "2. Trường hợp đơn chưa đầy đủ, Văn phòng yêu cầu bổ sung.\n"
    "3. Chánh Văn phòng phê duyệt đơn.\n"
    "4. Trường hợp không đồng ý, Văn phòng trả lời bằng văn bản.\n"
)


def content_with_procedure() -> Content:
    dossier = dossier_of(TEXT)
    office = Unit(id="vp", name="Văn phòng")
    run = Run(
        as_of=date(2026, 11, 23),
        version="0",
        units=(office,),
        outcomes=(Outcome(source=dossier.source, status=Status.ANALYSED),),
        registers={},
    )
    start = dossier.document.text.index("phê duyệt đơn")
    finding = Finding(
        code="OUT101",
        severity=Severity.HIGH,
        unit="vp",
        file=dossier.source.path,
        document="Quy chế",
        message="Bước này thiếu người thẩm định.",
        evidence=Evidence(quote="phê duyệt đơn", span=Span(start, start + 13)),
        why="",
        suggestion="",
        basis="",
        confidence=0.9,
    )
    return gather(run, [finding], RULES, Inventory(procedures=tuple(procedures_in(dossier))))
