"""What only shows when pages are seen one after the other: tables that go on, boxes that repeat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pipeline.model.reading import Line, Origin, Page, Table
from pipeline.read.pdf.continuing import continued

Block = Line | Table

_DIGITS = re.compile(r"\d+")
_HEAD = 0.25  # of the page's height: a box of running heads keeps to it
_FOOT = 0.85
_GRID = 6.0  # points by which the place of such a box may vary


def joined(pages: Iterable[tuple[Page, Sequence[Block]]]) -> list[Block]:
    """All blocks of a document from those of its pages.

    A table that goes on from the page before becomes one with it. A box at the edge of a page that
    says the same as on a page before, numbers aside (procedures carry one with their code, issue
    and page), is a running head: it stays a table where it first stands.
    """
    blocks: list[Block] = []
    seen: set[tuple[str, int, int]] = set()
    for page, held in pages:
        shown = list(_without_repeats(page, held, seen))
        first = next((at for at, block in enumerate(shown) if _is_body(block)), None)
        last = next((at for at in range(len(blocks) - 1, -1, -1) if _is_body(blocks[at])), None)
        if first is not None and last is not None:
            above, below = blocks[last], shown[first]
            if isinstance(above, Table) and isinstance(below, Table):
                whole = continued(above, below)
                if whole is not None:
                    blocks[last] = whole
                    del shown[first]
        blocks += shown
    return blocks


def _without_repeats(
    page: Page, blocks: Sequence[Block], seen: set[tuple[str, int, int]]
) -> Iterator[Block]:
    for block in blocks:
        edge = _edge(page, block)
        if edge is None or not isinstance(block, Table) or block.box is None:
            yield block
            continue
        text = _DIGITS.sub("#", "|".join(cell.text for cell in block.cells)).casefold()
        key = (text, round(block.box.x0 / _GRID), round(block.box.top / _GRID))
        if key in seen:
            for cell in block.cells:
                for line in cell.lines:
                    yield msgspec.structs.replace(line, origin=edge)
        else:
            seen.add(key)
            yield block


def _edge(page: Page, block: Block) -> Origin | None:
    """The edge of the page a table with words keeps to, if it keeps to one."""
    if not isinstance(block, Table) or block.box is None:
        return None
    if not any(cell.lines for cell in block.cells):
        return None
    if block.box.bottom <= page.height * _HEAD:
        return Origin.HEADER
    if block.box.top >= page.height * _FOOT:
        return Origin.FOOTER
    return None


def _is_body(block: Block) -> bool:
    return isinstance(block, Table) or block.origin is Origin.BODY
