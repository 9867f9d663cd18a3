"""What a document says: citations of law, responsibilities, procedures, assignments."""

from __future__ import annotations

from pipeline.extract.assignments import assignments_of
from pipeline.extract.citations import bare_numbers, citations_of
from pipeline.extract.dynamic_reference import find_dynamic_reference
from pipeline.extract.procedures import procedures_drawn, procedures_of, tells_steps
from pipeline.extract.responsibilities import responsibilities_of
from pipeline.extract.step_tables import step_tables_of
from pipeline.model.document import Document
from pipeline.model.facts import Facts

__all__ = ["extract_facts"]


def extract_facts(document: Document) -> Facts:
    """All facts of one document; spans count characters of ``document.text``."""
    norms = responsibilities_of(document)
    tables = tuple(each for each in step_tables_of(document) if tells_steps(document, each))
    citations = citations_of(document)
    procedures = procedures_of(document, norms, tables)
    procedures += procedures_drawn(document, procedures)
    return Facts(
        citations=citations,
        bare_numbers=bare_numbers(document.text, tuple(each.span for each in citations)),
        responsibilities=norms,
        procedures=tuple(sorted(procedures, key=lambda each: each.steps[0].action.start)),
        step_tables=tables,
        assignments=assignments_of(document, norms),
        dynamic_reference=find_dynamic_reference(document.text),
    )
