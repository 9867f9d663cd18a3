"""OUT2: work given to bodies and posts that ended, merged or changed their name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.evidence import name_place
from pipeline.law.bygone import is_bygone
from pipeline.law.life import event_words
from pipeline.law.mentions import mentions_in
from pipeline.law.numbers import number_key
from pipeline.model.document import Document, Span
from pipeline.model.facts import BodyMention
from pipeline.model.finding import Evidence, Severity
from pipeline.model.law import Body, BodyEvent
from pipeline.model.run import Dossier
from pipeline.rules.out.cited import written_on
from pipeline.rules.out.standing import NUMBER, ends_life, is_transitional, sentence_around
from pipeline.rules.out.words import plain, words
from pipeline.rules.quoting import is_quoted
from pipeline.rules.registry import Case, Example, Hit, rule
from pipeline.structure.metadata.dates import DATE, date_in

_BASIS = (
    "Các luật, nghị quyết về sắp xếp tổ chức bộ máy năm 2025; quyết định của Bộ về đơn vị, chức danh "
    "của mình (nêu ở từng phát hiện)"
)
_MOST_PLACES = 12
_GONE = (BodyEvent.ABOLISHED, BodyEvent.SPLIT)
_HEAD = "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề việc tiếp công dân\n"
_IF_ANY = re.compile(r"\s*\(nếu có\)", re.IGNORECASE)
_DAY = r"ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}\s+năm\s+|[/.-]\d{1,2}[/.-])\d{4}"
_ISSUED_BY = re.compile(rf"{_DAY}\s+của\s+(?:(?:\w+\s+)?trưởng\s+|chánh\s+|giám đốc\s+)?$")
_AFTER_LETTERS = 60
_BESIDE_LETTERS = 30  # in an actor's cell: another actor, a bracket
_LIST_OF_BODIES = re.compile(r"^(?:,|\s+và|\s+hoặc|;)\s")


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
    ended = {
        body.id: body
        for body in case.register.bodies
        if body.event in events and body.since is not None and body.since <= case.as_of
    }
    found: dict[str, list[BodyMention]] = {}
    for mention in mentions_in(dossier.document, case.register.bodies):
        body = ended.get(mention.body)
        if body is None or _lives_here(body, dossier.document) or _ends(dossier.document, body):
            continue
        if _is_present(dossier, mention.span):
            found.setdefault(mention.body, []).append(mention)
    for id_, mentions in found.items():
        chains = case.register.heirs(ended[id_], case.as_of)
        heirs = "; ".join(_chain(chain) for chain in chains)
        yield _hit(dossier.document, ended[id_], heirs, mentions, severity)


def _chain(names: tuple[str, ...]) -> str:
    """An heir, and who took over from it where it has ended since."""
    later = f" (đã thôi, nay là {' → '.join(names[1:])})" if len(names) > 1 else ""
    return f"{names[0]}{later}"


def _hit(
    document: Document, body: Body, heirs: str, mentions: list[BodyMention], severity: Severity
) -> Hit:
    working = next((each for each in mentions if _gives_work(document, each.span)), None)
    shown = working or mentions[0]
    if working is None:
        severity = Severity.LOW
    elif not body.verified and severity is Severity.HIGH:
        severity = Severity.MEDIUM
    ended = event_words(body)
    doubt = "" if body.verified else f" (cần xác minh dữ kiện trong {_table(body)})"
    count = f" ({len(mentions)} chỗ)" if len(mentions) > 1 else ""
    suggestion = f"Nơi kế thừa: {heirs}." if heirs else "Chưa rõ nơi kế thừa."
    if body.question:
        suggestion += f" Cần quyết định: {body.question}"
    written = written_on(document)
    late = (
        f" Văn bản ký ngày {written:%d/%m/%Y}, sau khi việc này đã xảy ra."
        if written is not None and body.since is not None and body.since < written
        else ""
    )
    return Hit(
        message=f"{body.name} đã {ended} từ {body.since_text}{count}{doubt}",
        suggestion=suggestion,
        subject=body.id,
        span=shown.span,
        why=f"{body.name} đã {ended} từ {body.since_text}."
        f"{' Điều khoản này giao việc cho cơ quan, chức danh đó.' if working else ''}{late}",
        basis=body.legal_basis,
        since=body.since,
        severity=severity,
        confidence=0.92 if body.verified else 0.6,
        verified=body.verified,
        other=(_entry(body, ended, heirs), *_places(document, mentions, shown)),
    )


def _entry(body: Body, ended: str, heirs: str) -> Evidence:
    return Evidence(
        quote=body.name,
        where=_table(body),
        context=f"{ended} từ {body.since_text}; kế thừa: {heirs or 'chưa rõ'}",
        source=body.source,
    )


def _table(body: Body) -> str:
    return "bảng đơn vị của Bộ" if body.of_ministry else "bảng cơ quan"


def _places(
    document: Document, mentions: list[BodyMention], shown: BodyMention
) -> Iterator[Evidence]:
    rest = [each for each in mentions if each is not shown]
    for each in rest[:_MOST_PLACES]:
        yield Evidence(
            quote=each.quote,
            where=name_place(document, each.span),
            page=document.place(each.span).page,
            span=each.span,
        )


def _lives_here(body: Body, document: Document) -> bool:
    """Whether the document is of a body at which this one lives on (its own inspectorate)."""
    issued = plain(f"{document.metadata.issuer or ''} {document.metadata.superior or ''}")
    return any(plain(name) in issued for name in body.lives_at)


def _ends(document: Document, body: Body) -> bool:
    """Whether the document is the very one that ended the body or changed its name.

    Told by its number, and by its day where the table tells one: numbers of decisions begin anew
    each year.
    """
    number = document.metadata.number
    told = plain(body.legal_basis)
    if not number or number_key(number) not in {number_key(each) for each in NUMBER.findall(told)}:
        return False
    days = {date_in(found) for found in re.finditer(DATE, told)}
    return not days or document.metadata.date in days


def _is_present(dossier: Dossier, span: Span) -> bool:
    """Whether a mention speaks of the body as if it were there.

    It does not in quoted words, in a repeal, in a transition, in what is told of the past or said
    to be no longer so, where the text leaves open whether there is one ("(nếu có)"), and in the name of another document
    ("Thông tư … của Bộ trưởng Bộ Giao thông vận tải quy định …").
    """
    document = dossier.document
    path = document.path_at(span.start)
    if document.provisions and not path:
        return False  # in the head, or among those a copy goes to
    if is_quoted(document, span) or ends_life(document, span, path):
        return False
    if is_transitional(document, span, path):
        return False
    if any(citation.span.holds(span) for citation in dossier.facts.citations):
        return False
    if _IF_ANY.match(document.text, span.end):
        return False
    sentence = sentence_around(document.text, span)
    return not (is_bygone(*sentence) or _is_in_name(sentence.before))


def _is_in_name(before: str) -> bool:
    """Whether the words before name an instrument this body issued or is told of in its title.

    Either its day ("ngày 05 tháng 6 năm 2013 của Bộ trưởng …"), or its number with no new clause
    since.
    """
    if _ISSUED_BY.search(before):
        return True
    numbers = list(NUMBER.finditer(before))
    if not numbers:
        return False
    since = before[numbers[-1].end() :]
    return not re.search(r"\b(?:thì|phải|có trách nhiệm|và gửi|và báo cáo|để)\b", since)


def _gives_work(document: Document, span: Span) -> bool:
    """Whether a mention is given something to do, or has something dealt with by it.

    Told by the words around it; in a table of steps, by standing in a cell of its own.
    """
    if _fills_cell(document, span):
        return True
    sentence = sentence_around(document.text, span)
    lists = words()
    after = sentence.after[:_AFTER_LETTERS]
    if lists.work_before.search(sentence.before) or lists.work_to.search(sentence.before):
        return True
    opens = not sentence.before.strip() or re.search(r"[.:)\-+,]\s*$", sentence.before)
    works = lists.work_after.search(after)
    return bool(works and (opens or works.start() <= 1 or _LIST_OF_BODIES.match(after)))


def _fills_cell(document: Document, span: Span) -> bool:
    """Whether a mention is all, or nearly all, that a cell of a table says."""
    tables = (table for node in document.path_at(span.start) for table in node.tables)
    cells = (cell for table in tables if table.span.holds(span) for cell in table.cells)
    cell = next((cell for cell in cells if cell.span.holds(span)), None)
    return cell is not None and len(cell.text) <= (span.end - span.start) + _BESIDE_LETTERS
