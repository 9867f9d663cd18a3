"""Files in old formats, turned into DOCX and XLSX by one office program for the whole batch."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.intake.looks import Unkept
from pipeline.progress import Progress
from pipeline.read.sniff import Format
from pipeline.store import Unread


class OldFile(NamedTuple):
    """A file and the old format it is in, as a worker has told it."""

    path: Path
    format: Format


class Converted(NamedTuple):
    """By a file's key, where its converted copy lies, or why there is none."""

    paths: Mapping[str, Path]
    failed: Mapping[str, Unkept]


def convert_all(files: Mapping[str, OldFile], folder: Path, progress: Progress) -> Converted:
    """Convert files in old formats.

    Args:
        files: by its key, each file.
        folder: where the copies go.
        progress: told when all are done; the program does them in one go.
    """
    if not files:
        return Converted({}, {})
    from pipeline.read.office import convert_old

    progress.begin("Chuyển định dạng cũ", 1)
    answers = convert_old({file.path: file.format for file in files.values()}, folder)
    progress.step()
    paths: dict[str, Path] = {}
    failed: dict[str, Unkept] = {}
    for key, file in files.items():
        answer = answers[file.path]
        if isinstance(answer, Path):
            paths[key] = answer
        else:
            failed[key] = Unkept(Unread(problem=answer.problem, remedy=answer.remedy))
    return Converted(paths, failed)
