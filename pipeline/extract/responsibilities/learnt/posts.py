"""Norms of posts and units of one house, as the rules read them, against the trees.

The trees have learnt from law, which hardly names a clerk or a room. Where a post or a unit of
``bearers.yaml`` stands right before its verb, nothing is left to guess: the rules' reading stands
against a name that swallows the verb ("Văn thư đóng dấu, phát hành và"), and against silence. It
stands for everybody where the trees tear a name that tells who was asked or charged ("Đơn vị được
| hỏi ý kiến"), or end one in a word no name ends in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.responsibilities.learnt.chosen import Chosen
from pipeline.extract.responsibilities.seen import Seen
from pipeline.extract.responsibilities.within import acts_at
from pipeline.model.document import Span
from pipeline.model.facts import Responsibility

_BY = " được "
_ENDS_NO_NAME = re.compile(r"(?:,|(?<!\w)(?:và|hoặc|nên|để|cần))$")


def with_posts(seen: Seen, found: Sequence[Chosen]) -> list[Chosen]:
    """``found`` and the norms of posts that it lacks, in place of what it has torn."""
    kept = list(found)
    whole: dict[Span | None, Span] = {}
    for norm in seen.ruled:
        if norm.bearer is None or norm.bearer.end > norm.action.start:
            continue
        said = Span(norm.bearer.start, norm.action.end)
        post = acts_at(seen.masked, norm.bearer.span, norm.action.start, seen.vocabulary)
        touching = [each for each in kept if each.action.meets(said)]
        torn = [each for each in touching if _tears(seen, each, norm, post)]
        if torn or (post and not touching):
            kept = [each for each in kept if each not in touching]
            kept.append(Chosen(norm.action.span, norm.bearer.span))
            whole.update((each.bearer, norm.bearer.span) for each in torn)
    named = [each._replace(bearer=whole.get(each.bearer, each.bearer)) for each in kept]
    return sorted(named, key=lambda each: each.action)


def _tears(seen: Seen, found: Chosen, norm: Responsibility, post: bool) -> bool:
    """Whether ``found`` has the name of ``norm`` run into its verb, or end within itself."""
    name = norm.bearer
    assert name is not None
    if found.bearer is None or found.bearer.start != name.start:
        return False
    if found.bearer.end > norm.action.start:
        told = seen.masked[found.bearer.start : found.bearer.end]
        return post or _ENDS_NO_NAME.search(told) is not None
    if found.action.start >= name.end:
        return False
    chosen = seen.vocabulary.chosen_for.match(seen.masked, found.bearer.end, name.end)
    return post or chosen is not None or _lacks_verb(seen, found.bearer)


def _lacks_verb(seen: Seen, name: Span) -> bool:
    """Whether ``name`` says by whom, and not what: "Người được Trưởng phòng | phân công"."""
    by = seen.masked.rfind(_BY, name.start, name.end)
    if by < 0:
        return False
    doer = by + len(_BY)
    told = seen.vocabulary.bearer.match(seen.masked, doer, name.end)
    return told is not None and not seen.vocabulary.verb.search(seen.masked, doer, name.end)
