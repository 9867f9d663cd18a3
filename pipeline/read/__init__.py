"""From bytes to lines and tables: what a file is, is told by its bytes, not by its name."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Reading, ReadNote, ReadNoteKind
from pipeline.read.aids import Aids
from pipeline.read.bounds import refuse_endless
from pipeline.read.encodings import in_unicode
from pipeline.read.macros import note_macros
from pipeline.read.sniff import Format, sniff

__all__ = ["Aids", "read_file"]

_ON_THE_SPOT = Aids()


def read_file(path: Path, aids: Aids = _ON_THE_SPOT) -> Reading:
    """Read one file, whatever its name says.

    Args:
        path: the file.
        aids: how pages are recognised and old formats converted.

    Returns:
        Its lines and tables in reading order; of an e-mail the letter alone.

    Raises:
        UnreadableFile: if it is empty, damaged, protected, endless, an archive, or of a kind that
            is not read.
        OSError: if it cannot be opened.
    """
    kind = sniff(path)
    if kind is Format.ZIP:
        raise UnreadableFile(
            "Đây là tệp nén, không phải một văn bản.",
            remedy="Giải nén rồi xem từng tệp.",
            file=path,
        )
    if not kind.needs_office:
        reading = in_unicode(refuse_endless(_read(kind, path, aids)))
        return msgspec.structs.replace(reading, notes=(*reading.notes, *note_macros(path, kind)))
    converted = aids.to_office(path)
    reading = in_unicode(refuse_endless(_read(sniff(converted), converted, aids)))
    note = ReadNote(kind=ReadNoteKind.CONVERTED, sample=kind)
    notes = (*reading.notes, note, *note_macros(path, kind))
    return msgspec.structs.replace(reading, format=kind, notes=notes)


def _read(kind: Format, path: Path, aids: Aids) -> Reading:
    match kind:
        case Format.PDF:
            from pipeline.read import pdf

            return pdf.read(path, aids.recognise)
        case Format.DOCX:
            from pipeline.read import docx

            return docx.read(path, aids.recognise)
        case Format.HTML:
            from pipeline.read import html

            return html.read(path)
        case Format.TXT:
            from pipeline.read import txt

            return txt.read(path)
        case Format.XLSX:
            from pipeline.read import xlsx

            return xlsx.read(path)
        case Format.PICTURE:
            from pipeline.read import picture

            return picture.read(path, aids.recognise)
        case Format.EML | Format.MSG:
            from pipeline.read import email

            return email.read(path)
        case Format.MHTML:
            from pipeline.read import email

            return email.read_page(path)
        case _:
            raise AssertionError(kind)
