"""Dossiers made from plain text, for tests of rules and reports."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pipeline.extract import extract_facts
from pipeline.model.document import Document
from pipeline.model.reading import Cell, Line, ReadNote, Table
from pipeline.model.run import Dossier, Source, Twin
from pipeline.read.txt import read_text
from pipeline.structure import build_document
from pipeline.twins import differences


def dossier_of(
    text: str,
    notes: Sequence[ReadNote] = (),
    path: str = "vp/mau.txt",
    draft: str = "",
    rows: Sequence[Sequence[str]] = (),
) -> Dossier:
    """``text`` read, structured and extracted like a file of unit ``vp``, compared with a draft.

    ``rows`` make a table below the text.
    """
    reading = read_text(text)
    if rows:
        reading = msgspec.structs.replace(reading, blocks=(*reading.blocks, _table(rows)))
    document = build_document(reading)
    document = msgspec.structs.replace(document, notes=(*document.notes, *notes))
    source = Source(path=path, unit="vp", sha256="0" * 64, size=len(text.encode()))
    return Dossier(
        source=source,
        document=document,
        facts=extract_facts(document),
        twins=(_twin(document, draft),) if draft else (),
    )


def _table(rows: Sequence[Sequence[str]]) -> Table:
    cells = [
        Cell(row=row, column=column, lines=(Line(text=text),) if text else ())
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return Table(cells=tuple(cells), n_rows=len(rows), n_columns=len(rows[0]))


def _twin(signed: Document, text: str) -> Twin:
    draft = build_document(read_text(text))
    source = Source(path="vp/du-thao.docx", unit="vp", sha256="1" * 64, size=len(text.encode()))
    return Twin(source=source, document=draft, differences=differences(signed, draft))
