"""A program that hangs, dies or is missing: one file pays, and nothing is left running."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import psutil
import pytest

from pipeline.errors import UnreadableFile
from pipeline.read.office import Limits, convert, convert_one, converting

PATIENCE = Limits(seconds=0.7)
LEFT_BEHIND = "86421.5"  # seconds a helper of the stand-in sleeps: its mark among processes

# Stands in for LibreOffice: packs each file, leaves a helper running, hangs or dies on a word.
STAND_IN = f"""#!/bin/bash
sleep {LEFT_BEHIND} &
for word in "$@"; do [ "$last" = --outdir ] && out="$word"; last="$word"; done
echo start >> "$out/starts"
for file in "$@"; do
  case "$file" in */in/*) ;; *) continue ;; esac
  grep -q HANG "$file" && sleep {LEFT_BEHIND}
  grep -q DIE "$file" && exit 139
  grep -q REFUSE "$file" && {{{{ echo "Error: source file could not be loaded"; continue; }}}}
  name=$(basename "${{{{file%.*}}}}")
  cp "{{packed}}" "$out/$name.docx"
done
"""


class Program:
    """The stand-in, and how often it was started."""

    def __init__(self, folder: Path) -> None:
        packed = folder / "packed"
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("word/document.xml", "<x/>")
        self._folder = folder
        self.path = folder / "soffice"
        self.path.write_text(STAND_IN.format(packed=packed))
        self.path.chmod(0o755)

    @property
    def starts(self) -> int:
        return sum(len(log.read_text().split()) for log in self._folder.rglob("starts"))


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    stand_in = Program(tmp_path)
    monkeypatch.setattr(converting, "find_program", lambda: str(stand_in.path))
    return stand_in


def rtf(folder: Path, name: str, words: str = "") -> Path:
    path = folder / name
    path.write_text(rf"{{\rtf1 {words}}}")
    return path


def helpers_left() -> list[psutil.Process]:
    return [each for each in psutil.process_iter(["cmdline"]) if LEFT_BEHIND in _words(each)]


def _words(process: psutil.Process) -> list[str]:
    return process.info["cmdline"] or []


def test_one_start_for_many_files(program: Program, tmp_path: Path) -> None:
    files = [rtf(tmp_path, f"{number}.rtf") for number in range(20)]
    answers = convert(files, tmp_path / "out", PATIENCE)
    assert all(isinstance(answers[file], Path) for file in files)
    assert program.starts == 1


@pytest.mark.parametrize(
    ("word", "problem"), [("HANG", "chưa xong"), ("DIE", "không mở được"), ("REFUSE", "không mở")]
)
def test_one_file_pays(word: str, problem: str, program: Program, tmp_path: Path) -> None:
    files = [rtf(tmp_path, "a.rtf"), rtf(tmp_path, "b.rtf", word), rtf(tmp_path, "c.rtf")]
    answers = convert(files, tmp_path / "out", PATIENCE)
    assert isinstance(answers[files[0]], Path)
    assert isinstance(answers[files[2]], Path)
    refused = answers[files[1]]
    assert isinstance(refused, UnreadableFile)
    assert problem in refused.problem
    assert refused.file == str(files[1])


def test_a_file_that_stops_the_program_is_tried_once_more_alone(
    program: Program, tmp_path: Path
) -> None:
    files = [rtf(tmp_path, "a.rtf"), rtf(tmp_path, "b.rtf", "DIE"), rtf(tmp_path, "c.rtf")]
    convert(files, tmp_path / "out", PATIENCE)
    assert program.starts == 3  # all; b alone; c


@pytest.mark.parametrize("word", ["", "HANG", "DIE"])
def test_nothing_is_left_running(word: str, program: Program, tmp_path: Path) -> None:
    convert([rtf(tmp_path, "a.rtf", word)], tmp_path / "out", PATIENCE)
    assert program.starts
    waited = time.monotonic() + 5
    while helpers_left() and time.monotonic() < waited:
        time.sleep(0.02)
    assert not helpers_left()


@pytest.mark.usefixtures("program")
def test_names_may_hold_anything(tmp_path: Path) -> None:
    names = ["--convert-to", "a\nb.doc", "\u202egpj.rtf", "quy chế (bản 1).rtf", "x" * 255]
    files = [rtf(tmp_path, name) for name in names]
    answers = convert(files, tmp_path / "out", PATIENCE)
    results = [answers[file] for file in files]
    assert all(isinstance(result, Path) and result.name.isascii() for result in results)
    assert len(set(results)) == len(files)


@pytest.mark.usefixtures("program")
def test_one_file_for_show(tmp_path: Path) -> None:
    assert zipfile.is_zipfile(convert_one(rtf(tmp_path, "a.rtf")))


@pytest.mark.usefixtures("program")
def test_a_file_in_another_format_is_handed_back(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Điều 1. Phạm vi")
    assert convert([text], tmp_path / "out") == {text: text}


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    missing = tmp_path / "khong-co.doc"
    answer = convert([missing], tmp_path / "out")[missing]
    assert isinstance(answer, UnreadableFile)
    assert "Không mở được" in answer.problem


def test_without_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converting, "find_program", lambda: None)
    with pytest.raises(UnreadableFile) as caught:
        convert_one(rtf(tmp_path, "a.rtf"))
    assert "LibreOffice" in caught.value.problem
    assert "Cài LibreOffice" in caught.value.remedy


def test_patience_grows_with_the_file() -> None:
    limits = Limits(seconds=20, seconds_per_megabyte=10)
    assert limits.patience(0) == 20
    assert limits.patience(3 * 2**20) == 50
