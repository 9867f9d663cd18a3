"""Procedures as a report shows them."""

from __future__ import annotations

from pipeline.inventory.procedures import procedures_in
from pipeline.rules.pro.basis import PROCEDURE
from tests.dossiers import dossier_of


def test_a_bare_number_is_shown_with_the_unit_of_its_column():
    rows = (
        ("TT", "Nội dung công việc", "Trách nhiệm", "Thời gian (ngày làm việc)"),
        ("1", "Tiếp nhận đơn", "Văn thư", "0,5"),
        ("2", "Thẩm định đơn", "Phòng Quản trị", "16 giờ"),
        ("3", "Phê duyệt", "Chánh Văn phòng", "-"),
    )
    (procedure,) = procedures_in(dossier_of(PROCEDURE, rows=rows))
    assert [step.deadline for step in procedure.steps] == ["0,5 ngày làm việc", "16 giờ", ""]


def test_units_that_have_a_line_each_in_a_cell_are_shown_as_a_list():
    rows = (
        ("TT", "Nội dung công việc", "Trách nhiệm"),
        ("1", "Kiểm tra đơn", "Phòng Quản trị\nPhòng Kế toán"),
        ("2", "Thẩm định đơn", "Chuyên viên\nPhòng Quản trị"),
        ("3", "Phê duyệt", "Vụ trưởng\nVụ Pháp chế"),
    )
    (procedure,) = procedures_in(dossier_of(PROCEDURE, rows=rows))
    assert [step.actor for step in procedure.steps] == [
        "Phòng Quản trị; Phòng Kế toán",
        "Chuyên viên Phòng Quản trị",
        "Vụ trưởng Vụ Pháp chế",
    ]
