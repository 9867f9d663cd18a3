"""PDFs that are cut, empty, pictures or oversized: read as far as may be, and never in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Line, Page, ReadNote, ReadNoteKind
from pipeline.read import read_file
from pipeline.read.pdf import read, reader
from pipeline.read.scan import ScannedPage
from tests.read.pdf.making import Sheet, Stroke, Words, make

TEXT = "Điều 1. Quy chế này áp dụng cho các đơn vị thuộc cơ quan."
SHEET = Sheet([Words(85, 100, TEXT)])
SCAN = Sheet([], picture=True)


def notes_of(path: Path) -> dict[ReadNoteKind, ReadNote]:
    return {note.kind: note for note in read_file(path).notes}


def pages_to_recognise(path: Path) -> list[int]:
    """The pages (from 1) whose words are asked of the recogniser."""
    asked = []

    def recognise(_: Path, number: int) -> ScannedPage:
        asked.append(number)
        page = Page(number=number, width=0, height=0, has_text=False)
        return ScannedPage(page=page, blocks=())

    reading = read(path, recognise)
    assert [page.number for page in reading.pages if not page.has_text] == asked
    return asked


def test_a_file_without_its_end_is_read_and_said(tmp_path: Path) -> None:
    file = make(tmp_path / "a.pdf", SHEET)
    whole = file.read_bytes()
    assert not read_file(file).notes
    file.write_bytes(whole[: whole.index(b"startxref")])
    reading = read_file(file)
    assert [block.text for block in reading.blocks if isinstance(block, Line)] == [TEXT]
    (note,) = reading.notes
    assert note.kind is ReadNoteKind.RECOVERED
    assert note.degrades


def test_a_file_cut_to_nothing_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type")
    with pytest.raises(UnreadableFile, match="hỏng hoặc bị cắt cụt") as caught:
        read_file(file)
    assert "tệp gốc" in caught.value.remedy


def test_pages_that_are_pictures(tmp_path: Path) -> None:
    assert pages_to_recognise(make(tmp_path / "a.pdf", SCAN, SHEET, SCAN)) == [1, 3]


def test_a_picture_nobody_can_recognise_costs_its_page_alone(tmp_path: Path) -> None:
    def recognise(_: Path, number: int) -> ScannedPage:
        raise UnreadableFile("Ảnh quá lớn.", remedy="Quét lại.", place=f"trang {number}")

    reading = read(make(tmp_path / "a.pdf", SCAN, SHEET), recognise)
    assert [block.text for block in reading.blocks if isinstance(block, Line)] == [TEXT]
    (note,) = reading.notes
    assert (note.kind, note.page, note.sample) == (ReadNoteKind.NO_TEXT_LAYER, 1, "Ảnh quá lớn.")
    assert note.degrades


def test_a_stamp_over_a_scan_is_no_text_of_the_page(tmp_path: Path) -> None:
    stamp = Words(300, 60, "Người ký: Văn phòng. Ngày ký: 05.03.2024", size=8)
    scan = Sheet([stamp], size=(420, 420), picture=True)
    assert pages_to_recognise(make(tmp_path / "a.pdf", scan)) == [1]


def test_a_small_picture_beside_text_is_no_scan(tmp_path: Path) -> None:
    page = Sheet([Words(85, 100, TEXT)], size=(1200, 1200), picture=True)
    assert not notes_of(make(tmp_path / "a.pdf", page))


def test_letters_drawn_as_outlines_are_no_text(tmp_path: Path) -> None:
    strokes = [Stroke(85 + at, 100, 86 + at, 105) for at in range(400)]
    assert pages_to_recognise(make(tmp_path / "a.pdf", Sheet(strokes), SHEET)) == [1]


def test_a_blank_page_among_others_is_no_fault(tmp_path: Path) -> None:
    assert not notes_of(make(tmp_path / "a.pdf", SHEET, Sheet([]), SHEET))


def test_blank_pages_alone_are_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Không đọc được chữ"):
        read_file(make(tmp_path / "a.pdf", Sheet([]), Sheet([])))


def test_too_many_pages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_PAGES", 3)
    assert len(read_file(make(tmp_path / "a.pdf", *[SHEET] * 3)).pages) == 3
    with pytest.raises(UnreadableFile, match="4 trang"):
        read_file(make(tmp_path / "b.pdf", *[SHEET] * 4))


def test_a_page_of_absurd_size_is_read(tmp_path: Path) -> None:
    page = Sheet([Words(85, 100, TEXT)], size=(2_000_000, 2_000_000))
    (line,) = read_file(make(tmp_path / "a.pdf", page)).blocks
    assert isinstance(line, Line)
    assert line.text == TEXT


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are counted in /proc")
def test_files_are_closed(tmp_path: Path) -> None:
    file = make(tmp_path / "a.pdf", SHEET)
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(b"%PDF-1.7\nrubbish")
    read_file(file)
    before = open_files()
    for _ in range(20):
        read_file(file)
        with pytest.raises(UnreadableFile):
            read_file(cut)
    assert open_files() <= before
