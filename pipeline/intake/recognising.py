"""The files some of whose pages are pictures: recognise those pages, then read the files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from pipeline.intake.looks import Taken, Task, Unkept, Wanting, second_look, unread
from pipeline.intake.pages import (
    PageRead,
    PageTask,
    Recognised,
    keep_page,
    kept_page,
    page_cache,
    recognise,
)
from pipeline.progress import Progress
from pipeline.read.scan import is_available
from pipeline.store import Result, Withheld, encode
from pipeline.workers import Lost, Workers

_SECONDS_A_PAGE = 120.0
_SECONDS = 300.0


def read_scans(
    scans: Mapping[str, tuple[Task, Wanting]],
    cache: Path,
    private: Path,
    workers: Workers,
    progress: Progress,
) -> Iterator[tuple[str, Taken | Unkept]]:
    """Read files with pages that are pictures.

    First pages come first: a file whose first page bears a mark of secrecy is read no further.

    Args:
        scans: by its key, a file and the pages to recognise.
        cache: where pages of documents that passed the gate are kept from run to run.
        private: the run's own folder, for pages of documents that have not passed it yet.
        workers: who does it.
        progress: told of each page.
    """
    if not is_available():
        for key, (task, _) in scans.items():
            yield key, Unkept(_decoded(second_look((task, Recognised({}, ())))))
        return
    desk = _Desk(page_cache(cache), private / "pages", workers, progress)
    progress.begin("Nhận dạng trang quét", sum(len(wanting.pages) for _, wanting in scans.values()))
    firsts = {key: wanting.pages[:1] for key, (_, wanting) in scans.items()}
    desk.recognise({key: (scans[key][0], pages) for key, pages in firsts.items()})
    for key in desk.marked:
        yield key, Taken(encode(Withheld()), withheld=True)
    left = {key: scan for key, scan in scans.items() if key not in desk.marked}
    desk.recognise({key: (task, wanting.pages[1:]) for key, (task, wanting) in left.items()})
    yield from desk.read({key: task for key, (task, _) in left.items()})


class _Desk:
    """The pages recognised in one run, by file."""

    def __init__(self, kept: Path, private: Path, workers: Workers, progress: Progress) -> None:
        self._kept, self._private = kept, private
        self._workers, self._progress = workers, progress
        self._keys: dict[str, dict[int, str]] = defaultdict(dict)
        self._incomplete: set[str] = set()
        self.marked: set[str] = set()

    def recognise(self, wanted: Mapping[str, tuple[Task, Sequence[int]]]) -> None:
        """Recognise pages, round robin over the files' tasks as they stand."""
        owners: dict[PageTask, str] = {}
        for key, (task, pages) in wanted.items():
            owners |= {PageTask(task.path, page, self._kept): key for page in pages}
        for page_task, answer in self._workers.run(recognise, list(owners), _SECONDS_A_PAGE):
            self._progress.step()
            self._note(owners[page_task], page_task.page, answer)

    def read(self, tasks: Mapping[str, Task]) -> Iterator[tuple[str, Taken | Unkept]]:
        """Read the files whose pages were recognised; those that pass leave theirs in the cache."""
        folders = (self._private, self._kept)
        owners = {task: key for key, task in tasks.items()}
        jobs = [(task, Recognised(self._keys[key], folders)) for task, key in owners.items()]
        for (task, _), answer in self._workers.run(second_look, jobs, _SECONDS):
            key = owners[task]
            if isinstance(answer, Lost):
                yield key, unread(answer)
                continue
            if not answer.withheld:
                self._keep_pages(key)
            yield key, Unkept(_decoded(answer)) if key in self._incomplete else answer

    def _note(self, key: str, page: int, answer: PageRead | Lost) -> None:
        if isinstance(answer, Lost):
            self._incomplete.add(key)
            return
        self._keys[key][page] = answer.key
        if answer.marked:
            self.marked.add(key)
        elif answer.fresh is not None:
            keep_page(self._private, answer.key, answer.fresh)

    def _keep_pages(self, key: str) -> None:
        for page in self._keys[key].values():
            fresh = kept_page(self._private, page)
            if fresh is not None:
                keep_page(self._kept, page, msgspec.msgpack.encode(fresh))


def _decoded(taken: Taken) -> Result:
    result: Result = msgspec.msgpack.decode(taken.encoded, type=Result)
    return result
