"""Makes DOCX files out of raw parts, for what no library writes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from pipeline.model.reading import Line, Reading, ReadNote, ReadNoteKind, Table

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header1": "hdr",
    "header2": "hdr",
    "footer1": "ftr",
}


def package(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """A ZIP file with these parts and nothing else."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def make(path: Path, body: str, **parts: str) -> Path:
    """A DOCX file whose parts hold the given XML; relationship ids are the parts' names."""
    links = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for name in parts
    )
    held = {
        f"word/{name}.xml": f"<w:{ROOTS[name]} {NAMESPACES}>{content}</w:{ROOTS[name]}>"
        for name, content in parts.items()
    }
    return package(
        path / "made.docx",
        {
            "_rels/.rels": relationships(
                f'<Relationship Id="main" Type="{OFFICE}/officeDocument"'
                ' Target="word/document.xml"/>'
            ),
            "word/_rels/document.xml.rels": relationships(links),
            "word/document.xml": document(body),
            **held,
        },
    )


def relationships(links: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{links}</Relationships>'


def document(body: str) -> str:
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def p(content: str, properties: str = "") -> str:
    """A paragraph; content that is no markup becomes one run."""
    content = content if content.startswith("<") or not content else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def texts(reading: Reading) -> list[str]:
    """The text of every line outside tables."""
    return [block.text for block in reading.blocks if isinstance(block, Line)]


def lines(reading: Reading) -> list[Line]:
    return [block for block in reading.blocks if isinstance(block, Line)]


def table(reading: Reading) -> Table:
    (found,) = [block for block in reading.blocks if isinstance(block, Table)]
    return found


def note(reading: Reading, kind: ReadNoteKind) -> ReadNote:
    (found,) = [note for note in reading.notes if note.kind is kind]
    return found
