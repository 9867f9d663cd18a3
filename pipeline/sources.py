"""The files of a corpus: every one of them, each with its unit and hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import BadSettings
from pipeline.model.run import Source
from pipeline.units import UNITS_FILE, UNPLACED


class FoundFile(NamedTuple):
    """A source and where it lies; the source's own path is for people and may be escaped."""

    source: Source
    path: Path


def find_sources(corpus: Path) -> tuple[FoundFile, ...]:
    """All files below ``corpus`` but its own settings, by path.

    Hidden files and the lock files of office programs (``~$…``) are no documents; symbolic links
    are not followed, so that a run never leaves the corpus. A file that may not be opened keeps
    an empty hash: reading it will say why.

    Raises:
        BadSettings: if ``corpus`` is no folder.
    """
    if not corpus.is_dir():
        raise BadSettings(
            f"Không có thư mục «{corpus}».", remedy="Kiểm tra đường dẫn CORPUS rồi chạy lại."
        )
    found = (FoundFile(_source(path, corpus), path) for path in _documents(corpus))
    return tuple(sorted(found, key=lambda file: file.source.path))


def _documents(corpus: Path) -> Iterator[Path]:
    for path in corpus.rglob("*"):
        below = path.relative_to(corpus)
        hidden = any(part.startswith((".", "~$")) for part in below.parts)
        if not hidden and path.is_file() and not path.is_symlink() and str(below) != UNITS_FILE:
            yield path


def _source(path: Path, corpus: Path) -> Source:
    below = path.relative_to(corpus).as_posix().encode("utf-8", "backslashreplace").decode()
    folder, _, _ = below.partition("/")
    try:
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        size = path.stat().st_size
    except OSError:
        digest, size = "", 0
    return Source(path=below, unit=folder if "/" in below else UNPLACED, sha256=digest, size=size)
