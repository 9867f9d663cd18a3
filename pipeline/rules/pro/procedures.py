"""The procedures that the rules look at, and how a reviewer reads a step of one."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.document import Document
from pipeline.model.facts import Procedure, Quote
from pipeline.model.run import Dossier
from pipeline.rules.pro.vocabulary import words
from pipeline.rules.statements import is_law

FEWEST = 3  # steps of a procedure in which something may be missing
_LONGEST = 70  # letters of an action in a message


def own(dossier: Dossier) -> tuple[Procedure, ...]:
    """The procedures of a unit's own document; law gives tasks to whole bodies."""
    return () if is_law(dossier.document) else dossier.facts.procedures


def tabular(dossier: Dossier) -> Iterator[Procedure]:
    """The procedures told in tables: what they leave out, prose round them seldom says."""
    if is_plan(dossier.document):
        return
    spans = [table.span for table in dossier.facts.step_tables]
    for procedure in dossier.facts.procedures:
        start = procedure.steps[0].action.start
        if any(span.start <= start < span.end for span in spans):
            yield procedure


def is_plan(document: Document) -> bool:
    """Whether a document lists what is to be done once, which is no procedure."""
    return (document.metadata.kind or "").casefold() in words("plans")


def short(quote: Quote, longest: int = _LONGEST) -> str:
    """The words in one line, cut where they are many."""
    said = " ".join(quote.quote.split())
    return said if len(said) <= longest else said[: longest - 2].rsplit(" ", 1)[0] + " …"
