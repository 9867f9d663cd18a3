"""A file as read to a document as understood: paragraphs, regions, tree of provisions, metadata."""

from __future__ import annotations

from pipeline.model.document import Document
from pipeline.model.document import ProvisionKind as Kind
from pipeline.model.reading import Reading
from pipeline.structure.contents import without_contents
from pipeline.structure.metadata import read_metadata
from pipeline.structure.node import Node, freeze
from pipeline.structure.paragraphs import lay_out
from pipeline.structure.regions import Region, split
from pipeline.structure.titles import title_of
from pipeline.structure.tree import Tree

__all__ = ["build_document"]


def build_document(reading: Reading) -> Document:
    """Understand a file.

    Args:
        reading: lines and tables as read.

    Returns:
        The document: its text, metadata, and the tree of its provisions.
    """
    layout = lay_out(reading)
    blocks = without_contents(layout.blocks)
    main, regions = split(blocks)
    root = Node(Kind.PART, "", "root", (), 0, 0, 0, 0)
    Tree(root).grow(main.blocks)
    nodes = list(root.children)
    nodes.extend(_attached(region) for region in regions)
    return Document(
        format=reading.format,
        text=layout.text,
        metadata=read_metadata(blocks, main, regions),
        provisions=freeze(nodes, layout.text),
        tables=tuple(root.tables),
        anchors=layout.anchors,
        pages=reading.pages,
        notes=reading.notes,
        drawings=reading.drawings,
        mends=reading.mends,
    )


def _attached(region: Region) -> Node:
    """The tree of what is attached; a form is one node, its blanks are no provisions."""
    assert region.kind is not None
    first = region.blocks[0]
    title = title_of(region)
    node = Node(
        kind=region.kind,
        num=region.num,
        style="region",
        value=(),
        rank=0,
        start=first.start,
        head_end=title.end,
        end=title.end,
        page=first.page,
        heading=title.words,
    )
    rest = region.blocks[title.blocks :]
    if region.kind is Kind.FORM:
        Tree(node).hold(rest)
    else:
        Tree(node).grow(rest)
    return node
