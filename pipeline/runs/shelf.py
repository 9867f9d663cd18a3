"""The folder of runs: a run is begun out of sight, put there whole, and then pointed to.

Renaming the finished folder is the moment a run comes to be. ``latest`` always leads to the
newest run there is, so that a switch a killed run did not come to is made good by the next one.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from pipeline.disk import (
    READABLE,
    hidden_prefix,
    sync_folder,
    sync_tree,
    write_whole,
    writer_of,
)
from pipeline.errors import BadSettings
from pipeline.runs.naming import RunName, parse_name

RUNS, LATEST, LATEST_TEXT, FRONT = "runs", "latest", "latest.txt", "index.html"
_FRONT_PAGE = """<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<title>Rà soát văn bản nội bộ</title>
<meta http-equiv="refresh" content="0; url={target}">
<p><a href="{target}">Báo cáo mới nhất</a></p>
</html>
"""


class Shelf:
    """The runs below one folder. Whoever changes them holds the folder's lock."""

    def __init__(self, out: Path) -> None:
        """Args: out: holds ``runs``, ``latest`` and the page that leads there."""
        self._out = out
        self._runs = out / RUNS

    def names(self) -> tuple[RunName, ...]:
        """The whole runs, oldest first."""
        return tuple(name for name in self._listed() if (self.folder(name) / "run.json").is_file())

    def folder(self, name: RunName) -> Path:
        """Where a run lies."""
        return self._runs / str(name)

    def latest(self) -> RunName | None:
        """The run that readers are led to; None where there is none."""
        with suppress(OSError):
            return parse_name((self._out / LATEST).readlink().name)
        with suppress(OSError):
            return parse_name((self._out / LATEST_TEXT).read_text("utf-8").strip())
        return None

    def entry(self) -> Path:
        """The page a reader opens: that of the newest run, under a name that stays."""
        linked = (self._out / LATEST).is_symlink()
        return self._out / LATEST / "index.html" if linked else self._out / FRONT

    def report(self) -> Path | None:
        """The folder of the run that readers are led to; None where there is none."""
        name = self.latest()
        return self.folder(name) if name and self.folder(name).is_dir() else None

    def refuse_blocked(self) -> None:
        """Say so where something that is no link bars the way of ``latest``.

        Raises:
            BadSettings: if it does.
        """
        path = self._out / LATEST
        if path.exists() and not path.is_symlink():
            raise BadSettings(
                f"«{LATEST}» phải là liên kết tới lần rà soát mới nhất, nhưng là tệp hoặc thư mục.",
                remedy="Đổi tên nó hoặc chuyển đi nơi khác rồi chạy lại.",
                file=path,
            )

    def mend(self) -> None:
        """Remove what a killed run left, and lead readers to the newest run."""
        if self._runs.is_dir():
            for path in self._runs.iterdir():
                if writer_of(path.name) is not None:
                    shutil.rmtree(path, ignore_errors=True)
        for path in self._out.iterdir():
            if writer_of(path.name) is not None:
                path.unlink(missing_ok=True)
        if names := self.names():
            self._lead_to(names[-1])

    def next_name(self, as_of: date, used: Iterable[RunName] = ()) -> RunName:
        """A name for the next run; ``used`` are names of runs that are no longer here."""
        numbers = (name.number for name in (*self._listed(), *used))
        return RunName(max(numbers, default=0) + 1, as_of)

    @contextmanager
    def unfinished(self) -> Iterator[Path]:
        """A folder out of sight to write a run into; it goes unless ``put`` took it."""
        self._runs.mkdir(parents=True, exist_ok=True)
        folder = self._runs / f"{hidden_prefix()}{secrets.token_hex(8)}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def put(self, folder: Path, name: RunName) -> None:
        """Bring a finished run to the disk, put it among the others and lead readers to it."""
        sync_tree(folder)
        folder.rename(self.folder(name))
        sync_folder(self._runs)
        self._lead_to(name)

    def remove(self, names: Iterable[RunName]) -> None:
        """Remove runs, each at once for a reader; never the newest."""
        newest = self.names()[-1:]
        for name in names:
            if name not in newest:
                doomed = self._runs / f"{hidden_prefix()}{secrets.token_hex(8)}"
                self.folder(name).rename(doomed)
                shutil.rmtree(doomed, ignore_errors=True)

    def _listed(self) -> list[RunName]:
        """All folders named as runs are, also those that somebody copied by half."""
        if not self._runs.is_dir():
            return []
        found = (parse_name(path.name) for path in self._runs.iterdir())
        return sorted(name for name in found if name)

    def _lead_to(self, name: RunName) -> None:
        linked = self._link(name)
        if linked:
            (self._out / LATEST_TEXT).unlink(missing_ok=True)
        else:
            self._write(LATEST_TEXT, f"{name}\n")
        target = f"{LATEST if linked else f'{RUNS}/{name}'}/index.html"
        self._write(FRONT, _FRONT_PAGE.format(target=target))
        sync_folder(self._out)

    def _link(self, name: RunName) -> bool:
        """Switch the link in one step; whether this file system has links."""
        fresh = self._out / f"{hidden_prefix()}{secrets.token_hex(8)}"
        try:
            fresh.symlink_to(f"{RUNS}/{name}", target_is_directory=True)
        except (OSError, NotImplementedError):
            return False
        fresh.replace(self._out / LATEST)
        return True

    def _write(self, name: str, text: str) -> None:
        path = self._out / name
        if not path.is_file() or path.read_text("utf-8", "replace") != text:
            write_whole(path, text.encode(), READABLE)
