"""Where words stand on the pages of a printed document. Done in a worker: the file is hostile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Box
from pipeline.read.hygiene import letters_of
from pipeline.read.pdf.engine import PageText, open_pages

_MOST_PAGES = 400


class Words(NamedTuple):
    """Words looked for: those quoted, within those around them; ``mark`` tells which they are."""

    mark: str
    context: str
    quote: str


class FindTask(NamedTuple):
    """A printed document and the words to find in it."""

    path: Path
    wanted: tuple[Words, ...]


class Place(NamedTuple):
    """Where words stand: the page, from 1, and a box for each line of them."""

    mark: str
    page: int
    boxes: tuple[Box, ...]


class _Letter(NamedTuple):
    """A letter of the text without diacritics: its page, and its place among the page's letters."""

    page: int
    offset: int


def find(task: FindTask) -> tuple[Place, ...]:
    """The places of those words that are there; words that run on keep their first page's lines."""
    try:
        pdf = open_pages(task.path)
    except UnreadableFile:
        return ()
    try:
        pages = list(_pages(pdf))
        text, at = _folded(pages)
        return tuple(_places(task.wanted, text, at, pages))
    finally:
        pdf.close()


def _pages(pdf: pdfium.PdfDocument) -> Iterator[PageText]:
    for number in range(min(len(pdf), _MOST_PAGES)):
        yield PageText(pdf[number])


def _folded(pages: list[PageText]) -> tuple[str, list[_Letter]]:
    letters: list[str] = []
    at: list[_Letter] = []
    for page, shown in enumerate(pages):
        for offset, letter in enumerate(shown.text):
            folded = letters_of(letter)
            letters.append(folded)
            at.extend([_Letter(page, offset)] * len(folded))
    return "".join(letters), at


def _places(
    wanted: tuple[Words, ...], text: str, at: list[_Letter], pages: list[PageText]
) -> Iterator[Place]:
    for words in wanted:
        span = _span(words, text)
        if span is None:
            continue
        first = at[span[0]].page
        letters = [letter for letter in at[span[0] : span[1]] if letter.page == first]
        boxes = [pages[first].box(letter.offset) for letter in letters]
        yield Place(words.mark, first + 1, tuple(_lines(boxes)))


def _span(words: Words, text: str) -> tuple[int, int] | None:
    """The letters of the quote: where its context stands, else where it stands first."""
    quote, context = letters_of(words.quote), letters_of(words.context)
    inside = max(context.find(quote), 0)
    start = text.find(context) if context else -1
    if start >= 0:
        start += inside
    elif quote:
        start = text.find(quote)
    length = len(quote or context)
    return (start, start + length) if start >= 0 and length else None


def _lines(boxes: list[Box]) -> Iterator[Box]:
    """One box for the letters of each line: a new one begins below the last, or to its left."""
    line: Box | None = None
    for box in boxes:
        if line is not None and box.top < line.bottom and box.x0 >= line.x0:
            line = Box(
                line.x0,
                min(line.top, box.top),
                max(line.x1, box.x1),
                max(line.bottom, box.bottom),
            )
            continue
        if line is not None:
            yield line
        line = box
    if line is not None:
        yield line
