"""A batch from the files of a corpus to results: opened, converted, recognised, gated, kept."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import cv2
import msgspec
import numpy as np
import pypdfium2
import pytest
from docx import Document as WordDocument
from PIL import Image

from pipeline.intake import Intake, recognising, take_in_all
from pipeline.model.reading import ReadNoteKind
from pipeline.progress import SILENT
from pipeline.sources import find_sources
from pipeline.store import Extracted, Opened, Result, Unread, Withheld
from tests.read.pdf.making import Sheet, Words, make

FACE = "Văn bản giả định, dùng để kiểm thử phần mềm."
ARTICLE = "Điều 1. Văn phòng lưu hồ sơ theo quy định."
HIDDEN = "Nội dung không ai được thấy"


def word(path: Path, *lines: str) -> Path:
    document = WordDocument()
    for line in (*lines, FACE):
        document.add_paragraph(line)
    document.save(str(path))
    return path


def word_bytes(*lines: str) -> bytes:
    held = io.BytesIO()
    document = WordDocument()
    for line in (*lines, FACE):
        document.add_paragraph(line)
    document.save(held)
    return held.getvalue()


def scan(path: Path, *pages: tuple[str, ...]) -> Path:
    """A PDF of pictures: each page the lines given, as large print without diacritics."""
    frames = []
    for lines in pages:
        sheet = np.full((2200, 1600, 3), 255, np.uint8)
        for at, line in enumerate(lines):
            cv2.putText(
                sheet, line, (150, 250 + 120 * at), cv2.FONT_HERSHEY_SIMPLEX, 2, (0, 0, 0), 4
            )
        frames.append(Image.fromarray(sheet))
    frames[0].save(path, save_all=True, append_images=frames[1:], resolution=200)
    return path


def take_in(corpus: Path, cache: Path) -> tuple[Intake, dict[str, Result]]:
    intake = take_in_all(find_sources(corpus), cache, 2, SILENT)
    return intake, {file.source.path: result for file, result in intake.results()}


@pytest.fixture
def corpus(tmp_path) -> Path:
    folder = tmp_path / "kho" / "vp"
    folder.mkdir(parents=True)
    return folder.parent


def everything_kept(cache: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(cache.rglob("*")) if path.is_file())


def test_an_archive_gives_a_row_to_each_file_in_it(corpus, tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("trong.docx", word_bytes(ARTICLE))
    with zipfile.ZipFile(corpus / "vp" / "bo.zip", "w") as archive:
        archive.writestr("quy chế.docx", word_bytes(ARTICLE))
        archive.writestr("con/nua.zip", inner.getvalue())
        archive.writestr("../thoat.txt", "x")
    _, results = take_in(corpus, tmp_path / "cache")
    assert isinstance(results["vp/bo.zip"], Opened)
    assert isinstance(results["vp/bo.zip/quy chế.docx"], Extracted)
    assert isinstance(results["vp/bo.zip/con/nua.zip"], Opened)
    assert isinstance(results["vp/bo.zip/con/nua.zip/trong.docx"], Extracted)
    refused = [path for path, result in results.items() if isinstance(result, Unread)]
    assert len(refused) == 1 and "thoat.txt" in refused[0]
    assert len(results) == 5


def test_a_second_run_reads_nothing_anew(corpus, tmp_path, monkeypatch):
    with zipfile.ZipFile(corpus / "vp" / "bo.zip", "w") as archive:
        archive.writestr("a.docx", word_bytes(ARTICLE))
    _, first = take_in(corpus, tmp_path / "cache")

    def no_work(self, work, items, seconds):
        assert list(items) == []
        return iter(())

    monkeypatch.setattr("pipeline.workers.Workers.run", no_work)
    _, second = take_in(corpus, tmp_path / "cache")
    assert first == second


def test_a_letter_and_what_is_attached_to_it(corpus, tmp_path):
    letter = EmailMessage()
    letter["Subject"], letter["From"], letter["To"] = "Gửi quy chế", "a@vi.du", "b@vi.du"
    letter.set_content("Kính gửi quy chế kèm theo.")
    letter.add_attachment(
        word_bytes(ARTICLE), maintype="application", subtype="octet-stream", filename="qc.docx"
    )
    (corpus / "vp" / "thu.eml").write_bytes(bytes(letter))
    _, results = take_in(corpus, tmp_path / "cache")
    assert {path: type(result) for path, result in results.items()} == {
        "vp/thu.eml": Extracted,
        "vp/thu.eml/qc.docx": Extracted,
    }


def test_of_a_secret_letter_nothing_is_opened_or_kept(corpus, tmp_path):
    letter = EmailMessage()
    letter["Subject"], letter["From"], letter["To"] = "[MẬT] Gửi tài liệu", "a@vi.du", "b@vi.du"
    letter.set_content(HIDDEN)
    letter.add_attachment(
        word_bytes(HIDDEN), maintype="application", subtype="octet-stream", filename="tl.docx"
    )
    (corpus / "vp" / "thu.eml").write_bytes(bytes(letter))
    _, results = take_in(corpus, tmp_path / "cache")
    assert {path: type(result) for path, result in results.items()} == {"vp/thu.eml": Withheld}
    assert HIDDEN.encode() not in everything_kept(tmp_path / "cache")


def test_of_a_secret_document_nothing_is_kept(corpus, tmp_path):
    word(corpus / "vp" / "mat.docx", "TỐI MẬT", HIDDEN)
    _, results = take_in(corpus, tmp_path / "cache")
    assert isinstance(results["vp/mat.docx"], Withheld)
    assert HIDDEN.encode() not in everything_kept(tmp_path / "cache")


@pytest.mark.parametrize("page", [0, 1], ids=["first page", "second page"])
def test_of_a_secret_scan_nothing_is_kept(page, corpus, tmp_path):
    head = ("CONG HOA XA HOI CHU NGHIA VIET NAM", "TOI MAT", "Noi dung khong ai duoc thay")
    plain = ("Trang nay khong co gi", "Van ban gia dinh")
    pages = (head, plain) if page == 0 else (plain, head)
    scan(corpus / "vp" / "quet.pdf", *pages)
    _, results = take_in(corpus, tmp_path / "cache")
    assert isinstance(results["vp/quet.pdf"], Withheld)
    kept = everything_kept(tmp_path / "cache")
    assert b"khong" not in kept and b"gia dinh" not in kept


def test_recognised_pages_are_kept_by_their_content(corpus, tmp_path):
    scan(corpus / "vp" / "quet.pdf", ("Dieu 1. Van phong luu ho so",))
    _, results = take_in(corpus, tmp_path / "cache")
    result = results["vp/quet.pdf"]
    assert isinstance(result, Extracted)
    assert "luu ho so" in result.document.text
    assert any(note.kind is ReadNoteKind.RECOGNISED for note in result.document.notes)
    (kept,) = (tmp_path / "cache" / "pages").rglob("*.msgpack")
    assert b"luu" in kept.read_bytes()


def test_without_a_recogniser_a_scan_is_not_let_past_the_gate(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(recognising, "is_available", lambda: False)
    scan(corpus / "vp" / "quet.pdf", ("Dieu 1. Van phong luu ho so",))
    _, results = take_in(corpus, tmp_path / "cache")
    result = results["vp/quet.pdf"]
    assert isinstance(result, Unread)
    assert "dấu chỉ độ mật" in result.problem and "Tesseract" in result.remedy
    monkeypatch.undo()
    _, again = take_in(corpus, tmp_path / "cache")
    assert isinstance(again["vp/quet.pdf"], Extracted)


def test_the_same_content_under_two_names_is_read_once_and_said_twice(corpus, tmp_path):
    first = word(corpus / "vp" / "a.docx", ARTICLE)
    shutil.copy(first, corpus / "vp" / "b.docx")
    _, results = take_in(corpus, tmp_path / "cache")
    assert results["vp/a.docx"] == results["vp/b.docx"]
    assert len(list((tmp_path / "cache").rglob("*.msgpack"))) == 1


def test_the_runs_own_folder_goes_and_so_does_that_of_a_killed_run(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    for process in (dead.pid, os.getpid()):
        (tmp_path / "tmp" / f"rasoat-run-{process}-x").mkdir()
    word(corpus / "vp" / "a.docx", ARTICLE)
    take_in(corpus, tmp_path / "cache")
    left = [path.name for path in (tmp_path / "tmp").iterdir()]
    assert left == [f"rasoat-run-{os.getpid()}-x"]


def test_what_older_versions_kept_is_deleted(corpus, tmp_path):
    old = tmp_path / "cache" / ("0" * 16)
    old.mkdir(parents=True)
    (old / "x.msgpack").write_bytes(HIDDEN.encode())
    word(corpus / "vp" / "a.docx", ARTICLE)
    take_in(corpus, tmp_path / "cache")
    assert not old.exists()


def test_digital_pages_of_a_mixed_file_keep_their_text(corpus, tmp_path):
    picture = np.full((2200, 1600), 255, np.uint8)
    cv2.putText(picture, "Dieu 2. Van thu dong dau", (150, 300), 0, 2, 0, 4)
    scan_path = tmp_path / "anh.pdf"
    Image.fromarray(picture).save(scan_path, resolution=200)
    text_path = make(tmp_path / "chu.pdf", Sheet([Words(80, 100, ARTICLE), Words(80, 130, FACE)]))
    mixed = corpus / "vp" / "lan.pdf"
    whole = pypdfium2.PdfDocument.new()
    for part in (text_path, scan_path):
        whole.import_pages(pypdfium2.PdfDocument(part))
    whole.save(mixed)
    _, results = take_in(corpus, tmp_path / "cache")
    result = results["vp/lan.pdf"]
    assert isinstance(result, Extracted)
    assert ARTICLE in result.document.text
    assert "Van thu dong dau" in result.document.text
    assert [page.confidence is None for page in result.document.pages] == [True, False]


def test_results_can_be_asked_one_by_one(corpus, tmp_path):
    word(corpus / "vp" / "a.docx", ARTICLE)
    intake, results = take_in(corpus, tmp_path / "cache")
    (file,) = intake.files
    assert intake.result(file.source) == results["vp/a.docx"]
    assert msgspec.msgpack.encode(results["vp/a.docx"])
