"""A corpus of made-up regulations as PDF, set in a font of one's choice."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.shared import Pt

_ACTS = (
    "mua sắm",
    "sửa chữa",
    "cho thuê",
    "thanh lý",
    "kiểm kê",
    "điều chuyển",
    "bảo hành",
    "nghiệm thu",
    "thẩm tra",
    "bàn giao",
)
_THINGS = (
    "xe ô tô",
    "máy chiếu",
    "bàn ghế",
    "kho lưu trữ",
    "phòng họp",
    "máy in",
    "điện thoại",
    "nhà khách",
    "thư viện",
    "máy chủ",
)
_PLACES = (
    "trụ sở chính",
    "trụ sở phía nam",
    "nhà công vụ",
    "khu đào tạo",
    "cơ sở hai",
    "nhà làm việc mới",
    "khu lưu trú",
    "trạm phía bắc",
    "nhà triển lãm",
    "khu thể thao",
)


def matters() -> list[str]:
    """A thousand matters, no two alike, many nearly: each is one clause's own."""
    return [f"{act} {thing} tại {place}" for place in _PLACES for act in _ACTS for thing in _THINGS]


def clause(matter: str) -> str:
    """A clause with one finding: nobody can tell when its work is late."""
    return (
        f"Trưởng phòng kịp thời báo cáo Chánh Văn phòng kết quả {matter}, kèm hồ sơ và ý kiến "
        "của các phòng có tài sản."
    )


def write_documents(
    folder: Path, documents: Sequence[Sequence[Sequence[str]]], font: str, size: float
) -> None:
    """Write each of ``documents`` (articles of clauses) as a PDF below ``folder``."""
    folder.mkdir(parents=True)
    drafts = folder.with_name(f"{folder.name} docx")
    for number, articles in enumerate(documents, start=1):
        (drafts / "van-phong").mkdir(parents=True, exist_ok=True)
        _document(number, articles, font, size).save(
            str(drafts / "van-phong" / f"quy che {number:02}.docx")
        )
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder.parent / 'office').as_uri()}",
            "--headless",
            *("--convert-to", "pdf", "--outdir", str(folder / "van-phong")),
            *(str(path) for path in sorted((drafts / "van-phong").iterdir())),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _document(
    number: int, articles: Sequence[Sequence[str]], font: str, size: float
) -> docx.document.Document:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(size)
    head = (
        "BỘ VÍ DỤ",
        f"Số: {number}/QĐ-BVD",
        "Hà Nội, ngày 05 tháng 3 năm 2024",
        "QUYẾT ĐỊNH",
        f"Ban hành Quy định số {number} về tài sản",
    )
    for line in head:
        document.add_paragraph(line)
    for place, clauses in enumerate(articles, start=1):
        document.add_paragraph(f"Điều {place}. Tài sản nhóm {place}")
        for label, words in enumerate(clauses, start=1):
            document.add_paragraph(f"{label}. {words}")
    return document
