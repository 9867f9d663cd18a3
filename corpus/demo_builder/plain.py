"""Writes a sheet as plain text or HTML."""

from __future__ import annotations

from html import escape
from pathlib import Path

from demo_builder.forms import MADE_UP
from demo_builder.sheet import Kind, Sheet, label


def write_text(sheet: Sheet, target: Path) -> None:
    """Write ``sheet`` as UTF-8 text, side-by-side blocks one after the other."""
    lines = [f"({MADE_UP})", ""]
    for block in sheet.blocks:
        if block.rows:
            columns = block.rows
            lines += [line for column in columns for line in column if line] + [""]
        elif block.text:
            lines += [label(block) + block.text, ""]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines), "utf-8")


def write_html(sheet: Sheet, target: Path) -> None:
    """Write ``sheet`` as HTML of the sort word processors export."""
    parts = [f"<p><i>{escape(MADE_UP)}</i></p>"]
    for block in sheet.blocks:
        if block.kind in (Kind.HEAD, Kind.SIGNATURE):
            cells = "".join(
                "<td>" + "".join(f"<p>{escape(line)}</p>" for line in column if line) + "</td>"
                for column in block.rows
            )
            parts.append(f'<table border="0" width="100%"><tr>{cells}</tr></table>')
        elif block.text:
            text = escape(label(block) + block.text)
            centered = block.kind in (Kind.CENTER, Kind.CHAPTER, Kind.ITALIC_CENTER)
            parts.append(
                f'<p style="text-align:center"><b>{text}</b></p>' if centered else f"<p>{text}</p>"
            )
    body = "\n".join(parts)
    page = f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>Giả định</title></head>\n<body>\n{body}\n</body></html>\n'
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, "utf-8")
