"""Tarsier2 beside its reference: every case of a golden folder, and what comes before the model."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from engine.models import parity
from engine.models.checkpoint import Checkpoint
from engine.models.parity import Case, Run
from engine.models.tarsier2 import conversation, positions
from engine.protocol import EngineError


def runner(checkpoint: Checkpoint) -> Run:
    """Runs cases on the checkpoint, in float32."""
    loaded = parity.load(checkpoint)

    def run(case: Case) -> dict[str, Tensor]:
        with torch.inference_mode():
            return computed(loaded.model, case.inputs, int(case.wanted["generated"].shape[-1]))

    return run


def computed(model: Any, inputs: Mapping[str, Tensor], length: int) -> dict[str, Tensor]:
    """Everything that a case holds. Behind the mask text is zero, as in the reference."""
    ids, mask, grids = inputs["input_ids"], inputs["attention_mask"], inputs["image_grid_thw"]
    config = model.config
    image, merge = int(config.image_token_id), int(config.vision_config.spatial_merge_size)
    places = positions.positions(ids, mask, grids, image, merge)
    pixels = inputs["pixel_values"].to(model.dtype)
    features = torch.cat(list(model.model.get_image_features(pixels, grids, return_dict=True).pooler_output))
    # a conversation without pictures comes with one that has no place in it, for the reference's sake
    media: dict[str, Tensor] = {"pixel_values": pixels, "image_grid_thw": grids} if bool((ids == image).any()) else {}
    made = model.model(input_ids=ids, attention_mask=mask, position_ids=places, **media)
    shown = mask[..., None].to(made.last_hidden_state.dtype)
    said = model.generate(
        input_ids=ids,
        attention_mask=mask,
        position_ids=places,
        **media,
        max_new_tokens=length,
        do_sample=False,
        eos_token_id=None,
        pad_token_id=0,
    )
    return {
        "position_ids": places.permute(1, 2, 0),
        "vision_tower": features,
        "final_hidden": made.last_hidden_state * shown,
        "logits": model.lm_head(made.last_hidden_state) * shown,
        "generated": said[:, ids.shape[1] :],
    }


def preprocessing(checkpoint: Checkpoint, folder: Path) -> Iterator[tuple[str, dict[str, Tensor], dict[str, Tensor]]]:
    """(case, what is prepared here, what the reference prepared) for preprocess.json; nothing where there is none."""
    from safetensors.torch import load_file

    from engine.models.tarsier2.architecture import processor

    path = folder / "preprocess.json"
    if not path.exists():
        return
    told = json.loads(path.read_text(encoding="utf-8"))
    tensors = load_file(folder / "preprocess.safetensors")
    settings, tokenizer = processor(checkpoint)
    for item in told["items"]:
        names = item["files"]
        files = {
            name: conversation.File(tensors[f"file.{name}"].numpy(), *([about["fps"]] if isinstance(about, dict) else []))
            for name, about in names.items()
        }
        own = item["config_overrides"]
        if unknown := set(own) - {"n_frames", "max_n_frames", "max_pixels", "max_seq_len"}:
            raise EngineError(f"{item['key']} has a setting that is not known: {min(unknown)}", file=str(path))
        default = conversation.Limits()
        limits = conversation.Limits(
            own.get("n_frames", default.frames),
            own.get("max_n_frames", default.most_frames),
            own.get("max_pixels", default.pixels),
            own.get("max_seq_len", default.tokens),
        )
        made = conversation.prepare(item["messages"], files, settings, tokenizer, limits)
        here = {"pixel_values": made.pixels, "image_grid_thw": made.grids, "input_ids": made.ids}
        yield item["key"], here, {name: tensors[f"{item['key']}.{name}"] for name in here}
