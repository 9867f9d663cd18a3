"""How spaCy finds the borders."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language.borders.clauses import SIGNS, clauses_in
from pipeline.language.borders.lines import lines_of
from pipeline.language.model import Passage


class Borders:
    """Sets ``doc._.passage`` and where each of ``doc.sents`` starts."""

    def __init__(self, nlp: Language) -> None:
        self._signs = np.array([nlp.vocab.strings.add(sign) for sign in SIGNS], dtype=np.uint64)

    def __call__(self, doc: Doc) -> Doc:
        """``doc`` with its borders."""
        text = doc._.given
        orths = doc.to_array("ORTH")
        starts = doc.to_array("IDX").astype(np.int64)
        signs = starts[np.isin(orths, self._signs)].tolist()
        lines = lines_of(text)
        clauses = tuple(clauses_in(text, lines, signs))
        doc._.passage = Passage(text=text, lines=lines, clauses=clauses)
        firsts = {clause.sentence: clause.span.start for clause in reversed(clauses)}
        for place in np.searchsorted(starts, sorted(firsts.values())).tolist():
            doc[place].is_sent_start = True
        return doc


def register(name: str) -> None:
    """Let spaCy know the component by ``name``; more than once does no harm."""
    if not Doc.has_extension("passage"):
        Doc.set_extension("passage", default=None)
    Language.factory(name, assigns=["doc._.passage"], func=lambda nlp, name: Borders(nlp))
