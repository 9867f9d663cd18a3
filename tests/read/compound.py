"""Compound files (OLE) made for tests: [MS-CFB] version 3, every stream among the small ones."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import NamedTuple, Union

Tree = Mapping[str, Union[bytes, "Tree"]]

SECTOR, SMALL = 512, 64
END, FREE, FAT, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5


class Entry(NamedTuple):
    name: str
    kind: int
    after: int
    child: int
    start: int
    size: int


def compound(tree: Tree) -> bytes:
    """A compound file with these storages and streams; no stream may have 4096 bytes or more."""
    small, chains = bytearray(), []
    entries: list[Entry | None] = [None]

    def add(level: Tree) -> int:
        first = after = NONE
        for name, held in reversed(level.items()):
            number = len(entries)
            entries.append(None)
            if isinstance(held, bytes):
                assert len(held) < 4096
                start = len(small) // SMALL if held else END
                small.extend(held + bytes(-len(held) % SMALL))
                count = -(-len(held) // SMALL)
                chains.extend([*range(len(chains) + 1, len(chains) + count), END] if held else [])
                entries[number] = Entry(name, STREAM, after, NONE, start, len(held))
            else:
                entries[number] = Entry(name, STORAGE, after, add(held), 0, 0)
            first = after = number
        return first

    top = add(tree)
    held = [bytes(small), struct.pack(f"<{len(chains)}I", *chains)]
    directory_size = -(-len(entries) // 4)
    sizes = [directory_size, *(-(-len(each) // SECTOR) for each in held)]
    starts = [1, 1 + sizes[0], 1 + sizes[0] + sizes[1]]
    entries[0] = Entry("Root Entry", ROOT, NONE, top, starts[1] if small else END, len(small))
    table = [FAT]
    for size in sizes:
        table += [*range(len(table) + 1, len(table) + size), END] if size else []
    assert len(table) <= SECTOR // 4
    table += [FREE] * (SECTOR // 4 - len(table))
    directory = b"".join(map(_entry, entries)).ljust(directory_size * SECTOR, b"\0")
    body = [struct.pack("<128I", *table), directory]
    body += [each + bytes(-len(each) % SECTOR) for each in held]
    return _header(starts, sizes) + b"".join(body)


def _header(starts: list[int], sizes: list[int]) -> bytes:
    fixed = struct.pack("<8s16xHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6)
    rest = struct.pack(
        *("<IIIIIIIIII", 0, 1, starts[0], 0, 4096, starts[2] if sizes[2] else END, sizes[2]),
        *(END, 0, 0),
    )
    return (fixed + rest + struct.pack("<108I", *([FREE] * 108))).ljust(SECTOR, b"\0")


def _entry(entry: Entry | None) -> bytes:
    assert entry is not None
    name = entry.name.encode("utf-16-le")
    packed = struct.pack(
        *("<64sHBBIII16xI8x8xIII", name, len(name) + 2, entry.kind, 1, NONE, entry.after),
        *(entry.child, 0, entry.start, entry.size, 0),
    )
    assert len(packed) == 128
    return packed
