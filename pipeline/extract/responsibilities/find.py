"""Finds the norms of a text: who must, may or must not do what.

Rules read it first (``ruled``); what was learnt from annotated articles then tells which actions
are norms, and whose (``learnt``). Without the trained models the rules stand alone.
"""

from __future__ import annotations

from pipeline.extract.responsibilities.learnt import learnt_norms
from pipeline.extract.responsibilities.learnt.sequences import Seen
from pipeline.extract.responsibilities.ruled import masked_of, ruled_norms
from pipeline.extract.responsibilities.settings import settings_of
from pipeline.extract.responsibilities.vocabulary import vocabulary
from pipeline.language import Passage
from pipeline.model.facts import Responsibility


def find_responsibilities(passage: Passage) -> tuple[Responsibility, ...]:
    """The norms of ``passage``, in reading order; spans count characters of its text.

    Raises:
        BadRegister: if a model does not keep its form.
    """
    words = vocabulary()
    masked = masked_of(passage.text)
    settings = settings_of(passage, masked, words)
    ruled = ruled_norms(passage)
    return learnt_norms(Seen(passage, masked, settings, ruled, words))
