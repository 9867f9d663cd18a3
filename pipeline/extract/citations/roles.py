"""What a citation does where it stands: legal basis, history, repeal, amendment, mention."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.citations.places import Place
from pipeline.extract.citations.surroundings import Lead
from pipeline.extract.citations.vocabulary import Vocabulary
from pipeline.model.facts import CitationRole

_LEGAL_BASIS = re.compile(r"\s*[-–]?\s*Căn cứ\s")
_SENTENCE_END = re.compile(r"[.;]\s")
_LOOK_BACK = 90
_NUMBER_ALONE = re.compile(r"(?:\w+ (?:\w+ )?số *)?\d")
_LISTED = re.compile(r"\s*(?:,|;|và|hoặc)?\s*(?:và\s+)?(?:các\s+)?")
_JOINED = re.compile(r" *(?:,|và|, và) +(?:các +)?(?:số +)?")
_LIST_GOES_ON = re.compile(
    r"(?:[,;]|\bvà|\bhoặc)\s+(?:(?:bãi bỏ|thay thế|hủy bỏ)\s+)?(?:một phần\s+)?(?:các\s+)?$"
)


class Before(NamedTuple):
    """The citation before, in the same paragraph: where it ends, and whether it is nested."""

    end: int
    kind: str | None
    nested: bool
    role: CitationRole
    head_role: CitationRole  # of the last citation that was not nested, in the same sentence


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether a sentence, or a part of one set apart by ";", ends between ``start`` and ``end``."""
    return _SENTENCE_END.search(text, start, end) is not None


def is_nested(text: str, start: int, kind: str | None, before: Before | None) -> bool:
    """Whether the citation at ``start`` stands in the description of the one ``before`` it.

    ``before`` is of the same sentence, or None.

    "Thông tư A hướng dẫn thực hiện Nghị định B" describes A by B; "Thông tư A quy định về phí và
    Thông tư B" lists both.
    """
    if before is None:
        return False
    between = text[before.end : start]
    if _LISTED.fullmatch(between):
        return before.nested
    return not (kind == before.kind and _LIST_GOES_ON.search(between))


class Roles:
    """Tells the roles of the citations of one paragraph."""

    def __init__(self, text: str, folded: str, words: Vocabulary, place: Place, lead: Lead) -> None:
        self._folded, self._words, self._place, self._lead = folded, words, place, lead
        self._basis = (
            place.here.article is None and _LEGAL_BASIS.match(text, place.start) is not None
        )

    def of(self, start: int, end: int, last: Before | None, *, nested: bool) -> CitationRole:
        """The role of the citation from ``start`` to ``end``, which follows ``last``."""
        if last is not None and last.role is CitationRole.HISTORY:
            # "sửa đổi, bổ sung bởi Luật số A, Luật số B": amenders go by number alone.
            joined = _JOINED.fullmatch(self._folded, last.end, start)
            amended_itself = self._folded.startswith(" được sửa đổi", end)
            if joined and _NUMBER_ALONE.match(self._folded, start) and not amended_itself:
                return CitationRole.HISTORY
        before = self._folded[max(start - _LOOK_BACK, self._place.start) : start]
        if self._words.history.search(before):
            return CitationRole.HISTORY
        if self._basis:
            return CitationRole.LEGAL_BASIS
        if self._place.quoted:
            return CitationRole.MENTION
        in_list = last is not None and last.head_role is CitationRole.REPEALS
        if not nested and (in_list or self._repealed_before(before) or self._repealed_after(end)):
            return CitationRole.REPEALS
        return CitationRole.AMENDS if self._lead.amends else CitationRole.MENTION

    def _repealed_before(self, before: str) -> bool:
        return self._lead.repeals or self._words.repeals_before.search(before) is not None

    def _repealed_after(self, end: int) -> bool:
        stop = _SENTENCE_END.search(self._folded, end, self._place.end)
        sentence_end = stop.start() if stop else self._place.end
        return self._words.repeals_after.search(self._folded, end, sentence_end) is not None
