"""The first look at a file's bytes; what lies inside archives and compound files is asked next."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.errors import UnreadableFile
from pipeline.read.sniff import archives, ole, texts
from pipeline.read.sniff.formats import Format

_HEAD = 16 * 1024
_NOTHING = b"\x00 \t\r\n"  # a copy that failed leaves zeros
_PDF_WITHIN = 1024  # readers accept rubbish before the head of a PDF up to here
_CONTROLS_WITHIN = 4096
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_BITMAP = re.compile(rb"BM.{4}\x00{4}.{4}[\x0c\x28\x40\x6c\x7c]\x00{3}", re.DOTALL)
_WEBP = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
_HEIF = re.compile(rb".{4}ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
_PACKED = (
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "GZIP"),
    (b"\xfd7zXZ\x00", "XZ"),
    (b"MSCF", "CAB"),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # byte order marks of UTF-16
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(path: Path) -> Format:
    """What the file is.

    Raises:
        UnreadableFile: if it is empty, damaged, protected by a password, or of a kind that is
            not read; the remedy says what to do.
        OSError: if it cannot be opened.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if not head.strip(_NOTHING):
        raise UnreadableFile("Tệp rỗng.", remedy="Xin đơn vị nộp lại tệp.", file=path)
    # First, for an archive that does not compress shows the head of a PDF it holds.
    if head.startswith(archives.MAGIC):
        return archives.tell(path, head)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return Format.PDF
    if head.startswith(ole.MAGIC):
        return ole.tell(path)
    if head.startswith(b"{\\rtf"):
        return Format.RTF
    if _is_picture(head):
        return Format.PICTURE
    for magic, name in _PACKED:
        if head.startswith(magic):
            raise UnreadableFile(
                f"Tệp nén kiểu {name}, chưa đọc được.",
                remedy="Giải nén rồi đặt từng tệp vào thư mục của đơn vị, hoặc nén lại kiểu ZIP.",
                file=path,
            )
    if kind := texts.tell(head):
        return kind
    if head.startswith(_WIDE) or not _CONTROLS.search(head, 0, _CONTROLS_WITHIN):
        return Format.TXT
    raise UnreadableFile(
        "Không nhận ra kiểu tệp.",
        remedy="Mở bằng chương trình đã tạo ra tệp, lưu thành DOCX hoặc PDF rồi chạy lại.",
        file=path,
    )


def _is_picture(head: bytes) -> bool:
    shapes = (_BITMAP, _WEBP, _HEIF)
    return head.startswith(_PICTURES) or any(shape.match(head) for shape in shapes)
