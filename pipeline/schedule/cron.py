"""A line in the crontab of the user who asks; all other lines stay as they are.

Source: crontab(5). The line ends in a comment that tells whose it is; a per cent sign would end
the command, and is escaped.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BadSettings
from pipeline.schedule.job import Job, name_of

MONDAY_AT_SIX = "0 6 * * 1"
LOG = "schedule.log"


def line_of(job: Job, folder: str) -> str:
    """The line of a job, without its end.

    Args:
        job: what is run.
        folder: where it is started.
    """
    command = f"cd {shlex.quote(folder)} && {shlex.join(job.command)}"
    log = shlex.quote(str(job.out / LOG))
    escaped = f"{command} >>{log} 2>&1".replace("%", r"\%")
    return f"{MONDAY_AT_SIX} {escaped} {_mark(job.name)}"


def with_line(crontab: str, name: str, line: str) -> str:
    """A crontab in which ``line`` is the one line of the job ``name``."""
    kept = without_line(crontab, name)
    if kept and not kept.endswith("\n"):
        kept += "\n"
    return f"{kept}{line}\n"


def without_line(crontab: str, name: str) -> str:
    """A crontab without the line of the job ``name``."""
    return "".join(line for line in crontab.splitlines(keepends=True) if not _is_of(line, name))


def line_in(crontab: str, name: str) -> str | None:
    """The line of the job ``name``; None where there is none."""
    return next((line.strip() for line in crontab.splitlines() if _is_of(line, name)), None)


def _mark(name: str) -> str:
    return f"# {name}"


def _is_of(line: str, name: str) -> bool:
    return line.rstrip("\r\n").endswith(f" {_mark(name)}") and not line.lstrip().startswith("#")


@dataclass(frozen=True, slots=True)
class Cron:
    """The user's crontab, by the system's own program.

    Args:
        folder: where jobs are started.
    """

    folder: str

    label = "cron"

    def install(self, job: Job) -> None:
        """Write the job's line, in place of one it has."""
        job.out.mkdir(parents=True, exist_ok=True)  # its log goes there
        crontab = _read()
        changed = with_line(crontab, job.name, line_of(job, self.folder))
        if changed != crontab:
            _write(changed)

    def remove(self, out: Path) -> bool:
        """Take out the line of the job for a folder of reports; whether there was one."""
        name, crontab = name_of(out), _read()
        if line_in(crontab, name) is None:
            return False
        _write(without_line(crontab, name))
        return True

    def show(self, out: Path) -> str | None:
        """The line of the job for a folder of reports; None where there is none."""
        return line_in(_read(), name_of(out))


def is_here() -> bool:
    """Whether this machine has cron."""
    return shutil.which("crontab") is not None


def _read() -> str:
    done = _crontab("-l")
    if done.returncode == 0:
        return done.stdout
    if "no crontab" in done.stderr:
        return ""
    raise _refused(done.stderr)


def _write(crontab: str) -> None:
    done = _crontab("-", crontab) if crontab else _crontab("-r")
    if done.returncode != 0:
        raise _refused(done.stderr)


def _crontab(option: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - a fixed program
        ["crontab", option],  # noqa: S607 - found on the path, as the user's own
        input=given,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )


def _refused(said: str) -> BadSettings:
    return BadSettings(
        f"Chương trình crontab từ chối ({said.strip()}).",
        remedy="Hỏi người quản trị máy về quyền dùng cron (cron.allow).",
    )
