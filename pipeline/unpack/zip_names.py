"""Names in ZIP archives, which say too little of their encoding (APPNOTE 6.3.10, D)."""

from __future__ import annotations

import struct
import unicodedata
import zipfile
import zlib

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075  # extra field of Info-ZIP: version, CRC of the plain name, UTF-8 name
_VIETNAMESE = frozenset("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")


def member_name(entry: zipfile.ZipInfo) -> str:
    """The name of a member, composed, with "/" between folders."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_FLAG and not name.isascii():
        name = decode_name(name.encode("cp437"), entry.extra)
    return _tidy(name)


def decode_name(raw: bytes, extra: bytes = b"") -> str:
    """A name that is not marked as UTF-8: by its extra field, then by what makes sense of it.

    Archives made on Vietnamese Windows hold names in code page 1258, or in UTF-8 without a mark.
    """
    if told := _unicode_path(raw, extra):
        return told
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    windows = unicodedata.normalize("NFC", raw.decode("cp1258", errors="replace"))
    letters = {char for char in windows.lower() if not char.isascii()}
    return windows if letters <= _VIETNAMESE else raw.decode("cp437")


def _unicode_path(raw: bytes, extra: bytes) -> str | None:
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<HH", extra)
        field = extra[4 : 4 + length]
        if kind == _UNICODE_PATH and len(field) > 5:
            (checksum,) = struct.unpack_from("<I", field, 1)
            if checksum == zlib.crc32(raw):
                return field[5:].decode("utf-8", errors="replace")
        extra = extra[4 + length :]
    return None


def _tidy(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/"))
