"""Files that lie in archives and e-mails, opened once more to be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.intake.opening import DEEPEST, OpenTask, look
from pipeline.sources import FoundFile
from pipeline.workers import Lost, Workers

_SECONDS = 120.0


def opened_again(
    files: Sequence[FoundFile], wanted: Iterable[str], private: Path, workers: Workers
) -> dict[str, Path]:
    """Where files lie whose paths are ``wanted``, those in others unpacked below ``private``.

    What cannot be opened any more is left out. Each file is known again by its hash.
    """
    by_path = {file.source.path: file for file in files}
    there = {path: file.path for path, file in by_path.items() if file.path.is_file()}
    missing = {path for path in wanted if path in by_path and path not in there}
    opened: set[str] = set()
    for depth in range(DEEPEST):
        holders = {holder for path in missing if (holder := _holder(path, there)) not in opened}
        tasks = {
            OpenTask(there[holder], private / f"again-{depth}-{place}"): holder
            for place, holder in enumerate(sorted(filter(None, holders)))
        }
        for task, answer in workers.run(look, list(tasks), _SECONDS):
            holder = tasks[task]
            opened.add(holder)
            if isinstance(answer, Lost) or answer.parcel is None:
                continue
            lies = dict(
                zip((each.sha256 for each in answer.parcel.contents), answer.paths, strict=True)
            )
            there |= {
                path: lies[file.source.sha256]
                for path, file in by_path.items()
                if path.startswith(f"{holder}/") and file.source.sha256 in lies
            }
    return {path: there[path] for path in wanted if path in there}


def _holder(path: str, there: Mapping[str, Path]) -> str:
    """The innermost file that is there and holds ``path``; "" for none."""
    parts = path.split("/")
    above = ("/".join(parts[:n]) for n in range(len(parts) - 1, 0, -1))
    return next((each for each in above if each in there), "")
