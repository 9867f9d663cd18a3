"""Whole pages through the recogniser: words, order, looks, tables, red marks, doubt."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Line, Origin, Reading, ReadNoteKind, Table
from pipeline.read.scan import ScannedPage, engine, page_key, recognise_page
from pipeline.read.secrecy import is_marked
from tests.read.scan.drawing import RED, Ring, Stroke, Words, draw, save

HEAD = [
    Words(170, 150, "BỘ NGOẠI GIAO", bold=True, size=30),
    Words(190, 200, "VĂN PHÒNG BỘ", bold=True, size=30),
    Words(780, 150, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", bold=True, size=30),
    Words(820, 200, "Độc lập - Tự do - Hạnh phúc", bold=True, size=30),
]
BODY = [
    Words(170, 420, "Điều 1. Phạm vi điều chỉnh", bold=True),
    Words(170, 480, "Quy chế này quy định việc quản lý con dấu của"),
    Words(170, 540, "đơn vị theo Nghị định số 30/2020/NĐ-CP."),
]


def lines_of(page: ScannedPage) -> list[Line]:
    return [block for block in page.blocks if isinstance(block, Line)]


@pytest.fixture(scope="module")
def stamped(tmp_path_factory: pytest.TempPathFactory) -> ScannedPage:
    page = draw([*HEAD, *BODY, Ring(420, 500, 150)], slant=0.8)
    return recognise_page(save(page, tmp_path_factory.mktemp("scan") / "a.png"), 1)


def test_words_are_read_column_by_column_under_a_stamp(stamped: ScannedPage) -> None:
    marks = [HEAD[0], HEAD[1], HEAD[2], HEAD[3], *BODY]
    assert [line.text for line in lines_of(stamped)] == [mark.text for mark in marks]


def test_lines_tell_their_looks_and_places(stamped: ScannedPage) -> None:
    lines = {line.text: line for line in lines_of(stamped)}
    heading, text = lines[BODY[0].text], lines[BODY[1].text]
    assert heading.bold
    assert not text.bold
    assert text.joins is None
    assert text.box is not None
    assert text.box.x0 == pytest.approx(170 * 0.36, abs=4)  # points, the page set level
    assert [word.text for word in text.words] == BODY[1].text.split()
    assert all(0.5 < word.confidence <= 1 for word in text.words)


def test_a_page_tells_how_sure_it_is(stamped: ScannedPage) -> None:
    page = stamped.page
    assert (page.number, page.has_text, page.doubtful) == (1, False, False)
    assert page.width == pytest.approx(595, abs=2)
    assert page.confidence is not None
    assert page.confidence > 0.85
    assert [note.kind for note in stamped.notes] == [ReadNoteKind.RECOGNISED]


def test_a_page_travels_as_bytes(stamped: ScannedPage) -> None:
    encoded = msgspec.msgpack.encode(stamped)
    assert msgspec.msgpack.decode(encoded, type=ScannedPage) == stamped


def test_a_mark_in_red_is_not_lost_with_the_stamp(tmp_path: Path) -> None:
    frame = [Stroke(200, 270, 330, 270, RED), Stroke(200, 340, 330, 340, RED)]
    sides = [Stroke(200, 270, 200, 340, RED), Stroke(330, 270, 330, 340, RED)]
    mark = Words(215, 282, "MẬT", bold=True, colour=RED, size=36)
    page = recognise_page(save(draw([*HEAD, *BODY, mark, *frame, *sides]), tmp_path / "a.png"), 1)
    (line,) = [line for line in lines_of(page) if line.origin is Origin.HEADER]
    assert line.box is not None
    assert line.box.x0 == pytest.approx(215 * 0.36, abs=3)
    assert is_marked(Reading(format="picture", blocks=page.blocks, pages=(page.page,)))


def test_a_ruled_table_is_read_by_its_cells(tmp_path: Path) -> None:
    rows, columns = (300, 400, 540), (150, 300, 900, 1300)
    rules = [Stroke(columns[0], y, columns[-1], y) for y in rows]
    rules += [Stroke(x, rows[0], x, rows[-1]) for x in columns]
    words = [
        Words(180, 330, "Bước"),
        Words(340, 330, "Nội dung công việc"),
        Words(940, 330, "Thời hạn"),
        Words(200, 430, "1"),
        Words(340, 420, "Tiếp nhận và kiểm tra"),
        Words(340, 475, "hồ sơ của đơn vị"),
        Words(940, 430, "03 ngày"),
    ]
    page = recognise_page(save(draw([*rules, *words], slant=0.3), tmp_path / "a.png"), 1)
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    assert (table.n_rows, table.n_columns) == (2, 3)
    texts = {(cell.row, cell.column): cell.text for cell in table.cells}
    assert texts[0, 1] == "Nội dung công việc"
    assert texts[1, 1] == "Tiếp nhận và kiểm tra\nhồ sơ của đơn vị"
    assert texts[1, 2] == "03 ngày"


def test_a_page_on_its_head_is_turned(tmp_path: Path) -> None:
    page = recognise_page(save(draw(BODY).rotate(180), tmp_path / "a.png"), 1)
    assert [line.text for line in lines_of(page)] == [mark.text for mark in BODY]


def test_a_blurred_page_is_doubtful(tmp_path: Path) -> None:
    small = draw([*HEAD, *BODY]).resize((496, 702), Image.Resampling.BILINEAR)
    noise = np.random.default_rng(3).normal(0, 40, (702, 496, 3))
    dirty = Image.fromarray((np.asarray(small) + noise).clip(0, 255).astype(np.uint8))
    page = recognise_page(save(dirty.resize((1654, 2339)), tmp_path / "a.png"), 1)
    assert page.page.doubtful
    assert ReadNoteKind.DOUBTFUL in {note.kind for note in page.notes}


def test_a_blank_page_has_no_words(tmp_path: Path) -> None:
    page = recognise_page(save(draw([]), tmp_path / "a.png"), 1)
    assert page.blocks == ()
    assert not page.page.doubtful


def test_keys_tell_pictures_apart(tmp_path: Path) -> None:
    one, same = save(draw(BODY), tmp_path / "a.png"), save(draw(BODY), tmp_path / "b.png")
    other = save(draw(HEAD), tmp_path / "c.png")
    assert page_key(one, 1) == page_key(same, 1) != page_key(other, 1)


def test_without_the_recogniser_the_remedy_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_PROGRAM", "no-such-program")
    engine.is_available.cache_clear()
    try:
        with pytest.raises(UnreadableFile, match="chưa cài Tesseract") as caught:
            recognise_page(save(draw(BODY), tmp_path / "a.png"), 1)
        assert "tesseract-ocr-vie" in caught.value.remedy
    finally:
        engine.is_available.cache_clear()
