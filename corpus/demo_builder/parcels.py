"""Files that hold files: an archive or an e-mail, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import PurePosixPath

from demo_builder.sheet import MADE_UP

_LETTER = f"""({MADE_UP})

Kính gửi Vụ Kiểm tra,

Đơn vị gửi kèm văn bản để rà soát theo kế hoạch.

Trân trọng.
"""


def archive(files: dict[str, bytes]) -> bytes:
    """A ZIP of ``files``."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in sorted(files.items()):
            packed.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 0, 0, 0)), data)
    return held.getvalue()


def letter(subject: str, files: dict[str, bytes]) -> bytes:
    """An e-mail with ``files`` attached."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "Văn thư <van-thu@vi-du.example>"
    message["To"] = "Vụ Kiểm tra <kiem-tra@vi-du.example>"
    message["Date"] = "Mon, 02 Nov 2026 08:00:00 +0700"
    message["Subject"] = subject
    message.set_content(_LETTER)
    for name, data in sorted(files.items()):
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    message.set_boundary("minh-hoa")
    return message.as_bytes()


def packed(path: PurePosixPath, files: dict[str, bytes]) -> bytes:
    """The parcel its name says: ``.zip`` or ``.eml``."""
    return archive(files) if path.suffix == ".zip" else letter(path.stem, files)
