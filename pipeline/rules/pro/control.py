"""Procedures without a second pair of eyes, without record, or whose order does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evidence import evidence_at
from pipeline.extract.procedures import FaultKind, faults_of
from pipeline.model.document import Document
from pipeline.model.facts import ApprovalStep, Procedure, Quote, StepKind
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.pro.basis import HEAD, PROCEDURE, SIX_CLEAR, STEPS, with_step
from pipeline.rules.pro.vocabulary import Field, any_of, ends_in, sensitive_fields
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.rules.statements import actor_of, is_law

_SURE = 0.7
_POWER = "Quy định 189-QĐ/TW (kiểm soát quyền lực): người đề xuất không tự quyết định"
_FEWEST = 3  # steps of a procedure in which something may be missing
_MAKING = (StepKind.PREPARE, StepKind.APPRAISE)
_DECIDING = (StepKind.DECIDE, StepKind.SIGN, StepKind.ISSUE)
_HANDED_IN = (StepKind.RECEIVE, StepKind.SUBMIT)
_BEFORE = 20  # letters looked at before a name
_SEEING = (StepKind.CHECK, StepKind.APPRAISE, StepKind.CONSULT, StepKind.SUPERVISE)
_GOOD = Example(PROCEDURE, rows=(*STEPS, ("4", "Lưu hồ sơ", "Văn thư", "0,5 ngày làm việc")))


@rule(
    "PRO302",
    "Một người vừa lập, thẩm định vừa phê duyệt",
    reason="Người lập hoặc thẩm định mà tự phê duyệt thì việc phê duyệt không kiểm soát được gì.",
    basis=_POWER,
    severity=Severity.HIGH,
    bad=Example(PROCEDURE, rows=with_step("3", "Phê duyệt", "Phòng Quản trị", "01 ngày làm việc")),
    good=_GOOD,
)
def maker_decides(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """One actor who prepares or appraises and then decides, nobody else deciding.

    Who has others prepare it does not; and whom a decision is about does not take it.
    """
    for procedure in _own(dossier):
        deciding = [step for step in procedure.steps if _decides(step) and step.actor]
        deciders = {actor_of(step) for step in deciding}
        if any(_is_concerned(step, dossier.document) for step in deciding):
            continue
        if len(deciders) != 1 or len(procedure.steps) < _FEWEST:
            continue
        if not any_of("hands").match("".join(deciders)):
            continue
        for step in procedure.steps:
            if step.actor and _makes(step) and actor_of(step) in deciders:
                last = deciding[-1]
                yield Hit(
                    message=f"«{step.actor.quote}» vừa «{_short(step.action)}» vừa "
                    f"«{_short(last.action)}».",
                    suggestion="Giao việc phê duyệt cho người khác, hoặc thêm người thẩm định độc "
                    "lập.",
                    subject=f"maker-decides|{actor_of(step)}|{procedure.title}",
                    span=last.action.span,
                    confidence=_SURE,
                    verified=False,
                    other=(evidence_at(dossier.document, step.action.span),),
                )
                break


@rule(
    "PRO303",
    "Phê duyệt mà không có bước kiểm tra, thẩm định trước đó",
    reason="Không ai xem xét hồ sơ trước khi trình thì sai sót và gian lận đi thẳng đến chữ ký.",
    basis=_POWER,
    severity=Severity.MEDIUM,
    bad=Example(PROCEDURE, rows=with_step("2", "Chuyển đơn", "Phòng Quản trị", "02 ngày làm việc")),
    good=_GOOD,
)
def no_appraisal(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A table of steps with an approval before which nothing is checked or appraised."""
    for procedure in _tabular(dossier):
        first = next((step for step in procedure.steps if step.kind is StepKind.DECIDE), None)
        if first is None or len(procedure.steps) < _FEWEST:
            continue
        before = procedure.steps[: first.order - 1]
        if any(step.kind in _SEEING or _sees(step) for step in (*before, first)):
            continue
        if not (_field(procedure) or any(step.kind in _HANDED_IN for step in before)):
            continue  # a plan of the unit's own needs no appraisal
        yield Hit(
            message=f"Trước bước «{_short(first.action)}» không có bước kiểm tra hay thẩm định.",
            suggestion="Thêm bước thẩm định do người khác người lập thực hiện.",
            subject=f"no-appraisal|{procedure.title}",
            span=first.action.span,
            confidence=_SURE,
            verified=False,
        )


@rule(
    "PRO304",
    "Việc nhạy cảm chỉ một người làm từ đầu đến cuối",
    reason="Ở lĩnh vực dễ phát sinh tham nhũng, mọi bước trong tay một người thì không có ai thứ hai "
    "biết việc đã làm thế nào.",
    basis=_POWER,
    severity=Severity.HIGH,
    bad=Example(
        "Điều 5. Trình tự thanh toán công tác phí\n1. Phòng Kế toán tiếp nhận chứng từ.\n"
        "2. Phòng Kế toán kiểm tra chứng từ.\n3. Phòng Kế toán phê duyệt, chi tiền.\n"
    ),
    good=Example(
        "Điều 5. Trình tự thanh toán công tác phí\n1. Văn thư tiếp nhận chứng từ.\n"
        "2. Phòng Kế toán kiểm tra chứng từ.\n3. Chánh Văn phòng phê duyệt.\n"
    ),
)
def alone_in_sensitive_field(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A procedure of a sensitive field all of whose steps, a decision too, are one actor's."""
    for procedure in _own(dossier):
        field = _field(procedure)
        actors = {actor_of(step) for step in procedure.steps if step.actor}
        alone = len(actors) == 1 and all(step.actor for step in procedure.steps)
        decides = any(_decides(step) for step in procedure.steps)
        if field and alone and decides and len(procedure.steps) >= _FEWEST:
            first = procedure.steps[0]
            said = first.actor.quote if first.actor else ""
            yield Hit(
                message=f"Mọi bước của việc «{procedure.title}» (lĩnh vực {field.name}) do "
                f"«{said}» làm.",
                suggestion="Tách ít nhất việc kiểm tra hoặc phê duyệt cho người khác.",
                subject=f"alone|{procedure.title}",
                span=first.action.span,
                confidence=_SURE,
                verified=False,
            )


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
    """A table of steps that ends in a decision, in a document that never says what is kept."""
    if any_of("kept").search(dossier.document.text):
        return
    for procedure in _tabular(dossier):
        kinds = {step.kind for step in procedure.steps}
        if kinds & set(_DECIDING) and len(procedure.steps) >= _FEWEST:
            last = procedure.steps[-1]
            yield Hit(
                message=f"Quy trình «{procedure.title}» không có bước lưu hồ sơ hay vào sổ.",
                suggestion="Thêm bước lưu hồ sơ, ghi ai lưu và lưu trong bao lâu.",
                subject=f"no-record|{procedure.title}",
                span=last.action.span,
                confidence=_SURE,
            )


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
    tabular = tuple(_tabular(dossier))
    for procedure in dossier.facts.procedures:
        for fault in faults_of(procedure.steps):
            step = procedure.steps[fault.order - 1]
            if fault.kind is FaultKind.OUT_OF_ORDER and procedure not in tabular:
                continue  # prose begins to count anew for each case
            match fault.kind:
                case FaultKind.NO_SUCH_STEP:
                    said = f"dẫn đến bước {fault.about}, mà quy trình không có bước đó"
                case FaultKind.OUT_OF_ORDER:
                    said = f"mang số {fault.about}, nhỏ hơn số của bước trước"
                case FaultKind.UNREACHED:
                    said = "không bước nào dẫn đến"
                case FaultKind.NO_WAY_OUT:
                    said = "không dẫn đến kết thúc"
            yield Hit(
                message=f"Bước «{_short(step.action)}» {said}.",
                suggestion="Sửa lại số bước hoặc nơi dẫn đến.",
                subject=f"order|{fault.kind}|{_short(step.action)}",
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
    for procedure in _tabular(dossier):
        silent = [step for step in procedure.steps if not step.output and not step.form]
        if not silent or len(silent) > max(1, len(procedure.steps) // 4):
            continue
        for step in silent:
            yield Hit(
                message=f"Bước «{_short(step.action)}» không ghi kết quả hay biểu mẫu.",
                suggestion="Ghi bước này cho ra văn bản, biểu mẫu hoặc kết quả gì.",
                subject=f"step-product|{_short(step.action)}",
                span=step.action.span,
            )


def _decides(step: ApprovalStep) -> bool:
    """Whether it decides, by its kind and its words: to say why a case is not taken up does not."""
    return step.kind in _DECIDING and any_of("deciding").search(step.action.quote) is not None


def _makes(step: ApprovalStep) -> bool:
    """Whether its actor prepares or appraises, and does not have others do so."""
    return step.kind in _MAKING and not any_of("assigning").match(step.action.quote)


def _is_concerned(step: ApprovalStep, document: Document) -> bool:
    """Whether who is named stands there as whom the work is about: "kỷ luật đối với viên chức"."""
    if step.actor is None:
        return False
    before = document.text[: step.actor.start].rstrip()
    return ends_in("concerning", before[-_BEFORE:])


def _field(procedure: Procedure) -> Field | None:
    """The sensitive field that its title tells."""
    return next((f for f in sensitive_fields() if f.words.search(procedure.title)), None)


def _own(dossier: Dossier) -> tuple[Procedure, ...]:
    """The procedures of a unit's own document; law gives tasks to whole bodies."""
    return () if is_law(dossier.document) else dossier.facts.procedures


def _tabular(dossier: Dossier) -> Iterator[Procedure]:
    """The procedures told in tables: what they leave out, prose round them seldom says."""
    spans = [table.span for table in dossier.facts.step_tables]
    for procedure in dossier.facts.procedures:
        start = procedure.steps[0].action.start
        if any(span.start <= start < span.end for span in spans):
            yield procedure


def _sees(step: ApprovalStep) -> bool:
    """Whether the step checks besides what its first verb says: "Tổng hợp, đối chiếu …"."""
    return any_of("seeing").search(step.action.quote) is not None


def _short(quote: Quote) -> str:
    said = " ".join(quote.quote.split())
    return said if len(said) <= 70 else said[:68].rsplit(" ", 1)[0] + " …"
