"""What a compound file (OLE) is, told by its streams.

Source: [MS-CFB]; the marks of encryption by [MS-DOC] 2.5.2 (``fEncrypted``) and [MS-XLS]
2.4.117 (``FilePass``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.errors import UnreadableFile
from pipeline.read.sniff.formats import Format, damaged, not_read, protected

if TYPE_CHECKING:
    import olefile

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage"
_KINDS = (
    ("WordDocument", Format.DOC),
    ("Workbook", Format.XLS),
    ("Book", Format.XLS),
    ("__properties_version1.0", Format.MSG),
)
_OTHERS = (
    ("PowerPoint Document", "PowerPoint đời cũ (.ppt)"),
    ("VisioDocument", "Visio (.vsd)"),
)
_FLAGS_AT, _WORD_ENCRYPTED = 11, 0x01  # the high byte of the flags of the FIB
_BOF_LENGTH_AT, _FILEPASS = 2, 0x2F
_FAILS = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError)


def tell(path: Path) -> Format:
    """The kind of a compound file.

    Raises:
        UnreadableFile: if it is damaged, protected by a password, or of a kind not read.
    """
    import olefile

    try:
        with olefile.OleFileIO(str(path)) as ole:
            return _kind(ole, path)
    except UnreadableFile:
        raise
    except _FAILS as error:
        if _ENCRYPTED_PACKAGE.encode("utf-16-le") in path.read_bytes():
            raise protected(path, "Word hoặc Excel") from error
        raise damaged(path, "Word, Excel đời cũ") from error


def storages(path: Path) -> frozenset[str]:
    """The names of all storages and streams, as stored; empty for what is no compound file."""
    import olefile

    try:
        with olefile.OleFileIO(str(path)) as ole:
            return frozenset(name for entry in ole.listdir(storages=True) for name in entry)
    except _FAILS:
        return frozenset()


def _kind(ole: olefile.OleFileIO, path: Path) -> Format:
    if ole.exists(_ENCRYPTED_PACKAGE):
        raise protected(path, "Word hoặc Excel")
    for stream, kind in _KINDS:
        if not ole.exists(stream):
            continue
        if kind is not Format.MSG and _is_encrypted(ole.openstream(stream).read(64), kind):
            raise protected(path, "Word" if kind is Format.DOC else "Excel")
        return kind
    for stream, name in _OTHERS:
        if ole.exists(stream):
            raise not_read(path, name)
    raise UnreadableFile(
        "Tệp ghép (OLE) không phải văn bản Word, bảng Excel hay thư Outlook.",
        remedy="Mở bằng chương trình đã tạo ra tệp, lưu thành DOCX hoặc PDF rồi chạy lại.",
        file=path,
    )


def _is_encrypted(head: bytes, kind: Format) -> bool:
    """Whether the first bytes of the main stream say that the rest is encrypted."""
    if kind is Format.DOC:
        return len(head) > _FLAGS_AT and bool(head[_FLAGS_AT] & _WORD_ENCRYPTED)
    after_bof = 4 + int.from_bytes(head[_BOF_LENGTH_AT : _BOF_LENGTH_AT + 2], "little")
    return int.from_bytes(head[after_bof : after_bof + 2], "little") == _FILEPASS
