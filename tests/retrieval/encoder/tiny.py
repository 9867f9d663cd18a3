"""A tiny encoder: each word has a vector of three numbers, looked up in a real ONNX model."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

WORDS = {
    "[UNK]": (0, 0, 1),
    "quà": (1, 0, 0),
    "biếu": (3, 0, 0),
    "lưu": (0, 1, 0),
    "trữ": (0, 1, 0),
    "hỏi:": (0, 4, 0),
}


def make_encoder(folder: Path, *, model: str = "model.onnx", kind: int = TensorProto.INT64) -> Path:
    """Write model and tokenizer; the model gives a vector for each token."""
    (folder / model).parent.mkdir(parents=True, exist_ok=True)
    table = numpy_helper.from_array(np.array(list(WORDS.values()), np.float32), "table")
    shape = ["texts", "tokens"]
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "tiny",
        [
            helper.make_tensor_value_info(name, kind, shape)
            for name in ("input_ids", "attention_mask")
        ],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*shape, 3])],
        [table],
    )
    write_model(graph, folder / model)
    write_tokenizer(folder)
    return folder


def make_whole_encoder(folder: Path) -> Path:
    """The same, but the model itself gives one vector a text, the sum of its words'."""
    table = numpy_helper.from_array(np.array(list(WORDS.values()), np.float32), "table")
    axes = numpy_helper.from_array(np.array([1], np.int64), "axes")
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"])
    told = [
        helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["t", "w", 3]),
        helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["t", 3]),
    ]
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"]),
        helper.make_node(
            "ReduceSum", ["last_hidden_state", "axes"], ["sentence_embedding"], keepdims=0
        ),
    ]
    write_model(helper.make_graph(nodes, "tiny", [ids], told, [table, axes]), folder / "model.onnx")
    write_tokenizer(folder)
    return folder


def write_model(graph: onnx.GraphProto, file: Path) -> None:
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    made.ir_version = 9
    onnx.checker.check_model(made)
    onnx.save(made, file)


def write_tokenizer(folder: Path) -> None:
    words = {word: place for place, word in enumerate(WORDS)}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(folder / "tokenizer.json"))


def write_pooling(folder: Path, **modes: bool) -> None:
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {
            "idx": 1,
            "name": "1",
            "path": "1_Pooling",
            "type": "sentence_transformers.models.Pooling",
        },
        {"idx": 2, "name": "2", "path": "2_Norm", "type": "sentence_transformers.models.Normalize"},
    ]
    (folder / "modules.json").write_text(json.dumps(modules), "utf-8")
    (folder / "1_Pooling").mkdir(exist_ok=True)
    (folder / "1_Pooling" / "config.json").write_text(
        json.dumps({"word_embedding_dimension": 3, **modes}), "utf-8"
    )
