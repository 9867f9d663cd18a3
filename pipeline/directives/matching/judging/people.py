"""Who does it, and who decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.directives.matching.judging.remark import Remark, Words
from pipeline.directives.matching.words import folded, lists
from pipeline.model.demand import AnyOf
from pipeline.model.verdict import State
from pipeline.word_lists import as_written, whole_words

_REACH = 70  # letters between a post and its deciding


def judge_who(asked: AnyOf, words: Words) -> Remark:
    """Whether one of those asked for, or a post that stands for one, is named in a passage."""
    pattern = _standing_for(asked)
    for text in (words.own, words.lead, words.article):
        match = pattern.search(folded(text))
        if match:
            return Remark(State.PRESENT, text[match.start() : match.end()])
    return Remark(State.ABSENT)


def judge_authority(asked: AnyOf, words: Words) -> Remark:
    """Whether the one asked for decides; another who decides in its place contradicts.

    A head named by no more than that ("người đứng đầu cơ quan") may be the very one.
    """
    for text in (words.clause, words.own):
        deciders = list(remarks_on_deciders(asked, text))
        fitting = next((each for each in deciders if each.state is State.PRESENT), None)
        if fitting:
            return fitting
        if deciders and text == words.clause:
            return deciders[0]
    return judge_who(asked, words)


def remarks_on_deciders(asked: AnyOf, text: str) -> Iterator[Remark]:
    """How each who decides in ``text`` stands to the one asked for, but a head named as no more."""
    wanted = _standing_for(asked)
    for match in _decides().finditer(folded(text)):
        quote = text[match.start() : match.end()]
        if wanted.fullmatch(match["post"]):
            yield Remark(State.PRESENT, quote)
        elif match["post"] not in lists().any_head:
            yield Remark(State.CONTRADICTORY, quote)


@cache
def _standing_for(asked: AnyOf) -> re.Pattern[str]:
    named = [folded(word) for word in asked]
    standing = [
        post
        for name in named
        for whom, posts in lists().posts.items()
        if name == whom or name.startswith(f"{whom} ")
        for post in posts
    ]
    return whole_words(dict.fromkeys((*named, *standing)))


@cache
def _decides() -> re.Pattern[str]:
    posts = as_written(lists().deciding_posts)
    verbs = as_written(lists().deciding)
    return re.compile(
        rf"(?<!\w)(?P<post>{posts})(?!\w)(?:(?!{posts})[^.;\n]){{0,{_REACH}}}?"
        rf"(?<!\w){verbs}(?!\w)"
    )
