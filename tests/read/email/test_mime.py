"""Letters as they travel (.eml), well formed and not."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Line, Reading, ReadNoteKind, Table
from pipeline.read import read_file
from pipeline.read.email.mime import letter_from, parse
from pipeline.unpack import unpack

TEXT = "Đề nghị sửa Điều 2."
HEAD = b"From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n"


def letter(text: str | None = TEXT, html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Nguyễn Thị Mẫu <mau@example.org>"
    message["To"] = "Trần Văn Thử <thu@example.org>, vp@example.org"
    message["Date"] = "Tue, 05 Mar 2024 08:30:00 +0700"
    message["Subject"] = "Góp ý quy chế mượn thiết bị, bản ngày 01 tháng 3 năm 2024 của Vụ Kế hoạch"
    if text is not None:
        message.set_content(text)
    if html is not None:
        if text is None:
            message.set_content(html, subtype="html")
        else:
            message.add_alternative(html, subtype="html")
    return message


def written(tmp_path: Path, message: EmailMessage | bytes) -> Path:
    path = tmp_path / "thu.eml"
    path.write_bytes(message if isinstance(message, bytes) else message.as_bytes())
    return path


def lines(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks if isinstance(block, Line)]


def test_a_letter(tmp_path: Path) -> None:
    reading = read_file(written(tmp_path, letter(html="<p>khác</p>")))
    assert reading.format == "eml"
    assert lines(reading) == [
        "Từ: Nguyễn Thị Mẫu <mau@example.org>",
        "Gửi: Trần Văn Thử <thu@example.org>, vp@example.org",
        "Ngày: 05/03/2024 08:30",
        "Chủ đề: Góp ý quy chế mượn thiết bị, bản ngày 01 tháng 3 năm 2024 của Vụ Kế hoạch",
        TEXT,
    ]


def test_a_letter_in_html_alone_keeps_its_table(tmp_path: Path) -> None:
    html = "<p>Các bước</p><table border=1><tr><td>1</td><td>Ghi phiếu</td></tr></table>"
    reading = read_file(written(tmp_path, letter(None, html)))
    assert lines(reading)[-1] == "Các bước"
    (table,) = (block for block in reading.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.cells] == ["1", "Ghi phiếu"]


def test_what_is_attached_is_laid_out_and_not_read(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(b"PK", maintype="application", subtype="zip", filename="gói.zip")
    message.add_attachment("Điều 1.", filename="Quy chế.txt")
    path = written(tmp_path, message)
    assert lines(read_file(path))[-1] == TEXT
    unpacked = unpack(path, tmp_path / "mo")
    assert [member.name for member in unpacked.members] == ["gói.zip", "Quy chế.txt"]
    assert [member.path.name for member in unpacked.members] == ["00001.zip", "00002.txt"]
    assert unpacked.members[1].path.read_text() == "Điều 1.\n"


def test_names_of_attachments_are_never_paths(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(b"x", maintype="a", subtype="b", filename="../../ra\u202e.txt")
    (member,) = unpack(written(tmp_path, message), tmp_path / "mo").members
    assert member.path == tmp_path / "mo/00001.txt"
    assert "\u202e" not in member.name


def test_a_letter_attached_to_a_letter(tmp_path: Path) -> None:
    outer = letter("Chuyển tiếp")
    inner = letter()
    inner.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    outer.add_attachment(inner)
    path = written(tmp_path, outer)
    assert TEXT not in lines(read_file(path))
    (member,) = unpack(path, tmp_path / "mo").members
    assert member.name.startswith("Góp ý quy chế")
    assert lines(read_file(member.path))[-1] == TEXT
    assert [each.name for each in unpack(member.path, tmp_path / "mo-2").members] == ["a.pdf"]


def test_a_logo_in_the_body_is_counted_and_not_laid_out(tmp_path: Path) -> None:
    message = letter(html="<p>x</p><img src='cid:logo'>")
    body = message.get_payload()[1]
    body.add_related(b"x", maintype="image", subtype="png", cid="<logo>")
    path = written(tmp_path, message)
    assert unpack(path, tmp_path / "mo").members == ()
    assert [note.count for note in read_file(path).notes if note.kind is ReadNoteKind.IMAGES] == [1]


@pytest.mark.parametrize(
    ("name", "kind", "problem"),
    [
        ("winmail.dat", "application/ms-tnef", "winmail.dat"),
        ("smime.p7m", "application/pkcs7-mime", "S/MIME"),
    ],
)
def test_parcels_of_other_programs_are_refused(
    name: str, kind: str, problem: str, tmp_path: Path
) -> None:
    message = letter()
    main, sub = kind.split("/")
    message.add_attachment(b"x", maintype=main, subtype=sub, filename=name)
    ((refused, why, _),) = unpack(written(tmp_path, message), tmp_path / "mo").refused
    assert refused == name
    assert problem in why


def test_a_signature_is_no_document(tmp_path: Path) -> None:
    message = letter()
    seal = {"maintype": "application", "subtype": "pkcs7-signature", "filename": "smime.p7s"}
    message.add_attachment(b"x", **seal)
    assert unpack(written(tmp_path, message), tmp_path / "mo") == ((), ())


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("us-ascii", "utf-8"),
        ("khong-co", "utf-8"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "cp1258"),
        ("windows-1258", "cp1258"),
    ],
)
def test_a_wrong_character_set_is_survived(said: str, encoding: str, tmp_path: Path) -> None:
    text = "Kính gửi: Vụ A" if encoding == "utf-8" else "Kính gư\u0309i: Vu\u0323 A"
    kind = f"Content-Type: text/plain; charset={said}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    path = written(tmp_path, HEAD + kind.encode() + text.encode(encoding))
    assert lines(read_file(path))[-1] == "Kính gửi: Vụ A"


def test_bare_bytes_in_the_head_are_survived(tmp_path: Path) -> None:
    head = "From: Mẫu <a@example.org>\r\nSubject: Góp ý\r\nMIME-Version: 1.0\r\n\r\nx".encode()
    assert lines(read_file(written(tmp_path, head)))[:2] == [
        "Từ: Mẫu <a@example.org>",
        "Chủ đề: Góp ý",
    ]


@pytest.mark.parametrize(
    "field",
    [
        "Date: hôm qua",
        "Date: Tue, 99 Mar 2024 08:30:00 +0700",
        "From: =?utf-8?B?!!!?=",
        "To: =?khong-co?Q?x?=",
        'Cc: "<>@,;:',
        'Content-Type: text/plain; charset="',
        "Content-Type: ;;;",
        "Content-Disposition: ;=;",
        "Content-Type: multipart/mixed",
        "Content-Type: multipart/mixed; boundary=",
        "Content-Transfer-Encoding: base64",
        "Content-Type: message/rfc822",
    ],
)
def test_a_malformed_head_is_survived(field: str, tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + field.encode() + b"\r\n\r\nnoi dung\r\n")
    assert "Chủ đề: x" in lines(read_file(path))
    unpack(path, tmp_path / "mo")


def test_parts_nested_too_deep(tmp_path: Path) -> None:
    nested = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (level, level)
        for level in range(3000)
    )
    path = written(tmp_path, HEAD + nested)
    with pytest.raises(UnreadableFile) as caught:
        read_file(path)
    assert "lồng nhau" in caught.value.problem


def test_a_web_page_in_one_file(tmp_path: Path) -> None:
    page = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=cut\r\n\r\n"
        b"--cut\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<html><body><p>=C4=90i=E1=BB=81u 1. Ph=E1=BA=A1m vi</p></body></html>\r\n"
        b"--cut\r\nContent-Type: image/png\r\nContent-Location: a.png\r\n\r\nx\r\n--cut--\r\n"
    )
    reading = read_file(written(tmp_path, page))
    assert reading.format == "mhtml"
    assert lines(reading) == ["Điều 1. Phạm vi"]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_follows_the_head_is_survived(rest: bytes) -> None:
    letter_from(parse(HEAD + b'Content-Type: multipart/mixed; boundary="a"\r\n' + rest))
