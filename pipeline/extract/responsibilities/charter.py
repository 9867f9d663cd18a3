"""Whose duties a document tells that says what one unit is and does.

A decision on the functions and tasks of a department names it in its title and under "Vị trí và
chức năng"; "Nhiệm vụ và quyền hạn" then lists what it does and names it no more. Such an article
is read as though its heading ended in "của Vụ A".
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

from pipeline.extract.responsibilities.vocabulary import any_of, key, vocabulary
from pipeline.model.document import Document, Provision, ProvisionKind, Span
from pipeline.model.facts import Quote, Responsibility
from pipeline.read.hygiene import fold_tone
from pipeline.word_lists import Words, held_in

_FILE = Path(__file__).with_name("charter.yaml")
# "… của Cục A thuộc Bộ B"; not "của các đơn vị", which are several.
_OF = re.compile(
    r"(?<!\w)của\s+(?!(?:các|những|một số)\s)(?P<whom>.+?)"
    r"(?=\s+(?:thuộc|trực thuộc|của)\s|[.;:,]?\s*$)",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(r"(?:Điều\s+)?(?:\d+[a-zđ]?|[a-zđ])[.)]?\s+")


class _Held(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    titles: Words
    being: Words


class Owner(msgspec.Struct, frozen=True):
    """A unit whose functions and tasks a document tells."""

    name: Quote

    def heads(self, article: Provision) -> bool:
        """Whether the article lists duties, and its heading leaves out whose."""
        return article.kind is ProvisionKind.ARTICLE and key(article.heading) in vocabulary().duties

    @property
    def words(self) -> str:
        """What the heading of such an article would end in."""
        return f" của {self.name.quote}"


def owner_of(document: Document) -> Owner | None:
    """The unit whose duties ``document`` tells, by its title; None for any other document.

    Its name is quoted from where the text says what it is, else from the title.
    """
    titled = _of_title(document)
    if titled is None:
        return None
    for article in document.walk():
        if article.kind is ProvisionKind.ARTICLE:
            named = _being(document, article.span)
            if named is not None and key(named.quote) == key(titled.quote):
                return Owner(named)
    return Owner(titled)


def owned(norm: Responsibility, owner: Owner, at: int, start: int) -> Responsibility:
    """A norm of an article into which the owner's words were put, as one of the article itself.

    Args:
        norm: the norm; a bearer that stands in these words is the owner.
        owner: the unit.
        at: where in the article its words were put.
        start: where the article begins in the document.
    """
    moved = norm.moved(-len(owner.words))
    if norm.bearer is not None and at <= norm.bearer.start < at + len(owner.words):
        return msgspec.structs.replace(moved, bearer=owner.name.moved(-start))
    return moved


def _of_title(document: Document) -> Quote | None:
    title = document.metadata.title or ""
    says = _patterns()[0].search(fold_tone(title))
    of = _OF.search(title, says.end()) if says else None
    if of is None or not vocabulary().bearer.match(fold_tone(of["whom"])):
        return None
    name = of["whom"].split()
    told = re.search(r"\s+".join(map(re.escape, name)), document.text, re.IGNORECASE)
    return Quote(told[0], told.start(), told.end()) if told else None


def _being(document: Document, span: Span) -> Quote | None:
    """Of what an article says that it is a unit: "Vụ A (sau đây gọi tắt là Vụ) là đơn vị …"."""
    text = document.words(span)
    for line in re.finditer(r"[^\n]+", text):
        label = _LABEL.match(line[0])
        start = label.end() if label else 0
        found = _patterns()[1].match(fold_tone(line[0]), start)
        if found is not None and vocabulary().bearer.match(fold_tone(line[0]), start):
            first, last = (span.start + line.start() + place for place in found.span("who"))
            return Quote(document.text[first:last], first, last)
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    held = held_in(_FILE, _Held)
    return (
        re.compile(rf"(?i:{any_of(held.titles)})(?!\w)"),
        re.compile(
            rf"(?P<who>[^.;:,()]{{3,100}}?)(?:\s*\([^()]*\))?\s+là\s+(?:{any_of(held.being)})(?!\w)"
        ),
    )
