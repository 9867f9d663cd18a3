"""A letter as sent, whichever program keeps it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple


class Attachment(NamedTuple):
    """A file attached; ``problem`` says why there is no ``content`` where that is None."""

    name: str
    content: bytes | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter. Fields are as shown to people, empty where the letter has none.

    ``plain`` and ``html`` are its body in the forms it has; ``pictures`` is the number of
    pictures that stand in the body.
    """

    sender: str = ""
    to: str = ""
    copies: str = ""
    sent: dt.datetime | None = None
    subject: str = ""
    plain: str = ""
    html: str = ""
    pictures: int = 0
    attachments: tuple[Attachment, ...] = ()
