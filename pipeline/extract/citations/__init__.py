"""Citations of instruments and provisions.

``vocabulary`` holds the words, ``surroundings`` where each paragraph stands, ``targets`` the
grammar of provisions, ``instruments`` that of instruments, ``find`` puts them together.
"""

from pipeline.extract.citations.find import find_citations

__all__ = ["find_citations"]
