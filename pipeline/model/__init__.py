"""The words of the field as frozen types; every stage speaks in them.

``reading``   a file as read: lines and tables in reading order, with pages and boxes
``document``  a file as understood: metadata and a tree of provisions over one text
``facts``     what a document says: citations, body mentions, responsibilities, procedures
``law``       instruments and bodies with their life in time
``finding``   what a rule found, with its evidence
``run``       one batch: sources, outcomes, counts
"""
