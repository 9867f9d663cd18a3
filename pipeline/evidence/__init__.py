"""What proves something to a reader: words of a document, their place, the document's name.

Both what looks for answers to demands and the rules show their grounds by these.
"""

from pipeline.evidence.names import name_document
from pipeline.evidence.place import name_node, name_path, name_place
from pipeline.evidence.words import evidence_at

__all__ = ["evidence_at", "name_document", "name_node", "name_path", "name_place"]
