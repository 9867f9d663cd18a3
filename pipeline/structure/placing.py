"""Where a label belongs among the open provisions, if anywhere.

A label that is the next of an open series continues it; the first of a series opens a list below
the provision that is open; a label that is neither is chance (a number at the start of a wrapped
line, a date, a row of a formula) unless the step is small and the line looks like a provision.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.model.document import ProvisionKind as Kind
from pipeline.structure.labels import Label
from pipeline.structure.node import Node
from pipeline.structure.sequence import Value, follows, gap, is_first, value_of

RANKS = {
    "part": 10,
    "upper": 15,
    "chapter": 20,
    "section": 30,
    "subsection": 40,
    "roman": 45,
    "article": 50,
    "step": 58,
    "arabic": 60,
    "arabic-dash": 60,
    "arabic-paren": 60,
    "decimal": 62,
    "letter": 70,
    "letter-dot": 70,
    "small-roman": 80,
    "letter-parens": 80,
    "arabic-parens": 80,
    "dash": 90,
    "plus": 95,
}
_ROMAN_IN_ARTICLE = 55
_FAMILY = {"arabic-dash": "arabic", "arabic-paren": "arabic", "letter-dot": "letter"}
_DIVISIONS = {
    "part": Kind.PART,
    "upper": Kind.PART,
    "chapter": Kind.CHAPTER,
    "section": Kind.SECTION,
    "subsection": Kind.SUBSECTION,
    "article": Kind.ARTICLE,
    "step": Kind.STEP,
    "dash": Kind.INDENT,
    "plus": Kind.INDENT,
}
_HIGH = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION})
_SMALL = frozenset({Kind.POINT, Kind.SUBPOINT, Kind.INDENT})
_LARGEST_GAP = 5


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label goes: below ``parent``, as a node of this kind."""

    parent: Node
    kind: Kind
    label: Label
    value: Value
    rank: int


def place(path: list[Node], label: Label, before: str) -> Placed | None:
    """Where ``label`` belongs.

    Args:
        path: the open nodes from the root down.
        label: as read at the start of a paragraph.
        before: the paragraph before; a colon at its end announces a list.

    Returns:
        The place, or None where the label is no provision's.
    """
    for reading in _readings(label, path):
        if placed := _place(path, reading, before):
            return placed
    return None


def _readings(label: Label, path: list[Node]) -> tuple[Label, ...]:
    """What a label may mean: "i)" is a letter or the Roman one; "1)" after "k)" is an "l)"."""
    if label.style == "arabic-paren" and label.num == "1" and not label.suffix:
        if any(node.style == "letter" and node.num == "k" for node in path):
            return (replace(label, style="letter", num="l"),)
    if label.style == "letter" and label.num in "ivx" and not label.suffix:
        return (label, replace(label, style="small-roman"))
    if label.style == "letter-parens" and label.num in "ivx":
        return (label, replace(label, style="small-roman"))
    return (label,)


def _place(path: list[Node], label: Label, before: str) -> Placed | None:
    value = value_of(label)
    if label.style in ("part", "chapter", "section", "subsection", "article"):
        return _division(path, label, value)
    family = _FAMILY.get(label.style, label.style)
    letters = family == "letter"
    peers = [node for node in reversed(path) if _FAMILY.get(node.style, node.style) == family]
    if letters and not before.endswith(";") and peers and value == (*peers[0].value[:1], 1):
        return _within(peers[0], label, value)
    for peer in peers:
        if value[-1:] == (0,) and peer.parent in peers and peer.value[-1:] != (0,):
            continue  # after b2 the series goes on beside b, not below it
        if follows(peer.value, value, letters=letters):
            return _beside(peer, label, value)
    if family == "decimal":
        return _decimal(path, label, value)
    if is_first(value):
        return _opening(path, label, value, peers, before)
    for peer in peers:
        if 0 < gap(peer.value, value) <= _LARGEST_GAP or peer.value == value:
            return _beside(peer, label, value)
    if not peers and _picks_up(path[0], value, letters=letters):
        parent = _above(path, RANKS[label.style])
        return Placed(parent, _kind(parent, label), label, value, RANKS[label.style])
    return None


def _picks_up(root: Node, value: Value, *, letters: bool) -> bool:
    """Whether a list may begin at ``value`` though it is no first.

    It may where the first item has lost its label (so the list begins at 2 or b), and where
    clauses are counted on from the article before.
    """
    if value[-2:] == (2, 0):
        return True
    if letters:
        return False
    before = next(islice(_articles(root), 1, None), None)
    last = before.children[-1] if before is not None and before.children else None
    return last is not None and follows(last.value, value, letters=False)


def _within(parent: Node, label: Label, value: Value) -> Placed:
    """A list of its own below a point: b1, b2 after "b) …:"."""
    return Placed(parent, Kind.SUBPOINT, label, value, parent.rank + 1)


def _beside(peer: Node, label: Label, value: Value) -> Placed | None:
    if peer.parent is None:
        return None
    return Placed(peer.parent, peer.kind, label, value, peer.rank)


def _division(path: list[Node], label: Label, value: Value) -> Placed | None:
    rank = RANKS[label.style]
    parent = _above(path, rank)
    if label.style == "article":
        before = next(_articles(path[0]), None)
        if before is not None and value < before.value:
            return None
    return Placed(parent, _DIVISIONS[label.style], label, value, rank)


def _articles(node: Node) -> Iterator[Node]:
    """The articles below ``node``, the last first."""
    for child in reversed(node.children):
        if child.kind is Kind.ARTICLE:
            yield child
        elif child.kind in _HIGH:
            yield from _articles(child)


def _above(path: list[Node], rank: int) -> Node:
    """The innermost open node of a higher level."""
    return next(node for node in reversed(path) if node.rank < rank)


def _decimal(path: list[Node], label: Label, value: Value) -> Placed | None:
    prefix = value[:-2]
    for node in reversed(path):
        if node.value[:-1] == prefix and node.value[-1:] == (0,):
            if value[-2] > _LARGEST_GAP:
                return None
            return Placed(node, _decimal_kind(node, len(value) - 1), label, value, node.rank + 1)
    peers = [node for node in reversed(path) if node.style == "decimal"]
    for peer in peers:
        if 0 < gap(peer.value, value) <= _LARGEST_GAP:
            return _beside(peer, label, value)
    return None


def _decimal_kind(parent: Node, depth: int) -> Kind:
    if parent.kind is Kind.SECTION:
        return Kind.SUBSECTION
    if parent.kind is Kind.SUBSECTION:
        return Kind.CLAUSE
    if parent.kind is Kind.ARTICLE:
        return Kind.CLAUSE
    return Kind.SUBPOINT


def _opening(
    path: list[Node], label: Label, value: Value, peers: list[Node], before: str
) -> Placed | None:
    """The place of a new list."""
    innermost = path[-1]
    announced = before.endswith(":")
    rank = RANKS[label.style]
    if label.style == "roman" and any(node.kind is Kind.ARTICLE for node in path):
        rank = _ROMAN_IN_ARTICLE
    if not value:  # dashes: one list a level
        parent = peers[0].parent if peers else _above(path, rank)
        assert parent is not None
        return Placed(parent, Kind.INDENT, label, value, rank)
    if peers:
        if announced or innermost is not peers[0]:
            return Placed(innermost, _kind(innermost, label), label, value, innermost.rank + 1)
        return None
    if announced and innermost.rank >= rank:
        return Placed(innermost, _kind(innermost, label), label, value, innermost.rank + 1)
    parent = _above(path, rank)
    return Placed(parent, _kind(parent, label), label, value, rank)


def _kind(parent: Node, label: Label) -> Kind:
    """The kind of a listed item below ``parent``."""
    style = label.style
    if style in _DIVISIONS:
        return _DIVISIONS[style]
    if parent.kind in _SMALL:
        return Kind.SUBPOINT
    if style == "roman":
        return Kind.SECTION if parent.kind is not Kind.ARTICLE else Kind.CLAUSE
    if style.startswith("arabic") and style != "arabic-parens":
        return Kind.SUBPOINT if parent.kind in (Kind.CLAUSE, Kind.STEP) else Kind.CLAUSE
    return Kind.POINT if style.startswith("letter") else Kind.SUBPOINT
