"""The name of a document, as a lawyer would call it."""

from __future__ import annotations

from pathlib import PurePosixPath

from pipeline.model.run import Dossier


def name_document(dossier: Dossier) -> str:
    """How a lawyer names the document: kind, number and date; else its title; else its file."""
    metadata = dossier.document.metadata
    if metadata.number:
        kind = metadata.kind or "Văn bản"
        dated = f" ngày {metadata.date:%d/%m/%Y}" if metadata.date else ""
        return f"{kind} số {metadata.number}{dated}"
    return metadata.title or PurePosixPath(dossier.source.path).name
