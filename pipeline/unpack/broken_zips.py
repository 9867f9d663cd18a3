"""ZIP archives that lost their directory: members are found by their local headers, in order.

Source: APPNOTE.TXT 6.3.10, 4.3.7 (local file header) and 4.3.9 (data descriptor).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from pipeline.errors import UnreadableFile
from pipeline.unpack.names import is_litter, leads_out
from pipeline.unpack.shelf import Full, Shelf
from pipeline.unpack.zip_names import decode_name

_HEADER: Final = struct.Struct("<4sHHHHHIIIHH")
_SIGNATURE: Final = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZE_FOLLOWS, _UTF8 = 0x1, 0x8, 0x800
_CHUNK: Final = 64 * 1024
_ASK: Final = "Xin đơn vị nộp lại tệp nén."


class _Broken(Exception):
    """A member that ends too early or does not fit its checksum."""


class _Header(NamedTuple):
    name: str
    flags: int
    method: int
    checksum: int
    packed: int  # bytes; 0 where the size follows the content
    content_at: int


def lay_out_broken(path: Path, shelf: Shelf) -> None:
    """Lay out the members that are whole, and say that the archive is not.

    Raises:
        UnreadableFile: if no member can be found.
        OSError: if the file cannot be opened.
    """
    found = 0
    with path.open("rb") as stream:
        try:
            while header := _next_header(stream):
                found += 1
                _lay_out(stream, header, shelf)
        except Full:
            shelf.refuse_rest()
            return
    if not found:
        raise UnreadableFile(
            "Tệp nén hỏng hoặc bị cắt cụt, không lấy được tệp nào.", remedy=_ASK, file=path
        )
    problem = f"Tệp nén bị cắt cụt; chỉ lấy được {len(shelf)} tệp."
    shelf.refuse_rest(problem=problem, remedy=_ASK)


def _lay_out(stream: BinaryIO, header: _Header, shelf: Shelf) -> None:
    """Lay out one member; the stream then stands after it, or at the next header to look for."""
    name = header.name
    stream.seek(header.content_at)
    if name.endswith("/") or is_litter(name):
        stream.seek(header.packed, 1)
    elif leads_out(name):
        shelf.refuse(name, "Tên tệp chỉ ra ngoài thư mục của tệp nén; không mở vì an toàn.")
    elif header.flags & _ENCRYPTED:
        shelf.refuse(name, "Tệp trong tệp nén có mật khẩu.")
    else:
        try:
            shelf.put(name, _content(stream, header), header.packed or None)
        except (_Broken, zlib.error):
            shelf.refuse(name, "Tệp hỏng bên trong tệp nén.", _ASK)


def _next_header(stream: BinaryIO) -> _Header | None:
    """The next local header at or after where the stream stands."""
    at = stream.tell()
    window = stream.read(_CHUNK)
    while (place := window.find(_SIGNATURE)) < 0:
        more = stream.read(_CHUNK)
        if not more:
            return None
        at += max(len(window) - 3, 0)
        window = window[-3:] + more
    stream.seek(at + place)
    fixed = stream.read(_HEADER.size)
    if len(fixed) < _HEADER.size:
        return None
    _, _, flags, method, _, _, checksum, packed, _, name_length, extra_length = _HEADER.unpack(
        fixed
    )
    raw, extra = stream.read(name_length), stream.read(extra_length)
    name = raw.decode("utf-8", errors="replace") if flags & _UTF8 else decode_name(raw, extra)
    size = 0 if flags & _SIZE_FOLLOWS else packed
    return _Header(name.replace("\\", "/"), flags, method, checksum, size, stream.tell())


def _content(stream: BinaryIO, header: _Header) -> Iterator[bytes]:
    if header.method == _DEFLATED:
        pieces = _inflated(stream)
    elif header.method == _STORED and not header.flags & _SIZE_FOLLOWS:
        pieces = _stored(stream, header.packed)
    else:
        raise _Broken
    checksum = 0
    for piece in pieces:
        checksum = zlib.crc32(piece, checksum)
        yield piece
    if not header.flags & _SIZE_FOLLOWS and checksum != header.checksum:
        raise _Broken


def _stored(stream: BinaryIO, size: int) -> Iterator[bytes]:
    while size:
        piece = stream.read(min(size, _CHUNK))
        if not piece:
            raise _Broken
        size -= len(piece)
        yield piece


def _inflated(stream: BinaryIO) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while not inflater.eof:
        packed = inflater.unconsumed_tail or stream.read(_CHUNK)
        if not packed:
            raise _Broken
        if piece := inflater.decompress(packed, _CHUNK):
            yield piece
    stream.seek(-len(inflater.unused_data), 1)
