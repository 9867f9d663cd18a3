"""Tables of works and doers: which tell steps that follow one another, and which other things."""

from __future__ import annotations

import pytest

from tests.dossiers import dossier_of

HEAD = "BỘ GIAO LƯU\nVĂN PHÒNG\n\n{kind}\n{title}\n\n"
RULES = HEAD.format(kind="QUY CHẾ", title="Làm việc của Bộ Giao lưu")
PLAN = HEAD.format(kind="KẾ HOẠCH", title="Cải cách hành chính năm 2026")
PROCEDURE = HEAD.format(kind="QUY TRÌNH", title="Quản lý xe ô tô")
TIMED = ("TT", "Nội dung", "Đơn vị thực hiện", "Thời gian")
NOTED = ("TT", "Nội dung", "Đơn vị thực hiện", "Ghi chú")
BARE = ("TT", "Nội dung", "Đơn vị thực hiện")

OTHERS = {
    "the calendar of a week": (
        RULES + "Điều 6. Công tác tuần\n",
        ("Thời gian", "Nội dung", "Chủ trì"),
        ("Thứ Hai, 8h00", "Giao ban Lãnh đạo Bộ", "Bộ trưởng"),
        ("Thứ Ba, 14h00", "Duyệt dự thảo Nghị định", "Thứ trưởng B"),
        ("Thứ Tư, 9h00", "Tiếp đoàn Đảo Xanh", "Bộ trưởng"),
    ),
    "the agenda of a meeting": (
        RULES + "Điều 3. Diễn biến hội nghị\n",
        ("Thời gian", "Nội dung", "Người thực hiện"),
        ("8h00 - 8h15", "Đăng ký đại biểu", "Ban Tổ chức"),
        ("8h30 - 10h00", "Trình bày báo cáo", "Chánh Văn phòng"),
        ("10h00 - 11h00", "Thông qua nghị quyết", "Các đại biểu"),
    ),
    "a plan": (
        PLAN + "2. Nhiệm vụ cụ thể\n",
        TIMED,
        ("1", "Xây dựng đề án vị trí việc làm", "Vụ Tổ chức cán bộ", "Tháng 6"),
        ("2", "Kiểm tra công tác cán bộ tại 05 đơn vị", "Vụ Kiểm tra", "Quý IV"),
        ("3", "Ban hành quy chế làm việc", "Văn phòng", "Tháng 7"),
    ),
    "tasks of one year": (
        RULES + "Điều 7. Rà soát\n",
        TIMED,
        ("1", "Rà soát quy chế làm việc", "Văn phòng", "Quý I/2026"),
        ("2", "Xây dựng phần mềm quản lý văn bản", "Cục Công nghệ", "30/9/2026"),
        ("3", "Ban hành quy chế", "Văn phòng", "Trước ngày 15 tháng 12 năm 2026"),
    ),
    "tasks by the month": (
        RULES + "Điều 7. Công tác năm\n",
        TIMED,
        ("1", "Rà soát quy chế làm việc", "Văn phòng", "Tháng 1"),
        ("2", "Tổng hợp số liệu", "Cục Công nghệ", "Tháng 3"),
        ("3", "Tập huấn cán bộ", "Vụ Tổ chức cán bộ", "Tháng 10"),
    ),
    "papers": (
        RULES + "Điều 4. Việc trình ký\n",
        NOTED,
        ("1", "Tờ trình", "Đơn vị chủ trì", "02 bản"),
        ("2", "Báo cáo thẩm định", "Vụ Pháp chế", "01 bản"),
        ("3", "Quyết định thành lập", "Đơn vị chủ trì", "01 bản"),
    ),
    "competence": (
        RULES + "Điều 5. Phân cấp phê duyệt\n",
        BARE,
        ("1", "Ký hợp đồng mua sắm", "Cục trưởng"),
        ("2", "Phê duyệt dự toán", "Bộ trưởng"),
        ("3", "Bổ sung kinh phí", "Bộ trưởng"),
    ),
    "limits of value": (
        RULES + "Điều 5. Mua sắm\n",
        BARE,
        ("1", "Mua sắm dưới 50 triệu", "Phòng Quản trị"),
        ("2", "Mua sắm từ 50 đến 500 triệu", "Cục Quản trị tài vụ"),
    ),
    "reports": (
        RULES + "Điều 6. Báo cáo\n",
        TIMED,
        ("1", "Báo cáo tuần", "Các đơn vị", "Thứ Năm"),
        ("2", "Báo cáo tháng", "Văn phòng", "Ngày 25"),
        ("3", "Báo cáo năm", "Văn phòng", "15/12"),
    ),
    "what a line above the table calls a list": (
        RULES + "Điều 6. Phối hợp\n1. Danh mục việc phối hợp:\n",
        BARE,
        ("1", "Theo dõi biên chế", "Vụ Tổ chức cán bộ"),
        ("2", "Quyết toán kinh phí", "Cục Quản trị tài vụ"),
        ("3", "Lưu trữ hồ sơ", "Văn phòng"),
    ),
}
STEPS = {
    "a yearly round by months": (
        RULES + "Điều 8. Lập dự toán\n",
        TIMED,
        ("1", "Gửi nhu cầu", "Các đơn vị", "Tháng 5"),
        ("2", "Tổng hợp, thẩm định", "Cục Quản trị tài vụ", "Tháng 6"),
        ("3", "Phê duyệt dự toán", "Bộ trưởng", "Tháng 7"),
    ),
    "a weekly round": (
        RULES + "Điều 8. Lịch công tác tuần\n",
        TIMED,
        ("1", "Gửi đề xuất", "Các đơn vị", "Thứ Tư"),
        ("2", "Rà soát, tổng hợp", "Văn phòng", "Thứ Năm"),
        ("3", "Duyệt lịch", "Chánh Văn phòng", "Thứ Sáu"),
    ),
    "dates of each year": (
        RULES + "Điều 8. Kê khai\n",
        TIMED,
        ("1", "Lập danh sách", "Vụ Tổ chức cán bộ", "Trước ngày 30/11"),
        ("2", "Phê duyệt danh sách", "Bộ trưởng", "Trước ngày 10/12"),
    ),
    "lengths of time that look like hours of a clock": (
        RULES + "Điều 8. Sự cố\n",
        TIMED,
        ("1", "Tiếp nhận thông báo", "Trực ban", "1 giờ 30 phút"),
        ("2", "Khôi phục", "Phòng Hạ tầng", "04 giờ"),
    ),
    "hours of a clock by which each day's work is done": (
        RULES + "Điều 8. Thu phí\n",
        TIMED,
        ("1", "Lập bảng kê", "Thu ngân", "Trước 16h00"),
        ("2", "Kiểm tra bảng kê", "Kế toán", "Trước 16h30"),
    ),
    "assigned work that goes on in turn": (
        RULES + "Điều 8. Phân công nhiệm vụ\n",
        BARE,
        ("1", "Soạn thảo văn bản", "Chuyên viên"),
        ("2", "Thẩm định văn bản", "Vụ Pháp chế"),
        ("3", "Ký văn bản", "Bộ trưởng"),
    ),
    "a list of competence and steps": (
        RULES + "Điều 8. Thẩm quyền và trình tự cử cán bộ\n",
        BARE,
        ("1", "Đề nghị cử cán bộ", "Đơn vị"),
        ("2", "Quyết định", "Bộ trưởng"),
    ),
    "a plan that also tells how one of its works is done": (
        PLAN + "2. Tổ chức thực hiện\n",
        TIMED,
        ("1", "Gửi báo cáo", "Các đơn vị", "05 ngày làm việc"),
        ("2", "Thẩm định báo cáo", "Vụ Pháp chế", "03 ngày làm việc"),
    ),
    "works all of a kind that the table calls steps": (
        RULES + "Điều 8. Hội nghị\n",
        BARE,
        ("Bước 1", "Khai mạc", "Chánh Văn phòng"),
        ("Bước 2", "Bế mạc", "Chánh Văn phòng"),
    ),
    "works all of a kind of what calls itself a procedure": (
        PROCEDURE + "Điều 5. Xe\n",
        BARE,
        ("1", "Bố trí xe", "Tổ xe"),
        ("2", "Đưa đón", "Lái xe"),
    ),
    "a time limit that names a decree by its year": (
        RULES + "Điều 8. Giải quyết\n",
        TIMED,
        ("1", "Tiếp nhận hồ sơ", "Bộ phận một cửa", "Theo Nghị định số 61/2018/NĐ-CP"),
        ("2", "Trả kết quả", "Bộ phận một cửa", "Theo Nghị định số 61/2018/NĐ-CP"),
    ),
}


@pytest.mark.parametrize("told", OTHERS.values(), ids=OTHERS)
def test_works_that_do_not_follow_one_another_are_no_procedure(told):
    text, *rows = told
    facts = dossier_of(text, rows=rows).facts
    assert (facts.procedures, facts.step_tables) == ((), ())


@pytest.mark.parametrize("told", STEPS.values(), ids=STEPS)
def test_works_that_follow_one_another_are_a_procedure(told):
    text, heads, *rows = told
    (procedure,) = dossier_of(text, rows=[heads, *rows]).facts.procedures
    assert [step.action.quote for step in procedure.steps] == [row[1] for row in rows]
