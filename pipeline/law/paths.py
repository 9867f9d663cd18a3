"""Paths of provisions: "d5.k2.a" in words, and which of two holds the other.

The same paths as ``Citation.provisions``: article, clause and point from the outside in; "c3" a
chapter, "m1" a section, "pl2" an annex.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.document import Provision, ProvisionKind

_PATH = re.compile(
    r"d\d+[a-zđ]*(?:\.k\d+[a-zđ]*)?(?:\.[a-zđ]{1,2}\d*)?|"
    r"c\d+[a-zđ]?(?:\.m\d+[a-zđ]?)?|m\d+[a-zđ]?|pl(?:\d+[a-zđ]?)?"
)
_WORDS = {"d": "Điều", "k": "khoản", "c": "Chương", "m": "Mục"}
_PART = re.compile(r"([dkcm])(\d.*)")
_GROUPING = (
    ProvisionKind.PART,
    ProvisionKind.CHAPTER,
    ProvisionKind.SECTION,
    ProvisionKind.SUBSECTION,
)


def is_path(text: str) -> bool:
    """Whether ``text`` is a path of a provision."""
    return _PATH.fullmatch(text) is not None


def path_of(nodes: Sequence[Provision]) -> str:
    """The path of the innermost of ``nodes``, which hold one another, outermost first.

    Returns:
        "d5.k2.a"; "" above or outside articles.
    """
    parts: list[str] = []
    for node in nodes:
        if node.kind is ProvisionKind.ARTICLE:
            parts = [f"d{node.num}"]
        elif parts and node.kind is ProvisionKind.CLAUSE:
            parts.append(f"k{node.num}")
        elif parts and node.kind is ProvisionKind.POINT:
            parts.append(node.num)
    return ".".join(parts)


def unfolded(nodes: Iterable[Provision]) -> Iterator[Provision]:
    """The nodes with chapters and sections opened, in reading order; quotes are left out."""
    for node in nodes:
        if node.kind in _GROUPING:
            yield from unfolded(node.children)
        elif node.kind is not ProvisionKind.QUOTE:
            yield node


def told(path: str) -> str:
    """A path as a lawyer cites it: "điểm a khoản 2 Điều 5"; "toàn văn bản" for an empty one."""
    if not path:
        return "toàn văn bản"
    return " ".join(_part(part) for part in reversed(path.split(".")))


def holds(outer: str, inner: str) -> bool:
    """Whether ``inner`` is ``outer`` or lies in it; an empty path is the whole instrument."""
    return not outer or inner == outer or inner.startswith(f"{outer}.")


def order(path: str) -> tuple[tuple[bool, str, int, str], ...]:
    """A key that sorts paths by their numbers, annexes last."""
    found = (re.match(r"([a-zđ]*?)(\d*)([a-zđ]*)$", part) for part in path.split("."))
    return tuple((part[1] == "pl", part[1], int(part[2] or 0), part[3]) for part in found if part)


def _part(part: str) -> str:
    if part.startswith("pl"):
        return f"Phụ lục {part[2:]}".strip()
    numbered = _PART.fullmatch(part)
    return f"{_WORDS[numbered[1]]} {numbered[2]}" if numbered else f"điểm {part}"
