"""The course of a procedure: its steps follow each other, bring something out, and leave a record."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.procedures import FaultKind, faults_of
from pipeline.model.facts import Procedure
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.kept import is_kept, speaks_of_records
from pipeline.rules.pro.basis import HEAD, PROCEDURE, SIX_CLEAR, STEPS, with_step
from pipeline.rules.pro.doing import decides
from pipeline.rules.pro.procedures import FEWEST, own, short, tabular
from pipeline.rules.pro.vocabulary import any_of, words
from pipeline.rules.registry import Case, Example, Hit, rule

_SURE = 0.7
_GOOD = Example(PROCEDURE, rows=(*STEPS, ("4", "Lưu hồ sơ", "Văn thư", "0,5 ngày làm việc")))


@rule(
    "PRO401",
    "Quy trình không có bước lưu hồ sơ, vào sổ",
    reason="Việc không để lại hồ sơ thì về sau không kiểm tra, không đối chiếu được.",
    basis="Luật Lưu trữ; Nghị định 30/2020/NĐ-CP, điều 29: lập hồ sơ công việc",
    severity=Severity.LOW,
    bad=Example(PROCEDURE, rows=STEPS),
    good=_GOOD,
)
def no_record(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """Steps with a decision, in a document that never says what of it is kept.

    In a table; or in the prose of a document that is nothing but a procedure, where no word in any
    of its provisions is about a record.
    """
    for procedure in (*tabular(dossier), *_in_prose_alone(dossier)):
        if len(procedure.steps) < FEWEST or not any(map(decides, procedure.steps)):
            continue
        if not is_kept(procedure, dossier.document):
            last = procedure.steps[-1]
            yield Hit(
                message=f"Quy trình «{procedure.title}» không có bước lưu hồ sơ hay vào sổ.",
                suggestion="Thêm bước lưu hồ sơ, ghi ai lưu và lưu trong bao lâu.",
                subject=f"no-record|{procedure.title}",
                span=last.action.span,
                confidence=_SURE,
            )


def _in_prose_alone(dossier: Dossier) -> Iterator[Procedure]:
    document, in_tables = dossier.document, tuple(tabular(dossier))
    if (document.metadata.kind or "").casefold() not in words("told_in_full"):
        return
    for procedure in own(dossier):
        told_out = any_of("procedures").match(procedure.title) is not None
        if told_out and procedure not in in_tables and not speaks_of_records(document):
            yield procedure


@rule(
    "PRO402",
    "Trình tự các bước bị đứt",
    reason="Bước được dẫn chiếu không có, hoặc số bước chạy ngược, thì người thực hiện không biết "
    "làm gì tiếp.",
    basis=SIX_CLEAR,
    severity=Severity.MEDIUM,
    bad=Example(
        PROCEDURE,
        rows=with_step(
            "3", "Phê duyệt; không đạt thì quay lại bước 7", "Chánh Văn phòng", "01 ngày"
        ),
    ),
    good=_GOOD,
)
def broken_order(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A procedure that sends the work to a step it lacks, or counts backwards."""
    in_tables = tuple(tabular(dossier))
    for procedure in dossier.facts.procedures:
        for fault in faults_of(procedure.steps):
            step = procedure.steps[fault.order - 1]
            if fault.kind is FaultKind.OUT_OF_ORDER and procedure not in in_tables:
                continue  # prose begins to count anew for each case
            match fault.kind:
                case FaultKind.NO_SUCH_STEP:
                    said = f"dẫn đến bước {fault.about}, mà quy trình không có bước đó"
                case FaultKind.OUT_OF_ORDER:
                    said = f"mang số {fault.about}, nhỏ hơn số của bước trước"
                case FaultKind.NUMBER_LEFT_OUT:
                    said = f"mang số {step.number}, mà trước đó không có bước {fault.about}"
                case FaultKind.UNREACHED:
                    said = "không bước nào dẫn đến"
                case FaultKind.NO_WAY_OUT:
                    said = "không dẫn đến kết thúc"
            yield Hit(
                message=f"Bước «{short(step.action)}» {said}.",
                suggestion="Sửa lại số bước hoặc nơi dẫn đến.",
                subject=f"order|{fault.kind}|{short(step.action)}",
                span=step.action.span,
            )


@rule(
    "PRO107",
    "Bước của quy trình không rõ kết quả",
    reason="Các bước khác ghi kết quả, riêng bước này không: không có gì để biết bước đã xong.",
    basis=SIX_CLEAR,
    severity=Severity.LOW,
    bad=Example(
        PROCEDURE,
        rows=(
            (*HEAD, "Kết quả"),
            ("1", "Tiếp nhận đơn", "Văn thư", "01 ngày", "Phiếu nhận"),
            ("2", "Thẩm định đơn", "Phòng Quản trị", "02 ngày", "Báo cáo thẩm định"),
            ("3", "Phê duyệt, lưu hồ sơ", "Chánh Văn phòng", "01 ngày", ""),
        ),
    ),
    good=_GOOD,
)
def step_without_product(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A step without a result or a form in a table most of whose steps name one."""
    for procedure in tabular(dossier):
        silent = [step for step in procedure.steps if not step.output and not step.form]
        if not silent or len(silent) > max(1, len(procedure.steps) // 4):
            continue
        for step in silent:
            yield Hit(
                message=f"Bước «{short(step.action)}» không ghi kết quả hay biểu mẫu.",
                suggestion="Ghi bước này cho ra văn bản, biểu mẫu hoặc kết quả gì.",
                subject=f"step-product|{short(step.action)}",
                span=step.action.span,
            )
