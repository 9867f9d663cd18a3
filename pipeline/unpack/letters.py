"""What is attached to a letter."""

from __future__ import annotations

from pathlib import Path

from pipeline.read.email import open_letter
from pipeline.read.sniff import Format
from pipeline.unpack.shelf import Full, Shelf


def lay_out_attachments(path: Path, kind: Format, shelf: Shelf) -> None:
    """Lay out the files attached to a letter of kind ``Format.EML`` or ``Format.MSG``.

    Raises:
        UnreadableFile: if the letter is damaged.
        OSError: if it cannot be opened.
    """
    attachments = open_letter(path, kind).attachments
    for number, attachment in enumerate(attachments):
        try:
            if attachment.content is None:
                shelf.refuse(attachment.name, attachment.problem)
            else:
                shelf.put(attachment.name, (attachment.content,))
        except Full:
            shelf.refuse_rest(len(attachments) - number)
            return
