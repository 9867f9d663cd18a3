"""The spaCy pipeline, made once a process: importing spaCy costs half a second."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline.language.model import Passage

if TYPE_CHECKING:
    from spacy.language import Language

TOKENIZER = "rasoat.legal_tokenizer.v1"
BORDERS = "rasoat_borders"


@cache
def legal_language(*components: str) -> Language:
    """spaCy for Vietnamese law: our tokenizer, then borders of lines, sentences and clauses.

    The borders set ``doc._.passage`` and the starts of ``doc.sents``.

    Args:
        components: names of factories, registered with spaCy, to run after the borders.
    """
    import spacy

    from pipeline.language.borders import factory as borders
    from pipeline.language.tokens import factory as tokens

    tokens.register(TOKENIZER)
    borders.register(BORDERS)
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.max_length = 10**9  # the limit is meant for parsers, whose memory grows with the text
    for component in (BORDERS, *components):
        nlp.add_pipe(component)
    return nlp


def passage_of(text: str) -> Passage:
    """Lines and clauses of ``text``.

    Args:
        text: one or more lines of composed text, as of a provision or a whole document.

    Returns:
        The passage; its spans count characters of ``text``.
    """
    passage: Passage = legal_language()(text)._.passage
    return passage
