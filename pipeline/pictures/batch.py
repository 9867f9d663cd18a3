"""The pages a batch's findings stand on, drawn once and kept by the hash of their files."""

from __future__ import annotations

import hashlib
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pipeline.disk import write_whole
from pipeline.intake.private import private_folder
from pipeline.log import say
from pipeline.model.finding import Finding
from pipeline.model.reading import Box
from pipeline.model.run import Outcome, Status
from pipeline.pictures.drawing import Drawn, PictureTask, draw
from pipeline.pictures.finding import FindTask, Words, find
from pipeline.pictures.inside import opened_again
from pipeline.pictures.printing import Tell, printed
from pipeline.progress import Progress
from pipeline.sources import FoundFile
from pipeline.store import version_of
from pipeline.walls import Walls
from pipeline.workers import Lost, Workers

_SECONDS = 60.0
_Made = TypeVar("_Made")
_SHOWN = (Status.ANALYSED, Status.DEGRADED)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Where a page's picture (WebP) lies, and the page's width and height in points."""

    path: Path
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page a finding stands on: its picture, its number, the boxes of the lines quoted.

    ``printed`` is True where the page is as the office program prints the document; another
    program may break its pages otherwise.
    """

    picture: PagePicture
    page: int
    boxes: tuple[Box, ...]
    printed: bool = False


@dataclass(frozen=True, slots=True)
class _Spot:
    """A finding's place before its page is drawn: the file to draw from, its hash."""

    path: Path
    sha256: str
    page: int
    boxes: tuple[Box, ...]
    printed: bool = False


def draw_pages(
    files: Sequence[FoundFile],
    outcomes: Sequence[Outcome],
    findings: Sequence[Finding],
    cache: Path,
    jobs: int,
    progress: Progress,
) -> dict[str, Sheet]:
    """The pages findings stand on, by fingerprint.

    A Word document is printed for it. Files in archives are opened once more; such as were not
    read to be shown have none. Where a file's pages took too long or broke a worker, the log warns
    of it, and the next run tries again.

    Args:
        files: the files of the corpus.
        outcomes: what became of them; a file withheld is never drawn.
        findings: all findings of the run.
        cache: where pictures are kept from run to run; those of pages no finding of this run
            stands on are deleted.
        jobs: number of worker processes.
        progress: told of each file.
    """
    shown = {each.source.path for each in outcomes if each.status in _SHOWN}
    wanted = dict.fromkeys(finding.file for finding in findings if finding.file in shown)
    kept = _Kept(cache / "pictures" / version_of("pictures", "read/pdf", "read/scan"))
    with private_folder() as private, Workers(jobs, Walls(writable=(private,))) as workers:
        lies = opened_again(files, wanted, private, workers)
        paths = {
            file.source.path: file._replace(path=lies[file.source.path])
            for file in files
            if file.source.path in lies and file.source.sha256
        }
        names = {file.source.sha256: path for path, file in paths.items()}

        def tell(sha256: str, why: str) -> None:
            say("not_shown", logging.WARNING, document=names[sha256], why=why)

        standing = [finding for finding in findings if finding.file in paths]
        spots = dict(_spots(standing, paths))
        spots |= _printed_spots(standing, paths, cache / "printed", workers, progress, tell)
        _draw(spots.values(), kept, workers, progress, tell)
    kept.drop_others((spot.sha256, spot.page) for spot in spots.values())
    return {
        mark: Sheet(picture, spot.page, spot.boxes, spot.printed)
        for mark, spot in spots.items()
        if (picture := kept.get(spot.sha256, spot.page)) is not None
    }


def _spots(
    findings: Iterable[Finding], paths: Mapping[str, FoundFile]
) -> Iterator[tuple[str, _Spot]]:
    for finding in findings:
        place = finding.evidence
        if place.page is not None:
            file = paths[finding.file]
            spot = _Spot(file.path, file.source.sha256, place.page, place.boxes)
            yield finding.fingerprint, spot


def _printed_spots(
    findings: Iterable[Finding],
    paths: Mapping[str, FoundFile],
    folder: Path,
    workers: Workers,
    progress: Progress,
    tell: Tell,
) -> dict[str, _Spot]:
    """Where the words of findings on documents without pages stand when these are printed."""
    wanted: dict[str, list[Words]] = defaultdict(list)
    for finding in findings:
        place = finding.evidence
        if place.page is None and (place.quote or place.context):
            words = Words(finding.fingerprint, place.context, place.quote)
            wanted[paths[finding.file].source.sha256].append(words)
    by_hash = {file.source.sha256: file.path for file in paths.values()}
    pages = printed({sha256: by_hash[sha256] for sha256 in wanted}, folder, workers, progress, tell)
    tasks = {FindTask(path, tuple(wanted[sha256])): sha256 for sha256, path in pages.items()}
    spots: dict[str, _Spot] = {}
    for task, answer in workers.run(find, list(tasks), _SECONDS):
        for at in _or_told(answer, tasks[task], tell):
            spots[at.mark] = _Spot(task.path, tasks[task], at.page, at.boxes, printed=True)
    return spots


def _draw(
    spots: Iterable[_Spot], kept: _Kept, workers: Workers, progress: Progress, tell: Tell
) -> None:
    missing: dict[tuple[Path, str], set[int]] = defaultdict(set)
    for spot in spots:
        if not kept.has(spot.sha256, spot.page):
            missing[spot.path, spot.sha256].add(spot.page)
    if not missing:
        return
    tasks = {
        PictureTask(path, tuple(sorted(pages))): sha256 for (path, sha256), pages in missing.items()
    }
    progress.begin("Vẽ hình trang", len(tasks))
    for task, answer in workers.run(draw, list(tasks), _SECONDS):
        progress.step()
        for drawn in _or_told(answer, tasks[task], tell):
            kept.put(tasks[task], drawn)


def _or_told(answer: Sequence[_Made] | Lost, sha256: str, tell: Tell) -> Sequence[_Made]:
    """What was made of a file; nothing where its worker was lost."""
    if isinstance(answer, Lost):
        tell(sha256, answer.problem)
        return ()
    return answer


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
