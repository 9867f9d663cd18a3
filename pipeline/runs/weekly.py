"""One run among others: locked, written out of sight, put there whole, counted."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pipeline.config import Settings
from pipeline.log import Level, logging_run, say
from pipeline.progress import Progress
from pipeline.report.circumstances import Circumstances
from pipeline.report.records import RunRecord
from pipeline.run import Batch, load, review
from pipeline.runs.keeping import kept
from pipeline.runs.lock import locked
from pipeline.runs.metrics import (
    Row,
    names_in,
    points_of,
    read_rows,
    row_of,
    set_spoilt_aside,
    write_rows,
)
from pipeline.runs.naming import RunName
from pipeline.runs.shelf import Shelf

LOG = "run.log"


@dataclass(frozen=True, slots=True)
class Finished:
    """A run that is there: its batch, its folder, and the page a reader opens."""

    batch: Batch
    folder: Path
    entry: Path


def review_week(settings: Settings, progress: Progress, shown: Level = Level.WARNING) -> Finished:
    """Review a corpus and put the run beside the earlier ones in ``settings.out``.

    Killed at any moment, this leaves the last report as it is; the next call removes what was
    left and goes on as if the killed one had never been or, where it was put there already, as if
    it had ended.

    Args:
        settings: what to review, as of when, where to write, how many runs to keep.
        progress: told of each file.
        shown: level of the log lines on standard error.

    Raises:
        BadSettings: see ``pipeline.run.load``; or the way of ``latest`` is barred.
        BadRegister: a register breaks its rules.
        BadDatabase: runs and decisions cannot be kept.
        RunLocked: another run writes to the same folder.
        OSError: the folder cannot be written.
    """
    loaded = load(settings)
    with locked(settings.out):
        shelf = Shelf(settings.out)
        shelf.refuse_blocked()
        shelf.mend()
        name = shelf.next_name(settings.as_of, names_in(read_rows(settings.out)))
        with shelf.unfinished() as folder, logging_run(str(name), folder / LOG, shown):
            set_spoilt_aside(settings.out)
            around = Circumstances(points=points_of(_count(shelf, settings.out)))
            batch = review(loaded, folder, progress, around, lambda: shelf.put(folder, name))
        _count(shelf, settings.out)
        names = shelf.names()
        shelf.remove(frozenset(names) - kept(names, settings.keep))
        return Finished(batch, shelf.folder(name), shelf.entry())


def _count(shelf: Shelf, out: Path) -> tuple[Row, ...]:
    """Write the table with the lines it lacks, and return all its lines."""
    rows = read_rows(out)
    told = set(names_in(rows))
    missing = [name for name in shelf.names() if name not in told]
    rows += tuple(row_of(name, record) for name in missing if (record := _record(shelf, name)))
    write_rows(out, rows)
    return rows


def _record(shelf: Shelf, name: RunName) -> RunRecord | None:
    """An earlier run's record; None where it is damaged, or of another version's form."""
    try:
        return msgspec.json.decode((shelf.folder(name) / "run.json").read_bytes(), type=RunRecord)
    except (OSError, msgspec.MsgspecError):
        say("earlier_run_unreadable", logging.WARNING, earlier=name)
        return None
