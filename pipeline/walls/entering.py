"""A process goes behind its walls."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass

from pipeline.walls import hooks, landlock, network, resources
from pipeline.walls.model import Walls
from pipeline.walls.parent import die_with_parent, is_orphan


@dataclass(frozen=True, slots=True)
class Standing:
    """Which of the kernel's walls stand; Python's own always do.

    Args:
        network: whether the kernel has cut the network.
        files: whether the kernel refuses writing elsewhere.
    """

    network: bool
    files: bool


def enter(walls: Walls) -> Standing:
    """Put this process behind ``walls``; there is no way back.

    Temporary files go into the first writable folder from now on. A worker whose run was killed
    ends at once.
    """
    sys.dont_write_bytecode = True
    if walls.writable:
        tempfile.tempdir = os.environ["TMPDIR"] = str(walls.writable[0])
    resources.limit(walls)
    standing = Standing(network=network.cut(), files=landlock.confine(walls.writable))
    die_with_parent()  # after the namespaces: a change of credentials takes the wish back
    if is_orphan():  # it ended before the kernel was asked
        os._exit(1)
    hooks.refuse(walls)
    return standing
