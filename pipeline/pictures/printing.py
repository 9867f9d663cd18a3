"""Word documents printed as PDF once, so that their pages can be shown."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from pipeline.disk import write_whole
from pipeline.errors import UnreadableFile
from pipeline.progress import Progress
from pipeline.read.office import PRINTED, find_program, print_documents
from pipeline.read.sniff import Format, sniff
from pipeline.workers import Workers

_SECONDS = 30.0
Tell = Callable[[str, str], None]  # the hash of a file, and why its pages are not shown


def printed(
    files: Mapping[str, Path],
    folder: Path,
    workers: Workers,
    progress: Progress,
    tell: Tell,
) -> dict[str, Path]:
    """The printed documents by the hash of their files; what cannot be printed is left out.

    Args:
        files: where each file lies, by its hash.
        folder: where printed documents are kept; those of other files are deleted.
        workers: who tells what kind a file is.
        progress: told when all are printed.
        tell: told the hash of what the office program could not print, and why.
    """
    known = {sha256: folder / f"{sha256}.pdf" for sha256 in files}
    _drop_others(folder, known.values())
    missing = {path: sha256 for sha256, path in files.items() if not known[sha256].exists()}
    if missing and find_program() is not None:
        kinds = {
            path: kind
            for path, kind in workers.run(kind_of, list(missing), _SECONDS)
            if isinstance(kind, Format) and kind in PRINTED
        }
        _print(kinds, {path: known[missing[path]] for path in kinds}, progress, tell)
    return {sha256: path for sha256, path in known.items() if path.exists()}


def kind_of(path: Path) -> Format | None:
    """What a file is; None where nobody can tell."""
    try:
        return sniff(path)
    except (UnreadableFile, OSError):
        return None


def _print(
    kinds: Mapping[Path, Format],
    targets: Mapping[Path, Path],
    progress: Progress,
    tell: Tell,
) -> None:
    if not kinds:
        return
    progress.begin("In văn bản Word để xem trang", 1)
    with tempfile.TemporaryDirectory(prefix="rasoat-print-") as name:
        for path, made in print_documents(kinds, Path(name)).items():
            if isinstance(made, Path):
                write_whole(targets[path], made.read_bytes())
            else:
                tell(targets[path].stem, made.problem)
    progress.step()


def _drop_others(folder: Path, kept: Iterable[Path]) -> None:
    wanted = set(kept)
    for path in folder.glob("*.pdf"):
        if path not in wanted:
            path.unlink(missing_ok=True)
