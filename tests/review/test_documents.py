from __future__ import annotations

from pipeline.review.documents import SeenDocument, same_documents, seen_document
from tests.review.made import dossier, outcome, regulation

CARS = [f"Xe số {n} do phòng hành chính quản lý và sửa chữa định kỳ theo lịch." for n in range(20)]
GUESTS = [
    f"Khách nước ngoài đoàn {n} được đón tại sân bay bằng nghi lễ phù hợp." for n in range(20)
]


def seen(text: str, path: str) -> SeenDocument:
    return seen_document(outcome(dossier(text, path)))


def test_a_document_moved_to_another_unit_is_known_by_its_number() -> None:
    old = seen(regulation(*CARS), "vp/xe.docx")
    new = seen(regulation(*CARS[:-3], "Thêm."), "cqt/xe moi.docx")
    assert same_documents([old], [new]) == {"cqt/xe moi.docx": old}


def test_a_document_without_a_number_is_known_by_what_it_says() -> None:
    plain = [regulation(*text, number="").replace("Số: \n", "") for text in (CARS, GUESTS)]
    old = [seen(plain[0], "vp/a.docx"), seen(plain[1], "vp/b.docx")]
    assert [each.identity for each in old] == ["", ""]
    noisy = plain[0].replace("quản lý", "quàn iý").replace("hành", "hanh")
    new = [seen(plain[1], "lt/moi 1.docx"), seen(noisy, "lt/moi 2.docx")]
    assert same_documents(old, new) == {"lt/moi 1.docx": old[1], "lt/moi 2.docx": old[0]}


def test_another_document_under_the_same_file_name_is_another_document() -> None:
    old = seen(regulation(*CARS, number="12/QĐ-BVD"), "vp/quy che.docx")
    new = seen(regulation(*GUESTS, number="99/QĐ-BVD", title="đón khách"), "vp/quy che.docx")
    assert same_documents([old], [new]) == {}


def test_a_misread_number_in_the_same_file_is_the_same_document() -> None:
    old = seen(regulation(*CARS, number="12/QĐ-BVD"), "vp/quy che.pdf")
    new = seen(regulation(*CARS, number="72/QĐ-BVD"), "vp/quy che.pdf")
    assert same_documents([old], [new]) == {"vp/quy che.pdf": old}


def test_two_copies_of_one_document_stay_where_they_lie() -> None:
    old = [seen(regulation(*CARS), "vp/a.docx"), seen(regulation(*CARS), "vp/b.docx")]
    assert same_documents(old, list(reversed(old))) == {"vp/a.docx": old[0], "vp/b.docx": old[1]}
