"""Files in old formats, turned into DOCX and XLSX by one office program for the whole batch."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.intake.looks import Unkept
from pipeline.progress import Progress
from pipeline.store import Unread


class Converted(NamedTuple):
    """By a file's key, where its converted copy lies, or why there is none."""

    paths: Mapping[str, Path]
    failed: Mapping[str, Unkept]


def convert_old(files: Mapping[str, Path], folder: Path, progress: Progress) -> Converted:
    """Convert files in old formats.

    Args:
        files: by its key, each file.
        folder: where the copies go.
        progress: told when all are done; the program does them in one go.
    """
    if not files:
        return Converted({}, {})
    from pipeline.read.office import convert

    progress.begin("Chuyển định dạng cũ", 1)
    answers = convert(list(files.values()), folder)
    progress.step()
    paths: dict[str, Path] = {}
    failed: dict[str, Unkept] = {}
    for key, path in files.items():
        answer = answers[path]
        if isinstance(answer, Path):
            paths[key] = answer
        else:
            failed[key] = Unkept(Unread(problem=answer.problem, remedy=answer.remedy))
    return Converted(paths, failed)
