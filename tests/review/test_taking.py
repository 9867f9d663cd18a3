"""A returned work list: every good row is taken, every other one is told with its place."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.errors import BadSheet
from pipeline.model.review import Decision, Verdict
from pipeline.report.content import gather
from pipeline.report.workbook import write_workbook
from pipeline.review.decisions import decisions_by_finding
from pipeline.review.items import Fate, Told
from pipeline.review.sheets import read_sheet
from pipeline.review.store import Store
from pipeline.review.taking import take_sheet
from tests.review.made import (
    MOMENT,
    NEXT_MONDAY,
    dossier,
    finding_at,
    mark_of,
    outcome,
    regulation,
    run_of,
    week_of,
)

LAWS = [f"Nghị định cũ thứ {n}" for n in range(1, 7)]
FIRST = dossier(regulation(*(f"Việc {n} theo {law} trong 05 ngày." for n, law in enumerate(LAWS))))
CHANGED = dossier(
    regulation(*(f"Việc {n} theo {law} trong 10 ngày." for n, law in enumerate(LAWS)))
)


def findings(made):
    return made, [finding_at(made, law, subject=f"inst-{law[-1]}") for law in LAWS]


Edit = Callable[[Worksheet, dict[str, int]], Any]


@pytest.fixture
def first_list(store: Store, tmp_path: Path) -> Path:
    """The work list of a first week, kept in ``store``."""
    week = week_of(store, [findings(FIRST)])
    content = gather(run_of([outcome(FIRST)]), week.findings, (), week=week)
    write_workbook(content, tmp_path / "findings.xlsx")
    return tmp_path / "findings.xlsx"


def returned(source: Path, edit: Edit, name: str = "nộp lại.xlsx") -> Path:
    """A work list after ``edit``, which is given the sheet and its columns by heading."""
    book = openpyxl.load_workbook(source)
    sheet = book["Phát hiện"]
    edit(sheet, {cell.value: cell.column for cell in sheet[1]})
    target = source.with_name(name)
    book.save(target)
    return target


def fill(
    row: int, decision: Any, reason: Any = None, until: Any = None, who: Any = "Lê An"
) -> Edit:
    def edit(sheet: Worksheet, columns: dict[str, int]) -> None:
        values = {
            "Quyết định": decision,
            "Lý do": reason,
            "Để sau đến ngày": until,
            "Người rà soát": who,
        }
        for heading, value in values.items():
            sheet.cell(row, columns[heading], value)

    return edit


def several(*edits: Edit) -> Edit:
    def edit(sheet: Worksheet, columns: dict[str, int]) -> None:
        for each in edits:
            each(sheet, columns)

    return edit


def take(store: Store, file: Path, reviewer: str = "") -> list[Told]:
    return take_sheet(store, read_sheet(file), MOMENT, reviewer)


def kept(store: Store) -> list[Decision]:
    with store.reading() as connection:
        by_finding = decisions_by_finding(connection)
    return [each for said in by_finding.values() for each in said]


def test_each_kind_of_decision_is_taken_with_all_it_says(store: Store, first_list: Path) -> None:
    file = returned(
        first_list,
        several(
            fill(2, "Xác nhận"),
            fill(3, "bac bo", "trùng với Điều 5"),
            fill(4, "ĐÃ SỬA"),
            fill(5, "Để sau", until=datetime(2027, 1, 31)),
            fill(6, "Để sau", until="31/01/2027"),
            fill(7, "Để sau", until=46418),
        ),
    )
    assert [each.fate for each in take(store, file)] == [Fate.TAKEN] * 6
    decisions = kept(store)
    assert [each.verdict for each in decisions] == [
        *(Verdict.CONFIRMED, Verdict.DISMISSED, Verdict.FIXED),
        *(Verdict.POSTPONED,) * 3,
    ]
    assert [each.until for each in decisions] == [None, None, None] + [date(2027, 1, 31)] * 3
    assert {each.reviewer for each in decisions} == {"Lê An"}
    assert decisions[1].reason == "trùng với Điều 5"
    assert [(each.source, each.source_row) for each in decisions][:2] == [
        ("nộp lại.xlsx", 2),
        ("nộp lại.xlsx", 3),
    ]
    assert "05 ngày" in decisions[0].footing.words


def test_the_same_list_again_adds_nothing_even_saved_anew(store: Store, first_list: Path) -> None:
    edit = several(fill(2, "Xác nhận"), fill(3, "Bác bỏ", "trùng"))
    file = returned(first_list, edit)
    take(store, file)
    other = returned(first_list, several(edit, lambda sheet, _: sheet.insert_cols(1)), "khác.xlsx")
    for again in (file, other):
        assert [each.fate for each in take(store, again)] == [Fate.ALREADY] * 2
    assert len(kept(store)) == 2


@pytest.mark.parametrize(
    ("edit", "column", "words"),
    [
        (fill(3, "Đồng ý"), "Quyết định", "Không hiểu quyết định «Đồng ý»"),
        (fill(3, None, "vì trùng"), "Quyết định", "chưa chọn quyết định"),
        (fill(3, "Bác bỏ"), "Lý do", "phải ghi lý do"),
        (fill(3, "Để sau"), "Để sau đến ngày", "đến ngày nào"),
        (fill(3, "Để sau", until="31/02/2027"), "Để sau đến ngày", "Không hiểu ngày «31/02/2027»"),
        (fill(3, "Để sau", until="tuần sau"), "Để sau đến ngày", "Không hiểu ngày"),
        (fill(3, "Để sau", until="23/11/2026"), "Để sau đến ngày", "không sau ngày rà soát"),
        (fill(3, "Xác nhận", who=None), "Người rà soát", "Thiếu tên"),
        (fill(3, '=IF(1,"Xác nhận","")'), "Quyết định", "công thức"),
    ],
)
def test_a_bad_row_is_told_with_its_place_and_the_good_ones_are_taken(
    store: Store, first_list: Path, edit: Edit, column: str, words: str
) -> None:
    file = returned(first_list, several(fill(2, "Xác nhận"), edit, fill(4, "Xác nhận")))
    good, bad, other = take(store, file)
    assert (good.fate, bad.fate, other.fate) == (Fate.TAKEN, Fate.REFUSED, Fate.TAKEN)
    assert words in bad.why
    assert "trang «Phát hiện», dòng 3, cột " in bad.place and f"«{column}»" in bad.place
    assert len(kept(store)) == 2


def test_an_unknown_fingerprint_is_told(store: Store, first_list: Path) -> None:
    def cut(sheet: Worksheet, columns: dict[str, int]) -> None:
        cell = sheet.cell(2, columns["Mã phát hiện"])
        cell.value = cell.value[:-1]

    file = returned(first_list, several(fill(2, "Xác nhận"), cut))
    (told,) = take(store, file)
    assert told.fate is Fate.REFUSED
    assert "Không có phát hiện" in told.why and "«Mã phát hiện»" in told.place


def test_rows_sorted_columns_moved_and_rows_hidden_change_nothing(
    store: Store, first_list: Path
) -> None:
    def turn(sheet: Worksheet, columns: dict[str, int]) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        head, *body = [row[::-1] for row in rows]
        sheet.delete_rows(1, sheet.max_row)
        sheet.append(["Danh sách đã xem"])
        for row in (head, *body[::-1]):
            sheet.append(row)
        for row in range(3, 6):
            sheet.row_dimensions[row].hidden = True

    verdicts = ["Xác nhận", "Bác bỏ", "Đã sửa", "Xác nhận", "Bác bỏ", "Đã sửa"]
    file = returned(
        first_list,
        several(*(fill(row, said, "lý do") for row, said in enumerate(verdicts, start=2)), turn),
    )
    assert {each.fate for each in take(store, file)} == {Fate.TAKEN}
    by_law = {each.footing.words.split(" theo ")[1][:18]: each.verdict for each in kept(store)}
    assert [by_law[law].value for law in LAWS] == [
        *("confirmed", "dismissed", "fixed"),
        *("confirmed", "dismissed", "fixed"),
    ]


def test_a_list_that_went_through_libreoffice_is_read_alike(store: Store, first_list: Path) -> None:
    edit = several(
        fill(2, "Để sau", until=datetime(2027, 1, 31)),
        fill(3, '=IF(1,"Xác nhận","")'),  # calculated on the way
    )
    file = returned(first_list, edit)
    office = ["soffice", f"-env:UserInstallation={(file.parent / 'o').as_uri()}", "--headless"]
    for kind, source, folder in (
        ("ods", file, file.parent / "ods"),
        ("xlsx", file.parent / "ods" / "nộp lại.ods", file.parent / "xlsx"),
    ):
        subprocess.run(
            [*office, "--convert-to", kind, "--outdir", str(folder), str(source)],
            check=True,
            capture_output=True,
        )
    assert [each.fate for each in take(store, file.parent / "xlsx" / "nộp lại.xlsx")] == [
        Fate.TAKEN,
        Fate.TAKEN,
    ]
    assert [each.until for each in kept(store)] == [date(2027, 1, 31), None]


def test_two_reviewers_who_disagree_are_both_kept_and_told_apart(
    store: Store, first_list: Path
) -> None:
    take(store, returned(first_list, fill(2, "Xác nhận"), "an.xlsx"))
    (told,) = take(store, returned(first_list, fill(2, "Bác bỏ", "sai", who="Trần Bình"), "b.xlsx"))
    assert told.fate is Fate.TAKEN
    assert "Trái với: Lê An xác nhận ngày 23/11/2026, an.xlsx dòng 2" in told.remarks[0]
    assert {(each.reviewer, each.verdict) for each in kept(store)} == {
        ("Lê An", Verdict.CONFIRMED),
        ("Trần Bình", Verdict.DISMISSED),
    }


def test_one_reviewer_who_says_two_things_in_one_list_is_asked(
    store: Store, first_list: Path
) -> None:
    def double(sheet: Worksheet, columns: dict[str, int]) -> None:
        row = [cell.value for cell in sheet[2]]
        row[columns["Quyết định"] - 1], row[columns["Lý do"] - 1] = "Bác bỏ", "sai"
        sheet.append(row)

    file = returned(first_list, several(fill(2, "Xác nhận"), double, fill(3, "Xác nhận")))
    first, good, second = take(store, file)
    assert (first.fate, good.fate, second.fate) == (Fate.REFUSED, Fate.TAKEN, Fate.REFUSED)
    assert "dòng 2, 8" in first.why
    assert len(kept(store)) == 1


def test_a_stale_list_is_kept_as_history_and_said_to_be_stale(
    store: Store, first_list: Path
) -> None:
    week_of(store, [findings(CHANGED)], NEXT_MONDAY)
    (told,) = take(store, returned(first_list, fill(2, "Bác bỏ", "trùng")))
    assert told.fate is Fate.TAKEN
    assert "05 ngày" in told.remarks[0] and "10 ngày" in told.remarks[0]
    (decision,) = kept(store)
    assert "05 ngày" in decision.footing.words


def test_a_finding_that_is_gone_since_is_said_to_be(store: Store, first_list: Path) -> None:
    week_of(store, [(FIRST, findings(FIRST)[1][1:])], NEXT_MONDAY)
    (told,) = take(store, returned(first_list, fill(2, "Xác nhận")))
    assert told.fate is Fate.TAKEN and "không còn ở lần rà soát mới nhất" in told.remarks[0]


def test_a_list_without_its_run_is_taken_only_where_nothing_can_be_mistaken(
    store: Store, first_list: Path
) -> None:
    def no_run(sheet: Worksheet, columns: dict[str, int]) -> None:
        sheet.delete_cols(columns["Lần rà soát"])

    file = returned(first_list, several(fill(2, "Xác nhận"), no_run))
    week_of(store, [findings(CHANGED)], NEXT_MONDAY)
    (told,) = take(store, file)
    assert told.fate is Fate.REFUSED and "Không rõ phiếu thuộc lần nào" in told.why
    assert kept(store) == []


def test_who_decided_may_be_said_once_for_the_whole_list(store: Store, first_list: Path) -> None:
    take(store, returned(first_list, fill(2, "Xác nhận", who=None)), reviewer="Phạm Chi")
    assert [each.reviewer for each in kept(store)] == ["Phạm Chi"]


def _no_heads(sheet: Worksheet, columns: dict[str, int]) -> None:
    sheet.cell(1, columns["Quyết định"], "Ý kiến")


def _two_heads(sheet: Worksheet, columns: dict[str, int]) -> None:
    sheet.cell(1, sheet.max_column + 1, "quyết  định")


@pytest.mark.parametrize(
    ("edit", "words"), [(_no_heads, "Không có trang nào"), (_two_heads, "hai cột «Quyết định»")]
)
def test_a_list_whose_columns_cannot_be_known_is_refused(
    first_list: Path, edit: Edit, words: str
) -> None:
    with pytest.raises(BadSheet, match=words):
        read_sheet(returned(first_list, edit))


@pytest.mark.parametrize("content", [b"", b"Ma phat hien;Quyet dinh\n", b"PK\x03\x04 hong"])
def test_what_is_no_workbook_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "phiếu.xlsx"
    file.write_bytes(content)
    with pytest.raises(BadSheet) as caught:
        read_sheet(file)
    assert str(file) in str(caught.value)


def test_a_damaged_workbook_is_refused_by_name(first_list: Path) -> None:
    damaged = first_list.with_name("hỏng.xlsx")
    with zipfile.ZipFile(first_list) as whole, zipfile.ZipFile(damaged, "w") as half:
        for item in whole.infolist():
            data = whole.read(item)
            half.writestr(item, data[: len(data) // 2] if "sheet2" in item.filename else data)
    with pytest.raises(BadSheet, match="hỏng"):
        read_sheet(damaged)


def test_the_list_tells_its_run_and_how_findings_stand(store: Store, first_list: Path) -> None:
    sheet = openpyxl.load_workbook(first_list)["Phát hiện"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    week = week_of(store, [findings(FIRST)])
    marks = {sheet.cell(row, columns["Mã phát hiện"]).value for row in range(2, 8)}
    assert marks == {mark_of(week, law) for law in LAWS}
    assert {sheet.cell(row, columns["Tình trạng"]).value for row in range(2, 8)} == {"Mới"}
    assert len({sheet.cell(row, columns["Lần rà soát"]).value for row in range(2, 8)}) == 1
