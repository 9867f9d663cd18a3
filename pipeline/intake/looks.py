"""What a worker does with one file: a first look, and a second once its pages are recognised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipeline.intake.one import take_in
from pipeline.progress import Progress
from pipeline.read.aids import Aids
from pipeline.store import Result, Unread, Withheld, encode
from pipeline.workers import Lost, Workers

if TYPE_CHECKING:
    from pipeline.intake.pages import Recognised
    from pipeline.read.scan import ScannedPage

_SECONDS = 120.0


class Task(NamedTuple):
    """A file to read; ``converted`` is what an office program made of one in an old format."""

    path: Path
    converted: Path | None = None


class Taken(NamedTuple):
    """The result for a file, encoded as the store keeps it; whether it is withheld as secret."""

    encoded: bytes
    withheld: bool


class Unkept(NamedTuple):
    """A result that the next run should not rely on: it may come out better then."""

    result: Result


class Wanting(NamedTuple):
    """The pages (from 1) that must be recognised before the file can be read."""

    pages: tuple[int, ...]


def read_texts(
    tasks: Mapping[str, Task], workers: Workers, progress: Progress
) -> Iterator[tuple[str, Taken | Unkept | Wanting]]:
    """By its key, what a first look says of each file."""
    keys = {task: key for key, task in tasks.items()}
    progress.begin("Đọc văn bản", len(tasks))
    for task, answer in workers.run(first_look, list(keys), _SECONDS):
        progress.step()
        yield keys[task], unread(answer) if isinstance(answer, Lost) else answer


def first_look(task: Task) -> Taken | Wanting:
    """The result for a file that holds its text; else the pages that must be recognised."""
    wanted: list[int] = []

    def want(path: Path, page: int) -> ScannedPage:
        from pipeline.intake.pages import bare

        wanted.append(page)
        return bare(page)

    taken = _take(task, Aids(recognise=want, to_office=partial(_handed, task.converted)))
    return Wanting(tuple(wanted)) if wanted and not taken.withheld else taken


def second_look(scan: tuple[Task, Recognised]) -> Taken:
    """The result for a file some of whose pages were recognised."""
    task, pages = scan
    return _take(task, Aids(recognise=pages, to_office=partial(_handed, task.converted)))


def unread(lost: Lost) -> Unkept:
    """What is said of a file whose worker was lost."""
    if lost.ours:
        remedy = "Báo nhóm phát triển rasoat kèm tên tệp này."
    else:
        remedy = "Mở tệp để kiểm tra, lưu lại thành tệp mới (DOCX hoặc PDF) rồi chạy lại."
    return Unkept(Unread(problem=lost.problem, remedy=remedy))


def _take(task: Task, aids: Aids) -> Taken:
    result = take_in(task.path, aids)
    return Taken(encode(result), isinstance(result, Withheld))


def _handed(converted: Path | None, path: Path) -> Path:
    assert converted is not None, "a batch converts every old format before it reads"
    return converted
