"""Files that are damaged, protected or built to do harm."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.errors import UnreadableFile
from pipeline.model.reading import ReadNoteKind
from pipeline.read import read_file
from pipeline.read.docx import read
from tests.read.docx.making import document, make, note, p, package, texts

MAIN = "word/document.xml"


def test_truncated_archive(tmp_path: Path) -> None:
    whole = make(tmp_path, p("Chữ")).read_bytes()
    path = tmp_path / "cut.docx"
    path.write_bytes(whole[: len(whole) // 2])
    for reader in (read, read_file):
        with pytest.raises(UnreadableFile, match="cắt cụt"):
            reader(path)


def test_damaged_content_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    broken = document(p("Còn đọc được.") + p("Mất.")).replace("Mất.", "Mất <")
    reading = read(package(tmp_path / "a.docx", {MAIN: broken}))
    assert texts(reading)[0] == "Còn đọc được."
    found = note(reading, ReadNoteKind.RECOVERED)
    assert found.degrades and found.sample == MAIN


def test_bad_checksum_costs_only_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(MAIN, document(p("Số: 12") + p("Đoạn dài.") * 200))
    path.write_bytes(path.read_bytes().replace("Số: 12".encode(), "Số: 13".encode()))
    reading = read(path)
    assert texts(reading)[:2] == ["Số: 13", "Đoạn dài."]
    assert note(reading, ReadNoteKind.RECOVERED).degrades


@pytest.mark.parametrize(
    ("parts", "problem"),
    [
        ({"word/styles.xml": "<a/>"}, "không có phần nội dung"),
        ({MAIN: ""}, "hỏng"),
        ({MAIN: "không phải XML"}, "hỏng"),
        ({MAIN: "<a><b/></a>"}, "hỏng"),
        ({MAIN: document("")}, "không có chữ nào"),
    ],
)
def test_nothing_to_read(parts: dict[str, str], problem: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=problem) as error:
        read(package(tmp_path / "a.docx", parts))
    assert error.value.remedy
    assert error.value.file == str(tmp_path / "a.docx")


def test_entities_are_refused(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    text = doctype + document(p("<w:r><w:t>&x;</w:t></w:r>"))
    with pytest.raises(UnreadableFile, match="DTD"):
        read(package(tmp_path / "a.docx", {MAIN: text}))


def test_archive_that_unpacks_to_too_much(tmp_path: Path) -> None:
    bomb = document(p("Chữ")).encode() + b" " * (70 * 1024 * 1024)
    with pytest.raises(UnreadableFile, match="quá lớn"):
        read(package(tmp_path / "a.docx", {MAIN: bomb}))


def test_deep_nesting_does_not_overflow(tmp_path: Path) -> None:
    depth = 5000
    body = "<w:tbl><w:tr><w:tc>" * depth + p("Đáy") + "</w:tc></w:tr></w:tbl>" * depth
    reading = read(package(tmp_path / "a.docx", {MAIN: document(p("Đầu") + body)}))
    assert texts(reading) == ["Đầu"]
    assert note(reading, ReadNoteKind.RECOVERED).degrades


def test_protected_archive(tmp_path: Path) -> None:
    path = make(tmp_path, p("Chữ"))
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + flags] |= 1
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="mật khẩu"):
        read(path)


def test_protected_by_word(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    path.write_bytes(header + "EncryptedPackage".encode("utf-16-le") + bytes(600))
    with pytest.raises(UnreadableFile, match="mật khẩu"):
        read_file(path)


def test_only_pictures(tmp_path: Path) -> None:
    picture = "<w:r><w:drawing><a:blip r:embed='x'/></w:drawing></w:r>"
    reading = read(make(tmp_path, p(picture)))
    assert reading.blocks == ()
    assert note(reading, ReadNoteKind.NO_TEXT_LAYER).degrades


def test_strict_form(tmp_path: Path) -> None:
    text = document(p("Điều 1. Phạm vi", '<w:jc w:val="center"/>')).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert texts(read(package(tmp_path / "a.docx", {MAIN: text}))) == ["Điều 1. Phạm vi"]


def test_numbers_out_of_all_measure(tmp_path: Path) -> None:
    body = (
        p(
            "Chữ",
            '<w:numPr><w:ilvl w:val="99999999999999999999"/><w:numId w:val="1"/></w:numPr>'
            '<w:ind w:left="9e999"/>',
        )
        + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>'
        + "<w:p/></w:tc></w:tr></w:tbl>"
    )
    reading = read(make(tmp_path, body))
    assert texts(reading) == ["Chữ"]


def test_entry_names_of_other_archivers(tmp_path: Path) -> None:
    names = {"Word\\Document.XML": document(p("Chữ"))}
    assert texts(read(package(tmp_path / "a.docx", names))) == ["Chữ"]
