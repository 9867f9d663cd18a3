"""Builds ``corpus/demo`` and its answer key from ``corpus/demo_sources``: ``make demo``.

PDF, DOC and RTF files are made by LibreOffice from the same DOCX a clerk would send, scans from
pictures of such a PDF, and only where that DOCX changed. All else comes out byte for byte the same
each time; PDF files too, with the same LibreOffice and fonts.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from demo_builder.bad_files import write_bad_files  # noqa: E402
from demo_builder.key import write_key  # noqa: E402
from demo_builder.office import office_maker  # noqa: E402
from demo_builder.parcels import packed  # noqa: E402
from demo_builder.plain import write_html, write_text  # noqa: E402
from demo_builder.sources import Source, read_sources  # noqa: E402
from demo_builder.word import write_docx  # noqa: E402
from demo_builder.workbook import write_xlsx  # noqa: E402

SOURCES = HERE / "demo_sources"
DEMO = HERE / "demo"
SETTINGS = ("units.yaml", "units_history.csv")  # of the corpus itself, as they are
WRITERS = {"txt": write_text, "html": write_html, "docx": write_docx, "xlsx": write_xlsx}


def build(target: Path) -> list[Source]:
    """Build every document below ``target``; what LibreOffice makes, where its DOCX changed.

    Returns:
        The sources, by unit and name.
    """
    sources = read_sources(SOURCES)
    with office_maker(SOURCES / "office_sources.yaml") as office:
        for source in sources:
            if source.holder is None:
                if source.format in WRITERS:
                    WRITERS[source.format](source.sheet, target / source.path)
                else:
                    office.add(source, target / source.path)
    _pack(sources, target)
    for name in SETTINGS:
        shutil.copy(SOURCES / name, target / name)
    return sources


def _pack(sources: list[Source], target: Path) -> None:
    """Build what goes into parcels, and the parcels."""
    parcels: dict[str, dict[str, bytes]] = defaultdict(dict)
    with tempfile.TemporaryDirectory() as folder:
        for source in sources:
            if source.holder is not None:
                file = Path(folder) / "made"
                WRITERS[source.format](source.sheet, file)
                parcels[source.holder][Path(source.path).name] = file.read_bytes()
    for holder, files in parcels.items():
        (target / holder).write_bytes(packed(Path(holder), files))


def main() -> None:
    """Build the demo corpus, its unreadable files, and the key; drop what has no source."""
    sources = build(DEMO)
    bad = write_bad_files(DEMO)
    write_key(sources, SOURCES)
    kept = {source.holder or source.path for source in sources} | set(bad) | set(SETTINGS)
    for file in DEMO.rglob("*"):
        if file.is_file() and file.relative_to(DEMO).as_posix() not in kept:
            file.unlink()
    clean = sum(not source.faults for source in sources)
    print(f"{len(sources)} văn bản, {clean} không có lỗi cài sẵn, {len(bad)} tệp hỏng")


if __name__ == "__main__":
    main()
