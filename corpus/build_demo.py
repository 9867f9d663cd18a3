"""Builds ``corpus/demo`` and its answer key from ``corpus/demo_sources``: ``make demo``.

PDF files are made by LibreOffice from the same DOCX a clerk would send, and only where that DOCX
changed. DOCX, HTML, text and the key come out byte for byte the same each time; PDF files too,
with the same LibreOffice and fonts.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from demo_builder.bad_files import write_bad_files  # noqa: E402
from demo_builder.key import write_key  # noqa: E402
from demo_builder.plain import write_html, write_text  # noqa: E402
from demo_builder.sources import Source, read_sources  # noqa: E402
from demo_builder.to_pdf import pdf_maker  # noqa: E402
from demo_builder.word import write_docx  # noqa: E402

SOURCES = HERE / "demo_sources"
DEMO = HERE / "demo"


def build(target: Path) -> list[Source]:
    """Build every document below ``target``; PDF files where their DOCX changed.

    Returns:
        The sources, by unit and name.
    """
    sources = read_sources(SOURCES)
    with pdf_maker(SOURCES / "pdf_sources.yaml") as pdf:
        for source in sources:
            path = target / source.path
            match path.suffix:
                case ".txt":
                    write_text(source.sheet, path)
                case ".html":
                    write_html(source.sheet, path)
                case ".docx":
                    write_docx(source.sheet, path)
                case _:
                    pdf.add(source.sheet, source.path, path)
    shutil.copy(SOURCES / "units.yaml", target / "units.yaml")
    return sources


def main() -> None:
    """Build the demo corpus, its unreadable files, and the key; drop what has no source."""
    sources = build(DEMO)
    bad = write_bad_files(DEMO)
    write_key(sources, SOURCES)
    kept = {source.path for source in sources} | set(bad) | {"units.yaml"}
    for file in DEMO.rglob("*"):
        if file.is_file() and file.relative_to(DEMO).as_posix() not in kept:
            file.unlink()
    clean = sum(not source.faults for source in sources)
    print(f"{len(sources)} văn bản, {clean} không có lỗi cài sẵn, {len(bad)} tệp hỏng")


if __name__ == "__main__":
    main()
