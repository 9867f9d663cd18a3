"""Of what may be norms, those that are kept: worth most together, with the right bearer."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.extract.responsibilities.learnt.apart import apart
from pipeline.extract.responsibilities.learnt.bearing import Choice
from pipeline.extract.responsibilities.learnt.deciding import Decided, Judges, decide
from pipeline.extract.responsibilities.learnt.works import Work
from pipeline.model.document import Span

SURE, LIKELY, EVEN, NEVER = 4.0, 1.0, 0.0, -9.0  # log odds


class Told:
    """Trees that tell of each row what stands in its first column."""

    def score(self, rows: np.ndarray) -> np.ndarray:
        return rows[:, 0]

    def score_promising(self, rows: np.ndarray, count: int, least: float) -> np.ndarray:
        return self.score(rows)


JUDGES = Judges(Told(), Told(), Told())  # type: ignore[arg-type]


def work(start: int, end: int, first: int) -> Work:
    return Work(Span(start, end), 0, first, first + 1, (0.0, 0.0, 0.0, 0.0))


def decided(works: list[Work], odds: list[float], names: dict[int, list[Choice]]) -> list[Decided]:
    """The norms, where ``names`` are the choices of bearer by the first word of a work."""
    rows = np.array(odds)[:, None]
    return decide(works, rows, lambda place: names[works[place].first], JUDGES).norms


@pytest.mark.parametrize(
    ("spans", "worth", "kept"),
    [
        # One long span against two short ones that it overlaps.
        ([(0, 30), (0, 10), (12, 30)], [0.5, 0.3, 0.3], [1, 2]),
        ([(0, 30), (0, 10), (12, 30)], [0.7, 0.3, 0.3], [0]),
        # The best of three in a row is left for both its neighbours.
        ([(0, 10), (5, 20), (15, 30)], [0.4, 0.6, 0.4], [0, 2]),
        # A span may begin where another ends; one worth nothing is left out.
        ([(0, 10), (10, 20), (20, 30)], [0.1, 0.1, 0.0], [0, 1]),
        # Given in any order, told in reading order.
        ([(40, 50), (0, 10)], [0.1, 0.9], [1, 0]),
        ([], [], []),
    ],
)
def test_what_is_kept_is_worth_most_together(spans, worth, kept):
    assert apart([Span(*each) for each in spans], worth) == kept


def test_works_that_share_letters_are_not_both_norms():
    works = [work(0, 10, 0), work(0, 20, 0), work(12, 20, 3)]
    nobody = {0: [Choice(None, (SURE,))], 3: [Choice(None, (SURE,))]}
    assert decided(works, [EVEN, SURE, EVEN], nobody) == [Decided(works[1], None)]


def test_an_action_whose_bearer_is_in_doubt_is_no_norm():
    works = [work(10, 20, 2)]
    name = Span(0, 8)
    assert decided(works, [LIKELY], {2: [Choice(None, (NEVER,)), Choice(name, (SURE,))]}) == [
        Decided(works[0], name)
    ]
    assert decided(works, [LIKELY], {2: [Choice(None, (-2.0,)), Choice(name, (-2.0,))]}) == []


def test_nobody_bears_an_action_inside_of_which_he_is_named():
    works = [work(10, 30, 2)]
    inside, before = Span(15, 20), Span(0, 8)
    choices = [Choice(None, (NEVER,)), Choice(inside, (SURE,)), Choice(before, (LIKELY,))]
    assert decided(works, [SURE], {2: choices}) == [Decided(works[0], before)]


def test_where_there_is_nothing_to_judge_there_are_no_norms():
    decision = decide([], np.empty((0, 1)), lambda place: [], JUDGES)
    assert decision.norms == []
    assert decision.chances.shape == (0,)
