"""Clean text with a way back: composed Unicode, plain spaces, Vietnamese letters for look-alikes.

``normalise`` mends and maps; ``folding`` gives keys for matching; ``spelling`` tells Vietnamese
syllables from scrambled ones; ``noticing`` gathers what a reviewer should know.
"""

from pipeline.read.hygiene.folding import fold_diacritics, fold_tone, fold_tones, letters_of
from pipeline.read.hygiene.normalise import Normalised, normalise
from pipeline.read.hygiene.noticing import Noticing

__all__ = [
    "Normalised",
    "Noticing",
    "fold_diacritics",
    "fold_tone",
    "fold_tones",
    "letters_of",
    "normalise",
]
