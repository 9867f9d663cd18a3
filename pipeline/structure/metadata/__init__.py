"""Metadata of a document: number, date, kind, title, issuer, signer, recipients, legal basis.

``strips`` flattens the blocks; ``letterhead``, ``titling``, ``preamble``, ``closing``, ``signer``,
``effect`` and ``cover`` each read one part; ``mending`` and ``naming`` put broken lines and names
right; ``issuing`` weighs what was said of the issuer. The words are in the YAML files.
"""

from pipeline.structure.metadata.reading import read_metadata

__all__ = ["read_metadata"]
