"""LibreOffice as a program: found, started behind what walls the system offers, watched, ended."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import Final

from pipeline.read.office.limits import Limits

_NAMES: Final = ("soffice", "libreoffice")
_FILTERS: Final = {
    "docx": "MS Word 2007 XML",
    "xlsx": "Calc MS Excel 2007 XML",
    "pdf": "writer_pdf_Export",
}
_SWITCHES: Final = (
    *("--headless", "--invisible", "--norestore", "--nolockcheck", "--nologo"),
    *("--nodefault", "--nofirststartwizard"),
)
_NO_NETWORK: Final = ("unshare", "--map-root-user", "--net")
_OWN_PROCESSES: Final = ("--pid", "--fork", "--kill-child")
_SOCKETS: Final = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - where the program puts them
_LOOK_EVERY: Final = 0.05  # seconds


class End(Enum):
    """How a run of the program ended."""

    FINISHED = auto()  # by itself, having said of each file what it had to say
    DIED = auto()
    HUNG = auto()  # killed, since it finished no file for too long


def find_program() -> str | None:
    """Where the program is; None where it is not installed."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def run(
    program: str, files: Sequence[Path], target: str, out: Path, home: Path, limits: Limits
) -> End:
    """Convert files, in their order, with one start of the program.

    Args:
        program: where it is.
        files: with harmless names; one name (without suffix) for each.
        target: "docx", "xlsx" or "pdf".
        out: where the converted files appear, under the same names.
        home: private folder with the profile in ``profile``; the program's home.
        limits: what it may cost.

    Returns:
        How it ended; whichever way, none of its processes is left.
    """
    log = home / "log"
    seconds = limits.patience(max(file.stat().st_size for file in files))
    with log.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - names are ours
            [*_walls(limits, home, out), *_command(program, files, target, out, home)],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            cwd=home,
            env=_environment(home),
            start_new_session=True,
        )
        try:
            return _watch(process, out, log, seconds)
        finally:
            _end(process)


def _watch(process: subprocess.Popen[bytes], out: Path, log: Path, seconds: float) -> End:
    done, last = (-1, -1), time.monotonic()
    while process.poll() is None:
        now = (sum(1 for _ in out.iterdir()), log.stat().st_size)
        if now != done:
            done, last = now, time.monotonic()
        elif time.monotonic() - last > seconds:
            return End.HUNG
        time.sleep(_LOOK_EVERY)
    return End.FINISHED if process.returncode == 0 else End.DIED


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the program and all it started: they share its process group."""
    with contextlib.suppress(ProcessLookupError, PermissionError):  # nothing of it is left
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    _remove_dead_sockets()


def _remove_dead_sockets() -> None:
    """Remove the sockets this user's programs have left: killed, or not allowed to, they stay."""
    for folder in _SOCKETS:
        for path in folder.glob(f"OSL_PIPE_{os.getuid()}_*"):
            with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as asked:
                try:
                    asked.connect(str(path))
                except ConnectionRefusedError:  # nobody listens
                    path.unlink()


def _command(
    program: str, files: Sequence[Path], target: str, out: Path, home: Path
) -> tuple[str, ...]:
    return (
        program,
        f"-env:UserInstallation={(home / 'profile').as_uri()}",
        *_SWITCHES,
        *("--convert-to", f"{target}:{_FILTERS[target]}", "--outdir", str(out)),
        *map(str, files),
    )


def _walls(limits: Limits, *writable: Path) -> tuple[str, ...]:
    """What goes before the command: no network, limits, no writing but below ``writable``.

    Each is left out where the system lacks it: the profile forbids what it can by itself.
    """
    limited: tuple[str, ...] = ()
    if prlimit := shutil.which("prlimit"):
        sizes = (f"--as={limits.memory}", f"--fsize={limits.file_size}", "--core=0")
        limited = (prlimit, *sizes)
    confined = (sys.executable, "-m", "pipeline.walls.launch", *map(str, writable), "--")
    return (*_own_namespaces(), *limited, *confined)


@functools.cache
def _own_namespaces() -> tuple[str, ...]:
    """The command that cuts the network and, where it can, ends all it started when it ends."""
    for tried in (
        ("setpriv", "--pdeathsig", "KILL", *_NO_NETWORK, *_OWN_PROCESSES),
        _NO_NETWORK,
    ):
        if shutil.which(tried[0]) is None:
            continue
        trial = subprocess.run([*tried, "true"], capture_output=True, check=False)  # noqa: S603
        if trial.returncode == 0:
            return tried
    return ()


def _environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    folders = ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
    return {**kept, **dict.fromkeys(folders, str(home)), "SAL_USE_VCLPLUGIN": "svp"}
