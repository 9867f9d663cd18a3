"""Small corpora read as real documents are, and the lists their documents are proposed for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from importlib import resources
from pathlib import Path

import msgspec
import pytest

from pipeline.errors import BadRegister
from pipeline.evidence import name_document
from pipeline.model.document import Span
from pipeline.model.finding import Evidence, Finding, Severity
from pipeline.model.run import Dossier, Outcome, Source, Status
from pipeline.sorting import ReviewList, SortedDocument, card_of, load_criteria, sort_documents
from pipeline.sorting.criteria import criteria_in
from tests.dossiers import dossier_of

DAY = date(2026, 11, 23)
BASIS = (
    "Căn cứ Luật Thanh tra số 11/2022/QH15 ngày 14 tháng 11 năm 2022;",
    "Căn cứ Nghị định số 26/2020/NĐ-CP ngày 28 tháng 02 năm 2020 của Chính phủ;",
)


def decision(number: str, day: str, *articles: str, basis: Sequence[str] = BASIS) -> str:
    return "\n".join(
        (
            "BỘ GIẢ ĐỊNH",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            f"Số: {number}",
            f"Hà Nội, {day}",
            "QUYẾT ĐỊNH",
            "Về việc ban hành Quy chế làm việc",
            "BỘ TRƯỞNG BỘ GIẢ ĐỊNH",
            *basis,
            "QUYẾT ĐỊNH:",
            *articles,
        )
    )


OLD = decision("12/QĐ-BGĐ", "ngày 12 tháng 3 năm 2024", "Điều 1. Ban hành Quy chế làm việc.")


def named(text: str, path: str, unit: str = "vp") -> Dossier:
    dossier = dossier_of(text)
    source = Source(path=path, unit=unit, sha256="", size=1)
    return msgspec.structs.replace(dossier, source=source)


def found(
    dossier: Dossier, code: str, words: str, severity: Severity, subject: str = ""
) -> Finding:
    start = dossier.document.text.index(words)
    return Finding(
        code=code,
        severity=severity,
        unit=dossier.source.unit,
        file=dossier.source.path,
        document=name_document(dossier),
        message=f"{code} tại {words}",
        evidence=Evidence(quote=words, span=Span(start, start + len(words))),
        why="",
        suggestion="",
        basis="",
        confidence=1,
        subject=subject,
        fingerprint=f"{code}-{start}",
    )


def lists(
    dossiers: Iterable[Dossier], findings: Iterable[Finding] = (), replaced: Iterable[str] = ()
) -> dict[str, list[str]]:
    return {
        document.outcome.source.path: [listing.list.value for listing in document.listings]
        for document in documents(dossiers, findings, replaced)
    }


def documents(
    dossiers: Iterable[Dossier], findings: Iterable[Finding] = (), replaced: Iterable[str] = ()
) -> tuple[SortedDocument, ...]:
    given = tuple(dossiers)
    return sort_documents(
        [Outcome(source=each.source, status=Status.ANALYSED) for each in given],
        [card_of(each, name_document(each)) for each in given],
        tuple(findings),
        frozenset(replaced),
        load_criteria(),
        DAY,
    )


def test_a_document_that_a_newer_one_replaces_has_expired() -> None:
    old = named(OLD, "vp/cu.docx")
    new = named(
        decision(
            "30/QĐ-BGĐ",
            "ngày 02 tháng 4 năm 2026",
            "Điều 1. Ban hành Quy chế làm việc.",
            "Điều 2. Quyết định này có hiệu lực từ ngày ký, thay thế Quyết định số 12/QĐ-BGĐ ngày "
            "12 tháng 3 năm 2024 của Bộ trưởng Bộ Giả định.",
        ),
        "vp/moi.docx",
    )
    assert lists([old, new]) == {"vp/cu.docx": ["expired"], "vp/moi.docx": ["in_force"]}
    (listing,) = documents([old, new])[0].listings
    (fact,) = listing.facts
    assert "Quyết định số 30/QĐ-BGĐ ngày 02/04/2026" in fact
    assert "thay thế Quyết định số 12/QĐ-BGĐ" in fact


def test_a_document_of_which_one_clause_is_repealed_has_expired_in_part() -> None:
    old = named(OLD, "vp/cu.docx")
    new = named(
        decision(
            "31/QĐ-BGĐ",
            "ngày 02 tháng 4 năm 2026",
            "Điều 1. Bãi bỏ khoản 2 Điều 5 Quyết định số 12/QĐ-BGĐ ngày 12 tháng 3 năm 2024.",
            "Điều 2. Quyết định này có hiệu lực từ ngày ký.",
        ),
        "vp/moi.docx",
    )
    assert lists([old, new])["vp/cu.docx"] == ["partly_expired"]


def test_what_takes_effect_later_has_ended_nothing_yet() -> None:
    old = named(OLD, "vp/cu.docx")
    new = named(
        decision(
            "30/QĐ-BGĐ",
            "ngày 20 tháng 11 năm 2026",
            "Điều 1. Quyết định này có hiệu lực từ ngày 01 tháng 01 năm 2027, thay thế Quyết định "
            "số 12/QĐ-BGĐ ngày 12 tháng 3 năm 2024.",
        ),
        "vp/moi.docx",
    )
    assert lists([old, new])["vp/cu.docx"] == ["in_force"]


def test_the_same_number_of_another_day_or_unit_is_another_document() -> None:
    other_day = named(OLD.replace("12 tháng 3 năm 2024", "15 tháng 5 năm 2023"), "a/x.docx", "a")
    one = named(OLD, "b/x.docx", "b")
    dateless = decision(
        "30/QĐ-BGĐ",
        "ngày 02 tháng 4 năm 2026",
        "Điều 1. Quyết định này có hiệu lực từ ngày ký, thay thế Quyết định số 12/QĐ-BGĐ.",
    )
    by_a, by_c = named(dateless, "a/y.docx", "a"), named(dateless, "c/y.docx", "c")
    assert lists([other_day, one, by_a])["a/x.docx"] == ["expired"]
    assert lists([other_day, one, by_a])["b/x.docx"] == ["in_force"]
    unclear = lists([other_day, one, by_c])
    assert (unclear["a/x.docx"], unclear["b/x.docx"]) == (["in_force"], ["in_force"])


@pytest.mark.parametrize(("replaced", "list_"), [(["law-1"], "replace"), ([], "repeal")])
def test_a_document_whose_whole_basis_is_gone(replaced: list[str], list_: str) -> None:
    old = named(OLD, "vp/cu.docx")
    gone = [
        found(old, "OUT101", "Luật Thanh tra số 11/2022/QH15", Severity.HIGH, "law-1"),
        found(old, "OUT101", "Nghị định số 26/2020/NĐ-CP", Severity.HIGH, "decree-1"),
    ]
    assert lists([old], gone, replaced)["vp/cu.docx"] == [list_]
    (listing,) = documents([old], gone, replaced)[0].listings
    assert listing.findings == tuple(finding.fingerprint for finding in gone)


def test_a_document_with_one_basis_left_is_to_be_amended() -> None:
    old = named(OLD, "vp/cu.docx")
    gone = [found(old, "OUT101", "Luật Thanh tra số 11/2022/QH15", Severity.HIGH, "law-1")]
    assert lists([old], gone, ["law-1"])["vp/cu.docx"] == ["amend"]


def test_a_basis_that_is_no_instrument_may_still_stand() -> None:
    words = "Căn cứ ý kiến chỉ đạo của Bộ trưởng tại Phiếu chuyển ngày 27 tháng 8 năm 2026;"
    text = decision("12/QĐ-BGĐ", "ngày 12 tháng 3 năm 2024", "Điều 1.", basis=(BASIS[0], words))
    old = named(text, "vp/cu.docx")
    gone = [found(old, "OUT101", "Luật Thanh tra số 11/2022/QH15", Severity.HIGH, "law-1")]
    assert lists([old], gone, ["law-1"])["vp/cu.docx"] == ["amend"]


@pytest.mark.parametrize(
    ("code", "severity", "list_"),
    [
        ("OUT102", Severity.LOW, "amend"),
        ("GAP101", Severity.MEDIUM, "amend"),
        ("PRO101", Severity.MEDIUM, "amend"),
        ("PRO105", Severity.LOW, "in_force"),
        ("FRM101", Severity.MEDIUM, "in_force"),
    ],
)
def test_which_findings_ask_for_an_amendment(code: str, severity: Severity, list_: str) -> None:
    old = named(OLD, "vp/cu.docx")
    hit = found(old, code, "Ban hành Quy chế", severity)
    assert lists([old], [hit])["vp/cu.docx"] == [list_]


def test_files_that_were_not_reviewed_are_listed_and_archives_are_not() -> None:
    def outcome(path: str, status: Status) -> Outcome:
        source = Source(path=path, unit="vp", sha256="", size=1)
        return Outcome(source=source, status=status, problem="Tệp hỏng.")

    outcomes = [
        outcome("a.pdf", Status.FAILED),
        outcome("b.pdf", Status.WITHHELD),
        outcome("c.zip", Status.OPENED),
        outcome("d.docx", Status.COMPARED),
    ]
    sorted_ = sort_documents(outcomes, [], [], frozenset(), load_criteria(), DAY)
    assert [each.outcome.source.path for each in sorted_] == ["a.pdf", "b.pdf"]
    for each in sorted_:
        listing = each.listing(ReviewList.NOT_REVIEWED)
        assert listing is not None
        assert listing.facts == ("Tệp hỏng.",)


def edited(old: str, new: str) -> str:
    source = resources.files("pipeline.sorting").joinpath("criteria.yaml").read_text("utf-8")
    assert old in source
    return source.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("ended: whole", "ended: all", "criteria"),
        ("codes: [OUT, GAP]", "codes: [out]", "«out»"),
        ("    heirs: true\n", "    heirs: true\n    hairs: true\n", "hairs"),
        ("    basis_gone: true\n", "", "heirs"),
        ("  repeal:\n    title", "  repealed:\n    title", "repealed"),
    ],
)
def test_criteria_that_break_the_form_are_refused(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    file = tmp_path / "criteria.yaml"
    file.write_text(edited(old, new), "utf-8")
    with pytest.raises(BadRegister) as refused:
        criteria_in(file)
    assert said in str(refused.value)
    assert "criteria.yaml, dòng " in str(refused.value)
