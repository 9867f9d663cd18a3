"""Runs an encoder's ONNX model on the CPU: texts to unit vectors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.errors import BadSettings
from pipeline.retrieval.encoder.files import EncoderFiles, Pooling, find_files

_BATCH = 32
_WHOLE = "sentence_embedding"  # an output that is one vector a text already
_TYPES = {"tensor(int64)": np.int64, "tensor(int32)": np.int32}
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_TINY = 1e-12


def load_encoder(folder: Path) -> OnnxEncoder:
    """The encoder in ``folder``; its files are checked now, its model is opened when first used.

    Raises:
        BadSettings: if files are missing or damaged.
    """
    return OnnxEncoder(find_files(folder))


class OnnxEncoder:
    """Texts to unit vectors, by one thread, so that the same texts give the same numbers."""

    def __init__(self, files: EncoderFiles) -> None:
        """Args: files: as found in its folder."""
        self._files = files

    @property
    def digest(self) -> str:
        """SHA-256 of the encoder's files."""
        return self._files.digest

    def encode(self, texts: Sequence[str], *, asked: bool = False) -> np.ndarray:
        """One unit vector a text.

        Args:
            texts: any; each is cut at the model's length.
            asked: whether they are questions, for a model that wants those marked.

        Returns:
            float32, ``len(texts)`` × d; a text without tokens has a vector of zeros.

        Raises:
            BadSettings: if the packages are missing, or the model cannot be run on tokens or gives
                no vectors.
        """
        before = self._files.prompts.query if asked else self._files.prompts.passage
        tokens = {
            text: tuple(self._tokenizer.encode(before + text).ids) for text in dict.fromkeys(texts)
        }
        ordered = sorted(set(tokens.values()) - {()}, key=lambda ids: (len(ids), ids))
        vectors: dict[tuple[int, ...], np.ndarray] = {}
        for start in range(0, len(ordered), _BATCH):
            batch = ordered[start : start + _BATCH]
            vectors.update(zip(batch, self._run(batch), strict=True))
        width = len(next(iter(vectors.values()))) if vectors else 0
        vectors[()] = np.zeros(width, np.float32)
        found = [vectors[tokens[text]] for text in texts]
        return np.asarray(found, np.float32).reshape(len(texts), width)

    @cached_property
    def _tokenizer(self) -> Any:
        try:
            from tokenizers import Tokenizer
        except ImportError as error:
            raise _missing("tokenizers") from error
        try:
            tokenizer = Tokenizer.from_file(str(self._files.tokenizer))
        except Exception as error:  # the library raises nothing narrower
            raise BadSettings(
                "Bộ tách từ hỏng hoặc không đúng dạng.",
                remedy="Chép lại tokenizer.json.",
                file=self._files.tokenizer,
            ) from error
        tokenizer.enable_truncation(self._files.most_tokens)
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        try:
            import onnxruntime
        except ImportError as error:
            raise _missing("onnxruntime") from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        try:
            session = onnxruntime.InferenceSession(
                str(self._files.model), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # the library raises nothing narrower
            raise self._unusable("Không mở được mô hình ONNX") from error
        wanted = {each.name: each.type for each in session.get_inputs()}
        if "input_ids" not in wanted or wanted.keys() - set(_INPUTS):
            raise self._unusable(f"Mô hình đòi đầu vào lạ: {', '.join(sorted(wanted))}")
        if any(kind not in _TYPES for kind in wanted.values()):
            raise self._unusable("Đầu vào của mô hình không phải số nguyên")
        return session

    def _run(self, batch: Sequence[tuple[int, ...]]) -> np.ndarray:
        longest = max(map(len, batch))
        ids = np.zeros((len(batch), longest), np.int64)
        mask = np.zeros_like(ids)
        for row, each in enumerate(batch):
            ids[row, : len(each)] = each
            mask[row, : len(each)] = 1
        given = dict(zip(_INPUTS, (ids, mask, np.zeros_like(ids)), strict=True))
        session = self._session
        fed = {
            each.name: given[each.name].astype(_TYPES[each.type]) for each in session.get_inputs()
        }
        names = [each.name for each in session.get_outputs()]
        name = _WHOLE if _WHOLE in names else names[0]
        try:
            (told,) = session.run([name], fed)
        except Exception as error:  # the library raises nothing narrower
            raise self._unusable("Mô hình không chạy được với bộ tách từ này") from error
        return self._units(np.asarray(told), mask)

    def _units(self, told: np.ndarray, mask: np.ndarray) -> np.ndarray:
        if told.shape[:2] == mask.shape and told.ndim == 3:
            told = _pooled(told.astype(np.float32), mask, self._files.pooling)
        if told.ndim != 2 or len(told) != len(mask) or not np.issubdtype(told.dtype, np.floating):
            raise self._unusable(f"Mô hình cho ra mảng cỡ {told.shape}, không phải véc-tơ")
        if not np.isfinite(told).all():
            raise self._unusable("Mô hình cho ra số không hữu hạn")
        lengths = np.linalg.norm(told, axis=1, keepdims=True)
        units: np.ndarray = (told / np.maximum(lengths, _TINY)).astype(np.float32)
        return units

    def _unusable(self, problem: str) -> BadSettings:
        return BadSettings(
            f"{problem}.",
            remedy="Dùng mô hình ONNX cho ra véc-tơ của đoạn văn (feature-extraction), cùng bộ "
            "tách từ của nó.",
            file=self._files.model,
        )


def _pooled(tokens: np.ndarray, mask: np.ndarray, pooling: Pooling) -> np.ndarray:
    """One vector a text from those of its tokens, texts × tokens × d; padding left out."""
    pooled: np.ndarray
    real = mask[:, :, None].astype(np.float32)
    match pooling:
        case Pooling.MEAN:
            pooled = (tokens * real).sum(1) / real.sum(1)
        case Pooling.MOST:
            pooled = np.where(real > 0, tokens, -np.inf).max(1)
        case Pooling.FIRST:
            pooled = tokens[:, 0]
        case Pooling.LAST:
            pooled = tokens[np.arange(len(tokens)), mask.sum(1) - 1]
    return pooled


def _missing(package: str) -> BadSettings:
    return BadSettings(
        f"Bộ mã hóa cần gói {package}, máy này chưa có.",
        remedy="Cài thêm: pip install 'rasoat[encoder]', hoặc bỏ --encoder.",
    )
