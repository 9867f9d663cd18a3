"""DOC: what a reviewer must know of the files themselves. Always said, never dropped.

``files`` holds the rules on files that could not be read, or only badly, ``scans`` those on pages
read from pictures, ``old`` those on old formats, fonts and active content, ``secrecy`` the one on
documents that are not analysed, ``sources`` the one on two sources of one document.
"""

from pipeline.rules.doc import files, old, scans, secrecy, sources

__all__ = ["files", "old", "scans", "secrecy", "sources"]
