"""Pages of law: each instrument the documents cite with its life, each ended body they name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.law.life import EVENT_WORDS, STATUS_WORDS, Life, life_of
from pipeline.model.law import Body, InstrumentStatus
from pipeline.report.law_use import LawUse, Naming
from pipeline.report.page_names import page_names
from pipeline.report.records import FindingRecord
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
    pages = writer.law
    laws = _laws(use, pages, about, content.run.as_of) if use else ()
    bodies = _bodies(use, pages, about) if use else ()
    lists = {"laws": laws, "bodies": bodies}
    names = {page.record.path: page.record.name for page in writer.files}
    writer.page("laws.html", "laws.html.j2", **lists, law_statuses=STATUS_WORDS)
    writer.page("bodies.html", "bodies.html.j2", **lists)
    for law in laws:
        writer.page(law.page, "law.html.j2", law=law, names=names)
    for body in bodies:
        writer.page(body.page, "body.html.j2", body=body, names=names)


def pages_about(use: LawUse | None) -> dict[str, str]:
    """By the id of an entry of the registers, its page ("laws/36-2018-QH14.html")."""
    if use is None:
        return {}
    laws = page_names(dict.fromkeys(naming.id for naming in use.cited))
    bodies = page_names(dict.fromkeys(naming.id for naming in use.named))
    return {id_: f"laws/{page}.html" for id_, page in laws.items()} | {
        id_: f"bodies/{page}.html" for id_, page in bodies.items()
    }


def _grouped(namings: Iterable[Naming]) -> dict[str, list[Naming]]:
    groups: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        groups[naming.id].append(naming)
    return groups


def _laws(
    use: LawUse, pages: Mapping[str, str], about: Mapping[str, list[FindingRecord]], as_of: date
) -> tuple[LawPage, ...]:
    """The instruments: those with findings first, then those cited most."""
    found = []
    for id_, namings in _grouped(use.cited).items():
        instrument = use.register.get(id_)
        assert instrument is not None, "only entries of the register are cited"
        found.append(
            LawPage(
                page=pages[id_],
                life=life_of(instrument, use.register, as_of),
                status=instrument.status(as_of),
                namings=tuple(namings),
                findings=tuple(about.get(id_, ())),
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
    return f"Đã {EVENT_WORDS[body.event]} từ {body.since_text}"
