"""What an amending article, clause or point is about, and for whom its paragraphs speak.

"điểm b khoản 1" below the heading "Sửa đổi, bổ sung Điều 16 Thông tư số …" needs the article that
is amended and the instrument it belongs to; a list below "Bãi bỏ các văn bản sau đây:" repeals
what it names.
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.extract.citations.instruments import Named
from pipeline.extract.citations.places import Level, Place
from pipeline.extract.citations.targets import Here, place_of
from pipeline.extract.citations.vocabulary import Vocabulary


class Amended(NamedTuple):
    """What is amended: the instrument, and the article and clause in it; None where unsaid."""

    instrument: Named | None = None
    article: str | None = None
    clause: str | None = None


class Lead(NamedTuple):
    """What a paragraph hands down to those below it."""

    amends: bool = False
    repeals: bool = False
    about: Amended = Amended()


class Leads:
    """The leads in force at each level while the paragraphs of a text are read in order."""

    def __init__(self, folded: str, words: Vocabulary, about: Amended) -> None:
        self._folded, self._words = folded, words
        self._document = Lead(about=about)
        self._at: dict[Level, Lead] = {Level.GROUP: self._document}

    def over(self, place: Place) -> Lead:
        """The lead under which the paragraph's own words stand."""
        if place.quoted:
            return self._nearest(Level.NONE + 1)
        above = self._nearest(place.level)
        if place.level is Level.GROUP:
            heading = self._words.amending.search(self._folded, place.body, place.end)
            return Lead(amends=heading is not None, about=self._document.about)
        says = self._words.amending.match(self._folded, place.body, place.end) is not None
        repeals = self._words.repealing.match(self._folded, place.body, place.end) is not None
        return Lead(
            amends=says or above.amends,
            repeals=repeals or (above.repeals and not says),
            about=above.about,
        )

    def take(self, place: Place, lead: Lead, about: Amended) -> None:
        """Remember what the paragraph hands down; quoted new text hands down nothing."""
        if place.quoted:
            return
        level = place.level
        if level is Level.NONE and place.here.article is None and len(self._at) == 1:
            # The second line of a chapter's heading, or of the document's.
            level = Level.GROUP
        for below in [other for other in self._at if other >= level]:
            del self._at[below]
        if level is Level.GROUP:
            # A chapter names the instrument its articles amend; which of them do, they say.
            self._at[level] = Lead(about=about) if lead.amends else self._document
            return
        lists = self._folded[place.body : place.end].rstrip().endswith(":")
        ends = lists and self._words.repeals_after.search(self._folded, place.body, place.end)
        self._at[level] = Lead(lead.amends, lead.repeals or bool(ends), about)

    def _nearest(self, level: int) -> Lead:
        above = [other for other in self._at if other < level]
        return self._at[max(above)] if above else Lead()


def narrowed(before: Amended, instrument: Named | None, path: str | None) -> Amended:
    """What a paragraph is about that names ``instrument`` and ``path``; the unsaid stays."""
    here = place_of(path) if path else Here()
    if here.article is None:
        here = Here(before.article, before.clause)
    return Amended(instrument or before.instrument, here.article, here.clause)
