"""What the recogniser misread, put right where legal text leaves but one reading; all recorded.

``mend`` runs the rules in their order: ``words`` and ``tones`` weigh a syllable by its neighbours
(counts in ``company``, made by ``count``); ``signs``, ``numbers``, ``dates`` and ``heads`` hold
what is not prose to the shapes of ``shapes.yaml``. ``edits`` makes the changes and records them.

Text that was right is left as it stands: the bar is one wrong change in 100,000 words of digital
text, of whose words the rules are told no confidence.
"""

from pipeline.read.scan.mending.mend import mend, mend_blocks

__all__ = ["mend", "mend_blocks"]
