"""What Python itself refuses in a worker: the network, writing elsewhere, other programs.

Method: an audit hook (PEP 578). It sees what Python code does, not what C libraries do by
themselves, and holds on every system.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from pipeline.walls.model import Walls

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NETWORK = frozenset(
    f"socket.{name}"
    for name in (
        *("connect", "bind", "getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo"),
        *("sendto", "sendmsg"),
    )
)
_PROGRAMS = frozenset(
    ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "pty.spawn")
)
# Events whose arguments begin with so many paths that are changed.
_CHANGES = {
    **dict.fromkeys(("os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.utime"), 1),
    **dict.fromkeys(("os.chmod", "os.chown", "os.lchown", "os.setxattr"), 1),
    **dict.fromkeys(("os.rename", "os.link", "os.symlink"), 2),
}


class Forbidden(PermissionError):
    """Something a worker may not do."""


def refuse(walls: Walls) -> None:
    """Refuse it from now on, in this process; there is no way back."""
    sys.addaudithook(_hook(walls))


def _hook(walls: Walls) -> Callable[[str, tuple[Any, ...]], None]:
    folders = tuple(os.path.realpath(folder) + os.sep for folder in walls.writable)
    programs = frozenset(walls.programs)

    def outside(path: object) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return False  # a descriptor, opened before
        real = os.path.realpath(os.fsdecode(path))
        return real != os.devnull and not (real + os.sep).startswith(folders)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if flags & _WRITING and outside(path):
                raise Forbidden(0, "không được ghi ra ngoài thư mục riêng", path)
        elif event in _CHANGES:
            if any(outside(path) for path in arguments[: _CHANGES[event]]):
                raise Forbidden(0, "không được ghi ra ngoài thư mục riêng")
        elif event in _NETWORK:
            raise Forbidden(0, "không được dùng mạng")
        elif event in _PROGRAMS:
            raise Forbidden(0, "không được chạy chương trình khác")
        elif event == "subprocess.Popen":
            executable = arguments[0] or arguments[1][0]
            if os.path.basename(os.fsdecode(executable)) not in programs:  # noqa: PTH119
                raise Forbidden(0, "không được chạy chương trình khác")

    return hook
