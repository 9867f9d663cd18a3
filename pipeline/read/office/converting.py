"""A batch of files through one office program; a file that stops it is given up alone.

Method: the program takes the files in order. When it dies, or finishes none for too long, the
first file after the last one finished is the one it was at: that one is tried once more alone,
and a new program goes on with the rest.
"""

from __future__ import annotations

import atexit
import functools
import shutil
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import UnreadableFile
from pipeline.read.office.limits import Limits
from pipeline.read.office.profile import write_profile
from pipeline.read.office.program import End, find_program, run
from pipeline.read.office.suffixes import suffix_for, target_for
from pipeline.read.sniff import Format, sniff

Outcome = Path | UnreadableFile

_AT_ONCE = 200  # files a program is given in one start: its memory grows with each
_END_OF_PDF = 1024  # bytes in which its last mark stands
_USUAL = Limits()


class _Job(NamedTuple):
    path: Path  # the file as it was handed in
    copy: Path  # its private copy, with a harmless name


def convert(paths: Sequence[Path], folder: Path, limits: Limits = _USUAL) -> Mapping[Path, Outcome]:
    """Turn files in old formats into DOCX and XLSX.

    Args:
        paths: the files, whatever their names; those in formats that need no converting are
            handed back as they are.
        folder: where the converted files go, in a folder of their own; it is made.
        limits: what each file may cost.

    Returns:
        For each path its converted file, or why there is none.
    """
    outcomes: dict[Path, Outcome] = {}
    kinds: dict[Path, Format] = {}
    for path in dict.fromkeys(paths):
        try:
            kind = sniff(path)
        except UnreadableFile as error:
            outcomes[path] = error
        except OSError as error:
            outcomes[path] = _not_opened(path, error)
        else:
            if kind.needs_office:
                kinds[path] = kind
            else:
                outcomes[path] = path
    if kinds:
        outcomes.update(convert_old(kinds, folder, limits))
    return outcomes


def convert_one(path: Path) -> Path:
    """The converted file of one file in an old format; it goes when this program ends.

    Raises:
        UnreadableFile: if it cannot be converted, or no office program is installed.
    """
    folder = Path(tempfile.mkdtemp(prefix="rasoat-"))
    atexit.register(functools.partial(shutil.rmtree, folder, ignore_errors=True))
    outcome = convert((path,), folder)[path]
    if isinstance(outcome, UnreadableFile):
        raise outcome
    return outcome


def convert_old(
    kinds: Mapping[Path, Format], folder: Path, limits: Limits = _USUAL
) -> Mapping[Path, Outcome]:
    """The same for files whose old formats are known: none is opened but by the office program.

    Args:
        kinds: the files with their formats, each of which needs converting.
        folder: where the converted files go; it is made.
        limits: what each file may cost.
    """
    return _made(kinds, {path: target_for(kind) for path, kind in kinds.items()}, folder, limits)


def print_documents(
    kinds: Mapping[Path, Format], folder: Path, limits: Limits = _USUAL
) -> Mapping[Path, Outcome]:
    """Print text documents as PDF.

    Args:
        kinds: the files with their formats, each one of ``PRINTED``.
        folder: where the PDF files go; it is made.
        limits: what each file may cost.

    Returns:
        For each path its PDF file, or why there is none.
    """
    return _made(kinds, dict.fromkeys(kinds, "pdf"), folder, limits)


def _made(
    kinds: Mapping[Path, Format], targets: Mapping[Path, str], folder: Path, limits: Limits
) -> Mapping[Path, Outcome]:
    folder.mkdir(parents=True, exist_ok=True)
    program = find_program()
    if program is None:
        return {path: _not_installed(path) for path in kinds}
    outcomes: dict[Path, Outcome] = {}
    with tempfile.TemporaryDirectory(prefix="rasoat-office-") as name:
        home = Path(name)
        write_profile(home / "profile")
        jobs = _copied(kinds, home / "in", outcomes)
        for target in sorted(set(targets.values())):
            out = Path(tempfile.mkdtemp(prefix=f"{target}-", dir=folder))
            batch = _Batch(program, target, out, home, limits)
            queue = [job for job in jobs if targets[job.path] == target]
            for start in range(0, len(queue), _AT_ONCE):
                outcomes.update(batch.convert(queue[start : start + _AT_ONCE]))
    return outcomes


def _copied(
    kinds: Mapping[Path, Format], folder: Path, outcomes: dict[Path, Outcome]
) -> list[_Job]:
    """Private copies of the files; what cannot be copied goes into ``outcomes``."""
    folder.mkdir()
    jobs: list[_Job] = []
    for number, (path, kind) in enumerate(kinds.items(), start=1):
        copy = folder / f"{number:05d}{suffix_for(path, kind)}"
        try:
            shutil.copyfile(path, copy)
        except OSError as error:
            outcomes[path] = _not_opened(path, error)
        else:
            jobs.append(_Job(path, copy))
    return jobs


class _Batch:
    """Files that become the same format, converted into one folder."""

    def __init__(self, program: str, target: str, out: Path, home: Path, limits: Limits) -> None:
        self._program = program
        self._target = target
        self._out = out
        self._home = home
        self._limits = limits

    def convert(self, jobs: Sequence[_Job]) -> Mapping[Path, Outcome]:
        """The outcome for each file."""
        outcomes: dict[Path, Outcome] = {}
        waiting = list(jobs)
        while waiting:
            end = self._run(waiting)
            finished = [number for number, job in enumerate(waiting) if self._result(job)]
            at = len(waiting)
            if end is not End.FINISHED:
                at = finished[-1] + 1 if finished else 0
            outcomes.update((job.path, self._outcome(job)) for job in waiting[:at])
            if at < len(waiting):
                outcomes[waiting[at].path] = self._alone(waiting[at])
            waiting = waiting[at + 1 :]
        return outcomes

    def _alone(self, job: _Job) -> Outcome:
        end = self._run([job])
        if end is End.HUNG and not self._result(job):
            return _too_long(job.path, self._limits.patience(job.copy.stat().st_size))
        return self._outcome(job)

    def _run(self, jobs: Sequence[_Job]) -> End:
        files = [job.copy for job in jobs]
        return run(self._program, files, self._target, self._out, self._home, self._limits)

    def _outcome(self, job: _Job) -> Outcome:
        return self._result(job) or _refused(job.path)

    def _result(self, job: _Job) -> Path | None:
        """The converted file; None where there is none, or only the beginning of one."""
        result = self._out / f"{job.copy.stem}.{self._target}"
        return result if _is_whole(result) else None


def _is_whole(result: Path) -> bool:
    if result.suffix != ".pdf":
        return zipfile.is_zipfile(result)
    try:
        data = result.read_bytes()
    except OSError:
        return False
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-_END_OF_PDF:]


def _not_installed(path: Path) -> UnreadableFile:
    return UnreadableFile(
        "Máy chưa cài LibreOffice nên chưa đọc được tệp Word, Excel đời cũ.",
        remedy="Cài LibreOffice (Writer và Calc) rồi chạy lại, hoặc lưu tệp thành DOCX, XLSX.",
        file=path,
    )


def _not_opened(path: Path, error: OSError) -> UnreadableFile:
    return UnreadableFile(
        f"Không mở được tệp ({error.strerror}).",
        remedy="Kiểm tra quyền đọc và đường dẫn của tệp.",
        file=path,
    )


def _too_long(path: Path, seconds: float) -> UnreadableFile:
    return UnreadableFile(
        f"Chuyển đổi quá {seconds:.0f} giây chưa xong.",
        remedy="Mở tệp để kiểm tra, lưu thành DOCX hoặc PDF rồi chạy lại.",
        file=path,
    )


def _refused(path: Path) -> UnreadableFile:
    return UnreadableFile(
        "LibreOffice không mở được tệp; có thể tệp hỏng hoặc bị cắt cụt.",
        remedy="Mở tệp bằng Word hoặc Excel để kiểm tra, lưu thành DOCX, XLSX rồi chạy lại.",
        file=path,
    )
