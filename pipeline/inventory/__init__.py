"""What documents hold, right or wrong: the records a report shows beside its findings.

``duties``       who must, may or must not do what
``procedures``   the steps of each procedure, and what follows what
``assignments``  which member of a committee has which task, and which task nobody has
``law_use``      which instruments and ended bodies are named, and where
``model``        all of these together, with cards, pictures and what requirements came to
"""

from pipeline.inventory.model import Demands, Inventory

__all__ = ["Demands", "Inventory"]
