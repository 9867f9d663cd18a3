"""A process that may write only below certain folders, by Landlock.

Source: landlock(7), and the kernel's user-space API documentation on Landlock; numbers of calls
and rights as in linux/landlock.h.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

from pipeline.walls.kernel import libc

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1
_NO_NEW_PRIVILEGES = 38
_WRITE_FILE = 1 << 1
# Remove directory and file; make device, directory, file, socket, pipe, block device, link.
_CHANGES = sum(1 << bit for bit in (4, 5, 6, 7, 8, 9, 10, 11, 12))
_MAKE_SOCKET = 1 << 9
_REFER = 1 << 13  # from version 2
_TRUNCATE = 1 << 14  # from version 3
_TCP = 0b11  # bind and connect, from version 4
_DEVICES = ("/dev/null", "/dev/shm")  # noqa: S108 - semaphores between processes live there


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def confine(writable: Iterable[Path], listening: Iterable[Path] = ()) -> bool:
    """Let this thread and its children write only below ``writable``; whether it worked.

    Below ``listening`` they may set up sockets of their own, and nothing else.
    """
    library = libc()
    if library is None:
        return False
    version = library.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return False
    rights = _WRITE_FILE | _CHANGES
    rights |= _REFER if version >= 2 else 0
    rights |= _TRUNCATE if version >= 3 else 0
    rules = _Ruleset(rights, _TCP if version >= 4 else 0)
    size = ctypes.sizeof(rules) if version >= 4 else 8
    ruleset = library.syscall(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), 0)
    if ruleset < 0:
        return False
    try:
        for folder in (*writable, *map(Path, _DEVICES)):
            _allow(library, ruleset, folder, rights)
        for folder in listening:
            _allow(library, ruleset, folder, _MAKE_SOCKET)
        if library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
            return False
        return bool(library.syscall(_RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _allow(library: ctypes.CDLL, ruleset: int, path: Path, rights: int) -> None:
    try:
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        allowed = rights if path.is_dir() else rights & (_WRITE_FILE | _TRUNCATE)
        rule = _PathBeneath(allowed, parent)
        library.syscall(_ADD_RULE, ruleset, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(parent)
