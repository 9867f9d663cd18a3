"""Model cards: what a model is for, what it learnt from, how good it is, and where it fails."""
