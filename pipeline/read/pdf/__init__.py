"""PDF to lines and tables in reading order.

``engine`` asks the PDF engine for text, boxes and ruled lines; ``lines`` makes lines with their
looks, ``scattered`` those of pages whose letters the file holds out of order; ``columns`` takes
side-by-side blocks apart; ``tables`` puts text into ruled grids; ``margins`` finds running heads,
page numbers and footnotes; ``usable`` tells pages that must be recognised from their picture;
``sheets`` puts all pages together, ``across_pages`` what goes on over pages.
"""

from pipeline.read.pdf.reader import read

__all__ = ["read"]
