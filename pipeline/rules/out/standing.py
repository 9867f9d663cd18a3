"""How a document stands to what it names: rests on it, ends it, tells its history, quotes it.

A clause that repeals an instrument, replaces words in another document, lists the amendments of a
law, or repeats the title of a decree in which an old law is named, is not out of date because of
it. Read off the words of the sentence and the lead-ins of the provisions around it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from pipeline.model.document import Document, Provision, ProvisionKind, Span
from pipeline.model.facts import Citation, CitationRole
from pipeline.rules.out.words import Words, plain, words
from pipeline.rules.quoting import is_quoted

_SENTENCE_END = re.compile(r"[.;](?=\s)")
# The number of an instrument, in lower case: "43/2023/nđ-cp", "37-qđ/tw"; not "1- ban …", "15/12".
NUMBER = re.compile(r"\d[\w.]*(?:\s?[/-]\s?[\w.]+)*\s?/\s?[a-zđ][\w-]*")
# "Quyết định này có hiệu lực từ ngày ký, thay thế: A; B", but not "được sửa đổi hoặc thay thế".
_REPLACES = re.compile(
    r"\bnày\s(?:[^.]{0,120}?\s)?(?<!hoặc )(?<!được )(?<!bổ sung, )"
    r"(?:thay thế|bãi bỏ|hủy bỏ)(?:\s|:)[^.]*$"
)
# "đất đã được giao theo quy định của Luật A": done under the old rule, which nobody is sent to.
_DONE_UNDER = re.compile(
    r"\bđã (?:được )?(?:(?!\b(?:phải|thì|thực hiện|áp dụng|có trách nhiệm|tiếp tục)\b)[^,;:]){1,220}?"
    r"\b(?:theo|tại|căn cứ)\s(?:quy định\s(?:của|tại)\s)?$"
)
_MOST_TITLE = 260
_LEAD_IN_LETTERS = 400
_CLOSING_LETTERS = 600


class Standing(StrEnum):
    """What a citation does to the life of the document that cites."""

    BASIS = "basis"  # the document was issued on it
    OPERATIVE = "operative"  # a provision sends its reader there
    TRANSITIONAL = "transitional"  # kept for what began under the old rule
    HISTORY = "history"  # an amender of the one cited
    TITLE = "title"  # stands in a title, the document's own or another instrument's
    REPEALED = "repealed"  # ended, replaced or amended here
    QUOTED = "quoted"  # inside words for, or from, another document


class Sentence(NamedTuple):
    """The sentence around a span, in the form the patterns want, cut at the span."""

    before: str
    after: str


def standing_of(document: Document, citation: Citation) -> Standing:
    """How the document stands to what ``citation`` names."""
    path = document.path_at(citation.span.start)
    if is_quoted(document, citation.span):
        return Standing.QUOTED
    sentence = sentence_around(document.text, citation.span)
    lists = words()
    if citation.role is CitationRole.HISTORY or _is_history(sentence.before, citation, lists):
        return Standing.HISTORY
    if citation.role in (CitationRole.REPEALS, CitationRole.AMENDS):
        return Standing.REPEALED
    if citation.role is not CitationRole.LEGAL_BASIS and ends_life(document, citation.span, path):
        return Standing.REPEALED
    if _is_in_title(sentence.before, lists) or _is_in_head(document, citation, path):
        return Standing.TITLE
    if citation.role is CitationRole.LEGAL_BASIS:
        return Standing.BASIS
    if is_transitional(document, citation.span, path) or _DONE_UNDER.search(sentence.before):
        return Standing.TRANSITIONAL
    return Standing.OPERATIVE


def ends_life(document: Document, span: Span, path: tuple[Provision, ...]) -> bool:
    """Whether ``span`` stands in a clause, or under a lead-in, that repeals what it names."""
    lists = words()
    start, end = _line(document.text, span)
    before = plain(document.text[start : span.start])
    if lists.repeals_opening.match(before) or _REPLACES.search(before):
        return True
    if path and not path[-1].children:
        end = max(end, min(path[-1].span.end, span.end + _CLOSING_LETTERS))
    if lists.repeals_closing.search(plain(document.text[span.end : end])):
        return True
    return any(_introduces_repeal(plain(lead_in(document, node)), lists) for node in path)


def _is_in_head(document: Document, citation: Citation, path: tuple[Provision, ...]) -> bool:
    """Whether a citation outside the provisions is not of the legal basis: in title or address."""
    basis = citation.role is CitationRole.LEGAL_BASIS
    return not path and not basis and bool(document.provisions)


def is_transitional(document: Document, span: Span, path: tuple[Provision, ...]) -> bool:
    """Whether ``span`` stands in a rule for what began before the document."""
    start, end = _line(document.text, span)
    around = [document.text[start:end], *(node.heading for node in path)]
    around += [lead_in(document, node) for node in path]
    return any(words().transitional.search(plain(each)) for each in around)


def lead_in(document: Document, node: Provision) -> str:
    """Heading and first words of a node, where they introduce what stands below it."""
    if not node.children or node.kind in (ProvisionKind.CHAPTER, ProvisionKind.PART):
        return ""
    opening = document.text[node.span.start : node.children[0].span.start].strip()
    introduces = opening.endswith(":") or node.text == ""
    return opening[-_LEAD_IN_LETTERS:] if introduces else ""


def sentence_around(text: str, span: Span) -> Sentence:
    """The sentence around ``span``, within its paragraph."""
    start, end = _line(text, span)
    before = plain(text[start : span.start])
    after = plain(text[span.end : end])
    breaks = list(_SENTENCE_END.finditer(before))
    stop = _SENTENCE_END.search(after)
    return Sentence(
        before[breaks[-1].end() :] if breaks else before, after[: stop.start()] if stop else after
    )


def _introduces_repeal(opening: str, lists: Words) -> bool:
    return bool(lists.repeals_opening.search(opening) or lists.repeals_closing.search(opening))


def _is_history(before: str, citation: Citation, lists: Words) -> bool:
    """Whether the words before say "A, amended by B and C": up to the sentence's end in a legal
    basis; in a provision while nothing new is said to be followed."""
    marks = list(lists.amended_by.finditer(before))
    if not marks:
        return False
    between = before[marks[-1].end() :]
    if citation.role is CitationRole.LEGAL_BASIS:
        return True
    return not re.search(r"\b(?:theo|căn cứ|áp dụng|thực hiện|tại)\s", between)


def _is_in_title(before: str, lists: Words) -> bool:
    """Whether the words before are an instrument and the opening of its title."""
    named = list(NUMBER.finditer(before))
    if not named:
        return False
    between = before[named[-1].end() :]
    if len(between) > _MOST_TITLE or re.search(r"\b(?:và|hoặc|,)\s*$", between):
        return False
    if re.search(r"(?:theo|tại|căn cứ)\s+(?:quy định\s+(?:tại|của)\s+)?$", between):
        return False
    opens = lists.title_opens.search(between)
    return opens is not None and re.search(r"\bcủa\s*$|thi hành\s*$|dẫn\s*$", between) is not None


def _line(text: str, span: Span) -> tuple[int, int]:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return start, len(text) if end < 0 else end
