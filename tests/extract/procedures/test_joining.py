"""What is one procedure, told in several places of a document, and what is not."""

from __future__ import annotations

from pipeline.extract.procedures import flows_of
from pipeline.extract.procedures.joining import completed, continued
from pipeline.extract.procedures.ways import ways_in
from pipeline.model.facts import ApprovalStep, Procedure, Quote, StepKind


def quote(words: str) -> Quote | None:
    return Quote(quote=words, start=0, end=len(words)) if words else None


def procedure(*told: tuple[str, str, str, str], title: str = "Mua sắm") -> Procedure:
    """Of number, actor, action and deadline a step."""
    steps = tuple(
        ApprovalStep(
            order=order,
            kind=StepKind.OTHER,
            number=number,
            actor=quote(actor),
            action=Quote(quote=action, start=0, end=len(action)),
            deadline=quote(deadline),
            ways=tuple(ways_in(action)),
        )
        for order, (number, actor, action, deadline) in enumerate(told, 1)
    )
    return Procedure(title=title, eid="art_1", steps=steps)


TABLE = procedure(
    ("1", "Phòng Tổng hợp", "Lập dự toán mua sắm", "02 ngày"),
    ("2", "Phòng Quản trị", "Thẩm định dự toán", ""),
    ("3", "", "Phê duyệt dự toán", ""),
)
PROSE = procedure(
    ("5.2.1", "Phòng Tổng hợp", "lập dự toán mua sắm gửi Phòng Quản trị", "trong 05 ngày"),
    ("5.2.2", "Phòng Quản trị", "thẩm định dự toán", "trong 03 ngày"),
    ("5.2.2", "Phòng Quản trị", "ghi sổ", ""),
    ("5.2.3", "Chánh Văn phòng", "phê duyệt dự toán; không đạt thì quay lại bước 1", ""),
)


def words(found: Quote | None) -> str:
    return found.quote if found else ""


def test_prose_on_the_steps_of_a_table_fills_what_the_table_leaves_out():
    (joined,) = completed([TABLE], [PROSE])
    assert [(words(s.actor), words(s.action), words(s.deadline)) for s in joined.steps] == [
        ("Phòng Tổng hợp", "Lập dự toán mua sắm", "02 ngày"),
        ("Phòng Quản trị", "Thẩm định dự toán", "trong 03 ngày"),
        ("Chánh Văn phòng", "Phê duyệt dự toán", ""),
    ]
    assert [(f.source, f.target) for f in flows_of(joined.steps) if f.target <= f.source] == [
        (3, 1)
    ]


def test_prose_by_numbers_fills_a_table_that_has_none_by_the_order_of_its_rows():
    loose = procedure(*(("", words(s.actor), words(s.action), "") for s in TABLE.steps))
    (joined,) = completed([loose], [PROSE])
    assert [words(step.deadline) for step in joined.steps] == ["trong 05 ngày", "trong 03 ngày", ""]


def test_prose_that_tells_other_work_by_the_same_numbers_stays_apart():
    payment = procedure(
        ("1", "Phòng Tổng hợp", "lập giấy đề nghị thanh toán", ""),
        ("2", "Phòng Quản trị", "kiểm tra hóa đơn, chứng từ", ""),
        ("3", "Chánh Văn phòng", "phê duyệt lệnh chi", ""),
    )
    assert completed([TABLE], [payment]) == [TABLE, payment]


def test_prose_without_numbers_stays_apart():
    loose = procedure(*(("", "", words(step.action), "") for step in TABLE.steps))
    assert completed([TABLE], [loose]) == [TABLE, loose]


def test_steps_that_count_on_are_one_procedure_under_the_first_title():
    first = procedure(("1", "", "lập", ""), ("2", "", "thẩm định", ""))
    second = procedure(("3", "", "phê duyệt", ""), ("4", "", "lưu", ""), title="Tiếp theo")
    (joined,) = continued([first, second])
    assert joined.title == "Mua sắm"
    assert [(step.order, step.number) for step in joined.steps] == [
        (1, "1"),
        (2, "2"),
        (3, "3"),
        (4, "4"),
    ]


def test_steps_counted_anew_or_not_at_all_are_procedures_of_their_own():
    first = procedure(("1", "", "lập", ""), ("2", "", "thẩm định", ""))
    again = procedure(("1", "", "kiểm kê", ""), ("2", "", "lưu", ""))
    loose = procedure(("", "", "phê duyệt", ""), ("", "", "lưu", ""))
    assert continued([first, again, loose]) == (first, again, loose)
