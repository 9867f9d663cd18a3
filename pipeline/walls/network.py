"""A process without a network: in a network namespace of its own, in which nothing is up.

Source: unshare(2), network_namespaces(7), user_namespaces(7).
"""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.walls.kernel import libc

_NEW_NETWORK = 0x40000000
_NEW_USER = 0x10000000


def cut() -> bool:
    """Leave the network for good, for this thread and the children it starts; whether it worked.

    An administrator may simply leave. Anybody else needs a user namespace, which not every system
    grants, and keeps the own user and group in it so that files stay readable.
    """
    library = libc()
    if library is None:
        return False
    if library.unshare(_NEW_NETWORK) == 0:
        return True
    user, group = os.getuid(), os.getgid()
    if library.unshare(_NEW_USER | _NEW_NETWORK) != 0:
        return False
    me = Path("/proc/self")
    try:
        (me / "setgroups").write_text("deny")
        (me / "uid_map").write_text(f"{user} {user} 1")
        (me / "gid_map").write_text(f"{group} {group} 1")
    except OSError:
        pass  # the network is gone all the same
    return True
