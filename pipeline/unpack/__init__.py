"""Files that hold files: what lies in a ZIP archive or is attached to an e-mail, laid out apart.

One level is opened; a member that holds files itself is opened by a further call.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import UnreadableFile
from pipeline.read.sniff import Format, sniff
from pipeline.unpack.model import Limits, Member, Refused, Unpacked
from pipeline.unpack.shelf import Shelf

__all__ = ["Limits", "Member", "Refused", "Unpacked", "unpack"]

_USUAL = Limits()


def unpack(path: Path, folder: Path, limits: Limits = _USUAL) -> Unpacked:
    """Lay out what a ZIP archive or an e-mail holds.

    Args:
        path: the archive or e-mail.
        folder: private folder for the members, under harmless names; it is made.
        limits: what may be laid out.

    Returns:
        The members with the names they had, and those refused with the reason.

    Raises:
        UnreadableFile: if nothing can be read of it, or it is no file that holds files.
        OSError: if it cannot be opened, or ``folder`` not be written.
    """
    kind = sniff(path)
    shelf = Shelf(folder, limits)
    match kind:
        case Format.ZIP:
            from pipeline.unpack.zips import lay_out_zip

            lay_out_zip(path, shelf)
        case Format.EML | Format.MSG:
            from pipeline.unpack.letters import lay_out_attachments

            lay_out_attachments(path, kind, shelf)
        case _:
            raise UnreadableFile(
                "Không phải tệp nén hay thư điện tử.",
                remedy="Đọc thẳng tệp này như một văn bản.",
                file=path,
            )
    return shelf.unpacked()
