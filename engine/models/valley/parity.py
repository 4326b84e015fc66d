"""Valley2 beside its reference: every case of a golden folder, and what comes before the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from engine.models import parity
from engine.models.checkpoint import Checkpoint
from engine.models.parity import Case, Run
from engine.models.valley import tiles, tokens
from engine.models.valley.preparing import Preparing, chosen, said
from engine.models.valley.settings import SIGLIP, Settings, grids
from engine.protocol import EngineError

OUTPUTS = (
    "siglip_out_*",
    "mm_projector_out_*",
    "qwen2vl_out",
    "inputs_embeds*",
    "final_hidden",
    "logits",
    "logits_last48",
    "generated_ids",
)
_OVERRIDES = {"anyres": "tiled", "max_vision_token": "most"}
_Pair = tuple[dict[str, Tensor], dict[str, Tensor]]
_PUBLISHED = "(1x1),...,(3x3)"


def runner(checkpoint: Checkpoint) -> Run:
    """Runs cases on the checkpoint, in float32."""
    loaded = parity.load(checkpoint)

    def run(case: Case) -> dict[str, Tensor]:
        with torch.inference_mode():
            return computed(loaded.model, case)

    return run


def computed(model: Any, case: Case) -> dict[str, Tensor]:
    """Everything that a case holds. Rows of padding are not compared: there stand the reference's."""
    told = _settings(model.settings, case)
    inputs, wanted = case.inputs, case.wanted
    second = tokens.qwen(model, inputs["pixel_values"], inputs["image_grid_thw"])
    counts = (inputs["image_grid_thw"].prod(-1) // int(told.qwen["spatial_merge_size"]) ** 2).tolist()
    parts = iter(torch.split(second, counts))
    made: dict[str, Tensor] = {"qwen2vl_out": second}
    rows: list[Tensor] = []
    for row, sizes in enumerate(case.about["image_sizes_wh"]):
        pixels = [inputs[f"image_tiles_{row}_{place}"] for place in range(len(sizes))]
        features = tokens.siglip(model, torch.cat(pixels))
        adapted = tokens.adapted(model, features)
        made[f"siglip_out_{row}"] = torch.cat([features[:, :1], features], dim=1)
        made[f"mm_projector_out_{row}"] = adapted
        cut = torch.split(adapted, [len(one) for one in pixels])
        pictures = [tokens.of_picture(told, first, next(parts), tuple(size)) for first, size in zip(cut, sizes, strict=True)]
        there = inputs["attention_mask"][row].bool()
        rows.append(tokens.placed(model, inputs["input_ids"][row][there].tolist(), pictures)[: told.longest])
    embedded, mask = _padded(rows)
    places = torch.arange(embedded.shape[1])[None]
    hidden = model.model(inputs_embeds=embedded, attention_mask=mask, position_ids=places).last_hidden_state
    if not bool(mask.all()):
        hidden = torch.where(mask[..., None].bool(), hidden, wanted["final_hidden"])
    logits = model.lm_head(hidden)
    last = logits[:, -48:]
    made |= {"inputs_embeds": embedded, "inputs_embeds_mask": mask, "final_hidden": hidden}
    made |= {"logits": logits, "logits_last48": last}
    if "generated_ids" in wanted:
        made["generated_ids"] = _greedy(model, embedded, len(wanted["generated_ids"]))
    return made


def preprocessing(checkpoint: Checkpoint, folder: Path) -> Iterator[tuple[str, dict[str, Tensor], dict[str, Tensor]]]:
    """(item, what is prepared here, what the reference prepared) for preprocessing.json, at the published sizes."""
    from engine.models.valley.architecture import processor

    read = parity.read_prepared(folder)
    if read is None:
        return
    told, tensors = read
    preparing, tokenizer = processor(checkpoint)
    real = published(preparing, tokenizer)
    for item in told["images"]:
        here, there = _image(real, item, tensors)
        yield f"image {item['idx']}", here, there
    for item in told["grid_shape"]:
        grid = _grid(tuple(item["size_wh"]), real.settings)
        yield f"grid of {item['size_wh']}", {"grid": torch.tensor(grid)}, {"grid": torch.tensor(item["grid_wh"])}
    for item in told["unpad_pool"]:
        here, there = _pooled(item)
        yield f"tokens of {item['size_wh']}", here, there
    for item in told["video_sampling"]:
        here, there = _numbers(chosen(item["total"]), item["indices"])
        yield f"{item['total']} frames", here, there
    for place, item in enumerate(told["prompts"]):
        here, there = _numbers(prompt(preparing, item), item["input_ids"])
        yield f"prompt {place}", here, there


def published(preparing: Preparing, tokenizer: Any) -> Preparing:
    """As `preparing`, with pictures of the published towers' sizes."""
    tile = int(SIGLIP["image_size"])
    told = replace(preparing.settings, siglip=SIGLIP, grids=grids(_PUBLISHED, tile), tiled=True)
    qwen = replace(preparing.qwen, patch=14, merge=2, least_pixels=3136, most_pixels=1280 * 28 * 28)
    return Preparing(told, qwen, tokenizer)


def prompt(preparing: Preparing, item: Mapping[str, Any]) -> list[int]:
    """The tokens of an entry of "prompts". Raises EngineError for a kind that is not known."""
    kind, count = str(item["kind"]), int(item["num_images"])
    preparing = replace(preparing, settings=replace(preparing.settings, tags=bool(item.get("special", True))))
    if kind == "processor":
        return preparing.numbers(preparing.conversation([("user", item["question"])], count, item["system"]))
    if kind == "processor_multi_turn":
        return preparing.numbers(preparing.conversation([tuple(turn) for turn in item["turns"]], count, None))
    if kind.startswith("repo_chat"):
        plain = replace(preparing, settings=replace(preparing.settings, tags=False))
        return plain.numbers(plain.conversation([("user", said(item["question"], count))], count, None))
    raise EngineError(f"a prompt is of a kind that is not known: {kind}")


def _settings(told: Settings, case: Case) -> Settings:
    own = case.about["config_override"]
    if unknown := set(own) - set(_OVERRIDES):
        raise EngineError(f"{case.name} has a setting that is not known: {min(unknown)}", file=str(case.folder))
    changes: dict[str, Any] = {_OVERRIDES[name]: value or 0 for name, value in own.items()}
    return replace(told, **changes)


def _padded(rows: list[Tensor]) -> tuple[Tensor, Tensor]:
    """(batch, n, hidden) with zeros on the left, and its mask."""
    longest = max(map(len, rows))
    embedded = rows[0].new_zeros(len(rows), longest, rows[0].shape[1])
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    for place, row in enumerate(rows):
        embedded[place, longest - len(row) :] = row
        mask[place, longest - len(row) :] = 1
    return embedded, mask


def _greedy(model: Any, embedded: Tensor, length: int) -> Tensor:
    made: Tensor = model.generate(
        inputs_embeds=embedded,
        attention_mask=torch.ones(embedded.shape[:2], dtype=torch.long),
        max_new_tokens=length,
        do_sample=False,
        eos_token_id=None,
        pad_token_id=0,
    )
    return made[0]


def _image(real: Preparing, item: Mapping[str, Any], tensors: Mapping[str, Tensor]) -> _Pair:
    place = item["idx"]
    small = Image.fromarray(tensors[f"img_u8_{place}"].numpy())
    picture = np.asarray(small.resize(tuple(item["size_wh"]), Image.Resampling.NEAREST))
    cut = real.cut(picture)
    rows, grid = real.patches(picture)
    shape = _grid(tuple(item["size_wh"]), real.settings)
    here = {
        "tiles": cut[:, :, 5::24, 7::24],
        "pixel_values": rows[::13, ::29],
        "mean of tiles": cut.double().mean(),
        "mean of pixel_values": rows.double().mean(),
        "counts": torch.tensor([len(cut), *shape, *grid, len(rows)]),
    }
    counts = [item["siglip_num_tiles"], *item["siglip_grid_wh"], *item["image_grid_thw"], item["num_patch_rows"]]
    there = {
        "tiles": tensors[f"siglip_tiles_{place}_every24"],
        "pixel_values": tensors[f"qwen_pixel_values_{place}_sub"],
        "mean of tiles": torch.tensor(item["siglip_sum"] / cut.numel(), dtype=torch.float64),
        "mean of pixel_values": torch.tensor(item["qwen_sum"] / rows.numel(), dtype=torch.float64),
        "counts": torch.tensor(counts),
    }
    return here, there


def _grid(size: tuple[int, int], told: Settings) -> tuple[int, int]:
    width, height = tiles.best(size, told.grids)
    return width // told.tile, height // told.tile


def _pooled(item: Mapping[str, Any]) -> _Pair:
    size, side, (columns, rows) = tuple(item["size_wh"]), item["tokens_per_side"], item["grid_wh"]
    high, wide = tiles.kept(size, rows * side, columns * side)
    pooled = tiles.shape(size, (columns, rows), side, item["max_vision_token"])
    here = {"kept": (high.stop - high.start, wide.stop - wide.start), "pooled": pooled}
    there = {"kept": item["unpadded_hw"], "pooled": item["pooled_hw"]}
    return {name: torch.tensor(value) for name, value in here.items()}, {
        name: torch.tensor(value) for name, value in there.items()
    }


def _numbers(here: list[int], there: list[int]) -> _Pair:
    return {"numbers": torch.tensor(here)}, {"numbers": torch.tensor(there)}
