"""Frames, sizes and words of Tarsier2 as its reference has them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from engine.models.checkpoint import Checkpoint  # noqa: E402
from engine.models.tarsier2 import conversation, pictures, positions, sampling  # noqa: E402
from engine.models.tarsier2.architecture import processor  # noqa: E402
from engine.models.tarsier2.conversation import File, Limits  # noqa: E402
from engine.models.tarsier2.pictures import Settings  # noqa: E402
from engine.protocol import EngineError  # noqa: E402

REAL = Settings(14, 2, 2, (0.5, 0.5, 0.5), (0.5, 0.5, 0.5), 3136, 12845056)
"""The published tower's; the limits are those of Qwen2-VL."""


@pytest.fixture(scope="module")
def told(golden: Path) -> Any:
    return json.loads((golden / "preprocess.json").read_text(encoding="utf-8"))


def test_frames_are_chosen_by_the_published_rule(told: Any) -> None:
    assert len(told["sampling"]) > 10
    for case in told["sampling"]:
        found = sampling.chosen(case["num_frames_total"], case["fps"], case["item"], case["n_frames"], case["max_n_frames"])
        assert found == case["indices"], case["item"]
        assert 2 * len(found) == case["frames_after_duplication"]


def test_sizes_at_the_published_settings(told: Any) -> None:
    assert len(told["geometry"]) > 5
    for case in told["geometry"]:
        most = pictures.budget(0, case["frames"])
        assert most == case["max_pixels"]
        first, second = pictures.sizes(case["height"], case["width"], most, REAL)
        assert (list(first), list(second)) == (case["after_resize2pixels"], case["after_processor"])
        grid = (case["frames"], second[0] // 14, second[1] // 14)
        assert list(grid) == case["grid"]
        merged = (grid[0], grid[1] // 2, grid[2] // 2)
        assert merged[0] * merged[1] * merged[2] == case["tokens"]
        assert positions.span(*merged) == case["text_restart_offset"]


def test_words_become_the_published_tokens(told: Any, checkpoint: Checkpoint) -> None:
    _, tokenizer = processor(checkpoint)
    for case in told["tokenise"]:
        assert tokenizer.encode(case["text"], add_special_tokens=False) == case["ids"]


def test_frames_are_dealt_out_to_videos() -> None:
    assert sampling.shares(1, 1, 16) == [15]
    assert sampling.shares(0, 3, 16) == [6, 5, 5]
    assert sampling.shares(20, 2, 16) == [1, 1]
    assert sampling.shares(3, 0, 16) == []


@pytest.mark.parametrize(
    ("options", "indices"),
    [
        ({"start_frame": 90}, [90, 94, 99]),
        ({"end_time": 0.4}, [0, 5, 10]),
        ({"start_frame": 50, "end_frame": 60, "fps": 5}, [50, 55, 60]),
        ({"frame_indices": [3, 100]}, [3, 99]),
        ({"frame_indices": [3, 400, 5]}, [3, 5]),
    ],
)
def test_what_the_reference_leaves_open(options: dict[str, Any], indices: list[int]) -> None:
    assert sampling.chosen(100, 25.0, options, 3) == indices


def test_nothing_left_to_show_is_told() -> None:
    with pytest.raises(EngineError, match="no frame of the video"):
        sampling.chosen(10, 25.0, {"start_frame": 40, "end_frame": 50}, 4)


def test_a_strip_is_told() -> None:
    with pytest.raises(EngineError, match="3000x10 is too long a strip"):
        pictures.sizes(10, 3000, 460800, REAL)


def test_a_frame_takes_both_places_of_a_patch() -> None:
    picture = torch.arange(28 * 56 * 3).remainder(256).to(torch.uint8).view(1, 28, 56, 3)

    rows = pictures.rows(picture, REAL)

    assert rows.shape == (8, 3 * 2 * 14 * 14)
    halves = rows.view(8, 3, 2, 14, 14)
    assert torch.equal(halves[:, :, 0], halves[:, :, 1])
    # the second token's first patch begins 28 columns on, and its first number is the red of that corner
    assert float(rows[4, 0]) == pytest.approx((int(picture[0, 0, 28, 0]) / 255 - 0.5) / 0.5, abs=1e-6)


def test_a_conversation_too_long_for_its_pictures_is_told(checkpoint: Checkpoint) -> None:
    settings, tokenizer = processor(checkpoint)
    files = {"a": File(np.zeros((4, 40, 56, 3), np.uint8))}
    video = {"type": "video", "video": {"video_file": "a"}}
    messages = [{"role": "user", "content": [video, {"type": "text", "text": "x" * 50}]}]

    with pytest.raises(EngineError, match="the pictures take more than 60 tokens"):
        conversation.prepare(messages, files, settings, tokenizer, Limits(tokens=60))
    whole = conversation.prepare(messages, files, settings, tokenizer)
    cut = conversation.prepare(messages, files, settings, tokenizer, Limits(tokens=whole.ids.shape[1] - 5))
    assert torch.equal(cut.ids, whole.ids[:, :-5])


def test_words_alone_need_no_pictures(checkpoint: Checkpoint) -> None:
    settings, tokenizer = processor(checkpoint)
    said = [{"role": "user", "content": [{"type": "text", "text": "hi"}]}]

    made = conversation.prepare(said, {}, settings, tokenizer)

    assert made.grids.shape == (0, 3)
    assert tokenizer.decode(made.ids[0]).endswith("hi<|im_end|>\n<|im_start|>assistant\n")
