"""Responsibilities as a component of the language pipeline."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline.extract.responsibilities.find import find_responsibilities
from pipeline.language import legal_language
from pipeline.model.facts import Responsibility

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "rasoat_responsibilities"


def responsibilities_in(text: str) -> tuple[Responsibility, ...]:
    """The norms of ``text``, one or more lines of composed text; spans count its characters."""
    register()
    norms: tuple[Responsibility, ...] = legal_language(NAME)(text)._.responsibilities
    return norms


@cache
def register() -> None:
    """Let spaCy know the component, which sets ``doc._.responsibilities``."""
    from spacy.language import Language
    from spacy.tokens import Doc

    Doc.set_extension("responsibilities", default=(), force=True)
    Language.component(NAME, assigns=["doc._.responsibilities"], func=_set_responsibilities)


def _set_responsibilities(doc: Doc) -> Doc:
    doc._.responsibilities = find_responsibilities(doc._.passage)
    return doc
