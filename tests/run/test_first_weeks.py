"""A stranger's first two weeks, by the commands README gives, from a clone to a comparison."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser

from tests.review.made import regulation
from tests.review.making import clause, write_documents

ROOT = Path(__file__).parents[2]
INSPECTORATE = "Thanh tra Bộ kiểm tra việc quản lý xe hằng quý."
OLD_LAW = "Xe mua theo Luật Đấu thầu số 43/2013/QH13 ngày 26 tháng 11 năm 2013."
MENDED = "Trưởng phòng báo cáo Chánh Văn phòng kết quả trong 03 ngày làm việc."


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``git clone`` and the first ``make`` leave, but with the libraries of this test."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("Makefile", ".ci", "pyproject.toml", "corpus"):
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    (folder / ".venv" / ".run-ready").touch()
    return folder


@pytest.fixture(scope="module")
def commands() -> list[str]:
    """The commands of README's chapter on the next week, in order."""
    chapter = (ROOT / "README.md").read_text("utf-8").split("## Next week\n")[1].split("\n## ")[0]
    return re.split(r"^```$", chapter, flags=re.MULTILINE)[1].strip().splitlines()


def run(clone: Path, command: str) -> str:
    """What one command as README writes it prints; the libraries are there already."""
    words = shlex.split(command)
    if words[0] == "make":  # the environment is that of the tests: nothing to install
        words[1:1] = ["-o", ".venv/.run-ready"]
    done = subprocess.run(
        words, cwd=clone, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


def findings(clone: Path) -> list[dict]:
    file = clone / "bao-cao" / "latest" / "findings.json"
    return json.loads(file.read_text("utf-8"))["findings"]


def only(clone: Path, code: str, words: str) -> dict:
    """The one finding of a rule whose sentence holds ``words``."""
    (found,) = (
        each
        for each in findings(clone)
        if each["code"] == code and words in each["context"] + each["quote"]
    )
    return found


def save(file: Path, text: str) -> Path:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    file.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(file))
    return file


def fill(kho: Path) -> None:
    """Two units with a Word file, a PDF, a text and an archive."""
    write_documents(kho, [[[clause("mua xe"), clause("thuê nhà")]]], "Liberation Serif", 13)
    save(kho / "vu-phap-che" / "Quy chế.docx", regulation(clause("sửa nhà"), INSPECTORATE))
    (kho / "vu-phap-che" / "Nội quy.txt").write_text(
        regulation(clause("trực"), number="13/QĐ-BVD", title="nội quy"), "utf-8"
    )
    inside = save(
        kho.parent / "QĐ xe.docx", regulation(OLD_LAW, number="14/QĐ-BVD", title="mua sắm xe")
    )
    with zipfile.ZipFile(kho / "van-phong" / "Hồ sơ gửi.zip", "w") as archive:
        archive.write(inside, inside.name)


def return_sheet(clone: Path, mark: str) -> None:
    """The work list with one decision in it, saved as a reviewer would hand it in."""
    book = openpyxl.load_workbook(clone / "bao-cao" / "latest" / "findings.xlsx")
    rows = book["Phát hiện"]
    column = {cell.value: cell.column for cell in rows[1]}
    (row,) = (
        place
        for place in range(2, rows.max_row + 1)
        if rows.cell(place, column["Mã phát hiện"]).value == mark
    )
    rows.cell(row, column["Quyết định"], "Xác nhận")
    book.save(clone / "nop-lai.xlsx")


@contextmanager
def serving(clone: Path, command: str) -> Iterator[str]:
    """Where ``rasoat serve`` answers; a free port, for others may test on this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [*shlex.split(command), "--port", str(port)],
        cwd=clone,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert server.stdout is not None
        said = server.stdout.readline()
        assert f"http://127.0.0.1:{port}/" in said
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)


def test_from_a_clone_to_next_weeks_comparison(
    clone: Path, commands: list[str], browser: Browser
) -> None:
    week, decide, hand_in, serve, next_week, history = commands
    fill(clone / "kho")

    assert "Lần rà soát đầu tiên" in run(clone, week)
    assert (clone / "bao-cao" / "latest" / "index.html").is_file()
    read = {Path(each["file"]).suffix for each in findings(clone) if each["file"]}
    assert read == {".docx", ".pdf", ".txt"}
    dismissed = only(clone, "PRO105", "mua xe")["fingerprint"]
    confirmed = only(clone, "PRO105", "thuê nhà")["fingerprint"]
    served = only(clone, "OUT201", "Thanh tra Bộ")["fingerprint"]
    mended = only(clone, "PRO105", "sửa nhà")["fingerprint"]

    assert "1 quyết định được ghi" in run(clone, decide.replace("FINDING", dismissed))
    return_sheet(clone, confirmed)
    assert "1 quyết định được ghi" in run(clone, hand_in)
    with serving(clone, serve) as address:
        page = browser.new_page()
        page.goto(f"{address}/#f={served}")
        page.get_by_role("link", name="Quyết định về phát hiện này").click()
        page.get_by_label("Họ và tên").fill("Phạm Chi")
        page.get_by_role("button", name="Bắt đầu").click()
        page.get_by_role("radio", name="Xác nhận").check()
        page.get_by_role("button", name="Ghi quyết định").click()
        page.get_by_text("Phạm Chi xác nhận").first.wait_for()
        page.close()

    before = {each["fingerprint"] for each in findings(clone)}
    save(clone / "kho" / "vu-phap-che" / "Quy chế.docx", regulation(MENDED, INSPECTORATE))
    told = run(clone, next_week)
    assert "So với lần 23/11/2026" in told
    states = {each["fingerprint"]: each["review"]["state"] for each in findings(clone)}
    assert states.pop(dismissed) == "dismissed"
    assert states.pop(confirmed) == states.pop(served) == "confirmed"
    # What nobody touched is neither new nor opened again, on documents and on units alike.
    assert set(states.values()) == {"known"}
    assert before - {each["fingerprint"] for each in findings(clone)} == {mended}
    summary = (clone / "bao-cao" / "latest" / "summary.txt").read_text("utf-8")
    assert "Mới: 0" in summary and "Đã hết: 1" in summary
    assert "Lê An bác bỏ" in run(clone, history.replace("FINDING", dismissed))
