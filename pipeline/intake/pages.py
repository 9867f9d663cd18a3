"""Pages that must be recognised: a task each, so that one long scan keeps every core busy.

What a page says is kept in the run's own folder until its whole document has passed the secrecy
gate; only then does it go into the cache, by the page's content.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from pipeline.disk import write_whole
from pipeline.model.reading import Page, Reading, ReadNote, ReadNoteKind
from pipeline.read.scan import ScannedPage, engine_version, page_key, recognise_page
from pipeline.read.secrecy import is_marked
from pipeline.store import version_of

_RECOGNISING_PARTS = (
    *("model/reading.py", "read/scan", "read/hygiene", "read/pdf", "read/secrecy"),
)


class PageTask(NamedTuple):
    """A page (from 1) of a file; ``kept`` is the cache to look in first."""

    path: Path
    page: int
    kept: Path


class PageRead(NamedTuple):
    """A page's key; its words, encoded, unless the cache held them; whether it bears a mark."""

    key: str
    fresh: bytes | None
    marked: bool


def recognise(task: PageTask) -> PageRead:
    """Recognise one page, or find it in the cache.

    Raises:
        UnreadableFile: if the page cannot be shown as a picture.
    """
    key = page_key(task.path, task.page)
    kept = kept_page(task.kept, key)
    if kept is not None:
        return PageRead(key, None, _bears_mark(kept))
    scanned = recognise_page(task.path, task.page)
    return PageRead(key, msgspec.msgpack.encode(scanned), _bears_mark(scanned))


def kept_page(folder: Path, key: str) -> ScannedPage | None:
    """The page kept under ``key``; None where there is none, or it was damaged on disk."""
    try:
        return msgspec.msgpack.decode(_place(folder, key).read_bytes(), type=ScannedPage)
    except (OSError, msgspec.MsgspecError):
        return None


def keep_page(folder: Path, key: str, encoded: bytes) -> None:
    """Keep a page's words under ``key``."""
    write_whole(_place(folder, key), encoded)


@cache
def page_cache(cache_folder: Path) -> Path:
    """Where the pages are kept that this code and this recogniser read; others are deleted."""
    pages = cache_folder / "pages"
    mine = pages / f"{version_of(*_RECOGNISING_PARTS)}-{engine_version()}"
    for folder in pages.glob("*"):
        if folder != mine:
            shutil.rmtree(folder, ignore_errors=True)
    return mine


@dataclass(frozen=True, slots=True)
class Recognised:
    """The pages of one file that were recognised: keys by page, and the folders to look in."""

    keys: Mapping[int, str]
    folders: tuple[Path, ...]

    def __call__(self, path: Path, page: int, /) -> ScannedPage:
        """The words of a page; a page nobody could recognise is a bare picture, and says so."""
        key = self.keys.get(page, "")
        for folder in self.folders if key else ():
            scanned = kept_page(folder, key)
            if scanned is not None:
                return scanned
        return bare(page)


def bare(page: int) -> ScannedPage:
    """A page of which nothing was recognised."""
    note = ReadNote(kind=ReadNoteKind.NO_TEXT_LAYER, page=page, degrades=True)
    return ScannedPage(
        page=Page(number=page, width=0, height=0, has_text=False), blocks=(), notes=(note,)
    )


def _place(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key}.msgpack"


def _bears_mark(scanned: ScannedPage) -> bool:
    return is_marked(Reading(format="scan", blocks=scanned.blocks, pages=(scanned.page,)))
