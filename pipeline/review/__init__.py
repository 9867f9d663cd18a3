"""Decisions of reviewers, what is new since the last run, and what decisions teach.

``store``         the database: opened, brought up to date, written to by one writer at a time
``runs``          what each run found, kept
``documents``     which document of the last run a document of this run is
``identity``      which finding of the last run a finding of this run is
``wording``       whether a clause changed in substance
``standing``      where a finding stands, by the decisions taken on it
``reviewing``     what is known of a finding: its change, where it stands, since when
``absence``       what the last run found and this one has not, and why
``suppressions``  what the corpus itself says shall not be asked
``week``          one run held against the last one
``sheets``        a returned work list, read
``items``         what rows of it ask for
``taking``        decisions checked and taken
``learning``      precision of each rule by the decisions, and confidence set right by it
"""
