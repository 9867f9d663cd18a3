"""How much a word tells: its rarity among the articles of the codification.

The model ``word_rarity`` keeps the inverse document frequency (Spärck Jones 1972) of runs of one
to three syllables under their hash; without it all words tell alike.
"""

from __future__ import annotations

from pipeline.trained import linear_model
from pipeline.trained.linear import place_of

MODEL = "word_rarity"
_LEAST, _UNSEEN = 0.5, 8.0


def rarity(word: tuple[str, ...]) -> float:
    """The rarity of a word given by its syllables, above 0; longer ones by their rarest run."""
    model = linear_model(MODEL)
    if model is None:
        return 1.0
    runs = [word[at : at + 3] for at in range(max(len(word) - 2, 1))]
    told = (float(model.weights[place_of(" ".join(run), model.settings.bits)]) for run in runs)
    return max(_LEAST, *((each or _UNSEEN) for each in told))
