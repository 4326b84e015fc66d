"""Which folders may be loaded, and one test for every reason why one may not."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import struct
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.models.catalogue import ModelFile
from engine.models.checkpoint import Checkpoint, code_in, open_checkpoint, verify
from engine.models.headers import read_header
from engine.protocol import Cancelled, EngineError, Status
from tests.support.checkpoints import CONFIG, tensors, write_checkpoint


def refused(path: Path) -> str:
    """The one line that says why."""
    with pytest.raises(EngineError) as caught:
        open_checkpoint(path)
    assert caught.value.status == Status.ENGINE
    assert "\n" not in caught.value.line()
    return caught.value.line()


def ct2_model(name: bytes = b"WhisperSpec") -> bytes:
    return struct.pack("<IH", 6, len(name) + 1) + name + b"\0" + bytes(64)


# --- what may be loaded


def test_an_ordinary_folder(tmp_path: Path) -> None:
    found = open_checkpoint(write_checkpoint(tmp_path / "model"))
    assert isinstance(found, Checkpoint)
    assert found.family == "qwen3_vl"
    assert found.config == CONFIG
    assert found.tensors["weight"].shape == (64,)
    assert found.size == found.weights[0].stat().st_size
    assert open_checkpoint(tmp_path / "model").identity == found.identity
    assert open_checkpoint(tmp_path / "model", revision="abc").identity == "abc"


def test_shards_and_their_index(tmp_path: Path) -> None:
    index = {"weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}
    folder = write_checkpoint(
        tmp_path,
        **{
            "model-00001-of-00002__safetensors": tensors(a=3),
            "model-00002-of-00002__safetensors": tensors(b=5),
            "model__safetensors__index__json": json.dumps(index).encode(),
        },
    )
    assert set(open_checkpoint(folder).tensors) == {"a", "b"}


def test_other_weights_have_another_identity(tmp_path: Path) -> None:
    one = open_checkpoint(write_checkpoint(tmp_path / "a", model__safetensors=tensors(weight=64)))
    other = open_checkpoint(write_checkpoint(tmp_path / "b", model__safetensors=tensors(weight=65)))
    assert one.identity != other.identity


def test_a_pickle_beside_safetensors_is_left_alone(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path, model__safetensors=tensors(a=1), pytorch_model__bin=pickle.dumps({}))
    assert [path.name for path in open_checkpoint(folder).weights] == ["model.safetensors"]


def test_ctranslate2_is_no_pickle(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path, {"alignment_heads": []}, model__bin=ct2_model())
    found = open_checkpoint(folder)
    assert found.family == "whisper-ct2"
    assert found.tensors == {}


@pytest.mark.parametrize(
    ("config", "family"),
    [
        (
            {"model_type": "llava", "architectures": ["TarsierForConditionalGeneration"], "auto_map": {"A": "b.C"}},
            "tarsier2",
        ),
        ({"architectures": ["InternVideo2_VideoChat2"], "auto_map": {"A": "b.C"}}, "internvideo2_chat"),
        ({"model_type": "internvl_chat", "auto_map": {"AutoModel": "modeling_internvl_chat_hico2.X"}}, "internvideo2_5"),
        ({"model_type": "dattn_gemma2"}, "vidi"),
        ({"model_type": "valley"}, "valley"),
        ({"model_type": "videochat_flash_qwen", "auto_map": {"A": "b.C"}}, "videochat_flash"),
    ],
)
def test_families_written_anew_drop_what_names_code(tmp_path: Path, config: dict[str, Any], family: str) -> None:
    found = open_checkpoint(write_checkpoint(tmp_path, config))
    assert found.family == family
    assert "auto_map" not in json.dumps(found.config)


@pytest.mark.parametrize(
    "family", ["internvideo2_5", "internvideo2_chat", "tarsier2", "valley2", "videochat_flash", "vidi1_5_9b", "vidi_7b"]
)
def test_published_layouts(family: str) -> None:
    from tests.conftest import SHARED

    folder = SHARED / "parity" / family / "checkpoint"
    if not folder.is_dir():
        pytest.skip("the golden fixtures are not on this machine")
    assert open_checkpoint(folder).tensors


def test_the_hubs_own_cache(tmp_path: Path) -> None:
    blobs = tmp_path / "models--someone--a" / "blobs"
    snapshot = tmp_path / "models--someone--a" / "snapshots" / "0123"
    write_checkpoint(blobs)
    snapshot.mkdir(parents=True)
    for path in blobs.iterdir():
        (snapshot / path.name).symlink_to(os.path.relpath(path, snapshot))
    assert open_checkpoint(snapshot).family == "qwen3_vl"


# --- what may not


def test_no_folder(tmp_path: Path) -> None:
    assert "no such folder" in refused(tmp_path / "nowhere")
    (tmp_path / "file").write_text("x")
    assert "a model is a folder" in refused(tmp_path / "file")


def test_no_model(tmp_path: Path) -> None:
    assert "there is no config.json" in refused(tmp_path)
    (tmp_path / "config.json").write_text("{")
    assert "not JSON" in refused(tmp_path)
    (tmp_path / "config.json").write_text("[1]")
    assert "not a JSON object" in refused(tmp_path)
    (tmp_path / "config.json").write_text(json.dumps(CONFIG))
    assert "no weights" in refused(tmp_path)


def test_an_unknown_family(tmp_path: Path) -> None:
    assert "unknown here: 'lightglue'" in refused(write_checkpoint(tmp_path, {"model_type": "lightglue"}))


@pytest.mark.parametrize("name", ["pytorch_model.bin", "model.pt", "model.pth", "weights.ckpt", "model.pkl"])
def test_a_pickle(tmp_path: Path, name: str) -> None:
    folder = write_checkpoint(tmp_path, **{name.replace(".", "__"): pickle.dumps({"a": 1})})
    line = refused(folder)
    assert "a pickle" in line
    assert name in line


def test_a_pickle_by_another_name(tmp_path: Path) -> None:
    assert "it is a pickle under another name" in refused(
        write_checkpoint(tmp_path, model__safetensors=pickle.dumps([1] * 50))
    )
    with zipfile.ZipFile(tmp_path / "model.safetensors", "w") as archive:
        archive.writestr("data.pkl", pickle.dumps({}))
    assert "it is a pickle under another name" in refused(tmp_path)
    folder = write_checkpoint(tmp_path / "ct2", {"alignment_heads": []}, model__bin=pickle.dumps({"WhisperSpec": 1}))
    assert refused(folder)


@pytest.mark.parametrize(
    "config",
    [
        {"auto_map": {"AutoModel": "modeling_evil.Evil"}},
        {"auto_map": {"AutoModel": "someone/elsewhere--modeling.Evil"}},
        {"vision_config": {"deep": [{"auto_map": {"AutoConfig": "evil.Config"}}]}},
        {"custom_pipelines": {"text": {"impl": "evil.Pipeline"}}},
        {"trust_remote_code": True},
        {"custom_generate": "someone/evil"},
        {"_attn_implementation_internal": "someone/evil"},
        {"_attn_implementation": "someone/kernels:flash"},
        {"attn_implementation": {"": "someone/evil@main"}},
        {"text_config": {"_experts_implementation": "someone/evil"}},
    ],
)
@pytest.mark.parametrize("where", ["config.json", "generation_config.json", "tokenizer_config.json", "part/config.json"])
def test_configuration_that_names_code(tmp_path: Path, config: dict[str, Any], where: str) -> None:
    folder = write_checkpoint(tmp_path)
    path = folder / where
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({**CONFIG, **config}))
    line = refused(folder)
    assert "names code that would be run" in line
    assert path.name in line


def test_an_unknown_family_that_names_code_is_told_of_the_code(tmp_path: Path) -> None:
    config = {"model_type": "internvl_chat", "auto_map": {"AutoModel": "modeling_internvl_chat.X"}}
    assert "names code" in refused(write_checkpoint(tmp_path, config))


def test_other_code_in_a_family_written_anew(tmp_path: Path) -> None:
    config = {"model_type": "valley", "auto_map": {"A": "b.C"}, "trust_remote_code": True}
    assert "'trust_remote_code' names code" in refused(write_checkpoint(tmp_path, config))


def test_harmless_values_of_such_keys(tmp_path: Path) -> None:
    config = {
        **CONFIG,
        "auto_map": {},
        "trust_remote_code": False,
        "_attn_implementation": "sdpa",
        "_attn_implementation_autoset": True,
    }
    assert open_checkpoint(write_checkpoint(tmp_path, config)).family == "qwen3_vl"


def test_an_adapter(tmp_path: Path) -> None:
    folder = write_checkpoint(
        tmp_path, model__safetensors=tensors(a=1), adapter_config__json=b'{"base_model_name_or_path": "x/y"}'
    )
    assert "an adapter would fetch" in refused(folder)


def test_configuration_nested_without_end(tmp_path: Path) -> None:
    deep: dict[str, Any] = {}
    for _ in range(100):
        deep = {"a": deep}
    assert "nested too deeply" in refused(write_checkpoint(tmp_path, {**CONFIG, "x": deep}))
    (tmp_path / "config.json").write_text('{"a":' * 200_000)
    assert refused(tmp_path)


@pytest.mark.parametrize("left", [0, 4, 8, 20, -1])
def test_weights_that_are_cut_off(tmp_path: Path, left: int) -> None:
    whole = tensors(weight=500)
    assert refused(write_checkpoint(tmp_path, model__safetensors=whole[:left]))


@pytest.mark.parametrize(
    "header",
    [
        [],
        {"a": 1},
        {"a": {"dtype": "U8", "shape": [4], "data_offsets": [0, 3]}},
        {"a": {"dtype": "NO", "shape": [4], "data_offsets": [0, 4]}},
        {"a": {"dtype": "U8", "shape": [-4], "data_offsets": [0, 4]}},
        {"a": {"dtype": "U8", "shape": [4], "data_offsets": [4, 0]}},
        {"a": {"dtype": "U8", "shape": [2], "data_offsets": [2, 4]}},
        {
            "a": {"dtype": "U8", "shape": [4], "data_offsets": [0, 4]},
            "b": {"dtype": "U8", "shape": [4], "data_offsets": [0, 4]},
        },
        {"a": {"dtype": "U8", "shape": [2], "data_offsets": [0, 2]}},
        {"a": {"dtype": "U8", "shape": [2**62, 2**62], "data_offsets": [0, 4]}},
    ],
)
def test_headers_that_lie(tmp_path: Path, header: object) -> None:
    text = json.dumps(header).encode()
    assert refused(write_checkpoint(tmp_path, model__safetensors=struct.pack("<Q", len(text)) + text + b"1234"))


@given(data=st.binary(max_size=400))
def test_no_bytes_do_harm(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzzed.safetensors"
    path.write_bytes(data)
    with suppress(EngineError):  # anything else would be a fault
        read_header(path)


@pytest.mark.parametrize(
    "name", ["../outside.safetensors", "/outside.safetensors", "a/../../x.safetensors", "weights.bin", 5]
)
def test_an_index_that_escapes_the_folder(tmp_path: Path, name: object) -> None:
    (tmp_path / "outside.safetensors").write_bytes(tensors(a=1))
    index = json.dumps({"weight_map": {"a": name}}).encode()
    folder = write_checkpoint(tmp_path / "model", model__safetensors__index__json=index)
    assert "no weights file in this folder" in refused(folder)


def test_an_index_without_its_shards(tmp_path: Path) -> None:
    index = json.dumps({"weight_map": {"a": "model-00001-of-00001.safetensors"}}).encode()
    folder = write_checkpoint(tmp_path, model__safetensors__index__json=index)
    assert "model-00001-of-00001.safetensors is missing" in refused(folder)
    (folder / "model-00001-of-00001.safetensors").write_bytes(tensors(b=1))
    assert "it lacks a" in refused(folder)
    (folder / "model.safetensors.index.json").write_text("{}")
    assert "the index names no weights" in refused(folder)


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "part"])
def test_links_that_leave_the_folder(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x").write_bytes(tensors(a=1))
    folder = write_checkpoint(tmp_path / "model")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(outside if name == "part" else outside / "x")
    assert "a link that leads out of the folder" in refused(folder)


def test_a_link_inside_the_folder(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path)
    (folder / "again.json").symlink_to("config.json")
    assert open_checkpoint(folder)


def test_hashes(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path)
    data = (folder / "model.safetensors").read_bytes()
    right = ModelFile("model.safetensors", len(data), hashlib.sha256(data).hexdigest())
    seen: list[float] = []
    assert verify(folder, [right], on_progress=lambda done, _: seen.append(done)) == []
    assert seen[-1] == 1.0
    wrong = ModelFile("model.safetensors", len(data), "0" * 64)
    assert "its SHA-256 differs" in verify(folder, [wrong])[0]
    assert "instead of 1" in verify(folder, [ModelFile("model.safetensors", 1)])[0]
    assert verify(folder, [ModelFile("gone.json")]) == ["gone.json is missing"]
    assert verify(folder, [ModelFile("config.json")]) == []
    with pytest.raises(Cancelled):
        verify(folder, [right], stop=lambda: True)


def test_code_is_found_under_its_private_names() -> None:
    assert code_in({"_attn_implementation_internal": "a/b"}) == "_attn_implementation_internal"
    assert code_in({"a": [{"__auto_map": {"x": "y"}}]}) == "__auto_map"
    assert code_in({"attn_implementation": "flash_attention_2"}) is None
