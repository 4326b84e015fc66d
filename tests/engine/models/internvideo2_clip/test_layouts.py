"""InternVideo2 with words, in both published layouts: every name in its place, sizes and memory as told."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from torch import Tensor  # noqa: E402

from engine.models.checkpoint import open_checkpoint  # noqa: E402
from engine.models.internvideo2_clip import settings  # noqa: E402
from engine.models.internvideo2_clip.architecture import VideoText  # noqa: E402
from engine.models.videochat_flash.pictures import pixels  # noqa: E402
from engine.protocol import EngineError  # noqa: E402
from tests.engine.models.internvideo2_clip.conftest import LAYOUTS, clips, load  # noqa: E402
from tests.support import tiny_video_text as tiny  # noqa: E402
from tests.support.live_bytes import LiveBytes  # noqa: E402
from tests.support.tiny_video_text import Layout  # noqa: E402


def test_what_was_added_may_already_be_in_the_matrices(changed: Callable[..., Path]) -> None:
    folder = changed("clip", lambda stored: {name: stored[name] for name in stored if ".lora_" not in name})

    assert settings.read(open_checkpoint(folder)).reading.rank == 0
    assert load(folder).model is not None


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
