"""What a folder of an encoder holds: the model, its tokenizer, how tokens become one vector.

The layout is that of sentence-transformers (``modules.json``, ``1_Pooling/config.json``,
``sentence_bert_config.json``, ``config_sentence_transformers.json``) with the model exported to
``model.onnx`` or ``onnx/model.onnx``; a folder with model and ``tokenizer.json`` alone will do.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from pipeline.errors import BadSettings

_MODELS = ("model.onnx", "onnx/model.onnx")
_TOKENIZER = "tokenizer.json"
_LIMITS = (  # where the most tokens a text may have is told
    ("sentence_bert_config.json", "max_seq_length"),
    ("tokenizer_config.json", "model_max_length"),
)
_MOST_TOKENS = 512
_OTHER_WEIGHTS = (".safetensors", ".bin", ".h5", ".msgpack", ".ot", ".pt", ".onnx", ".md")
_EXPORT = (
    "Xuất mô hình sang ONNX (optimum-cli export onnx --model THƯ_MỤC --task feature-extraction "
    "THƯ_MỤC/onnx) rồi chạy lại."
)


class Pooling(StrEnum):
    """How the vectors of a text's tokens become one."""

    MEAN = "mean"
    FIRST = "cls"
    LAST = "lasttoken"
    MOST = "max"


class Prompts(msgspec.Struct, frozen=True, kw_only=True):
    """What the model wants written before a question and before a passage."""

    query: str = ""
    passage: str = ""


class EncoderFiles(msgspec.Struct, frozen=True, kw_only=True):
    """An encoder as found.

    ``most_tokens`` is the length at which texts are cut; ``digest`` the SHA-256 of all files that
    decide what comes out.
    """

    folder: Path
    model: Path
    tokenizer: Path
    pooling: Pooling
    prompts: Prompts
    most_tokens: int
    digest: str


def find_files(folder: Path) -> EncoderFiles:
    """What ``folder`` holds, checked.

    Raises:
        BadSettings: if there is no ONNX model, no tokenizer, or the settings beside them are
            damaged or ask for what is not supported.
    """
    if not folder.is_dir():
        raise BadSettings(
            "Không có thư mục bộ mã hóa này.", remedy="Kiểm tra --encoder.", file=folder
        )
    model = next((folder / name for name in _MODELS if (folder / name).is_file()), None)
    if model is None:
        raise BadSettings(
            f"Thư mục bộ mã hóa không có {' hay '.join(_MODELS)}.", remedy=_EXPORT, file=folder
        )
    places = (folder / _TOKENIZER, model.parent / _TOKENIZER)
    tokenizer = next((place for place in places if place.is_file()), None)
    if tokenizer is None:
        raise BadSettings(
            f"Thư mục bộ mã hóa không có {_TOKENIZER}.",
            remedy="Lưu lại bộ tách từ dạng nhanh (PreTrainedTokenizerFast.save_pretrained).",
            file=folder,
        )
    return EncoderFiles(
        folder=folder,
        model=model,
        tokenizer=tokenizer,
        pooling=_pooling(folder),
        prompts=_prompts(folder),
        most_tokens=_most_tokens(folder),
        digest=_digest(folder, model, tokenizer),
    )


def _pooling(folder: Path) -> Pooling:
    named = _modules(folder)
    file = folder / named.get("Pooling", "1_Pooling") / "config.json"
    told = _object(file)
    if not told:
        return Pooling.MEAN
    modes = {"mean_tokens": "mean", "cls_token": "cls", "max_tokens": "max"}
    chosen = [
        modes.get(name.removeprefix("pooling_mode_"), name.removeprefix("pooling_mode_"))
        for name, on in told.items()
        if name.startswith("pooling_mode_") and on is True
    ]
    if isinstance(told.get("pooling_mode"), str):
        chosen = [told["pooling_mode"]]
    if len(chosen) != 1 or chosen[0] not in list(Pooling):
        raise BadSettings(
            f"Cách gộp véc-tơ «{', '.join(chosen)}» chưa được hỗ trợ.",
            remedy=f"Dùng mô hình gộp theo một trong: {', '.join(Pooling)}.",
            file=file,
        )
    return Pooling(chosen[0])


def _modules(folder: Path) -> dict[str, str]:
    """The modules of a sentence-transformers folder: class name to folder."""
    file = folder / "modules.json"
    listed = _json(file)
    if listed is None:
        return {}
    if not isinstance(listed, list) or not all(isinstance(each, dict) for each in listed):
        raise _damaged(file)
    named = {
        str(each.get("type", "")).rsplit(".", 1)[-1]: str(each.get("path", "")) for each in listed
    }
    unknown = sorted(named.keys() - {"Transformer", "Pooling", "Normalize"})
    if unknown:
        raise BadSettings(
            f"Bộ mã hóa có lớp chưa được hỗ trợ: {', '.join(unknown)}.",
            remedy="Xuất cả mô hình, gồm các lớp này, vào một tệp ONNX có đầu ra "
            "sentence_embedding và bỏ modules.json.",
            file=file,
        )
    return named


def _prompts(folder: Path) -> Prompts:
    file = folder / "config_sentence_transformers.json"
    told = _object(file).get("prompts") or {}
    if not isinstance(told, dict):
        raise _damaged(file)
    return Prompts(
        query=str(told.get("query") or ""),
        passage=str(told.get("passage") or told.get("document") or ""),
    )


def _most_tokens(folder: Path) -> int:
    told = [_object(folder / name).get(field) for name, field in _LIMITS]
    limits = [int(each) for each in told if isinstance(each, int | float) and each > 0]
    return min([*limits, _MOST_TOKENS])


def _digest(folder: Path, model: Path, tokenizer: Path) -> str:
    """The hash of the model with its outside weights, the tokenizer and the settings."""
    weights = (
        each
        for each in model.parent.iterdir()
        if each.is_file() and not each.name.startswith(".") and each.suffix not in _OTHER_WEIGHTS
    )
    settings = (each for each in folder.rglob("*.json") if ".cache" not in each.parts)
    whole = hashlib.sha256()
    for file in sorted({model, tokenizer, *weights, *settings}):
        with file.open("rb") as held:
            each = hashlib.file_digest(held, "sha256").hexdigest()
        whole.update(f"{file.relative_to(folder).as_posix()} {each}\n".encode())
    return whole.hexdigest()


def _object(file: Path) -> dict[str, Any]:
    told = _json(file)
    if told is None:
        return {}
    if not isinstance(told, dict):
        raise _damaged(file)
    return told


def _json(file: Path) -> Any:
    if not file.is_file():
        return None
    try:
        return msgspec.json.decode(file.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise _damaged(file) from error


def _damaged(file: Path) -> BadSettings:
    return BadSettings(
        "Tệp cài đặt của bộ mã hóa hỏng.", remedy="Chép lại thư mục bộ mã hóa.", file=file
    )
