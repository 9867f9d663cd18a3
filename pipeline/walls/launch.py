"""Starts a program that may write only below certain folders, where the kernel can see to that.

``python -m pipeline.walls.launch FOLDER… -- PROGRAM ARGUMENT…``; the program takes this process's
place.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from pipeline.walls import landlock

# LibreOffice listens there for a second start of itself, whatever it is told.
_SOCKETS = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108


def main(arguments: list[str]) -> None:
    """Go behind the wall and become the program.

    Args:
        arguments: the folders, ``--``, and the command.
    """
    at = arguments.index("--")
    landlock.confine([Path(folder) for folder in arguments[:at]], _SOCKETS)
    os.execvp(arguments[at + 1], arguments[at + 1 :])  # noqa: S606 - the caller's own command


if __name__ == "__main__":
    main(sys.argv[1:])
