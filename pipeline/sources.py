"""The files of a corpus: every one of them, each with its unit and hash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import BadSettings
from pipeline.model.run import Source
from pipeline.units import HISTORY_FILE, UNITS_FILE, UNPLACED

_HIDDEN = (".", "~$")
SUPPRESSIONS_FILE = "suppressions.yaml"
SETTINGS = (UNITS_FILE, HISTORY_FILE, SUPPRESSIONS_FILE)  # at the root of a corpus


class Barrier(StrEnum):
    """Why something in a corpus is not opened."""

    LINK = "link"  # it would lead out of the corpus, or round in a circle
    SPECIAL = "special"  # a pipe, socket or device: opening it may never end
    CLOSED_FOLDER = "closed_folder"  # what lies in it cannot be listed


class FoundFile(NamedTuple):
    """A source and where it lies; the source's own path is for people and may be escaped."""

    source: Source
    path: Path
    barrier: Barrier | None = None


def find_sources(corpus: Path) -> tuple[FoundFile, ...]:
    """All files below ``corpus`` but its own settings, by path.

    Hidden files and the lock files of office programs (``~$…``) are no documents. Symbolic links
    are named and not followed, so that a run never leaves the corpus. A file that may not be
    opened keeps an empty hash: reading it will say why.

    Raises:
        BadSettings: if ``corpus`` is no folder.
    """
    if not corpus.is_dir():
        raise BadSettings(
            f"Không có thư mục «{corpus}».", remedy="Kiểm tra đường dẫn CORPUS rồi chạy lại."
        )
    return tuple(sorted(_found(corpus), key=lambda file: file.source.path))


def _found(corpus: Path) -> Iterator[FoundFile]:
    closed: list[Path] = []
    settings = [corpus / name for name in SETTINGS]
    walk = os.walk(corpus, onerror=lambda error: closed.append(Path(error.filename)))
    for folder, folders, files in walk:
        folders[:] = [name for name in folders if not name.startswith(_HIDDEN)]
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in (*files, *links):
            path = Path(folder, name)
            if not name.startswith(_HIDDEN) and path not in settings:
                yield _file(path, corpus, _barrier(path))
    for path in closed:
        yield _file(path, corpus, Barrier.CLOSED_FOLDER)


def _barrier(path: Path) -> Barrier | None:
    if path.is_symlink():
        return Barrier.LINK
    return None if path.is_file() else Barrier.SPECIAL


def _file(path: Path, corpus: Path, barrier: Barrier | None) -> FoundFile:
    below = path.relative_to(corpus).as_posix().encode("utf-8", "backslashreplace").decode()
    unit, _, rest = below.partition("/")
    digest, size = ("", 0) if barrier else _content(path)
    source = Source(path=below, unit=unit if rest else UNPLACED, sha256=digest, size=size)
    return FoundFile(source, path, barrier)


def _content(path: Path) -> tuple[str, int]:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), path.stat().st_size
    except OSError:
        return "", 0
