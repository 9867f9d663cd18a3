"""The kinds of file that are read, and what is said of those that are not."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from pipeline.errors import UnreadableFile


class Format(StrEnum):
    """The kinds of file that are read."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MHTML = "mhtml"  # a web page with its pictures in one file
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


def not_read(path: Path, kind: str) -> UnreadableFile:
    """What is said of a file whose kind is known, and not read."""
    return UnreadableFile(
        f"Chưa đọc được định dạng {kind}.",
        remedy="Mở tệp, lưu thành DOCX hoặc PDF rồi chạy lại.",
        file=path,
    )


def protected(path: Path, kind: str) -> UnreadableFile:
    """What is said of a file that asks for a password."""
    return UnreadableFile(
        f"Tệp {kind} có mật khẩu.",
        remedy="Xin đơn vị bản không đặt mật khẩu rồi chạy lại.",
        file=path,
    )


def damaged(path: Path, kind: str) -> UnreadableFile:
    """What is said of a file that breaks off or does not hold together."""
    return UnreadableFile(
        f"Tệp hỏng hoặc bị cắt cụt (không mở được như tệp {kind}).",
        remedy="Xin lại tệp gốc từ đơn vị.",
        file=path,
    )
