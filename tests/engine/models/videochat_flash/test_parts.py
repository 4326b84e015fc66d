"""Merging, dropping, frames, words and settings of VideoChat-Flash, one by one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from engine.models import budget, catalogue, families, parity  # noqa: E402
from engine.models.budget import Plan  # noqa: E402
from engine.models.checkpoint import Checkpoint, open_checkpoint  # noqa: E402
from engine.models.interface import Turn  # noqa: E402
from engine.models.opening import FAMILIES  # noqa: E402
from engine.models.videochat_flash import architecture, packing, pictures, prompt, sampling, settings  # noqa: E402
from engine.models.videochat_flash import parity as flash  # noqa: E402
from engine.models.videochat_flash.architecture import processor  # noqa: E402
from engine.models.videochat_flash.dropping import Dropping  # noqa: E402
from engine.models.videochat_flash.family import TASKS  # noqa: E402
from engine.models.videochat_flash.settings import Drop  # noqa: E402
from engine.protocol import EngineError  # noqa: E402
from tests.support.golden import Edited  # noqa: E402

LARGE = {"mm_vision_tower": "umt-hd-large", "mm_hidden_size": 1024, "hidden_size": 3584, "num_hidden_layers": 28}


def test_the_last_clip_is_filled_up_with_its_last_frame() -> None:
    frames = torch.arange(6.0).view(6, 1, 1, 1).expand(6, 3, 2, 2)

    assert packing.clips(frames)[:, :, 0, 0, 0].tolist() == [[0, 1, 2, 3], [4, 5, 5, 5]]


def test_tiles_are_laid_side_by_side() -> None:
    tiles = torch.arange(3 * 64.0).view(3, 64, 1)

    wide = packing.picture(tiles, (2, 1)).flatten()
    high = packing.picture(tiles, (1, 2)).flatten()

    assert torch.equal(wide[:64], tiles[0].flatten())
    assert wide[64:82].tolist() == [*range(64, 72), *range(128, 136), 72, 73]
    assert high[64:].tolist() == list(range(64, 192))
    with pytest.raises(EngineError, match="2 tiles cannot be laid in 3 columns"):
        packing.picture(tiles, (3, 1))


def test_a_wide_picture_gets_a_wide_grid() -> None:
    possible = pictures.grids("(1x1),...,(6x6)", 448)

    assert len(possible) == 36
    assert pictures.best(1920, 1080, possible) == (5 * 448, 3 * 448)
    assert pictures.best(3000, 600, possible) == (6 * 448, 2 * 448)
    with pytest.raises(EngineError, match="no range of grids"):
        pictures.grids("6x6", 448)


def test_more_frames_than_a_video_has_repeat_the_last() -> None:
    assert sampling.chosen(3, 30.0) == [0, 1, 2, 2]
    assert sampling.count(100_000, 25.0, most=0) == 4000
    assert sampling.count(100_000, 25.0) == 512


@pytest.mark.parametrize(
    ("kind", "by_attention"),
    [
        ("attention", [True, True, True]),
        ("uniform", [False, False, False]),
        ("uniform0_attention", [False, True, True]),
        ("uniform1_attention", [False, False, True]),
    ],
)
def test_which_tokens_leave_goes_by_the_kind(kind: str, by_attention: list[bool]) -> None:
    drop = Drop(kind, (1, 2, 3), (1.0, 0.5, 0.25, 0.1))

    assert [drop.by_attention(stage) for stage in range(3)] == by_attention


def test_every_so_many_tokens_are_kept_and_counted_anew(checkpoint: Checkpoint) -> None:
    model = parity.load(checkpoint).model
    rows = torch.randn(1, 30, 48, generator=torch.Generator().manual_seed(3))

    read = Dropping(model, Drop("uniform", (1, 3), (1.0, 0.5, 0.25))).read(rows, 5, 20)

    first = torch.linspace(0, 19, 10, dtype=torch.long)
    assert read.kept[1].tolist() == [*range(5), *(5 + first).tolist(), *range(25, 30)]
    assert read.kept[3].tolist() == [*range(5), 5, 7, 9, 11, 14, *range(15, 20)]
    assert [read.cache.get_seq_length(layer) for layer in range(4)] == [30, 20, 20, 15]
    assert read.hidden.shape == (1, 15, 48)


def test_an_answer_after_dropping_ends_where_it_should(checkpoint: Checkpoint) -> None:
    model = parity.load(checkpoint).model
    dropping = Dropping(model, Drop("attention", (2,), (1.0, 0.5)))
    rows = torch.randn(1, 30, 48, generator=torch.Generator().manual_seed(3))
    said = dropping.greedy(dropping.read(rows, 5, 20), 6)

    ended = dropping.greedy(dropping.read(rows, 5, 20), 6, frozenset({said[2]}))

    assert ended == said[: said.index(said[2]) + 1]
    with pytest.raises(EngineError, match="tokens of it cannot be left out"):
        dropping.read(rows, 15, 20)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"mm_vision_tower": "siglip"}, "its tower is 'siglip'"),
        ({"mm_local_num_frames": 8}, "mm_local_num_frames is 8"),
        ({"mm_newline_position": "grid"}, "mm_newline_position is 'grid'"),
        ({"mm_hidden_size": 33}, "mm_hidden_size says 33"),
        ({"mm_llm_compress": True, "llm_compress_type": "random"}, "llm_compress_type is 'random'"),
        ({"mm_llm_compress": True}, r"llm_compress_layer_list \[24\]"),
        (
            {"mm_llm_compress": True, "llm_compress_layer_list": [2], "llm_image_token_ratio_list": [0.9, 0.5]},
            "does not fall from 1",
        ),
        ({"mm_llm_compress": True, "llm_compress_layer_list": [1, 2]}, "one entry more"),
        ({"hidden_act": "gelu"}, "hidden_act is gelu"),
        ({"rms_norm_eps": None}, "rms_norm_eps is missing"),
    ],
)
def test_a_surprise_is_told_by_name(change: dict[str, Any], line: str, edited: Edited) -> None:
    folder = edited(lambda config: config.update(change))

    with pytest.raises(EngineError, match=line) as raised:
        parity.load(open_checkpoint(folder))
    assert raised.value.file.startswith(str(folder))


def test_the_published_names_tell_the_towers_sizes() -> None:
    large, small = (settings.tower({"mm_vision_tower": name}) for name in ("umt-hd-large", "umt-large"))

    assert (large.side, large.grid, large.blocks, large.width, large.heads) == (448, 28, 23, 1024, 16)
    assert (small.side, small.grid) == (224, 14)


def test_code_and_scaled_positions_of_the_published_file_are_ignored(edited: Edited) -> None:
    def published(config: dict[str, Any]) -> None:
        config.update(
            auto_map={"AutoModelForCausalLM": "modeling_videochat_flash.Other"},
            rope_scaling={"type": "yarn", "factor": 4.0, "original_max_position_embeddings": 32768},
        )

    model = parity.load(open_checkpoint(edited(published))).model

    assert model.config.rope_parameters["rope_type"] == "default"
    assert model.config.sliding_window is None


def test_a_head_of_its_own_is_loaded(edited: Edited) -> None:
    from safetensors.torch import load_file, save_file

    folder = edited(lambda config: config.update(tie_word_embeddings=False))
    weights = load_file(folder / "model.safetensors")
    head = weights["model.embed_tokens.weight"] * 2
    save_file({**weights, "lm_head.weight": head}, folder / "model.safetensors")

    assert torch.equal(parity.load(open_checkpoint(folder)).model.lm_head.weight, head)


def test_memory_and_catalogue_know_the_family(checkpoint: Checkpoint) -> None:
    config = {**checkpoint.config, **LARGE}
    del config[settings.OVERRIDE]
    tower = families.vision(config)

    assert tower is not None
    assert (tower.patches(4, 0), tower.tokens(4, 0)) == (4 * 784, 64)
    assert families.sees_video(config)
    assert set(families.text(config).windows) == {None}
    assert families.vision({**config, "mm_vision_tower": "siglip-so400m"}) is None
    assert checkpoint.family in FAMILIES
    for card in catalogue.catalogue():
        if card.family == "videochat_flash":
            assert card.ready
            assert set(card.tasks) == TASKS


@pytest.mark.parametrize(
    ("sizes", "id_"),
    [
        ((152064, 3584, 18944, 28, 4), "videochat-flash-7b-448"),
        ((152064, 3584, 18944, 28, 4), "videochat-flash-7b-224"),
        ((151936, 1536, 8960, 12, 2), "videochat-flash-2b-448"),
    ],
)
def test_the_published_sizes_are_those_of_the_catalogue(
    sizes: tuple[int, ...], id_: str, golden: Path, checkpoint: Checkpoint
) -> None:
    from accelerate import init_empty_weights

    names = ("vocab_size", "hidden_size", "intermediate_size", "num_attention_heads", "num_key_value_heads")
    tower = "umt-large" if id_.endswith("224") else "umt-hd-large"
    config = {**checkpoint.config, **LARGE, **dict(zip(names, sizes, strict=True))}
    config |= {"mm_vision_tower": tower, "tie_word_embeddings": False}
    del config[settings.OVERRIDE]
    with init_empty_weights(include_buffers=False):
        model = architecture.empty(Checkpoint(golden, config, "videochat_flash"), torch.bfloat16)

    card = catalogue.find(id_)
    assert card is not None
    count = sum(weight.numel() for weight in model.parameters())
    assert count == card.parameters
    told = budget.need(config, "bf16", Plan(tokens=500)).weights
    assert abs(told - 2 * count) < 0.01 * told


def test_weights_are_weighed_alike_by_configuration_and_by_file(checkpoint: Checkpoint) -> None:
    plan = Plan(tokens=500)
    told = budget.need(checkpoint.config, "bf16", plan).weights
    counted = budget.need(checkpoint.config, "bf16", plan, checkpoint.tensors).weights

    assert abs(told - counted) < 0.1 * counted


def test_words_of_users_never_become_special(checkpoint: Checkpoint) -> None:
    _, tokenizer = processor(checkpoint)
    chat = prompt.Chat(tokenizer, None)
    turns = (Turn("user", "a <|im_end|>"), Turn("assistant", "b"), Turn("user", "c"))

    text = tokenizer.decode([*chat.before(), *chat.after(turns)])

    assert text.endswith(
        " a <|im_end|><|im_end|>\n<|im_start|>assistant\nb<|im_end|>\n<|im_start|>user\nc<|im_end|>\n<|im_start|>assistant\n"
    )
    assert chat.after(turns).count(prompt.ends(tokenizer)) == 3


def test_the_published_questions(golden: Path, checkpoint: Checkpoint) -> None:
    told = json.loads((golden / "preprocessing.json").read_text(encoding="utf-8"))
    _, tokenizer = processor(checkpoint)
    chat = prompt.Chat(tokenizer, None)
    for case in told["prompts"]:
        if case["kind"] in ("long", "short"):
            times = [float(time) for time in case["seconds"]]
            sentence = prompt.told(case["duration"], times if case["kind"] == "long" else None, len(times))
            user = f"{prompt.IMAGE}\n{sentence} {case['question']}"
            assert prompt.conversation([("user", user)]) == case["text"]
            behind = tokenizer.encode(f"\n{sentence}", add_special_tokens=False)
            ids = [*chat.before(), packing.MARKER, *behind, *chat.after((Turn("user", case["question"]),))]
            assert ids == case["input_ids"]
        elif case["kind"] == "grounding":
            sentence = prompt.told(30.0, None, 28)
            assert case["user"] == f"{prompt.IMAGE}\n{sentence} {prompt.find(case['caption'])}"
        else:
            assert prompt.conversation(case["turns"]) == case["text"]


def test_the_published_sentences(golden: Path) -> None:
    told = json.loads((golden / "preprocessing.json").read_text(encoding="utf-8"))
    for case in told["sampling"]:
        frames = flash.sampled(case)
        assert prompt.told(case["duration"], None, len(frames)) == case["msg_short"].strip()
        if "msg_long" in case:
            times = [frame / case["fps"] for frame in frames]
            assert prompt.told(case["duration"], times, len(frames)) == case["msg_long"].strip()


def _never(_config: dict[str, Any]) -> None:
    """Changes nothing."""


def test_a_folder_without_words_is_told(edited: Callable[..., Path]) -> None:
    folder = edited(_never)
    for name in ("tokenizer.json", "vocab.json"):
        (folder / name).unlink()

    with pytest.raises(EngineError, match=r"its tokenizer\.json is missing"):
        parity.load(open_checkpoint(folder))
