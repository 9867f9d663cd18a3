"""Pages that findings stand on become pictures; those of files withheld or broken do not."""

from __future__ import annotations

import hashlib
import logging
import zipfile
from pathlib import Path

import docx
import msgspec
import pytest
from PIL import Image

from pipeline.model.finding import Evidence, Finding, Severity
from pipeline.model.reading import Box
from pipeline.model.run import Outcome, Source, Status
from pipeline.pictures import DOTS, Sheet, draw_pages
from pipeline.read.pdf.engine import PageText, open_pages
from pipeline.sources import FoundFile

DEMO = Path(__file__).parents[2] / "corpus" / "demo"
PDF = DEMO / "bo" / "02 Quy che bao ve bi mat.pdf"
BOX = Box(72.0, 100.0, 300.0, 112.0)


class Quiet:
    def __init__(self) -> None:
        self.steps = 0

    def begin(self, stage: str, total: int) -> None:
        pass

    def step(self) -> None:
        self.steps += 1


def found(path: Path) -> FoundFile:
    data = path.read_bytes() if path.exists() else b""
    digest = hashlib.sha256(data).hexdigest()
    return FoundFile(Source(path="bo/a", unit="bo", sha256=digest, size=len(data)), path)


def finding(mark: str, page: int | None = None, quote: str = "", context: str = "") -> Finding:
    boxes = (BOX,) if page else ()
    return Finding(
        code="OUT101",
        severity=Severity.HIGH,
        unit="bo",
        file="bo/a",
        document="Quyết định",
        message="",
        evidence=Evidence(quote=quote, context=context, page=page, boxes=boxes),
        why="",
        suggestion="",
        basis="",
        confidence=1.0,
        fingerprint=mark,
    )


def draw(
    tmp_path: Path, path: Path, *findings: Finding, status: Status = Status.ANALYSED
) -> tuple[dict[str, Sheet], int]:
    file, quiet = found(path), Quiet()
    outcomes = [Outcome(source=file.source, status=status)]
    return draw_pages([file], outcomes, findings, tmp_path / "cache", 1, quiet), quiet.steps


def test_a_page_is_drawn_at_its_own_size_and_once(tmp_path: Path) -> None:
    findings = [finding("one", 1), finding("two", 2), finding("again", 1), finding("none")]
    drawn, steps = draw(tmp_path, PDF, *findings)
    assert steps == 1
    assert set(drawn) == {"one", "two", "again"}
    sheet = drawn["one"]
    assert (sheet.page, sheet.boxes, sheet.printed) == (1, (BOX,), False)
    assert drawn["again"].picture == sheet.picture != drawn["two"].picture
    picture = sheet.picture
    assert (round(picture.width), round(picture.height)) == (595, 842)  # A4
    with Image.open(picture.path) as image:
        assert image.format == "WEBP"
        assert image.width == pytest.approx(picture.width * DOTS / 72, abs=2)
        dark = image.convert("L").point(lambda value: 255 * (value < 128)).getbbox()
    assert dark is not None  # there is print on it
    assert draw(tmp_path, PDF, *findings) == (drawn, 0)


def test_pictures_nobody_asks_for_any_more_are_deleted(tmp_path: Path) -> None:
    draw(tmp_path, PDF, finding("one", 1), finding("two", 2))
    drawn, _ = draw(tmp_path, PDF, finding("two", 2))
    assert list((tmp_path / "cache").rglob("*.webp")) == [drawn["two"].picture.path]


@pytest.mark.parametrize("status", [Status.WITHHELD, Status.FAILED])
def test_a_withheld_or_unread_file_is_never_drawn(tmp_path: Path, status: Status) -> None:
    words = finding("words", quote="Căn cứ")
    assert draw(tmp_path, PDF, finding("one", 1), words, status=status) == ({}, 0)
    assert list(tmp_path.rglob("*.*")) == []


def test_a_picture_file_is_drawn_smaller(tmp_path: Path) -> None:
    scan = tmp_path / "scan.png"
    Image.new("RGB", (2480, 3508), "white").save(scan, dpi=(300, 300))
    drawn, _ = draw(tmp_path, scan, finding("one", 1))
    picture = drawn["one"].picture
    assert (round(picture.width), round(picture.height)) == (595, 842)
    with Image.open(picture.path) as image:
        assert image.width == 827  # 2480 dots at 300 to the inch, shown at 100


def test_what_cannot_be_drawn_costs_nothing_else(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    assert draw(tmp_path, broken, finding("one", 1))[0] == {}
    assert draw(tmp_path, tmp_path / "in-an-archive.pdf", finding("one", 1)) == ({}, 0)
    assert set(draw(tmp_path, PDF, finding("one", 1), finding("far", 99))[0]) == {"one"}


@pytest.fixture
def word(tmp_path: Path) -> Path:
    document = docx.Document()
    for number in range(1, 61):
        document.add_paragraph(f"Điều {number}. Việc thứ {number} do Chánh Văn phòng phân công.")
    document.add_paragraph(
        "Thanh tra Bộ kiểm tra việc chấp hành quy chế này ở mọi đơn vị trong và ngoài nước, "
        "lập biên bản từng lần kiểm tra và báo cáo Bộ trưởng trước ngày 15 tháng 12 hằng năm."
    )
    path = tmp_path / "quy-che.docx"
    document.save(str(path))
    return path


def test_a_word_document_is_printed_and_the_words_found_on_its_pages(
    tmp_path: Path, word: Path
) -> None:
    quoted = "báo cáo Bộ trưởng trước ngày 15 tháng 12"
    findings = [
        finding("first", quote="Chánh Văn phòng", context="Việc thứ 3 do Chánh Văn phòng phân"),
        finding("last", quote=quoted, context=f"lập biên bản từng lần kiểm tra và {quoted} hằng"),
        finding("absent", quote="Cục Lãnh sự"),
    ]
    drawn, _ = draw(tmp_path, word, *findings)
    assert set(drawn) == {"first", "last"}
    assert drawn["first"].page == 1 < drawn["last"].page
    assert all(sheet.printed for sheet in drawn.values())
    assert said(tmp_path, drawn["first"]) == ["Chánh Văn phòng"]
    assert " ".join(said(tmp_path, drawn["last"])) == quoted
    assert draw(tmp_path, word, *findings) == (drawn, 0)


def said(tmp_path: Path, sheet: Sheet) -> list[str]:
    """The words that stand in the boxes of a sheet, line by line, as the PDF engine reads them."""
    (path,) = (tmp_path / "cache" / "printed").glob("*.pdf")
    pdf = open_pages(path)
    page = PageText(pdf[sheet.page - 1])
    lines = []
    for box in sheet.boxes:
        inside = [
            letter
            for offset, letter in enumerate(page.text)
            if _holds(box, page.box(offset)) or letter == " "
        ]
        lines.append(" ".join("".join(inside).split()))
    pdf.close()
    return lines


def _holds(box: Box, letter: Box) -> bool:
    middle = (letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2
    return box.x0 <= middle[0] <= box.x1 and box.top <= middle[1] <= box.bottom


def parcelled(folder: Path) -> list[FoundFile]:
    """A PDF in a ZIP archive in a ZIP archive, as the files of a batch found earlier."""
    with zipfile.ZipFile(folder / "inner.zip", "w", zipfile.ZIP_DEFLATED) as inner:
        inner.write(PDF, "Thư mục/quy che.pdf")
    with zipfile.ZipFile(folder / "outer.zip", "w", zipfile.ZIP_DEFLATED) as outer:
        outer.write(folder / "inner.zip", "inner.zip")
    below = (
        ("bo/outer.zip", folder / "outer.zip", folder / "outer.zip"),
        ("bo/outer.zip/inner.zip", folder / "inner.zip", Path()),
        ("bo/outer.zip/inner.zip/Thư mục/quy che.pdf", PDF, Path()),
    )
    return [
        found(holds)._replace(
            path=lies, source=msgspec.structs.replace(found(holds).source, path=path)
        )
        for path, holds, lies in below
    ]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_page_of_a_file_in_an_archive_in_an_archive_is_drawn_while_these_are_there(
    tmp_path: Path, is_there: bool
) -> None:
    files = parcelled(tmp_path)
    if not is_there:
        (tmp_path / "outer.zip").unlink()
    outcomes = [
        Outcome(
            source=file.source,
            status=Status.ANALYSED if file is files[-1] else Status.OPENED,
        )
        for file in files
    ]
    asked = msgspec.structs.replace(finding("one", 2), file=files[-1].source.path)
    drawn = draw_pages(files, outcomes, [asked], tmp_path / "cache", 1, Quiet())
    assert {mark: sheet.page for mark, sheet in drawn.items()} == ({"one": 2} if is_there else {})


def test_pages_that_take_too_long_are_told_in_the_log_and_drawn_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(logging.getLogger("rasoat"), "propagate", True)
    with monkeypatch.context() as hurried:
        hurried.setattr("pipeline.pictures.batch._SECONDS", 0.001)
        assert draw(tmp_path, PDF, finding("one", 1))[0] == {}
    told = [each for each in caplog.records if each.getMessage() == "not_shown"]
    assert {each.levelname for each in told} == {"WARNING"}
    assert {each.__dict__["fields"]["document"] for each in told} == {"bo/a"}
    assert all(each.__dict__["fields"]["why"] for each in told)
    assert set(draw(tmp_path, PDF, finding("one", 1))[0]) == {"one"}
