"""How much text a document may hold: what lies beyond is no document a person wrote."""

from __future__ import annotations

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Reading, lines_in

MOST_LETTERS = 3_000_000  # seven times the longest of 491 regulations
MOST_LETTERS_A_LINE = 100_000


def refuse_endless(reading: Reading) -> Reading:
    """The same reading, if its text is not endless.

    Raises:
        UnreadableFile: if it holds more letters than ``MOST_LETTERS``, or a line of more than
            ``MOST_LETTERS_A_LINE``.
    """
    total = 0
    for line in lines_in(reading.blocks):
        total += len(line.text)
        if len(line.text) > MOST_LETTERS_A_LINE:
            raise UnreadableFile(
                f"Có một đoạn dài {_thousands(len(line.text))} chữ, không giống một văn bản.",
                remedy="Mở tệp kiểm tra; nếu là văn bản thật, ngắt đoạn lại rồi lưu tệp mới.",
            )
    if total > MOST_LETTERS:
        raise UnreadableFile(
            f"Tệp chứa {_thousands(total)} chữ, không giống một văn bản.",
            remedy="Tách tệp thành từng văn bản, hoặc bỏ phần không phải văn bản.",
        )
    return reading


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")
