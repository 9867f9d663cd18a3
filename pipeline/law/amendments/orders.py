"""Cuts a paragraph into orders: which verb, and over which words it speaks.

"Sửa đổi, bổ sung khoản 1 và bổ sung khoản 4 vào sau khoản 3 Điều 6" is two orders; "Thông tư này
có hiệu lực từ ngày …, thay thế Thông tư số A và bãi bỏ Điều 2 Thông tư số B" is two as well.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.extract.citations.places import Place
from pipeline.extract.citations.vocabulary import vocabulary as citing
from pipeline.law.amendments.vocabulary import vocabulary
from pipeline.model.law import LawChange
from pipeline.read.hygiene import fold_tone

_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|‘[^’\n]*’|«[^»\n]*»")
# A semicolon parts sentences only before another order; else it goes on with a list.
_SENTENCE = re.compile(
    r"\.\s+(?=[A-ZĐÂĂÊÔƠƯ])|;\s+(?=(?:Bãi|Bỏ|Bổ|Hủy|Sửa|Thay|Riêng|Trường hợp)(?!\w))"
)
# What may stand before an order that does not begin its sentence.
_MAY_PRECEDE = re.compile(r"(?:\bnày|,|;|:|\bvà|\bđồng thời|\bthì)\s*$|\bnày (?:sẽ )?$")
# An order in small letters is one only with its object right behind it.
_OBJECT = re.compile(
    r"[\s:]*(?:cho |thêm )?(?:toàn bộ |một phần |các |những )*"
    r"(?:điều|khoản|điểm|tiết|chương|mục|phụ lục|mẫu|biểu|đoạn|cụm từ|từ|nội dung|quy định|"
    r"luật|bộ luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định|chỉ thị|quy chế|"
    r"kết luận|hướng dẫn|văn bản|công văn|thông báo|kế hoạch|quy trình|sắc lệnh)(?!\w)",
    re.IGNORECASE,
)
# A label the tree left in the words: "a.1) Thay thế cụm từ …".
_LABEL = re.compile(r"\s*(?:[a-zđ]\.?\d{1,2}|[ivx]+|\d{1,2}(?:\.\d{1,2})*)[.)]\s*")
_OWN_DEED = re.compile(r"\bnày\s*$|\bnày (?:chính thức )?có hiệu lực[^.;]*;?\s*$")
# In brackets stands a history: "(… được bãi bỏ một phần bởi Nghị định số …)".
_BRACKETED = re.compile(r"\([^)]*$")
# "được bãi bỏ một phần bởi Nghị định số …" tells what another instrument did.
_BY = re.compile(r"\s*(?:một phần |toàn bộ )?(?:bởi|tại|theo)(?!\w)")
_CLOSES = re.compile(r"\w{3,}\s*\)")  # not the bracket of a label: "điểm a)"
_PASSIVE_BEFORE = re.compile(r"(?:được|bị|đã|việc|quyền|xem xét|để|phải|nếu|khi) $")


class Order(NamedTuple):
    """A verb and the stretch of text it speaks over; ``passive`` where that stands before it."""

    change: LawChange
    start: int
    verb: int  # where the words it speaks over begin
    end: int
    stop: int  # where its sentence ends
    passive: bool = False


def blanked(text: str, place: Place) -> str:
    """The paragraph with what stands in quotation marks made blank, tone marks folded.

    Returns:
        Text of the same length as the paragraph from ``place.body`` on.
    """
    line = fold_tone(text[place.body : place.end])
    return _QUOTED.sub(lambda found: " " * len(found[0]), line)


def orders_in(line: str) -> list[Order]:
    """The orders of a paragraph in their order; offsets count from the paragraph's own start.

    Args:
        line: from :func:`blanked`.
    """
    orders: list[Order] = []
    start = 0
    for stop in [*(match.end() for match in _SENTENCE.finditer(line)), len(line)]:
        orders += _in_sentence(line, start, stop)
        start = stop
    return orders


def own_deeds(line: str) -> list[Order]:
    """The orders of a paragraph whose sentence says that the text itself gives them."""
    orders = [order for order in orders_in(line) if not order.passive]
    stops = {order.stop for order in orders if _OWN_DEED.search(line[: order.start])}
    return [order for order in orders if order.stop in stops]


def _in_sentence(line: str, start: int, stop: int) -> list[Order]:
    words = vocabulary()
    active: list[Order] = []
    for found in words.order.finditer(line, start, stop):
        if active and found.start() < active[-1].verb:
            continue
        if _BRACKETED.search(line[start : found.start()]):
            continue
        if _is_order(line, start, found, commanded=bool(active)):
            change = words.orders[found[0].lower()]
            active.append(Order(change, found.start(), found.end(), stop, stop))
    for passive in words.passive.finditer(line, start, stop):
        if _BRACKETED.search(line[start : passive.start()]) or _BY.match(line, passive.end()):
            continue
        if _is_torn(line[start : passive.start()]):
            continue
        if not active or active[-1].start > passive.start():
            # It speaks over what its sentence said before.
            change = words.passives[passive[0].lower()]
            return [Order(change, start, start, passive.end(), stop, passive=True)]
    ends = [*(following.start for following in active[1:]), stop][: len(active)]
    return [order._replace(end=end) for order, end in zip(active, ends, strict=True)]


def _is_torn(before: str) -> bool:
    """Whether the words close a bracket that they do not open: their beginning is elsewhere."""
    return len(_CLOSES.findall(before)) > before.count("(")


def amending() -> re.Pattern[str]:
    """How a paragraph begins that speaks of another instrument's provisions."""
    return citing().amending


def _is_order(line: str, start: int, found: re.Match[str], *, commanded: bool) -> bool:
    before = line[start : found.start()]
    if not before.strip(" -–+") or _LABEL.fullmatch(before):
        return found[0][0].isupper() and amending().match(line, found.start()) is not None
    if found[0][0].isupper() or _PASSIVE_BEFORE.search(before):
        return False
    if found[0].lower() in ("sửa", "thay", "thêm", "bỏ") and not commanded:
        return False
    if not (_MAY_PRECEDE.search(before) and _OBJECT.match(line, found.end())):
        return False
    # "Luật sửa đổi, bổ sung …" describes; only what an order or "… này" leads in, orders.
    return commanded or _OWN_DEED.search(before) is not None
