"""Vectors of clips and of sentences, each computed by hand from the stored weights."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import load_file  # noqa: E402
from torch import Tensor  # noqa: E402
from torch.nn import functional  # noqa: E402

from engine.models.internvideo2 import tower  # noqa: E402
from tests.engine.models.internvideo2_clip.conftest import LAYOUTS, clips, load  # noqa: E402
from tests.support import tiny_video_text as tiny  # noqa: E402
from tests.support.tiny_video_text import Layout  # noqa: E402


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
