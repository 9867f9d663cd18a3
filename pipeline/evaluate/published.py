"""Published documents as one archive: a ``.jsonl.xz`` of ``{"id", "html", "title", "toc"}``."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

import msgspec

from pipeline.model.reading import Reading
from pipeline.read.html import read_markup


class Published(msgspec.Struct, frozen=True):
    """A document as published; ``toc`` is its official table of contents, where it has one."""

    id: str
    html: str
    title: str | None = None
    toc: list[str] | None = None

    @property
    def reading(self) -> Reading:
        """The document as read, anew each time."""
        return read_markup(self.html)


def published(archive: Path) -> Iterator[Published]:
    """The documents of ``archive``, one after the other: together they would fill the memory.

    Raises:
        OSError: if it cannot be read.
        msgspec.MsgspecError: if a line is not of that form.
    """
    decoder = msgspec.json.Decoder(Published)
    with lzma.open(archive, "rb") as lines:
        yield from map(decoder.decode, lines)
