"""Makes PDF files by LibreOffice, all in one call, and only those whose DOCX changed."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType

import yaml

from demo_builder.sheet import Sheet
from demo_builder.word import PAPER_FONT, write_docx


class PdfMaker:
    """Collects sheets; on leaving the ``with`` block turns them to PDF and remembers their DOCX."""

    def __init__(self, prints: Path) -> None:
        """Args: prints: the file that keeps the SHA-256 of the DOCX each PDF was made from."""
        self._file = prints
        self._old = yaml.safe_load(prints.read_text("utf-8")) if prints.exists() else {}
        self._prints: dict[str, str] = {}
        self._waiting: list[tuple[Path, Path]] = []
        self._folder = tempfile.TemporaryDirectory()

    def __enter__(self) -> PdfMaker:
        return self

    def add(self, sheet: Sheet, name: str, target: Path) -> None:
        """Have ``target`` made from ``sheet``, unless it was made from the same before."""
        draft = Path(self._folder.name) / f"{len(self._prints):03d}.docx"
        write_docx(sheet, draft, PAPER_FONT)
        self._prints[name] = hashlib.sha256(draft.read_bytes()).hexdigest()
        if self._old.get(name) != self._prints[name] or not target.exists():
            self._waiting.append((draft, target))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._convert()
                self._file.write_text(yaml.safe_dump(self._prints, allow_unicode=True), "utf-8")
        finally:
            self._folder.cleanup()

    def _convert(self) -> None:
        if not self._waiting:
            return
        office = shutil.which("soffice") or shutil.which("libreoffice")
        if office is None:
            raise SystemExit("rasoat: cần LibreOffice để dựng các tệp PDF của kho minh họa.")
        folder = self._folder.name
        options = ["--headless", f"-env:UserInstallation=file://{folder}/profile"]
        drafts = [str(draft) for draft, _ in self._waiting]
        subprocess.run(  # noqa: S603
            [office, *options, "--convert-to", "pdf", "--outdir", folder, *drafts],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        for draft, target in self._waiting:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(draft.with_suffix(".pdf"), target)
