"""Makes PDF files by LibreOffice, all in one call, and only those whose DOCX changed."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from demo_builder.sheet import Sheet
from demo_builder.word import PAPER_FONT, write_docx

_CLOCK = re.compile(rb"/CreationDate\(D:(\d{14})")
_CHANCE = re.compile(rb"(?<=[</])[0-9A-F]{32}(?=[>\s])")
_WHEN = b"20261101000000"


class PdfMaker:
    """Collects sheets to be made PDF, and knows the SHA-256 of the DOCX each PDF was made from."""

    def __init__(self, folder: Path, made: dict[str, str]) -> None:
        self._folder = folder
        self._made = made
        self._waiting: list[tuple[Path, Path]] = []
        self.prints: dict[str, str] = {}

    def add(self, sheet: Sheet, name: str, target: Path) -> None:
        """Have ``target`` made from ``sheet``, unless it was made from the same before."""
        draft = self._folder / f"{len(self.prints):03d}.docx"
        write_docx(sheet, draft, PAPER_FONT)
        self.prints[name] = hashlib.sha256(draft.read_bytes()).hexdigest()
        if self._made.get(name) != self.prints[name] or not target.exists():
            self._waiting.append((draft, target))

    def convert(self) -> None:
        """Make all PDF files that wait.

        Raises:
            SystemExit: if LibreOffice is not there.
        """
        if not self._waiting:
            return
        office = shutil.which("soffice") or shutil.which("libreoffice")
        if office is None:
            raise SystemExit("rasoat: cần LibreOffice để dựng các tệp PDF của kho minh họa.")
        options = ["--headless", f"-env:UserInstallation=file://{self._folder}/profile"]
        drafts = [str(draft) for draft, _ in self._waiting]
        subprocess.run(  # noqa: S603
            [office, *options, "--convert-to", "pdf", "--outdir", str(self._folder), *drafts],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        for draft, target in self._waiting:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_without_clock(draft.with_suffix(".pdf").read_bytes()))


@contextmanager
def pdf_maker(prints: Path) -> Iterator[PdfMaker]:
    """A maker whose PDF files are there when the ``with`` block is left.

    Args:
        prints: the file that keeps, by document, the SHA-256 of the DOCX its PDF was made from.
    """
    made = yaml.safe_load(prints.read_text("utf-8")) if prints.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        maker = PdfMaker(Path(folder), made)
        yield maker
        maker.convert()
        prints.write_text(yaml.safe_dump(maker.prints, allow_unicode=True), "utf-8")


def _without_clock(pdf: bytes) -> bytes:
    """The same file with a fixed day and, for the file's ids, zeros of the same length."""
    body, trailer, end = pdf.rpartition(b"trailer")
    body = _CLOCK.sub(b"/CreationDate(D:" + _WHEN, body)
    return body + trailer + _CHANCE.sub(b"0" * 32, end)
