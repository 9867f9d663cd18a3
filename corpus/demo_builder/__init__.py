"""Builds the demo corpus: readable sources in, DOCX, PDF, HTML and text files out.

``sources`` reads and checks the sources, ``forms`` turns each into a sheet of blocks in the form
its kind of document has, ``word`` and ``plain`` write a sheet, ``key`` writes the answer key.
"""
