"""Two weeks at the command line: analyze, decide, analyze, history, precision."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from pipeline.report.schema import schema
from tests.review.made import regulation

VAGUE = "Trưởng phòng kịp thời báo cáo Chánh Văn phòng kết quả {}, kèm hồ sơ."


def rasoat(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline.cli", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder
    )


def analyze(folder: Path, day: str, address: str) -> subprocess.CompletedProcess[str]:
    done = rasoat(
        folder,
        *("analyze", "--corpus", "kho", "--out", "bao-cao", "--as-of", day, "--jobs", "1"),
        *("--database", address),
    )
    assert done.returncode == 0, done.stderr
    return done


def vague_findings(folder: Path) -> list[dict]:
    told = json.loads((folder / "bao-cao" / "latest" / "findings.json").read_text("utf-8"))
    jsonschema.validate(told, schema("findings"))
    return [each for each in told["findings"] if each["code"] == "PRO105"]


def test_two_weeks(tmp_path: Path, address: str) -> None:
    unit = tmp_path / "kho" / "van-phong"
    unit.mkdir(parents=True)
    file = unit / "quy che.txt"
    file.write_text(regulation(VAGUE.format("mua xe"), VAGUE.format("thuê nhà")), "utf-8")
    first = analyze(tmp_path, "2026-11-23", address)
    assert "Lần rà soát đầu tiên" in first.stdout
    one, other = (each["fingerprint"] for each in vague_findings(tmp_path))

    where = ("--database", address)
    decided = rasoat(
        tmp_path,
        *("decide", one, "--as", "bác bỏ", "--reason", "đã có quy chế khác"),
        *("--reviewer", "Lê An", *where),
    )
    assert decided.returncode == 0, decided.stderr
    assert "1 quyết định được ghi" in decided.stdout
    sheet = tmp_path / "nop lai.xlsx"
    book = openpyxl.load_workbook(tmp_path / "bao-cao" / "latest" / "findings.xlsx")
    rows = book["Phát hiện"]
    columns = {cell.value: cell.column for cell in rows[1]}
    for row in range(2, rows.max_row + 1):
        if rows.cell(row, columns["Mã phát hiện"]).value == other:
            rows.cell(row, columns["Quyết định"], "Xác nhận")
        else:
            rows.cell(row, columns["Quyết định"], "Không biết")
    book.save(sheet)
    back = rasoat(tmp_path, "decide", "--sheet", str(sheet), "--reviewer", "Trần Bình", *where)
    assert back.returncode == 1
    assert re.search(
        r"nop lai.xlsx: trang «Phát hiện», dòng \d+, cột \w+ «Quyết định»", back.stderr
    )
    assert "1 quyết định được ghi" in back.stdout

    file.write_text(
        regulation("Khoản mới.", VAGUE.format("mua xe"), VAGUE.format("thuê nhà")), "utf-8"
    )
    second = analyze(tmp_path, "2026-11-30", address)
    assert "So với lần 23/11/2026" in second.stdout
    assert "1 đã xác nhận, 1 đã bác bỏ" in second.stdout
    states = {each["fingerprint"]: each["review"]["state"] for each in vague_findings(tmp_path)}
    assert states == {one: "dismissed", other: "confirmed"}

    told = rasoat(tmp_path, "history", one, *where).stdout
    assert "Lần 23/11/2026" in told and "Lần 30/11/2026" in told
    assert "khoản 1 Điều 1" in told and "khoản 2 Điều 1" in told
    assert "Lê An bác bỏ (đã có quy chế khác)" in told
    learnt = rasoat(tmp_path, "precision", *where).stdout
    assert "PRO105  độ đúng 50 %: 1 xác nhận, 0 đã sửa, 1 bác bỏ" in learnt
    assert "trong 2 phát hiện đã có quyết định, 1 đúng" in learnt


def test_by_default_the_database_lies_beside_the_reports(tmp_path: Path) -> None:
    unit = tmp_path / "kho" / "van-phong"
    unit.mkdir(parents=True)
    (unit / "quy che.txt").write_text(regulation(VAGUE.format("mua xe")), "utf-8")
    run = ("analyze", "--corpus", "kho", "--as-of", "2026-11-23", "--jobs", "1")
    assert rasoat(tmp_path, *run).returncode == 0
    database = tmp_path / "review" / "rasoat.sqlite3"
    assert database.is_file()
    first = (tmp_path / "out" / "latest" / "findings.json").read_bytes()
    assert (tmp_path / "out" / "latest" / "week.html").is_file()
    assert rasoat(tmp_path, *run).returncode == 0
    assert (tmp_path / "out" / "latest" / "findings.json").read_bytes() == first

    shutil.rmtree(tmp_path / "review")
    assert rasoat(tmp_path, *run, "--database", "none").returncode == 0
    assert not database.exists()
    assert not (tmp_path / "out" / "latest" / "week.html").exists()
    assert b'"review"' not in (tmp_path / "out" / "latest" / "findings.json").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("decide", "abc", "--as", "bác bỏ"), "Chưa có cơ sở dữ liệu"),
        (("decide",), "Cần một mã phát hiện hoặc --sheet"),
        (("history", "abc"), "Chưa có cơ sở dữ liệu"),
        (("precision",), "Chưa có cơ sở dữ liệu"),
        (("precision", "--database", "mysql://a/b"), "không dùng được"),
    ],
)
def test_errors_say_what_to_do(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    done = rasoat(tmp_path, *arguments)
    assert done.returncode == 2
    assert words in done.stderr and "Traceback" not in done.stderr
    assert not (tmp_path / "review").exists()
