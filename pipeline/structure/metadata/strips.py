"""Blocks as strips of text: one a paragraph, one a paragraph in a cell, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.model.document import Span
from pipeline.model.reading import Align
from pipeline.structure.paragraphs import Block, Paragraph


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of ``Document.text`` or a part of one; ``shown`` where bold or centred."""

    start: int
    text: str
    shown: bool = False
    in_table: bool = False

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    def part(self, start: int, end: int) -> Strip:
        """The strip of ``text[start:end]`` without outer spaces."""
        words = self.text[start:end]
        lead = len(words) - len(words.lstrip())
        return Strip(self.start + start + lead, words.strip(), self.shown, self.in_table)


def strips_of(blocks: Iterable[Block]) -> Iterator[Strip]:
    """The strips of ``blocks`` in reading order, empty ones left out."""
    for block in blocks:
        if isinstance(block, Paragraph):
            shown = block.bold or block.align is Align.CENTER
            if block.text.strip():
                yield Strip(block.start, block.text, shown)
            continue
        for cell in block.table.cells:
            start = cell.span.start
            for line in cell.text.split("\n"):
                if line.strip():
                    yield Strip(start, line, in_table=True)
                start += len(line) + 1


def join_words(strips: Iterable[Strip]) -> str:
    """The texts on one line."""
    return " ".join(" ".join(strip.text for strip in strips).split())


def cover_span(strips: list[Strip]) -> Span:
    """From the first strip's start to the last one's end."""
    return Span(strips[0].start, strips[-1].end)
