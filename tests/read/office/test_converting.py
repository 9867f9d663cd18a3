"""Real files in old formats through the real office program, one start for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import psutil
import pytest

from pipeline.errors import UnreadableFile
from pipeline.model.document import Provision
from pipeline.model.reading import Line, Reading, ReadNoteKind, Table
from pipeline.read import Aids, read_file
from pipeline.read.office import convert
from pipeline.structure import build_document

FILES = Path(__file__).parent / "files"
REAL = Path(__file__).parents[4] / "shared/data/nd30"
RULES = ("quy-che.doc", "quy-che.rtf", "quy-che.odt", "quy-che.xml")
STEPS = ("quy-trinh.xls", "quy-trinh.ods")

PROVISIONS = [
    ("article", "1", "Phạm vi"),
    ("article", "2", "Mượn thiết bị"),
    ("clause", "1", ""),
    ("clause", "2", ""),
    ("point", "a", ""),
    ("point", "b", ""),
    ("article", "3", "Các bước thực hiện"),
    ("article", "4", "Hiệu lực"),
]
STEP_CELLS = {
    (0, 0): "TT",
    (0, 1): "Nội dung",
    (0, 2): "Trách nhiệm",
    (1, 1): "Ghi phiếu",
    (1, 2): "Người mượn",
    (2, 1): "Kiểm tra phiếu",
    (2, 2): "Phòng Hành chính",
    (3, 1): "Giao thiết bị",
}
LINKED_SECTION = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>Điều 1. Phạm vi</text:p>
<text:section text:name="S"><text:section-source xlink:type="simple"
 xlink:href="{link}"/><text:p>Bản lưu trong tệp</text:p></text:section>
</office:text></office:body></office:document>"""


class Converted:
    """The files of this module and the program's answers."""

    def __init__(self, folder: Path) -> None:
        self.private = folder / "rieng.txt"
        self.private.write_text("Nội dung của tệp khác trên máy")
        self.linking = folder / "liên kết\n.fodt"
        self.linking.write_text(LINKED_SECTION.format(link=self.private.as_uri()))
        self.broken = folder / "hong.rtf"
        self.broken.write_bytes(rb"{\rtf1 ")
        self.own = {name: FILES / name for name in (*RULES, *STEPS)}
        real = sorted(REAL.glob("*.doc")) if REAL.is_dir() else []
        paths = [self.linking, self.broken, *self.own.values(), *real]
        self.answers: Mapping[Path, Path | UnreadableFile] = convert(paths, folder / "out")

    def reading(self, path: Path) -> Reading:
        return read_file(path, Aids(to_office=self._answer))

    def _answer(self, path: Path) -> Path:
        answer = self.answers[path]
        assert isinstance(answer, Path), answer
        return answer


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    return Converted(tmp_path_factory.mktemp("office"))


def tables(reading: Reading) -> list[Table]:
    return [block for block in reading.blocks if isinstance(block, Table)]


def texts(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks if isinstance(block, Line)]


def tree(provisions: Sequence[Provision]) -> Iterator[tuple[str, str, str]]:
    for top in provisions:
        for each in top.walk():
            yield str(each.kind), each.num, each.heading


@pytest.mark.parametrize("name", RULES)
def test_a_regulation_keeps_its_provisions(converted: Converted, name: str) -> None:
    reading = converted.reading(converted.own[name])
    assert list(tree(build_document(reading).provisions)) == PROVISIONS
    assert "Quy chế này áp dụng cho mọi phòng của Vụ Kế hoạch." in texts(reading)


@pytest.mark.parametrize("name", RULES)
def test_a_regulation_keeps_its_table_with_merged_cells(converted: Converted, name: str) -> None:
    steps = tables(converted.reading(converted.own[name]))[-1]
    cells = {(cell.row, cell.column): cell for cell in steps.cells}
    assert {place: cells[place].text for place in STEP_CELLS} == STEP_CELLS
    assert cells[3, 3].text == "½ ngày"
    if name != "quy-che.xml":  # of Word 2003's XML, LibreOffice 7.4 keeps neither
        assert cells[2, 2].rowspan == 2
        assert steps.ruled


@pytest.mark.parametrize("name", STEPS)
def test_a_list_of_steps_keeps_its_cells_and_dates(converted: Converted, name: str) -> None:
    reading = converted.reading(converted.own[name])
    (steps,) = tables(reading)
    cells = {(cell.row, cell.column): cell for cell in steps.cells}
    assert {place: cells[place].text for place in STEP_CELLS} == STEP_CELLS
    assert cells[2, 2].rowspan == 2
    assert [cells[row, 3].text for row in (1, 2, 3)] == ["01/03/2024", "02/03/2024", "03/03/2024"]
    assert texts(reading)[:2] == ["Mượn thiết bị", "QUY TRÌNH MƯỢN THIẾT BỊ"]


@pytest.mark.parametrize(("name", "kind"), [("quy-che.doc", "doc"), ("quy-trinh.xls", "xls")])
def test_it_is_said_that_a_file_was_converted(converted: Converted, name: str, kind: str) -> None:
    reading = converted.reading(converted.own[name])
    assert reading.format == kind
    assert [note.sample for note in reading.notes if note.kind is ReadNoteKind.CONVERTED] == [kind]


def test_what_a_file_links_to_is_not_fetched(converted: Converted) -> None:
    assert converted.private.read_text() not in " ".join(
        texts(converted.reading(converted.linking))
    )
    assert "Bản lưu trong tệp" in texts(converted.reading(converted.linking))


def test_a_broken_file_costs_itself_alone(converted: Converted) -> None:
    answer = converted.answers[converted.broken]
    assert isinstance(answer, UnreadableFile)
    assert "không mở được" in answer.problem
    assert answer.file == str(converted.broken)


def test_no_office_program_is_left(converted: Converted) -> None:
    assert converted.answers
    mine = psutil.Process().children(recursive=True)
    assert not [each for each in mine if "office" in each.name()]


@pytest.mark.parametrize("number", range(1, 7))
def test_a_real_word_file_reads_as_its_docx_twin(converted: Converted, number: int) -> None:
    old, new = REAL / f"Phuluc{number}.doc", REAL / f"Phuluc{number}.docx"
    if not old.exists():
        pytest.skip("không có ../shared/data/nd30 (dữ liệu thật để thử)")
    first, second = converted.reading(old), read_file(new)
    assert build_document(first).provisions == build_document(second).provisions
    assert [_grid(table) for table in tables(first)] == [_grid(table) for table in tables(second)]


def _grid(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text) for cell in table.cells]
