"""The files no reader can open: each spoiled in a way that happens."""

from __future__ import annotations

import subprocess
from pathlib import Path

BAD_FILES = {
    "van-phong/tep rong.docx": "tệp rỗng",
    "van-phong/anh chup doi ten.pdf": "ảnh JPEG đổi tên thành PDF",
    "vu-phap-che/QC cu bi cat cut.docx": "tệp Word bị cắt cụt",
    "csq-dao-xanh/QC co mat khau.pdf": "PDF có mật khẩu",
}
_EMPTY, _PICTURE, _CUT, _LOCKED = BAD_FILES
_WHOLE = "vu-phap-che/Quy che lam viec Vu Phap che.docx"
_OPEN = "csq-dao-xanh/QC chi tieu doi ngoai.pdf"


def write_bad_files(target: Path) -> dict[str, str]:
    """Write them among the built documents below ``target``.

    Returns:
        What is wrong with each, by its path.
    """
    (target / _EMPTY).write_bytes(b"")
    (target / _PICTURE).write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8)
    whole = (target / _WHOLE).read_bytes()
    (target / _CUT).write_bytes(whole[: len(whole) // 3])
    # Encryption salts at random: made once, then kept.
    if not (target / _LOCKED).exists():
        files = [str(target / _OPEN), str(target / _LOCKED)]
        subprocess.run(["qpdf", "--encrypt", "mo", "chu", "256", "--", *files], check=True)  # noqa: S603, S607
    return BAD_FILES
