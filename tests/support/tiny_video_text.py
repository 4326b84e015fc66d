"""Tiny InternVideo2 models with words, in the published layouts.

Names and shapes of weights are written down here and not asked of the program.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any, Literal

from tests.support.tiny_checkpoints.parts import SENTENCES, byte_pairs, write_json
from tests.support.tiny_flash import tower_weights

Layout = Literal["small", "stage2", "clip"]
SIDE, PATCH, WIDTH, HEADS, BLOCKS, INNER = 28, 14, 48, 4, 2, 192
POOLED, POOL_HEADS, JOINT = 24, 2, 16
TEXT, TEXT_INNER, PLACES = 64, 128, 24
FRAMES = {"small": 8, "stage2": 4, "clip": 8}
LEARNT = {**FRAMES, "clip": 4}
"""Frames that positions are stored for."""
READER, READER_INNER, RANK = 256, 96, 4
"""LLaMA's width and inner width, and the rank of what is added."""
FUSION = 2
"""Layers of BERT that read words alone, of three."""
WORDS = 400
Shapes = dict[str, tuple[int, ...]]


def build_video_text(layout: Layout, folder: Path, *, seed: int = 0, tokenizer: bool = True) -> Path:
    """Write the checkpoint into `folder`."""
    import torch
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    words = {"small": _clip_words, "stage2": _bert_words, "clip": _llama_words}[layout](folder, tokenizer)
    write_json(folder / "config.json", config(layout))
    made = torch.Generator().manual_seed(seed)
    weights = {}
    for name, shape in shapes(layout, words).items():
        noise = torch.randn(shape, generator=made)
        norm = len(shape) == 1 and name.endswith(("weight", "gamma"))
        weights[name] = 1 + 0.1 * noise if norm else 0.2 * noise if len(shape) > 1 else 0.05 * noise
    save_file(weights, folder / "model.safetensors", {"format": "pt"})
    return folder


def config(layout: Layout) -> dict[str, Any]:
    """The settings as they were published with the code, as far as they are looked at, and some that are not."""
    tower = {
        "name": "internvideo2" if layout == "small" else "pretrain_internvideo2_1b_patch14_224",
        "img_size": SIDE,
        "num_frames": FRAMES[layout],
        "num_heads": HEADS,
        "attn_pool_num_heads": POOL_HEADS,
        "use_flash_attn": True,
        "pretrained": "your_model_path/1B_stage2_pt.pth",
    }
    if layout == "small":
        model = {"model_cls": "InternVideo2_CLIP_small", "vision_encoder": tower, "text_encoder": {"name": "mobileclip_b"}}
        return {
            "architectures": ["InternVideo2_CLIP_small"],
            "auto_map": {"AutoModel": "modeling_internvideo2encoder.InternVideo2_CLIP_small"},
            "model": {**model, "temp": 0.01},
        }
    if layout == "clip":
        model = {"model_cls": "InternVideo2_CLIP", "vision_encoder": tower, "text_encoder": {"use_lora": True}}
        return {"model": {**model, "temp": 0.01}}
    text = {"name": "bert_large", "pretrained": "bert-large-uncased", "d_model": TEXT, "fusion_layer": FUSION}
    return {
        "model": {"model_cls": "InternVideo2_Stage2", "vision_encoder": tower, "text_encoder": text, "embed_dim": JOINT},
        "max_txt_l": 12,
    }


def shapes(layout: Layout, words: int) -> Shapes:
    """All weights."""
    grid = SIDE // PATCH
    tower = tower_weights(WIDTH, INNER, BLOCKS, LEARNT[layout], grid, PATCH)
    found = {f"vision_encoder.{name.replace('.ls1.weight', '.ls1.gamma').replace('.ls2.weight', '.ls2.gamma')}": shape
             for name, shape in tower.items()}  # fmt: skip
    if layout != "stage2":
        del found["vision_encoder.img_pos_embed"]
    pool = "vision_encoder.clip_projector."
    for letter in "qkv":
        found |= {f"{pool}norm1_{letter}.weight": (WIDTH,), f"{pool}norm1_{letter}.bias": (WIDTH,)}
        found |= {f"{pool}cross_attn.{letter}.weight": (WIDTH, WIDTH), f"{pool}cross_attn.{letter}_bias": (WIDTH,)}
    found |= {f"{pool}cross_attn.proj.weight": (POOLED, WIDTH), f"{pool}cross_attn.proj.bias": (POOLED,)}
    found["temp"] = ()
    return found | {"small": _small, "stage2": _stage2, "clip": _clip}[layout](words)


def _small(words: int) -> Shapes:
    found: Shapes = {
        "vision_align.0.weight": (POOLED,),
        "vision_align.0.bias": (POOLED,),
        "vision_align.1.weight": (JOINT, POOLED),
        "vision_align.1.bias": (JOINT,),
        "text_encoder.embedding_layer.weight": (words, TEXT),
        "text_encoder.positional_embedding.pos_embed.pos_embed": (1, 1, PLACES, TEXT),
        "text_encoder.final_layer_norm.weight": (TEXT,),
        "text_encoder.final_layer_norm.bias": (TEXT,),
        "text_encoder.projection_layer": (TEXT, JOINT),
    }
    for number in range(2):
        for name, rows, columns in (
            ("pre_norm_mha.1.qkv_proj", 3 * TEXT, TEXT),
            ("pre_norm_mha.1.out_proj", TEXT, TEXT),
            ("pre_norm_ffn.1", TEXT_INNER, TEXT),
            ("pre_norm_ffn.4", TEXT, TEXT_INNER),
        ):
            found[f"text_encoder.transformer.{number}.{name}.weight"] = (rows, columns)
            found[f"text_encoder.transformer.{number}.{name}.bias"] = (rows,)
        for name in ("pre_norm_mha.0", "pre_norm_ffn.0"):
            found[f"text_encoder.transformer.{number}.{name}.weight"] = (TEXT,)
            found[f"text_encoder.transformer.{number}.{name}.bias"] = (TEXT,)
    return found


def _clip(words: int) -> Shapes:
    text = "text_encoder.transformer."
    found: Shapes = {
        f"{text}embed_tokens.weight": (words, READER),
        f"{text}norm.weight": (READER,),
        "text_encoder.text_projection": (READER, POOLED),
    }
    for number in range(2):
        layer = f"{text}layers.{number}."
        found |= {f"{layer}self_attn.{letter}_proj.weight": (READER, READER) for letter in "qkvo"}
        for letter in "qv":
            found[f"{layer}self_attn.{letter}_proj.lora_A.default.weight"] = (RANK, READER)
            found[f"{layer}self_attn.{letter}_proj.lora_B.default.weight"] = (READER, RANK)
        found |= {f"{layer}mlp.{name}_proj.weight": (READER_INNER, READER) for name in ("gate", "up")}
        found[f"{layer}mlp.down_proj.weight"] = (READER, READER_INNER)
        found |= {f"{layer}{name}.weight": (READER,) for name in ("input_layernorm", "post_attention_layernorm")}
        found[f"{layer}self_attn.rotary_emb.inv_freq"] = (64,)
    return found


def _stage2(words: int) -> Shapes:
    grid = SIDE // PATCH
    positions = 1 + FRAMES["stage2"] * grid**2
    bert = "text_encoder.bert."
    found: Shapes = {
        "vision_proj.weight": (JOINT, POOLED),
        "vision_proj.bias": (JOINT,),
        "text_proj.weight": (JOINT, TEXT),
        "text_proj.bias": (JOINT,),
        "itm_head.weight": (2, TEXT),
        "itm_head.bias": (2,),
        "vision_encoder.clip_pos_embed": (1, positions, WIDTH),
        "vision_encoder.clip_img_pos_embed": (1, 1 + grid**2, WIDTH),
        "vision_encoder.clip_decoder.0.head.weight": (32, WIDTH),
        "vision_encoder.final_clip_decoder.head.weight": (POOLED, POOLED),
        "text_encoder.cls.predictions.bias": (words,),
        f"{bert}embeddings.word_embeddings.weight": (words, TEXT),
        f"{bert}embeddings.position_embeddings.weight": (PLACES, TEXT),
        f"{bert}embeddings.token_type_embeddings.weight": (2, TEXT),
        f"{bert}embeddings.LayerNorm.weight": (TEXT,),
        f"{bert}embeddings.LayerNorm.bias": (TEXT,),
    }
    for number in range(3):
        layer = f"{bert}encoder.layer.{number}."
        for attention in ("attention", "crossattention") if number >= FUSION else ("attention",):
            for name in ("self.query", "self.key", "self.value", "output.dense"):
                found |= {f"{layer}{attention}.{name}.weight": (TEXT, TEXT), f"{layer}{attention}.{name}.bias": (TEXT,)}
            found |= {f"{layer}{attention}.output.LayerNorm.{end}": (TEXT,) for end in ("weight", "bias")}
        found |= {f"{layer}intermediate.dense.weight": (TEXT_INNER, TEXT), f"{layer}intermediate.dense.bias": (TEXT_INNER,)}
        found |= {f"{layer}output.dense.weight": (TEXT, TEXT_INNER), f"{layer}output.dense.bias": (TEXT,)}
        found |= {f"{layer}output.LayerNorm.weight": (TEXT,), f"{layer}output.LayerNorm.bias": (TEXT,)}
    return found


def _clip_words(folder: Path, write: bool) -> int:
    """CLIP's byte pairs: bytes, bytes that end words, pairs, two marks."""
    from tokenizers import pre_tokenizers

    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    merges = [("d", "o"), ("do", "g</w>"), ("t", "h"), ("th", "e</w>"), ("r", "e"), ("re", "d</w>")]
    pieces = [*letters, *(letter + "</w>" for letter in letters), *(first + last for first, last in merges)]
    vocabulary = {piece: number for number, piece in enumerate([*pieces, "<|startoftext|>", "<|endoftext|>"])}
    if write:
        write_json(folder / "vocab.json", vocabulary)
        lines = ["#version: 0.2", *(f"{first} {last}" for first, last in merges)]
        (folder / "merges.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(vocabulary)


def _bert_words(folder: Path, write: bool) -> int:
    """BERT's word pieces: marks, letters, letters within words, some words."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789.,"
    known = sorted(
        {word for sentence in SENTENCES for word in sentence.lower().split() if word.isascii() and word.isalpha()}
    )
    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    pieces = list(dict.fromkeys([*marks, *letters, *(f"##{letter}" for letter in letters), *known]))
    if write:
        (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    return len(pieces)


def _llama_words(folder: Path, write: bool) -> int:
    """LLaMA's pieces as a sentencepiece file: marks, bytes, letters, a few merges."""
    from transformers.convert_slow_tokenizer import import_protobuf

    made: Any = import_protobuf
    model = made().ModelProto()
    model.trainer_spec.model_type, model.trainer_spec.byte_fallback = 2, True
    model.normalizer_spec.name, model.normalizer_spec.add_dummy_prefix = "identity", True
    model.normalizer_spec.remove_extra_whitespaces = False
    pieces = [("<unk>", 0.0, 2), ("<s>", 0.0, 3), ("</s>", 0.0, 3), *((f"<0x{byte:02X}>", 0.0, 6) for byte in range(256))]
    merges = ["do", "dog", "\u2581dog", "re", "red", "\u2581red", "th", "the", "\u2581the"]
    letters = "\u2581abcdefghijklmnopqrstuvwxyz:.,"
    for rank, piece in enumerate([*merges, *letters]):
        pieces.append((piece, -float(rank), 1))
    for piece, score, kind in pieces:
        model.pieces.add(piece=piece, score=score, type=kind)
    if write:
        (folder / "tokenizer.model").write_bytes(model.SerializeToString())
    return len(pieces)


def pairs_file(path: Path) -> tuple[list[str], list[tuple[str, str]]]:
    """CLIP's list of byte pairs as it was first published, shortened; (its lines, its pairs)."""
    _, merges = byte_pairs((), 300)
    lines = ['"bpe_simple_vocab_16e6.txt#version: 0.2', *merges]
    with gzip.open(path, "wb") as file:
        file.write("\n".join(lines).encode())
    return lines, [(pair.split(" ")[0], pair.split(" ")[1]) for pair in merges]
