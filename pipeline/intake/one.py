"""One file: read it, ask the secrecy gate, understand it, extract its facts."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import UnreadableFile
from pipeline.read.aids import Aids
from pipeline.store import Extracted, Opened, Result, Unread, Withheld


def take_in(path: Path, aids: Aids) -> Result:
    """Everything the stages before the rules say of one file, or why it cannot be said."""
    from pipeline.extract import extract_facts
    from pipeline.read import read_file
    from pipeline.read.secrecy import is_marked
    from pipeline.read.sniff import Format, sniff
    from pipeline.structure import build_document

    try:
        if sniff(path) is Format.ZIP:
            return Opened()
        reading = read_file(path, aids)
        if is_marked(reading):
            return Withheld()
        document = build_document(reading)
        return Extracted(document=document, facts=extract_facts(document))
    except UnreadableFile as error:
        return Unread(problem=error.problem, remedy=error.remedy)
    except OSError as error:
        return Unread(
            problem=f"Không mở được tệp ({error.strerror}).",
            remedy="Kiểm tra quyền đọc và đường dẫn của tệp.",
        )
    except RecursionError:
        return Unread(
            problem="Nội dung lồng nhau quá sâu.",
            remedy="Mở tệp bằng trình soạn thảo, lưu thành tệp mới rồi chạy lại.",
        )
