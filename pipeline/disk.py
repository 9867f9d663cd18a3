"""Files that are there whole or not at all, whenever the program is killed or the power fails.

Method: write beside the target under a hidden name, bring it to the disk, rename. The hidden name
tells which process wrote it, so that what a killed one left can be removed.
"""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

READABLE = 0o666  # for files that others open, unless the mask says otherwise
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_PREFIX = ".rasoat-"
_STRAY = re.compile(rf"{re.escape(_PREFIX)}(?P<process>\d+)-")


def write_whole(target: Path, encoded: bytes, mode: int = 0o600) -> None:
    """Write a file that a reader sees either not at all, as it was before, or whole.

    Args:
        target: the file; the folders above it are made if missing.
        encoded: what it will hold.
        mode: who may read and write it, less what the process's mask takes away.

    Raises:
        OSError: it cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.parent / f"{hidden_prefix()}{secrets.token_hex(8)}"
    try:
        with open(os.open(unfinished, _NEW, mode), "wb") as stream:  # noqa: PTH123 - a descriptor
            stream.write(encoded)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(target)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def hidden_prefix() -> str:
    """How the names begin of what this process has not yet finished."""
    return f"{_PREFIX}{os.getpid()}-"


def writer_of(name: str) -> int | None:
    """The process that wrote an unfinished file or folder of this name; None for other names."""
    stray = _STRAY.match(name)
    return int(stray["process"]) if stray else None


def remove_strays(top: Path) -> None:
    """Remove the unfinished files below ``top`` whose writers are gone."""
    for path in top.rglob(f"{_PREFIX}*"):
        writer = writer_of(path.name)
        if writer is not None and path.is_file() and not is_running(writer):
            path.unlink(missing_ok=True)


def sync_tree(top: Path) -> None:
    """Bring a folder with all it holds to the disk."""
    for folder, _, files in os.walk(top):
        for name in files:
            _sync(Path(folder, name))
        sync_folder(Path(folder))


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    _sync(folder)


def is_running(process: int) -> bool:
    """Whether a process of this number runs on this machine."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
