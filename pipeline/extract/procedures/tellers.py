"""What of a document may tell steps in prose: its articles, or what stands in their place.

Where there are no articles, a part headed "Quy trình nghỉ phép" tells steps as an article so headed
does, and so does a part that holds "Bước 1", or that calls the items below it steps. A document
that calls itself a procedure tells them in the list that stands right below its title, or under a
heading that says no more than that its content follows ("5. NỘI DUNG").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.procedures.naming import called, calls_itself_procedure, name_of
from pipeline.extract.procedures.numbered import numbered_steps
from pipeline.extract.procedures.vocabulary import vocabulary
from pipeline.model.document import APART, Document, Provision, ProvisionKind, Span

_CALLS_STEPS = "CÁC BƯỚC\n"
_CASE = re.compile(r"(?:đối với|trường hợp|nếu)\s[^\n]*:\s*", re.IGNORECASE)
_LEAST = 2
_LISTED = (
    ProvisionKind.STEP,
    ProvisionKind.SUBSECTION,
    ProvisionKind.CLAUSE,
    ProvisionKind.POINT,
    ProvisionKind.SUBPOINT,
)


class Teller(NamedTuple):
    """Words that may tell steps.

    ``lead`` is the heading they are to be read under, "" where they begin with their own; ``eid``
    the provision that holds them, "" where the whole document does.
    """

    title: str
    eid: str
    span: Span
    lead: str = ""


def tellers_of(document: Document) -> tuple[Teller, ...]:
    """What may tell steps in ``document``, in reading order.

    Blank forms and new text for other documents tell none.
    """
    found = tuple(_among(document, document.provisions, ()))
    of_steps = any(node.kind is ProvisionKind.STEP for node in document.provisions)
    if not found and (of_steps or calls_itself_procedure(document)):
        found = tuple(_of_itself(document))
    return found


def _among(
    document: Document, nodes: Sequence[Provision], above: tuple[Provision, ...]
) -> Iterator[Teller]:
    for node in nodes:
        if node.kind in APART:
            continue
        path = (*above, node)
        of_steps = any(child.kind is ProvisionKind.STEP for child in node.children)
        if node.kind is ProvisionKind.ARTICLE or of_steps or _calls_steps(document, node):
            yield Teller(called(document, path), node.eid, node.span)
            continue
        below = tuple(_among(document, node.children, path))
        yield from below
        if not below and vocabulary().sure_heading.match(node.heading) and not _has_tables(node):
            words = Span(node.head.end, node.span.end)
            yield Teller(called(document, path), node.eid, words, f"{node.heading}\n")


def _calls_steps(document: Document, node: Provision) -> bool:
    headed = vocabulary().steps_heading.match(node.heading) is not None
    return headed and numbered_steps(document.words(node.span)) != ()


def _of_itself(document: Document) -> Iterator[Teller]:
    """The lists of steps of a document without articles."""
    of_content = [
        teller
        for top in document.provisions
        for node in top.walk()
        if vocabulary().content_heading.fullmatch((node.heading or node.text).strip(" .:"))
        for teller in _listed(document, node.children, node.eid)
    ]
    yield from of_content or _listed(document, document.provisions, "")


def _listed(document: Document, items: Sequence[Provision], eid: str) -> Iterator[Teller]:
    """``items`` as a list of steps, or as one of each case: "1. Đối với điện đến:"."""
    listed = len(items) >= _LEAST and all(item.kind in _LISTED for item in items)
    if not listed or any(map(_has_tables, items)):
        return
    name = name_of(document)
    lists = [Teller(name, eid, Span(items[0].span.start, items[-1].span.end), _CALLS_STEPS)]
    if all(item.children and _CASE.fullmatch(item.text) for item in items):
        lists = [
            Teller(
                f"{name} – {item.text.rstrip(' :')}",
                item.eid,
                Span(item.children[0].span.start, item.span.end),
                _CALLS_STEPS,
            )
            for item in items
        ]
    for told in lists:
        if numbered_steps(f"{told.lead}{document.words(told.span)}"):
            yield told


def _has_tables(node: Provision) -> bool:
    return any(each.tables for each in node.walk())
