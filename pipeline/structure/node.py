"""A provision while the tree still grows."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.document import DocumentTable, Provision, ProvisionKind, Span
from pipeline.structure.eids import EidMint
from pipeline.structure.sequence import Value

_OWN_TREE = frozenset(
    {ProvisionKind.ATTACHMENT, ProvisionKind.ANNEX, ProvisionKind.FORM, ProvisionKind.QUOTE}
)


@dataclass(slots=True, eq=False)
class Node:
    """A node with what it has collected so far.

    ``style`` and ``value`` are its label's; ``own`` the ranges of its own words; ``leads_in``
    tells that its last words announce a list ("… như sau:").
    """

    kind: ProvisionKind
    num: str
    style: str
    value: Value
    rank: int
    start: int
    head_end: int
    end: int
    page: int | None = None
    heading: str = ""
    own: list[tuple[int, int]] = field(default_factory=list)
    tables: list[DocumentTable] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    parent: Node | None = None

    def adopt(self, child: Node) -> None:
        """Take ``child`` as the last child."""
        child.parent = self
        self.children.append(child)

    def say(self, start: int, end: int) -> None:
        """Take the words from ``start`` to ``end`` as its own."""
        if end > start:
            self.own.append((start, end))
        self.reach(end)

    def reach(self, end: int) -> None:
        """Reach to ``end`` at least."""
        self.end = max(self.end, end)


def freeze(nodes: list[Node], text: str) -> tuple[Provision, ...]:
    """The finished tree.

    Args:
        nodes: the top nodes in reading order.
        text: the text their ranges count in.
    """
    mint = EidMint()
    return tuple(_freeze(node, text, mint, "", "") for node in nodes)


def _freeze(node: Node, text: str, mint: EidMint, parent: str, tree: str) -> Provision:
    eid = mint.eid(node.kind, node.num, parent, tree)
    own_tree = eid if node.kind in _OWN_TREE else tree
    children = tuple(_freeze(child, text, mint, eid, own_tree) for child in node.children)
    end = max([node.end, *(child.span.end for child in children)])
    return Provision(
        kind=node.kind,
        num=node.num,
        eid=eid,
        span=Span(node.start, end),
        head=Span(node.start, node.head_end),
        heading=node.heading,
        text="\n".join(text[start:stop].strip() for start, stop in node.own),
        page=node.page,
        tables=tuple(node.tables),
        children=children,
    )
