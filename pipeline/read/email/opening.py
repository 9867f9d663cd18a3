"""A file that is a letter, opened."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import UnreadableFile
from pipeline.read.email.letter import Letter
from pipeline.read.sniff import Format


def open_letter(path: Path, kind: Format) -> Letter:
    """The letter in a file of kind ``Format.EML`` or ``Format.MSG``.

    Raises:
        UnreadableFile: if it is damaged, or its parts are nested too deep.
        OSError: if it cannot be opened.
    """
    try:
        if kind is Format.MSG:
            return _from_outlook(path)
        from pipeline.read.email.mime import letter_from, parse

        return letter_from(parse(path.read_bytes()))
    except RecursionError as error:
        raise UnreadableFile(
            "Thư lồng nhau quá nhiều lớp.",
            remedy="Mở thư, lưu riêng các tệp đính kèm cần rà soát.",
            file=path,
        ) from error


def _from_outlook(path: Path) -> Letter:
    from pipeline.read.email.outlook import FAILS, letter_from

    try:
        return letter_from(path)
    except FAILS as error:
        raise UnreadableFile(
            "Thư Outlook hỏng, không mở được.",
            remedy="Mở thư bằng Outlook, lưu lại hoặc lưu riêng các tệp đính kèm.",
            file=path,
        ) from error
