"""Made-up circulars around a case's text."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.document import Document
from pipeline.read import read_file
from pipeline.structure import build_document

HEAD = """BỘ GIẢ ĐỊNH
Số: 12/2031/TT-BGĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 05 tháng 3 năm 2031
THÔNG TƯ
Về kho tư liệu
Bộ trưởng Bộ Giả định ban hành Thông tư về kho tư liệu.
"""
EFFECT = "Điều 90. Hiệu lực\nThông tư này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2031.\n"


def write_circular(folder: Path, text: str) -> Path:
    """A circular of that text, with a clause on its entry into force where the text has none."""
    file = folder / "thong-tu.txt"
    file.write_text(HEAD + text + ("" if "này có hiệu lực" in text and "2031" in text else EFFECT))
    return file


def circular(folder: Path, text: str) -> Document:
    """The document of :func:`write_circular`, as understood."""
    return build_document(read_file(write_circular(folder, text)))
