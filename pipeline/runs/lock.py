"""One run at a time in one folder.

The kernel holds the lock and drops it when the process ends, however it ends (flock(2)); the text
in the file only tells a person who holds it.
"""

from __future__ import annotations

import fcntl
import getpass
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pipeline.errors import RunLocked

LOCK = ".lock"


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the lock of ``out``, which is made if missing.

    Raises:
        RunLocked: another run holds it.
        OSError: ``out`` cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    path = out / LOCK
    # Appending neither empties the file nor fails where it is there: who waits must not wipe
    # out what the holder wrote.
    with path.open("a", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RunLocked(
                f"Một lần rà soát khác đang chạy ({_holder(path)}).",
                remedy="Chờ lần ấy xong rồi chạy lại.",
                file=out,
            ) from None
        file.truncate(0)
        file.write(_who())
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _who() -> str:
    since = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a user without a name
        user = str(os.getuid())
    return f"pid={os.getpid()} user={user} host={socket.gethostname()} since={since}\n"


def _holder(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace").strip() or "chưa kịp ghi tên"
    except OSError:
        return "không đọc được tên"
