"""Made-up procedures: with a loop, a refusal and a name that would break markup; one that forks."""

from __future__ import annotations

from datetime import date

from pipeline.inventory import Inventory
from pipeline.inventory.procedures import ProcedureRecord, procedures_in
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

# A conditional first step, cases by letter, and two steps at once.
SIDE_BY_SIDE = (
    "Điều 9. Quy trình thanh toán\n"
    "Bước 1: Trường hợp có tạm ứng, Kế toán trưởng kiểm tra tạm ứng.\n"
    "Bước 2: Kế toán trưởng kiểm tra chứng từ.\n"
    "Bước 3a: Trường hợp đồng ý, Chánh Văn phòng ký.\n"
    "Bước 3b: Trường hợp không đồng ý, Chánh Văn phòng trả lại Bước 2.\n"
    "Bước 4: Thủ quỹ giao tiền.\n"
    "Bước 5: Đồng thời với bước 4, Văn thư ghi sổ.\n"
    "Bước 6: Văn thư lưu hồ sơ.\n"
)


def procedure_side_by_side() -> ProcedureRecord:
    (record,) = procedures_in(dossier_of(SIDE_BY_SIDE))
    return record


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
