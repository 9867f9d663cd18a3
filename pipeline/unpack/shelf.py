"""Where members are laid out, with the count of what they take."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pipeline.unpack.model import Limits, Member, Refused, Unpacked
from pipeline.unpack.names import harmless, shown

_ASK_UNIT: Final = "Xin đơn vị nộp riêng tệp này."
_SPLIT: Final = "Giải nén rồi đặt các văn bản cần rà soát vào thư mục của đơn vị."


class Full(Exception):
    """No more may be laid out; what is left goes unopened."""


class Shelf:
    """A private folder that takes members one by one, within limits."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        """Make ``folder``.

        Raises:
            OSError: if it cannot be made.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._limits = limits
        self._left = limits.total
        self._members: list[Member] = []
        self._refused: list[Refused] = []

    def put(self, name: str, chunks: Iterable[bytes], packed: int | None = None) -> None:
        """Lay out one member.

        Args:
            name: the name it has.
            chunks: its content, unpacked piece by piece.
            packed: the size it is packed in, where it is packed.

        Raises:
            Full: if the limit of members or of their total size is reached.
            Exception: what ``chunks`` raises; the member is not kept then.
        """
        if len(self._members) >= self._limits.members:
            raise Full
        path = self._folder / harmless(len(self._members) + 1, name)
        size = 0
        kept = False
        try:
            with path.open("xb") as stream:
                for chunk in chunks:
                    size += len(chunk)
                    if size > self._left:
                        raise Full
                    if self._is_bomb(size, packed):
                        self.refuse(
                            name, "Tệp bung ra quá lớn, không giống một văn bản.", _ASK_UNIT
                        )
                        return
                    stream.write(chunk)
            kept = True
        finally:
            self._left -= size
            if not kept:
                path.unlink(missing_ok=True)
        self._members.append(Member(shown(name), path))

    def refuse(self, name: str, problem: str, remedy: str = _ASK_UNIT) -> None:
        """Say of a member why it is not laid out.

        Raises:
            Full: if as many are refused as may be laid out.
        """
        if len(self._refused) >= self._limits.members:
            raise Full
        self._refused.append(Refused(shown(name), problem, remedy))

    def refuse_rest(
        self,
        count: int | None = None,
        problem: str = "Tệp chứa quá nhiều tệp, hoặc bung ra quá lớn; phần còn lại không mở.",
        remedy: str = _SPLIT,
    ) -> None:
        """Say that all members left, ``count`` where that is known, go unopened."""
        name = "(phần còn lại)" if count is None else f"({count} tệp còn lại)"
        self._refused.append(Refused(name, problem, remedy))

    def unpacked(self) -> Unpacked:
        """What was laid out and what refused."""
        return Unpacked(tuple(self._members), tuple(self._refused))

    def __len__(self) -> int:
        """The number of members laid out."""
        return len(self._members)

    def _is_bomb(self, size: int, packed: int | None) -> bool:
        if size > self._limits.each:
            return True
        if packed is None or size <= self._limits.free:
            return False
        return size > max(packed, 1) * self._limits.ratio
