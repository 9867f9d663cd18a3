"""The C library, for the calls Python 3.11 has no name for."""

from __future__ import annotations

import ctypes
import sys
from functools import cache


@cache
def libc() -> ctypes.CDLL | None:
    """The C library of a Linux system; None on any other."""
    return ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
