"""What was learnt about norms: which actions are, whose, and how they bind."""

from pipeline.extract.responsibilities.learnt.finding import learnt_norms

__all__ = ["learnt_norms"]
