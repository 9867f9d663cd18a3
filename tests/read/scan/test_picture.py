"""Picture files: frames, sizes, turns of the camera, damage and bombs."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Box, Line, Page
from pipeline.read import picture
from pipeline.read.scan import ScannedPage


def recognise(_: Path, number: int) -> ScannedPage:
    line = Line(text=f"Trang thứ {number}", page=number, box=Box(80, 100, 200, 115), joins=None)
    page = Page(number=number, width=595, height=842, has_text=False, confidence=0.9)
    return ScannedPage(page=page, blocks=(line,))


def test_each_frame_is_a_page(tmp_path: Path) -> None:
    frames = [Image.new("L", (200, 280), shade) for shade in (255, 250, 245)]
    file = tmp_path / "a.tiff"
    frames[0].save(file, save_all=True, append_images=frames[1:])
    reading = picture.read(file, recognise)
    assert reading.format == "picture"
    assert [page.number for page in reading.pages] == [1, 2, 3]
    texts = [block.text for block in reading.blocks if isinstance(block, Line)]
    assert texts == ["Trang thứ 1", "Trang thứ 2", "Trang thứ 3"]
    assert picture.frame(file, 3).colours[0, 0].tolist() == [245, 245, 245]


@pytest.mark.parametrize("suffix", ["jpg", "png", "bmp", "tiff"])
def test_kinds_of_picture(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"a.{suffix}"
    Image.new("RGB", (827, 1169), (255, 255, 255)).save(file)
    seen = picture.frame(file, 1)
    assert seen.colours.shape == (1169, 827, 3)
    assert seen.dpi == pytest.approx(100, abs=5)  # an A4 page's; a BMP tells the screen's 96


def test_a_photograph_is_turned_as_the_camera_says(tmp_path: Path) -> None:
    image = Image.new("RGB", (400, 300), "white")
    tags = image.getexif()
    tags[0x0112] = 6  # a quarter turn clockwise
    image.save(tmp_path / "a.jpg", exif=tags)
    assert picture.frame(tmp_path / "a.jpg", 1).colours.shape == (400, 300, 3)


def test_see_through_is_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert picture.frame(tmp_path / "a.png", 1).colours.min() == 255


def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    (tmp_path / "a.png").write_bytes(bomb)
    with pytest.raises(UnreadableFile, match="quá lớn"):
        picture.read(tmp_path / "a.png", recognise)


def test_too_many_frames_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MOST_FRAMES", 2)
    frames = [Image.new("L", (20, 20))] * 3
    frames[0].save(tmp_path / "a.tiff", save_all=True, append_images=frames[1:])
    with pytest.raises(UnreadableFile, match="3 trang"):
        picture.read(tmp_path / "a.tiff", recognise)


@pytest.mark.parametrize("kept", [40, 300])
def test_a_cut_picture_is_called_damaged(tmp_path: Path, kept: int) -> None:
    file = tmp_path / "a.png"
    Image.effect_noise((200, 200), 50).save(file)
    file.write_bytes(file.read_bytes()[:kept])
    with pytest.raises(UnreadableFile, match="hỏng"):
        picture.frame(file, 1)
