"""A process that ends when the one that started it ends, killed or not.

Source: prctl(2), PR_SET_PDEATHSIG. The signal is kept over execve and not passed on to children.
"""

from __future__ import annotations

import os
import signal
from multiprocessing import parent_process

from pipeline.walls.kernel import libc

_SET_DEATH_SIGNAL = 1


def die_with_parent() -> bool:
    """Let the kernel kill this process once its parent is gone; whether it will."""
    library = libc()
    return library is not None and library.prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0) == 0


def is_orphan() -> bool:
    """Whether the process that started this worker is gone already."""
    parent = parent_process()
    return parent is not None and os.getppid() != parent.pid
