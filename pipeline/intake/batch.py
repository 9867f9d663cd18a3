"""All files of a corpus: opened, converted, recognised and read, each in a worker of its own.

Workers write nowhere but in the run's private folder, which goes when the run ends; what is kept
goes into the store from here, and only after the secrecy gate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pipeline.disk import remove_strays
from pipeline.intake.converting import convert_all
from pipeline.intake.looks import Taken, Task, Unkept, Wanting, read_texts
from pipeline.intake.opening import open_up
from pipeline.intake.private import private_folder
from pipeline.log import say
from pipeline.model.run import Source
from pipeline.progress import Progress
from pipeline.sources import FoundFile
from pipeline.store import Result, Store
from pipeline.walls import Walls
from pipeline.workers import Workers


@dataclass(frozen=True, slots=True)
class Intake:
    """All files of a batch, those inside others included, and what was read of each.

    ``unkept`` holds, by the key of a file, the results that are not in the store.
    """

    files: tuple[FoundFile, ...]
    unkept: Mapping[str, Result]
    store: Store

    def results(self) -> Iterator[tuple[FoundFile, Result]]:
        """Each file with its result, one at a time to spare memory."""
        for file in self.files:
            yield file, self.result(file.source)

    def result(self, source: Source) -> Result:
        """What was read of one file."""
        return self.unkept.get(source.key) or self.store.get(source.sha256)


def take_in_all(files: Sequence[FoundFile], cache: Path, jobs: int, progress: Progress) -> Intake:
    """Read every file the store does not hold yet, ``jobs`` at a time.

    Args:
        files: what lies in the corpus.
        cache: folder of the store and of recognised pages.
        jobs: number of worker processes.
        progress: told of each file and page as it ends.
    """
    store = Store(cache)
    store.drop_others()
    remove_strays(cache)
    with private_folder() as private, Workers(jobs, Walls(writable=(private,))) as workers:
        opened = open_up(files, store, workers, private, progress)
        converted = convert_all(opened.old, private, progress)
        tasks = {
            key: Task(path, converted.paths.get(key))
            for key, path in opened.waiting.items()
            if key not in converted.failed
        }
        unkept = {
            key: answer.result for key, answer in {**opened.closed, **converted.failed}.items()
        }
        paths = {file.source.key: file.source.path for file in opened.files}
        for key, answer in _read(tasks, cache, private, workers, progress):
            say("read", document=paths[key])
            if isinstance(answer, Unkept):
                unkept[key] = answer.result
            elif key in opened.hashed:
                store.put(key, answer.encoded)
            else:
                unkept[key] = msgspec.msgpack.decode(answer.encoded, type=Result)
    return Intake(files=opened.files, unkept=unkept, store=store)


def _read(
    tasks: Mapping[str, Task], cache: Path, private: Path, workers: Workers, progress: Progress
) -> Iterator[tuple[str, Taken | Unkept]]:
    scans: dict[str, tuple[Task, Wanting]] = {}
    for key, answer in read_texts(tasks, workers, progress):
        if isinstance(answer, Wanting):
            scans[key] = (tasks[key], answer)
        else:
            yield key, answer
    if scans:
        from pipeline.intake.recognising import read_scans

        yield from read_scans(scans, cache, private, workers, progress)
