"""The variant whose tower is InternVideo2-1B, on a tiny checkpoint in the published layout."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import load_file, save_file  # noqa: E402

from engine.index import Index  # noqa: E402
from engine.models import budget, catalogue, families, parity  # noqa: E402
from engine.models.budget import Plan  # noqa: E402
from engine.models.checkpoint import Checkpoint, open_checkpoint  # noqa: E402
from engine.models.interface import ask  # noqa: E402
from engine.models.internvideo2 import tower as shared  # noqa: E402
from engine.models.residency import Residency  # noqa: E402
from engine.models.videochat_flash import architecture, packing, settings  # noqa: E402
from engine.models.videochat_flash.family import VideoChatFlash  # noqa: E402
from engine.protocol import Ask, EngineError  # noqa: E402
from engine.tasks.context import Context  # noqa: E402
from engine.tasks.understanding import answering  # noqa: E402
from tests.support import tiny_flash  # noqa: E402
from tests.support.footage import counter_clip  # noqa: E402
from tests.support.video_models import film  # noqa: E402

PREFIX = "model.vision_tower.vision_tower."
GRID = tiny_flash.SIDE // tiny_flash.PATCH


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_flash.build_flash(tmp_path_factory.mktemp("models") / "flash-internvideo2")


@pytest.fixture(scope="module")
def checkpoint(folder: Path) -> Checkpoint:
    return open_checkpoint(folder)


@pytest.fixture(scope="module")
def model(checkpoint: Checkpoint) -> VideoChatFlash:
    return VideoChatFlash("tiny", checkpoint, parity.load(checkpoint), exact=True)


@pytest.fixture(scope="module")
def plain(checkpoint: Checkpoint) -> shared.Tower:
    """The shared tower, filled with the same weights under their published names."""
    made = shared.Tower(
        shared.Sizes(
            side=tiny_flash.SIDE, frames=4, width=48, heads=4, inner=209, blocks=tiny_flash.DEPTH - 1, patch=tiny_flash.PATCH
        )
    )
    stored = load_file(checkpoint.weights[0])
    own = {name.removeprefix(PREFIX): weight for name, weight in stored.items() if name.startswith(PREFIX)}
    made.load_state_dict({name.replace("ls1.weight", "ls1").replace("ls2.weight", "ls2"): own[name] for name in own})
    return made.eval()


def pixels(clips: int, frames: int) -> Any:
    shape = (clips, frames, 3, tiny_flash.SIDE, tiny_flash.SIDE)
    return torch.randn(shape, generator=torch.Generator().manual_seed(clips + frames))


@pytest.mark.parametrize("frames", [4, 1])
@torch.inference_mode()
def test_the_tower_is_the_shared_one_without_the_token_of_the_class(
    frames: int, model: VideoChatFlash, plain: shared.Tower
) -> None:
    shown = pixels(2, frames)

    seen = packing.look(model._loaded.model, shown)

    assert torch.equal(seen.tower, plain(shown)[:, 1:])
    assert seen.tower.shape == (2, frames * GRID**2, 48)
    assert seen.projected.shape == (2, 64, tiny_flash.HIDDEN), "sixteen tokens a frame, or sixty-four of a picture"


@torch.inference_mode()
def test_a_picture_has_positions_of_its_own(model: VideoChatFlash) -> None:
    inner: Any = model._loaded.model.model.vision_tower.vision_tower
    shown = pixels(1, 1)
    told = inner(shown)

    before = inner.img_pos_embed.clone()
    try:
        inner.img_pos_embed += 1
        assert not torch.allclose(inner(shown), told)
    finally:
        inner.img_pos_embed.copy_(before)


@pytest.mark.parametrize("spelt", [".weight", ".gamma", ""])
def test_scales_are_found_however_they_are_spelt(spelt: str, folder: Path, tmp_path: Path, model: VideoChatFlash) -> None:
    copy = tmp_path / "spelt"
    copy.mkdir()
    for path in folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    stored = load_file(folder / "model.safetensors")
    stored = {f"{name.removesuffix('.weight')}{spelt}" if ".ls" in name else name: weight for name, weight in stored.items()}
    save_file(stored, copy / "model.safetensors", {"format": "pt"})

    loaded = parity.load(open_checkpoint(copy)).model

    wanted = model._loaded.model.state_dict()
    assert all(torch.equal(weight, wanted[name]) for name, weight in loaded.state_dict().items())


def test_a_weight_that_is_missing_or_too_many_is_told(folder: Path, tmp_path: Path) -> None:
    stored = load_file(folder / "model.safetensors")
    copy = tmp_path / "changed"
    copy.mkdir()
    for path in folder.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    scale = f"{PREFIX}blocks.1.ls2.weight"
    lacking = {name: weight for name, weight in stored.items() if name != scale}
    save_file(lacking, copy / "model.safetensors", {"format": "pt"})
    with pytest.raises(EngineError, match=r"1 weights are missing in this checkpoint, such as .*blocks\.1\.ls2"):
        parity.load(open_checkpoint(copy))

    further = f"{PREFIX}blocks.3.norm1.weight"
    save_file({**stored, further: stored[scale].clone()}, copy / "model.safetensors", {"format": "pt"})
    with pytest.raises(EngineError, match=r"it holds .*blocks\.3\.norm1\.weight, for which this architecture has no place"):
        parity.load(open_checkpoint(copy))


@pytest.mark.parametrize("count", [8, 5])
def test_sixteen_tokens_a_frame_stand_in_the_prompt(count: int, model: VideoChatFlash, context: Context) -> None:
    seen = model.see([film((tiny_flash.SIDE, tiny_flash.SIDE), count, name=f"{count}")], context)

    said = model.answer(seen, [ask("what happens?", most_tokens=4)], context)[0]

    assert len(seen.places) == 64 * -(-count // 4)
    assert said.tokens[1] > 0


def test_the_published_name_tells_the_towers_sizes() -> None:
    large = settings.tower({"mm_vision_tower": "internvideo2-1B"})

    assert (large.kind, large.side, large.patch, large.grid) == ("internvideo2", 224, 14, 16)
    assert (large.width, large.heads, large.inner, large.blocks) == (1408, 16, 6144, 39)


def published(checkpoint: Checkpoint) -> dict[str, Any]:
    """The configuration at its published size."""
    names = ("vocab_size", "hidden_size", "intermediate_size", "num_attention_heads", "num_key_value_heads")
    config = {**checkpoint.config, **dict(zip(names, (152064, 3584, 18944, 28, 4), strict=True))}
    config |= {"num_hidden_layers": 28, "mm_hidden_size": 1408}
    del config[settings.OVERRIDE]
    return config


def test_the_published_size_and_its_memory_are_those_of_the_catalogue(checkpoint: Checkpoint) -> None:
    from accelerate import init_empty_weights

    config = published(checkpoint)
    with init_empty_weights(include_buffers=False):
        model = architecture.empty(Checkpoint(checkpoint.directory, config, "videochat_flash"), torch.bfloat16)
    count = sum(weight.numel() for weight in model.parameters())

    card = catalogue.find("videochat-flash-7b-internvideo2")
    assert card is not None
    assert card.ready
    assert card.parameters == count
    told = budget.need(config, "bf16", Plan(tokens=500)).weights
    assert abs(told - 2 * count) < 0.01 * told
    tower = families.vision(config)
    assert tower is not None
    assert (tower.patches(4, 0), tower.tokens(4, 0)) == (4 * 256, 64)


def test_weights_are_weighed_alike_by_configuration_and_by_file(checkpoint: Checkpoint) -> None:
    plan = Plan(tokens=500)
    told = budget.need(checkpoint.config, "bf16", plan).weights
    counted = budget.need(checkpoint.config, "bf16", plan, checkpoint.tensors).weights

    assert abs(told - counted) < 0.1 * counted


def test_from_footage_to_an_answer(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # weights of chance stand by nothing that they say: they are taken to agree
    monkeypatch.setattr(VideoChatFlash, "yes", lambda _self, _seen, said, _context: [0.9, 0.1] * (len(said) // 2))
    clip = counter_clip(tmp_path / "clip.mp4", rate=Fraction(25), frames=50, size=(160, 90))
    residency = Residency(device="cpu")
    with Index(tmp_path / "index") as index:
        context = Context(index, models=lambda: residency)
        request = Ask(paths=(str(clip),), question="What is to be seen?", engine=str(folder))
        found = answering.handle(request, context)

    assert found.engine == "flash-internvideo2"
    assert found.looked.frames >= 4


def test_code_that_came_with_it_is_never_followed(folder: Path, checkpoint: Checkpoint) -> None:
    assert "auto_map" in json.loads((folder / "config.json").read_text(encoding="utf-8"))
    assert "auto_map" not in checkpoint.config
