"""What a document says: citations of law, responsibilities, tables of steps, dynamic reference."""

from __future__ import annotations

from pipeline.extract.citations import citations_of
from pipeline.extract.dynamic_reference import find_dynamic_reference
from pipeline.extract.responsibilities import responsibilities_of
from pipeline.extract.step_tables import step_tables_of
from pipeline.model.document import Document
from pipeline.model.facts import Facts

__all__ = ["extract_facts"]


def extract_facts(document: Document) -> Facts:
    """All facts of one document; spans count characters of ``document.text``."""
    return Facts(
        citations=citations_of(document),
        responsibilities=responsibilities_of(document),
        step_tables=step_tables_of(document),
        dynamic_reference=find_dynamic_reference(document.text),
    )
