"""Whether words are the title of a provision or its text."""

from __future__ import annotations

from pipeline.model.document import ProvisionKind as Kind
from pipeline.model.reading import Align
from pipeline.structure.node import Node
from pipeline.structure.paragraphs import Paragraph

_STOPS = ".;:,?!"
_LONGEST = 400  # characters; titles of articles of amending laws come near it
_LONGEST_PLAIN = 150  # a title that neither bold type nor capitals show
_WORDED = frozenset({"part", "chapter", "section", "subsection"})
_LISTED = frozenset({Kind.SECTION, Kind.SUBSECTION, Kind.PART})


def may_be_titled(node: Node) -> bool:
    """Whether a title may follow on the lines below the label."""
    return node.kind is Kind.ARTICLE or node.style in _WORDED


def is_heading(node: Node, rest: Paragraph) -> bool:
    """Whether the words ``rest`` behind the label of ``node`` are its title."""
    text = rest.text
    if len(text) >= _LONGEST:
        return False
    if node.style in _WORDED or (node.kind in _LISTED and text.isupper()):
        return True
    if node.kind is Kind.ARTICLE:
        return rest.bold or text[-1] not in _STOPS
    if node.kind in _LISTED and len(text) < _LONGEST_PLAIN and text[-1] not in _STOPS:
        return True
    return rest.bold and text[-1] not in ";,"


def goes_on(node: Node, paragraph: Paragraph) -> bool:
    """Whether an unlabelled paragraph is (more of) the title of ``node``."""
    heading, text = node.heading, paragraph.text
    if len(heading) + len(text) > _LONGEST:
        return False
    if node.kind is Kind.ARTICLE:
        return paragraph.bold and (not heading or heading[-1] not in _STOPS)
    if not heading:
        return True
    return text.isupper() or paragraph.bold or paragraph.align is Align.CENTER
