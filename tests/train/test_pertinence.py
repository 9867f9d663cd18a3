"""What judges of passages learn from."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.directives.matching import Index
from pipeline.evaluate.verdicts import GoldVerdict, NamedProvision
from pipeline.model.run import UnitKind
from pipeline.model.verdict import Verdict
from pipeline.train.pertinence import lesson_of_document, lesson_of_others
from tests.directives.matching.given import HEAD
from tests.dossiers import dossier_of

TEXT = (
    "Điều 1. Trông coi kho\n1. Cuối ngày thủ kho dán kín cửa.\n2. Sổ kho ghi bằng mực.\n"
    "Điều 2. Xe\nXe đưa đón đại biểu do Đội xe bố trí.\n"
)


def row(verdict: str, eid: str, what: str = "present", document: str = "kho.txt") -> GoldVerdict:
    return GoldVerdict(
        requirement="niem-phong",
        unit="kho",
        unit_kind=UnitKind.OFFICE,
        corpus="made",
        documents=("kho.txt",),
        as_of=date(2026, 11, 29),
        verdict=Verdict(verdict),
        provisions=(NamedProvision(document, eid),),
        elements={"what": what},
    )


def index() -> Index:
    return Index(dossier_of(HEAD.format(3, 2026) + TEXT).document)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param(row("met", "art_1__para_1"), {"whole"}, id="met"),
        pytest.param(row("partly", "art_1__para_1", "weaker"), {"part"}, id="partly"),
        pytest.param(row("partly", "art_1__para_1"), {"whole"}, id="all but its time"),
        pytest.param(row("contradicts", "art_1__para_1"), {"contrary"}, id="contradicts"),
        pytest.param(row("not_found", "art_1__para_1"), set(), id="only near"),
        pytest.param(row("met", "art_1__para_1", document="khac.txt"), set(), id="elsewhere"),
    ],
)
def test_what_a_reader_named_is_on_the_matter(said: GoldVerdict, told: set[str]):
    read = index()
    lesson = lesson_of_document("kho.txt", read, [said])
    named = lesson.told.get("niem-phong", {})
    assert set(named.values()) == told
    assert lesson.passages.shape[0] == read.passages.columns.shape[1]
    passages, strands = read.passages.numbers, read.passages.strands
    eids = {
        read.strands[strand].eid
        for passage, strand in zip(passages, strands, strict=True)
        if int(passage) in named
    }
    # The clause itself, and the short article that holds it as a whole.
    assert ("art_1__para_1" in eids) == bool(told)
    assert not any(eid.startswith("art_2") for eid in eids)


def test_other_documents_teach_what_is_on_no_matter():
    lesson = lesson_of_others([index(), index()])
    assert lesson.told == {}
    assert lesson.passages.shape[0] == 2 * index().passages.columns.shape[1]
