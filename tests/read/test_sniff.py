"""What a file is, told by its bytes; what is not read says so and what to do."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Line
from pipeline.read import read_file
from pipeline.read.sniff import Format, sniff
from tests.read.pdf.making import Sheet, Words, make, make_protected, opens

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(*names: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"\r\n\r\n%PDF-1.4\n", Format.PDF),
        (zipped("[Content_Types].xml", "word/document.xml"), Format.DOCX),
        (b"<!DOCTYPE html><html><body><p>x</p></body></html>", Format.HTML),
        ("\ufeff<div>Điều 1</div>".encode(), Format.HTML),
        ("Điều 1. Phạm vi điều chỉnh".encode(), Format.TXT),
        ("Điều 1. Phạm vi điều chỉnh".encode("utf-16"), Format.TXT),
        ("Nếu số lượng < 5 thì tổng > 3.".encode(), Format.TXT),
    ],
)
def test_kinds_that_are_read(data: bytes, kind: Format, tmp_path: Path) -> None:
    file = tmp_path / "ten-nao-cung-duoc"
    file.write_bytes(data)
    assert sniff(file) is kind


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        (b"", ["rỗng"], ["nộp lại"]),
        (b" \r\n\t ", ["rỗng"], ["nộp lại"]),
        (bytes(600), ["rỗng"], ["nộp lại"]),
        (OLE, ["hỏng", "đời cũ"], ["Xin lại tệp gốc"]),
        (OLE + "EncryptedPackage".encode("utf-16-le"), ["mật khẩu"], ["không đặt mật khẩu"]),
        (zipped("ppt/presentation.xml"), ["PowerPoint"], ["lưu thành DOCX hoặc PDF"]),
        (zipped("mimetype", "content.xml"), ["OpenDocument"], ["lưu thành DOCX hoặc PDF"]),
        (zipped("a.docx", "b.docx"), ["tệp nén"], ["Giải nén"]),
        (b"Rar!\x1a\x07\x01\x00" + bytes(40), ["RAR"], ["Giải nén", "ZIP"]),
        (b"7z\xbc\xaf\x27\x1c" + bytes(40), ["7z"], ["Giải nén", "ZIP"]),
        (zipped("word/document.xml")[:40], ["bị cắt cụt"], ["Xin lại tệp gốc"]),
        (b"\x7fELF" + bytes(40), ["Không nhận ra"], ["lưu thành DOCX hoặc PDF"]),
    ],
)
def test_kinds_that_are_not(
    data: bytes, problem: Sequence[str], remedy: Sequence[str], tmp_path: Path
) -> None:
    file = tmp_path / "van-ban.docx"
    file.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read_file(file)
    assert all(words in caught.value.problem for words in problem)
    assert all(words in caught.value.remedy for words in remedy)
    assert caught.value.file == str(file)


def test_a_pdf_under_the_name_of_a_word_file(tmp_path: Path) -> None:
    file = make(tmp_path / "quy-che.docx", Sheet([Words(85, 100, "Điều 1. Phạm vi")]))
    reading = read_file(file)
    assert reading.format == "pdf"
    assert [block.text for block in reading.blocks if isinstance(block, Line)] == [
        "Điều 1. Phạm vi"
    ]
    assert not reading.notes


def test_a_protected_pdf(tmp_path: Path) -> None:
    plain = make(tmp_path / "plain.pdf", Sheet([Words(85, 100, "Điều 1. Phạm vi")]))
    assert opens(plain)
    with pytest.raises(UnreadableFile) as caught:
        read_file(make_protected(tmp_path / "protected.pdf", plain))
    assert "mật khẩu" in caught.value.problem
    assert "không đặt mật khẩu" in caught.value.remedy


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        read_file(tmp_path / "khong-co.pdf")
