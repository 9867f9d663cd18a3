"""A folder with an ONNX model gives unit vectors, offline; what is amiss is told."""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import numpy as np
import pytest
from onnx import TensorProto, helper

from pipeline.errors import BadSettings
from pipeline.retrieval.encoder import likeness, load_encoder
from pipeline.walls import Walls
from pipeline.workers import Workers
from tests.retrieval.encoder.tiny import (
    make_encoder,
    make_whole_encoder,
    write_model,
    write_pooling,
    write_tokenizer,
)

HALF = 1 / math.sqrt(2)


@pytest.mark.parametrize("place", ["model.onnx", "onnx/model.onnx"])
def test_vectors_are_units_of_the_mean(tmp_path: Path, place: str):
    encoder = load_encoder(make_encoder(tmp_path, model=place))
    found = encoder.encode(["quà", "quà lưu", "biếu", ""])
    assert found.dtype == np.float32
    assert found == pytest.approx(
        np.array([(1, 0, 0), (HALF, HALF, 0), (1, 0, 0), (0, 0, 0)]), abs=1e-6
    )


def test_padding_tells_nothing(tmp_path: Path):
    encoder = load_encoder(make_encoder(tmp_path))
    alone = encoder.encode(["quà"])
    beside = encoder.encode(["lưu trữ " * 40, "quà"])
    assert beside[1] == pytest.approx(alone[0], abs=1e-6)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("pooling_mode_mean_tokens", (3, 1, 0)),  # biếu (3,0,0) and lưu (0,1,0)
        ("pooling_mode_cls_token", (3, 0, 0)),
        ("pooling_mode_lasttoken", (0, 1, 0)),
        ("pooling_mode_max_tokens", (3, 1, 0)),
    ],
)
def test_tokens_become_one_vector_as_the_folder_says(
    tmp_path: Path, mode: str, expected: tuple[int, ...]
):
    write_pooling(make_encoder(tmp_path), **{mode: True, "include_prompt": True})
    vectors = load_encoder(tmp_path).encode(["biếu lưu", "quà quà quà"])
    assert vectors[0] == pytest.approx(np.array(expected) / np.linalg.norm(expected), abs=1e-6)


def test_a_model_that_gives_whole_vectors_is_asked_for_them(tmp_path: Path):
    found = load_encoder(make_whole_encoder(tmp_path)).encode(["quà lưu"])
    assert found[0] == pytest.approx(np.array((HALF, HALF, 0)), abs=1e-6)


def test_models_with_shorter_integers_run(tmp_path: Path):
    encoder = load_encoder(make_encoder(tmp_path, kind=TensorProto.INT32))
    assert encoder.encode(["lưu"])[0] == pytest.approx(np.array((0, 1, 0)))


def test_what_the_model_wants_before_a_question_is_put_there(tmp_path: Path):
    make_encoder(tmp_path)
    (tmp_path / "config_sentence_transformers.json").write_text(
        json.dumps({"prompts": {"query": "hỏi: ", "document": ""}}), "utf-8"
    )
    encoder = load_encoder(tmp_path)
    assert encoder.encode(["quà"], asked=True)[0] == pytest.approx(
        np.array((1, 4, 0)) / math.sqrt(17), abs=1e-6
    )
    assert encoder.encode(["quà"])[0] == pytest.approx(np.array((1, 0, 0)))


def test_texts_are_cut_at_the_length_the_folder_tells(tmp_path: Path):
    make_encoder(tmp_path)
    (tmp_path / "sentence_bert_config.json").write_text('{"max_seq_length": 2}', "utf-8")
    found = load_encoder(tmp_path).encode(["quà quà lưu lưu lưu"])
    assert found[0] == pytest.approx(np.array((1, 0, 0)))


def test_likeness_has_a_row_a_demand(tmp_path: Path):
    encoder = load_encoder(make_encoder(tmp_path))
    found = likeness(encoder, ["quà", "quà lưu"], ["biếu", "lưu trữ", "quà"])
    assert found.tolist() == np.float32([[1, 0, 1], [0.7071, 0.7071, 0.7071]]).tolist()
    assert likeness(encoder, [], ["quà"]).shape == (0, 1)


def test_more_texts_than_a_batch_keep_their_order(tmp_path: Path):
    encoder = load_encoder(make_encoder(tmp_path))
    texts = [" ".join(["quà"] * (n % 7) + ["lưu"] * (n % 5)) for n in range(150)]
    found = encoder.encode(texts)
    for text, vector in zip(texts, found, strict=True):
        sums = np.array((text.count("quà"), text.count("lưu"), 0.0))
        assert vector == pytest.approx(sums / max(np.linalg.norm(sums), 1e-9), abs=1e-6)
    assert encoder.encode(texts).tobytes() == found.tobytes()


def test_the_digest_follows_every_file_that_decides(tmp_path: Path):
    make_encoder(tmp_path)
    first = load_encoder(tmp_path).digest
    (tmp_path / "README.md").write_text("lời giới thiệu", "utf-8")
    assert load_encoder(tmp_path).digest == first
    write_pooling(tmp_path, pooling_mode_cls_token=True)
    second = load_encoder(tmp_path).digest
    assert second != first
    (tmp_path / "model.onnx_data").write_bytes(b"\0")
    assert load_encoder(tmp_path).digest not in (first, second)


def encode_behind_walls(folder: str) -> list[list[float]]:
    return load_encoder(Path(folder)).encode(["quà lưu"]).tolist()


def test_it_runs_where_no_connection_can_be_opened(tmp_path: Path):
    make_encoder(tmp_path)
    with Workers(1, Walls(writable=(tmp_path,))) as workers:
        ((_, answer),) = workers.run(encode_behind_walls, [str(tmp_path)], 60)
    assert answer == [pytest.approx([HALF, HALF, 0], abs=1e-6)]


def test_a_folder_that_is_not_there(tmp_path: Path):
    with pytest.raises(BadSettings, match="Không có thư mục bộ mã hóa"):
        load_encoder(tmp_path / "khong-co")


def test_weights_that_were_not_exported(tmp_path: Path):
    write_tokenizer(tmp_path)
    write_pooling(tmp_path, pooling_mode_mean_tokens=True)
    (tmp_path / "model.safetensors").write_bytes(b"\0")
    with pytest.raises(BadSettings, match="Xuất mô hình sang ONNX"):
        load_encoder(tmp_path)


def test_a_tokenizer_that_is_missing(tmp_path: Path):
    (make_encoder(tmp_path) / "tokenizer.json").unlink()
    with pytest.raises(BadSettings, match=r"không có tokenizer\.json"):
        load_encoder(tmp_path)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("modules.json", "{", "cài đặt của bộ mã hóa hỏng"),
        ("modules.json", '[{"type": "sentence_transformers.models.Dense"}]', "Dense"),
        ("1_Pooling/config.json", '{"pooling_mode_weightedmean_tokens": true}', "Cách gộp"),
        ("1_Pooling/config.json", "[]", "cài đặt của bộ mã hóa hỏng"),
    ],
)
def test_settings_that_cannot_be_followed(tmp_path: Path, name: str, text: str, said: str):
    make_encoder(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(BadSettings, match=said):
        load_encoder(tmp_path)


@pytest.mark.parametrize("package", ["onnxruntime", "tokenizers"])
def test_a_package_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str):
    encoder = load_encoder(make_encoder(tmp_path))
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(BadSettings, match=rf"cần gói {package}.*rasoat\[encoder\]"):
        encoder.encode(["quà"])


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_damaged_file(tmp_path: Path, name: str):
    (make_encoder(tmp_path) / name).write_bytes(b"khong phai")
    with pytest.raises(BadSettings, match=name):
        load_encoder(tmp_path).encode(["quà"])


def _of_shape(folder: Path, names: list[str], output: str) -> Path:
    """A model that hands its first input back, as numbers with a point."""
    shape = ["t", "w"] if output == "tokens" else []
    graph = helper.make_graph(
        [helper.make_node("Cast", [names[0]], ["out"], to=TensorProto.FLOAT)]
        if output == "tokens"
        else [
            helper.make_node("Cast", [names[0]], ["cast"], to=TensorProto.FLOAT),
            helper.make_node("ReduceMean", ["cast"], ["out"], keepdims=0),
        ],
        "odd",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["t", "w"]) for name in names],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, shape)],
    )
    write_model(graph, folder / "model.onnx")
    write_tokenizer(folder)
    return folder


def test_a_model_that_gives_no_vectors(tmp_path: Path):
    encoder = load_encoder(_of_shape(tmp_path, ["input_ids"], "one"))
    with pytest.raises(BadSettings, match="không phải véc-tơ"):
        encoder.encode(["quà", "lưu"])


def test_a_model_that_is_fed_pictures(tmp_path: Path):
    encoder = load_encoder(_of_shape(tmp_path, ["pixel_values"], "tokens"))
    with pytest.raises(BadSettings, match="đầu vào lạ: pixel_values"):
        encoder.encode(["quà"])
