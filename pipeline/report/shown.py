"""A document as ``rasoat show --json`` prints it: the contract with other programs.

Spans and offsets count characters of ``text``.
"""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated

import msgspec
from msgspec import Meta

from pipeline.model.document import Document, DocumentTable, Metadata, ProvisionKind, Signer
from pipeline.model.document import Provision as Node
from pipeline.model.facts import CitationRole, Facts, Procedure, Responsibility
from pipeline.model.reading import ReadNote

Offset = Annotated[int, Meta(ge=0)]


class ShownProvision(msgspec.Struct, frozen=True, kw_only=True):
    """A node of the tree of provisions."""

    kind: ProvisionKind
    num: Annotated[str, Meta(description="Label without punctuation: '5', 'I', 'đ'; may be empty.")]
    heading: str
    text: Annotated[
        str, Meta(description="Own words, without label, heading, tables and children.")
    ]
    eid: Annotated[str, Meta(description="Akoma Ntoso eId: 'art_5__para_2__point_a'.")]
    page: Annotated[int | None, Meta(description="Page from 1; null for formats without pages.")]
    start: Offset
    end: Offset
    tables: tuple[DocumentTable, ...]
    children: tuple[ShownProvision, ...]


class ShownCitation(msgspec.Struct, frozen=True, kw_only=True):
    """A span that names an instrument or provisions of one."""

    quote: str
    start: Offset
    end: Offset
    instrument: Annotated[
        str | None,
        Meta(description="Number as written, the name of a law, 'self', or null if untold."),
    ]
    provisions: Annotated[
        tuple[str, ...], Meta(description="Paths from the article down: 'd5.k2.a', 'c3', 'pl2'.")
    ]
    number: str | None
    kind: str | None
    dated: Date | None
    year: int | None
    issuer: str | None
    role: CitationRole
    alias: Annotated[
        bool, Meta(description="Whether an abbreviation the document defines stands for it.")
    ]
    page: int | None


class ShownMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """What head, legal basis and signature block say; null where nothing is said."""

    number: str | None
    kind: str | None
    title: str | None
    issuer: str | None
    superior: str | None
    place: str | None
    date: Date | None
    effective: Date | None
    signer: Signer | None
    recipients: tuple[str, ...]
    legal_basis: Annotated[tuple[str, ...], Meta(description="The words of each 'Căn cứ' line.")]
    style: Annotated[str | None, Meta(description="'state', 'party', 'iso', or null.")]


class ShownDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One document as read: metadata, tree, and facts over one text."""

    format: Annotated[str, Meta(description="What the bytes are: 'pdf', 'docx', 'html', 'txt'.")]
    metadata: ShownMetadata
    provisions: tuple[ShownProvision, ...]
    citations: tuple[ShownCitation, ...]
    responsibilities: tuple[Responsibility, ...]
    procedures: tuple[Procedure, ...]
    notes: Annotated[tuple[ReadNote, ...], Meta(description="What the reader noticed.")]
    text: str


def show_document(document: Document, facts: Facts) -> ShownDocument:
    """``document`` with its ``facts`` in the printed form; encode it with ``msgspec.json``."""
    return ShownDocument(
        format=document.format,
        metadata=_metadata(document, document.metadata),
        provisions=tuple(_provision(node) for node in document.provisions),
        citations=tuple(
            ShownCitation(
                quote=citation.quote,
                start=citation.span.start,
                end=citation.span.end,
                instrument=citation.instrument,
                provisions=citation.provisions,
                number=citation.number,
                kind=citation.kind,
                dated=citation.dated,
                year=citation.year,
                issuer=citation.issuer,
                role=citation.role,
                alias=citation.alias,
                page=document.place(citation.span).page,
            )
            for citation in facts.citations
        ),
        responsibilities=facts.responsibilities,
        procedures=facts.procedures,
        notes=document.notes,
        text=document.text,
    )


def _metadata(document: Document, metadata: Metadata) -> ShownMetadata:
    return ShownMetadata(
        number=metadata.number,
        kind=metadata.kind,
        title=metadata.title,
        issuer=metadata.issuer,
        superior=metadata.superior,
        place=metadata.place,
        date=metadata.date,
        effective=metadata.effective,
        signer=metadata.signer,
        recipients=metadata.recipients,
        legal_basis=tuple(document.words(span) for span in metadata.legal_basis),
        style=metadata.style,
    )


def _provision(node: Node) -> ShownProvision:
    return ShownProvision(
        kind=node.kind,
        num=node.num,
        heading=node.heading,
        text=node.text,
        eid=node.eid,
        page=node.page,
        start=node.span.start,
        end=node.span.end,
        tables=node.tables,
        children=tuple(_provision(child) for child in node.children),
    )
