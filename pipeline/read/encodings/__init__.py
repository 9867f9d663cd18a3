"""Text from before Unicode: TCVN3 (ABC) and VNI, told by font or by its words, as Unicode.

``tables`` holds the codes and the fonts, ``decoding`` turns text both ways, ``telling`` decides;
``runs`` goes through the runs of a line while a file is read, ``readings`` through the whole.
"""

from __future__ import annotations

from pipeline.read.encodings.lines import normalise_set_in
from pipeline.read.encodings.readings import in_unicode
from pipeline.read.encodings.runs import Run, decode_runs
from pipeline.read.encodings.tables import Encoding, FontCode, code_of
from pipeline.read.encodings.telling import Told, by_font, by_words

__all__ = [
    "Encoding",
    "FontCode",
    "Run",
    "Told",
    "by_font",
    "by_words",
    "code_of",
    "decode_runs",
    "in_unicode",
    "normalise_set_in",
]
