"""Office packages that are the same bytes each time."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from typing import Literal


def settled_package(data: bytes, letters: Literal["NFC", "NFD"] = "NFC") -> bytes:
    """The same package with every entry dated alike and its text in one form of Unicode."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, (2026, 11, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(name)
            if name == "word/document.xml":
                content = unicodedata.normalize(letters, content.decode()).encode()
            new.writestr(entry, content)
    return buffer.getvalue()
