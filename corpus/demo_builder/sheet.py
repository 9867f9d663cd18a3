"""A document to be, as blocks from top to bottom; what the writers understand."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

LETTERS = "abcdđeghiklmnopqrstuvxy"


class Kind(StrEnum):
    """What a block is, and so how it looks."""

    CENTER = "center"  # bold, centred
    ITALIC_CENTER = "italic_center"
    BASIS = "basis"  # italic
    PLAIN = "plain"
    CHAPTER = "chapter"
    ARTICLE = "article"  # label and heading, bold
    CLAUSE = "clause"
    POINT = "point"
    PAGE_BREAK = "page_break"
    TABLE = "table"
    HEAD = "head"  # two columns: bodies and number | motto, place and date
    SIGNATURE = "signature"  # two columns: recipients | post and name


@dataclass(frozen=True)
class Block:
    """One block. ``num`` counts within its level; 0 for what has no number.

    ``rows`` are a table's cells or the two columns of a head or signature, line by line. A cell
    "^" is merged with the one above.
    """

    kind: Kind
    text: str = ""
    num: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass
class Sheet:
    """Blocks, and how to write them."""

    blocks: list[Block] = field(default_factory=list)
    numbering: str = "typed"
    tracked: bool = False

    def add(self, kind: Kind, text: str = "", num: int = 0) -> None:
        """Append a block of text."""
        self.blocks.append(Block(kind, text, num))

    def add_rows(self, kind: Kind, rows: list[tuple[str, ...]]) -> None:
        """Append a block of rows."""
        self.blocks.append(Block(kind, rows=tuple(rows)))


def label(block: Block) -> str:
    """A block's label as typed: "Điều 5. ", "2. ", "đ) "."""
    if block.kind is Kind.ARTICLE:
        return f"Điều {block.num}. "
    if block.kind is Kind.CLAUSE and block.num:
        return f"{block.num}. "
    if block.kind is Kind.POINT and block.num:
        return f"{LETTERS[block.num - 1]}) "
    return ""
