"""Pages of law: each instrument the documents cite with its life, each ended body they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.law.life import EVENT_WORDS, STATUS_WORDS, Life, life_of
from pipeline.law.register import Register
from pipeline.model.law import Body, InstrumentStatus
from pipeline.report.law_use import Naming
from pipeline.report.records import FindingRecord
from pipeline.report.site.names import page_names
from pipeline.report.site.writing import Writer


@dataclass(frozen=True, slots=True)
class LawPage:
    """An instrument with the name of its page, who cites it, and the findings about it."""

    page: str
    life: Life
    status: InstrumentStatus
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
        about[finding.subject].append(finding)
    use = content.law
    laws = _laws(use.register, use.cited, about, writer) if use else ()
    bodies = _bodies(use.register, use.named, about) if use else ()
    lists = {"laws": laws, "bodies": bodies}
    names = {page.record.path: page.record.name for page in writer.files}
    writer.page("laws.html", "laws.html.j2", **lists, law_statuses=STATUS_WORDS)
    writer.page("bodies.html", "bodies.html.j2", **lists)
    for law in laws:
        writer.page(f"laws/{law.page}.html", "law.html.j2", law=law, names=names)
    for body in bodies:
        writer.page(f"bodies/{body.page}.html", "body.html.j2", body=body, names=names)


def _grouped(namings: Iterable[Naming]) -> dict[str, list[Naming]]:
    groups: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        groups[naming.id].append(naming)
    return groups


def _laws(
    register: Register,
    cited: Iterable[Naming],
    about: dict[str, list[FindingRecord]],
    writer: Writer,
) -> tuple[LawPage, ...]:
    """The instruments: those with findings first, then those cited most."""
    as_of = writer.content.run.as_of
    groups = _grouped(cited)
    names = page_names(groups)
    found = []
    for id_, namings in groups.items():
        instrument = register.get(id_)
        assert instrument is not None, "only entries of the register are cited"
        found.append(
            LawPage(
                page=names[id_],
                life=life_of(instrument, register, as_of),
                status=instrument.status(as_of),
                namings=tuple(namings),
                findings=tuple(about.get(id_, ())),
            )
        )
    return tuple(sorted(found, key=lambda law: (-len(law.findings), -len(law.namings), law.page)))


def _bodies(
    register: Register, named: Iterable[Naming], about: dict[str, list[FindingRecord]]
) -> tuple[BodyPage, ...]:
    groups = _grouped(named)
    names = page_names(groups)
    bodies = {body.id: body for body in register.bodies}
    found = [
        BodyPage(
            page=names[id_],
            body=bodies[id_],
            changed=_changed(bodies[id_]),
            namings=tuple(namings),
            findings=tuple(about.get(id_, ())),
        )
        for id_, namings in groups.items()
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.findings), -len(each.namings))))


def _changed(body: Body) -> str:
    return f"Đã {EVENT_WORDS[body.event]} từ {body.since_text}"
