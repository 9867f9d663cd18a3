"""The procedures of whole documents: what holds them, and what they are called."""

from __future__ import annotations

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


def words(quote: Quote | None) -> str:
    return quote.quote if quote else ""
