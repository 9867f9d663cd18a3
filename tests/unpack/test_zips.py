"""ZIP archives as units send them, and as nobody should."""

from __future__ import annotations

import random
import stat
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnreadableFile
from pipeline.unpack import Limits, Unpacked, unpack

TEXT = "Điều 1. Phạm vi điều chỉnh".encode()
BIG = 300_000


def archive(tmp_path: Path, members: dict[str, bytes], *, packing: int = 8) -> Path:
    path = tmp_path / "goi.zip"
    with zipfile.ZipFile(path, "w", compression=packing) as written:
        for name, content in members.items():
            written.writestr(name, content)
    return path


def opened(path: Path, limits: Limits | None = None) -> Unpacked:
    folder = path.parent / "mo"
    return unpack(path, folder, limits) if limits else unpack(path, folder)


def contents(unpacked: Unpacked) -> dict[str, bytes]:
    return {member.name: member.path.read_bytes() for member in unpacked.members}


def test_members_keep_their_names_for_people_and_lie_under_harmless_ones(tmp_path: Path) -> None:
    members = {"Vụ A/quy chế.txt": TEXT, "Vụ A/con/quy trình.TXT": b"x"}
    unpacked = opened(archive(tmp_path, members))
    assert contents(unpacked) == members
    assert [member.path.name for member in unpacked.members] == ["00001.txt", "00002.txt"]
    assert {member.path.parent for member in unpacked.members} == {tmp_path / "mo"}
    assert unpacked.refused == ()


def test_an_archive_in_an_archive_is_a_member(tmp_path: Path) -> None:
    inner = archive(tmp_path, {"a.txt": TEXT}).read_bytes()
    outer = opened(archive(tmp_path, {"trong.zip": inner}))
    assert contents(outer) == {"trong.zip": inner}
    again = unpack(outer.members[0].path, tmp_path / "mo-2")
    assert contents(again) == {"a.txt": TEXT}


def test_what_systems_leave_behind_is_no_document(tmp_path: Path) -> None:
    litter = ["__MACOSX/._a.txt", ".DS_Store", "x/~$a.docx", "x/Thumbs.db", "desktop.ini"]
    unpacked = opened(archive(tmp_path, {"a.txt": TEXT, **dict.fromkeys(litter, b"x")}))
    assert contents(unpacked) == {"a.txt": TEXT}
    assert unpacked.refused == ()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("quy\nche.txt", r"quy\nche.txt"),
        ("quy\u202etxt.exe", r"quy\u202etxt.exe"),
        ("quy\u200bche.txt", r"quy\u200bche.txt"),
        ("quy\x07che.txt", r"quy\x07che.txt"),
        ("quy che\u0302\u0301.txt", "quy chế.txt"),
    ],
)
def test_tricks_in_names_are_written_out(name: str, shown: str, tmp_path: Path) -> None:
    assert list(contents(opened(archive(tmp_path, {name: TEXT})))) == [shown]


def test_a_name_of_any_length_is_shown_with_its_ending(tmp_path: Path) -> None:
    (member,) = opened(archive(tmp_path, {"x" * 60_000 + ".txt": TEXT})).members
    assert len(member.name) < 255
    assert member.name.endswith(".txt")


def test_two_members_of_one_name(tmp_path: Path) -> None:
    path = tmp_path / "goi.zip"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("a.txt", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            written.writestr("a.txt", b"2")
    assert [member.path.read_bytes() for member in opened(path).members] == [b"1", b"2"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1258"])
def test_names_whose_encoding_is_not_said(encoding: str, tmp_path: Path) -> None:
    raw = {"utf-8": "quy chế.txt", "cp1258": "quy chê\u0301.txt"}[encoding].encode(encoding)
    stand_in = b"X" * len(raw)
    path = archive(tmp_path, {stand_in.decode(): TEXT})
    path.write_bytes(path.read_bytes().replace(stand_in, raw))
    assert list(contents(opened(path))) == ["quy chế.txt"]


def test_a_name_in_the_code_page_of_old_systems(tmp_path: Path) -> None:
    raw = "▒éè╪.txt".encode("cp437")
    path = archive(tmp_path, {"XXXX.txt": TEXT})
    path.write_bytes(path.read_bytes().replace(b"XXXX.txt", raw))
    assert list(contents(opened(path))) == ["▒éè╪.txt"]


@pytest.mark.parametrize(
    "name", ["../ra.txt", "a/../../ra.txt", "/etc/ra.txt", "C:/ra.txt", "..\\ra.txt", "c:ra.txt"]
)
def test_names_that_lead_out_are_refused_one_by_one(name: str, tmp_path: Path) -> None:
    unpacked = opened(archive(tmp_path, {name: b"x", "a.txt": TEXT}))
    assert contents(unpacked) == {"a.txt": TEXT}
    ((refused, problem, remedy),) = unpacked.refused
    assert refused == name.replace("\\", "/")
    assert "ra ngoài thư mục" in problem
    assert remedy
    assert not (tmp_path / "ra.txt").exists()


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(kind: int, tmp_path: Path) -> None:
    path = tmp_path / "goi.zip"
    with zipfile.ZipFile(path, "w") as written:
        link = zipfile.ZipInfo("lien-ket.txt")
        link.external_attr = (kind | 0o777) << 16
        written.writestr(link, "/etc/passwd")
        written.writestr("a.txt", TEXT)
    unpacked = opened(path)
    assert contents(unpacked) == {"a.txt": TEXT}
    assert [refused.name for refused in unpacked.refused] == ["lien-ket.txt"]
    assert "liên kết" in unpacked.refused[0].problem


def test_members_with_a_password_are_refused(tmp_path: Path) -> None:
    path = archive(tmp_path, {"a.txt": TEXT, "b.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    unpacked = opened(path)
    assert contents(unpacked) == {"b.txt": TEXT}
    assert "mật khẩu" in unpacked.refused[0].problem


def test_a_damaged_member_costs_itself_alone(tmp_path: Path) -> None:
    path = archive(tmp_path, {"a.txt": TEXT, "b.txt": b"y" * 99}, packing=zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(TEXT[:6], b"xxxxxx"))
    unpacked = opened(path)
    assert contents(unpacked) == {"b.txt": b"y" * 99}
    assert "hỏng" in unpacked.refused[0].problem


def test_a_way_of_packing_that_is_not_read(tmp_path: Path) -> None:
    path = archive(tmp_path, {"a.txt": TEXT, "b.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 10] = 9  # Deflate64
    data[data.index(b"PK\x03\x04") + 8] = 9
    path.write_bytes(data)
    unpacked = opened(path)
    assert contents(unpacked) == {"b.txt": TEXT}
    assert "chưa đọc được" in unpacked.refused[0].problem


def test_a_bomb_is_refused_and_the_others_kept(tmp_path: Path) -> None:
    path = archive(tmp_path, {"bom.txt": bytes(BIG), "a.txt": TEXT})
    unpacked = opened(path, Limits(ratio=100, free=BIG // 10))
    assert contents(unpacked) == {"a.txt": TEXT}
    assert "bung ra quá lớn" in unpacked.refused[0].problem
    assert [file.name for file in (tmp_path / "mo").iterdir()] == [unpacked.members[0].path.name]


def test_sizes_are_counted_and_not_believed(tmp_path: Path) -> None:
    path = archive(tmp_path, {"bom.txt": bytes(BIG), "a.txt": TEXT})
    data = path.read_bytes().replace(struct.pack("<I", BIG), struct.pack("<I", 10))
    path.write_bytes(data)
    unpacked = opened(path, Limits(each=BIG // 2))
    assert contents(unpacked) == {"a.txt": TEXT}
    assert len(unpacked.refused) == 1


def test_the_total_is_limited(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(BIG)
    path = archive(tmp_path, {f"{number}.bin": noise for number in range(5)})
    unpacked = opened(path, Limits(total=2 * BIG + 10))
    assert [member.name for member in unpacked.members] == ["0.bin", "1.bin"]
    ((rest, problem, _),) = unpacked.refused
    assert rest == "(3 tệp còn lại)"
    assert "không mở" in problem


def test_the_number_of_members_is_limited(tmp_path: Path) -> None:
    path = archive(tmp_path, {f"{number}.txt": TEXT for number in range(30)})
    unpacked = opened(path, Limits(members=10))
    assert len(unpacked.members) == 10
    assert [refused.name for refused in unpacked.refused] == ["(20 tệp còn lại)"]


def test_the_number_of_refusals_is_limited(tmp_path: Path) -> None:
    path = archive(tmp_path, {f"../{number}.txt": TEXT for number in range(30)})
    refused = opened(path, Limits(members=10)).refused
    assert [each.name for each in refused[9:]] == ["../9.txt", "(20 tệp còn lại)"]


def test_members_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    """The directory names one packed member many times (Fifield's bomb)."""
    path = archive(tmp_path, {"a.txt": bytes(BIG)})
    data = path.read_bytes()
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[start:end]
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, 50, 50, 50 * len(entry))
    path.write_bytes(data[:start] + entry * 50 + bytes(tail))
    unpacked = opened(path)
    assert unpacked.members == ()
    assert len(unpacked.refused) == 50
    assert all("chồng lên nhau" in refused.problem for refused in unpacked.refused)


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_cut_off_gives_what_is_whole(packing: int, tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(3000)
    members = {"quy chế.txt": TEXT, "b.txt": noise, "c.txt": noise}
    path = archive(tmp_path, members, packing=packing)
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"c.txt") + 500])
    unpacked = opened(path)
    assert contents(unpacked) == {"quy chế.txt": TEXT, "b.txt": noise}
    assert [refused.name for refused in unpacked.refused] == ["c.txt", "(phần còn lại)"]
    assert "chỉ lấy được 2 tệp" in unpacked.refused[-1].problem


def test_an_archive_cut_off_whose_sizes_follow_the_content(tmp_path: Path) -> None:
    class OneWay(BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    stream = OneWay()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("a.txt", TEXT)
        written.writestr("b.txt", TEXT)
    data = stream.getvalue()
    path = tmp_path / "goi.zip"
    path.write_bytes(data[: data.index(b"PK\x01\x02")])
    assert contents(opened(path)) == {"a.txt": TEXT, "b.txt": TEXT}


def test_an_archive_of_which_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "goi.zip"
    path.write_bytes(b"PK\x03\x04" + b"\xff" * 10)
    with pytest.raises(UnreadableFile) as caught:
        opened(path)
    assert "không lấy được tệp nào" in caught.value.problem


def test_what_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "goi.zip"
    path.write_bytes(TEXT)
    with pytest.raises(UnreadableFile):
        opened(path)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_mutated_archive_never_writes_outside_its_folder(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    tmp_path = tmp_path_factory.mktemp("goi")
    path = archive(tmp_path, {"../a.txt": TEXT, "b.txt": zlib.compress(TEXT), "c/d.txt": TEXT})
    mutated = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        mutated[data.draw(st.integers(4, len(mutated) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(mutated[: data.draw(st.integers(30, len(mutated)))])
    try:
        unpacked = opened(path, Limits(each=10_000))
    except UnreadableFile:
        unpacked = Unpacked((), ())
    assert {file.name for file in tmp_path.iterdir()} <= {"goi.zip", "mo"}
    for member in unpacked.members:
        assert member.path.parent == tmp_path / "mo"
        assert member.name.isprintable()
