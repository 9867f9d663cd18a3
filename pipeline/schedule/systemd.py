"""A timer and its service, of the system or of one user.

Source: systemd.timer(5), systemd.service(5), systemd.syntax(7), systemd.time(7).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pipeline.disk import write_whole
from pipeline.errors import BadSettings
from pipeline.schedule.job import Job, name_of

MONDAY_AT_SIX = "Mon *-*-* 06:00:00"
_READABLE = 0o644
_BOOTED = Path("/run/systemd/system")


def service_of(job: Job, folder: str) -> str:
    """The service's unit.

    Args:
        job: what is run.
        folder: where it is started.
    """
    words = " ".join(_quoted(word) for word in job.command)
    return f"""[Unit]
Description=Rà soát văn bản nội bộ hằng tuần ({_plain(str(job.out))})

[Service]
Type=oneshot
WorkingDirectory={_plain(folder)}
ExecStart={words}
Nice=10
"""


def timer_of(job: Job) -> str:
    """The timer's unit; a Monday that the machine slept through is made up for."""
    return f"""[Unit]
Description=Thứ Hai 06:00: rà soát văn bản nội bộ ({_plain(str(job.out))})

[Timer]
OnCalendar={MONDAY_AT_SIX}
Persistent=true

[Install]
WantedBy=timers.target
"""


def _plain(text: str) -> str:
    return text.replace("%", "%%")


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{_plain(escaped)}"'


@dataclass(frozen=True, slots=True)
class Systemd:
    """The units of a manager.

    Args:
        units: folder of its units.
        options: what ``systemctl`` needs to speak to it.
        folder: where jobs are started.
    """

    units: Path
    options: tuple[str, ...]
    folder: str

    @property
    def label(self) -> str:
        """What it is called."""
        return "systemd --user" if self.options else "systemd"

    def install(self, job: Job) -> None:
        """Write the job's units, in place of those it has, and start its timer."""
        write_whole(self._service(job.name), service_of(job, self.folder).encode(), _READABLE)
        write_whole(self._timer(job.name), timer_of(job).encode(), _READABLE)
        self._ask("daemon-reload")
        self._ask("enable", "--now", f"{job.name}.timer")

    def remove(self, out: Path) -> bool:
        """Stop the timer of the job for a folder of reports and remove its units; if it had any."""
        name = name_of(out)
        if not (self._timer(name).exists() or self._service(name).exists()):
            return False
        self._ask("disable", "--now", f"{name}.timer")
        # When it last ran, which it keeps because it is persistent; older systemd cannot.
        self._ask("clean", "--what=state", f"{name}.timer", must=False)
        self._timer(name).unlink(missing_ok=True)
        self._service(name).unlink(missing_ok=True)
        self._ask("daemon-reload")
        return True

    def show(self, out: Path) -> str | None:
        """When the job for a folder of reports runs next; None where there is none."""
        name = name_of(out)
        if not self._timer(name).exists():
            return None
        told = self._ask("list-timers", "--all", "--no-pager", f"{name}.timer")
        return f"{self._timer(name)}\n{told.strip()}"

    def _service(self, name: str) -> Path:
        return self.units / f"{name}.service"

    def _timer(self, name: str) -> Path:
        return self.units / f"{name}.timer"

    def _ask(self, *words: str, must: bool = True) -> str:
        command = ["systemctl", *self.options, *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        if must and done.returncode != 0:
            raise BadSettings(
                f"systemd từ chối ({done.stderr.strip()}).",
                remedy="Hỏi người quản trị máy, hoặc dùng --by cron.",
            )
        return done.stdout


def of_system(folder: str) -> Systemd:
    """The machine's own manager."""
    return Systemd(Path("/etc/systemd/system"), (), folder)


def of_user(folder: str) -> Systemd:
    """The manager of the user who asks."""
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Systemd(Path(home) / "systemd" / "user", ("--user",), folder)


def answers(manager: Systemd) -> bool:
    """Whether a manager runs here."""
    if not _BOOTED.is_dir() or shutil.which("systemctl") is None:
        return False
    command = ["systemctl", *manager.options, "show-environment"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603
