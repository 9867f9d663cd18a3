"""Chains as a sceptical lawyer would draw them: who carries a directive out, by way of what."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from pipeline.model.verdict import Verdict
from tests.directives.tracing.given import (
    CITED,
    EARLIER_TERM,
    INSTRUMENTS,
    LAW,
    OTHER_LAW,
    OWN_PLAN,
    PLAN,
    RESOLUTION,
    RULES,
    asked_of,
    carrying,
    decided,
    document,
    goes_through,
    met,
    plan_of_ministry,
    traced,
)

LAWS = "Căn cứ Luật Giữ sổ số 10/2024/QH15;\nCăn cứ Luật Khóa cửa số 11/2024/QH15;"


def test_a_units_document_that_cites_only_the_plan_goes_through_it() -> None:
    trace = traced({"bo/kh.txt": plan_of_ministry(), "vp/qc.txt": decided(f"Căn cứ {PLAN};")})
    plan, own = carrying(trace, "bo/kh.txt"), carrying(trace, "vp/qc.txt")
    assert plan is not None and (plan.cites, plan.by_ministry, plan.through) == (
        "thực hiện",
        True,
        (),
    )
    assert own is not None and (own.cites, own.by_ministry, own.in_passing) == ("", False, False)
    assert goes_through(trace, "vp/qc.txt") == {"bo/kh.txt": "căn cứ"}


@pytest.mark.parametrize(
    ("opening", "body"),
    [
        ("", f"Điều 1. Lập danh mục\nDanh mục lập theo {PLAN}."),
        ("", f"Điều 1. Hiệu lực\nBãi bỏ {PLAN}."),
        (f"Căn cứ {PLAN};", f"Điều 1. Hiệu lực\nBãi bỏ {PLAN}."),
        # Another plan of that number, of the year before.
        ("Căn cứ Kế hoạch số 12/KH-BGĐ ngày 01 tháng 3 năm 2025 của Bộ Giả Định;", "Điều 1. A"),
    ],
)
def test_what_names_the_plan_in_passing_ends_it_or_means_another_carries_nothing(
    opening: str, body: str
) -> None:
    trace = traced({"bo/kh.txt": plan_of_ministry(), "vp/qc.txt": decided(opening, body)})
    assert carrying(trace, "vp/qc.txt") is None


@pytest.mark.parametrize(
    ("named", "through"),
    [
        (PLAN, {"bo/kh.txt": "căn cứ"}),
        ("Kế hoạch số 12/KH-BGĐ năm 2026 của Bộ Giả Định", {"bo/kh.txt": "căn cứ"}),
        ("Kế hoạch số 12/KH-BGĐ của Bộ Giả Định", {}),  # which of the two is not said
    ],
)
def test_two_plans_of_one_number_are_told_apart_by_their_days(
    named: str, through: dict[str, str]
) -> None:
    old = document(PLAN.replace("2026", "2025"), "Việc khác", f"Thực hiện {CITED};", "I. NỘI DUNG")
    texts = {"bo/cu.txt": old, "bo/kh.txt": plan_of_ministry()}
    trace = traced({**texts, "vp/qc.txt": decided(f"Căn cứ {named};")})
    assert goes_through(trace, "vp/qc.txt") == through


def test_a_chain_of_three_is_followed() -> None:
    own_plan = document(OWN_PLAN, "Sửa quy chế", f"Thực hiện {PLAN}, Văn phòng lập kế hoạch:")
    trace = traced(
        {
            "bo/kh.txt": plan_of_ministry(),
            "vp/kh.txt": own_plan,
            "vp/qc.txt": decided(f"Căn cứ {OWN_PLAN};"),
        }
    )
    assert goes_through(trace, "vp/kh.txt") == {"bo/kh.txt": "thực hiện"}
    assert goes_through(trace, "vp/qc.txt") == {"vp/kh.txt": "căn cứ"}


def test_a_chain_of_four_is_followed() -> None:
    """The last but one knows of neither the directive nor the plan of the ministry."""
    below = "Kế hoạch số 09/KH-VP ngày 03 tháng 5 năm 2026 của Văn phòng Bộ"
    trace = traced(
        {
            "bo/kh.txt": plan_of_ministry(),
            "vp/1.txt": document(OWN_PLAN, "Sửa quy chế", f"Thực hiện {PLAN}, Văn phòng:"),
            "vp/2.txt": document(below, "Lập sổ", f"Căn cứ {OWN_PLAN};", "I. NỘI DUNG\n1. Lập sổ."),
            "vp/3.txt": decided(f"Căn cứ {below};"),
        }
    )
    assert goes_through(trace, "vp/3.txt") == {"vp/2.txt": "căn cứ"}


def test_documents_that_rest_on_each_other_make_no_circle() -> None:
    """Signed on one day, each with the other in its legal basis, both answering one demand."""
    one = decided("Căn cứ Quyết định số 31/QĐ-VP ngày 05 tháng 6 năm 2026;")
    other = decided("Căn cứ Quyết định số 30/QĐ-VP ngày 05 tháng 6 năm 2026;", number="31/QĐ-VP")
    trace = traced({"vp/a.txt": one, "vp/b.txt": other}, [met("mot", "vp/a.txt", "vp/b.txt")])
    assert [goes_through(trace, each) for each in ("vp/a.txt", "vp/b.txt")] == [
        {"vp/b.txt": "căn cứ"},
        {},
    ]


def test_a_regulation_does_not_hand_on_all_the_laws_it_was_issued_on() -> None:
    rules = document(RULES, "Ban hành Quy chế làm việc của Bộ", LAWS)
    texts = {"bo/qc.txt": rules, "vp/qc.txt": decided(f"Căn cứ {RULES};")}
    for law in (LAW, OTHER_LAW):
        assert [each.file for each in traced(texts, of=law).documents] == ["bo/qc.txt"]
    # It hands on the demand that both answer, and no other.
    answers = [met("so", "bo/qc.txt", "vp/qc.txt"), met("khoa", "bo/qc.txt")]
    assert goes_through(traced(texts, answers, of=LAW), "vp/qc.txt") == {"bo/qc.txt": "căn cứ"}
    assert carrying(traced(texts, answers, of=OTHER_LAW), "vp/qc.txt") is None


def test_a_law_in_the_legal_basis_of_a_plan_is_not_what_the_plan_is_for() -> None:
    plan = document(PLAN, "Rà soát quy chế", f"{LAWS}\nCăn cứ {CITED};", "I. NỘI DUNG\n1. Lập sổ.")
    texts = {"bo/kh.txt": plan, "vp/qc.txt": decided(f"Căn cứ {PLAN};")}
    assert carrying(traced(texts, of=LAW), "vp/qc.txt") is None
    assert goes_through(traced(texts), "vp/qc.txt") == {"bo/kh.txt": "căn cứ"}


def test_a_regulation_written_for_the_directive_hands_it_on_to_what_is_written_for_it() -> None:
    rules = document(RULES, "Ban hành Quy chế làm việc của Bộ", f"Thực hiện {CITED};")
    resting = {"bo/qc.txt": rules, "vp/qc.txt": decided(f"Căn cứ {RULES};")}
    assert carrying(traced(resting), "vp/qc.txt") is None
    written = {"bo/qc.txt": rules, "vp/qc.txt": decided(f"Thực hiện {RULES};")}
    assert goes_through(traced(written), "vp/qc.txt") == {"bo/qc.txt": "thực hiện"}
    answers = [met("hai", "vp/qc.txt", verdict=Verdict.PARTLY)]
    assert goes_through(traced(resting, answers), "vp/qc.txt") == {"bo/qc.txt": "căn cứ"}


def test_a_regulation_with_the_directive_in_its_legal_basis_is_not_written_for_it() -> None:
    rules = document(RULES, "Ban hành Quy chế làm việc của Bộ", f"Căn cứ {CITED};")
    trace = traced({"bo/qc.txt": rules, "vp/qc.txt": decided(f"Thực hiện {RULES};")})
    assert [each.file for each in trace.documents] == ["bo/qc.txt"]


def test_where_each_answers_another_demand_nothing_is_handed_on() -> None:
    rules = document(RULES, "Ban hành Quy chế làm việc của Bộ", LAWS)
    texts = {"bo/qc.txt": rules, "vp/qc.txt": decided(f"Căn cứ {RULES};")}
    answers = [met("mot", "bo/qc.txt"), met("hai", "vp/qc.txt")]
    assert goes_through(traced(texts, answers), "vp/qc.txt") == {}
    answers = [*answers, met("mot", "vp/qc.txt", verdict=Verdict.CONTRADICTS)]
    assert goes_through(traced(texts, answers), "vp/qc.txt") == {}


def test_what_was_there_before_the_directive_hands_nothing_of_it_on() -> None:
    named = RULES.replace("2026", "2024")
    rules = document(named, "Ban hành Quy chế làm việc của Bộ", LAWS)
    texts = {"bo/qc.txt": rules, "vp/qc.txt": decided(f"Căn cứ {named};")}
    assert goes_through(traced(texts, [met("mot", "bo/qc.txt", "vp/qc.txt")]), "vp/qc.txt") == {}


def test_a_decision_that_issues_a_programme_is_as_good_as_the_programme() -> None:
    named = "Quyết định số 45/QĐ-BGĐ ngày 15 tháng 3 năm 2026 của Bộ trưởng Bộ Giả Định"
    issued = document(named, "Ban hành Chương trình hành động", f"Thực hiện {CITED};")
    trace = traced({"bo/ct.txt": issued, "vp/qc.txt": decided(f"Căn cứ {named};")})
    assert goes_through(trace, "vp/qc.txt") == {"bo/ct.txt": "căn cứ"}


def test_the_number_of_another_term_is_another_directive() -> None:
    texts = {"bo/kh.txt": plan_of_ministry()}
    assert traced(texts, of=EARLIER_TERM).documents == ()
    undated = decided("Thực hiện Kết luận số 90-KL/TW của Ban Bí thư;")
    assert traced({"vp/qc.txt": undated}).documents == ()


def test_what_was_there_before_answers_and_carries_nothing_out() -> None:
    old = decided("").replace("năm 2026", "năm 2024")
    trace = traced({"vp/qc.txt": old}, [met("mot", "vp/qc.txt")])
    (told,) = trace.documents
    assert (told.meets, told.earlier, told.carries) == (("mot",), True, False)


def test_what_cites_the_directive_was_not_there_before_it_whatever_its_date() -> None:
    (told,) = traced(
        {
            "vp/qc.txt": decided(f"Thực hiện {CITED};", number="7/QĐ-VP").replace(
                "05 tháng 6 năm 2026", "05 tháng 6 năm 2020"
            )
        }
    ).documents
    assert (told.cites, told.earlier) == ("thực hiện", False)


def test_what_ends_the_directive_does_not_carry_it_out() -> None:
    assert traced({"vp/qc.txt": decided("", f"Điều 1. Bãi bỏ\nBãi bỏ {CITED}.")}).documents == ()


def test_what_only_names_the_directive_is_in_passing() -> None:
    body = f"Điều 1. Họp\nCuộc họp nghe phổ biến {CITED}."
    (told,) = traced({"vp/qc.txt": decided("", body)}).documents
    assert (told.cites, told.in_passing, told.carries) == ("dẫn chiếu", True, False)


def test_a_draft_or_what_was_replaced_is_not_counted() -> None:
    texts = {"vp/cu.txt": decided(f"Thực hiện {CITED};"), "vp/moi.txt": decided("")}
    searched = msgspec.structs.replace(met("mot", "vp/moi.txt"), looked_at=("vp/moi.txt",))
    assert [each.file for each in traced(texts, [searched]).documents] == ["vp/moi.txt"]


def test_the_ministrys_own_are_so_wherever_they_are_kept() -> None:
    trace = traced({"vp/kh.txt": plan_of_ministry(), "vpc/qc.txt": decided(f"Căn cứ {PLAN};")})
    told = carrying(trace, "vp/kh.txt")
    assert told is not None and told.by_ministry
    assert goes_through(trace, "vpc/qc.txt") == {"vp/kh.txt": "căn cứ"}


def test_the_party_committee_stands_for_the_ministry_where_the_directive_is_the_partys() -> None:
    named = "Kế hoạch số 4-KH/ĐU ngày 01 tháng 3 năm 2026 của Đảng ủy Bộ"
    of_party = document(named, "Rà soát", f"Thực hiện {CITED};\n{LAWS}", "I. NỘI DUNG")
    answers = [*asked_of("du"), met("so", "du/kh.txt", unit="du")]
    trace = traced({"du/kh.txt": of_party}, answers)
    assert (trace.documents[0].by_ministry, trace.lacks_ministry) == (True, False)
    assert not traced({"du/kh.txt": of_party}, answers, of=LAW).documents[0].by_ministry


def test_a_directive_that_no_document_of_the_ministry_carries_out_is_told() -> None:
    own = {"vp/qc.txt": decided(f"Thực hiện {CITED};")}
    assert traced(own, asked_of("vp")).lacks_ministry
    assert not traced({**own, "bo/kh.txt": plan_of_ministry()}, asked_of("vp")).lacks_ministry
    # One that concerns nobody here is owed by nobody.
    assert not traced(own).lacks_ministry


@pytest.mark.parametrize(
    ("by", "text", "lacks"),
    [
        ("a mention", decided("", f"Điều 1. Họp\nPhổ biến {CITED}.", "30/QĐ-BGĐ"), True),
        ("one from before", decided("", number="30/QĐ-BGĐ").replace("2026", "2024"), True),
        ("an answer since", decided("", number="30/QĐ-BGĐ"), False),
    ],
)
def test_what_counts_as_the_ministrys_document(by: str, text: str, lacks: bool) -> None:
    answers = asked_of("vp") if by == "a mention" else [met("mot", "bo/qc.txt")]
    assert traced({"bo/qc.txt": text}, answers).lacks_ministry is lacks


def test_a_directive_that_has_ended_is_owed_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = msgspec.structs.replace(INSTRUMENTS[0], expired=date(2026, 6, 1))
    given = "tests.directives.tracing.given.INSTRUMENTS"
    monkeypatch.setattr(given, (ended, *INSTRUMENTS[1:]))
    assert not traced({}, asked_of("vp")).lacks_ministry
    assert traced({}, asked_of("vp"), on=date(2026, 5, 1)).lacks_ministry


@pytest.mark.parametrize(("instrument", "asked"), [(LAW, "so"), (RESOLUTION, "thi-diem")])
def test_a_law_is_no_directive(instrument: str, asked: str) -> None:
    answers = [met(asked, verdict=Verdict.NOT_FOUND)]
    trace = traced({}, answers, of=instrument)
    assert (trace.is_directive, trace.lacks_ministry) == (False, False)


def test_a_plan_of_the_ministry_tells_the_units_without_a_document() -> None:
    """The Party's organisations are not bound by it; a mission nothing concerns owes nothing."""
    texts = {"bo/kh.txt": plan_of_ministry(), "vp/qc.txt": decided(f"Căn cứ {PLAN};")}
    trace = traced(texts, asked_of("bo", "du", "vp", "vpc"))
    lacking = {each.file: each.lacking for each in trace.documents}
    assert lacking == {"bo/kh.txt": ("vpc",), "vp/qc.txt": ()}
    trace = traced(texts, asked_of("bo", "vp"))
    assert {each.lacking for each in trace.documents} == {()}


def test_a_notice_of_the_ministry_kept_by_a_unit_is_no_document_of_the_unit() -> None:
    named = "Thông báo số 77/TB-BGĐ ngày 05 tháng 6 năm 2026 của Bộ Giả Định"
    notice = document(named, "Tiến độ rà soát", f"Cuộc họp về tiến độ thực hiện {PLAN}.")
    trace = traced({"bo/kh.txt": plan_of_ministry(), "vp/tb.txt": notice}, asked_of("vp"))
    assert goes_through(trace, "vp/tb.txt") == {"bo/kh.txt": "thực hiện"}
    plan = carrying(trace, "bo/kh.txt")
    assert plan is not None and plan.lacking == ("vp",)


def test_units_owe_nothing_to_a_plan_that_is_for_something_else() -> None:
    other = document(PLAN, "Rà soát quy chế", "Bộ lập kế hoạch như sau:", "I. NỘI DUNG\n1. Lập sổ.")
    (told,) = traced({"bo/kh.txt": other}, [met("mot", "bo/kh.txt"), *asked_of("vp")]).documents
    assert (told.meets, told.lacking) == (("mot",), ())


def test_the_law_itself_among_the_documents_does_not_carry_itself_out() -> None:
    named = "Luật số 10/2024/QH15 ngày 01 tháng 6 năm 2024 của Quốc hội"
    trace = traced(
        {"vp/luat.txt": document(named, "Giữ sổ", "")}, [met("so", "vp/luat.txt")], of=LAW
    )
    assert trace.documents == ()


def test_a_law_cited_by_its_name_alone_is_known() -> None:
    (told,) = traced({"vp/qc.txt": decided("Căn cứ Luật Giữ sổ;")}, of=LAW).documents
    assert told.cites == "căn cứ"
