from __future__ import annotations

import random
from datetime import date

import msgspec
import pytest

from pipeline.model.finding import Severity
from pipeline.model.run import Outcome, Run, Source, Status, Unit
from pipeline.report.content import Content, gather
from pipeline.report.records import count
from pipeline.report.tally import choices, families, rule_rows, subject_rows, unit_rows
from tests.report.conftest import Sample
from tests.report.sample import RULES, small_finding

RUN = Run(
    as_of=date(2026, 11, 23),
    version="0.1.0",
    units=(Unit(id="b", name="Vụ B"), Unit(id="a", name="Vụ A"), Unit(id="c", name="Vụ C")),
    outcomes=tuple(
        Outcome(source=Source(path=path, unit=path[0], sha256="0" * 64, size=1), status=status)
        for path, status in [
            ("a/1.pdf", Status.ANALYSED),
            ("b/1.pdf", Status.DEGRADED),
            ("b/2.pdf", Status.FAILED),
            ("z/1.pdf", Status.ANALYSED),
        ]
    ),
)
FINDINGS = [
    small_finding("a/1.pdf", "OUT101", Severity.HIGH, start=90),
    small_finding("a/1.pdf", "OUT101", Severity.HIGH, start=10),
    small_finding("a/1.pdf", "FRM103", Severity.LOW, start=None),
    small_finding("b/1.pdf", "REF101", Severity.MEDIUM, start=5),
    small_finding("b/1.pdf", "XYZ101", Severity.LOW, start=7),
]


@pytest.fixture
def content() -> Content:
    return gather(RUN, FINDINGS, RULES)


def test_findings_follow_unit_file_and_place_whatever_order_they_come_in() -> None:
    expected = [
        ("b/1.pdf", "REF101"),
        ("b/1.pdf", "XYZ101"),
        ("a/1.pdf", "OUT101"),
        ("a/1.pdf", "OUT101"),
        ("a/1.pdf", "FRM103"),  # without a place: after those that have one
    ]
    for seed in range(5):
        shuffled = random.Random(seed).sample(FINDINGS, len(FINDINGS))
        content = gather(RUN, shuffled, RULES)
        assert [(f.file, f.code) for f in content.findings] == expected
        assert [f.span.start for f in content.findings[2:4] if f.span] == [10, 90]


def test_every_input_stands_in_the_content_even_of_a_unit_nobody_named(content: Content) -> None:
    assert [r.path for r in content.inputs] == ["b/1.pdf", "b/2.pdf", "a/1.pdf", "z/1.pdf"]
    assert [unit.id for unit in content.units] == ["b", "a", "c", "z"]
    assert [r.n_findings for r in content.inputs] == [2, 0, 3, 0]


def test_counts_agree(content: Content, sample: Sample) -> None:
    counts = count(RUN, content.findings)
    assert (counts.inputs, counts.analysed, counts.degraded, counts.failed) == (4, 2, 1, 1)
    assert counts.by_severity == {Severity.HIGH: 2, Severity.MEDIUM: 1, Severity.LOW: 2}
    run, findings = sample
    large = gather(run, findings, RULES)
    counts = count(run, large.findings)
    assert counts.inputs == counts.analysed + counts.degraded + counts.failed == 96
    assert counts.findings == sum(counts.by_code.values()) == len(findings)


@pytest.mark.parametrize(
    ("run", "findings", "problem"),
    [
        (RUN, [small_finding("a/9.pdf", "OUT101", Severity.LOW, start=1)], "without outcome"),
        (
            RUN,
            [msgspec.structs.replace(FINDINGS[0], unit="b")],
            "to unit 'b'",
        ),
        (
            msgspec.structs.replace(RUN, outcomes=RUN.outcomes[:1] * 2),
            [],
            "two outcomes for one file",
        ),
    ],
)
def test_a_run_that_contradicts_its_findings_is_refused(
    run: Run, findings: list, problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        gather(run, findings, RULES)


def test_the_matrix_counts_each_finding_once(content: Content) -> None:
    assert families(content) == ("OUT", "REF", "FRM", "DOC", "XYZ")
    table = {row.unit.id: [cell.count for cell in row.cells] for row in unit_rows(content)}
    assert table == {
        "a": [2, 0, 1, 0, 0],
        "b": [0, 1, 0, 0, 1],
        "c": [0, 0, 0, 0, 0],
        "z": [0, 0, 0, 0, 0],
    }
    assert [(row.unit.id, row.n_findings, row.n_high) for row in unit_rows(content)][:2] == [
        ("a", 3, 2),
        ("b", 2, 0),
    ]


def test_heat_tells_none_from_few_from_most(content: Content) -> None:
    heat = {cell.count: cell.heat for row in unit_rows(content) for cell in row.cells}
    assert heat == {0: 0, 1: 3, 2: 4}


def test_rules_that_hit_come_gravest_first(content: Content) -> None:
    rows = [(row.code, row.n_findings, row.n_documents) for row in rule_rows(content)]
    assert rows == [("OUT101", 2, 1), ("REF101", 1, 1), ("FRM103", 1, 1), ("XYZ101", 1, 1)]


def test_filters_offer_only_what_occurs(content: Content) -> None:
    offered = choices(content, content.findings[:2])
    assert (offered.families, offered.codes) == (("REF", "XYZ"), ("REF101", "XYZ101"))
    assert offered.kinds == ("Chưa rõ loại",)


def test_what_repeats_in_several_documents_is_told_once() -> None:
    spread = [
        msgspec.structs.replace(finding, subject="vb-cu", message=message)
        for finding, message in zip(FINDINGS[:2] * 2, ("cũ", "cũ", "cũ", "khác"), strict=True)
    ]
    spread[0] = msgspec.structs.replace(spread[0], file="b/1.pdf", unit="b")
    alone = msgspec.structs.replace(FINDINGS[2], subject="một chỗ")
    (row,) = subject_rows(gather(RUN, [*spread, alone, FINDINGS[3]], RULES))
    assert (row.code, row.subject, row.message) == ("OUT101", "vb-cu", "cũ")
    assert (row.n_findings, row.n_documents) == (4, 2)
