"""What a file is, told by its first bytes (and, for ZIP and OLE files, by what is inside)."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from pipeline.errors import UnreadableFile

_HEAD = 4096
_NOTHING = b"\x00 \t\r\n"  # a copy that failed leaves zeros
_PDF_WITHIN = 1024  # readers accept rubbish before the head of a PDF up to here
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|table|meta|span)\b", re.IGNORECASE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Format(StrEnum):
    """The kinds of file that are read."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    TXT = "txt"
    XLSX = "xlsx"
    PICTURE = "picture"  # a photograph or scan that is no PDF
    DOC = "doc"
    RTF = "rtf"
    ODT = "odt"
    WORD_XML = "word_xml"  # Word 2003's XML
    XLS = "xls"
    ODS = "ods"
    EML = "eml"
    MSG = "msg"
    ZIP = "zip"

    @property
    def needs_office(self) -> bool:
        """Whether an office program must turn it into DOCX or XLSX first."""
        return self in _OLD

    @property
    def is_parcel(self) -> bool:
        """Whether it holds files that are documents of their own."""
        return self in _PARCELS


_OLD = frozenset((Format.DOC, Format.RTF, Format.ODT, Format.WORD_XML, Format.XLS, Format.ODS))
_PARCELS = frozenset((Format.EML, Format.MSG, Format.ZIP))


def sniff(path: Path) -> Format:
    """What the file is.

    Raises:
        UnreadableFile: if it is empty or of a kind that is not read; the remedy says what to do.
        OSError: if it cannot be opened.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head.strip(_NOTHING):
        raise UnreadableFile("Tệp rỗng.", remedy="Xin đơn vị nộp lại tệp.", file=path)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return Format.PDF
    if head.startswith(b"PK"):
        return _archive(path)
    if head.startswith(_OLE):
        raise _ole(path)
    if head.startswith(b"{\\rtf"):
        raise _not_read(path, "RTF")
    if head.startswith(_PICTURES):
        raise UnreadableFile(
            "Tệp là ảnh, không phải văn bản có chữ.",
            remedy="Nộp bản Word hoặc PDF có chữ của văn bản này.",
            file=path,
        )
    if _MARKUP.search(head):
        return Format.HTML
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or not _CONTROLS.search(head):
        return Format.TXT
    raise UnreadableFile(
        "Không nhận ra kiểu tệp.",
        remedy="Mở bằng chương trình đã tạo ra tệp, lưu thành DOCX hoặc PDF rồi chạy lại.",
        file=path,
    )


def _archive(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(
            "Tệp hỏng hoặc bị cắt cụt (không mở được như tệp Word).",
            remedy="Xin lại tệp gốc từ đơn vị.",
            file=path,
        ) from error
    if "word/document.xml" in names or any(n.endswith("/document.xml") for n in names):
        return Format.DOCX
    if any(name.startswith("xl/") for name in names):
        raise _not_read(path, "Excel")
    if any(name.startswith("ppt/") for name in names):
        raise _not_read(path, "PowerPoint")
    if "content.xml" in names:
        raise _not_read(path, "OpenDocument")
    raise UnreadableFile(
        "Tệp nén (ZIP) không phải văn bản Word.",
        remedy="Giải nén rồi đặt từng văn bản vào thư mục của đơn vị.",
        file=path,
    )


def _ole(path: Path) -> UnreadableFile:
    if _ENCRYPTED in path.read_bytes():
        return UnreadableFile(
            "Tệp Word có mật khẩu.",
            remedy="Xin đơn vị bản không đặt mật khẩu rồi chạy lại.",
            file=path,
        )
    return _not_read(path, "Word đời cũ (.doc)")


def _not_read(path: Path, kind: str) -> UnreadableFile:
    return UnreadableFile(
        f"Chưa đọc được định dạng {kind}.",
        remedy="Mở tệp, lưu thành DOCX hoặc PDF rồi chạy lại.",
        file=path,
    )
