"""Pages that list findings: the overview, those of units and rules, and the lists beside them."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.inert import inert
from pipeline.model.finding import Severity
from pipeline.report.changes import shift_told
from pipeline.report.flow import ChartEntry
from pipeline.report.payload import entries
from pipeline.report.precision import course_of
from pipeline.report.priorities import first_tasks
from pipeline.report.site.laws import law_links
from pipeline.report.site.writing import Writer
from pipeline.report.tally import choices, families, rule_rows, subject_rows, unit_rows
from pipeline.review.learning import account

MOST_PROCEDURES = 8


def write_overview(writer: Writer) -> None:
    """Write index.html and the lists of documents, assignments and rules."""
    content = writer.content
    writer.page(
        "index.html",
        "index.html.j2",
        rows=unit_rows(content),
        rules=rule_rows(content),
        subjects=subject_rows(content),
        tasks=first_tasks(content),
        faulty=_faulty(writer.charts),
        choices=choices(content, content.findings),
    )
    writer.page("documents.html", "documents.html.j2")
    writer.page("assignments.html", "assignments.html.j2")
    writer.page("rules.html", "rules.html.j2")
    if content.week and content.is_followed:
        accounts = [account(each) for each in content.week.learnt]
        course = course_of(content.week.precision)
        shift = shift_told(content.week.shift, content.words)
        writer.page("week.html", "week.html.j2", accounts=accounts, course=course, shift=shift)
    for card in content.rules.values():
        writer.page(f"rules/{card.code}.html", "rule.html.j2", card=card)


def _faulty(charts: Iterable[ChartEntry]) -> list[ChartEntry]:
    """Procedures with findings, the gravest first, at most MOST_PROCEDURES."""

    def gravity(chart: ChartEntry) -> list[int]:
        severities = [finding.severity for finding in chart.findings]
        return [-severities.count(severity) for severity in Severity]

    return sorted((chart for chart in charts if chart.findings), key=gravity)[:MOST_PROCEDURES]


def write_units(writer: Writer) -> None:
    """Write a page for each unit, its findings as data, and the words the scripts need."""
    content = writer.content
    for page in writer.units:
        writer.page(
            f"units/{page.name}.html",
            "unit.html.j2",
            page=page,
            choices=choices(content, page.findings),
        )
        writer.data(f"data/{page.name}.js", "add", entries(content, page.findings))
    writer.data("data/names.js", "name", _names(writer))


def _names(writer: Writer) -> dict[str, object]:
    """The words the scripts need, and the pages of documents."""
    content, words = writer.content, writer.content.words
    followed = {"states": words.states} if content.is_followed else {}
    return {
        **followed,
        "units": {unit.id: inert(unit.name) for unit in content.units},
        "severities": {
            severity: f"{spoken.mark} {spoken.label}"
            for severity, spoken in words.severities.items()
        },
        "families": {code: words.family(code).label for code in families(content)},
        "rules": {card.code: card.title for card in content.rules.values()},
        "documents": {inert(page.record.path): page.name for page in writer.files},
        "law": law_links(writer),
        "verdicts": dict(words.verdicts),
        "surest": words.confidence[0].label,
        "verified": words.verified,
        "unverified": words.unverified,
    }
