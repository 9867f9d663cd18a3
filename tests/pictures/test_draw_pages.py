"""Pages that findings stand on become pictures; files withheld, broken or in archives do not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image

from pipeline.model.finding import Evidence, Finding, Severity
from pipeline.model.run import Outcome, Source, Status
from pipeline.pictures import DOTS, draw_pages
from pipeline.sources import FoundFile

DEMO = Path(__file__).parents[2] / "corpus" / "demo"
PDF = DEMO / "bo" / "02 Quy che bao ve bi mat.pdf"


class Quiet:
    def __init__(self) -> None:
        self.steps = 0

    def begin(self, stage: str, total: int) -> None:
        pass

    def step(self) -> None:
        self.steps += 1


def found(path: Path, name: str) -> FoundFile:
    data = path.read_bytes() if path.exists() else b""
    digest = hashlib.sha256(data).hexdigest()
    return FoundFile(Source(path=name, unit="bo", sha256=digest, size=len(data)), path)


def finding(name: str, page: int | None) -> Finding:
    return Finding(
        code="OUT101",
        severity=Severity.HIGH,
        unit="bo",
        file=name,
        document="Quyết định",
        message="",
        evidence=Evidence(quote="", page=page),
        why="",
        suggestion="",
        basis="",
        confidence=1.0,
    )


def draw(
    tmp_path: Path, path: Path, *pages: int | None, status: Status = Status.ANALYSED
) -> tuple[dict, int]:
    file = found(path, "bo/a.pdf")
    quiet = Quiet()
    drawn = draw_pages(
        [file],
        [Outcome(source=file.source, status=status)],
        [finding("bo/a.pdf", page) for page in pages],
        tmp_path / "cache",
        1,
        quiet,
    )
    return drawn, quiet.steps


def test_a_page_is_drawn_at_its_own_size_and_once(tmp_path: Path) -> None:
    drawn, steps = draw(tmp_path, PDF, 1, 2, 1, None)
    assert steps == 1
    assert set(drawn) == {("bo/a.pdf", 1), ("bo/a.pdf", 2)}
    picture = drawn["bo/a.pdf", 1]
    assert (round(picture.width), round(picture.height)) == (595, 842)  # A4
    with Image.open(picture.path) as image:
        assert image.format == "WEBP"
        assert image.width == pytest.approx(picture.width * DOTS / 72, abs=2)
        dark = image.convert("L").point(lambda value: 255 * (value < 128)).getbbox()
    assert dark is not None  # there is print on it
    again, steps = draw(tmp_path, PDF, 1, 2)
    assert (again, steps) == (drawn, 0)


def test_pictures_nobody_asks_for_any_more_are_deleted(tmp_path: Path) -> None:
    draw(tmp_path, PDF, 1, 2)
    drawn, _ = draw(tmp_path, PDF, 2)
    assert list((tmp_path / "cache").rglob("*.webp")) == [drawn["bo/a.pdf", 2].path]


@pytest.mark.parametrize("status", [Status.WITHHELD, Status.FAILED])
def test_a_withheld_or_unread_file_is_never_drawn(tmp_path: Path, status: Status) -> None:
    assert draw(tmp_path, PDF, 1, status=status) == ({}, 0)
    assert list(tmp_path.rglob("*.webp")) == []


def test_a_picture_file_is_drawn_smaller(tmp_path: Path) -> None:
    scan = tmp_path / "scan.png"
    Image.new("RGB", (2480, 3508), "white").save(scan, dpi=(300, 300))
    drawn, _ = draw(tmp_path, scan, 1)
    picture = drawn["bo/a.pdf", 1]
    assert (round(picture.width), round(picture.height)) == (595, 842)
    with Image.open(picture.path) as image:
        assert image.width == 827  # 2480 dots at 300 to the inch, shown at 100


def test_what_cannot_be_drawn_costs_nothing_else(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    assert draw(tmp_path, broken, 1)[0] == {}
    assert draw(tmp_path, tmp_path / "in-an-archive.pdf", 1) == ({}, 0)
    assert set(draw(tmp_path, PDF, 1, 99)[0]) == {("bo/a.pdf", 1)}
