"""Each step names who does it, alone in the lead, what is done, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.extract.deadlines import find_deadlines
from pipeline.model.facts import Quote
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.pro.basis import PROCEDURE, SIX_CLEAR, STEPS, with_step
from pipeline.rules.pro.defined import is_defined
from pipeline.rules.pro.names import is_nobody, mentions_unit, units_in
from pipeline.rules.pro.procedures import FEWEST, is_plan
from pipeline.rules.pro.stepwise import Course, Step, courses
from pipeline.rules.pro.vocabulary import any_of, words
from pipeline.rules.registry import Case, Example, Hit, rule

_USUAL = 0.5  # of the steps: where fewer say it, the document means something else by it
_SURE = 0.7
_TWO = 2
_EITHER = re.compile(r"\S+ [^/]*\w{2}\s*/\s*\w{2}[^/]* \S+")  # "Phòng A/Phòng B", not "đ/c"
_IN_BRACKETS = re.compile(r"\(\s*(?P<case>[^()]*)\)")
_GOOD = Example(PROCEDURE, rows=STEPS)


@rule(
    "PRO101",
    "Bước của quy trình không có thời hạn",
    reason="Các bước khác có thời hạn, riêng bước này không: không ai biết khi nào là chậm, và hồ "
    "sơ có thể bị giữ lại.",
    basis=SIX_CLEAR,
    severity=Severity.MEDIUM,
    bad=Example(PROCEDURE, rows=with_step("2", "Thẩm định đơn", "Phòng Quản trị", "")),
    good=_GOOD,
)
def step_without_time(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A step without a time among steps that have one, or with one that nobody can measure.

    A step that nobody waits for needs none of its own: in a table the one that hands the papers in.
    """
    for course in courses(dossier):
        usual = sum(map(_is_timed, course.steps)) >= _USUAL * len(course.steps)
        for step in course.steps:
            vague = _vague_time(step, course)
            if vague is None and (not usual or not step.awaited or _is_timed(step)):
                continue
            said = f"chỉ ghi «{vague}», không có thời hạn" if vague else "không có thời hạn"
            yield Hit(
                message=f"{step.name} «{step.shown}» {said}.",
                suggestion="Ghi thời hạn của bước (số ngày làm việc, giờ, hoặc mốc cụ thể).",
                subject=f"step-time|{step.shown}",
                span=step.content.span,
            )


@rule(
    "PRO102",
    "Bước của quy trình không rõ ai làm",
    reason="Không chỉ đích danh chức danh hay đơn vị thì không ai chịu trách nhiệm, cũng không biết "
    "ai có thẩm quyền.",
    basis=SIX_CLEAR,
    severity=Severity.MEDIUM,
    bad=Example(PROCEDURE, rows=with_step("3", "Phê duyệt", "Lãnh đạo", "01 ngày làm việc")),
    good=_GOOD,
)
def step_without_actor(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A step of which nobody, or nobody in particular, is said to do it.

    Whom the document means by a name, it may say elsewhere.
    """
    for course in courses(dossier):
        if not course.asks_who:
            continue
        named = sum(step.actor is not None for step in course.steps)
        for place, step in enumerate(course.steps):
            if step.actor is None:
                usual = named >= _USUAL * len(course.steps)
                if not course.in_table and (
                    not usual or _names_somebody(step) or _is_of_a_case(step)
                ):
                    continue
                said, proof = "không ghi ai thực hiện", step.content
            elif _is_vague(step.actor, course.steps[:place]) and not is_defined(
                step.actor.quote, dossier.document
            ):
                said, proof = (
                    f"giao cho «{step.actor.quote}», không rõ là chức danh nào",
                    step.actor,
                )
            else:
                continue
            yield Hit(
                message=f"{step.name} «{step.shown}» {said}.",
                suggestion="Ghi đúng chức danh hoặc đơn vị thực hiện bước này.",
                subject=f"step-actor|{step.shown}",
                span=proof.span,
            )


@rule(
    "PRO103",
    "Một bước giao cho hai đơn vị mà không rõ ai chủ trì",
    reason="Hai đơn vị cùng được ghi cho một bước thì đơn vị này chờ đơn vị kia, và không ai chịu "
    "trách nhiệm khi chậm hoặc sai.",
    basis=SIX_CLEAR,
    severity=Severity.MEDIUM,
    bad=Example(
        PROCEDURE,
        rows=with_step("2", "Thẩm định đơn", "Phòng Quản trị/Phòng Bảo vệ", "02 ngày làm việc"),
    ),
    good=_GOOD,
)
def step_of_two(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A step given to one body or another, or to two units that do not by its nature both do it.

    A head or his deputy are one post; whom one delegates to, or up to which sum one decides, tells
    which of two it is.
    """
    for course in courses(dossier):
        for step in course.steps:
            if step.actor is None or any_of("lead_told").search(step.words):
                continue
            both = course.in_table and len(units_in(step.actor.quote)) >= _TWO
            if both and any_of("joint_works").search(step.words):
                continue
            if not both and not _is_either(step.actor.quote):
                continue
            yield Hit(
                message=f"{step.name} «{step.shown}» giao cho «{step.actor.quote}», không rõ ai "
                "chủ trì.",
                suggestion="Ghi một đơn vị chủ trì; đơn vị còn lại ghi là phối hợp.",
                subject=f"step-two|{step.shown}",
                span=step.actor.span,
            )


@rule(
    "PRO108",
    "Quy trình không ghi thời hạn của bước nào",
    reason="Không bước nào có thời hạn thì không ai biết việc phải xong khi nào, và chậm ở đâu.",
    basis=SIX_CLEAR,
    severity=Severity.LOW,
    bad=Example(PROCEDURE, rows=tuple(row[:3] for row in STEPS)),
    good=_GOOD,
)
def no_times(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A table of steps without a time, in a document that tells none of the whole either."""
    document = dossier.document
    if is_plan(document) or any_of("totals").search(document.text):
        return
    for course in courses(dossier):
        if not course.in_table or len(course.steps) < FEWEST:
            continue
        if any(step.time or find_deadlines(step.words) for step in course.steps):
            continue
        first = course.steps[0]
        yield Hit(
            message=f"Không bước nào từ «{first.shown}» đến «{course.steps[-1].shown}» có thời hạn.",
            suggestion="Thêm cột thời gian, ghi thời hạn của từng bước; hoặc ghi tổng thời hạn.",
            subject=f"no-times|{first.shown}",
            span=first.content.span,
            confidence=_SURE,
        )


@rule(
    "PRO109",
    "Bước của quy trình không rõ việc gì",
    reason="«Xử lý», «Thực hiện» không nói phải làm gì và xong là được gì: mỗi người hiểu một cách.",
    basis=SIX_CLEAR,
    severity=Severity.LOW,
    bad=Example(PROCEDURE, rows=with_step("2", "Xử lý", "Phòng Quản trị", "02 ngày làm việc")),
    good=_GOOD,
)
def step_without_work(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A step of which only is said that something is done, and not what comes of it."""
    for course in courses(dossier):
        for step in course.steps:
            said = " ".join(step.content.quote.casefold().strip(" .;").split())
            if said in words("unclear_works") and not step.brings:
                yield Hit(
                    message=f"{step.name} chỉ ghi «{step.shown}», không rõ làm việc gì.",
                    suggestion="Ghi rõ việc của bước này và kết quả phải có.",
                    subject=f"step-work|{step.name}",
                    span=step.content.span,
                )


def _is_either(actor: str) -> bool:
    """Whether one body or another is named and nothing tells which of them: "Phòng A/Phòng B"."""
    if not _EITHER.search(actor) or any_of("delegated").search(actor):
        return False
    if any(any_of("which_case").match(said["case"]) for said in _IN_BRACKETS.finditer(actor)):
        return False
    names = [" ".join(name.casefold().split()) for name in actor.split("/")]
    return not any(_is_deputy(name, head) for name in names for head in names)


def _is_deputy(name: str, head: str) -> bool:
    """Whether one post is the other's deputy, of the unit that only one of them may tell."""
    of = name.removeprefix("phó ")
    return of != name and (of.startswith(head) or head.startswith(of))


def _is_timed(step: Step) -> bool:
    return step.time is not None and not _is_unmeasured(step.time)


def _is_unmeasured(time: Quote) -> bool:
    said = " ".join(time.quote.casefold().strip(" .;").split())
    return said in words("vague_times") or said in words("vague_time_cells")


def _vague_time(step: Step, course: Course) -> str | None:
    """The words of a time that nobody can measure, where the step has no other."""
    if course.in_table:
        return step.time.quote.strip() if step.time and _is_unmeasured(step.time) else None
    if step.time is not None:
        return None
    before, content, _ = step.words.partition(step.content.quote)
    found = _vague_end().search(before) or any_of("vague_times").match(content)
    if found is None or any_of("timed_works").match(content.removeprefix(found[0]).lstrip()):
        return None  # a report without a time is told of the duty
    return found[0].strip()


@cache
def _vague_end() -> re.Pattern[str]:
    """Such a time as the last words before the work: "Phòng Kế toán nhanh chóng | thẩm định"."""
    return re.compile(rf"{any_of('vague_times').pattern}\s*$", re.IGNORECASE)


def _is_vague(actor: Quote, before: Sequence[Step]) -> bool:
    """Whether nobody in particular is named; whom an earlier step assigns is known by then."""
    said = " ".join(actor.quote.casefold().split())
    if said in words("assigned"):
        return not any(any_of("assigning").search(step.content.quote) for step in before)
    return said in words("vague") or is_nobody(said)


def _is_of_a_case(step: Step) -> bool:
    """Whether it is done in a case alone: "Máy hỏng thì | gửi trả", by whom the case concerns."""
    before = step.words.partition(step.content.quote)[0]
    return before.rstrip().endswith("thì")


def _names_somebody(step: Step) -> bool:
    """Whether words of the step name a body or post, or a person by what he does."""
    named = any(any_of(field).search(step.words) for field in ("hands", "post_names", "bodies"))
    return named or mentions_unit(step.words)
