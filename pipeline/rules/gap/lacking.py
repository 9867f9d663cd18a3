"""What law or a directive demands and the documents do not say, or say in part."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.directives.matching.naming import is_number
from pipeline.directives.matching.reasons import NOT_DECISIVE
from pipeline.model.demand import Deontic
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.model.verdict import Answer, ElementKind, Verdict
from pipeline.rules.gap.contradicting import is_made_optional
from pipeline.rules.gap.drafting import to_add, to_cite, to_complete
from pipeline.rules.gap.examples import CITING, CONFLICT, HEAD, RETURN, SPENDING
from pipeline.rules.gap.telling import hits, hits_by_topic, told_of
from pipeline.rules.registry import Case, Example, Hit, rule

# Of documents and citations other rules tell; a permission nobody uses is no gap.
_TOLD_ELSEWHERE = (Deontic.DOCUMENT, Deontic.CITATION, Deontic.PERMISSION)
_BASIS = "Danh mục yêu cầu (corpus/directives); căn cứ cụ thể ghi ở từng phát hiện"


@rule(
    "GAP201",
    "Mới đáp ứng một phần yêu cầu",
    reason="Điều khoản có nói đến việc phải làm nhưng thiếu yếu tố mà luật, chỉ đạo đòi hỏi (ai, thời hạn, hình thức, hồ sơ) thì khó làm đúng và khó kiểm tra.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example(
        HEAD + "Điều 1. Quà tặng\nNgười nhận quà tặng không từ chối được phải nộp lại quà tặng.",
        requirement=RETURN,
    ),
    good=Example(
        HEAD
        + "Điều 1. Quà tặng\nNgười nhận quà tặng không từ chối được phải nộp lại quà tặng trong thời hạn 05 ngày làm việc.",
        requirement=RETURN,
    ),
)
def partly_met(_: Dossier, case: Case) -> Iterator[Hit]:
    """Some elements are there, others are missing or weaker; at least one of these can be named."""
    yield from hits(
        case,
        Verdict.PARTLY,
        Severity.LOW,
        to_complete,
        lambda _, answer: not is_made_optional(answer) and _names_what_lacks(answer),
    )


def _names_what_lacks(answer: Answer) -> bool:
    """Whether a reviewer can be told what to add; where words do not tell it, the table has it."""
    unnamed = (ElementKind.EXTENT, *NOT_DECISIVE)
    return any(each.kind not in unnamed for each in answer.elements if not each.state.is_enough)


@rule(
    "GAP202",
    "Chưa thấy quy định đáp ứng yêu cầu",
    reason="Điều luật, chỉ đạo đòi hỏi mà không văn bản nào của đơn vị, của Bộ nói đến thì không ai có trách nhiệm làm.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(HEAD + "Điều 1. Xe\nXe để đúng nơi quy định.", requirement=CONFLICT),
    good=Example(
        HEAD
        + "Điều 7. Xung đột lợi ích\nCông chức phải báo cáo xung đột lợi ích với Trưởng phòng.",
        requirement=CONFLICT,
    ),
)
def not_found(_: Dossier, case: Case) -> Iterator[Hit]:
    """No provision answers the requirements of a topic."""
    lacking = (
        (requirement, answer)
        for requirement, answer in told_of(case, Verdict.NOT_FOUND)
        if requirement.deontic not in _TOLD_ELSEWHERE
    )
    yield from hits_by_topic(lacking, Severity.MEDIUM)


@rule(
    "GAP203",
    "Thiếu văn bản phải có",
    reason="Luật, chỉ đạo buộc đơn vị ban hành văn bản riêng về một việc; thiếu văn bản ấy thì việc không có căn cứ để làm và để kiểm tra.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        HEAD + "QUYẾT ĐỊNH\nVề nội quy để xe\nĐiều 1. Xe\nXe để đúng nơi quy định.",
        requirement=SPENDING,
    ),
    good=Example(
        HEAD
        + "QUYẾT ĐỊNH\nBan hành Quy chế chi tiêu nội bộ của Văn phòng\nĐiều 1. Chi tiêu\nChi theo định mức.",
        requirement=SPENDING,
    ),
)
def lacks_document(_: Dossier, case: Case) -> Iterator[Hit]:
    """No document of the kind that must be there."""
    yield from hits(
        case,
        Verdict.NOT_FOUND,
        Severity.MEDIUM,
        to_add,
        lambda requirement, _: requirement.deontic is Deontic.DOCUMENT,
    )


@rule(
    "GAP204",
    "Chưa dẫn văn bản phải theo",
    reason="Văn bản nói đến việc đã có quy định mới của cấp trên mà không dẫn quy định ấy thì người làm dễ theo bản cũ.",
    basis=_BASIS,
    severity=Severity.LOW,
    bad=Example(
        HEAD + "Điều 2. Mua sắm\nViệc mua sắm theo quy định của pháp luật.", requirement=CITING
    ),
    good=Example(
        HEAD + "Điều 2. Mua sắm\nViệc mua sắm theo Nghị định số 214/2025/NĐ-CP.",
        requirement=CITING,
    ),
)
def not_cited(_: Dossier, case: Case) -> Iterator[Hit]:
    """The matter is spoken of, the instrument that rules it is not cited.

    Where one that was replaced is, the rules on outdated citations tell it with what took over.
    """
    yield from hits(
        case,
        Verdict.NOT_FOUND,
        Severity.LOW,
        to_cite,
        lambda requirement, answer: (
            requirement.deontic is Deontic.CITATION and not _rests_on_another(answer)
        ),
    )


def _rests_on_another(answer: Answer) -> bool:
    return any(is_number((found.evidence.quote,)) for found in answer.provisions)
