"""What a ZIP archive is: a document of an office program, or a parcel of files."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from pipeline.errors import UnreadableFile
from pipeline.read.sniff.formats import Format, damaged, not_read, protected

MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_NAME_AT = 30  # in a local file header
_OFFICE_PARTS = ("[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/", "mimetype")
_MOST_TOLD = 64 * 1024  # bytes read of a part that tells the kind
_FAILS = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError)
_ENCRYPTION = b"encryption-data"


def tell(path: Path, head: bytes) -> Format:
    """The kind of an archive; ``head`` is its first bytes.

    Raises:
        UnreadableFile: if it is a damaged or protected document, or one of a kind not read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
            if "content.xml" in names or "mimetype" in names:
                return _open_document(archive, names, path)
    except UnreadableFile:
        raise
    except _FAILS as error:
        first = head[_NAME_AT:].decode("ascii", errors="replace")
        if first.startswith(_OFFICE_PARTS):
            raise damaged(path, "Word") from error
        return Format.ZIP
    return _office(names, path)


def _office(names: set[str], path: Path) -> Format:
    packaged = "[Content_Types].xml" in names
    if "word/document.xml" in names:
        return Format.DOCX
    if packaged and any(name.endswith("/document.xml") for name in names):
        return Format.DOCX
    if "xl/workbook.bin" in names:
        return Format.XLS
    if any(name.startswith("xl/") for name in names):
        return Format.XLSX
    if any(name.startswith("ppt/") for name in names):
        raise not_read(path, "PowerPoint")
    if packaged and any(name.startswith("visio/") for name in names):
        raise not_read(path, "Visio (.vsdx)")
    return Format.ZIP


def _open_document(archive: zipfile.ZipFile, names: set[str], path: Path) -> Format:
    """The kind of an OpenDocument file, by what it calls itself (ODF 1.3, part 2, 3.3)."""
    said = _part(archive, "mimetype", names)
    if _ENCRYPTION in _part(archive, "META-INF/manifest.xml", names):
        raise protected(path, "OpenDocument")
    if b"epub" in said:
        raise not_read(path, "EPUB")
    if b"spreadsheet" in said or b"sun.xml.calc" in said:
        return Format.ODS
    if b"opendocument.text" in said or b"sun.xml.writer" in said:
        return Format.ODT
    if "content.xml" in names:
        raise not_read(path, "OpenDocument")
    return _office(names, path)


def _part(archive: zipfile.ZipFile, name: str, names: set[str]) -> bytes:
    if name not in names:
        return b""
    with archive.open(name) as stream:
        return stream.read(_MOST_TOLD)
