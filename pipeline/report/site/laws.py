"""Pages of law: instruments that are cited or demand something, and ended bodies that are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from pipeline.inert import inert
from pipeline.inventory.law_use import LawUse, Naming
from pipeline.law.life import STATUS_WORDS, Life, event_words, life_of
from pipeline.model.law import Body, InstrumentStatus
from pipeline.model.verdict import Verdict
from pipeline.report.content import Content
from pipeline.report.demanded import Demanding, demanding
from pipeline.report.page_names import page_names
from pipeline.report.records import FindingRecord
from pipeline.report.site.carried import carried_directives
from pipeline.report.site.writing import Writer
from pipeline.report.traces import Chains, chains_of

_LIFE = "Diễn biến đến nay"
_DEMAND = "Yêu cầu này ở mọi đơn vị"
_ASKED = tuple(verdict for verdict in Verdict if verdict is not Verdict.NOT_APPLICABLE)


class LawLink(msgspec.Struct, frozen=True, kw_only=True):
    """Where an entry of the registers is told of, and what took its place, a link a line."""

    page: str
    said: str
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LawPage:
    """An instrument with its page's name, what it demands, and who carries it out or cites it.

    ``findings`` are those about it and about what it demands.
    """

    page: str
    life: Life
    status: InstrumentStatus
    told: Demanding
    chains: Chains
    namings: tuple[Naming, ...]
    findings: tuple[FindingRecord, ...]


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A body that ended or changed, likewise; ``changed`` tells what befell it and when."""

    page: str
    body: Body
    changed: str
    namings: tuple[Naming, ...]
    findings: tuple[FindingRecord, ...]


def write_laws(writer: Writer) -> None:
    """Write the two lists and a page for each entry."""
    content = writer.content
    about: dict[str, list[FindingRecord]] = defaultdict(list)
    for finding in content.findings:
        about[_entry_of(finding.subject)].append(finding)
    use = content.law
    pages = writer.law
    told = demanding(content.traces, content.verdicts)
    laws = _laws(use, pages, about, told, content.run.as_of) if use else ()
    bodies = _bodies(use, pages, about) if use else ()
    lists = {"laws": laws, "bodies": bodies}
    names = {page.record.path: page.record.name for page in writer.files}
    titles = {page.record.path: page.record.title for page in writer.files}
    writer.page(
        "laws.html",
        "laws.html.j2",
        **lists,
        law_statuses=STATUS_WORDS,
        directives=carried_directives(writer),
    )
    writer.page("bodies.html", "bodies.html.j2", **lists)
    for law in laws:
        writer.page(law.page, "law.html.j2", law=law, names=names, titles=titles, verdicts=_ASKED)
    for body in bodies:
        writer.page(body.page, "body.html.j2", body=body, names=names)


def pages_about(content: Content) -> dict[str, str]:
    """By the id of an entry of the registers, its page ("laws/36-2018-QH14.html")."""
    use = content.law
    if use is None:
        return {}
    ids = dict.fromkeys(naming.id for naming in use.cited)
    told = demanding(content.traces, content.verdicts)
    ids |= dict.fromkeys(id_ for id_ in told if use.register.get(id_) is not None)
    laws = page_names(ids)
    bodies = page_names(dict.fromkeys(naming.id for naming in use.named))
    return {id_: f"laws/{page}.html" for id_, page in laws.items()} | {
        id_: f"bodies/{page}.html" for id_, page in bodies.items()
    }


def law_links(writer: Writer) -> dict[str, LawLink]:
    """By what a finding is about (an instrument, a requirement, a body), where that is told."""
    content = writer.content
    use = content.law
    if use is None:
        return {}
    links: dict[str, LawLink] = {}
    for id_, page in writer.law.items():
        instrument = use.register.get(id_)
        if instrument is not None:
            life = life_of(instrument, use.register, content.run.as_of)
            chain = (f"{life.name}: {life.standing}", *life.heirs)
            links[id_] = LawLink(page=page, said=_LIFE, chain=tuple(map(inert, chain)))
    for trace in content.traces:
        if link := links.get(trace.instrument):
            for each in trace.requirements:
                anchored = LawLink(page=f"{link.page}#{each}", said=_DEMAND, chain=link.chain)
                links.setdefault(each, anchored)
    for body in use.register.bodies:
        if body.id in writer.law:
            chain = (f"{body.name}: {_changed(body).lower()}", "; ".join(body.successors))
            told = tuple(inert(each) for each in chain if each)
            links[body.id] = LawLink(page=writer.law[body.id], said=_LIFE, chain=told)
    return links


def _entry_of(subject: str) -> str:
    """The entry of the registers a finding is about: "36-2018-QH14#d22" is about the law."""
    return subject.partition("#")[0]


def _grouped(namings: Iterable[Naming]) -> dict[str, list[Naming]]:
    groups: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        groups[naming.id].append(naming)
    return groups


def _laws(
    use: LawUse,
    pages: Mapping[str, str],
    about: Mapping[str, list[FindingRecord]],
    told: Mapping[str, Demanding],
    as_of: date,
) -> tuple[LawPage, ...]:
    """The instruments: those with findings first, then those cited most."""
    found = []
    cited = _grouped(use.cited)
    for id_, page in pages.items():
        instrument = use.register.get(id_)
        if instrument is None:  # a body
            continue
        demands = told.get(id_, Demanding())
        subjects = (id_, *(demand.id for demand in demands.demands))
        found.append(
            LawPage(
                page=page,
                life=life_of(instrument, use.register, as_of),
                status=instrument.status(as_of),
                told=demands,
                chains=chains_of(demands.trace) if demands.trace else Chains(),
                namings=tuple(cited.get(id_, ())),
                findings=tuple(each for subject in subjects for each in about.get(subject, ())),
            )
        )
    return tuple(sorted(found, key=lambda law: (-len(law.findings), -len(law.namings), law.page)))


def _bodies(
    use: LawUse, pages: Mapping[str, str], about: Mapping[str, list[FindingRecord]]
) -> tuple[BodyPage, ...]:
    bodies = {body.id: body for body in use.register.bodies}
    found = [
        BodyPage(
            page=pages[id_],
            body=bodies[id_],
            changed=_changed(bodies[id_]),
            namings=tuple(namings),
            findings=tuple(about.get(id_, ())),
        )
        for id_, namings in _grouped(use.named).items()
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.findings), -len(each.namings))))


def _changed(body: Body) -> str:
    return f"Đã {event_words(body)} từ {body.since_text}"
