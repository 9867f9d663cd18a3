"""The language of Vietnamese law: one spaCy pipeline whose tokens never change the text.

``passage_of`` gives lines and clauses of a text, with exact offsets; ``legal_language`` is the
pipeline itself, to which other stages add their components.
"""

from pipeline.language.model import Clause, Line, LineKind, Passage
from pipeline.language.pipeline import legal_language, passage_of

__all__ = ["Clause", "Line", "LineKind", "Passage", "legal_language", "passage_of"]
