"""The rules: one module or folder a family, each rule one function registered with its code.

``registry`` says what a rule is, ``families`` loads them all, ``check`` runs them over a dossier,
``place`` names where a finding stands.
"""
