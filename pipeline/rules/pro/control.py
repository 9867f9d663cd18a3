"""Procedures without a second pair of eyes: one hand makes and decides, or nobody looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evidence import evidence_at
from pipeline.model.document import Document
from pipeline.model.facts import ApprovalStep, Procedure, StepKind
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.passages import passage_of
from pipeline.rules.pro.alone import alone_by_duties
from pipeline.rules.pro.basis import PROCEDURE, STEPS, with_step
from pipeline.rules.pro.doing import decides, decides_on, is_clerical, is_clerk, makes, works_in
from pipeline.rules.pro.procedures import FEWEST, own, short, tabular
from pipeline.rules.pro.self_approval import self_approved
from pipeline.rules.pro.vocabulary import Field, any_of, ends_in, sensitive_fields, words
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.rules.statements import actor_of

_SURE = 0.7
_POWER = "Quy định 189-QĐ/TW (kiểm soát quyền lực): người đề xuất không tự quyết định"
_FEWEST_ALONE = 2  # steps besides those of a clerk
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
    """One actor who prepares or appraises and then decides on that, nobody else deciding.

    Who has others prepare it does not; and whom a decision is about does not take it. Where one
    has prepared and another checked, he who looks once more before he signs is not alone. A person
    whose duties are so outside of procedures is found too.
    """
    for procedure in own(dossier):
        deciding = [step for step in procedure.steps if step.actor and decides(step)]
        deciders = {actor_of(step) for step in deciding}
        if any(_is_concerned(step, dossier.document) for step in deciding):
            continue
        if len(deciders) != 1 or len(procedure.steps) < FEWEST:
            continue
        decider = "".join(deciders)
        if not any_of("hands").match(decider) or decider in words("vague"):
            continue
        last = deciding[-1]
        made = next(
            (
                step
                for step in procedure.steps[: last.order]
                if step.actor and makes(step) and actor_of(step) in deciders
            ),
            None,
        )
        if made is None or made.actor is None:
            continue
        before = procedure.steps[: last.order - 1]
        if made is last and _is_seen_by_two(before, decider):
            continue
        if made is not last and not decides_on(last, f"{made.action.quote} {procedure.title}"):
            continue
        said = f"vừa «{short(made.action)}» vừa «{short(last.action)}»"
        yield Hit(
            message=f"«{made.actor.quote}» "
            + (f"{said}." if made is not last else f"một mình «{short(last.action)}»."),
            suggestion="Giao việc phê duyệt cho người khác, hoặc thêm người thẩm định độc lập.",
            subject=f"maker-decides|{actor_of(made)}|{procedure.title}",
            span=last.action.span,
            confidence=_SURE,
            verified=False,
            other=() if made is last else (evidence_at(dossier.document, made.action.span),),
        )
    yield from self_approved(dossier)


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
    """An approval before which nothing is checked or appraised.

    In a table of steps, or in prose that calls itself a procedure of a sensitive field and speaks
    of no check at all.
    """
    in_tables = tuple(tabular(dossier))
    for procedure in own(dossier):
        first = _approval(procedure)
        if first is None or len(procedure.steps) < FEWEST:
            continue
        before = procedure.steps[: first.order - 1]
        if procedure in in_tables:
            told = _lacks_check(before, first) and (
                _field(procedure, dossier) is not None
                or any(step.kind in _HANDED_IN for step in before)
            )  # a plan of the unit's own needs no appraisal
        else:
            told = _is_told_out(procedure, before, first) and not _is_check_told(
                procedure, dossier.document
            )
        if told:
            yield Hit(
                message=f"Trước bước «{short(first.action)}» không có bước kiểm tra hay thẩm định.",
                suggestion="Thêm bước thẩm định do người khác người lập thực hiện.",
                subject=f"no-appraisal|{procedure.title}",
                span=first.action.span,
                confidence=_SURE,
                verified=False,
            )


def _approval(procedure: Procedure) -> ApprovalStep | None:
    """The first step that decides; where none does but by signing, the last that so does: what is
    signed before may only set the work going ("ký quyết định thành lập hội đồng")."""
    decided = (step for step in procedure.steps if step.kind is StepKind.DECIDE)
    signed = (
        step
        for step in reversed(procedure.steps)
        if decides(step) and next(works_in("signed_approvals", step.action.quote), None)
    )
    return next(decided, None) or next(signed, None)


def _is_check_told(procedure: Procedure, document: Document) -> bool:
    """Whether the provision of the steps speaks of a check, or an article before it is about one."""
    passage = passage_of(procedure, document)
    return any_of("seeing").search(document.words(passage)) is not None or any(
        any_of("seeing").search(node.heading)
        for node in document.walk()
        if node.span.end <= passage.start
    )


def _is_seen_by_two(before: Sequence[ApprovalStep], decider: str) -> bool:
    """Whether somebody makes the papers and somebody else, no clerk, looks at them, before they
    come to ``decider``."""
    others = [step for step in before if step.actor and actor_of(step) != decider]
    makers = {actor_of(step) for step in others if makes(step)}
    checkers = {
        actor_of(step)
        for step in others
        if not is_clerk(step) and (step.kind in _SEEING or _sees(step))
    }
    return any(maker != checker for maker in makers for checker in checkers)


def _lacks_check(before: Sequence[ApprovalStep], first: ApprovalStep) -> bool:
    return not any(step.kind in _SEEING or _sees(step) for step in (*before, first))


def _is_told_out(procedure: Procedure, before: Sequence[ApprovalStep], first: ApprovalStep) -> bool:
    """Whether prose tells all that goes on in a sensitive field up to the approval, none of it a
    check: its title says that it does, everybody is named, nothing depends on a case, no body that
    deliberates takes part, and who approves has not worked on it before."""
    if not any_of("procedures").match(procedure.title) or not before or not decides(first):
        return False
    if not any(field.words.search(procedure.title) for field in sensitive_fields()):
        return False
    if any(step.actor is None or step.branch is not None for step in (*before, first)):
        return False
    if any(any_of("collective").match(actor_of(step)) for step in before):
        return False
    return _lacks_check(before, first) and actor_of(first) not in map(actor_of, before)


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
    """A procedure of a sensitive field whose every step, a decision too, is one actor's.

    A clerk who takes papers in, stamps and sends them sees nothing of the work; whoever has others
    work, or works with others, is not alone. A person whose duties in such a field are all of the
    work, outside of procedures, is found too.
    """
    for procedure in own(dossier):
        field = _field(procedure, dossier)
        if field is None or len(procedure.steps) < FEWEST:
            continue
        steps = [step for step in procedure.steps if not is_clerical(step)]
        actors = {actor_of(step) for step in steps}
        if len(actors) != 1 or len(steps) < _FEWEST_ALONE or not any(map(decides, steps)):
            continue
        first = steps[0]
        if first.actor is None or any(_with_others(step) for step in steps):
            continue
        told = "Mọi bước" if len(steps) == len(procedure.steps) else "Ngoài văn thư, mọi bước"
        yield Hit(
            message=f"{told} của việc «{procedure.title}» (lĩnh vực {field.name}) do "
            f"«{first.actor.quote}» làm.",
            suggestion="Tách ít nhất việc kiểm tra hoặc phê duyệt cho người khác.",
            subject=f"alone|{procedure.title}",
            span=first.action.span,
            confidence=_SURE,
            verified=False,
        )
    yield from alone_by_duties(dossier)


def _with_others(step: ApprovalStep) -> bool:
    return bool(step.partners) or any_of("assigning").match(step.action.quote) is not None


def _is_concerned(step: ApprovalStep, document: Document) -> bool:
    """Whether who is named stands there as whom the work is about: "kỷ luật đối với viên chức"."""
    if step.actor is None:
        return False
    before = document.text[: step.actor.start].rstrip()
    return ends_in("concerning", before[-_BEFORE:])


def _field(procedure: Procedure, dossier: Dossier) -> Field | None:
    """The sensitive field that its title tells, or that of its document."""
    titles = (procedure.title, dossier.document.metadata.title or "")
    return next(
        (field for title in titles for field in sensitive_fields() if field.words.search(title)),
        None,
    )


def _sees(step: ApprovalStep) -> bool:
    """Whether the step checks besides what its first verb says: "Tổng hợp, đối chiếu …"."""
    return any_of("seeing").search(step.action.quote) is not None
