"""The same procedure in two units, and a step of control that one leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.facts import Procedure, StepKind
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.pro.vocabulary import any_of
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.rules.statements import FEWEST, about_of, is_law, same_work
from pipeline.rules.std.basis import BASIS

_SURE = 0.6
_CONTROLS = {
    StepKind.APPRAISE: "thẩm định",
    StepKind.CONSULT: "lấy ý kiến",
    StepKind.DECIDE: "phê duyệt",
    StepKind.RECORD: "lưu hồ sơ, vào sổ",
}
_TITLE = "Điều 3. Trình tự mua sắm máy in\n"
_FULL = (
    "1. Phòng Quản trị lập dự toán.\n2. Phòng Kế toán thẩm định dự toán.\n"
    "3. Chánh Văn phòng phê duyệt dự toán.\n4. Văn thư lưu hồ sơ.\n"
)


@rule(
    "STD201",
    "Quy trình thiếu một bước kiểm soát mà đơn vị khác có",
    reason="Cùng một việc, nơi có người thẩm định, phê duyệt hay lưu hồ sơ, nơi không: nơi thiếu bước "
    "là nơi việc kiểm soát yếu hơn.",
    basis=BASIS,
    severity=Severity.LOW,
    bad=Example(
        _TITLE + "1. Phòng Tổng hợp lập dự toán.\n2. Cục trưởng phê duyệt dự toán.\n"
        "3. Phòng Tổng hợp lưu hồ sơ.\n",
        other=_TITLE + _FULL,
    ),
    good=Example(_TITLE + _FULL, other=_TITLE + _FULL),
)
def control_left_out(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A step of control that the same procedure of another unit has, and this one lacks."""
    for procedure in () if is_law(dossier.document) else dossier.facts.procedures:
        kinds = _kinds(dossier, procedure)
        if len(procedure.steps) < FEWEST:
            continue
        for other in case.procedures:
            elsewhere = other.file != dossier.source.path
            if not elsewhere or not same_work(procedure, about_of(dossier), other):
                continue
            for kind, said in _CONTROLS.items():
                proof = other.first(kind)
                if kind not in kinds and proof is not None:
                    first = procedure.steps[0].action
                    yield Hit(
                        message=f"Quy trình này không có bước {said}; quy trình «{other.title}» của "
                        f"{other.document} có.",
                        suggestion=f"Thêm bước {said}, hoặc ghi vì sao đơn vị không cần.",
                        subject=f"std-step|{kind}|{other.file}",
                        span=first.span,
                        confidence=_SURE,
                        verified=False,
                        other=(proof.evidence,),
                    )
                    break


def _kinds(dossier: Dossier, procedure: Procedure) -> set[StepKind]:
    """What is done in its steps; who issues or signs has decided, and a record may be told of
    anywhere in the document."""
    kinds = {step.kind for step in procedure.steps}
    if kinds & {StepKind.ISSUE, StepKind.SIGN}:
        kinds.add(StepKind.DECIDE)
    if any_of("kept").search(dossier.document.text):
        kinds.add(StepKind.RECORD)
    return kinds
