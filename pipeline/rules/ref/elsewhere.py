"""REF106: references to provisions that another document of the corpus does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.law.numbers import number_key
from pipeline.law.outlines import Lack, lack_of
from pipeline.law.paths import told
from pipeline.model.document import Span
from pipeline.model.facts import SELF, Citation, CitationRole
from pipeline.model.finding import Evidence, Severity
from pipeline.model.run import Dossier
from pipeline.rules.peers import Peer
from pipeline.rules.quoting import is_quoted
from pipeline.rules.ref.examples import regulation
from pipeline.rules.registry import Case, Example, Hit, rule

_RULES = (CitationRole.MENTION, CitationRole.LEGAL_BASIS)
# "Điều 5 Quy chế làm việc của Bộ (ban hành kèm theo Quyết định số …)".
_ATTACHED = re.compile(
    r"\s+(?:của\s+)?(?:Quy chế|Quy định|Quy trình|Quy tắc|Nội quy|Điều lệ)\b[^.;:\n]{0,160}?"
    r"\bkèm theo\s+"
)
_OTHER = (
    "BỘ GIẢ ĐỊNH\nSố: 45/QĐ-BGĐ\nHà Nội, ngày 14 tháng 02 năm 2023\nQUY CHẾ\nLàm việc của Bộ\n"
    "Điều 1. Phạm vi\nQuy chế này quy định cách làm việc.\n"
    "Điều 2. Họp\n1. Họp giao ban.\n2. Họp chuyên đề.\nĐiều 3. Hiệu lực từ ngày ký.\n"
)


@rule(
    "REF106",
    "Viện dẫn tới điều, khoản, điểm không có trong văn bản khác của Bộ",
    reason="Người thi hành mở văn bản được dẫn mà không thấy quy định ấy; thường do văn bản kia đã ban hành lại, đánh số lại.",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6 điểm b: viện dẫn",
    severity=Severity.MEDIUM,
    bad=Example(
        regulation(
            "Điều 1. Họp\nViệc họp theo Điều 15 Quyết định số 45/QĐ-BGĐ ngày 14 tháng 02 năm 2023.\n"
            "Điều 2. Hiệu lực."
        ),
        other=_OTHER,
    ),
    good=Example(
        regulation(
            "Điều 1. Họp\nViệc họp theo Điều 2 Quyết định số 45/QĐ-BGĐ ngày 14 tháng 02 năm 2023.\n"
            "Điều 2. Hiệu lực."
        ),
        other=_OTHER,
    ),
)
def not_there(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A provision that neither a cited document of the corpus nor what is attached to it has."""
    seen: set[tuple[str, str]] = set()
    for pointed in _pointed(dossier):
        peers = case.peers.meant(pointed.document, dossier)
        if not peers or is_quoted(dossier.document, pointed.provisions.span):
            continue
        amended = number_key(peers[0].number) in case.amended
        for path in pointed.provisions.provisions:
            lack = _lack(peers, path, amended=amended)
            if lack is None or (peers[0].number, lack.path) in seen:
                continue
            seen.add((peers[0].number, lack.path))
            yield _hit(pointed, peers[0], lack)


class _Pointed(NamedTuple):
    """A citation of provisions, and that of the document they are of; often one and the same."""

    provisions: Citation
    document: Citation

    @property
    def span(self) -> Span:
        return Span(self.provisions.span.start, self.document.span.end)


def _pointed(dossier: Dossier) -> Iterator[_Pointed]:
    """The provisions of other documents that a document sends its reader to."""
    text, citations = dossier.document.text, dossier.facts.citations
    told = [each for each in citations if each.role in _RULES]
    yield from (_Pointed(each, each) for each in told if each.provisions and _is_numbered(each))
    for one, other in pairwise(sorted(told, key=lambda each: each.span.start)):
        is_pair = one.instrument == SELF and _is_numbered(other) and not other.provisions
        if is_pair and one.provisions and _ATTACHED.fullmatch(text, one.span.end, other.span.start):
            yield _Pointed(one, other)


def _is_numbered(citation: Citation) -> bool:
    """Whether the words themselves tell the number: a short name may be that of two texts."""
    return number_key(citation.number or "-") in number_key(citation.quote)


def _lack(peers: Sequence[Peer], path: str, *, amended: bool) -> Lack | None:
    """What no tree of any file of the document has; by clause only where nothing amended it."""
    trees = [tree for peer in peers for tree in peer.trees]
    lacks = [lack_of(tree, path) for tree in trees]
    if not all(peer.trees for peer in peers) or not all(lacks):
        return None
    # The tree that counts furthest is the likeliest to be meant.
    _, lack = max(zip(trees, lacks, strict=True), key=lambda each: each[0].articles)
    return None if lack is None or (amended and "." in lack.path) else lack


def _hit(pointed: _Pointed, peer: Peer, lack: Lack) -> Hit:
    attached = " và văn bản ban hành kèm theo" if len(peer.trees) > 1 else ""
    return Hit(
        message=f"{told(lack.path)} không có trong {peer.name}{attached}: {lack.there}",
        suggestion="Mở văn bản được dẫn, tìm quy định thực sự muốn dẫn tới rồi sửa số điều, khoản.",
        subject=f"{peer.number}#{lack.path}",
        span=pointed.span,
        confidence=0.85,
        other=(Evidence(quote=f"{peer.name}: {lack.there}", where=peer.file),),
    )
