"""An encoder that a user has: texts to unit vectors, from a folder with an ONNX model.

Off unless a folder is named. ``load_encoder(folder).encode(texts)`` gives the vectors,
``likeness(encoder, demands, passages)`` how alike each two are in meaning, and ``fused`` lifts a
likeness in words by it.
"""

from pipeline.retrieval.encoder.files import EncoderFiles, find_files
from pipeline.retrieval.encoder.fusing import fused
from pipeline.retrieval.encoder.likeness import Encoder, likeness
from pipeline.retrieval.encoder.session import OnnxEncoder, load_encoder

__all__ = [
    "Encoder",
    "EncoderFiles",
    "OnnxEncoder",
    "find_files",
    "fused",
    "likeness",
    "load_encoder",
]
