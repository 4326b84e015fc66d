"""Every family that answers about footage, at its published sizes, and how its towers are put to work there.

A family that `engine.models.opening` knows and this table does not fails the tests that use it: a new one brings an entry,
and with it what it takes is held to what it is predicted to take.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from engine.models import loader
from engine.models.checkpoint import Checkpoint
from tests.support import published
from tests.support import published_ported as ported
from tests.support.published import Config

Look = Callable[[Any, int], int]
"""(model on "meta", patches that may be seen at once) -> pictures that it was shown, by the code that shows them."""


@dataclass(frozen=True)
class Entry:
    """One published size of a family."""

    family: str
    config: Config
    look: Look


def checkpoint_of(entry: Entry, folder: Path) -> Checkpoint:
    """A checkpoint of it without weights."""
    loader.prepare()
    (folder / "config.json").write_text(json.dumps(entry.config))
    return Checkpoint(folder, entry.config, entry.family)


def shallow(entry: Entry, layers: int) -> Entry:
    """It with so many layers of the decoder: they are all alike."""
    config = copy.deepcopy(entry.config)
    own = config.get("text_config") or config.get("llm_config") or config
    own["num_hidden_layers"] = layers
    return replace(entry, config=config)


def hollow(entry: Entry, folder: Path) -> Any:
    """The model without numbers, everything of it on "meta"."""
    model = loader._empty(checkpoint_of(entry, folder), torch.bfloat16)
    for module in model.modules():
        for name, buffer in module._buffers.items():
            if buffer is not None:
                module._buffers[name] = buffer.to("meta")
    rotary = model.get_decoder().rotary_emb
    if getattr(rotary, "rope_type", "") == "dynamic":
        rotary.rope_type = "default"  # as long as nothing is longer than texts of the training; it looks at numbers
    return model


def _shown(count: int, height: int, width: int) -> torch.Tensor:
    return torch.empty(count, height, width, 3, dtype=torch.uint8, device="meta")


def _flash(model: Any, patches: int) -> int:
    from engine.models.videochat_flash import packing
    from engine.models.videochat_flash.pictures import pixels

    tower = model.settings.tower
    count = max(1, patches // tower.grid**2 // 4) * 4
    packing.look(model, packing.clips(pixels(_shown(count, tower.side, tower.side))))
    return count


def _hico(model: Any, patches: int) -> int:
    from engine.models.internvideo2 import pictures, seeing

    count = patches // 32**2 // 4 * 4
    seeing.features(model, pictures.normalised(_shown(count, 448, 448)).to(model.dtype))
    return count


def _chat(model: Any, patches: int) -> int:
    from engine.models.internvideo2_chat import seeing

    told = model.settings
    shape = (told.clips, told.tower.frames, 3, told.tower.side, told.tower.side)
    clips = torch.empty(shape, device="meta").to(model.dtype)
    seeing.features(model, seeing.normed(model, seeing.looked(model, clips)))
    return int(told.tower.frames)


def _rows(count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Pictures of 448 x 448 as Qwen2-VL's tower takes them, each in both places of a patch, and their shapes."""
    from engine.models.tarsier2.pictures import Settings, rows

    told = Settings(14, 2, 2, (0.5,) * 3, (0.5,) * 3, 3136, 12845056)
    return rows(_shown(count, 448, 448), told).to(torch.bfloat16), torch.tensor([[count, 32, 32]])


def _tarsier(model: Any, patches: int) -> int:
    from engine.models.native import vision

    count = patches // 32**2
    vision.batch(model.model.visual)
    pixels, grids = _rows(count)
    model.model.visual(pixels, grid_thw=grids, return_dict=True).pooler_output[:, None]
    return count


def _valley(model: Any, patches: int) -> int:
    from engine.models.native import vision
    from engine.models.valley import tokens
    from engine.models.valley.settings import SIGLIP

    count = patches // 32**2
    vision.batch(model.model.qwen2vl_vision_tower)
    pixels, _ = _rows(count)
    second = tokens.qwen(model, pixels, torch.tensor([[1, 32, 32]] * count)).chunk(count)
    del pixels
    side = int(SIGLIP["image_size"])
    made = []
    for other in second[:2]:  # picture by picture, so that a third takes no more than the second
        first = tokens.adapted(model, tokens.siglip(model, torch.empty(1, 3, side, side, device="meta")))
        made.append(tokens.of_picture(model.settings, first, other, (448, 448)))
    torch.cat(made)
    return count


def _vidi(model: Any, patches: int) -> int:
    from engine.models.vidi.features import _TOGETHER
    from engine.models.vidi.media import Media
    from engine.models.vidi.preparing import normalised

    media = Media(model)
    told = media.settings
    count = patches // told.grid**2
    media.look(normalised(_shown(count, told.side, told.side).permute(0, 3, 1, 2)))
    columns = told.window // told.hop
    media.listen(torch.empty(_TOGETHER["cuda"], int(told.hearing["num_mel_bins"]), columns, device="meta"))
    return count


def _qwen(model: Any, patches: int) -> int:
    from engine.models.native import vision

    config = model.config.vision_config
    cells = 448 // config.patch_size
    count = patches // cells**2 * config.temporal_patch_size
    vision.batch(model.model.visual)
    steps = count // config.temporal_patch_size
    values = 3 * config.temporal_patch_size * config.patch_size**2
    pixels = torch.empty(steps * cells**2, values, dtype=torch.bfloat16, device="meta")
    model.model.visual(pixels, grid_thw=torch.tensor([[steps, cells, cells]]), return_dict=True)
    return count


def _internvl(model: Any, patches: int) -> int:
    count = patches // 32**2
    pixels = torch.empty(count, 3, 448, 448, dtype=torch.bfloat16, device="meta")
    model.model.get_image_features(
        pixel_values=pixels, vision_feature_layer=-1, vision_feature_select_strategy="default", return_dict=True
    )
    return count


ENTRIES: dict[str, Entry] = {
    "qwen2-vl-7b": Entry("qwen2_vl", published.QWEN2_VL_7B, _qwen),
    "qwen2.5-vl-7b": Entry("qwen2_5_vl", published.QWEN2_5_VL_7B, _qwen),
    "qwen3-vl-8b": Entry("qwen3_vl", published.QWEN3_VL_8B, _qwen),
    "internvl3-8b": Entry("internvl", published.INTERNVL3_8B, _internvl),
    "tarsier2-7b": Entry("tarsier2", ported.TARSIER2_7B, _tarsier),
    "valley2-7b": Entry("valley", ported.VALLEY2_7B, _valley),
    "videochat-flash-7b-448": Entry("videochat_flash", ported.FLASH_7B_448, _flash),
    "videochat-flash-7b-224": Entry("videochat_flash", ported.FLASH_7B_224, _flash),
    "videochat-flash-2b-448": Entry("videochat_flash", ported.FLASH_2B_448, _flash),
    "internvideo2.5-8b": Entry("internvideo2_5", ported.INTERNVIDEO2_5_8B, _hico),
    "internvideo2-chat-8b": Entry("internvideo2_chat", ported.INTERNVIDEO2_CHAT_8B, _chat),
    "internvideo2-chat-8b-hd": Entry("internvideo2_chat", ported.INTERNVIDEO2_CHAT_8B_HD, _chat),
    "vidi-7b": Entry("vidi", ported.VIDI_7B, _vidi),
    "vidi1.5-9b": Entry("vidi", ported.VIDI1_5_9B, _vidi),
}
