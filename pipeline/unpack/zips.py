"""ZIP archives, by their directory; one that lost it, by what stands before each member."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pipeline.unpack.broken_zips import lay_out_broken
from pipeline.unpack.names import is_litter, leads_out
from pipeline.unpack.shelf import Full, Shelf
from pipeline.unpack.zip_names import member_name

_CHUNK: Final = 64 * 1024
_ENCRYPTED: Final = 0x1
_LOCAL_HEADER: Final = 30  # bytes before the name
_FAILS: Final = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, MemoryError)


def lay_out_zip(path: Path, shelf: Shelf) -> None:
    """Lay out the members of an archive.

    Raises:
        UnreadableFile: if it is too damaged for any to be found.
        OSError: if it cannot be opened.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        lay_out_broken(path, shelf)
        return
    with archive:
        entries = [entry for entry in archive.infolist() if not _is_folder(entry)]
        overlapping = _overlapping(entries)
        for number, entry in enumerate(entries):
            try:
                _lay_out(archive, entry, entry.header_offset in overlapping, shelf)
            except Full:
                shelf.refuse_rest(len(entries) - number)
                return


def _lay_out(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, overlaps: bool, shelf: Shelf
) -> None:
    name = member_name(entry)
    if is_litter(name):
        return
    if reason := _reason(entry, name, overlaps):
        shelf.refuse(name, reason)
        return
    try:
        shelf.put(name, _chunks(archive, entry), entry.compress_size)
    except (NotImplementedError, RuntimeError):
        shelf.refuse(name, "Tệp nén theo cách chưa đọc được.")
    except _FAILS:
        shelf.refuse(name, "Tệp hỏng bên trong tệp nén.")


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    return entry.orig_filename.endswith(("/", "\\"))


def _reason(entry: zipfile.ZipInfo, name: str, overlaps: bool) -> str | None:
    """Why a member must not be laid out; None where it may."""
    mode = entry.external_attr >> 16
    if entry.flag_bits & _ENCRYPTED:
        return "Tệp trong tệp nén có mật khẩu."
    if leads_out(name):
        return "Tên tệp chỉ ra ngoài thư mục của tệp nén; không mở vì an toàn."
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "Không phải tệp thường mà là liên kết hoặc thiết bị; không mở vì an toàn."
    if overlaps:
        return "Các tệp trong tệp nén chồng lên nhau, dấu hiệu tệp phá hoại; không mở."
    return None


def _overlapping(entries: Sequence[zipfile.ZipInfo]) -> frozenset[int]:
    """The offsets of members that begin inside another (Fifield, A better zip bomb, 2019)."""
    found: set[int] = set()
    end, last = 0, -1
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = entry.header_offset
        if start < end:
            found |= {last, start}
        name = len(entry.orig_filename)  # in bytes at least as long
        until = start + _LOCAL_HEADER + name + entry.compress_size
        if until > end:
            end, last = until, start
    return frozenset(found)


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
