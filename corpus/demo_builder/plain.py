"""Writes a sheet as plain text or HTML."""

from __future__ import annotations

from html import escape
from pathlib import Path

from demo_builder.sheet import MADE_UP, Block, Kind, Sheet

_SIDE_BY_SIDE = (Kind.HEAD, Kind.SIGNATURE)
_CENTERED = (Kind.TITLE, Kind.SUBJECT, Kind.CHAPTER)


def write_text(sheet: Sheet, target: Path) -> None:
    """Write ``sheet`` as UTF-8 text, side-by-side blocks one after the other."""
    lines = [f"({MADE_UP})", ""]
    for block in sheet.blocks:
        if block.kind in _SIDE_BY_SIDE:
            lines += [line for column in block.rows for line in column if line] + [""]
        elif block.rows:
            lines += [" | ".join(row) for row in block.rows] + [""]
        elif block.line:
            lines += [block.line, ""]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(lines), "utf-8")


def write_html(sheet: Sheet, target: Path) -> None:
    """Write ``sheet`` as HTML of the sort word processors export."""
    body = "\n".join(_html(block) for block in sheet.blocks)
    page = (
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>Giả định</title></head>\n'
        f"<body>\n<p><i>{escape(MADE_UP)}</i></p>\n{body}\n</body></html>\n"
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page, "utf-8")


def _html(block: Block) -> str:
    if block.kind in _SIDE_BY_SIDE:
        cells = "".join(
            "<td>" + "".join(f"<p>{escape(line)}</p>" for line in column if line) + "</td>"
            for column in block.rows
        )
        return f'<table border="0" width="100%"><tr>{cells}</tr></table>'
    if block.rows:
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows)
        return '<table border="1">' + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    text = escape(block.line)
    if block.kind is Kind.CHAPTER:
        text = f"{escape(block.label)}<br>{escape(block.text)}"
    if block.kind in _CENTERED:
        return f'<p style="text-align:center"><b>{text}</b></p>'
    return f"<p>{text}</p>"
