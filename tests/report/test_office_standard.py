"""Workbook and papers against the standard of their formats, ECMA-376."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from tests.ooxml import broken_limits, broken_rules

SHEET = "xl/worksheets/sheet2.xml"  # the work list

# Each breaks a part of the work list in another way.
BREAKS: dict[str, tuple[str, str, str]] = {
    "elements out of order": (SHEET, r"(<sheetData>.*</sheetData>)(<autoFilter[^>]*/>)", r"\2\1"),
    "an element there is not": (SHEET, "<sheetData>", "<sheetData><line/>"),
    "a value of no type": (SHEET, r'(<c [^>]*) t="s"', r'\1 t="text"'),
    "a needed attribute missing": (
        SHEET,
        r'<dataValidation ([^>]*)sqref="[^"]*"',
        r"<dataValidation \1",
    ),
    "a relation that leads nowhere": (SHEET, r'r:id="rId1"', 'r:id="rId999"'),
    "a part that is not there": ("xl/_rels/workbook.xml.rels", "sheet2.xml", "sheet99.xml"),
    "a part of no type": ("[Content_Types].xml", r'<Override PartName="/xl/styles.xml"[^>]*/>', ""),
    "a text there is not": (SHEET, r"(<c [^>]*t=\"s\"[^>]*>)<v>\d+</v>", r"\1<v>999999</v>"),
}


def changed(file: Path, to: Path, part: str, change: Callable[[str], str]) -> Path:
    """A copy of ``file`` in which ``part`` is changed."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                text = content.decode()
                content = change(text).encode()
                assert content != text.encode()
            new.writestr(name, content)
    return to


def test_the_workbook_keeps_the_standard(report: Path) -> None:
    assert broken_rules(report / "findings.xlsx") == []
    assert list(broken_limits(report / "findings.xlsx")) == []


def test_the_papers_keep_the_standard(report: Path) -> None:
    papers = [report / "danh-muc.docx", *(report / "phieu").glob("*.docx")]
    assert len(papers) > 2
    assert {paper.name: broken_rules(paper) for paper in papers} == {p.name: [] for p in papers}


@pytest.mark.parametrize("how", BREAKS)
def test_a_workbook_that_breaks_it_is_found_out(how: str, report: Path, tmp_path: Path) -> None:
    part, pattern, new = BREAKS[how]
    broken = changed(
        report / "findings.xlsx",
        tmp_path / "broken.xlsx",
        part,
        lambda text: re.sub(pattern, new, text, count=1, flags=re.DOTALL),
    )
    assert broken_rules(broken) != []


def test_limits_that_are_broken_are_told(report: Path, tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(report / "findings.xlsx")
    sheet = workbook["Phát hiện"]
    sheet.title = "Phát hiện của các đơn vị trong Bộ"  # 33 letters
    sheet.add_data_validation(DataValidation("list", formula1=f'"{"Xác nhận," * 30}"', sqref="A2"))
    workbook.save(tmp_path / "long.xlsx")
    bent = changed(
        tmp_path / "long.xlsx",
        tmp_path / "bent.xlsx",
        SHEET,
        lambda text: text.replace('r="A2"', 'r="XFE2"'),
    )
    told = " ".join(broken_limits(bent))
    for fault in (
        "no name for a sheet",
        "letters of choices",
        "XFE2 out of place",
    ):
        assert fault in told
