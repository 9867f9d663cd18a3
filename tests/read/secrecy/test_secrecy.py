"""The secrecy gate on files with and without a mark, in every format that is read."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import yaml

from pipeline.model.reading import Box as PageBox
from pipeline.model.reading import Cell, Line, Origin, Page, Reading, Table, Word
from pipeline.read import read_file
from pipeline.read.secrecy import is_marked
from tests.read.secrecy import making

_HERE = Path(__file__).parent
STAMPS: list[str] = yaml.safe_load((_HERE / "stamps.yaml").read_text("utf-8"))
PHRASES: list[str] = yaml.safe_load((_HERE / "phrases.yaml").read_text("utf-8"))
MARKED = yaml.safe_load((_HERE / "marked.yaml").read_text("utf-8"))
UNMARKED = yaml.safe_load((_HERE / "unmarked.yaml").read_text("utf-8"))
LEVELS = ("MẬT", "Tối mật", "TUYỆT MẬT")

_TONES = "\u0300\u0301\u0303\u0309\u0323"

Make = Callable[[Path, str], Path]


def _text_file(path: Path, case: dict[str, str]) -> Path:
    file = path / "made.txt"
    file.write_text(case["text"], encoding="utf-8")
    return file


@pytest.mark.parametrize("make", [making.txt, making.txt_on_top, making.html])
@pytest.mark.parametrize("stamp", STAMPS)
def test_a_stamp_in_the_head_is_a_mark(make: Make, stamp: str, tmp_path: Path) -> None:
    assert is_marked(read_file(make(tmp_path, stamp)))


@pytest.mark.parametrize("make", [making.txt, making.html])
@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_in_the_head_is_none(make: Make, phrase: str, tmp_path: Path) -> None:
    assert not is_marked(read_file(make(tmp_path, phrase)))


@pytest.mark.parametrize("case", MARKED, ids=lambda case: case["name"])
def test_marked_documents(case: dict[str, str], tmp_path: Path) -> None:
    assert is_marked(read_file(_text_file(tmp_path, case)))


@pytest.mark.parametrize("case", UNMARKED, ids=lambda case: case["name"])
def test_documents_without_a_mark(case: dict[str, str], tmp_path: Path) -> None:
    assert not is_marked(read_file(_text_file(tmp_path, case)))


@pytest.mark.parametrize("make", [*making.DOCX_PLACES, *making.PDF_PLACES])
@pytest.mark.parametrize("stamp", LEVELS)
def test_wherever_a_file_holds_the_stamp(make: Make, stamp: str, tmp_path: Path) -> None:
    assert is_marked(read_file(make(tmp_path, stamp.upper())))


@pytest.mark.parametrize("make", [*making.DOCX_PLACES, *making.PDF_PLACES])
@pytest.mark.parametrize("phrase", ["BẢO VỆ BÍ MẬT NHÀ NƯỚC", "Quy chế quản lý tài liệu mật"])
def test_wherever_a_file_holds_the_phrase(make: Make, phrase: str, tmp_path: Path) -> None:
    assert not is_marked(read_file(make(tmp_path, phrase)))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings_of_text_files(encoding: str, tmp_path: Path) -> None:
    assert is_marked(read_file(making.txt(tmp_path, "TỐI MẬT", encoding)))
    assert not is_marked(read_file(making.txt(tmp_path, "BÍ MẬT NHÀ NƯỚC", encoding)))


def _tones_apart(text: str) -> str:
    """``text`` as Windows-1258 keeps it: Ậ as Â and a tone."""
    apart = ""
    for letter in text:
        split = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in split if mark in _TONES)
        apart += unicodedata.normalize("NFC", split.replace(tone, "") if tone else letter) + tone
    return apart


def test_windows_1258(tmp_path: Path) -> None:
    file = tmp_path / "made.txt"
    for line, marked in (("TỐI MẬT", True), ("BÍ MẬT NHÀ NƯỚC", False)):
        file.write_bytes(_tones_apart("\n".join(making.lines(line))).encode("cp1258"))
        assert is_marked(read_file(file)) is marked


@pytest.mark.parametrize("subject", ["[MẬT]", "[Tối mật]", "(TUYỆT MẬT)", "TỐI MẬT -"])
def test_subjects_of_letters(subject: str, tmp_path: Path) -> None:
    assert is_marked(read_file(making.eml(tmp_path, subject)))


@pytest.mark.parametrize("subject", ["V/v bảo vệ bí mật nhà nước:", "[Bảo mật]", "Mật khẩu,"])
def test_subjects_about_secrets(subject: str, tmp_path: Path) -> None:
    assert not is_marked(read_file(making.eml(tmp_path, subject)))


def test_body_of_a_letter(tmp_path: Path) -> None:
    assert is_marked(read_file(making.eml_body(tmp_path, "Độ mật: Mật")))
    assert not is_marked(read_file(making.eml_body(tmp_path, "Về tài liệu mật")))


def _line(text: str, origin: Origin = Origin.BODY, recognised: bool = False) -> Line:
    box = PageBox(80, 80, 120, 95)
    words = tuple(Word(word, box, 0.5) for word in text.split()) if recognised else ()
    return Line(text=text, page=1, box=box, origin=origin, words=words)


@pytest.mark.parametrize(
    "stamp",
    [
        "MẬT",
        "MẮT",
        "MẬI",
        "NẬT",
        "TỐI MẬ",
        "TÔI MẠT",
        "TUYỆT MẬ1",
        "TUYỆI MẬT",
        "T0I MẬT",
        "[rối mẠT]|",
        "FT MẬT",
        "TỐI",
        "UYỆT",
        "MỆT",
    ],
)
@pytest.mark.parametrize("origin", [Origin.BODY, Origin.HEADER])
def test_stamps_read_off_a_picture(stamp: str, origin: Origin) -> None:
    stamped = _line(stamp, origin, recognised=True)
    assert is_marked(Reading(format="pdf", blocks=(_line("BỘ MẪU THỬ"), stamped)))


@pytest.mark.parametrize(
    "words",
    ["BỘ NGOẠI GIAO", "MẪU", "MAI", "TỐI ĐA", "NHẬT", "VIỆT NAM", "BÍ MẬT", "CÓ MẶT", "Mặt"],
)
def test_other_words_read_off_a_picture(words: str) -> None:
    stamped = _line(words, Origin.HEADER, recognised=True)
    assert not is_marked(Reading(format="pdf", blocks=(_line("BỘ MẪU THỬ"), stamped)))


def test_a_list_on_a_later_page_of_a_scan_is_no_head() -> None:
    page = Page(number=4, width=595, height=842)
    listed = tuple(_line(text, recognised=True) for text in ("Độ mật gồm:", "Mật", "và các độ"))
    assert not is_marked(Reading(format="scan", blocks=listed, pages=(page,)))
    stamped = (_line("TỐI MẬT", recognised=True), *listed)
    assert is_marked(Reading(format="scan", blocks=stamped, pages=(page,)))


def _workbook(path: Path, *rows: tuple[str, ...]) -> Path:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    file = path / "made.xlsx"
    workbook.save(file)
    return file


STEPS = (("TT", "Bước"), ("1", "Lập dự toán"), ("2", "Thẩm định"), ("3", "Phê duyệt"))


@pytest.mark.parametrize(
    "head", [("BỘ MẪU THỬ", "MẬT"), ("Độ mật", "Tối mật"), ("Độ mật: Mật",), ("[TỐI MẬT]",)]
)
def test_workbooks_with_a_stamp(head: tuple[str, ...], tmp_path: Path) -> None:
    assert is_marked(read_file(_workbook(tmp_path, head, *STEPS)))


@pytest.mark.parametrize("head", [("BỘ MẪU THỬ", "Mật độ"), ("Danh mục tài liệu mật",)])
def test_workbooks_without_one(head: tuple[str, ...], tmp_path: Path) -> None:
    assert not is_marked(read_file(_workbook(tmp_path, head, *STEPS)))


def test_stamp_in_a_second_sheet_and_in_a_head_of_print(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    for row in STEPS:
        workbook.active.append(row)
    workbook.create_sheet("Hai").append(("TỐI MẬT",))
    file = tmp_path / "made.xlsx"
    workbook.save(file)
    assert is_marked(read_file(file))
    del workbook["Hai"]
    workbook.active.oddHeader.center.text = "MẬT"
    workbook.save(file)
    assert is_marked(read_file(file))


def test_a_stamp_beside_the_head_that_is_read_last() -> None:
    def line(text: str, top: float) -> Line:
        return Line(text=text, page=1, box=PageBox(80, top, 300, top + 15))

    head = (line("BỘ MẪU THỬ", 50), line("Số: 1/BC-BMT", 90), line("Điều 1. Phạm vi", 200))
    assert is_marked(Reading(format="pdf", blocks=(*head, line("Mật", 70))))
    assert not is_marked(Reading(format="pdf", blocks=(*head, line("Mật", 260))))


def _sheet(*rows: tuple[str, ...]) -> Reading:
    cells = tuple(
        Cell(row=at, column=column, lines=(Line(text=text),))
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
        if text
    )
    table = Table(cells=cells, n_rows=len(rows), n_columns=max(map(len, rows)))
    return Reading(format="xlsx", blocks=(table,))


def test_sheets_with_a_stamp() -> None:
    assert is_marked(_sheet(("BỘ MẪU THỬ", "MẬT"), *STEPS))
    assert is_marked(_sheet(("Độ mật", "Tối mật"), *STEPS))
    assert is_marked(_sheet(("Độ mật: Mật",), *STEPS))
    assert is_marked(_sheet(("Độ mật", "Độ khẩn"), ("Mật", "Hỏa tốc")))


def test_sheets_that_list_levels() -> None:
    names = ("TT", "Tên hồ sơ", "Độ mật")
    rows = (("1", "Hồ sơ A", "Mật"), ("2", "Hồ sơ B", "Mật"), ("3", "Hồ sơ C", "Mật"))
    assert not is_marked(_sheet(names, *rows))
    ranks = (("Loại", "Ai ký"), ("Tuyệt mật", "Bộ trưởng"), ("Tối mật", "Bộ trưởng"))
    assert not is_marked(_sheet(*ranks, ("Mật", "Cục trưởng")))
    assert is_marked(_sheet(("TỐI MẬT", "", ""), names, *rows))
