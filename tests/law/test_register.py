"""Which instrument a citation names, from its number, kind, day, year or name."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.law.register import Register, day_and_month_swapped, one_part_differs
from pipeline.model.document import Span
from pipeline.model.facts import SELF, Citation
from pipeline.model.law import InstrumentStatus, MatchKind

SUBJECT = "quy định chi tiết một số điều về phòng ngừa xung đột lợi ích trong cơ quan nhà nước"


def cite(
    number: str | None = None,
    name: str | None = None,
    kind: str | None = None,
    dated: date | None = None,
    year: int | None = None,
    quote: str = "",
) -> Citation:
    return Citation(
        span=Span(0, 1),
        quote=quote or number or name or "",
        instrument=number or name,
        number=number,
        kind=kind,
        dated=dated,
        year=year,
    )


@pytest.mark.parametrize(
    ("number", "id_"),
    [
        ("30/2023/QH15", "c"),
        ("30 /2023/QH15", "c"),
        ("07-QĐi/TW", "f"),
        ("07-QĐI/TƯ", "f"),
        ("7-QĐi/TW", "f"),
        ("07/QĐi-TW", "f"),
        ("59/2019/NĐ - CP", "g"),
        ("59/2019/NĐ–CP", "g"),
        ("5/2020/TT-BGĐ", "pd-1"),
    ],
)
def test_one_number_however_typed(small: Register, number: str, id_: str):
    resolution = small.resolve(cite(number), None)
    assert resolution.match is MatchKind.EXACT
    assert resolution.instrument is not None and resolution.instrument.id == id_


def test_the_day_chooses_among_terms(small: Register):
    resolution = small.resolve(cite("18-NQ/TW", dated=date(2022, 6, 16)), None)
    assert resolution.instrument is not None and resolution.instrument.id == "e"


def test_the_year_chooses_among_terms(small: Register):
    resolution = small.resolve(cite("18-NQ/TW", year=2017), None)
    assert resolution.instrument is not None and resolution.instrument.id == "d"


def test_without_a_day_terms_stay_open(small: Register):
    resolution = small.resolve(cite("18-NQ/TW"), date(2024, 1, 1))
    assert resolution.match is MatchKind.AMBIGUOUS
    assert [each.instrument.id for each in resolution.candidates] == ["d", "e"]


def test_a_slip_in_the_day_is_still_that_instrument(small: Register):
    resolution = small.resolve(cite("59/2019/NĐ-CP", dated=date(2019, 7, 10)), None)
    assert resolution.match is MatchKind.EXACT


def test_another_day_altogether_is_another_instrument(small: Register):
    resolution = small.resolve(cite("59/2019/NĐ-CP", dated=date(2019, 11, 30)), None)
    assert resolution.match is MatchKind.UNKNOWN
    assert resolution.candidates[0].instrument.id == "g"


def test_a_bare_name_is_the_law_in_force_then(small: Register):
    name = "Luật Đo đạc biển"
    for written, id_ in ((date(2018, 5, 5), "a"), (date(2021, 5, 5), "b"), (date(2025, 5, 5), "c")):
        resolution = small.resolve(cite(name=name), written)
        assert resolution.instrument is not None and resolution.instrument.id == id_


def test_a_bare_name_without_a_date_is_open(small: Register):
    assert small.resolve(cite(name="Luật Đo đạc biển"), None).match is MatchKind.AMBIGUOUS


def test_a_name_with_its_year(small: Register):
    resolution = small.resolve(cite(name="Luật Đo đạc biển", year=2015), date(2021, 1, 1))
    assert resolution.instrument is not None and resolution.instrument.id == "a"


def test_a_name_with_the_day_of_its_amender_is_unknown(small: Register):
    citation = cite(name="Luật Đo đạc biển", dated=date(2021, 6, 14))
    assert small.resolve(citation, date(2022, 1, 1)).match is MatchKind.UNKNOWN


def test_self_and_nothing(small: Register):
    assert small.resolve(cite(name=SELF), None).match is MatchKind.SELF
    assert small.resolve(cite(), None).match is MatchKind.NONE


def test_a_number_not_held_is_only_unknown(small: Register):
    resolution = small.resolve(cite("77/2021/NĐ-CP"), None)
    assert resolution.match is MatchKind.UNKNOWN
    assert resolution.candidates == ()


def test_a_slip_in_the_number_of_a_named_law(small: Register):
    quote = "Luật Đo đạc biển số 30/2022/QH15"
    resolution = small.resolve(cite("30/2022/QH15", quote=quote), None)
    assert resolution.match is MatchKind.UNKNOWN
    assert [each.instrument.id for each in resolution.candidates] == ["c"]


def test_a_like_number_of_another_law_is_no_near_miss(small: Register):
    quote = "Luật Thủy sản số 30/2022/QH15"
    assert small.resolve(cite("30/2022/QH15", quote=quote), None).candidates == ()


@pytest.mark.parametrize(
    ("number", "dated", "described", "found"),
    [
        (
            "95/2019/NĐ-CP",
            date(2019, 7, 1),
            f" của Chính phủ {SUBJECT}",
            True,
        ),
        # Two decrees of one day, numbers side by side, another subject.
        (
            "58/2019/NĐ-CP",
            date(2019, 7, 1),
            " quy định chi tiết một số điều của Luật Thủy lợi",
            False,
        ),
        # The same subject in another year is its forerunner, not a slip.
        (
            "59/2013/NĐ-CP",
            date(2013, 6, 17),
            f" {SUBJECT}",
            False,
        ),
    ],
)
def test_near_misses_need_subject_and_day(
    small: Register, number: str, dated: date, described: str, found: bool
):
    assert bool(small.near_misses(cite(number, dated=dated), described)) is found


def test_successors_follow_the_chain_to_what_is_in_force(small: Register):
    first = small.get("a")
    assert first is not None
    assert [each.id for each in small.successors(first, date(2026, 1, 1))] == ["c"]
    assert [each.id for each in small.successors(first, date(2021, 1, 1))] == ["b"]


@pytest.mark.parametrize(
    ("cited", "signed", "slip", "swapped"),
    [
        (date(2020, 2, 25), date(2020, 1, 25), True, False),
        (date(2021, 1, 25), date(2020, 1, 25), True, False),
        (date(2020, 5, 4), date(2020, 4, 5), False, True),
        (date(2021, 10, 21), date(2021, 1, 4), False, False),
        (date(2020, 1, 25), date(2020, 1, 25), False, False),
    ],
)
def test_how_days_differ(cited: date, signed: date, slip: bool, swapped: bool):
    assert one_part_differs(cited, signed) is slip
    assert day_and_month_swapped(cited, signed) is swapped


def test_shipped_register_knows_the_terms_of_a_party_number(shipped: Register):
    resolution = shipped.resolve(cite("18-NQ/TW"), None)
    assert len(resolution.candidates) == 3


def test_shipped_register_chains_to_the_present(shipped: Register):
    law_of_2010 = shipped.get("56/2010/QH12")
    assert law_of_2010 is not None
    heirs = shipped.successors(law_of_2010, date(2026, 11, 23))
    assert [heir.number for heir in heirs] == ["84/2025/QH15"]


def test_every_ended_instrument_of_the_shipped_register_says_so_on_its_day(shipped: Register):
    for instrument in shipped.instruments:
        if instrument.expired is not None:
            assert instrument.status(instrument.expired) is InstrumentStatus.EXPIRED


def test_every_body_of_the_shipped_register_with_many_heirs_asks_a_question(shipped: Register):
    assert not [
        body.id for body in shipped.bodies if len(body.successors) > 1 and not body.question
    ]
