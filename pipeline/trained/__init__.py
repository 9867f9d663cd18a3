"""What was learnt from examples: small models in ``models/``, kept as plain numbers."""

from pipeline.trained.linear import (
    LinearModel,
    linear_model,
    models_folder,
    models_from,
    models_told,
    write_model,
)

__all__ = [
    "LinearModel",
    "linear_model",
    "models_folder",
    "models_from",
    "models_told",
    "write_model",
]
