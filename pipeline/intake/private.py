"""The run's own folder: members of archives, converted copies and pages before the gate.

It goes when the run ends. A run that was killed could not see to that; the next one does.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.disk import is_running

_PREFIX = "rasoat-run-"
_OWNER = re.compile(rf"{_PREFIX}(?P<process>\d+)-")


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder nobody else may open, for the time of a run."""
    top = Path(tempfile.gettempdir())
    for left in top.glob(f"{_PREFIX}*"):
        owner = _OWNER.match(left.name)
        if owner and not is_running(int(owner["process"])):
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(
        prefix=f"{_PREFIX}{os.getpid()}-", dir=top, ignore_cleanup_errors=True
    ) as name:
        yield Path(name)
