"""What the judge of the work told learns from, and how sure it makes a verdict."""

from __future__ import annotations

import random
from datetime import date

import msgspec
import pytest

from pipeline.directives.matching import Desk
from pipeline.directives.matching.answering import Judgement
from pipeline.directives.matching.traits import Traits
from pipeline.directives.matching.work import Work
from pipeline.evaluate.verdicts import GoldVerdict
from pipeline.model.run import UnitKind
from pipeline.model.verdict import State, Verdict
from pipeline.train.examples import LOOKS, Example, Thinning, looks_at, thinned
from pipeline.train.verdicts import lines_of, means_by_look
from tests.directives.matching.given import DAY, OFFICE, requirement

ASKED = requirement(
    deontic="duty",
    demand="Nộp quà",
    what=[["nộp quà", "trả quà", "hoàn quà"], ["báo cáo"]],
    samples=[{"telling": "met", "words": "Nộp lại quà\nQuà được nộp cho Văn phòng và báo cáo."}],
)


WHOLE, BARE = Thinning(0.0, samples=False), Thinning(1.0, samples=True)


def example(verdict: Verdict, state: str, left_out: Thinning = WHOLE) -> Example:
    row = GoldVerdict(
        requirement=ASKED.id,
        unit="vp",
        unit_kind=UnitKind.OFFICE,
        corpus="demo",
        documents=(),
        as_of=date(2026, 11, 23),
        verdict=verdict,
        elements={"what": state} if state else {},
    )
    return Example(left_out, row, ASKED, Desk(OFFICE, [], [], DAY, "", {}), Traits())


def test_every_thing_keeps_a_wording_of_its_own():
    for seed in range(30):
        left = thinned(ASKED, random.Random(seed), BARE).elements.what
        assert [len(thing) for thing in left] == [1, 1]
        assert all(
            set(few) <= set(all_) for few, all_ in zip(left, ASKED.elements.what, strict=True)
        )
    assert thinned(ASKED, random.Random(0), WHOLE) == ASKED


def test_samples_stay_unless_they_are_left_out():
    assert thinned(ASKED, random.Random(0), Thinning(1.0, samples=False)).samples == ASKED.samples
    assert thinned(ASKED, random.Random(0), BARE).samples == ()


def test_citations_keep_all_their_words():
    citing = requirement(deontic="citation", demand="Dẫn", what=[["mua", "sắm"], ["1/2025/NĐ-CP"]])
    assert thinned(citing, random.Random(0), BARE) == citing


def test_made_up_documents_are_looked_at_with_samples_alone():
    row = example(Verdict.MET, "present").row
    assert looks_at(row) == LOOKS
    made = looks_at(msgspec.structs.replace(row, corpus="made"))
    assert made
    assert not any(each.samples for each in made)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("absent", 0),
        ("weaker", 1),
        ("contradictory", 1),
        ("present", 2),
        ("stronger", 2),
        ("", None),
    ],
)
def test_the_label_is_what_the_reader_said_of_the_work(said: str, state: int | None):
    assert example(Verdict.PARTLY, said).state == state


def test_sure_where_the_work_was_clear_and_right():
    clear, vague = Work(State.ABSENT, 0.03, 0.01), Work(State.ABSENT, 0.39, 0.1)
    right, wrong = example(Verdict.NOT_FOUND, "absent"), example(Verdict.PARTLY, "weaker")
    told = [(right, Judgement(Verdict.NOT_FOUND, work=clear))] * 50
    told += [(wrong, Judgement(Verdict.NOT_FOUND, work=vague))] * 50
    lines = lines_of(told)
    assert set(lines) == set(Verdict)
    assert lines[Verdict.NOT_FOUND].slope > 0
    assert all(line.slope >= 0 for line in lines.values())
    assert lines[Verdict.MET].base == pytest.approx(
        0, abs=0.01
    )  # never said: no better than chance


def test_means_are_told_for_each_look():
    told = [
        (
            example(verdict, "absent", look),
            Judgement(Verdict.NOT_FOUND if look == WHOLE else verdict),
        )
        for look in LOOKS
        for verdict in Verdict
    ]
    means = dict(means_by_look(told))
    assert means[BARE] == 1.0
    assert means[WHOLE] == pytest.approx(1 / 3 / 5)  # one right of five said: F1 1/3, four of 0
