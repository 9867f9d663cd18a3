"""The procedures of whole documents: what holds them, and what they are called."""

from __future__ import annotations

import pytest

from pipeline.extract.procedures import flows_of
from pipeline.model.facts import Quote
from tests.dossiers import dossier_of

HEAD = "BỘ GIAO LƯU\nVĂN PHÒNG\n\nQUY TRÌNH\nĐón tiếp đoàn khách\n\n"
STEPS = (
    "1. Tiếp nhận đề nghị: Phòng Lễ tân tiếp nhận đề nghị trong 01 ngày làm việc.\n"
    "2. Xây dựng kế hoạch: Phòng Lễ tân lập kế hoạch, trình Chánh Văn phòng.\n"
    "3. Phê duyệt: Chánh Văn phòng phê duyệt kế hoạch.\n"
)
AFTERWARDS = "III. TỔ CHỨC THỰC HIỆN\n1. Chánh Văn phòng theo dõi việc thực hiện quy trình này.\n"


def told(text: str) -> list[tuple[str, str, list[str]]]:
    """Title, place and numbers of each procedure."""
    return [
        (each.title, each.eid, [step.number or str(step.order) for step in each.steps])
        for each in dossier_of(text).facts.procedures
    ]


def test_a_section_headed_steps_without_articles_is_named_after_its_document():
    assert told(f"{HEAD}II. CÁC BƯỚC THỰC HIỆN\n{STEPS}{AFTERWARDS}") == [
        ("Đón tiếp đoàn khách", "sec_ii", ["1", "2", "3"])
    ]


def test_a_section_headed_otherwise_is_none():
    assert told(f"{HEAD}II. YÊU CẦU ĐỐI VỚI CÁN BỘ\n{STEPS}") == []


LIST = (
    "1. Văn thư tiếp nhận điện, chuyển Đại sứ.\n"
    "2. Đại sứ cho ý kiến chỉ đạo.\n"
    "3. Cán bộ phụ trách dự thảo điện trả lời, trình Đại sứ.\n"
)


def test_a_procedure_without_articles_tells_its_steps_right_below_its_title():
    heading = "Quy trình đón đoàn khách cấp cao\n"
    for below in ("", heading):
        assert told(f"{HEAD}{below}{LIST}") == [("Đón tiếp đoàn khách", "", ["1", "2", "3"])]


def test_a_list_below_the_title_of_anything_else_is_none():
    head = HEAD.replace("QUY TRÌNH", "THÔNG BÁO")
    assert told(f"{head}{LIST}") == []


def test_a_list_of_what_a_procedure_is_about_tells_no_steps():
    aims = (
        "1. Mục đích: Bảo đảm quản lý đoàn khách.\n"
        "2. Phạm vi: Áp dụng với các phòng.\n"
        "3. Trách nhiệm: Trưởng phòng kiểm tra. Lễ tân lập báo cáo trình Trưởng phòng.\n"
        "4. Hồ sơ lưu: Phiếu mượn.\n"
    )
    assert told(f"{HEAD}{aims}") == []


def test_the_content_of_a_procedure_tells_its_steps_by_their_own_numbers():
    content = (
        "1. MỤC ĐÍCH\nBảo đảm quản lý đoàn khách.\n"
        "2. NỘI DUNG\n"
        "2.1. Lập kế hoạch\nPhòng Lễ tân lập kế hoạch.\n"
        "2.2. Phê duyệt\nChánh Văn phòng phê duyệt kế hoạch.\n"
        "3. HỒ SƠ\nVăn thư lưu hồ sơ.\n"
    )
    assert told(f"{HEAD}{content}") == [("Đón tiếp đoàn khách", "sec_2", ["2.1", "2.2"])]


def test_each_case_with_a_list_of_its_own_is_a_procedure():
    steps = "a) Phòng Lễ tân lập kế hoạch.\nb) Chánh Văn phòng phê duyệt.\n"
    text = f"{HEAD}1. Đối với đoàn vào:\n{steps}2. Đối với đoàn ra:\n{steps}"
    assert [(title, eid) for title, eid, _ in told(text)] == [
        ("Đón tiếp đoàn khách – Đối với đoàn vào", "para_1"),
        ("Đón tiếp đoàn khách – Đối với đoàn ra", "para_2"),
    ]


def test_steps_right_below_the_title_of_any_document_are_a_procedure():
    head = HEAD.replace("QUY TRÌNH", "HƯỚNG DẪN")
    steps = "B1: Phòng Lễ tân lập kế hoạch.\nB2: Chánh Văn phòng phê duyệt kế hoạch.\n"
    assert [each[2] for each in told(f"{head}{steps}")] == [["1", "2"]]


def test_a_part_without_articles_that_calls_itself_a_procedure_is_one():
    parts = (
        "I. QUY TRÌNH ĐÓN ĐOÀN\n"
        "1. Phòng Lễ tân lập kế hoạch.\n"
        "2. Chánh Văn phòng phê duyệt kế hoạch.\n"
        "II. TRÁCH NHIỆM\n"
        "1. Phòng Lễ tân lập sổ.\n"
        "2. Chánh Văn phòng kiểm tra sổ.\n"
    )
    assert [each[:2] for each in told(f"{HEAD}{parts}")] == [("QUY TRÌNH ĐÓN ĐOÀN", "sec_i")]


ROWS = (
    ("Bước", "Nội dung công việc", "Người thực hiện", "Thời gian"),
    ("1", "Tiếp nhận hồ sơ", "Cán bộ lãnh sự", "01 ngày"),
    ("2", "Ký giấy khai sinh", "Đại sứ", "02 ngày"),
)


@pytest.mark.parametrize(
    ("kind", "heading", "title"),
    [
        ("QUY CHẾ", "Điều 7. Trình tự cấp giấy khai sinh", "Trình tự cấp giấy khai sinh"),
        ("QUY CHẾ", "Điều 7. Cấp giấy khai sinh", "Cấp giấy khai sinh"),
        ("QUY CHẾ", "Điều 7. Trình tự thực hiện", "Trình tự thực hiện"),
        ("QUY CHẾ", "Điều 7. Hiệu lực thi hành", "Đón tiếp đoàn khách"),
        ("QUY TRÌNH", "Điều 7. Trình tự thực hiện", "Đón tiếp đoàn khách"),
        ("QUY TRÌNH", "Điều 7. Nội dung quy trình", "Đón tiếp đoàn khách"),
        ("QUY TRÌNH", "II. QUY TRÌNH CẤP HỘ CHIẾU", "QUY TRÌNH CẤP HỘ CHIẾU"),
        ("QUY TRÌNH", "II. NỘI DUNG CÔNG VIỆC", "Đón tiếp đoàn khách"),
        ("QUY TRÌNH", "II. QUY TRÌNH", "Đón tiếp đoàn khách"),
    ],
)
def test_a_table_is_called_by_the_heading_that_says_what_it_is_about(kind, heading, title):
    head = HEAD.replace("QUY TRÌNH", kind)
    (found,) = dossier_of(f"{head}{heading}\n", rows=ROWS).facts.procedures
    assert found.title == title


def test_a_table_and_the_steps_told_below_it_are_one_procedure():
    rows = (
        ("Bước", "Nội dung công việc", "Người thực hiện", "Thời gian"),
        ("1", "Tiếp nhận đề nghị", "Phòng Lễ tân", ""),
        ("2", "Phê duyệt kế hoạch", "Chánh Văn phòng", "02 ngày"),
    )
    text = (
        "Điều 1. Diễn giải\n"
        "Bước 1. Phòng Lễ tân tiếp nhận đề nghị trong 01 ngày.\n"
        "Bước 2. Chánh Văn phòng phê duyệt kế hoạch. Nếu không đạt thì quay lại Bước 1.\n"
    )
    (joined,) = dossier_of(text, rows=rows).facts.procedures
    assert [words(step.deadline) for step in joined.steps] == ["trong 01 ngày", "02 ngày"]
    assert [(flow.source, flow.target) for flow in flows_of(joined.steps)] == [
        (0, 1),
        (1, 2),
        (2, 1),
        (2, 3),
    ]


ISO = HEAD + (
    "1. MỤC ĐÍCH\nThống nhất việc mượn xe.\n"
    "2. NỘI DUNG\n2.1. Mô tả\n"
    "2.1.1. Đăng ký xe\nĐơn vị đăng ký xe trước 01 ngày làm việc, đơn lưu 05 năm.\n"
    "2.1.2. {second}: Tổ xe bố trí xe. Trường hợp hết xe, Tổ xe thuê ngoài trong 02 ngày.\n"
    "2.1.3. Duyệt: Chánh Văn phòng duyệt trong 02 giờ. Nếu không duyệt thì quay lại bước 1.\n"
    "2.2. Lưu đồ\n"
)
FLOW = (
    ("Trách nhiệm", "Trình tự", "Biểu mẫu"),
    ("Đơn vị", "Đăng ký sử dụng xe", "BM-01"),
    ("Tổ xe", "Kiểm tra, bố trí xe", ""),
    ("Chánh Văn phòng", "Duyệt", "BM-01"),
)


def test_a_description_told_an_item_a_row_fills_a_flow_table():
    (joined,) = dossier_of(ISO.format(second="Bố trí xe"), rows=FLOW).facts.procedures
    assert [(words(step.actor), words(step.deadline)) for step in joined.steps] == [
        ("Đơn vị", "trước 01 ngày làm việc"),
        ("Tổ xe", ""),  # what a case takes is no time of the step
        ("Chánh Văn phòng", "trong 02 giờ"),
    ]
    due = joined.steps[2].due
    assert due is not None
    assert (due.number, due.unit) == (2, "hour")
    assert [(way.to, way.case) for way in joined.steps[2].ways] == [("1", "Nếu không duyệt")]


def test_items_as_many_as_the_rows_that_speak_of_other_work_fill_nothing():
    other = (FLOW[0], ("Kế toán", "Lập phiếu chi", ""), ("Thủ quỹ", "Chi tiền", ""))
    text = ISO.format(second="Bố trí xe").replace("2.1.3. Duyệt", "Duyệt")
    told = dossier_of(text, rows=other).facts.procedures
    assert [words(step.deadline) for each in told for step in each.steps] == ["", ""]


def words(quote: Quote | None) -> str:
    return quote.quote if quote else ""
