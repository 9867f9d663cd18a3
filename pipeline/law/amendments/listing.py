"""Proposals in words, as a lawyer reads them before opening the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.law.amendments.naming import CHANGE_WORDS
from pipeline.law.amendments.proposing import Proposal, Standing
from pipeline.law.paths import told

STANDING_WORDS = {
    Standing.NEW: "mới",
    Standing.KNOWN: "đã có",
    Standing.CONTRADICTS: "TRÁI VỚI BẢNG",
    Standing.UNCLEAR: "CHƯA RÕ",
}


def tell_proposals(proposals: Sequence[Proposal]) -> Iterator[str]:
    """Lines: a head for each document, then a line for each of its statements, then the sums."""
    for (file, by), group in groupby(proposals, key=lambda each: (each.file, each.by)):
        yield f"{by or '(không rõ số)'} ({file})"
        for each in group:
            yield f"  {tell_proposal(each)}"
    counts = Counter(each.standing for each in proposals)
    sums = ", ".join(f"{counts[each]} {STANDING_WORDS[each].lower()}" for each in Standing)
    yield f"{len(proposals)} đề nghị: {sums}."


def tell_proposal(proposal: Proposal) -> str:
    """One proposal: "mới: Điều 5 bãi bỏ khoản 2 Điều 7 của 12/2031/TT-BNG từ 01/7/2031"."""
    told_ = proposal.statement
    where = told(told_.by_provision) if told_.by_provision else "văn bản"
    what = ", ".join(told(path) for path in told_.provisions) or told("")
    part = f"{told_.part} của " if told_.part else ""
    kept = f", {told_.except_quote}" if told_.except_quote else ""
    since = f"từ {told_.since:%d/%m/%Y}" if told_.since else "không rõ từ ngày nào"
    return (
        f"{STANDING_WORDS[proposal.standing]}: {where} {CHANGE_WORDS[told_.change]} {part}{what} "
        f"của {told_.number or told_.instrument} {since}{kept} ({proposal.reason})"
    )
