"""Sources of the registers, told so that a lawyer knows what they are worth."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.errors import BadRegister
from pipeline.report.sources import source_told, wordings_in

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize(
    ("noted", "told"),
    [
        (
            "texts/26-2020-ND-CP.txt; GitHub diepxuan/diepxuan.github.io @fbaa690e "
            "van-ban/an-ninh-quoc-gia/bao-ve-bi-mat-nha-nuoc.md",
            "toàn văn 26/2020/NĐ-CP; bản chép trong một kho văn bản công khai trên mạng",
        ),
        (
            "baoquocte.vn 306716 (tiếp nhận công chức 07/3/2025)",
            "trang baoquocte.vn (tiếp nhận công chức 07/3/2025)",
        ),
        *(
            (same, same)
            for same in (
                "Bộ pháp điển: Luật 36/2018/QH14 Điều 9",
                "bo/05 Quy che lam viec.docx",
                "",
            )
        ),
        ("GitHub file id 70338463161, 71255535274", "tài liệu công khai trên mạng"),
    ],
)
def test_a_source_is_told_by_what_it_is(noted: str, told: str) -> None:
    assert source_told(noted) == told


def test_no_mark_of_a_machine_is_left_of_any_source_of_the_registers() -> None:
    tables = [*(CORPUS / "law").glob("*.csv"), *(CORPUS / "directives").glob("*.csv")]
    told = set()
    for table in tables:
        with table.open(encoding="utf-8-sig", newline="") as file:
            told |= {source_told(row["source"]) for row in csv.DictReader(file) if "source" in row}
    assert len(told) > 200
    for mark in ("GitHub", "file id", ".txt", ".md", "@", ".html", "post1"):
        assert [each for each in told if mark in each] == [], mark


@pytest.mark.parametrize(
    ("pattern", "told"),
    [("a", "dòng 2, mục 2: «a» thành «b», không phải «c»"), ("(", "dòng 2, mục 2.pattern: ")],
)
def test_a_pattern_that_is_none_or_says_something_else_stops_the_run(
    tmp_path: Path, pattern: str, told: str
) -> None:
    file = tmp_path / "sources.yaml"
    right = "- {pattern: 'd', said: 'e', example: 'd', shown: 'e'}"
    file.write_text(
        f"{right}\n- {{pattern: '{pattern}', said: 'b', example: 'a', shown: 'c'}}\n", "utf-8"
    )
    with pytest.raises(BadRegister) as refused:
        wordings_in(file)
    assert told in str(refused.value)
