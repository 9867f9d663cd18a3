"""Citations of instruments and provisions.

``vocabulary`` holds the words, ``places`` tells where each paragraph stands, ``surroundings`` what
an amending one is about, ``targets`` is the grammar of provisions, ``instruments`` and
``law_names`` that of instruments, ``aliases`` the short names a text defines, ``roles`` what a
citation does where it stands; ``find`` puts them together; ``bare_numbers`` are those without the
words a citation begins with.
"""

from pipeline.extract.citations.bare_numbers import bare_numbers
from pipeline.extract.citations.find import citations_of, find_citations, named_as

__all__ = ["bare_numbers", "citations_of", "find_citations", "named_as"]
