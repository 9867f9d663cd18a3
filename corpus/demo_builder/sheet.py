"""A document to be, as blocks from top to bottom; what the writers understand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

MADE_UP = "TÀI LIỆU GIẢ ĐỊNH – dùng để minh họa phần mềm rasoat, không phải văn bản thật"
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY_MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"


class Kind(StrEnum):
    """What a block is, and so how it looks."""

    TITLE = "title"  # bold, centred
    SUBJECT = "subject"  # bold, centred, a short rule below
    ITALIC_CENTER = "italic_center"
    BASIS = "basis"  # italic
    PLAIN = "plain"
    CHAPTER = "chapter"  # label and heading on lines of their own, centred
    HEADING = "heading"  # "I. MỤC ĐÍCH", "5.2. Diễn giải": bold, at the margin
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"
    INDENT = "indent"
    PAGE_BREAK = "page_break"
    BOX = "box"  # a text box
    TABLE = "table"
    HEAD = "head"  # left column | right column
    SIGNATURE = "signature"  # recipients | capacity, post, name


@dataclass(frozen=True)
class Block:
    """One block. ``label`` is its number as typed ("Điều 5.", "đ)"), "" for what has none.

    ``rows`` are a table's cells, or the two columns of a head or signature line by line. A cell
    "^" is merged with the one above, "<" with the one to its left. ``widths`` are shares of the
    text's width in per cent.
    """

    kind: Kind
    text: str = ""
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()

    @property
    def line(self) -> str:
        """Label and text as they read on paper."""
        return f"{self.label} {settled(self.text)}".strip()


@dataclass(frozen=True)
class Sheet:
    """Blocks, and how Word stores them.

    ``automatic``: articles, clauses and points are numbered by Word itself. ``decomposed``:
    letters and their marks are characters apart (Unicode NFD), as some keyboards write them.
    """

    blocks: tuple[Block, ...]
    automatic: bool = False
    decomposed: bool = False


class Mark(StrEnum):
    """What a piece of text is besides plain words."""

    PLAIN = "plain"
    INSERTED = "inserted"  # {++…++}: an insertion nobody has accepted yet
    DELETED = "deleted"  # {--…--}
    FOOTNOTE = "footnote"  # [^…]


_MARKS = re.compile(
    r"\{\+\+(?P<inserted>.*?)\+\+\}|\{--(?P<deleted>.*?)--\}|\[\^(?P<footnote>.*?)\]"
)


def pieces(text: str) -> list[tuple[Mark, str]]:
    """``text`` cut at its marks, in order."""
    found: list[tuple[Mark, str]] = []
    end = 0
    for match in _MARKS.finditer(text):
        if match.start() > end:
            found.append((Mark.PLAIN, text[end : match.start()]))
        name = str(match.lastgroup)
        found.append((Mark(name), match[name]))
        end = match.end()
    if end < len(text):
        found.append((Mark.PLAIN, text[end:]))
    return found


def settled(text: str) -> str:
    """``text`` with insertions accepted, deletions gone and footnotes in brackets."""
    words = []
    for mark, piece in pieces(text):
        if mark is Mark.FOOTNOTE:
            words.append(f" ({piece})")
        elif mark is not Mark.DELETED:
            words.append(piece)
    return "".join(words)
