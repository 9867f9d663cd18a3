"""Procedures that several units have, side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
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
        (Difference.ACTOR, Difference.DEADLINE),
        (),
    ]


def test_one_unit_alone_has_nothing_beside_it():
    assert compared([record for record in records() if record.unit == "vien"] * 2) == ()


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
