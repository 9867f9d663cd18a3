"""Decree 30/2020/NĐ-CP on records work as its drafters saved it in Word, where it lies beside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.model.reading import Align, Line, Origin, ReadNoteKind
from pipeline.read.docx import read
from tests.read.docx.making import lines, note, texts

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "nd30"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="official documents are not beside the project"
)


def test_the_decree() -> None:
    reading = read(FOLDER / "30_2020_ND_CP.docx")
    found = lines(reading)
    articles = [line for line in found if re.match(r"Điều \d+\. ", line.text)]
    assert [int(line.text.split()[1][:-1]) for line in articles] == list(range(1, 39))
    assert all(line.bold and line.size == 14.0 for line in articles)
    (title,) = [line for line in found if line.text == "NGHỊ ĐỊNH"]
    assert (title.bold, title.align, title.page) == (True, Align.CENTER, 1)
    head, signature = [block for block in reading.blocks if not isinstance(block, Line)]
    assert head.cells[0].text.startswith("CHÍNH PHỦ") and not head.ruled
    assert "Nơi nhận:" in signature.cells[0].text
    assert found[-1].page == 20


def test_first_annex_with_its_sample_pages() -> None:
    """Its page samples are drawn with text boxes, kept twice in the file for old versions."""
    reading = read(FOLDER / "Phuluc1.docx")
    boxes = [line.text for line in lines(reading) if line.origin is Origin.TEXTBOX]
    assert boxes.count("PHẦN CUỐI CÙNG CỦA VĂN BẢN ĐƯỢC SAO") == 1
    tables = [block for block in reading.blocks if not isinstance(block, Line)]
    cells = [cell.text for table in tables for cell in table.cells]
    assert cells.count("HỎA TỐC\nTHƯỢNG KHẨN\nKHẨN") == 1
    (footnote,) = [line.text for line in lines(reading) if line.origin is Origin.FOOTNOTE]
    assert footnote.startswith("1 Cỡ chữ trong cùng một văn bản")
    assert note(reading, ReadNoteKind.IMAGES).count == 1


def test_annexes_are_named() -> None:
    for number, name in enumerate(("I", "II", "III", "IV", "V", "VI"), start=1):
        found = texts(read(FOLDER / f"Phuluc{number}.docx"))
        assert f"Phụ lục {name}".upper() in [text.upper() for text in found[:12]]
