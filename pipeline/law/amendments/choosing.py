"""Which citations an order acts on.

Passed over are the citations that tell where something new goes ("vào sau khoản 2"), what takes
the place ("bằng Phụ lục I ban hành kèm theo Thông tư này"), and what only describes an instrument
("Thông tư số A hướng dẫn Nghị định số B").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.citations.places import Place
from pipeline.law.amendments.orders import Order
from pipeline.law.amendments.vocabulary import vocabulary
from pipeline.model.facts import SELF, Citation, CitationRole
from pipeline.model.law import LawChange

_LOOSE = re.compile(r"(?:các )?(?:điểm|khoản|tiết|mục|phần)(?!\w)", re.IGNORECASE)
_OPEN_BRACKET = re.compile(r"\([^)]*$")
_BESIDE = re.compile(r"(?:sau|trước|(?:liền|ngay) (?:sau|trước)|vào)(?: cuối)?(?: của)?\s*$")
_INSTEAD = re.compile(r"(?<!\w)(?:bằng|bởi|thành)(?!\w)")
_PLACED = re.compile(r"(?<!\w)(?:tại|trong|thuộc|của)(?!\w)")
_LISTED = re.compile(r"(?:[,;:]|\bvà|\bhoặc|\btại|\btrong|\bthuộc|\bcủa|[,;] cụm từ|\bcác)\s*$")
_DESCRIBES = re.compile(
    r"(?:quy định|hướng dẫn|thực hiện|thi hành|sửa đổi|bổ sung|(?<!kèm )theo|căn cứ|nêu|dẫn chiếu|"
    r"thay thế|ban hành(?! +kèm))[^,;]{0,40}$"
)
_ENDS_LIFE = {LawChange.REPEALED, LawChange.REPLACED, LawChange.PARTLY_REPEALED}
_DETAILS = re.compile(r"quy định chi tiết|hướng dẫn (?:thi hành|thực hiện)|biện pháp thi hành")
_AMENDER = re.compile(r"[^,;]{0,60}?(?<!được )sửa đổi", re.IGNORECASE)
_LEADS_IN = re.compile(r"(?:Kể từ ngày [^,;]{0,60},)?\s*(?:các )?", re.IGNORECASE)


def acted_on(line: str, place: Place, order: Order, cited: Sequence[Citation]) -> list[Citation]:
    """The citations that an order acts on, in their order.

    Args:
        line: the paragraph with what is quoted made blank.
        place: the paragraph.
        order: in that line.
        cited: the citations in the order's words.
    """
    kept: list[Citation] = []
    position = order.verb
    for each in cited:
        at = each.span.start - place.body
        since_verb, between = line[order.verb : at], line[position:at]
        position = each.span.end - place.body
        if vocabulary().excepting.search(since_verb):
            break
        if _is_aside(each, since_verb, begun=bool(kept)) or not _is_new(each, kept):
            continue
        if not kept:
            counts = _begins(each, order, since_verb, between)
        else:
            behind = line[kept[0].span.end - place.body : at]
            counts = _goes_on(each, order, kept, behind, since_verb)
        if counts:
            kept.append(each)
    return kept


def _is_aside(each: Citation, since_verb: str, *, begun: bool) -> bool:
    """Whether a citation only tells a history, a place, or what comes instead."""
    if each.role in (CitationRole.HISTORY, CitationRole.LEGAL_BASIS):
        return True
    if begun and _BESIDE.search(since_verb):
        return True
    if _OPEN_BRACKET.search(since_verb) and not each.quote.lower().startswith("mẫu"):
        return True
    # "điểm a" of what is named behind it.
    return (not each.provisions and _LOOSE.match(each.quote) is not None) or _stands_instead(
        since_verb
    )


def _is_new(each: Citation, kept: Sequence[Citation]) -> bool:
    """Whether a citation names anything else than the document itself or what was named before."""
    if each.instrument in (SELF, None):
        return False
    again = bool(kept) and not each.provisions and each.instrument == kept[-1].instrument
    return not again


def _begins(each: Citation, order: Order, since_verb: str, between: str) -> bool:
    """Whether the first citation is acted on, rather than describing what is."""
    if each.role is CitationRole.MENTION and _LEADS_IN.fullmatch(since_verb):
        # The sentence is about the one it begins with, however long its title.
        return order.passive or order.verb == 0
    if not _has_role(each, order, since_verb, begun=False):
        return False
    if _DETAILS.search(since_verb):
        return False
    return not _DESCRIBES.search(between) or not each.number


def _goes_on(
    each: Citation, order: Order, kept: Sequence[Citation], behind: str, since_verb: str
) -> bool:
    """Whether a citation goes on with the list that ``kept`` began; ``behind`` follows it."""
    if not _has_role(each, order, since_verb, begun=True):
        return False
    if each.provisions:
        return _is_words(since_verb) or _LISTED.search(behind) is not None
    if order.change not in _ENDS_LIFE or _AMENDER.match(behind):
        # "Thông tư A sửa đổi, bổ sung một số điều của Thông tư B và Thông tư C" ends A alone.
        return False
    return _LISTED.search(behind) is not None


def _has_role(each: Citation, order: Order, since_verb: str, *, begun: bool) -> bool:
    if order.change in _ENDS_LIFE and each.role is not CitationRole.REPEALS:
        amended = each.role is CitationRole.AMENDS and bool(each.provisions) and not begun
        return amended or (_is_words(since_verb) and bool(each.provisions))
    return not (order.passive and each.role is CitationRole.MENTION)


def _stands_instead(since_verb: str) -> bool:
    """Whether the words behind "bằng" name what comes in the place of something."""
    instead = [found.start() for found in _INSTEAD.finditer(since_verb)]
    placed = [found.start() for found in _PLACED.finditer(since_verb)]
    return bool(instead) and (not placed or placed[-1] < instead[-1])


def _is_words(since_verb: str) -> bool:
    return vocabulary().words.search(since_verb) is not None
