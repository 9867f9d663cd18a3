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
_BELOW = {
    Kind.SECTION: Kind.SUBSECTION,
    Kind.SUBSECTION: Kind.CLAUSE,
    Kind.ARTICLE: Kind.CLAUSE,
}
_DIVISION_STYLES = frozenset({"part", "chapter", "section", "subsection", "article"})
_SMALL = frozenset({Kind.POINT, Kind.SUBPOINT, Kind.INDENT})
_DEEPEST = 16  # open levels; lists in lists beyond that are no reader's
_LARGEST_GAP = 5


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label goes: below ``parent``, as a node of this kind."""

    parent: Node
    kind: Kind
    label: Label
    value: Value
    rank: int


@dataclass(frozen=True, slots=True)
class _Case:
    """One reading of a label among the open nodes.

    ``peers`` are the open nodes of its style, the innermost first.
    """

    path: list[Node]
    label: Label
    value: Value
    peers: list[Node]
    before: str

    @property
    def letters(self) -> bool:
        """Whether the series is one of letters."""
        return self.label.style.startswith("letter")

    def at(self, parent: Node, kind: Kind, rank: int) -> Placed:
        """The place below ``parent``."""
        return Placed(parent, kind, self.label, self.value, rank)

    def beside(self, peer: Node) -> Placed | None:
        """The place as the next sibling of ``peer``."""
        return self.at(peer.parent, peer.kind, peer.rank) if peer.parent is not None else None

    def under(self, parent: Node) -> Placed:
        """The place in a list of its own below ``parent``, whatever the level of either."""
        return self.at(parent, _kind(parent, self.label), parent.rank + 1)


def place(path: list[Node], label: Label, before: str) -> Placed | None:
    """Where ``label`` belongs.

    Args:
        path: the open nodes from the root down.
        label: as read at the start of a paragraph.
        before: the paragraph before; a colon at its end announces a list.

    Returns:
        The place, or None where the label is no provision's.
    """
    if len(path) > _DEEPEST:
        path = path[:_DEEPEST]
    for reading in _readings(label, path):
        family = _FAMILY.get(reading.style, reading.style)
        peers = [node for node in reversed(path) if _FAMILY.get(node.style, node.style) == family]
        case = _Case(path, reading, value_of(reading), peers, before)
        if reading.style in _DIVISION_STYLES:
            placed = _division(case)
        else:
            placed = (
                _below_point(case)
                or _next(case)
                or _decimal(case)
                or _first(case)
                or _after_gap(case)
                or _picked_up(case)
            )
        if placed is not None:
            return placed
    return None


def _readings(label: Label, path: list[Node]) -> tuple[Label, ...]:
    """What a label may mean: "i)" is a letter or the Roman one; "1)" after "k)" is an "l)"."""
    if label.style in ("letter", "letter-parens") and label.num in "ivx" and not label.suffix:
        return (label, replace(label, style="small-roman"))
    if label.style == "arabic-paren" and label.name == "1":
        after_k = any(node.style == "letter" and node.num == "k" for node in path)
        return (replace(label, style="letter", num="l"), label) if after_k else (label,)
    return (label,)


def _division(case: _Case) -> Placed | None:
    """A part, chapter, section or article. An article's number never falls."""
    rank = RANKS[case.label.style]
    parent = _above(case.path, rank)
    if case.label.style == "article" and not _begins_anew(parent, case.value):
        before = next(_articles(case.path[0]), None)
        if before is not None and case.value < before.value:
            return None
    return case.at(parent, _DIVISIONS[case.label.style], rank)


def _begins_anew(parent: Node, value: Value) -> bool:
    """Whether the count of articles may start again below ``parent``.

    It may in a chapter without articles, and in an annex, which may hold several samples.
    """
    if parent.kind is Kind.ANNEX:
        return is_first(value)
    return parent.kind in _HIGH and parent.parent is not None and not parent.children


def _below_point(case: _Case) -> Placed | None:
    """b1, b2 below b; after a point that ends in a semicolon, b1 is a point put in later."""
    if not case.letters or not case.peers or case.before.endswith(";"):
        return None
    point = case.peers[0]
    if case.value != (*point.value[:1], 1):
        return None
    return case.at(point, Kind.SUBPOINT, point.rank + 1)


def _next(case: _Case) -> Placed | None:
    """The next of an open list."""
    for peer in case.peers:
        below_point = peer.parent in case.peers and peer.value[-1:] != (0,)
        if below_point and case.value[-1:] == (0,):
            continue  # after b2 the series goes on beside b, not below it
        if follows(peer.value, case.value, letters=case.letters):
            return case.beside(peer)
    return None


def _decimal(case: _Case) -> Placed | None:
    """5.1 below 5."""
    if case.label.style != "decimal" or case.value[-2] > _LARGEST_GAP:
        return None
    prefix = case.value[:-2]
    for node in reversed(case.path):
        if node.value[:-1] == prefix and node.value[-1:] == (0,):
            kind = _BELOW.get(node.kind, Kind.SUBPOINT)
            return case.at(node, kind, node.rank + 1)
    return None


def _first(case: _Case) -> Placed | None:
    """The first of a new list."""
    label, path, peers = case.label, case.path, case.peers
    if label.style == "decimal" or not is_first(case.value):
        return None
    innermost = path[-1]
    rank = RANKS[label.style]
    if label.style == "roman" and any(node.kind is Kind.ARTICLE for node in path):
        rank = _ROMAN_IN_ARTICLE
    if not case.value:  # dashes: one list a level
        parent = peers[0].parent if peers else None
        return case.at(parent or _above(path, rank), Kind.INDENT, rank)
    announced = case.before.endswith(":")
    if peers:
        return case.under(innermost) if announced or innermost is not peers[0] else None
    if announced and innermost.rank >= rank:
        return case.under(innermost)
    parent = _above(path, rank)
    return case.at(parent, _kind(parent, label), rank)


def _after_gap(case: _Case) -> Placed | None:
    """A later item of an open list, some labels left out, or one number given twice."""
    if is_first(case.value):
        return None
    for peer in case.peers:
        if 0 < gap(peer.value, case.value) <= _LARGEST_GAP or peer.value == case.value:
            return case.beside(peer)
    return None


def _picked_up(case: _Case) -> Placed | None:
    """The first labelled item of a list that begins at another number than 1.

    A quote may begin with any; the first item may have lost its label (so the list begins at 2
    or b); and clauses may be counted on from the article before.
    """
    if case.peers or case.label.style == "decimal":
        return None
    rank = RANKS[case.label.style]
    parent = _above(case.path, rank)
    if parent.kind is Kind.QUOTE and not parent.children:
        return case.at(parent, _kind(parent, case.label), rank)
    before = next(islice(_articles(case.path[0]), 1, None), None)
    last = before.children[-1] if before is not None and before.children else None
    counted_on = last is not None and follows(last.value, case.value, letters=False)
    if case.value[-2:] != (2, 0) and (case.letters or not counted_on):
        return None
    return case.at(parent, _kind(parent, case.label), rank)


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


def _kind(parent: Node, label: Label) -> Kind:
    """The kind of a listed item below ``parent``."""
    style = label.style
    if style in _DIVISIONS:
        return _DIVISIONS[style]
    if parent.kind in _SMALL:
        return Kind.SUBPOINT
    if style == "roman":
        return Kind.SECTION if parent.kind is not Kind.ARTICLE else Kind.CLAUSE
    if parent.style == "procedure" and style == "arabic":
        return Kind.SECTION
    if style.startswith("arabic") and style != "arabic-parens":
        return Kind.SUBPOINT if parent.kind in (Kind.CLAUSE, Kind.STEP) else Kind.CLAUSE
    return Kind.POINT if style.startswith("letter") else Kind.SUBPOINT
