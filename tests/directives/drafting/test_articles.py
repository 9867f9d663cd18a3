"""What of a text with articles is drafted, what is left out, and what is marked as doubtful."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.directives.drafting import Confidence, Draft
from pipeline.model.demand import Deontic, ReadState
from pipeline.model.facts import Bound
from tests.directives.drafting.documents import drafts_in

HEAD = (
    "BỘ GIẢ ĐỊNH\nSố: 12/2031/TT-BGĐ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\nHà Nội, ngày 05 tháng 3 năm 2031\nTHÔNG TƯ\nVề kho tư liệu\n"
    "Bộ trưởng Bộ Giả định ban hành Thông tư về kho tư liệu.\n"
)


def drafted(folder: Path, text: str) -> list[Draft]:
    return sorted(drafts_in(HEAD + text, folder), key=lambda each: each.span.start)


def only(folder: Path, text: str) -> Draft:
    (draft,) = drafted(folder, text)
    return draft


def test_a_duty_of_a_unit_is_sure_and_read_in_full(tmp_path: Path):
    draft = only(tmp_path, "Điều 4. Sổ\nVăn phòng phải lập sổ theo dõi tài liệu mượn.\n")
    told = draft.requirement
    assert draft.confidence is Confidence.HIGH
    assert (told.addressee, told.state, draft.place) == ("Văn phòng", ReadState.FULL, "Điều 4")
    assert told.id.startswith("12-2031-tt-bgd-d4-")
    assert told.elements.record == (("sổ theo dõi",),)


def test_a_time_may_be_the_least(tmp_path: Path):
    text = "Điều 4. Niêm yết\nVăn phòng phải niêm yết danh sách trong thời hạn ít nhất 15 ngày.\n"
    limit = only(tmp_path, text).requirement.elements.deadline
    assert limit is not None
    assert (limit.number, limit.bound) == (15, Bound.LEAST)


@pytest.mark.parametrize("time", ["trước ngày đi ít nhất 20 ngày", "ít nhất 20 ngày trước ngày đi"])
def test_a_time_ahead_of_an_event_is_the_least(tmp_path: Path, time: str):
    told = only(tmp_path, f"Điều 4. Đi\nVăn phòng phải gửi danh sách {time}.\n").requirement
    limit = told.elements.deadline
    assert limit is not None
    assert (limit.number, limit.bound) == (20, Bound.LEAST)
    assert "trước: ngày đi" in told.note


def test_who_decides_is_told_as_authority(tmp_path: Path):
    told = only(tmp_path, "Điều 4. Mở kho\nBộ trưởng quyết định việc mở kho.\n").requirement
    assert told.deontic is Deontic.AUTHORITY
    assert told.elements.authority == (("Bộ trưởng",),)


def test_acts_in_a_list_of_what_is_forbidden_keep_their_sense(tmp_path: Path):
    text = (
        "Điều 4. Các hành vi bị nghiêm cấm\n1. Không lập biên bản giao tài liệu.\n"
        "2. Không nộp lại tài liệu mượn.\n"
    )
    told = [each.requirement for each in drafted(tmp_path, text)]
    assert [each.demand for each in told] == [
        "Cấm hành vi: không lập biên bản giao tài liệu",
        "Cấm hành vi: không nộp lại tài liệu mượn",
    ]
    assert {each.deontic for each in told} == {Deontic.PROHIBITION}


@pytest.mark.parametrize(
    "text",
    [
        "Điều 4. Hiệu lực thi hành\nVăn phòng phải gửi báo cáo trước ngày 15 tháng 7.\n",
        "Điều 4. Phạm vi điều chỉnh\nThông tư này quy định việc giữ và mượn tư liệu.\n",
        "Điều 4. Xử lý\nNgười làm mất tư liệu thì bị xử lý kỷ luật.\n",
        "Điều 4. Giải thích từ ngữ\nTư liệu là tài liệu phải được giữ lâu dài.\n",
    ],
)
def test_what_asks_nothing_of_anybody_is_left_out(tmp_path: Path, text: str):
    assert drafted(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Điều 4. Hồ sơ\nNgười khiếu nại phải nộp bản gốc tài liệu.\n",
            "không phải cơ quan, đơn vị",
        ),
        ("Điều 4. Báo cáo\nThủ tướng Chính phủ quyết định việc mở kho.\n", "cơ quan ngoài bộ"),
        ("Điều 4. Sổ\nCơ quan tiếp nhận hồ sơ của người mượn.\n", "chỗ hết tên"),
    ],
)
def test_a_doubt_is_told_and_lowers_confidence(tmp_path: Path, text: str, said: str):
    draft = only(tmp_path, text)
    assert draft.confidence is Confidence.LOW
    assert said in draft.reason


def test_a_duty_of_nobody_asks_for_whom(tmp_path: Path):
    draft = only(tmp_path, "Điều 4. Giữ\nTư liệu phải được lưu trong tủ có khóa.\n")
    assert draft.requirement.demand == "Tư liệu phải được lưu trong tủ có khóa"
    assert draft.requirement.addressee == "chưa nêu"
    assert "cột addressee" in draft.reason


def test_in_a_decision_the_plan_issued_with_it_is_read_too(tmp_path: Path):
    text = (
        "Điều 1. Ban hành kèm theo Thông tư này Kế hoạch sắp xếp kho.\n"
        "KẾ HOẠCH\nSắp xếp kho tư liệu\n(Ban hành kèm theo Thông tư số 12/2031/TT-BGĐ)\n"
        "I. NHIỆM VỤ\n1. Rà soát nội quy kho, kịp thời niêm yết tại cửa.\n"
    )
    told = [each.requirement.demand for each in drafted(tmp_path, text)]
    assert told[-2:] == ["Rà soát nội quy kho", "Kịp thời niêm yết tại cửa"]
