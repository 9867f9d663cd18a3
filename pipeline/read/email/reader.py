"""A letter as lines: who wrote to whom, when and about what, then its body."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Line, Reading, ReadNote, ReadNoteKind
from pipeline.read.email.letter import Letter
from pipeline.read.email.opening import open_letter
from pipeline.read.html import read_markup
from pipeline.read.hygiene import normalise
from pipeline.read.sniff import Format, sniff
from pipeline.read.txt import read_text


def read(path: Path) -> Reading:
    """Read a letter (.eml or .msg), without what is attached to it.

    Returns:
        Lines "Từ: …", "Gửi: …", "Đồng gửi: …", "Ngày: …", "Chủ đề: …" where the letter has
        these, then its body: the plain text where there is one, else the HTML.

    Raises:
        UnreadableFile: if it is damaged, or its parts are nested too deep.
        OSError: if it cannot be opened.
    """
    kind = sniff(path)
    letter = open_letter(path, kind)
    body = read_text(letter.plain) if letter.plain.strip() else read_markup(letter.html)
    notes = body.notes
    if letter.pictures:
        notes = (*notes, ReadNote(kind=ReadNoteKind.IMAGES, count=letter.pictures))
    return Reading(format=str(kind), blocks=(*_head(letter), *body.blocks), notes=notes)


def read_page(path: Path) -> Reading:
    """Read a web page saved with its pictures in one file (MHTML, RFC 2557).

    Raises:
        UnreadableFile: if it holds no text, or its parts are nested too deep.
        OSError: if it cannot be opened.
    """
    page = read_markup(open_letter(path, Format.MHTML).html)
    if not page.blocks:
        raise UnreadableFile(
            "Trang lưu (MHT) không có chữ nào.", remedy="Hãy lấy lại tệp gốc.", file=path
        )
    return msgspec.structs.replace(page, format=str(Format.MHTML))


def _head(letter: Letter) -> Iterator[Line]:
    sent = letter.sent.strftime("%d/%m/%Y %H:%M") if letter.sent else ""
    for label, said in (
        ("Từ", letter.sender),
        ("Gửi", letter.to),
        ("Đồng gửi", letter.copies),
        ("Ngày", sent),
        ("Chủ đề", letter.subject),
    ):
        text = " ".join(said.split())
        if text:
            cleaned = normalise(f"{label}: {text}")
            yield Line(text=cleaned.text, raw=cleaned.raw, map=cleaned.map)
