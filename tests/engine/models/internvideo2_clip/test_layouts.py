"""InternVideo2 with words, in both published layouts: every name in its place, and each vector as the method says."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import load_file, save_file  # noqa: E402
from torch import Tensor  # noqa: E402
from torch.nn import functional  # noqa: E402

from engine.models import budget, loader  # noqa: E402
from engine.models.checkpoint import open_checkpoint  # noqa: E402
from engine.models.internvideo2 import tower  # noqa: E402
from engine.models.internvideo2_clip import settings, words  # noqa: E402
from engine.models.internvideo2_clip.architecture import VideoText  # noqa: E402
from engine.models.videochat_flash.pictures import pixels  # noqa: E402
from engine.protocol import EngineError  # noqa: E402
from tests.support import tiny_video_text as tiny  # noqa: E402
from tests.support.live_bytes import LiveBytes  # noqa: E402
from tests.support.tiny_checkpoints import write_json  # noqa: E402
from tests.support.tiny_video_text import Layout  # noqa: E402

LAYOUTS: tuple[Layout, ...] = ("small", "stage2", "clip")
NOTHING = budget.Need(weights=0, cache=0, activations=0, vision=0, workspace=0, host=0, total=0)
CHOICE = budget.Choice(setting="cpu", need=NOTHING, reason="", device="cpu")


def load(folder: Path) -> Any:
    return loader.load(open_checkpoint(folder), CHOICE, dtype=torch.float32)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[Layout, Path]:
    root = tmp_path_factory.mktemp("models")
    return {layout: tiny.build_video_text(layout, root / layout) for layout in LAYOUTS}


@pytest.fixture
def changed(folders: dict[Layout, Path], tmp_path: Path) -> Callable[..., Path]:
    """A copy with other weights, or another configuration."""

    def change(
        layout: Layout,
        weights: Callable[[dict[str, Tensor]], Mapping[str, Tensor]] = lambda stored: stored,
        config: Callable[[dict[str, Any]], object] = lambda _: None,
    ) -> Path:
        copy = tmp_path / "changed"
        shutil.copytree(folders[layout], copy)
        stored = {name: weight.clone() for name, weight in weights(load_file(copy / "model.safetensors")).items()}
        save_file(stored, copy / "model.safetensors", {"format": "pt"})
        told = json.loads((copy / "config.json").read_text(encoding="utf-8"))
        config(told)
        write_json(copy / "config.json", told)
        return copy

    return change


def clips(layout: Layout, count: int = 2) -> Tensor:
    shape = (count, tiny.FRAMES[layout], 3, tiny.SIDE, tiny.SIDE)
    return torch.randn(shape, generator=torch.Generator().manual_seed(count))


def affine(stored: Mapping[str, Tensor], name: str, rows: Tensor) -> Tensor:
    return functional.linear(rows, stored[f"{name}.weight"], stored[f"{name}.bias"])


def normed(stored: Mapping[str, Tensor], name: str, rows: Tensor, eps: float = 1e-5) -> Tensor:
    return functional.layer_norm(rows, rows.shape[-1:], stored[f"{name}.weight"], stored[f"{name}.bias"], eps)


def attended(query: Tensor, key: Tensor, value: Tensor, heads: int, *, causal: bool = False) -> Tensor:
    """(rows, width) of one sequence each, head by head."""
    parts = []
    for own in zip(*(part.chunk(heads, dim=-1) for part in (query, key, value)), strict=True):
        scores = own[0] @ own[1].T / own[0].shape[-1] ** 0.5
        if causal:
            scores = scores.masked_fill(torch.ones_like(scores).triu(1).bool(), -torch.inf)
        parts.append(scores.softmax(-1) @ own[2])
    return torch.cat(parts, -1)


def pooled_by_hand(stored: Mapping[str, Tensor], hidden: Tensor) -> Tensor:
    """One clip's (tokens, width) in one row."""
    pool = "vision_encoder.clip_projector."
    mean = hidden.mean(0, keepdim=True)
    query, key, value = (
        normed(stored, f"{pool}norm1_{letter}", rows) @ stored[f"{pool}cross_attn.{letter}.weight"].T
        + stored[f"{pool}cross_attn.{letter}_bias"]
        for letter, rows in (("q", mean), ("k", hidden), ("v", hidden))
    )
    return affine(stored, f"{pool}cross_attn.proj", attended(query, key, value, tiny.POOL_HEADS))[0]


@pytest.mark.parametrize("layout", LAYOUTS)
@torch.inference_mode()
def test_a_clip_is_what_the_tower_sees_pooled_and_brought_into_the_space(
    layout: Layout, folders: dict[Layout, Path]
) -> None:
    stored = load_file(folders[layout] / "model.safetensors")
    plain = tower.Tower(
        tower.Sizes(
            side=tiny.SIDE,
            frames=tiny.LEARNT[layout],
            width=tiny.WIDTH,
            heads=tiny.HEADS,
            inner=tiny.INNER,
            blocks=tiny.BLOCKS,
            patch=tiny.PATCH,
            picture_positions=layout == "stage2",
        )
    )
    wanted = plain.state_dict()
    own = {name.removeprefix("vision_encoder.").replace(".gamma", ""): weight for name, weight in stored.items()}
    plain.load_state_dict({name: own[name] for name in wanted})
    shown = clips(layout)

    made = load(folders[layout]).model.watch(shown)

    for row, hidden in zip(made, plain(shown), strict=True):
        pooled = pooled_by_hand(stored, hidden)
        joint = pooled
        if layout == "small":
            joint = affine(stored, "vision_align.1", normed(stored, "vision_align.0", pooled))
        elif layout == "stage2":
            joint = affine(stored, "vision_proj", pooled)
        torch.testing.assert_close(row, joint / joint.norm(), atol=2e-6, rtol=0)


@torch.inference_mode()
def test_a_sentence_of_mobileclip_is_what_stands_at_its_end(folders: dict[Layout, Path]) -> None:
    stored = load_file(folders["small"] / "model.safetensors")
    loaded = load(folders["small"])
    inputs = loaded.tokenizer(["the red dog", "a dog"], padding=True, return_tensors="pt")

    made = loaded.model.read(inputs["input_ids"], inputs["attention_mask"])

    for row, ids, mask in zip(made, inputs["input_ids"], inputs["attention_mask"], strict=True):
        own = ids[mask == 1]
        assert int(own.argmax()) == len(own) - 1, "the end is the highest number"
        positions = stored["text_encoder.positional_embedding.pos_embed.pos_embed"][0, 0, : len(own)]
        hidden = stored["text_encoder.embedding_layer.weight"][own] + positions
        for number in range(2):
            layer = f"text_encoder.transformer.{number}."
            packed = affine(stored, f"{layer}pre_norm_mha.1.qkv_proj", normed(stored, f"{layer}pre_norm_mha.0", hidden))
            seen = attended(*packed.chunk(3, dim=-1), tiny.TEXT // 64, causal=True)
            hidden = hidden + affine(stored, f"{layer}pre_norm_mha.1.out_proj", seen)
            inner = functional.gelu(
                affine(stored, f"{layer}pre_norm_ffn.1", normed(stored, f"{layer}pre_norm_ffn.0", hidden))
            )
            hidden = hidden + affine(stored, f"{layer}pre_norm_ffn.4", inner)
        last = normed(stored, "text_encoder.final_layer_norm", hidden)[-1] @ stored["text_encoder.projection_layer"]
        torch.testing.assert_close(row, last / last.norm(), atol=2e-6, rtol=0)


@torch.inference_mode()
def test_a_sentence_of_bert_is_what_its_layers_before_pictures_make_of_its_beginning(folders: dict[Layout, Path]) -> None:
    stored = load_file(folders["stage2"] / "model.safetensors")
    loaded = load(folders["stage2"])
    inputs = loaded.tokenizer(["the dog runs along the beach", "a dog"], padding=True, return_tensors="pt")
    assert inputs["input_ids"][0, 0] == loaded.tokenizer.cls_token_id

    made = loaded.model.read(inputs["input_ids"], inputs["attention_mask"])

    bert = "text_encoder.bert."
    for row, ids, mask in zip(made, inputs["input_ids"], inputs["attention_mask"], strict=True):
        own = ids[mask == 1]
        hidden = stored[f"{bert}embeddings.word_embeddings.weight"][own]
        hidden = hidden + stored[f"{bert}embeddings.position_embeddings.weight"][: len(own)]
        hidden = hidden + stored[f"{bert}embeddings.token_type_embeddings.weight"][0]
        hidden = normed(stored, f"{bert}embeddings.LayerNorm", hidden, 1e-12)
        for number in range(tiny.FUSION):
            layer = f"{bert}encoder.layer.{number}."
            parts = (affine(stored, f"{layer}attention.self.{name}", hidden) for name in ("query", "key", "value"))
            seen = affine(stored, f"{layer}attention.output.dense", attended(*parts, tiny.TEXT // 64))
            hidden = normed(stored, f"{layer}attention.output.LayerNorm", seen + hidden, 1e-12)
            inner = functional.gelu(affine(stored, f"{layer}intermediate.dense", hidden))
            hidden = normed(
                stored, f"{layer}output.LayerNorm", affine(stored, f"{layer}output.dense", inner) + hidden, 1e-12
            )
        joint = affine(stored, "text_proj", hidden[0])
        torch.testing.assert_close(row, joint / joint.norm(), atol=2e-6, rtol=0)


@torch.inference_mode()
def test_a_sentence_of_llama_is_what_stands_at_its_end_with_what_was_added(folders: dict[Layout, Path]) -> None:
    from transformers import LlamaConfig, LlamaModel

    stored = load_file(folders["clip"] / "model.safetensors")
    loaded = load(folders["clip"])
    texts = [f"summarize:{text}" for text in ("the red dog", "a dog")]
    inputs = loaded.tokenizer(texts, padding=True, return_tensors="pt")
    ends = inputs["attention_mask"].sum(1) - 1
    assert inputs["input_ids"][:, 0].tolist() == [1, 1]
    assert inputs["input_ids"][torch.arange(2), ends].tolist() == [2, 2]

    made = loaded.model.read(inputs["input_ids"], inputs["attention_mask"])

    plain = LlamaModel(
        LlamaConfig(
            vocab_size=len(stored["text_encoder.transformer.embed_tokens.weight"]), hidden_size=tiny.READER,
            intermediate_size=tiny.READER_INNER, num_hidden_layers=2, num_attention_heads=2, rms_norm_eps=1e-6,
        )
    ).eval()  # fmt: skip
    own = {name.removeprefix("text_encoder.transformer."): weight for name, weight in stored.items()}
    merged = {}
    for name in plain.state_dict():
        stem = name.removesuffix(".weight")
        merged[name] = own[name]
        if f"{stem}.lora_A.default.weight" in own:
            added = own[f"{stem}.lora_B.default.weight"] @ own[f"{stem}.lora_A.default.weight"]
            merged[name] = own[name] + 32 / tiny.RANK * added
    plain.load_state_dict(merged)
    for row, ids, end in zip(made, inputs["input_ids"], ends, strict=True):
        hidden = plain(input_ids=ids[None, : end + 1]).last_hidden_state[0, -1]
        joint = hidden @ stored["text_encoder.text_projection"]
        torch.testing.assert_close(row, joint / joint.norm(), atol=5e-6, rtol=0)


def test_what_was_added_may_already_be_in_the_matrices(changed: Callable[..., Path]) -> None:
    folder = changed("clip", lambda stored: {name: stored[name] for name in stored if ".lora_" not in name})

    assert settings.read(open_checkpoint(folder)).reading.rank == 0
    assert load(folder).model is not None


@pytest.mark.parametrize("layout", LAYOUTS)
@torch.inference_mode()
def test_each_of_a_batch_is_what_it_is_alone(layout: Layout, folders: dict[Layout, Path]) -> None:
    loaded = load(folders[layout])
    shown = clips(layout, 3)
    inputs = loaded.tokenizer(["a dog", "the red dog, the red dog"], padding=True, return_tensors="pt")

    together = loaded.model.watch(shown)
    read = loaded.model.read(inputs["input_ids"], inputs["attention_mask"])

    alone = torch.cat([loaded.model.watch(clip[None]) for clip in shown])
    single = loaded.tokenizer(["a dog"], return_tensors="pt")
    torch.testing.assert_close(together, alone, atol=1e-6, rtol=0)
    torch.testing.assert_close(read[:1], loaded.model.read(single["input_ids"], single["attention_mask"]), atol=1e-6, rtol=0)
    torch.testing.assert_close(torch.cat([together, read]).norm(dim=1), torch.ones(5))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_weight_that_is_used_has_its_place(layout: Layout, folders: dict[Layout, Path]) -> None:
    checkpoint = open_checkpoint(folders[layout])
    told = settings.read(checkpoint)

    model = load(folders[layout]).model

    assert sum(weight.numel() for weight in model.parameters()) == settings.count(checkpoint, told)
    left_out = [name for name in checkpoint.tensors if not settings.used(name, told)]
    heads = {
        "small": {"temp"},
        "stage2": {"temp", "itm_head.weight", "text_encoder.cls.predictions.bias"},
        "clip": {"temp", "text_encoder.transformer.layers.1.self_attn.rotary_emb.inv_freq"},
    }[layout]
    assert heads <= set(left_out)
    assert not any(".crossattention." in name for name in set(checkpoint.tensors) - set(left_out))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_lacks_and_what_is_too_much_is_told(layout: Layout, changed: Callable[..., Path], tmp_path: Path) -> None:
    scale = "vision_encoder.blocks.1.ls1.gamma"
    folder = changed(layout, lambda stored: {name: weight for name, weight in stored.items() if name != scale})
    with pytest.raises(EngineError, match=r"1 weights are missing in this checkpoint, such as .*blocks\.1\.ls1"):
        load(folder)
    shutil.rmtree(folder)
    folder = changed(layout, lambda stored: {**stored, "vision_encoder.head.weight": stored[scale]})
    with pytest.raises(EngineError, match=r"it holds vision_encoder\.head\.weight, for which"):
        load(folder)


def test_scales_may_be_spelt_as_weights(changed: Callable[..., Path], folders: dict[Layout, Path]) -> None:
    folder = changed("small", lambda stored: {name.replace(".gamma", ".weight"): stored[name] for name in stored})

    shown = clips("small")
    assert torch.equal(load(folder).model.watch(shown), load(folders["small"]).model.watch(shown))


@pytest.mark.parametrize(
    ("weights", "config", "line"),
    [
        (lambda stored: stored, lambda told: told["model"]["text_encoder"].update(fusion_layer=1), "fusion_layer is 1"),
        (lambda stored: stored, lambda told: told["model"]["vision_encoder"].pop("num_heads"), "num_heads is missing"),
        (lambda stored: stored, lambda told: told["model"]["vision_encoder"].update(num_frames=1), "num_frames is 1"),
        (lambda stored: stored, lambda told: told["model"]["vision_encoder"].update(img_size=42), "frames of 42 px"),
        (
            lambda stored: {name: stored[name] for name in stored if not name.startswith("vision_proj")},
            lambda _: None,
            r"it lacks vision_proj\.bias",
        ),
    ],
)
def test_a_surprise_is_told_by_name(
    weights: Callable[[dict[str, Tensor]], Mapping[str, Tensor]],
    config: Callable[[dict[str, Any]], object],
    line: str,
    changed: Callable[..., Path],
) -> None:
    folder = changed("stage2", weights, config)

    with pytest.raises(EngineError, match=line) as raised:
        load(folder)
    assert raised.value.file == str(folder)


def test_a_pickle_is_refused_unread(folders: dict[Layout, Path], tmp_path: Path) -> None:
    folder = tmp_path / "published"
    folder.mkdir()
    (folder / "config.json").write_bytes((folders["stage2"] / "config.json").read_bytes())
    (folder / "InternVideo2-stage2_1b-224p-f4.pt").write_bytes(b"PK\x03\x04 not to be read")

    with pytest.raises(EngineError, match="its weights are a pickle") as raised:
        open_checkpoint(folder)
    assert raised.value.hint == "get the safetensors variant of the model"


@pytest.mark.parametrize(
    ("layout", "wanted"), [("small", "vocab.json and merges.txt"), ("stage2", "vocab.txt"), ("clip", "tokenizer.model")]
)
def test_a_folder_without_words_is_told(layout: Layout, wanted: str, tmp_path: Path) -> None:
    folder = tiny.build_video_text(layout, tmp_path / "mute", tokenizer=False)

    with pytest.raises(EngineError, match="its tokenizer is missing") as raised:
        load(folder)
    assert wanted in (raised.value.hint or "")


def test_the_first_published_list_of_byte_pairs_is_read(tmp_path: Path) -> None:
    _, merges = tiny.pairs_file(tmp_path / words.PAIRS)

    tokenizer = words.read(tmp_path, "clip")

    numbers = tokenizer.get_vocab()
    assert [numbers[piece] for piece in ("!", "~", "¡", "Ā")] == [0, 93, 94, 188], "bytes that can be shown come first"
    assert numbers["!</w>"] == 256
    assert numbers["".join(merges[0])] == 512
    assert (numbers["<|startoftext|>"], numbers["<|endoftext|>"]) == (512 + len(merges), 513 + len(merges))
    ids = tokenizer("A dog")["input_ids"]
    assert ids == tokenizer(" a  DOG ")["input_ids"]
    assert (ids[0], ids[-1]) == (512 + len(merges), 513 + len(merges))


def test_what_is_no_list_of_pairs_is_told(tmp_path: Path) -> None:
    (tmp_path / words.PAIRS).write_bytes(b"\x1f\x8bno archive")

    with pytest.raises(EngineError, match="its tokenizer cannot be read"):
        words.read(tmp_path, "clip")


def test_the_published_sizes_are_those_of_the_catalogue() -> None:
    from accelerate import init_empty_weights

    from engine.models import catalogue

    words = settings.Reading(kind="clip", words=49408, places=77, width=512, inner=2048, layers=12, kinds=0, longest=77)
    large = settings.Seeing(
        side=224, frames=8, learnt=8, width=1024, heads=16, inner=4096, blocks=24, patch=14, tubelet=1,
        picture_positions=False, pool_heads=16, pooled=768,
    )  # fmt: skip
    bert = settings.Reading(kind="bert", words=30522, places=512, width=1024, inner=4096, layers=19, kinds=2, longest=40)
    giant = settings.Seeing(
        side=224, frames=4, learnt=4, width=1408, heads=16, inner=6144, blocks=40, patch=14, tubelet=1,
        picture_positions=True, pool_heads=16, pooled=768,
    )  # fmt: skip
    alpaca = settings.Reading(
        kind="llama", words=49954, places=2048, width=4096, inner=11008, layers=32, kinds=0, longest=80
    )
    longer = replace(giant, frames=8, learnt=8, picture_positions=False)
    known = {
        "internvideo2-clip-s": (settings.Settings(large, words, 512), 1),
        "internvideo2-stage2-1b": (settings.Settings(giant, bert, 512), 0),
        "internvideo2-clip-1b": (settings.Settings(longer, alpaca, 768), 1),
    }
    for id_, (told, temperature) in known.items():
        with init_empty_weights(include_buffers=False):
            model = VideoText(told)
        card = catalogue.find(id_)
        assert card is not None
        assert card.parameters == sum(weight.numel() for weight in model.parameters()) + temperature, id_


def test_positions_for_fewer_frames_serve_more(changed: Callable[..., Path]) -> None:
    folder = changed("stage2", config=lambda told: told["model"]["vision_encoder"].update(num_frames=8))
    loaded = load(folder)

    assert loaded.processor.seeing.frames == 8
    assert loaded.processor.seeing.learnt == 4
    assert loaded.model.watch(clips("small")).shape == (2, tiny.JOINT)


def test_a_configuration_is_known_by_any_place_that_names_its_class() -> None:
    from engine.models import declaring

    for config in (
        {"architectures": ["InternVideo2_CLIP_small"]},
        {"model": {"model_cls": "InternVideo2_Stage2_visual"}},
        {"auto_map": {"AutoModel": "modeling_internvideo2.InternVideo2_Stage2"}},
    ):
        found = declaring.of_config(config)
        assert found is not None
        assert found.name == "internvideo2_clip"
    assert declaring.of_config({"auto_map": {"AutoModel": "modeling.Another"}, "model": {"model_cls": "Another"}}) is None


def test_references_to_other_entries_are_no_numbers(changed: Callable[..., Path]) -> None:
    def refer(told: dict[str, Any]) -> None:
        told["model"]["vision_encoder"]["num_frames"] = "${num_frames}"
        told["max_txt_l"] = {"image": "${max_txt_l}", "video": "${max_txt_l}"}

    told = settings.read(open_checkpoint(changed("stage2", config=refer)))

    assert (told.seeing.frames, told.reading.longest) == (4, 40)


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@torch.inference_mode()
def test_memory_is_what_was_predicted(dtype: torch.dtype) -> None:
    """Two blocks of the tower of S at its own size: more of them take no more at once."""
    own = settings.Seeing(
        side=224, frames=4, learnt=4, width=384, heads=6, inner=1536, blocks=2, patch=14, tubelet=1,
        picture_positions=False, pool_heads=16, pooled=64,
    )  # fmt: skip
    words = settings.Reading(kind="clip", words=60, places=8, width=64, inner=64, layers=1, kinds=0, longest=8)
    told = settings.Settings(own, words, 16)
    model = VideoText(told).to(dtype).eval()
    shown = torch.randint(0, 255, (8, 224, 224, 3), dtype=torch.uint8)

    with LiveBytes() as live:
        model.watch(pixels(shown).view(2, 4, 3, 224, 224))

    predicted = settings.working(told, 2, dtype.itemsize)
    assert abs(live.peak - predicted) <= 0.1 * predicted, (live.peak, predicted, live.where)
