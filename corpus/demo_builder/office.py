"""Makes PDF, DOC and RTF files by LibreOffice, and only those whose DOCX changed."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import yaml

from demo_builder.old_letters import in_old_letters
from demo_builder.scanned import scanned
from demo_builder.sources import Source
from demo_builder.word import PAPER_FONT, SCREEN_FONT, write_docx
from pipeline.read.encodings import Encoding

_CLOCK = re.compile(rb"/CreationDate\(D:(\d{14})")
_CHANCE = re.compile(rb"(?<=[</])[0-9A-F]{32}(?=[>\s])")
_WHEN = b"20261101000000"
_OLD_LETTERS = {each.value: each for each in Encoding}


class _Waiting(NamedTuple):
    draft: Path
    source: Source
    target: Path

    @property
    def suffix(self) -> str:
        return "pdf" if self.source.format == "scan" else self.source.format


class OfficeMaker:
    """Collects sources, and knows the SHA-256 of the DOCX each file was made from."""

    def __init__(self, folder: Path, made: dict[str, str]) -> None:
        self._folder = folder
        self._made = made
        self._waiting: list[_Waiting] = []
        self.prints: dict[str, str] = {}

    def add(self, source: Source, target: Path) -> None:
        """Have ``target`` made from ``source``, unless it was made from the same before."""
        draft = self._folder / f"{len(self.prints):03d}.docx"
        write_draft(source, draft)
        print_ = hashlib.sha256(draft.read_bytes()).hexdigest()
        self.prints[source.path] = print_
        if self._made.get(source.path) != print_ or not target.exists():
            self._waiting.append(_Waiting(draft, source, target))

    def convert(self) -> None:
        """Make all files that wait.

        Raises:
            SystemExit: if LibreOffice is not there.
        """
        office = shutil.which("soffice") or shutil.which("libreoffice")
        if self._waiting and office is None:
            raise SystemExit("rasoat: cần LibreOffice để dựng các tệp PDF, DOC, RTF minh họa.")
        options = ["--headless", f"-env:UserInstallation=file://{self._folder}/profile"]
        for suffix in sorted({each.suffix for each in self._waiting}):
            drafts = [str(each.draft) for each in self._waiting if each.suffix == suffix]
            made = self._folder / suffix
            subprocess.run(  # noqa: S603
                [str(office), *options, "--convert-to", suffix, "--outdir", str(made), *drafts],
                check=True,
                stdout=subprocess.DEVNULL,
            )
        for each in self._waiting:
            made = self._folder / each.suffix / each.draft.with_suffix(f".{each.suffix}").name
            each.target.parent.mkdir(parents=True, exist_ok=True)
            each.target.write_bytes(_finished(made.read_bytes(), each.source))


def write_draft(source: Source, draft: Path) -> None:
    """Write the DOCX that a file of ``source`` is made from."""
    old = _OLD_LETTERS.get(source.letters)
    write_docx(source.sheet, draft, SCREEN_FONT if old else PAPER_FONT)
    if old:
        draft.write_bytes(in_old_letters(draft.read_bytes(), old))


@contextmanager
def office_maker(prints: Path) -> Iterator[OfficeMaker]:
    """A maker whose files are there when the ``with`` block is left.

    Args:
        prints: the file that keeps, by document, the SHA-256 of the DOCX it was made from.
    """
    made = yaml.safe_load(prints.read_text("utf-8")) if prints.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        maker = OfficeMaker(Path(folder), made)
        yield maker
        maker.convert()
        prints.write_text(yaml.safe_dump(maker.prints, allow_unicode=True), "utf-8")


def _finished(made: bytes, source: Source) -> bytes:
    if source.format == "scan":
        return scanned(made, source.signer, seed=len(source.body))
    return _without_clock(made) if source.format == "pdf" else made


def _without_clock(pdf: bytes) -> bytes:
    """The same file with a fixed day and, for the file's ids, zeros of the same length."""
    body, trailer, end = pdf.rpartition(b"trailer")
    body = _CLOCK.sub(b"/CreationDate(D:" + _WHEN, body)
    return body + trailer + _CHANCE.sub(b"0" * 32, end)
