"""The forms of documents: each turns a source into a sheet as it would stand on paper.

State documents follow Decree 30/2020/NĐ-CP, Annex I; Party documents their own form.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from demo_builder.sheet import Kind, Sheet
from demo_builder.sources import Library, Source

MINISTRY = "Bộ Giao thương Viễn Dương"
MADE_UP = "TÀI LIỆU GIẢ ĐỊNH – dùng để minh họa phần mềm rasoat, không phải văn bản thật"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def sheet_of(source: Source, library: Library) -> Sheet:
    """The document of ``source`` in its form."""
    sheet = Sheet(
        numbering=source.fields.get("numbering", "typed"),
        tracked=bool(source.fields.get("tracked")),
    )
    _FORMS[source.form](sheet, source, library)
    return sheet


def _words(source: Source, library: Library) -> dict[str, str]:
    """What stands for {unit}, {head} and {self} in the texts."""
    kind = source.fields.get("kind", "Quyết định")
    unit = "Bộ" if source.unit["id"] == "bo" else source.unit["name"]
    return {"unit": unit, "head": library.people["heads"][source.unit["id"]]["head"], "self": kind}


def _head(sheet: Sheet, source: Source, library: Library) -> None:
    signed = source.date
    place = library.people.get("places", {}).get(source.unit["id"], "Hà Nội")
    top = [MINISTRY.upper()]
    if _issued_by_unit(source):
        top.append(source.unit["name"].upper())
    day = f"{place}, ngày {signed.day:02d} tháng {signed.month:02d} năm {signed.year}"
    left = [*top, f"Số: {source.fields['number']}"]
    if source.form == "letter":
        left.append(source.fields["subject"])
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", day]
    sheet.add_rows(Kind.HEAD, [tuple(left), tuple(right)])


def _issued_by_unit(source: Source) -> bool:
    return "BGTVD" not in source.fields.get("number", "")


def _signature(sheet: Sheet, source: Source, library: Library, recipients: list[str]) -> None:
    person = library.people[source.fields["signer"]]
    post = person["post"] or library.people["heads"][source.unit["id"]]["post"]
    right = [line for line in (person["capacity"], post) if line]
    left = ["Nơi nhận:", *(f"- {name};" for name in recipients[:-1]), f"- {recipients[-1]}."]
    sheet.add_rows(Kind.SIGNATURE, [tuple(left), (*right, "", person["name"])])


def _recipients(source: Source) -> list[str]:
    short = source.unit["aliases"][0]
    return ["Như Điều 3", "Lãnh đạo Bộ (để báo cáo)", "Các đơn vị liên quan", f"Lưu: VT, {short}"]


def _bases(sheet: Sheet, source: Source) -> None:
    for basis in source.bases:
        sheet.add(Kind.BASIS, f"Căn cứ {basis};")


def _authority(source: Source, library: Library) -> str:
    if not _issued_by_unit(source):
        return f"BỘ TRƯỞNG {MINISTRY.upper()}"
    return f"{library.people['heads'][source.unit['id']]['post']} {source.unit['name'].upper()}"


def _regulation(sheet: Sheet, source: Source, library: Library) -> None:
    kind, title = source.fields["kind"], source.body["title"]
    words = _words(source, library)
    owner = MINISTRY if source.unit["id"] == "bo" else source.unit["name"]
    name = f"{title} của {owner}"
    _head(sheet, source, library)
    sheet.add(Kind.CENTER, "QUYẾT ĐỊNH")
    sheet.add(Kind.CENTER, f"Ban hành {kind} {name}")
    sheet.add(Kind.CENTER, _authority(source, library))
    _bases(sheet, source)
    sheet.add(
        Kind.BASIS,
        f"Theo đề nghị của {'Vụ trưởng Vụ Pháp chế' if source.unit['id'] == 'bo' else 'bộ phận tổng hợp'}.",
    )
    sheet.add(Kind.CENTER, "QUYẾT ĐỊNH:")
    sheet.add(Kind.ARTICLE, f"Ban hành kèm theo Quyết định này {kind} {name}.", 1)
    sheet.add(Kind.ARTICLE, "Quyết định này có hiệu lực thi hành kể từ ngày ký.", 2)
    sheet.add(
        Kind.ARTICLE,
        f"{words['head']}, các bộ phận và cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
        3,
    )
    _signature(sheet, source, library, _recipients(source))
    sheet.add(Kind.PAGE_BREAK)
    signed = source.date
    sheet.add(Kind.CENTER, kind.upper())
    sheet.add(Kind.CENTER, name[0].upper() + name[1:])
    sheet.add(
        Kind.ITALIC_CENTER,
        f"(Ban hành kèm theo Quyết định số {source.fields['number']} ngày {signed.day:02d} tháng "
        f"{signed.month:02d} năm {signed.year})",
    )
    _chapters(sheet, source.body["chapters"], words, dynamic=bool(source.fields.get("dynamic")))
    if annex := source.body.get("annex"):
        sheet.add(Kind.PAGE_BREAK)
        sheet.add(Kind.CENTER, "PHỤ LỤC I")
        sheet.add(Kind.CENTER, annex["heading"].upper())
        for line in annex["lines"]:
            sheet.add(Kind.PLAIN, line)


def _chapters(sheet: Sheet, chapters: list[Any], words: dict[str, str], *, dynamic: bool) -> None:
    number = 0
    for position, chapter in enumerate(chapters):
        sheet.add(Kind.CHAPTER, f"Chương {_ROMAN[position]}")
        sheet.add(Kind.CHAPTER, chapter["heading"].upper())
        for article in chapter["articles"]:
            number += 1
            sheet.add(Kind.ARTICLE, article["heading"].format(**words), number)
            _clauses(sheet, article["clauses"], words)
            if table := article.get("table"):
                rows = [tuple(table["head"]), *(tuple(row) for row in table["rows"])]
                sheet.add_rows(Kind.TABLE, [tuple(c.format(**words) for c in row) for row in rows])
    if dynamic:
        sheet.add(Kind.ARTICLE, "Dẫn chiếu", number + 1)
        sheet.add(
            Kind.CLAUSE,
            f"Trường hợp văn bản dẫn chiếu tại {words['self']} này được sửa đổi, bổ sung hoặc thay thế "
            "thì áp dụng theo văn bản sửa đổi, bổ sung, thay thế đó.",
        )


def _clauses(sheet: Sheet, clauses: list[Any], words: dict[str, str]) -> None:
    for position, clause in enumerate(clauses, 1):
        text = clause["text"] if isinstance(clause, dict) else clause
        # A single clause stands without a number, as drafters write it.
        sheet.add(Kind.CLAUSE, text.format(**words), position if len(clauses) > 1 else 0)
        points = clause["points"] if isinstance(clause, dict) else []
        for letter, point in enumerate(points, 1):
            end = "." if letter == len(points) else ";"
            sheet.add(Kind.POINT, point.format(**words) + end, letter)


def _decision(sheet: Sheet, source: Source, library: Library) -> None:
    _head(sheet, source, library)
    sheet.add(Kind.CENTER, "QUYẾT ĐỊNH")
    sheet.add(
        Kind.CENTER, source.fields.get("subject", "Về phân công nhiệm vụ thành viên Ban Chỉ đạo")
    )
    sheet.add(Kind.CENTER, _authority(source, library))
    _bases(sheet, source)
    if source.fields.get("old"):
        sheet.add(Kind.BASIS, "- Căn cứ yêu cầu công tác của cơ quan;")
    sheet.add(Kind.BASIS, "Theo đề nghị của bộ phận tổng hợp.")
    sheet.add(Kind.CENTER, "QUYẾT ĐỊNH:")
    for number, text in enumerate(source.body, 1):
        sheet.add(Kind.ARTICLE, text, number)
        if source.form == "assignment" and number == 1:
            rows = [
                ("TT", "Chức danh", "Vai trò", "Lĩnh vực phụ trách"),
                *map(tuple, library.people["committee"]),
            ]
            sheet.add_rows(Kind.TABLE, rows)
    recipients = _recipients(source)
    _signature(sheet, source, library, [f"Như Điều {len(source.body)}", *recipients[1:]])


def _procedure(sheet: Sheet, source: Source, library: Library) -> None:
    words = _words(source, library)
    signed = source.date
    person = library.people[source.fields["signer"]]
    post = (person["post"] or library.people["heads"][source.unit["id"]]["post"]).capitalize()
    sheet.add(Kind.CENTER, MINISTRY.upper())
    sheet.add(Kind.CENTER, source.unit["name"].upper())
    sheet.add(Kind.CENTER, "QUY TRÌNH")
    sheet.add(Kind.CENTER, source.fields["name"][0].upper() + source.fields["name"][1:])
    day = f"{signed:%d/%m/%Y}"
    sheet.add_rows(
        Kind.TABLE,
        [
            ("Mã hiệu", source.fields["code"]),
            ("Lần ban hành", "02"),
            ("Ngày ban hành", day),
            ("Ngày hiệu lực", day),
        ],
    )
    sheet.add_rows(
        Kind.TABLE,
        [
            ("Trách nhiệm", "Người lập", "Người kiểm tra", "Người phê duyệt"),
            ("Họ và tên", "Ngô Giả Sử", "Đỗ Thí Dụ", person["name"]),
            ("Chức vụ", "Chuyên viên", "Trưởng phòng", post),
        ],
    )
    text = source.body
    for number, (heading, lines) in enumerate(
        (
            ("MỤC ĐÍCH", [text["purpose"]]),
            ("PHẠM VI ÁP DỤNG", [text["scope"]]),
            ("TÀI LIỆU VIỆN DẪN", [f"- {basis};" for basis in source.bases]),
            ("ĐỊNH NGHĨA, TỪ VIẾT TẮT", ["- BM: biểu mẫu."]),
            ("NỘI DUNG QUY TRÌNH", [f"Các bước thực hiện tại {words['unit']}:"]),
        ),
        1,
    ):
        sheet.add(Kind.CHAPTER, f"{number}. {heading}")
        for line in lines:
            sheet.add(Kind.PLAIN, line)
    rows = [("TT", "Trình tự", "Trách nhiệm", "Thời gian", "Biểu mẫu"), *map(tuple, text["steps"])]
    sheet.add_rows(Kind.TABLE, rows)
    sheet.add(Kind.CHAPTER, "6. BIỂU MẪU")
    for row in text["steps"]:
        if row[4]:
            sheet.add(Kind.PLAIN, f"- {row[4]}: {row[1]}.")
    sheet.add(Kind.CHAPTER, "7. HỒ SƠ LƯU")
    sheet.add(Kind.PLAIN, "Hồ sơ lưu tại bộ phận thực hiện 05 năm, sau đó nộp lưu trữ cơ quan.")


def _plan(sheet: Sheet, source: Source, library: Library) -> None:
    _head(sheet, source, library)
    sheet.add(Kind.CENTER, "KẾ HOẠCH")
    sheet.add(Kind.CENTER, source.body["title"])
    for position, section in enumerate(source.body["sections"]):
        sheet.add(Kind.CHAPTER, f"{_ROMAN[position]}. {section['heading'].upper()}")
        for number, item in enumerate(section["items"], 1):
            sheet.add(Kind.CLAUSE, item, number)
    recipients = ["Lãnh đạo Bộ (để báo cáo)", "Các đơn vị liên quan", _recipients(source)[-1]]
    _signature(sheet, source, library, recipients)


def _notice(sheet: Sheet, source: Source, library: Library) -> None:
    _head(sheet, source, library)
    if source.form == "notice":
        sheet.add(Kind.CENTER, "THÔNG BÁO")
        sheet.add(Kind.CENTER, source.body["title"])
    else:
        sheet.add(Kind.CENTER, "Kính gửi: Thủ trưởng các đơn vị thuộc Bộ")
    for paragraph in source.body["paragraphs"]:
        sheet.add(Kind.PLAIN, paragraph)
    recipients = [
        "Như trên" if source.form == "letter" else "Các đơn vị thuộc Bộ",
        _recipients(source)[-1],
    ]
    _signature(sheet, source, library, recipients)


def _party(sheet: Sheet, source: Source, library: Library) -> None:
    signed = source.date
    sheet.add_rows(
        Kind.HEAD,
        [
            (
                "ĐẢNG BỘ CHÍNH PHỦ (GIẢ ĐỊNH)",
                f"ĐẢNG ỦY {MINISTRY.upper()}",
                "*",
                f"Số {source.fields['number']}",
            ),
            (
                "ĐẢNG CỘNG SẢN VIỆT NAM",
                "",
                f"Hà Nội, ngày {signed.day:02d} tháng {signed.month:02d} năm {signed.year}",
            ),
        ],
    )
    sheet.add(Kind.CENTER, source.fields["kind"].upper())
    sheet.add(Kind.CENTER, source.fields["subject"])
    for basis in source.bases:
        sheet.add(Kind.PLAIN, f"- Căn cứ {basis};")
    sheet.add(
        Kind.PLAIN, f"Đảng ủy Bộ quy định {source.fields['subject'].removeprefix('về ')} như sau:"
    )
    for number, (heading, clauses) in enumerate(source.body["articles"], 1):
        sheet.add(Kind.ARTICLE, heading, number)
        _clauses(sheet, clauses, {})
    _signature(sheet, source, library, ["Các chi bộ trực thuộc", "Lưu Văn phòng Đảng ủy"])


_FORMS: dict[str, Callable[[Sheet, Source, Library], None]] = {
    "regulation": _regulation,
    "decision": _decision,
    "assignment": _decision,
    "procedure": _procedure,
    "plan": _plan,
    "notice": _notice,
    "letter": _notice,
    "party": _party,
}
