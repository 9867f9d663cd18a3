"""Which runs stay, told run by run on a calendar; 2026-11-23 is a Monday."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.runs.keeping import kept
from pipeline.runs.naming import RunName, parse_name


def runs(*days: str) -> list[RunName]:
    return [RunName(at, date.fromisoformat(day)) for at, day in enumerate(days, 1)]


def days(names: frozenset[RunName]) -> list[str]:
    return [name.as_of.isoformat() for name in sorted(names)]


def test_the_last_run_of_each_of_the_latest_weeks_stays():
    weekly = runs("2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23")
    assert days(kept(weekly, weeks=2)) == ["2026-11-16", "2026-11-23"]
    assert days(kept(weekly, weeks=3)) == ["2026-11-09", "2026-11-16", "2026-11-23"]


def test_of_several_runs_in_a_week_only_the_last_stays():
    tried = runs("2026-11-16", "2026-11-17", "2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25")
    assert days(kept(tried)) == ["2026-11-22", "2026-11-24", "2026-11-25"]


def test_the_last_run_of_each_month_stays_for_a_year():
    first = date(2025, 1, 6)
    weekly = [RunName(at + 1, first + timedelta(weeks=at)) for at in range(100)]
    stay = days(kept(weekly, weeks=4))
    assert stay[-1] == weekly[-1].as_of.isoformat() == "2026-11-30"
    months = ["2025-12-29", "2026-01-26", "2026-02-23", "2026-03-30", "2026-04-27", "2026-05-25"]
    months += ["2026-06-29", "2026-07-27", "2026-08-31", "2026-09-28", "2026-10-26"]
    assert stay == [*months, "2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30"]


def test_the_newest_run_stays_whatever_day_it_asks_about():
    asked = runs("2026-11-16", "2026-11-23", "2019-01-01")
    assert RunName(3, date(2019, 1, 1)) in kept(asked, weeks=1)


@given(
    st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), max_size=60),
    st.integers(1, 20),
)
def test_the_newest_and_the_one_before_always_stay_and_weeks_and_months_bound_the_rest(days, weeks):
    names = [RunName(at, day) for at, day in enumerate(days, 1)]
    stay = kept(names, weeks)
    assert set(names[-2:]) <= stay <= set(names)
    assert len(stay) <= 2 + weeks + 12
    assert kept(stay, weeks) == stay  # removing twice removes no more than once


@pytest.mark.parametrize(
    "text",
    ["", "latest", "2026-11-23", "2026-13-01_0001", "2026-11-23_1", "2026-11-23_00012", ".x"],
)
def test_other_folders_are_no_runs(text):
    assert parse_name(text) is None


@given(st.dates(), st.integers(1, 10**6))
def test_a_name_is_read_as_written(day, number):
    name = RunName(number, day)
    assert parse_name(str(name)) == name
