"""OUT110 to OUT112: cited provisions repealed, changed or suspended since, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from pipeline.law.life import CHANGE_WORDS
from pipeline.law.names import name
from pipeline.law.numbers import number_key
from pipeline.law.paths import holds, told
from pipeline.law.wording import changes_in_words
from pipeline.model.facts import Citation
from pipeline.model.finding import Evidence, Severity
from pipeline.model.law import Instrument, InstrumentStatus, LawChange, LawEvent
from pipeline.model.run import Dossier
from pipeline.rules.once import once_per_document
from pipeline.rules.out.cited import cited_instruments, other_places, written_on
from pipeline.rules.out.ended import BASIS_LAW, SURE, UNVERIFIED, dynamic_note, softened
from pipeline.rules.out.examples import decision
from pipeline.rules.out.standing import Standing
from pipeline.rules.registry import Case, Example, Hit, rule

_MOST_LETTERS = 900
_CHANGED = "ngày 12 tháng 3 năm 2024"


@rule(
    "OUT110",
    "Điều khoản được viện dẫn đã bị bãi bỏ",
    reason="Văn bản được viện dẫn còn hiệu lực nhưng chính điều khoản được dẫn thì không; quy tắc dựa vào đó không còn chỗ đứng.",
    basis=BASIS_LAW,
    severity=Severity.MEDIUM,
    bad=Example(
        decision(
            "Điều 1. Việc ủy quyền thực hiện theo Điều 9 Nghị định số 124/2020/NĐ-CP.\n"
            "Điều 2. Hiệu lực."
        )
    ),
    good=Example(
        decision(
            "Điều 1. Việc ủy quyền thực hiện theo Điều 12 Nghị định số 124/2020/NĐ-CP.\n"
            "Điều 2. Hiệu lực."
        )
    ),
)
def repealed(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A provision of a living instrument that was repealed, itself or with what it stands in."""
    yield from _befallen(dossier, case, LawChange.REPEALED)


@rule(
    "OUT111",
    "Điều khoản được viện dẫn đã được sửa đổi sau khi ký",
    reason="Điều khoản được dẫn nay có nội dung khác lúc văn bản này được ký; quy tắc viết theo nội dung cũ có thể đã sai.",
    basis=BASIS_LAW,
    severity=Severity.LOW,
    bad=Example(
        decision(
            "Điều 1. Việc rút khiếu nại thực hiện theo khoản 2 Điều 6 Nghị định số 124/2020/NĐ-CP.\n"
            "Điều 2. Hiệu lực.",
            _CHANGED,
        )
    ),
    good=Example(
        decision(
            "Điều 1. Việc rút khiếu nại thực hiện theo khoản 1 Điều 6 Nghị định số 124/2020/NĐ-CP.\n"
            "Điều 2. Hiệu lực.",
            _CHANGED,
        )
    ),
)
def changed(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """A provision whose words changed after signing, by an amender the document does not name."""
    written = written_on(dossier.document)
    if written is None:
        return
    named = {number_key(each.number) for each in dossier.facts.citations if each.number}

    def is_news(event: LawEvent, path: str) -> bool:
        if event.since is None or not written < event.since <= case.as_of:
            return False
        return _changes(event, path) and number_key(_number(event, case)) not in named

    found = (
        _keep(cited, is_news)
        for cited in _cited_provisions(dossier, case)
        if not any(
            _has_hit(event, cited.path, LawChange.REPEALED, case.as_of) for event in cited.events
        )
    )
    yield from _hits(dossier, case, found, Severity.LOW, Severity.MEDIUM)


@rule(
    "OUT112",
    "Văn bản, điều khoản được viện dẫn đang bị ngưng hiệu lực",
    reason="Quy định bị ngưng hiệu lực thì chưa áp dụng được cho tới khi hết thời gian ngưng; điều khoản dẫn tới nó tạm thời không có quy tắc để theo.",
    basis="Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15: ngưng hiệu lực văn bản quy phạm pháp luật",
    severity=Severity.MEDIUM,
    bad=Example(
        decision(
            "Điều 1. Việc lấy phiếu tín nhiệm thực hiện theo Điều 19 Luật Hoạt động giám sát của Quốc hội "
            "và Hội đồng nhân dân số 87/2015/QH13.\nĐiều 2. Hiệu lực."
        )
    ),
    good=Example(
        decision(
            "Điều 1. Việc giám sát thực hiện theo Điều 10 Luật Hoạt động giám sát của Quốc hội "
            "và Hội đồng nhân dân số 87/2015/QH13.\nĐiều 2. Hiệu lực."
        )
    ),
)
def suspended(dossier: Dossier, case: Case) -> Iterator[Hit]:
    """An instrument or provision whose effect is suspended on the day of the review."""
    yield from _befallen(dossier, case, LawChange.SUSPENDED)


class _CitedProvision(NamedTuple):
    """A provision of an instrument in force, what befell it, and the places that rest on it."""

    instrument: Instrument
    path: str
    events: tuple[LawEvent, ...]
    basis: tuple[Citation, ...]
    mentions: tuple[Citation, ...]


@once_per_document
def _cited_provisions(dossier: Dossier, case: Case) -> list[_CitedProvision]:
    """The provisions a document rests on that something befell; "" for a whole instrument.

    Instruments that ended are left to the rules on those.
    """
    found: list[_CitedProvision] = []
    for cited in cited_instruments(dossier, case):
        instrument = cited.instrument
        if instrument.status(case.as_of) is InstrumentStatus.EXPIRED:
            continue
        basis, mentions = cited.standing(Standing.BASIS), cited.standing(Standing.OPERATIVE)
        named = (path for each in (*basis, *mentions) for path in each.provisions or ("",))
        for path in dict.fromkeys(named):
            if events := case.register.events(instrument, path):
                by = tuple(each for each in basis if path in (each.provisions or ("",)))
                told_by = tuple(each for each in mentions if path in (each.provisions or ("",)))
                found.append(_CitedProvision(instrument, path, events, by, told_by))
    return found


def _keep(cited: _CitedProvision, wanted: Callable[[LawEvent, str], bool]) -> _CitedProvision:
    """The provision with those of its events that are wanted."""
    events = tuple(event for event in cited.events if wanted(event, cited.path))
    return cited._replace(events=events)


def _has_hit(event: LawEvent, path: str, change: LawChange, on: date) -> bool:
    """Whether an event of that kind is felt by the whole of ``path`` on a day."""
    return event.change is change and event.is_felt(on) and holds(event.provision, path)


def _changes(event: LawEvent, path: str) -> bool:
    """Whether an event gave the words of ``path``, or of something in it, another content."""
    if event.change is LawChange.SUSPENDED or not event.provision:
        return event.change is LawChange.PARTLY_REPEALED and not path
    if event.change in (LawChange.ADDED, LawChange.REPEALED):
        # What was added or repealed as a whole changes what it stands in, not itself.
        return event.provision != path and holds(path, event.provision)
    return True


def _number(event: LawEvent, case: Case) -> str:
    amender = case.register.get(event.by)
    return amender.number if amender else event.by


def _befallen(dossier: Dossier, case: Case, change: LawChange) -> Iterator[Hit]:
    """The cited provisions that an event of one kind keeps from applying on the day."""
    found = (
        _keep(cited, lambda event, path: _has_hit(event, path, change, case.as_of))
        for cited in _cited_provisions(dossier, case)
    )
    yield from _hits(dossier, case, found, Severity.MEDIUM, Severity.HIGH)


def _hits(
    dossier: Dossier,
    case: Case,
    found: Iterable[_CitedProvision],
    severity: Severity,
    of_basis: Severity,
) -> Iterator[Hit]:
    """A hit for each instrument and place: a range of articles is told once."""
    together: dict[tuple[str, tuple[int, ...]], list[_CitedProvision]] = {}
    for cited in found:
        if cited.events:
            places = tuple(each.span.start for each in (*cited.basis, *cited.mentions))
            together.setdefault((cited.instrument.id, places), []).append(cited)
    for provisions in together.values():
        weight = of_basis if provisions[0].basis else severity
        yield _hit(dossier, case, provisions, softened(dossier, weight))


def _hit(
    dossier: Dossier, case: Case, provisions: list[_CitedProvision], severity: Severity
) -> Hit:
    instrument, _, _, basis, mentions = provisions[0]
    citations = (*basis, *mentions)
    events = list(dict.fromkeys(event for each in provisions for event in each.events))
    verified = instrument.verified and all(event.verified for event in events)
    parts = "; ".join(_befell(each, case) for each in provisions)
    message = f"{name(instrument)}: {parts}"
    written = written_on(dossier.document)
    early = any(written and each.since and each.since <= written for each in events)
    late = f" Văn bản này ký ngày {written:%d/%m/%Y}, sau khi việc đó xảy ra." if early else ""
    return Hit(
        message=f"{message}{'' if verified else ' (cần xác minh dữ kiện trong bảng văn bản, bảng sự kiện)'}",
        suggestion="Đọc điều khoản hiện hành, so với quy tắc viết theo điều khoản cũ; sửa viện dẫn.",
        subject=f"{instrument.id}#{','.join(each.path for each in provisions)}",
        span=citations[0].span,
        why=f"{message}.{late}{dynamic_note(dossier)}",
        since=min(event.since for event in events if event.since),
        severity=severity,
        confidence=SURE if verified else UNVERIFIED,
        verified=verified,
        other=(
            *(each for event in events for each in _sides(instrument, event, case)),
            *other_places(dossier.document, citations, citations[0]),
        ),
    )


def _befell(cited: _CitedProvision, case: Case) -> str:
    """What befell a cited provision, or a part of it or what it stands in, in words."""
    told_of = [
        f"{told(event.provision) if event.provision else 'văn bản'} {_told(event, case)}"
        for event in cited.events
    ]
    return ", ".join(dict.fromkeys(told_of))


def _told(event: LawEvent, case: Case) -> str:
    """What happened, by what, since when."""
    amender = case.register.get(event.by)
    by = f"{amender.kind} số {amender.number}" if amender else event.by
    where = ", ".join(map(told, event.by_provision))
    return f"đã {CHANGE_WORDS[event.change]} bởi {where} {by} từ {event.since_text}".replace(
        "  ", " "
    )


def _sides(instrument: Instrument, event: LawEvent, case: Case) -> Iterator[Evidence]:
    """The event, and the provision's first and new words where their texts are at hand."""
    yield _entry(instrument, event, case)
    where = f"{told(event.provision)} {instrument.kind} số {instrument.number}"
    amender = case.register.get(event.by)
    old = case.texts.first_wording(instrument.id, event.provision)
    new = case.texts.new_wording(event, amender.id) if amender else None
    if old is not None and (new is None or old.words != new.words):
        yield Evidence(quote=_cut(old.words), where=f"{where}, lời ban đầu", source=old.source)
    if new is not None and (old is None or old.words != new.words):
        differs = changes_in_words(old.words, new.words) if old is not None else ""
        yield Evidence(
            quote=_cut(new.words),
            where=f"{where}, lời mới",
            context=f"So với lời ban đầu: {differs}" if differs else "",
            source=new.source,
        )


def _cut(words: str) -> str:
    if len(words) <= _MOST_LETTERS:
        return words
    return words[:_MOST_LETTERS].rsplit(" ", 1)[0] + "…"


def _entry(instrument: Instrument, event: LawEvent, case: Case) -> Evidence:
    note = f"; {event.note}" if event.note else ""
    return Evidence(
        quote=f"{told(event.provision)} {instrument.kind} số {instrument.number}",
        where="bảng sự kiện của văn bản",
        context=f"{_told(event, case)}{note}",
        source=event.source,
    )
