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


def by_member(text: str) -> dict[str, list[str]]:
    return {each.member.quote: [task.quote for task in each.tasks] for each in told(text)}


def test_a_table_gives_each_member_the_tasks_of_the_cell():
    rows = (HEAD, ("1", "Ông A", "- Rà soát quy chế;\n- Theo dõi đơn thư."), ("2", "Bà B", ""))
    first, second = told(TABLE, rows)
    assert first.member.quote == "Ông A"
    assert [task.quote for task in first.tasks] == ["Rà soát quy chế", "Theo dõi đơn thư"]
    assert (second.member.quote, second.tasks) == ("Bà B", ())  # left out, and shown so


def test_a_row_that_heads_others_is_no_member_and_labels_part_tasks():
    group = ("I", "Lãnh đạo Tổ công tác", "Lãnh đạo Tổ công tác")
    rows = (HEAD, group, ("1", "Bà B", "a) Rà soát quy chế. b) Theo dõi đơn thư."))
    (member,) = told(TABLE, rows)
    assert member.member.quote == "Bà B"
    assert [task.quote for task in member.tasks] == ["Rà soát quy chế", "Theo dõi đơn thư"]


def test_a_table_to_be_filled_in_assigns_nothing():
    assert told(TABLE, (HEAD, ("1", "Ông A", ""), ("2", "Bà B", ""))) == ()


@pytest.mark.parametrize(
    "head",
    [
        ("Họ và tên", "Nhiệm vụ được giao"),
        ("Họ, tên và chức vụ", "Phân công nhiệm vụ"),
        ("Thành viên Ban Chỉ đạo", "Nội dung, lĩnh vực phụ trách"),
        ("Đồng chí", "Công việc cụ thể được phân công"),
        ("Họ và tên, chức vụ", "Nhiệm vụ, địa bàn phụ trách"),
        ("Thành viên Ban Soạn thảo", "Nhiệm vụ trong Ban"),
        ("Ông/Bà", "Lĩnh vực, đơn vị phụ trách"),
        ("Lãnh đạo Bộ", "Mảng công việc đảm nhiệm"),
    ],
)
def test_heads_of_a_table_of_assignments(head):
    rows = (("TT", *head), ("1", "Ông A", "Rà soát quy chế"))
    assert [each.member.quote for each in told(TABLE, rows)] == ["Ông A"]


@pytest.mark.parametrize(
    "head",
    [
        ("Họ và tên", "Công việc hiện nay"),
        ("Họ và tên", "Lĩnh vực đào tạo"),
        ("Đơn vị", "Nhiệm vụ được giao"),
        ("Họ và tên", "Kết quả thực hiện nhiệm vụ"),
        ("Họ và tên", "Địa bàn công tác"),
        ("Người thực hiện", "Nội dung công việc"),  # steps of a procedure
    ],
)
def test_heads_of_other_tables(head):
    assert told(TABLE, (("TT", *head), ("1", "Ông A", "Rà soát quy chế"))) == ()


NOTICE = """THÔNG BÁO
Phân công nhiệm vụ các thành viên Hội đồng thanh lý
1. Hội đồng thanh lý có nhiệm vụ kiểm kê tài sản hỏng.
2. Đồng chí Ngô K, Bí thư thứ nhất, Chủ tịch Hội đồng: phụ trách chung; báo cáo kết quả.
3. Đồng chí Lý L, Kế toán trưởng:
a) Kiểm kê tài sản hỏng;
b) Định giá.
- Ông Mai M, bà Lê N: ghi biên bản.
- Thời gian: từ ngày 01 tháng 3.
"""


def test_lines_that_begin_with_a_person_and_a_colon():
    assert by_member(NOTICE) == {
        "Đồng chí Ngô K, Bí thư thứ nhất, Chủ tịch Hội đồng": [
            "phụ trách chung",
            "báo cáo kết quả",
        ],
        "Đồng chí Lý L, Kế toán trưởng": ["Kiểm kê tài sản hỏng", "Định giá"],
        "Ông Mai M, bà Lê N": ["ghi biên bản"],
    }


LEADERS = """THÔNG BÁO
Về việc phân công công tác của Lãnh đạo Bộ
1. Bộ trưởng Lê Hoàng Nam
- Lãnh đạo, quản lý toàn diện công việc của Bộ.
- Phụ trách các đơn vị: Vụ Tổ chức Cán bộ, Vụ Kiểm tra nội bộ.
2. Thứ trưởng Hoàng Thị Lan
a) Giúp Bộ trưởng phụ trách các mặt công tác sau:
- Công tác pháp luật;
- Điều ước quốc tế.
b) Thực hiện nhiệm vụ khác do Bộ trưởng phân công.
3. Tổ chức thực hiện
- Văn phòng Bộ có trách nhiệm theo dõi.
"""


def test_a_line_that_only_names_a_person_gives_them_the_list_below():
    assert by_member(LEADERS) == {
        "Bộ trưởng Lê Hoàng Nam": [
            "Lãnh đạo, quản lý toàn diện công việc của Bộ",
            "Phụ trách các đơn vị: Vụ Tổ chức Cán bộ, Vụ Kiểm tra nội bộ",
        ],
        "Thứ trưởng Hoàng Thị Lan": [
            "Công tác pháp luật",
            "Điều ước quốc tế",
            "Thực hiện nhiệm vụ khác do Bộ trưởng phân công",
        ],
    }


def test_a_list_of_members_assigns_nothing():
    text = """QUYẾT ĐỊNH
Thành lập và phân công nhiệm vụ Tổ công tác
Điều 1. Thành lập Tổ công tác gồm:
- Ông Trần A, Thứ trưởng
1. Bà Lê B, Vụ trưởng
- Tổ phó
2. Ông Mai C.
- Điều hành chung.
"""
    assert told(text) == ()


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


@pytest.mark.parametrize(
    ("task", "given", "left"),
    [
        # Who has the service need not ask how content people are with it.
        (
            "Đánh giá mức độ hài lòng của người dân đối với dịch vụ công trực tuyến",
            "dịch vụ công trực tuyến",
            True,
        ),
        ("Kiểm tra, giám sát việc kê khai tài sản, thu nhập", "Tài sản, thu nhập", False),
        ("Đôn đốc các đơn vị thực hiện cải cách thủ tục hành chính", "Cải cách hành chính", False),
        ("Kiểm tra việc thực hiện quy định về phòng, chống lãng phí", "Chống lãng phí", False),
        ("Bố trí kinh phí cho chuyển đổi số", "Xây dựng kế hoạch chuyển đổi số", True),
    ],
)
def test_a_task_is_given_with_what_it_is_done_to(task, given, left):
    text = TABLE + f"Điều 2. Nhiệm vụ\nBan Chỉ đạo có nhiệm vụ:\na) {task};\nb) Họp hằng quý.\n"
    facts = dossier_of(text, rows=(HEAD, ("1", "Ông A", given))).facts
    found = unassigned_tasks(facts.assignments, facts.responsibilities)
    assert [norm.action.quote for norm in found] == ([task] if left else [])


BOARD = """QUYẾT ĐỊNH
Phân công nhiệm vụ thành viên Hội đồng Sáng kiến
Điều 1. Nhiệm vụ của Hội đồng
Hội đồng có nhiệm vụ:
1. Rà soát toàn bộ văn bản nội bộ.
2. Lưu trữ hồ sơ sáng kiến.
3. Bố trí kinh phí khen thưởng.
4. Đánh giá tác động của sáng kiến.
Điều 2. Phân công
1. Chủ tịch Hội đồng: phụ trách chung.
2. {}
"""


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("Ủy viên Phạm Văn D: rà soát, đề xuất sửa đổi, bãi bỏ văn bản.", 0),
        ("Thư ký Hội đồng: lưu trữ hồ sơ sáng kiến.", 1),
        ("Ủy viên - Vụ trưởng Vụ Tài chính: a) Bố trí kinh phí khen thưởng.", 2),
        ("Các đồng chí Lê N và Vũ P - Ủy viên: bố trí kinh phí khen thưởng.", 2),
        ("Các thành viên còn lại: đánh giá tác động của sáng kiến.", 3),
        ("Vụ Tài chính có trách nhiệm bố trí kinh phí khen thưởng.", 2),  # no member, but somebody
    ],
)
def test_whoever_has_a_task_it_is_given(line, given):
    facts = dossier_of(BOARD.format(line)).facts
    left = [
        norm.action.quote for norm in unassigned_tasks(facts.assignments, facts.responsibilities)
    ]
    tasks = [
        "Rà soát toàn bộ văn bản nội bộ",
        "Lưu trữ hồ sơ sáng kiến",
        "Bố trí kinh phí khen thưởng",
        "Đánh giá tác động của sáng kiến",
    ]
    assert left == [task for place, task in enumerate(tasks) if place != given]


def test_what_every_member_must_do_is_given_to_no_one_of_them():
    text = BOARD.format("Các Ủy viên phải giữ bí mật. Tổ giúp việc do các Ủy viên cử.")
    members = [each.member.quote for each in dossier_of(text).facts.assignments]
    assert members == ["Chủ tịch Hội đồng"]


def test_nothing_is_left_where_nothing_is_given():
    facts = dossier_of(WORDS).facts
    assert unassigned_tasks((), facts.responsibilities) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kiểm soát tài sản thu nhập", "Kiểm soát tài sản, thu nhập tại các viện", True),
        ("Kiểm soát tài sản thu nhập", "Kiểm soát chi tiêu công", False),
        ("Đối ngoại", "Đối ngoại nhân dân", False),  # too short to tell
        (  # each in the fields of their own
            "Ký thay Cục trưởng các văn bản thuộc lĩnh vực được phân công",
            "Ký thay Cục trưởng các văn bản thuộc lĩnh vực được phân công",
            False,
        ),
    ],
)
def test_shared_tasks(one, other, same):
    assert shared_tasks(one, other) is same
    assert shared_tasks(other, one) is same
