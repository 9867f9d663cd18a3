"""Given this text file, these lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Align, Line
from pipeline.read.txt import decode, read, read_text


def lines(text: str) -> list[Line]:
    return [block for block in read_text(text).blocks if isinstance(block, Line)]


def test_a_blank_line_parts_paragraphs() -> None:
    first, second, third = lines("Điều 1. Phạm vi\náp dụng\n\nĐiều 2. Đối tượng")
    assert [line.text for line in (first, second, third)] == [
        "Điều 1. Phạm vi",
        "áp dụng",
        "Điều 2. Đối tượng",
    ]
    assert [line.joins for line in (first, second, third)] == [False, None, False]


def test_emphasis_becomes_bold_type() -> None:
    strong, heading, inside = lines("**Điều 1. Phạm vi**\n### Điều 2\n**Điều 3.** Nội dung")
    assert (strong.text, strong.bold) == ("Điều 1. Phạm vi", True)
    assert (heading.text, heading.bold) == ("Điều 2", True)
    assert (inside.text, inside.bold) == ("Điều 3. Nội dung", False)


def test_a_line_far_from_the_margin_is_centred() -> None:
    (line,) = lines(" " * 20 + "QUY CHẾ")
    assert line.align is Align.CENTER


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_are_told_apart(encoding: str) -> None:
    assert decode("Điều 1. Phạm vi".encode(encoding)) == "Điều 1. Phạm vi"


def test_windows_vietnamese() -> None:
    assert decode("Đơn vị".encode("cp1258", errors="ignore")).startswith("Đơn v")


def test_unknown_bytes_never_stop_the_reading() -> None:
    assert decode(b"\xff\xfeabc\xff\xd2") is not None


def test_an_empty_file_is_unreadable(tmp_path: Path) -> None:
    file = tmp_path / "trong.txt"
    file.write_bytes(b" \n\n")
    with pytest.raises(UnreadableFile, match=r"trong\.txt"):
        read(file)
