"""What changed in the words of a provision, told from the texts of law at hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.collate import read_law_texts
from pipeline.config import SHIPPED_LAW
from pipeline.law.register import load_register
from pipeline.law.texts import LawText, LawTexts
from pipeline.law.wording import changes_in_words
from pipeline.model.law import LawChange, LawEvent
from pipeline.model.run import Unit
from pipeline.progress import SILENT
from pipeline.rules.check import check_dossier
from pipeline.rules.registry import Case
from tests.dossiers import dossier_of

OLD = (
    "CHÍNH PHỦ\nSố: 124/2020/NĐ-CP\nHà Nội, ngày 19 tháng 10 năm 2020\nNGHỊ ĐỊNH\nVề khiếu nại\n"
    "Chương I\nQUY ĐỊNH CHUNG\n"
    "Điều 6. Đại diện\n1. Cử người đại diện.\n2. Việc cử người đại diện làm xong trong 05 ngày.\n"
    "Điều 9. Ủy quyền\n1. Ủy quyền bằng giấy.\n"
)
NEW = (
    "CHÍNH PHỦ\nSố: 155/2026/NĐ-CP\nHà Nội, ngày 15 tháng 5 năm 2026\nNGHỊ ĐỊNH\n"
    "Sửa đổi, bổ sung một số điều của Nghị định số 124/2020/NĐ-CP\n"
    "Điều 4. Sửa đổi, bổ sung khoản 2 Điều 6 như sau:\n"
    "“2. Việc cử người đại diện làm xong trong 10 ngày làm việc.”.\n"
    "Điều 7. Bãi bỏ Điều 9.\nĐiều 21. Hiệu lực thi hành\n"
)


def event(provision: str, *by: str) -> LawEvent:
    return LawEvent(
        instrument="old", provision=provision, change=LawChange.AMENDED, by="new", by_provision=by
    )


def text(words: str) -> LawText:
    return LawText(dossier_of(words).document, "mau.txt", "0" * 64)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "làm xong trong 05 ngày.",
            "làm xong trong 10 ngày.",
            "sau «làm xong trong»: «05» thành «10»",
        ),
        ("gửi báo cáo hằng quý", "gửi báo cáo", "sau «gửi báo cáo»: bỏ «hằng quý»"),
        ("gửi báo cáo", "phải gửi báo cáo", "ở đầu: thêm «phải»"),
        ("một hai ba", "bốn năm sáu bảy", "viết lại gần như toàn bộ"),
        ("như  cũ", "như cũ", ""),
    ],
)
def test_changes_in_words(old: str, new: str, said: str):
    assert changes_in_words(old, new) == said


@given(st.lists(st.sampled_from("abcde")), st.lists(st.sampled_from("abcde")))
def test_only_the_same_words_have_no_changes(old: list[str], new: list[str]):
    assert (changes_in_words(" ".join(old), " ".join(new)) == "") is (old == new)


def test_first_words_are_found_by_path_below_chapters():
    texts = LawTexts({"old": text(OLD)})
    found = texts.first_wording("old", "d6.k2")
    assert found is not None
    assert found.words == "2. Việc cử người đại diện làm xong trong 05 ngày."
    assert found.source == "mau.txt (sha256 000000000000…)"
    for path in ("d7", "d6.k3", "c3", "pl1", ""):
        assert texts.first_wording("old", path) is None
    assert texts.first_wording("other", "d6") is None


def test_new_words_are_those_quoted_for_the_provision():
    texts = LawTexts({"new": text(NEW)})
    found = texts.new_wording(event("d6.k2", "d4"), "new")
    assert found is not None and "10 ngày làm việc" in found.words
    assert texts.new_wording(event("d6.k1", "d4"), "new") is None
    assert texts.new_wording(event("d9", "d7"), "new") is None


def test_words_quoted_for_two_provisions_of_one_label_are_not_guessed():
    amending = NEW.replace(
        "Điều 4. Sửa đổi, bổ sung khoản 2 Điều 6 như sau:\n",
        "Điều 4. Sửa đổi một số điều\n1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Lời khác.”.\n"
        "2. Sửa đổi, bổ sung khoản 2 Điều 6 như sau:\n",
    )
    texts = LawTexts({"new": text(amending)})
    assert texts.new_wording(event("d6.k2", "d4"), "new") is None
    told = texts.new_wording(event("d6.k2", "d4.k2"), "new")
    assert told is not None and "10 ngày" in told.words


def test_a_finding_shows_both_wordings_from_the_folder_of_texts(tmp_path: Path):
    law = tmp_path / "law"
    (law / "texts").mkdir(parents=True)
    (law / "texts" / "124-2020-ND-CP.txt").write_text(OLD.split("\n", 3)[3], "utf-8")
    (law / "texts" / "sua doi.txt").write_text(NEW, "utf-8")
    (law / "texts" / "khac.txt").write_text("Ghi chú không phải văn bản.", "utf-8")
    register = load_register(SHIPPED_LAW)
    texts = read_law_texts(law, register, tmp_path / "cache", 1, SILENT)
    dossier = dossier_of(
        "BỘ GIẢ ĐỊNH\nSố: 12/QĐ-BGĐ\nHà Nội, ngày 12 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề việc A\n"
        "Điều 1. Cử đại diện theo khoản 2 Điều 6 Nghị định số 124/2020/NĐ-CP.\nĐiều 2. Hiệu lực."
    )
    case = Case(
        register=register, as_of=date(2026, 11, 23), unit=Unit(id="vp", name="vp"), texts=texts
    )
    (finding,) = [each for each in check_dossier(dossier, case) if each.code == "OUT111"]
    _, old, new = finding.other
    assert old.where.endswith("lời ban đầu") and "05 ngày" in old.quote
    assert new.where.endswith("lời mới") and "10 ngày làm việc" in new.quote
    changed = "sau «diện làm xong trong»: «05 ngày.» thành «10 ngày làm việc.»"
    assert new.context == f"So với lời ban đầu: {changed}"
    assert old.source.startswith("texts/124-2020-ND-CP.txt (sha256 ")
    assert new.source.startswith("texts/sua doi.txt (sha256 ")


def test_without_a_folder_there_are_no_texts(tmp_path: Path):
    register = load_register(SHIPPED_LAW)
    texts = read_law_texts(tmp_path, register, tmp_path / "cache", 1, SILENT)
    assert texts.first_wording("124-2020-ND-CP", "d6") is None
