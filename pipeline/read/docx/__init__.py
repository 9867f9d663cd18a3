"""Word documents (DOCX) to lines and tables, as Word would show them on paper.

``package`` opens the archive and parses its parts, trusting nothing; ``wordml`` names the elements
and reads their simple values; ``styles`` resolves how text and paragraphs look; ``numbering``
counts automatic numbers; ``inline`` walks the content of a paragraph, ``story`` the blocks of a
text (body, header, footnote, text box), ``tables`` the cells; ``reader`` puts the file together.
"""

from pipeline.read.docx.reader import read

__all__ = ["read"]
