"""OUT116: documents of the ministry that another of its documents has ended."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.law.numbers import number_key
from pipeline.model.document import Metadata
from pipeline.model.facts import Citation
from pipeline.model.finding import Evidence, Severity
from pipeline.model.law import MatchKind
from pipeline.model.run import Dossier
from pipeline.rules.out.cited import RESTS_ON, other_places, written_on
from pipeline.rules.out.ended import dynamic_note, softened
from pipeline.rules.out.examples import decision
from pipeline.rules.out.standing import Standing, standing_of
from pipeline.rules.peers import EndedPeer
from pipeline.rules.registry import Case, Example, Hit, rule

_NEW = (
    "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\nHà Nội, ngày 05 tháng 01 năm 2026\nQUYẾT ĐỊNH\n"
    "Ban hành Quy chế làm việc của Bộ\nĐiều 1. Ban hành Quy chế làm việc của Bộ.\n"
    "Điều 2. Quyết định này có hiệu lực từ ngày ký, thay thế Quyết định số 45/QĐ-BGĐ ngày 14 "
    "tháng 02 năm 2023.\n"
)


@rule(
    "OUT116",
    "Viện dẫn văn bản nội bộ đã bị thay thế, bãi bỏ",
    reason="Văn bản của Bộ được dẫn đã bị một văn bản khác của Bộ chấm dứt hiệu lực; quy định dựa vào đó không còn chỗ đứng.",
    basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6: căn cứ, viện dẫn",
    severity=Severity.MEDIUM,
    bad=Example(
        decision(
            "Điều 1. Việc họp theo Quyết định số 45/QĐ-BGĐ ngày 14 tháng 02 năm 2023.\n"
            "Điều 2. Hiệu lực."
        ),
        other=_NEW,
    ),
    good=Example(
        decision(
            "Điều 1. Việc họp theo Quyết định số 46/QĐ-BGĐ ngày 14 tháng 02 năm 2023.\n"
            "Điều 2. Hiệu lực."
        ),
        other=_NEW,
    ),
)
def ended_inside(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A document of the corpus that another had ended as a whole by the day of the review."""
    found: dict[str, tuple[EndedPeer, list[tuple[Citation, Standing]]]] = {}
    for citation in dossier.facts.citations:
        ended = [
            each
            for each in case.ended.meant(citation, dossier)
            if not _is_by(dossier.document.metadata, each)
        ]
        standing = standing_of(dossier.document, citation) if ended else None
        if standing in RESTS_ON and not _is_in_register(dossier, case, citation):
            name = _name(citation, ended[0])
            found.setdefault(name, (ended[0], []))[1].append((citation, standing))
    for name, (peer, places) in found.items():
        yield _hit(dossier, name, peer, places)


def _is_by(metadata: Metadata, ended: EndedPeer) -> bool:
    """Whether the document itself gave the order: what it names it names to end it."""
    number, dated = number_key(metadata.number or ""), metadata.date
    return (number, dated) == (number_key(ended.by_number), ended.by_dated)


def _name(citation: Citation, peer: EndedPeer) -> str:
    """What ended as a lawyer names it, of the kind it is cited as."""
    dated = f" ngày {peer.dated:%d/%m/%Y}" if peer.dated else ""
    return f"{citation.kind or 'Văn bản'} số {peer.number}{dated}"


def _is_in_register(dossier: Dossier, case: Case, citation: Citation) -> bool:
    """Whether the register has it: then its life there counts."""
    resolution = case.register.resolve(citation, written_on(dossier.document))
    return resolution.match is MatchKind.EXACT


def _hit(
    dossier: Dossier, name: str, peer: EndedPeer, places: list[tuple[Citation, Standing]]
) -> Hit:
    basis = [citation for citation, standing in places if standing is Standing.BASIS]
    citations = tuple(citation for citation, _ in places)
    shown = (*basis, *citations)[0]
    used = "là căn cứ ban hành" if basis else "được viện dẫn"
    message = f"{name} {used}, đã hết hiệu lực từ ngày {peer.since:%d/%m/%Y} theo {peer.by}"
    return Hit(
        message=message,
        suggestion=f"Đối chiếu nội dung với {peer.by}; sửa viện dẫn và những quy tắc đã đổi.",
        subject=name,
        span=shown.span,
        why=f"{message}.{dynamic_note(dossier)}",
        since=peer.since,
        severity=softened(dossier, Severity.HIGH if basis else Severity.MEDIUM),
        confidence=0.9,
        other=(
            Evidence(quote=peer.quote, where=peer.by),
            *other_places(dossier.document, citations, shown),
        ),
    )
