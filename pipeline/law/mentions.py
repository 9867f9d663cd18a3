"""Mentions of ended bodies in a document, but for units of the same name at another ministry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.law.bodies import find_bodies
from pipeline.law.names import name_key
from pipeline.model.document import Document, Span
from pipeline.model.facts import BodyMention
from pipeline.model.law import Body
from pipeline.read.hygiene import fold_tone

_GAP = r"[^\S\n]"  # whose unit it is stands on the line of its name
# Two words tell a ministry from all others: "Bộ Tài chính", "Bộ Tài nguyên và Môi trường".
_MINISTRY = rf"(?:Bộ|BỘ){_GAP}+(?P<first>\w)\w*{_GAP}+\w+"
_OTHERS = (
    rf"Ngân hàng Nhà nước|Thanh tra Chính phủ|Kiểm toán nhà nước|(?:Tổng cục|Ủy ban|Sở){_GAP}+\w+|"
    r"Văn phòng (?:Chính phủ|Quốc hội|Trung ương|Chủ tịch nước)"
)
# "Vụ Tin học, Bộ Tài chính", "Vụ Tin học (Bộ Tài chính)", "Vụ Tin học thuộc Ngân hàng Nhà nước".
_WHOSE = re.compile(
    rf"(?:{_GAP}*[,(–-])?{_GAP}*(?:(?:thuộc|của){_GAP}+)?(?P<whose>{_MINISTRY}|{_OTHERS})\b"
)
_IN_NAME = re.compile(rf"(?P<whose>{_MINISTRY})\b")  # "Thư ký Bộ Tài chính"
_ENDS_IN_MINISTRY = re.compile(r"\b(?:Bộ|BỘ)$")
_AHEAD = 80


def mentions_in(document: Document, bodies: tuple[Body, ...]) -> Iterator[BodyMention]:
    """Every mention of one of ``bodies`` in ``document``.

    A unit of the ministry ("Vụ Tin học") is not meant where the words after its name give it to
    another body than those of the letterhead. Where the letterhead names none, every mention is
    told.
    """
    of_ministry = {body.id for body in bodies if body.of_ministry}
    own = name_key(f"{document.metadata.issuer or ''} {document.metadata.superior or ''}")
    for mention in find_bodies(document.text, bodies):
        judged = own and mention.body in of_ministry
        if not (judged and _is_of_another(document.text, mention.span, own)):
            yield mention


def _is_of_another(text: str, span: Span, own: str) -> bool:
    """Whether the words after a name say whose unit it is, and that is not in ``own``."""
    in_name = _ENDS_IN_MINISTRY.search(text, span.start, span.end)
    start, pattern = (in_name.start(), _IN_NAME) if in_name else (span.end, _WHOSE)
    found = pattern.match(fold_tone(text[start : span.end + _AHEAD]))
    if found is None:
        return False
    first = found["first"]
    is_named = first is None or first.isupper()  # not "Bộ trưởng quyết định", "Bộ có trách nhiệm"
    return is_named and name_key(found["whose"]) not in own
