"""E-mails and saved web pages as readings; what is attached to a letter is left to unpack."""

from __future__ import annotations

from pipeline.read.email.letter import Attachment, Letter
from pipeline.read.email.opening import open_letter
from pipeline.read.email.reader import read, read_page

__all__ = ["Attachment", "Letter", "open_letter", "read", "read_page"]
