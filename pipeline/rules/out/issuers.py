"""OUT113: citations that name another issuer than the register does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from pipeline.law.names import name_key
from pipeline.model.finding import Severity
from pipeline.model.run import Dossier
from pipeline.rules.out.cited import RESTS_ON, cited_instruments, doubt, entry
from pipeline.rules.out.examples import decision
from pipeline.rules.registry import Case, Example, Hit, rule

# Who signs for a body is that body: "Bộ trưởng Bộ Tài chính", "Thống đốc Ngân hàng Nhà nước".
_HEAD = re.compile(r"^(?:bộ trưởng|thống đốc|tổng thanh tra|chủ nhiệm|chánh án|viện trưởng)\s+")
_STATE_BODY = re.compile(
    r"(?:bộ (?!trưởng$)\S|chính phủ|thủ tướng chính phủ|quốc hội|ủy ban thường vụ quốc hội|ngân hàng nhà nước)"
)
_PARTY = re.compile(r"/T[WƯ]\b")
_ALIKE = 85  # of 100: one body spelled two ways


@rule(
    "OUT113",
    "Cơ quan ban hành của văn bản được viện dẫn không khớp",
    reason="Số đúng mà cơ quan ban hành sai thì người đọc không chắc văn bản nào được viện dẫn, và thẩm quyền của quy tắc bị hiểu sai.",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6: căn cứ, viện dẫn ghi đầy đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành",
    severity=Severity.LOW,
    bad=Example(
        decision(
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Thủ tướng Chính phủ;\n"
            "Điều 1. Ban hành Quy chế."
        )
    ),
    good=Example(
        decision(
            "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;\n"
            "Điều 1. Ban hành Quy chế."
        )
    ),
)
def wrong_issuer(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A citation of a State instrument "of" another State body than the one that issued it.

    Party documents are left out: the letterhead is not always the issuer.
    """
    for cited in cited_instruments(dossier, case):
        instrument = cited.instrument
        if not instrument.issuer or _PARTY.search(instrument.number):
            continue
        for citation in cited.standing(*RESTS_ON):
            said = citation.issuer or ""
            if citation.number and _is_other_body(said, instrument.issuer):
                yield Hit(
                    message=f"Ghi của {said}; {instrument.kind} số {instrument.number} do "
                    f"{instrument.issuer} ban hành{doubt(instrument)}",
                    suggestion="Đối chiếu với văn bản gốc rồi sửa cơ quan ban hành (hoặc số, nếu số sai).",
                    subject=instrument.id,
                    span=citation.span,
                    confidence=0.85 if instrument.verified else 0.6,
                    verified=instrument.verified,
                    other=(entry(instrument),),
                )
                break


def _is_other_body(said: str, issuer: str) -> bool:
    """Whether both are known State bodies, and not one and the same, nor one of several."""
    ours, theirs = _body(said), _body(issuer)
    if not (_STATE_BODY.match(ours) and _STATE_BODY.match(theirs)):
        return False
    if ours in theirs.split(" và ") or theirs.startswith(ours) or ours.startswith(theirs):
        return False
    return not (ours in theirs and ours.startswith("bộ ")) and fuzz.ratio(ours, theirs) < _ALIKE


def _body(name: str) -> str:
    key = name_key(name)
    return _HEAD.sub("", key) if key.count(" ") > 1 else key
