"""What a file is, told by its bytes; what is not read says so and what to do."""

from __future__ import annotations

import contextlib
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Line, ReadNoteKind
from pipeline.read import read_file
from pipeline.read.macros import note_macros
from pipeline.read.sniff import Format, sniff
from tests.read.compound import compound
from tests.read.pdf.making import Sheet, Words, make, make_protected, opens

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
FIB = b"\xec\xa5\xc1\x00" + bytes(28)
LOCKED_FIB = FIB[:11] + b"\x01" + FIB[12:]
BOF = b"\x09\x08\x04\x00\x00\x06\x05\x00"
FILE_PASS = b"\x2f\x00\x02\x00\x00\x00"
BITMAP = b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00"
FLAT = '<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.'
LETTER = b"Received: from x\r\nFrom: a@example.org\r\nSubject: x\r\n\r\n<html><p>x</p></html>"
PAGE = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\nx"
OUTLOOK = {"__properties_version1.0": bytes(32)}


def zipped(*names: str, **parts: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def open_document(kind: str, manifest: str = "") -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return zipped("content.xml", mimetype=mimetype, **{"META-INF/manifest.xml": manifest})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(data, kind, id=f"{number}-{kind}")
        for number, (data, kind) in enumerate(
            [
                (b"%PDF-1.7\n", Format.PDF),
                (b"\r\n\r\n%PDF-1.4\n", Format.PDF),
                (zipped("[Content_Types].xml", "word/document.xml"), Format.DOCX),
                (zipped("[Content_Types].xml", "text/document.xml"), Format.DOCX),
                (zipped("[Content_Types].xml", "xl/workbook.xml"), Format.XLSX),
                (zipped("[Content_Types].xml", "xl/workbook.bin"), Format.XLS),
                (open_document("text"), Format.ODT),
                (open_document("text-template"), Format.ODT),
                (open_document("spreadsheet"), Format.ODS),
                (zipped("a.docx", "b.docx"), Format.ZIP),
                (zipped("ban-nhap/document.xml"), Format.ZIP),
                (zipped(), Format.ZIP),
                (zipped("a.docx")[:40], Format.ZIP),
                (compound({"WordDocument": FIB, "1Table": b"x"}), Format.DOC),
                (compound({"Workbook": BOF + bytes(8)}), Format.XLS),
                (compound({"Book": BOF + bytes(8)}), Format.XLS),
                (compound(OUTLOOK), Format.MSG),
                (compound({**OUTLOOK, "__attach": {"WordDocument": LOCKED_FIB}}), Format.MSG),
                (rb"{\rtf1\ansi x}", Format.RTF),
                (b"\x89PNG\r\n\x1a\n" + bytes(40), Format.PICTURE),
                (b"\xff\xd8\xff\xe0" + bytes(40), Format.PICTURE),
                (b"II*\x00" + bytes(40), Format.PICTURE),
                (BITMAP + bytes(40), Format.PICTURE),
                (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Format.PICTURE),
                (b'<?xml version="1.0"?><w:wordDocument xmlns:w="x"/>', Format.WORD_XML),
                (f'{FLAT}text">'.encode(), Format.ODT),
                (f'{FLAT}spreadsheet">'.encode(), Format.ODS),
                (LETTER, Format.EML),
                (b"From a@b Tue Mar  5\r\nDate: x\r\nMessage-ID: <x>\r\n\r\nx", Format.EML),
                (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>x", Format.MHTML),
                (PAGE, Format.MHTML),
                (b"<!DOCTYPE html><html><body><p>x</p></body></html>", Format.HTML),
                ("\ufeff<div>Điều 1</div>".encode(), Format.HTML),
                ("Điều 1. Phạm vi điều chỉnh".encode(), Format.TXT),
                ("Điều 1. Phạm vi điều chỉnh".encode("utf-16"), Format.TXT),
                ("Nếu số lượng < 5 thì tổng > 3.".encode(), Format.TXT),
                ("BM.01: Phiếu mượn thiết bị trình chiếu".encode(), Format.TXT),
                (b"From: Van phong\r\nTo: Vu A\r\n\r\nKinh gui", Format.TXT),
                (b"Note: PK\x0a", Format.TXT),
            ]
        )
    ],
)
def test_kinds_that_are_read(data: bytes, kind: Format, tmp_path: Path) -> None:
    file = tmp_path / "ten-nao-cung-duoc"
    file.write_bytes(data)
    assert sniff(file) is kind


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        pytest.param(data, problem, remedy, id=f"{number}-{problem[0]}")
        for number, (data, problem, remedy) in enumerate(
            [
                (b"", ["rỗng"], ["nộp lại"]),
                (b" \r\n\t ", ["rỗng"], ["nộp lại"]),
                (bytes(600), ["rỗng"], ["nộp lại"]),
                (OLE, ["hỏng", "đời cũ"], ["Xin lại tệp gốc"]),
                (OLE + "EncryptedPackage".encode("utf-16-le"), ["mật khẩu"], ["không đặt"]),
                (compound({"EncryptedPackage": b"x"}), ["mật khẩu"], ["không đặt mật khẩu"]),
                (compound({"WordDocument": LOCKED_FIB}), ["Word", "mật khẩu"], ["không đặt"]),
                (compound({"Workbook": BOF + FILE_PASS}), ["Excel", "mật khẩu"], ["không đặt"]),
                (compound({"PowerPoint Document": b"x"}), ["PowerPoint"], ["lưu thành"]),
                (compound({"VisioDocument": b"x"}), ["Visio"], ["lưu thành DOCX hoặc PDF"]),
                (compound({"Khac": b"x"}), ["OLE"], ["lưu thành DOCX hoặc PDF"]),
                (zipped("ppt/presentation.xml"), ["PowerPoint"], ["lưu thành DOCX hoặc PDF"]),
                (zipped("mimetype", "content.xml"), ["OpenDocument"], ["lưu thành DOCX"]),
                (open_document("presentation"), ["OpenDocument"], ["lưu thành DOCX"]),
                (open_document("text", "<encryption-data/>"), ["mật khẩu"], ["không đặt"]),
                (zipped(mimetype="application/epub+zip"), ["EPUB"], ["lưu thành DOCX hoặc PDF"]),
                (zipped("word/document.xml")[:40], ["bị cắt cụt"], ["Xin lại tệp gốc"]),
                (b"Rar!\x1a\x07\x01\x00" + bytes(40), ["RAR"], ["Giải nén", "ZIP"]),
                (b"7z\xbc\xaf\x27\x1c" + bytes(40), ["7z"], ["Giải nén", "ZIP"]),
                (b"\x7fELF" + bytes(40), ["Không nhận ra"], ["lưu thành DOCX hoặc PDF"]),
            ]
        )
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


@pytest.mark.parametrize(
    ("data", "kind", "carries"),
    [
        pytest.param(data, kind, carries, id=f"{number}-{kind}")
        for number, (data, kind, carries) in enumerate(
            [
                (compound({"WordDocument": FIB, "Macros": {"VBA": {}}}), Format.DOC, True),
                (compound({"Workbook": BOF, "_VBA_PROJECT_CUR": {}}), Format.XLS, True),
                (compound({"WordDocument": FIB}), Format.DOC, False),
                (zipped("word/document.xml", "word/vbaProject.bin"), Format.DOCX, True),
                (zipped("xl/workbook.xml", "xl/macrosheets/sheet1.xml"), Format.XLSX, True),
                (zipped("content.xml", "Basic/script-lc.xml"), Format.ODT, True),
                (zipped("word/document.xml"), Format.DOCX, False),
                (b"PK\x03\x04", Format.DOCX, False),
            ]
        )
    ],
)
def test_files_that_carry_macros(data: bytes, kind: Format, carries: bool, tmp_path: Path) -> None:
    file = tmp_path / "van-ban"
    file.write_bytes(data)
    notes = note_macros(file, kind)
    assert [note.kind for note in notes] == [ReadNoteKind.MACROS] * carries


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_mutated_compound_file_is_told_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = tmp_path_factory.mktemp("ole") / "van-ban.doc"
    mutated = bytearray(compound({"WordDocument": FIB, "Macros": {"VBA": {"dir": b"x"}}}))
    for _ in range(data.draw(st.integers(1, 10))):
        mutated[data.draw(st.integers(8, len(mutated) - 1))] = data.draw(st.integers(0, 255))
    file.write_bytes(mutated)
    with contextlib.suppress(UnreadableFile):
        sniff(file)
    note_macros(file, Format.DOC)


def test_an_archive_that_begins_with_an_uncompressed_pdf_is_an_archive(tmp_path: Path) -> None:
    file = tmp_path / "Văn bản.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("Quy chế.pdf", b"%PDF-1.7\n")
    assert sniff(file) is Format.ZIP


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
