"""The body of a source file, read line by line into a sheet. The README tells how to write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from demo_builder.sheet import MOTTO, PARTY_MOTTO, Block, Kind, Sheet

_CHAPTER = re.compile(r"^((?:Chương|Phần|PHẦN|CHƯƠNG) [IVXLC\d]+|Mục \d+)\.\s+(.+)$")
_HEADING = re.compile(r"^([IVX]+[.-]|\d+\.\d+\.?|\d+\.)\s+(.+)$")
_ARTICLE = re.compile(r"^(Điều \d+[a-zđ]?[.:])\s*(.+)$")
_CLAUSE = re.compile(r"^(\d{1,2}[.-]|Bước \d+[.:])\s+(.+)$")
_POINT = re.compile(r"^([a-zđ]\d?\))\s+(.+)$")
_INDENT = re.compile(r"^([-+])\s+(.+)$")
_BASIS = re.compile(r"^(?:Căn cứ|Theo đề nghị|Xét đề nghị)\b")
_BY_LABEL = (
    (Kind.CHAPTER, _CHAPTER),
    (Kind.ARTICLE, _ARTICLE),
    (Kind.HEADING, _HEADING),
    (Kind.CLAUSE, _CLAUSE),
    (Kind.POINT, _POINT),
    (Kind.INDENT, _INDENT),
)
_BY_SIGN = {"# ": Kind.TITLE, "## ": Kind.SUBJECT, "= ": Kind.ITALIC_CENTER, "! ": Kind.PLAIN}


def read_markup(text: str, *, automatic: bool = False, decomposed: bool = False) -> Sheet:
    """The sheet a source's body describes, to be stored as :class:`Sheet` tells.

    Raises:
        ValueError: naming the line, where a directive is unknown, a block has no end, or the
            rows of a table do not have as many cells as it has widths.
    """
    return Sheet(tuple(_blocks(text.splitlines())), automatic, decomposed)


def _blocks(lines: list[str]) -> Iterator[Block]:
    at = 0
    opened = False
    while at < len(lines):
        line = lines[at].strip()
        at += 1
        if line.startswith("@"):
            name, _, rest = line[1:].partition(" ")
            inside, at = _inside(lines, at, name)
            yield _directive(name, rest, inside, at)
        elif line:
            block = _paragraph(line, opened=opened)
            opened = opened or block.kind in (Kind.ARTICLE, Kind.CHAPTER, Kind.HEADING)
            yield block


def _inside(lines: list[str], at: int, name: str) -> tuple[list[str], int]:
    """The lines of a directive that has some, and where to read on."""
    if name in ("page", "box"):
        return [], at
    for end in range(at, len(lines)):
        if lines[end].strip() == "@end":
            return [line.strip() for line in lines[at:end]], end + 1
    raise ValueError(f"dòng {at}: khối @{name} không có @end")


def _directive(name: str, rest: str, lines: list[str], at: int) -> Block:
    match name:
        case "page":
            return Block(Kind.PAGE_BREAK)
        case "box":
            return Block(Kind.BOX, rest)
        case "head" | "party":
            *left, day = [line for line in lines if line]
            right = (*MOTTO, day) if name == "head" else (PARTY_MOTTO, day)
            return Block(Kind.HEAD, rows=(tuple(left), right))
        case "sign":
            cut = lines.index("---") if "---" in lines else -1
            return Block(
                Kind.SIGNATURE, rows=(tuple(lines[: max(cut, 0)]), tuple(lines[cut + 1 :]))
            )
        case "table":
            return _table(rest, lines, at)
    raise ValueError(f"dòng {at}: không có khối @{name}")


def _table(rest: str, lines: list[str], at: int) -> Block:
    widths = tuple(int(share) for share in rest.split())
    rows = [tuple(cell.strip() for cell in line.split("|")) for line in lines if line]
    for row in rows:
        if len(row) != len(widths):
            raise ValueError(
                f"bảng trước dòng {at}: {len(widths)} cột, nhưng có dòng {len(row)} ô: {row}"
            )
    return Block(Kind.TABLE, rows=tuple(rows), widths=widths)


def _paragraph(line: str, *, opened: bool) -> Block:
    for sign, kind in _BY_SIGN.items():
        if line.startswith(sign):
            return Block(kind, line.removeprefix(sign))
    if not opened and _BASIS.match(line):
        return Block(Kind.BASIS, line)
    for kind, pattern in _BY_LABEL:
        match = pattern.match(line)
        if match and (kind is not Kind.HEADING or _is_heading(match[1], match[2])):
            return Block(kind, match[2], match[1])
    return Block(Kind.PLAIN, line)


def _is_heading(label: str, text: str) -> bool:
    """Whether "I.", "5.2." or "1." with words in capitals opens the line: else it is a clause."""
    return not re.fullmatch(r"\d+\.", label) or text.isupper()
