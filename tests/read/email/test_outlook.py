"""Outlook letters (.msg): the letter as lines, what is attached laid out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline.errors import UnreadableFile
from pipeline.model.reading import Line, Reading, ReadNoteKind
from pipeline.read import read_file
from pipeline.unpack import unpack
from tests.read.email import outlook
from tests.read.email.outlook import letter, letter_tree

HEAD = {
    outlook.SUBJECT: "Góp ý quy chế mượn thiết bị",
    outlook.SENDER: "Nguyễn Thị Mẫu",
    outlook.ADDRESS: "mau@example.org",
    outlook.SENT: dt.datetime(2024, 3, 5, 8, 30, tzinfo=dt.UTC),
}
TO = {outlook.NAME: "Trần Văn Thử", outlook.SMTP: "thu@example.org", outlook.TYPE: 1}
COPY = {outlook.NAME: "Văn phòng", outlook.SMTP: "vp@example.org", outlook.TYPE: 2}
TEXT = "Đề nghị sửa Điều 2."


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "thu.msg"
    path.write_bytes(data)
    return path


def lines(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks if isinstance(block, Line)]


def test_a_letter(tmp_path: Path) -> None:
    path = written(tmp_path, letter({**HEAD, outlook.BODY: TEXT}, [TO, COPY]))
    reading = read_file(path)
    assert reading.format == "msg"
    assert lines(reading) == [
        'Từ: "Nguyễn Thị Mẫu" <mau@example.org>',
        "Gửi: Trần Văn Thử <thu@example.org>",
        "Đồng gửi: Văn phòng <vp@example.org>",
        "Ngày: 05/03/2024 08:30",
        "Chủ đề: Góp ý quy chế mượn thiết bị",
        TEXT,
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1258"])
def test_a_letter_in_html_alone(encoding: str, tmp_path: Path) -> None:
    words = {"utf-8": "Kính gửi: Vụ A", "cp1258": "Kính gư\u0309i: Vu\u0323 A"}[encoding]
    html = f"<html><body><p>{words}</p></body></html>".encode(encoding)
    assert "Kính gửi: Vụ A" in lines(read_file(written(tmp_path, letter({outlook.HTML: html}))))


def test_what_is_attached_is_laid_out(tmp_path: Path) -> None:
    attached = {outlook.LONG_NAME: "Quy chế.txt", outlook.DATA: b"\xef\xbb\xbfx", outlook.METHOD: 1}
    path = written(tmp_path, letter({**HEAD, outlook.BODY: TEXT}, [TO], [attached]))
    unpacked = unpack(path, tmp_path / "mo")
    ((name, laid_out),) = unpacked.members
    assert name == "Quy chế.txt"
    assert laid_out.read_bytes() == b"\xef\xbb\xbfx"


def test_a_logo_in_the_body_is_counted_and_not_laid_out(tmp_path: Path) -> None:
    logo = {
        **{outlook.LONG_NAME: "logo.png", outlook.DATA: b"x", outlook.METHOD: 1},
        **{outlook.FLAGS: 4, outlook.CONTENT_ID: "logo@thu"},
    }
    path = written(tmp_path, letter({outlook.BODY: TEXT}, [], [logo]))
    assert unpack(path, tmp_path / "mo") == ((), ())
    assert [note.kind for note in read_file(path).notes] == [ReadNoteKind.IMAGES]


def test_a_letter_attached_to_a_letter_becomes_a_file_that_reads_alike(tmp_path: Path) -> None:
    attached = {outlook.LONG_NAME: "b.txt", outlook.DATA: b"y", outlook.METHOD: 1}
    inner = letter_tree({**HEAD, outlook.BODY: TEXT}, [TO], [attached], header=24)
    path = written(tmp_path, letter({outlook.BODY: "Chuyển tiếp"}, [], [inner]))
    ((name, laid_out),) = unpack(path, tmp_path / "mo").members
    assert name == "Góp ý quy chế mượn thiết bị.eml"
    assert lines(read_file(laid_out)) == [
        'Từ: "Nguyễn Thị Mẫu" <mau@example.org>',
        "Gửi: Trần Văn Thử <thu@example.org>",
        "Ngày: 05/03/2024 08:30",
        "Chủ đề: Góp ý quy chế mượn thiết bị",
        TEXT,
    ]
    assert [member.name for member in unpack(laid_out, tmp_path / "mo-2").members] == ["b.txt"]


def test_an_attachment_that_is_only_a_link_is_refused(tmp_path: Path) -> None:
    link = {outlook.LONG_NAME: "kho.docx", outlook.METHOD: 2}
    unpacked = unpack(written(tmp_path, letter({}, [], [link])), tmp_path / "mo")
    assert [refused.name for refused in unpacked.refused] == ["kho.docx"]
    assert "đường dẫn" in unpacked.refused[0].problem


def test_a_damaged_letter(tmp_path: Path) -> None:
    data = letter({**HEAD, outlook.BODY: TEXT * 20}, [TO])
    for broken in (data[:1024], data.replace(b"substg1.0"[:1], b"\xff")):
        path = written(tmp_path, broken)
        try:
            read_file(path)
        except UnreadableFile as error:
            assert error.remedy
