"""What was learnt from examples: small models in ``models/``, kept as plain numbers."""

from pipeline.trained.kept import folder_of, models_beside, models_from, models_told
from pipeline.trained.linear import LinearModel, linear_model, write_model

__all__ = [
    "LinearModel",
    "folder_of",
    "linear_model",
    "models_beside",
    "models_from",
    "models_told",
    "write_model",
]
