"""The pages of a report: one folder that opens from disk without a server."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import jinja2

from pipeline.model.finding import Severity
from pipeline.model.run import Status, Unit
from pipeline.report.bpmn import bpmn_of
from pipeline.report.comparing import compared
from pipeline.report.content import Content
from pipeline.report.duties import holder_names
from pipeline.report.flow import charts_of
from pipeline.report.inert import inert
from pipeline.report.matrix import ROLES, counts_of, tasks_of
from pipeline.report.payload import entries, script, vietnamese_date
from pipeline.report.records import FindingRecord, InputRecord, count
from pipeline.report.tally import choices, families, rule_rows, subject_rows, unit_rows

# What needs a person first; what is in order last.
_STATUSES = (
    Status.WITHHELD,
    Status.FAILED,
    Status.DEGRADED,
    Status.COMPARED,
    Status.OPENED,
    Status.ANALYSED,
)
_FOLDERS = (
    *(("units", "*.html"), ("rules", "*.html"), ("procedures", "*.html")),
    ("matrix", "*.html"),
    *(("data", "*.js"), ("bpmn", "*.bpmn")),
)
ASSETS = (
    *("report.css", "fold.js", "store.js", "finding.js", "list.js", "keys.js"),
    *("rows.js", "matrix.js"),
)


def write_site(content: Content, out: Path) -> None:
    """Write index.html, a page for each list it opens, and the pages of units and rules.

    Pages and diagrams that an earlier run left in ``out`` are removed.

    Raises:
        OSError: ``out`` cannot be written.
    """
    for folder, pattern in _FOLDERS:
        (out / folder).mkdir(parents=True, exist_ok=True)
        for stale in (out / folder).glob(pattern):
            stale.unlink()
    (out / "assets").mkdir(exist_ok=True)
    for name in ASSETS:
        source = resources.files("pipeline.report").joinpath("assets", name)
        (out / "assets" / name).write_bytes(source.read_bytes())
    _Site(content, out).write()


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A unit with the name of its page and data file, its inputs and findings."""

    unit: Unit
    name: str
    inputs: tuple[InputRecord, ...]
    findings: tuple[FindingRecord, ...]


def page_names(ids: Iterable[str]) -> dict[str, str]:
    """A file name, without ending, for each unit's id.

    The id itself where any file system and address holds it as it is; else its ASCII letters with
    a piece of its hash, so that no two units share a name even where case does not count.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for unit in ids:
        name = unit
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}", unit) or unit.lower() in taken:
            ascii_letters = unicodedata.normalize("NFKD", unit.replace("đ", "d").replace("Đ", "D"))
            slug = re.sub(r"[^A-Za-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", ascii_letters))
            mark = hashlib.sha256(unit.encode("utf-8", "replace")).hexdigest()[:8]
            name = f"{slug.strip('-')[:40]}-{mark}".strip("-")
        taken.add(name.lower())
        names[unit] = name
    return names


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("pipeline.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["inert"] = inert
    environment.filters["day"] = vietnamese_date
    environment.filters["thousands"] = lambda number: f"{number:,}".replace(",", ".")
    return environment


class _Site:
    """One report being written; holds what all its pages share."""

    def __init__(self, content: Content, out: Path) -> None:
        self._content = content
        self._out = out
        self._pages = self._unit_pages()
        self._shared = {
            "content": content,
            "words": content.words,
            "counts": count(content.run, content.findings),
            "families": families(content),
            "severities": list(Severity),
            "statuses": _STATUSES,
            "pages": {page.unit.id: page for page in self._pages},
            "units": {unit.id: unit for unit in content.units},
            "charted": Counter(record.unit for record in content.procedures),
        }

    def write(self) -> None:
        rows = unit_rows(self._content)
        self._page(
            "index.html",
            "index.html.j2",
            rows=rows,
            rules=rule_rows(self._content),
            subjects=subject_rows(self._content),
            choices=choices(self._content, self._content.findings),
        )
        self._page("documents.html", "documents.html.j2")
        self._page("assignments.html", "assignments.html.j2")
        self._page("rules.html", "rules.html.j2")
        for page in self._pages:
            self._page(
                f"units/{page.name}.html",
                "unit.html.j2",
                root="../",
                page=page,
                choices=choices(self._content, page.findings),
            )
            data = script("add", entries(self._content, page.findings))
            (self._out / "data" / f"{page.name}.js").write_text(data, "utf-8", newline="\n")
        self._procedures()
        self._matrices()
        for card in self._content.rules.values():
            self._page(f"rules/{card.code}.html", "rule.html.j2", root="../", card=card)
        (self._out / "data" / "names.js").write_text(self._names(), "utf-8", newline="\n")

    def _procedures(self) -> None:
        charts = charts_of(self._content, {page.unit.id: page.name for page in self._pages})
        pairs = compared(self._content.procedures)
        self._page("procedures.html", "procedures.html.j2", charts=charts, compared=pairs)
        self._page("compared.html", "compared.html.j2", compared=pairs)
        for page in self._pages:
            mine = [chart for chart in charts if chart.record.unit == page.unit.id]
            if mine:
                self._page(
                    f"procedures/{page.name}.html",
                    "unit_procedures.html.j2",
                    root="../",
                    charts=mine,
                    unit=page.unit,
                    page_name=page.name,
                )
        for chart in charts:
            (self._out / "bpmn" / f"{chart.name}.bpmn").write_bytes(bpmn_of(chart.record))

    def _matrices(self) -> None:
        tasks = tasks_of(self._content.duties)
        names = holder_names(self._content.units)
        data = [page.name for page in self._pages]
        counts = counts_of(tasks, names)
        self._page(
            "matrix.html",
            "matrix.html.j2",
            page=None,
            data=data,
            roles=ROLES,
            counts_by_unit=counts,
        )
        for page in self._pages:
            mine = tuple(task for task in tasks if task.unit == page.unit.id)
            text = script("add", mine)
            (self._out / "data" / f"{page.name}.matrix.js").write_text(text, "utf-8", newline="\n")
            self._page(
                f"matrix/{page.name}.html",
                "matrix.html.j2",
                root="../",
                page=page,
                data=[page.name],
                roles=ROLES,
                counts_by_unit=counts_of(mine, names),
            )

    def _names(self) -> str:
        """The words the scripts need: of units, severities and rules."""
        words = self._content.words
        return script(
            "name",
            {
                "units": {unit.id: inert(unit.name) for unit in self._content.units},
                "severities": {
                    severity: f"{spoken.mark} {spoken.label}"
                    for severity, spoken in words.severities.items()
                },
                "families": {code: words.family(code).label for code in families(self._content)},
                "rules": {card.code: card.title for card in self._content.rules.values()},
                "surest": words.confidence[0].label,
                "verified": words.verified,
                "unverified": words.unverified,
            },
        )

    def _page(self, name: str, template: str, *, root: str = "", **values: object) -> None:
        text = (
            _environment()
            .get_template(template)
            .render(self._shared, root=root, here=name, **values)
        )
        (self._out / name).write_text(text, "utf-8", newline="\n")

    def _unit_pages(self) -> tuple[UnitPage, ...]:
        names = page_names(unit.id for unit in self._content.units)
        inputs: dict[str, list[InputRecord]] = defaultdict(list)
        for record in self._content.inputs:
            inputs[record.unit].append(record)
        findings: dict[str, list[FindingRecord]] = defaultdict(list)
        for finding in self._content.findings:
            findings[finding.unit].append(finding)
        return tuple(
            UnitPage(unit, names[unit.id], tuple(inputs[unit.id]), tuple(findings[unit.id]))
            for unit in self._content.units
        )
