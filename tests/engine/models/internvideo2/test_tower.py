"""InternVideo2's own tower: the golden cases of InternVideo2-Chat, whose it is, and what it can be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import load_file  # noqa: E402

from engine.models.internvideo2.tower import Sizes, Tower  # noqa: E402
from engine.protocol import EngineError  # noqa: E402
from tests.support.golden import golden_folder  # noqa: E402

TINY = Sizes(side=42, frames=8, width=48, heads=4, inner=209, blocks=3)
_LEVEL = "vision_encoder."


@pytest.fixture(scope="module")
def weights() -> dict[str, Any]:
    held = load_file(golden_folder("internvideo2_chat") / "checkpoint" / "model.safetensors")
    return {name.removeprefix(_LEVEL): value for name, value in held.items() if name.startswith(_LEVEL)}


@pytest.fixture(scope="module")
def tower(weights: Mapping[str, Any]) -> Tower:
    made = Tower(TINY)
    made.load_state_dict(weights)
    return made.eval()


@pytest.fixture
def clips() -> Any:
    return torch.randn(2, 8, 3, 42, 42, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("number", [0, 1, 3, 4, 5, 7])
def test_tokens_are_the_references(number: int, tower: Tower) -> None:
    """A picture, clips of 8, 16, 7 and 10 frames, frames of another size, and three clips at once."""
    case = load_file(golden_folder("internvideo2_chat") / f"case_{number}.safetensors")
    pixels = case["image" if number == 0 else "video"].float() / 32
    with torch.inference_mode():
        seen = tower(pixels.flatten(0, 1) if pixels.ndim == 6 else pixels)

    torch.testing.assert_close(seen, case["vision_encoder_out"], atol=1e-5, rtol=0)


def test_layers_are_given_whole_and_none_is_run_behind_the_last(tower: Tower, clips: Any) -> None:
    ran: list[int] = []
    hooks = [block.register_forward_hook(lambda *_: ran.append(1)) for block in tower.blocks]
    with torch.inference_mode():
        begun, second = tower.hidden(clips, (0, 2))
        count = len(ran)
        last, again, whole = tower.hidden(clips, (-1, 2, 3))
    for hook in hooks:
        hook.remove()

    assert begun.shape == second.shape == last.shape == (2, 1 + 8 * 9, 48)
    assert count == 2
    assert torch.equal(last, whole)
    assert torch.equal(second, again)
    with torch.inference_mode():
        assert torch.equal(tower.blocks[0](begun), tower.hidden(clips, (1,))[0])
        assert torch.equal(tower(clips), last)


@pytest.mark.parametrize("after", [(), (4,), (-5,)])
def test_layers_that_there_are_not_are_told(after: tuple[int, ...], tower: Tower, clips: Any) -> None:
    with pytest.raises(EngineError, match="a tower of 3 blocks has no layers"):
        tower.hidden(clips, after)


@pytest.mark.parametrize(
    ("shape", "line"),
    [
        ((1, 4, 3, 42, 56), "clips of 4 frames of 56x42 px cannot be cut"),
        ((1, 4, 3, 43, 43), "cannot be cut into patches of 1 frames and 14 px"),
        ((1, 1, 3, 56, 56), "a single picture of 56 px cannot be seen by a tower that knows those of 42"),
    ],
)
def test_pictures_that_it_cannot_see_are_told(shape: tuple[int, ...], line: str, tower: Tower) -> None:
    with pytest.raises(EngineError, match=line):
        tower(torch.zeros(shape))


def test_other_towers_of_the_kind_can_be_made(clips: Any) -> None:
    """Without the class, with patches of two frames, a bias, no norms of queries and no scales; no table for pictures."""
    plain = replace(
        TINY, class_token=False, tubelet=2, qkv_bias=True, query_key_norm=False, layer_scale=False, picture_positions=False
    )
    made = Tower(plain).eval()

    with torch.inference_mode():
        assert made(clips).shape == (2, 4 * 9, 48)
        assert made(clips[:, :2]).shape == (2, 9, 48)
    names = set(made.state_dict())
    assert "blocks.0.attn.qkv.bias" in names
    assert not names & {"cls_token", "img_pos_embed", "blocks.0.ls1", "blocks.0.attn.q_norm.weight"}


def test_a_patch_of_two_frames_is_what_a_convolution_makes_of_it(clips: Any) -> None:
    made = Tower(replace(TINY, tubelet=2)).eval()
    with torch.inference_mode():
        patches = made.patch_embed(clips)
        wanted = made.patch_embed.proj(clips.transpose(1, 2)).flatten(2).transpose(1, 2)

    torch.testing.assert_close(patches, wanted, atol=1e-5, rtol=1e-5)


def test_sizes_of_which_none_can_be_made_are_told() -> None:
    with pytest.raises(EngineError, match="no tower of InternVideo2 can have these sizes"):
        replace(TINY, heads=5)
