"""The same procedure in two units, and a step of control that one leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import Span
from pipeline.model.facts import Procedure, StepKind
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.rules.statements import FEWEST, OtherProcedure, carries_out, origin_of
from pipeline.rules.std.basis import BASIS
from pipeline.rules.std.controls import controls
from pipeline.rules.std.pairs import is_one_step, same_elsewhere

_SURE = 0.6
_SAME_STEPS = 2  # besides the title, that make two procedures one
_SOMEWHAT = 0.3  # of the words of two steps
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
    """A step of control that the same procedure of another unit has, and this one lacks.

    Titles alone do not make two procedures one: some of their steps do the same work too. A
    document that names the other goes by its steps beside its own. Of several units that have the
    step the first proves it.
    """
    own = origin_of(dossier, case.unit)
    told: set[tuple[Span, StepKind]] = set()
    for procedure, other in same_elsewhere(dossier, case):
        if len(procedure.steps) < FEWEST or carries_out(own, other.origin):
            continue
        if _in_common(procedure, other) < _SAME_STEPS:
            continue
        for control in controls():
            proof = control.step_of(other)
            if proof is None or control.is_met(procedure, dossier.document):
                continue
            first = procedure.steps[0].action.span
            if (first, control.kind) in told:
                break
            told.add((first, control.kind))
            yield Hit(
                message=f"Quy trình này không có bước {control.name}; quy trình «{other.title}» của "
                f"{other.document} có.",
                suggestion=f"Thêm bước {control.name}, hoặc ghi vì sao đơn vị không cần.",
                subject=f"std-step|{control.kind}|{other.file}",
                span=first,
                confidence=_SURE,
                verified=False,
                other=(proof.evidence,),
            )
            break


def _in_common(procedure: Procedure, other: OtherProcedure) -> int:
    """How many steps of ``other`` are steps of ``procedure`` too, told somewhat alike."""
    return sum(
        any(is_one_step(mine, theirs, _SOMEWHAT) for mine in procedure.steps)
        for theirs in other.steps
    )
