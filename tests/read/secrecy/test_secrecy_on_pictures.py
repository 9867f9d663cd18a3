"""The secrecy gate on pictures of pages and on files in old office formats."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model.reading import Line
from pipeline.read import Aids, read_file
from pipeline.read.office import convert
from pipeline.read.scan import ScannedPage, recognise_page
from pipeline.read.secrecy import is_marked
from tests.read.secrecy.picturing import (
    BLACK,
    RED,
    Stamp,
    page,
    pasted,
    pasted_in_word,
    scanned_in_word,
)

_OLD = Path(__file__).parent / "old"


@pytest.mark.parametrize("text", ["TỐI MẬT", "TUYỆT MẬT"])
def test_a_black_stamp_on_a_picture(text: str, tmp_path: Path) -> None:
    assert is_marked(read_file(page(tmp_path, Stamp(text, BLACK, framed=False))))


@pytest.mark.parametrize("text", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
@pytest.mark.parametrize("ink", [RED, BLACK], ids=["red", "photocopied"])
@pytest.mark.parametrize("turned", [4, -9, 15])
def test_a_stamp_at_a_slant_in_its_frame(
    text: str, ink: tuple[int, int, int], turned: float, tmp_path: Path
) -> None:
    assert is_marked(read_file(page(tmp_path, Stamp(text, ink, turned))))


@pytest.mark.parametrize("text", ["ĐẾN", "CÔNG VĂN ĐẾN"])
@pytest.mark.parametrize("turned", [4, -9])
def test_another_stamp_at_a_slant(text: str, turned: float, tmp_path: Path) -> None:
    assert not is_marked(read_file(page(tmp_path, Stamp(text, BLACK, turned))))


@pytest.mark.parametrize("text", ["MẬT", "TUYỆT MẬT"])
@pytest.mark.parametrize("turned", [0, 6])
def test_a_stamp_pasted_over_text(text: str, turned: float, tmp_path: Path) -> None:
    assert is_marked(read_file(pasted(tmp_path, Stamp(text, RED, turned))))


@pytest.mark.parametrize("text", ["MẬT", "TỐI MẬT"])
@pytest.mark.parametrize("made", [pasted_in_word, scanned_in_word])
def test_a_stamp_pasted_into_word(text: str, made: Callable[..., Path], tmp_path: Path) -> None:
    assert is_marked(read_file(made(tmp_path, Stamp(text, RED, 5))))


@pytest.mark.parametrize("made", [pasted_in_word, scanned_in_word])
def test_another_stamp_pasted_into_word(made: Callable[..., Path], tmp_path: Path) -> None:
    reading = read_file(made(tmp_path, Stamp("CÔNG VĂN ĐẾN", RED)))
    assert not is_marked(reading)
    words = " ".join(line.text for line in reading.blocks if isinstance(line, Line))
    assert "Kính gửi: Lãnh đạo Bộ Mẫu Thử" in words


def test_a_seal_pasted_over_text_is_no_mark_and_a_low_picture_is_not_looked_at(
    tmp_path: Path,
) -> None:
    assert not is_marked(read_file(pasted(tmp_path, Stamp("ĐÃ KÝ", RED))))
    asked: list[int] = []

    def recognise(path: Path, page: int) -> ScannedPage:
        asked.append(page)
        return recognise_page(path, page)

    read_file(pasted(tmp_path, Stamp("BỘ MẪU THỬ", RED), at=(300, 90)), Aids(recognise))
    assert asked == []


@pytest.mark.parametrize("text", ["HỎA TỐC", "BỘ MẪU THỬ"])
def test_another_stamp_on_a_picture(text: str, tmp_path: Path) -> None:
    assert not is_marked(read_file(page(tmp_path, Stamp(text, BLACK, framed=False))))


def test_old_formats(tmp_path: Path) -> None:
    marked, others = sorted(_OLD.glob("marked.*")), sorted(_OLD.glob("unmarked.*"))
    made = convert([*marked, *others], tmp_path)

    def prepared(path: Path) -> Path:
        outcome = made[path]
        assert isinstance(outcome, Path)
        return outcome

    aids = Aids(to_office=prepared)
    assert [path.name for path in marked if not is_marked(read_file(path, aids))] == []
    assert [path.name for path in others if is_marked(read_file(path, aids))] == []
    assert (len(marked), len(others)) == (4, 4)
