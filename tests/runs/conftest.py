"""A small corpus, and the command that reviews it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pipeline.config import SHIPPED_LAW, Settings

TEXTS = {
    "vp/quy-che.txt": "QUY CHẾ\nLàm việc của Văn phòng\n"
    "Căn cứ Luật Bảo vệ bí mật nhà nước số 29/2018/QH14 ngày 15 tháng 11 năm 2018;\n"
    "Điều 1. Phạm vi\n1. Quy chế này áp dụng cho Văn phòng.\n"
    "Điều 2. Thực hiện theo khoản 9 Điều 1 Quy chế này.\n",
    "vp/quy-trinh.html": "<html><body><p>QUY TRÌNH</p><p>Điều 1. Tiếp nhận</p>"
    "<p>Chuyên viên trình Ban cán sự đảng cho ý kiến.</p></body></html>",
    "vu/quy-dinh.txt": "QUY ĐỊNH\nĐiều 1. Báo cáo\nVụ báo cáo Bộ Kế hoạch và Đầu tư.\n",
    "vu/rong.txt": "",
}
DAY, NEXT_WEEK = date(2026, 11, 23), date(2026, 11, 30)


def write_texts(corpus: Path) -> None:
    """A corpus of two units; one file is empty."""
    for name, text in TEXTS.items():
        file = corpus / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The corpus, written."""
    write_texts(tmp_path / "kho")
    return tmp_path / "kho"


@pytest.fixture
def settings(corpus: Path, tmp_path: Path) -> Settings:
    """A run over the corpus, with registers that a test may edit."""
    shutil.copytree(SHIPPED_LAW, tmp_path / "law")
    return Settings(
        corpus=corpus,
        out=tmp_path / "out",
        as_of=DAY,
        jobs=1,
        law=tmp_path / "law",
        cache=tmp_path / "cache",
        database=str(tmp_path / "review.sqlite3"),
    )


def command(settings: Settings, *more: str) -> list[str]:
    """The command of a run with these settings."""
    given = (
        *("--corpus", settings.corpus, "--out", settings.out, "--as-of", settings.as_of),
        *("--jobs", settings.jobs, "--law", settings.law, "--cache", settings.cache),
        *("--keep", settings.keep, "--database", settings.database),
    )
    return [sys.executable, "-m", "pipeline.cli", "analyze", *map(str, given), *more]


def rasoat(settings: Settings, *more: str) -> subprocess.CompletedProcess[str]:
    """A run with these settings, ended."""
    return subprocess.run(
        command(settings, *more), capture_output=True, text=True, encoding="utf-8", check=False
    )
