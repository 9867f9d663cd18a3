"""Who is charged with what: from tables and words, given twice, given to nobody."""

from __future__ import annotations

import pytest

from pipeline.extract.assignments import shared_tasks, unassigned_tasks
from tests.dossiers import dossier_of

TABLE = "QUYẾT ĐỊNH\nPhân công thành viên Ban Chỉ đạo\nĐiều 1. Phân công như sau:\n"
HEAD = ("TT", "Họ và tên", "Nhiệm vụ")
WORDS = """QUYẾT ĐỊNH
Về việc phân công nhiệm vụ trong Tổ công tác

Điều 1. Phân công
1. Tổ trưởng chỉ đạo chung, chủ trì các phiên họp.
2. Ông Trần Văn Mẫu có trách nhiệm:
a) Rà soát quy chế mua sắm;
b) Theo dõi việc kê khai tài sản.
3. Tổ trưởng quyết định việc mời chuyên gia.
4. Vụ Pháp chế, Văn phòng có trách nhiệm cử người tham gia.
Điều 2. Nhiệm vụ của Tổ công tác
Tổ công tác có nhiệm vụ:
a) Rà soát các quy chế về mua sắm;
b) Kiểm tra việc thu lệ phí;
c) Họp mỗi tháng một lần.
"""


def told(text: str, rows=()):
    return dossier_of(text, rows=rows).facts.assignments


def test_a_table_gives_each_member_the_tasks_of_the_cell():
    rows = (HEAD, ("1", "Ông A", "- Rà soát quy chế;\n- Theo dõi đơn thư."), ("2", "Bà B", ""))
    (only,) = told(TABLE, rows)
    assert only.member.quote == "Ông A"
    assert [task.quote for task in only.tasks] == ["Rà soát quy chế", "Theo dõi đơn thư"]


def test_words_assign_where_the_title_says_so():
    chair, member = told(WORDS)
    assert chair.member.quote == "Tổ trưởng"
    assert len(chair.tasks) == 2  # of two clauses that do not stand together
    assert member.member.quote == "Ông Trần Văn Mẫu"
    assert [task.quote for task in member.tasks] == [
        "Rà soát quy chế mua sắm",
        "Theo dõi việc kê khai tài sản",
    ]


def test_words_assign_nothing_under_another_title():
    assert told(WORDS.replace("phân công nhiệm vụ trong", "quy chế làm việc của")) == ()


def test_what_the_committee_has_to_do_and_no_member_has():
    facts = dossier_of(WORDS).facts
    left = unassigned_tasks(facts.assignments, facts.responsibilities)
    assert [norm.action.quote for norm in left] == ["Kiểm tra việc thu lệ phí"]


def test_nothing_is_left_where_nothing_is_given():
    facts = dossier_of(WORDS).facts
    assert unassigned_tasks((), facts.responsibilities) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kiểm soát tài sản thu nhập", "Kiểm soát tài sản, thu nhập tại các viện", True),
        ("Kiểm soát tài sản thu nhập", "Kiểm soát chi tiêu công", False),
        ("Đối ngoại", "Đối ngoại nhân dân", False),  # too short to tell
    ],
)
def test_shared_tasks(one, other, same):
    assert shared_tasks(one, other) is same
    assert shared_tasks(other, one) is same
