"""Under which suffix the office program knows a file for what it is, and what becomes of it."""

from __future__ import annotations

from pathlib import Path

from pipeline.read.sniff import Format

PRINTED = frozenset((Format.DOCX, Format.DOC, Format.RTF, Format.ODT, Format.WORD_XML))
_SUFFIXES = {
    Format.DOCX: ".docx",
    Format.DOC: ".doc",
    Format.RTF: ".rtf",
    Format.ODT: ".odt",
    Format.WORD_XML: ".xml",
    Format.XLS: ".xls",
    Format.ODS: ".ods",
}
_FLAT = {Format.ODT: ".fodt", Format.ODS: ".fods", Format.XLS: ".xml"}  # one XML file, no archive
_ARCHIVE = b"PK"


def suffix_for(path: Path, kind: Format) -> str:
    """The suffix for a private copy of a file of this kind.

    Raises:
        OSError: if the file cannot be opened.
    """
    with path.open("rb") as stream:
        head = stream.read(256)
    if kind is Format.XLS and head.startswith(_ARCHIVE):
        return ".xlsb"
    if kind in _FLAT and head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return _FLAT[kind]
    return _SUFFIXES[kind]


def target_for(kind: Format) -> str:
    """What a file of this kind becomes: "docx" or "xlsx"."""
    return "xlsx" if kind in (Format.XLS, Format.ODS) else "docx"
