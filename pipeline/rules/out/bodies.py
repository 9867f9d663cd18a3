"""OUT2: work given to bodies and posts that ended, merged or changed their name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.law.bodies import find_bodies
from pipeline.model.document import Document, ProvisionKind, Span
from pipeline.model.facts import BodyMention
from pipeline.model.finding import Evidence, Severity
from pipeline.model.law import Body, BodyEvent
from pipeline.model.run import Dossier
from pipeline.rules.place import name_place
from pipeline.rules.registry import Case, Example, Hit, rule

_BASIS = "Các luật, nghị quyết về sắp xếp tổ chức bộ máy năm 2025 (nêu ở từng phát hiện)"
_MOST_PLACES = 12
_GONE = (BodyEvent.ABOLISHED, BodyEvent.SPLIT)
_HEAD = "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề việc tiếp công dân\n"


@rule(
    "OUT201",
    "Giao việc cho cơ quan, chức danh đã kết thúc hoạt động",
    reason="Cơ quan được giao việc không còn; việc đó nay không có người làm. Nơi kế thừa thường không chỉ một, nên không thể thay tên máy móc.",
    basis=_BASIS,
    severity=Severity.HIGH,
    bad=Example(_HEAD + "Điều 1. Chánh Thanh tra Bộ tổ chức tiếp công dân.\nĐiều 2. Hiệu lực."),
    good=Example(_HEAD + "Điều 1. Vụ trưởng Vụ Pháp chế tổ chức tiếp công dân.\nĐiều 2. Hiệu lực."),
)
def ended_bodies(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A provision that names a body that ended or whose tasks were split."""
    yield from _hits(dossier, case, _GONE, Severity.HIGH)


@rule(
    "OUT202",
    "Tên cơ quan đã đổi hoặc cơ quan đã hợp nhất",
    reason="Tên cũ làm sai địa chỉ phối hợp, gửi báo cáo; việc vẫn có nơi nhận nên chủ yếu là sửa tên.",
    basis=_BASIS,
    severity=Severity.MEDIUM,
    bad=Example(
        _HEAD
        + "Điều 1. Báo cáo gửi Bộ Kế hoạch và Đầu tư trước ngày 15 tháng 12.\nĐiều 2. Hiệu lực."
    ),
    good=Example(
        _HEAD + "Điều 1. Báo cáo gửi Bộ Tài chính trước ngày 15 tháng 12.\nĐiều 2. Hiệu lực."
    ),
)
def renamed_bodies(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A provision that names a body by a name it no longer bears."""
    others = tuple(event for event in BodyEvent if event not in _GONE)
    yield from _hits(dossier, case, others, Severity.MEDIUM)


def _hits(
    dossier: Dossier, case: Case, events: Sequence[BodyEvent], severity: Severity
) -> Iterator[Hit]:
    document = dossier.document
    dead = {
        body.id: body
        for body in case.register.bodies
        if body.since is not None and body.since <= case.as_of
    }
    mentions: dict[str, list[BodyMention]] = {}
    for mention in find_bodies(document.text, case.register.bodies):
        if mention.body in dead and _gives_work(dossier, mention.span):
            mentions.setdefault(mention.body, []).append(mention)
    for id_, found in mentions.items():
        if dead[id_].event in events:
            yield _hit(document, dead[id_], found, case, severity)


def _hit(
    document: Document, body: Body, found: list[BodyMention], case: Case, severity: Severity
) -> Hit:
    heirs = "; ".join(body.successors)
    doubt = "" if body.verified else " (cần xác minh dữ kiện trong bảng cơ quan)"
    ended = "kết thúc hoạt động" if body.event in _GONE else "hợp nhất, đổi tên hoặc tổ chức lại"
    suggestion = f"Nơi kế thừa: {heirs}." if heirs else "Chưa rõ nơi kế thừa."
    if body.question:
        suggestion += f" Cần quyết định: {body.question}"
    places = tuple(
        Evidence(
            quote=each.quote,
            where=name_place(document, each.span),
            page=document.place(each.span).page,
            span=each.span,
        )
        for each in found[1 : _MOST_PLACES + 1]
    )
    source = Evidence(
        quote=body.name,
        where="bảng cơ quan",
        context=f"{ended} từ {body.since_text}; kế thừa: {heirs or 'chưa rõ'}",
        source=body.source,
    )
    count = f" ({len(found)} chỗ)" if len(found) > 1 else ""
    return Hit(
        message=f"{body.name} đã {ended} từ {body.since_text}{count}{doubt}",
        suggestion=suggestion,
        subject=body.id,
        span=found[0].span,
        basis=body.legal_basis,
        since=body.since,
        severity=severity if body.verified or severity is not Severity.HIGH else Severity.MEDIUM,
        confidence=0.92 if body.verified else 0.6,
        verified=body.verified,
        other=(source, *places),
    )


def _gives_work(dossier: Dossier, span: Span) -> bool:
    """Whether a mention stands in a provision of the document's own, and not in a citation.

    "Thông tư … của Bộ trưởng Bộ Giao thông vận tải" names who issued it then, rightly.
    """
    path = dossier.document.path_at(span.start)
    if not path or any(node.kind is ProvisionKind.QUOTE for node in path):
        return False
    return not any(citation.span.holds(span) for citation in dossier.facts.citations)
