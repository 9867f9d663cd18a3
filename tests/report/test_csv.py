from __future__ import annotations

import csv
from pathlib import Path

import msgspec
import pytest

from pipeline.model.finding import Evidence
from pipeline.report.content import gather
from pipeline.report.csv_list import csv_list
from tests.report.conftest import Sample
from tests.report.sample import RULES


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def cell(text: str, sample: Sample) -> str:
    """The cell that shows ``text`` as a quote."""
    run, findings = sample
    quoted = msgspec.structs.replace(findings[0], evidence=Evidence(quote=text))
    lines = csv_list(gather(run, [quoted], RULES)).decode("utf-8-sig").splitlines(keepends=True)
    (row,) = csv.DictReader(lines)
    return row["Trích dẫn"]


def test_excel_is_told_the_encoding(report: Path) -> None:
    assert (report / "findings.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_one_line_a_finding(report: Path, sample: Sample) -> None:
    run, findings = sample
    table = read(report / "findings.csv")
    told = {row["Mã phát hiện"]: row for row in table}
    assert len(table) == len(told) == len(findings)
    for finding in findings:
        row = told[finding.fingerprint]
        assert row["Mã quy tắc"] == finding.code
        assert row["Tệp"] == finding.file
        assert row["Trích dẫn"] == finding.evidence.quote
        assert row["Từ ngày"] == (finding.since.isoformat() if finding.since else "")
    assert {row["Đơn vị"] for row in table} <= {unit.name for unit in run.units}


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84 24 3799",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        " =1+1",
        "\n=cmd|' /C calc'!A0",
    ],
)
def test_what_a_spreadsheet_would_run_is_marked_as_text(text: str, sample: Sample) -> None:
    assert cell(text, sample).startswith("'")


@pytest.mark.parametrize("text", ['Điều 5, khoản 2: "trình"', "a\nb", "1+1", "Nơi nhận; lưu"])
def test_other_words_stay_as_they_are(text: str, sample: Sample) -> None:
    assert cell(text, sample) == text


def test_control_characters_and_marks_of_direction_do_not_hide_words(sample: Sample) -> None:
    assert cell("a\x00\x1b[31mb\u202ec", sample) == "a[31mb[U+202E]c"
