"""What a hostile document says is shown, and does nothing."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import expect

from pipeline.extract.procedures import Flow
from pipeline.inventory import Inventory
from pipeline.inventory.assignments import AssignedTask, AssignmentRecord, MemberRow
from pipeline.inventory.law_use import LawUse, Naming
from pipeline.inventory.procedures import ProcedureRecord, StepRecord
from pipeline.law.register import Register
from pipeline.model.document import Span
from pipeline.model.facts import StepKind
from pipeline.model.finding import Evidence, Finding
from pipeline.model.law import Body, BodyEvent, Instrument
from pipeline.model.run import Source, Unit
from pipeline.report import RuleCard, write_report
from tests.report.conftest import Open, Sample
from tests.report.sample import RULES

ATTACK = "</script><script>window.hit=1</script><img src=x onerror='window.hit=1'>{{7*7}}"
LINE_END = "dòng\u2028một\u2029hai"
REVERSED = "\u202egnơưhp iạđ\u202c"


@pytest.fixture(scope="module")
def hostile(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report in which every word that comes from a document or a table attacks."""
    run, findings = sample
    unit = msgspec.structs.replace(run.units[0], id=f'"><b>{"x"}', name=ATTACK)
    outcome = run.outcomes[0]
    source = msgspec.structs.replace(outcome.source, unit=unit.id, path=f"{unit.id}/{ATTACK}.pdf")
    outcome = msgspec.structs.replace(
        outcome,
        source=source,
        name=ATTACK,
        title=ATTACK,
        kind=ATTACK,
        problem=ATTACK,
        remedy=ATTACK,
    )
    evidence = Evidence(
        quote=ATTACK,
        context=f"{LINE_END} {ATTACK} {REVERSED}",
        where=ATTACK,
        source=ATTACK,
        eid="art_1",
    )
    finding: Finding = msgspec.structs.replace(
        findings[0],
        code="OUT101",
        unit=unit.id,
        file=source.path,
        document=ATTACK,
        message=ATTACK,
        why=ATTACK,
        suggestion=REVERSED,
        basis="javascript:window.hit=1",
        evidence=evidence,
        other=(evidence,),
        fingerprint="'\"><script>window.hit=1</script>",
    )
    rule: RuleCard = msgspec.structs.replace(
        RULES[0], title=ATTACK, reason=ATTACK, basis=ATTACK, bad=ATTACK, good=ATTACK
    )
    out = tmp_path_factory.mktemp("hostile")
    other = msgspec.structs.replace(unit, id='"><b>yy')
    hostile_run = msgspec.structs.replace(run, units=(unit, other), outcomes=(outcome,))
    write_report(
        hostile_run,
        [finding],
        out,
        rules=[rule],
        inventory=Inventory(
            procedures=(_procedure(unit, source), _procedure(other, source)),
            assignments=(_assignment(unit, source),),
            law=_law(unit, source),
        ),
    )
    return out


def _law(unit: Unit, source: Source) -> LawUse:
    law = Instrument(id='"><b>', kind=ATTACK, number=ATTACK, title=ATTACK, source=ATTACK)
    body = Body(
        id="'><b>",
        name=ATTACK,
        names=(ATTACK,),
        kind="",
        event=BodyEvent.SPLIT,
        since=None,
        since_text=ATTACK,
        successors=(ATTACK,),
        question=ATTACK,
    )
    named = Naming(id=body.id, unit=unit.id, file=source.path, where=ATTACK, n=1)
    cited = Naming(id=law.id, unit=unit.id, file=source.path, where=ATTACK, n=1)
    return LawUse(Register([law], [body]), (cited,), (named,))


def _procedure(unit: Unit, source: Source) -> ProcedureRecord:
    step = StepRecord(
        order=1,
        number=ATTACK,
        kind=StepKind.CHECK,
        actor=ATTACK,
        action=ATTACK,
        deadline=REVERSED,
        output=ATTACK,
        form=ATTACK,
        partners=ATTACK,
        branch=ATTACK,
        spans=(Span(0, 10),),
    )
    flows = (Flow(0, 1, ATTACK), Flow(1, 2), Flow(2, 3), Flow(3, 4))
    return ProcedureRecord(
        unit=unit.id,
        file=source.path,
        document=ATTACK,
        subject=ATTACK,
        eid="art_1",
        where=ATTACK,
        title=ATTACK,
        steps=tuple(msgspec.structs.replace(step, order=order) for order in (1, 2, 3)),
        flows=flows,
    )


def _assignment(unit: Unit, source: Source) -> AssignmentRecord:
    task = AssignedTask(words=ATTACK, where=ATTACK, also=(ATTACK, REVERSED))
    return AssignmentRecord(
        unit=unit.id,
        file=source.path,
        title=ATTACK,
        members=(MemberRow(member=ATTACK, tasks=(task,)),),
        unassigned=(task,),
        n_collective=1,
    )


def test_words_of_a_document_are_shown_and_inert(open_page: Open, hostile: Path) -> None:
    pages = sorted(hostile.rglob("*.html"))
    assert len(pages) == 21
    for file in pages:
        page = open_page(file)
        for summary in page.locator("summary").all():
            summary.click()
        assert page.evaluate("window.hit") is None
        assert page.locator("img, iframe, object, embed, main script, main b").count() == 0
        assert page.locator("a[href^='javascript:']").count() == 0
        assert "<script>window.hit=1</script>" in page.inner_text("body")
        assert "49" not in page.inner_text("main").split()


def test_the_evidence_shows_every_character_that_hides(open_page: Open, hostile: Path) -> None:
    page = open_page(hostile / "index.html")
    page.locator("summary").click()
    evidence = page.locator(".evidence")
    expect(evidence.locator(".own mark")).to_have_text(ATTACK)
    assert "[U+202E]gnơưhp iạđ[U+202C]" in evidence.inner_text()
    assert not set(page.inner_text("body")) & set("\u202e\u202c")


def test_an_address_from_outside_sets_only_filters(open_page: Open, hostile: Path) -> None:
    page = open_page(
        hostile / "index.html", "#q=%3Cimg src=x onerror=window.hit=1%3E&f=%3Cscript%3E"
    )
    expect(page.locator(".empty")).to_be_visible()
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0


def test_no_direction_mark_reaches_the_pages_or_the_workbook(hostile: Path) -> None:
    for file in [*hostile.rglob("*.html"), *(hostile / "data").iterdir()]:
        assert not set(file.read_text("utf-8")) & set("\u202e\u202c"), file.name


def test_the_findings_file_keeps_the_words_as_they_stand(hostile: Path) -> None:
    (finding,) = msgspec.json.decode((hostile / "findings.json").read_bytes())["findings"]
    assert finding["quote"] == ATTACK
    assert finding["suggestion"] == REVERSED
