"""The pages a batch's findings stand on, drawn once and kept by the hash of their files."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.disk import write_whole
from pipeline.model.finding import Finding
from pipeline.model.run import Outcome, Status
from pipeline.pictures.drawing import Drawn, PictureTask, draw
from pipeline.progress import Progress
from pipeline.sources import FoundFile
from pipeline.store import version_of
from pipeline.walls import Walls
from pipeline.workers import Lost, Workers

_SECONDS = 60.0
_SHOWN = (Status.ANALYSED, Status.DEGRADED)

PageKey = tuple[str, int]  # the path of a source below the corpus, and a page from 1


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Where a page's picture (WebP) lies, and the page's width and height in points."""

    path: Path
    width: float
    height: float


def draw_pages(
    files: Sequence[FoundFile],
    outcomes: Sequence[Outcome],
    findings: Iterable[Finding],
    cache: Path,
    jobs: int,
    progress: Progress,
) -> dict[PageKey, PagePicture]:
    """The pictures of all pages that findings stand on.

    Files that lie in archives, and such as were not read to be shown, have none.

    Args:
        files: the files of the corpus.
        outcomes: what became of them; a file withheld is never drawn.
        findings: all findings of the run.
        cache: where pictures are kept from run to run; those of pages no finding of this run
            stands on are deleted.
        jobs: number of worker processes.
        progress: told of each file.
    """
    kept = _Kept(cache / "pictures" / version_of("pictures", "read/pdf", "read/scan"))
    shown = {each.source.path for each in outcomes if each.status in _SHOWN}
    paths = {
        file.source.path: file
        for file in files
        if file.source.path in shown and file.source.sha256 and file.path.is_file()
    }
    wanted: dict[str, set[int]] = defaultdict(set)
    for finding in findings:
        if finding.evidence.page is not None and finding.file in paths:
            wanted[finding.file].add(finding.evidence.page)
    missing: dict[PictureTask, str] = {}
    for name, pages in wanted.items():
        file = paths[name]
        new = tuple(page for page in sorted(pages) if not kept.has(file.source.sha256, page))
        if new:
            missing.setdefault(PictureTask(file.path, new), file.source.sha256)
    _draw(missing, kept, jobs, progress)
    hashes = {name: paths[name].source.sha256 for name in wanted}
    kept.drop_others((hashes[name], page) for name, pages in wanted.items() for page in pages)
    return {
        (name, page): picture
        for name, pages in wanted.items()
        for page in sorted(pages)
        if (picture := kept.get(hashes[name], page)) is not None
    }


def _draw(missing: Mapping[PictureTask, str], kept: _Kept, jobs: int, progress: Progress) -> None:
    if not missing:
        return
    progress.begin("Vẽ hình trang", len(missing))
    with Workers(jobs, Walls()) as workers:
        for task, answer in workers.run(draw, list(missing), _SECONDS):
            progress.step()
            for drawn in () if isinstance(answer, Lost) else answer:
                kept.put(missing[task], drawn)


class _Kept:
    """Pictures on disk; a name tells the page, and its size in tenths of a point."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths = {path.stem.split("_")[0]: path for path in folder.glob("*_*.webp")}

    def has(self, sha256: str, page: int) -> bool:
        return _name(sha256, page) in self._paths

    def get(self, sha256: str, page: int) -> PagePicture | None:
        path = self._paths.get(_name(sha256, page))
        if path is None:
            return None
        width, height = (int(side) / 10 for side in path.stem.split("_")[1:])
        return PagePicture(path, width, height)

    def put(self, sha256: str, drawn: Drawn) -> None:
        name = _name(sha256, drawn.page)
        path = self._folder / f"{name}_{drawn.width * 10:.0f}_{drawn.height * 10:.0f}.webp"
        write_whole(path, drawn.data)
        self._paths[name] = path

    def drop_others(self, wanted: Iterable[tuple[str, int]]) -> None:
        kept = {self._paths.get(_name(sha256, page)) for sha256, page in wanted}
        for path in self._folder.parent.glob("*/*.webp"):
            if path not in kept:
                path.unlink(missing_ok=True)


def _name(sha256: str, page: int) -> str:
    # Short: the report copies the name, and a folder on a Windows share has little room.
    return hashlib.sha256(f"{sha256} {page}".encode()).hexdigest()[:24]
