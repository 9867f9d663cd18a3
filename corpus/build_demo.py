"""Builds ``corpus/demo`` and its answer key from ``corpus/demo_sources``: ``make demo``.

PDF files are made by LibreOffice from the same DOCX a clerk would send. DOCX, HTML, text and the
key come out byte for byte the same each time; PDF files carry LibreOffice's own clock and ids and
are left alone where their DOCX did not change.
"""

from __future__ import annotations

import csv
import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from demo_builder.forms import sheet_of  # noqa: E402
from demo_builder.plain import write_html, write_text  # noqa: E402
from demo_builder.sources import Library, Source  # noqa: E402
from demo_builder.word import PAPER_FONT, write_docx  # noqa: E402

SOURCES = HERE / "demo_sources"
DEMO = HERE / "demo"
_KEY = ("file", "code", "subject", "place", "quote", "note", "status")
_BAD = (
    ("van-phong/tep rong.docx", "tệp rỗng"),
    ("van-phong/anh chup doi ten.pdf", "ảnh JPEG đổi tên thành PDF"),
    ("vu-phap-che/QC cu bi cat cut.docx", "tệp Word bị cắt cụt"),
    ("csq-dao-xanh/QC co mat khau.pdf", "PDF có mật khẩu"),
)


def build(target: Path) -> list[Source]:
    """Build every document below ``target``; PDF files where their DOCX changed.

    Returns:
        The sources, in the order of ``documents.yaml``.
    """
    library = Library(SOURCES)
    sources = library.sources()
    prints = _load_prints()
    with tempfile.TemporaryDirectory() as folder:
        waiting: list[tuple[Path, Path]] = []
        for number, source in enumerate(sources):
            sheet, path = sheet_of(source, library), target / source.path
            if path.suffix == ".txt":
                write_text(sheet, path)
            elif path.suffix == ".html":
                write_html(sheet, path)
            elif path.suffix == ".docx":
                write_docx(sheet, path)
            else:
                draft = Path(folder) / f"{number:03d}.docx"
                write_docx(sheet, draft, PAPER_FONT)
                digest = hashlib.sha256(draft.read_bytes()).hexdigest()
                if prints.get(source.path) != digest or not path.exists():
                    waiting.append((draft, path))
                    prints[source.path] = digest
        _to_pdf(waiting, Path(folder))
    (SOURCES / "pdf_sources.yaml").write_text(yaml.safe_dump(prints, allow_unicode=True), "utf-8")
    shutil.copy(SOURCES / "units.yaml", target / "units.yaml")
    return sources


def write_key(sources: list[Source], folder: Path) -> None:
    """Write what was planted (answer_key.csv) and which documents are clean (clean.csv)."""
    rows = [
        (source.path, f.code, f.subject, f.place, f.quote, f.note, "finished")
        for source in sources
        for f in source.faults
        if not f.skip
    ]
    rows += [
        (path, "DOC101", note, "toàn tệp", "", note, "finished") for path, note in _BAD
    ]
    _write(folder / "answer_key.csv", _KEY, rows)
    clean = [(source.path,) for source in sources if not source.faults]
    _write(folder / "clean.csv", ("file",), clean)


def write_bad_files(target: Path) -> None:
    """Write the files no reader can open."""
    (target / _BAD[0][0]).write_bytes(b"")
    (target / _BAD[1][0]).write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 8)
    whole = (target / "vu-phap-che/Quy che lam viec Vu Phap che.docx").read_bytes()
    (target / _BAD[2][0]).write_bytes(whole[: len(whole) // 3])
    locked = target / _BAD[3][0]
    if not locked.exists():
        source = target / "csq-dao-xanh/QC chi tieu doi ngoai.pdf"
        command = ["qpdf", "--encrypt", "mo", "chu", "256", "--", str(source), str(locked)]
        subprocess.run(command, check=True)  # noqa: S603


def _to_pdf(waiting: list[tuple[Path, Path]], folder: Path) -> None:
    if not waiting:
        return
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise SystemExit("rasoat: cần LibreOffice để dựng các tệp PDF của kho minh họa.")
    command = [
        *(office, "--headless", f"-env:UserInstallation=file://{folder}/profile"),
        *("--convert-to", "pdf", "--outdir", str(folder), *(str(draft) for draft, _ in waiting)),
    ]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    for draft, path in waiting:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(draft.with_suffix(".pdf"), path)


def _load_prints() -> dict[str, str]:
    file = SOURCES / "pdf_sources.yaml"
    return yaml.safe_load(file.read_text("utf-8")) if file.exists() else {}


def _write(file: Path, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(head)
        writer.writerows(rows)


def main() -> None:
    """Build the demo corpus, its unreadable files, and the key."""
    sources = build(DEMO)
    write_bad_files(DEMO)
    write_key(sources, SOURCES)
    print(f"{len(sources)} văn bản, {sum(not s.faults for s in sources)} không có lỗi cài sẵn")


if __name__ == "__main__":
    main()
