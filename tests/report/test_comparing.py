"""Procedures that several units have, side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import expect

from pipeline.inventory import Inventory
from pipeline.inventory.procedures import ProcedureRecord, procedures_in
from pipeline.model.run import Outcome, Run, Status, Unit
from pipeline.report.comparing import Difference, compared
from pipeline.report.content import gather
from pipeline.report.site import write_site
from tests.dossiers import dossier_of
from tests.report.conftest import Open
from tests.report.sample import RULES

FULL = """Điều 3. Trình tự thanh lý máy in
1. Phòng Quản trị lập danh sách <b>.
2. Phòng Kế toán thẩm định danh sách trong thời hạn 03 ngày làm việc.
3. Viện trưởng phê duyệt danh sách.
4. Văn thư lưu hồ sơ thanh lý.
"""
SHORT = """Điều 9. Thanh lý máy in cũ
1. Tổ Quản trị lập danh sách.
2. Cục trưởng phê duyệt danh sách trong thời hạn 02 ngày làm việc.
3. Văn thư lưu hồ sơ thanh lý.
"""
UNITS = (Unit(id="cuc", name="Cục Công nghệ"), Unit(id="vien", name="Viện Nghiên cứu"))


def records() -> list[ProcedureRecord]:
    short = dossier_of(SHORT.replace("Thanh lý máy in cũ", "Trình tự thanh lý máy in cũ"))
    full = dossier_of(FULL, path="vien/b.txt")
    told = [*procedures_in(short), *procedures_in(full)]
    return [
        msgspec.structs.replace(record, unit=unit.id)
        for unit, record in zip(UNITS, told, strict=True)
    ]


def test_the_fuller_one_is_the_measure_and_steps_of_a_kind_stand_together():
    (pair,) = compared(records())
    assert (pair.reference.unit, pair.other.unit) == ("vien", "cuc")
    assert [row.differences for row in pair.rows] == [
        (Difference.ACTOR,),
        (Difference.MISSING,),
        (Difference.DEADLINE,),  # each is decided by the head of its own unit
        (),
    ]


def test_one_unit_alone_has_nothing_beside_it():
    assert compared([record for record in records() if record.unit == "vien"] * 2) == ()


def of_units(*texts: str, titles: tuple[str, str] = ("", "")) -> list[ProcedureRecord]:
    told = [next(procedures_in(dossier_of(text))) for text in texts]
    return [
        msgspec.structs.replace(record, unit=unit.id, subject=subject)
        for record, unit, subject in zip(told, UNITS, titles, strict=True)
    ]


def rows_of(*texts: str) -> list[tuple[str, str, list[str]]]:
    (pair,) = compared(of_units(*texts))
    return [
        (
            row.reference.action if row.reference else "",
            row.other.action if row.other else "",
            [difference.value for difference in row.differences],
        )
        for row in pair.rows
    ]


def test_documents_on_other_matters_have_no_procedure_in_common():
    titles = ("Xử lý đơn tố cáo", "Quy chế bảo đảm an toàn thông tin")
    texts = (FULL, SHORT.replace("Thanh lý máy in cũ", "Trình tự thanh lý máy in"))
    assert compared(of_units(*texts)) != ()
    assert compared(of_units(*texts, titles=titles)) == ()


def test_a_title_that_makes_another_work_of_it_is_not_set_beside():
    texts = (FULL, SHORT.replace("Thanh lý máy in cũ", "Trình tự gia hạn thanh lý máy in"))
    assert compared(of_units(*texts)) == ()


@pytest.mark.parametrize(
    ("title", "subject", "n"),
    [
        # What the procedure's own title leaves out its document says.
        ("Trình tự thanh lý", "Quy chế thanh lý máy in", 1),
        ("Trình tự", "Quy trình thanh lý máy in", 1),
        ("Trình tự thanh lý", "Quy chế thanh lý nhà đất", 0),
        ("Trình tự nghiệm thu", "Quy chế thanh lý máy in", 0),
    ],
)
def test_a_short_title_is_completed_by_that_of_its_document(title, subject, n):
    texts = (FULL, SHORT.replace("Thanh lý máy in cũ", title))
    titles = ("Quy trình thanh lý máy in", subject)
    assert len(compared(of_units(*texts, titles=titles))) == n


BUYING = """Điều 2. Trình tự mua sắm
1. Phòng Tài vụ tiếp nhận đề nghị mua sắm trong thời hạn 02 ngày làm việc.
2. Phòng Tài vụ lập dự toán.
3. Cục trưởng phê duyệt dự toán.
4. Phòng Tài vụ nhận hàng, nghiệm thu.
5. Phòng Tài vụ kiểm tra việc thực hiện hợp đồng.
"""


def test_steps_are_paired_by_their_words_and_not_by_kind_alone():
    other = """Điều 5. Trình tự mua sắm
1. Phòng Tài vụ thẩm định dự toán.
2. Cục trưởng quyết định dự toán mua sắm.
3. Tổ nghiệm thu nghiệm thu, bàn giao hàng.
"""
    assert rows_of(BUYING, other) == [
        ("tiếp nhận đề nghị mua sắm", "", ["missing"]),
        ("lập dự toán", "", ["missing"]),  # to draw up is not to appraise, though of one thing
        ("", "thẩm định dự toán", ["missing"]),
        ("phê duyệt dự toán", "quyết định dự toán mua sắm", []),
        ("nhận hàng, nghiệm thu", "nghiệm thu, bàn giao hàng", ["actor"]),
        ("kiểm tra việc thực hiện hợp đồng", "", ["missing"]),
    ]


@pytest.mark.parametrize(
    ("here", "there", "rows"),
    [
        (
            "Phòng Tài vụ thẩm định hồ sơ trong thời hạn 03 ngày",
            "Phòng Tài vụ kiểm tra hồ sơ trong thời hạn 07 ngày",
            [["kind", "deadline"]],
        ),
        (
            "Phòng Tài vụ thẩm định hồ sơ",
            "Văn thư kiểm tra hồ sơ",
            [["missing"], ["missing"]],
        ),
        ("Viện trưởng phê duyệt hồ sơ", "Phó Cục trưởng phê duyệt hồ sơ", [["actor"]]),
        ("Viện trưởng phê duyệt hồ sơ", "Cục trưởng phê duyệt hồ sơ", [[]]),
    ],
)
def test_one_control_of_one_hand_called_by_two_names(here, there, rows):
    steps = "Điều 2. Trình tự mua sắm\n1. Văn thư tiếp nhận đơn.\n2. {}.\n3. Văn thư lưu đơn.\n"
    told = rows_of(steps.format(here), steps.format(there))
    assert [differences for _, _, differences in told] == [[], *rows, []]


def test_one_time_told_in_two_ways_and_another_order():
    other = """Điều 5. Trình tự mua sắm
1. Phòng Tài vụ tiếp nhận đề nghị mua sắm không quá 02 ngày làm việc.
2. Cục trưởng phê duyệt dự toán trong thời hạn 03 ngày làm việc.
3. Phòng Tài vụ lập dự toán.
"""
    assert [differences for _, _, differences in rows_of(BUYING, other)][:3] == [
        [],
        [],
        ["order", "deadline"],
    ]


def test_the_page(tmp_path: Path, open_page: Open) -> None:
    run = Run(
        as_of=date(2026, 11, 23),
        version="0",
        units=UNITS,
        outcomes=tuple(
            Outcome(source=dossier_of(FULL, path=path).source, status=Status.ANALYSED)
            for path in dict.fromkeys(record.file for record in records())
        ),
        registers={},
    )
    write_site(gather(run, [], RULES, Inventory(procedures=tuple(records()))), tmp_path)
    page = open_page(tmp_path / "procedures.html")
    page.get_by_role("link", name="đặt cạnh nhau").click()
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(4)
    expect(rows.nth(1)).to_contain_text("không có bước này")
    expect(rows.nth(1)).to_contain_text("chỉ một nơi có")
    expect(rows.nth(2)).to_contain_text("thời hạn")
    expect(page.locator("td b")).to_have_count(0)
