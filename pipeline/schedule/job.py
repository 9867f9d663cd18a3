"""What is run every week."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BadSettings


@dataclass(frozen=True, slots=True)
class Job:
    """A weekly run.

    Args:
        out: the folder its reports go to, absolute: there is one job a folder.
        command: program and arguments, none of which depends on the folder it is started in.
    """

    out: Path
    command: tuple[str, ...]

    @property
    def name(self) -> str:
        """A name no other folder's job has."""
        return name_of(self.out)


def name_of(out: Path) -> str:
    """The name of the job for a folder of reports."""
    return f"rasoat-{hashlib.sha256(str(out).encode('utf-8', 'surrogateescape')).hexdigest()[:12]}"


def job_of(out: Path, paths: Sequence[tuple[str, Path]], rest: Sequence[str]) -> Job:
    """The job of a run.

    Args:
        out: the folder of its reports.
        paths: options that name files or folders; they are made absolute.
        rest: further arguments.

    Raises:
        BadSettings: a path holds a line break, which neither scheduler can write down.
    """
    here = out.absolute()
    given = [(option, path.absolute()) for option, path in paths]
    for path in (here, *(path for _, path in given)):
        if any(ord(letter) < 32 or ord(letter) == 127 for letter in str(path)):
            raise BadSettings(
                "Đường dẫn có ký tự điều khiển (xuống dòng…), không đặt lịch được.",
                remedy="Đổi tên thư mục.",
                file=path,
            )
    options = [word for option, path in [("--out", here), *given] for word in (option, str(path))]
    program = [sys.executable, "-m", "pipeline.cli", "analyze"]
    return Job(here, (*program, *options, *rest))
