"""rasoat: reviews Vietnamese internal regulations against current law and directives.

The folders tell the flow: ``read`` → ``structure`` → ``extract`` → ``law`` → ``rules`` →
``report``. Each stage knows only the types in :mod:`pipeline.model` and the stages before it.
"""
