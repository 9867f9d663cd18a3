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
from pipeline.store import Result, Unread, Withheld, encode
from pipeline.workers import Lost, Workers

_SECONDS_A_PAGE = 120.0
_SECONDS = 120.0
_UNGATED = Unread(
    problem="Trang đầu có ảnh chưa nhận dạng được, nên chưa biết văn bản có dấu chỉ độ mật không; "
    "không phân tích.",
    remedy="Cài Tesseract và dữ liệu tiếng Việt (gói tesseract-ocr-vie) rồi chạy lại; nếu đã cài, "
    "quét lại trang đầu rõ hơn.",
)


def read_scans(
    scans: Mapping[str, tuple[Task, Wanting]],
    cache: Path,
    private: Path,
    workers: Workers,
    progress: Progress,
) -> Iterator[tuple[str, Taken | Unkept]]:
    """Read files with pages that are pictures.

    First pages come first: a file whose first page bears a mark of secrecy is read no further,
    and one whose first page cannot be recognised is not read at all, for it may bear one.

    Args:
        scans: by its key, a file and the pages to recognise.
        cache: where pages of documents that passed the gate are kept from run to run.
        private: the run's own folder, for pages of documents that have not passed it yet.
        workers: who does it.
        progress: told of each page.
    """
    desk = _Desk(page_cache(cache), private / "pages", workers, progress)
    left = dict(scans)
    if is_available():
        total = sum(len(wanting.pages) for _, wanting in scans.values())
        progress.begin("Nhận dạng trang quét", total)
        for pages in (slice(1), slice(1, None)):
            desk.recognise({key: (task, want.pages[pages]) for key, (task, want) in left.items()})
            for key in desk.marked & left.keys():
                del left[key]
                yield key, Taken(encode(Withheld()), withheld=True)
    ungated = {key for key, (_, want) in left.items() if 1 in want.pages and not desk.knows(key, 1)}
    for key in ungated:
        yield key, Unkept(_UNGATED)
    yield from desk.read({key: task for key, (task, _) in left.items() if key not in ungated})


class _Desk:
    """The pages recognised in one run, by file."""

    def __init__(self, kept: Path, private: Path, workers: Workers, progress: Progress) -> None:
        self._kept, self._private = kept, private
        self._workers, self._progress = workers, progress
        self._keys: dict[str, dict[int, str]] = defaultdict(dict)
        self._asked: dict[str, set[int]] = defaultdict(set)
        self.marked: set[str] = set()

    def recognise(self, wanted: Mapping[str, tuple[Task, Sequence[int]]]) -> None:
        """Recognise pages, round robin over the files' tasks as they stand."""
        owners: dict[PageTask, str] = {}
        for key, (task, pages) in wanted.items():
            self._asked[key].update(pages)
            path = task.converted or task.path
            owners |= {PageTask(path, page, self._kept): key for page in pages}
        for page_task, answer in self._workers.run(recognise, list(owners), _SECONDS_A_PAGE):
            self._progress.step()
            self._note(owners[page_task], page_task.page, answer)

    def knows(self, key: str, page: int) -> bool:
        """Whether a page of a file was recognised."""
        return page in self._keys[key]

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
            complete = self._asked[key] <= self._keys[key].keys()
            yield key, answer if complete else Unkept(_decoded(answer))

    def _note(self, key: str, page: int, answer: PageRead | Lost) -> None:
        if isinstance(answer, Lost):
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
