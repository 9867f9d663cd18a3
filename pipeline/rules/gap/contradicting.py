"""A provision that says otherwise than law or a directive demands."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.demand import Deontic
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.model.verdict import Answer, ElementKind, State, Verdict
from pipeline.rules.gap.drafting import to_mend
from pipeline.rules.gap.examples import ADVANCE, CONFLICT, HEAD, RETURN, TAKING
from pipeline.rules.gap.telling import hits
from pipeline.rules.registry import Case, Example, Hit, rule

_BASIS = (
    "Điều khoản của văn bản cấp trên ghi ở từng phát hiện (danh mục yêu cầu, corpus/directives)"
)
_TIMES = (ElementKind.DEADLINE, ElementKind.FREQUENCY)


def _against(answer: Answer) -> ElementKind | None:
    """The element that contradicts, the first in the order of elements."""
    kinds = (each.kind for each in answer.elements if each.state is State.CONTRADICTORY)
    return next(kinds, None)


def _hits(case: Case, *kinds: ElementKind) -> Iterator[Hit]:
    yield from hits(
        case,
        Verdict.CONTRADICTS,
        Severity.HIGH,
        to_mend,
        lambda requirement, answer: (
            requirement.deontic is not Deontic.CITATION and _against(answer) in kinds
        ),
    )


@rule(
    "GAP101",
    "Thời hạn trái yêu cầu",
    reason="Thời hạn nội bộ dài hơn mức tối đa, ngắn hơn mức tối thiểu hoặc thưa hơn định kỳ mà luật, chỉ đạo đặt ra thì ai làm đúng quy chế lại thành làm sai luật.",
    basis=_BASIS,
    severity=Severity.HIGH,
    bad=Example(
        HEAD
        + "Điều 1. Quà tặng\nNgười nhận quà tặng không từ chối được phải nộp lại quà tặng trong thời hạn 15 ngày làm việc.",
        requirement=RETURN,
    ),
    good=Example(
        HEAD
        + "Điều 1. Quà tặng\nNgười nhận quà tặng không từ chối được phải nộp lại quà tặng trong thời hạn 05 ngày làm việc.",
        requirement=RETURN,
    ),
)
def time_against(_: Dossier, case: Case) -> Iterator[Hit]:
    """A time limit or frequency on the wrong side of what is allowed."""
    yield from _hits(case, *_TIMES)


@rule(
    "GAP102",
    "Sai thẩm quyền quyết định",
    reason="Việc luật dành cho một chức danh mà quy chế giao cho chức danh khác thì quyết định ban hành không có giá trị và người quyết định vượt quyền.",
    basis=_BASIS,
    severity=Severity.HIGH,
    bad=Example(
        HEAD + "Điều 6. Quỹ Tạm giữ\nViệc ứng từ Quỹ Tạm giữ do Chánh Văn phòng quyết định.",
        requirement=ADVANCE,
    ),
    good=Example(
        HEAD + "Điều 6. Quỹ Tạm giữ\nViệc ứng từ Quỹ Tạm giữ do Bộ trưởng quyết định.",
        requirement=ADVANCE,
    ),
)
def authority_against(_: Dossier, case: Case) -> Iterator[Hit]:
    """Another decides than the one to whom it is reserved."""
    yield from _hits(case, ElementKind.AUTHORITY)


@rule(
    "GAP103",
    "Cho phép điều bị cấm, miễn điều bắt buộc",
    reason="Quy chế nội bộ không thể cho phép điều luật cấm hay miễn việc luật buộc làm; người dựa vào đó vẫn bị xử lý.",
    basis=_BASIS,
    severity=Severity.HIGH,
    bad=Example(
        HEAD
        + "Điều 4. Quà tặng\nCông chức được nhận quà của người có việc đang giải quyết nếu giá trị dưới 500.000 đồng.",
        requirement=TAKING,
    ),
    good=Example(
        HEAD + "Điều 4. Quà tặng\nCông chức không được nhận quà của người có việc đang giải quyết.",
        requirement=TAKING,
    ),
)
def modality_against(_: Dossier, case: Case) -> Iterator[Hit]:
    """Permitted where forbidden, released where bound, forbidden where allowed."""
    yield from _hits(case, ElementKind.MODALITY, ElementKind.WHAT)


@rule(
    "GAP104",
    "Nghĩa vụ thành việc tùy chọn",
    reason="Điều luật, chỉ đạo buộc làm mà quy chế ghi «có thể», «khuyến khích» thì không ai phải làm và không kiểm tra được.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        HEAD
        + "Điều 7. Xung đột lợi ích\nCông chức có thể báo cáo xung đột lợi ích với Trưởng phòng.",
        requirement=CONFLICT,
    ),
    good=Example(
        HEAD
        + "Điều 7. Xung đột lợi ích\nCông chức phải báo cáo xung đột lợi ích với Trưởng phòng.",
        requirement=CONFLICT,
    ),
)
def made_optional(_: Dossier, case: Case) -> Iterator[Hit]:
    """A duty laid down as an option."""
    yield from hits(
        case,
        Verdict.PARTLY,
        Severity.MEDIUM,
        to_mend,
        lambda _, answer: is_made_optional(answer),
    )


def is_made_optional(answer: Answer) -> bool:
    """Whether an answer is partly met because what is demanded is left to choice."""
    softer = answer.element(ElementKind.MODALITY, State.WEAKER)
    return softer is not None and bool(softer.quote)
