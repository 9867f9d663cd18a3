"""In what form something is done, and what record is kept of it."""

from __future__ import annotations

import re
from functools import cache

from pipeline.directives.matching.judging.remark import Remark, Words
from pipeline.directives.matching.words import folded, lists
from pipeline.model.demand import AnyOf
from pipeline.model.verdict import State
from pipeline.word_lists import whole_words


def judge_papers(asked: AnyOf, words: Words) -> Remark:
    """Whether a passage, or else the rest of its article, tells of the form or record."""
    pattern = _ways(asked)
    for text in (words.own, words.lead, words.article):
        match = pattern.search(folded(text))
        if match:
            return Remark(State.PRESENT, text[match.start() : match.end()])
    return Remark(State.ABSENT)


@cache
def _ways(asked: AnyOf) -> re.Pattern[str]:
    forms = lists().forms
    named = [folded(word) for word in asked]
    return whole_words(dict.fromkeys((*named, *(p for n in named for p in forms.get(n, ())))))
