"""Builds the demo corpus: readable sources in, DOCX, PDF, HTML and text files out.

``sources`` reads a source and ``markup`` its body into a ``sheet`` of blocks; ``word`` (with
``columns``, ``numbering`` and ``word_parts``), ``plain``, ``workbook`` and ``office`` (with
``old_letters`` and ``scanned``) write a sheet, ``parcels`` puts files into others; ``key`` writes
the answer key, ``bad_files`` the files no reader can open.
"""
