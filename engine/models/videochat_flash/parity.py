"""VideoChat-Flash beside its reference: every case of a golden folder, and what comes before the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from engine.models import parity
from engine.models.checkpoint import Checkpoint
from engine.models.parity import Case, Run
from engine.models.videochat_flash import packing, pictures, prompt, sampling
from engine.models.videochat_flash.dropping import Dropping
from engine.models.videochat_flash.packing import MARKER, Seen
from engine.models.videochat_flash.settings import Drop
from engine.models.videochat_flash.settings import drop as read_drop
from engine.models.videochat_flash.tower import positions

OUTPUTS = (
    "vision_out_*",
    "projector_out_*",
    "inputs_embeds",
    "inputs_embeds_mask",
    "final_hidden",
    "logits",
    "logits_last48",
    "generated_ids",
    "kept_rows_after_layer_*",
)
_LAST = 48
_MOST = 12


def runner(checkpoint: Checkpoint) -> Run:
    """Runs cases on the checkpoint, in float32."""
    loaded = parity.load(checkpoint)
    tile = loaded.model.settings.tower.side
    possible = pictures.grids(checkpoint.config["image_grid_pinpoints"], tile)

    def run(case: Case) -> dict[str, Tensor]:
        drop = read_drop({**checkpoint.config, **case.about.get("config_override", {})})
        with torch.inference_mode():
            return computed(loaded.model, case, possible, drop)

    return run


def computed(model: Any, case: Case, possible: list[tuple[int, int]], drop: Drop | None) -> dict[str, Tensor]:
    """Everything that a case holds."""
    inputs, kinds = case.inputs, case.about["modalities"]
    seen: list[Seen] = []
    rows: list[Tensor] = []
    for place, kind in enumerate(kinds):
        pixels = inputs[f"pixel_values_{place}"]
        seen.append(packing.look(model, packing.clips(pixels) if kind == "video" else pixels[:, None]))
        projected = seen[place].projected
        if kind == "video":
            rows.append(projected.flatten(0, 1))
            continue
        side = model.settings.tower.side
        wide, high = pictures.best(*_size(case, place), possible) if len(pixels) > 1 else (side, side)
        rows.append(packing.picture(projected, (wide // side, high // side)))
    texts = [row[kept == 1].tolist() for row, kept in zip(inputs["input_ids"], inputs["attention_mask"], strict=True)]
    table = model.get_input_embeddings()
    longest = model.settings.longest
    embeds, mask = packing.padded([packing.packed(*one, table, longest) for one in zip(texts, rows, strict=True)])
    made = {"inputs_embeds": embeds, "inputs_embeds_mask": mask}
    order = sorted(range(len(kinds)), key=lambda place: kinds[place] == "video")  # the tower is shown pictures first
    made |= {f"vision_out_{number}": seen[place].tower for number, place in enumerate(order)}
    made |= {f"projector_out_{place}": one.projected for place, one in enumerate(seen)}
    if drop is None:
        return made | _plain(model, embeds, mask, case)
    dropping = Dropping(model, drop)
    read = dropping.read(embeds, texts[0].index(MARKER), len(rows[0]))
    made |= {f"kept_rows_after_layer_{layer}": kept for layer, kept in read.kept.items()}
    made |= {"final_hidden": read.hidden, "logits": model.lm_head(read.hidden)}
    return made | {"generated_ids": torch.tensor(dropping.greedy(read, _MOST))}


def _size(case: Case, place: int) -> tuple[int, int]:
    width, height = case.about["image_sizes"][place]
    return int(width), int(height)


def _plain(model: Any, embeds: Tensor, mask: Tensor, case: Case) -> dict[str, Tensor]:
    """What comes of the decoder where nothing is left out. Rows behind the mask mean nothing, and are the reference's."""
    places = torch.arange(embeds.shape[1]).expand(len(embeds), -1)
    hidden = model.model(inputs_embeds=embeds, attention_mask=mask, position_ids=places).last_hidden_state
    hidden = torch.where(mask[..., None] == 1, hidden, case.wanted["final_hidden"])
    logits = model.lm_head(hidden)
    last = [row[kept == 1][-_LAST:] for row, kept in zip(logits, mask, strict=True)]
    made = {"final_hidden": hidden, "logits": logits}
    if all(len(row) == _LAST for row in last):
        made["logits_last48"] = torch.stack(last)
    if "generated_ids" in case.wanted:
        said = model.generate(
            inputs_embeds=embeds,
            attention_mask=mask,
            max_new_tokens=_MOST,
            do_sample=False,
            eos_token_id=None,
            pad_token_id=0,
        )
        made["generated_ids"] = said[0, -_MOST:]
    return made


def preprocessing(checkpoint: Checkpoint, folder: Path) -> Iterator[tuple[str, dict[str, Tensor], dict[str, Tensor]]]:
    """(item, what is prepared here, what the reference prepared): pictures, tiles, positions, frames, prompts, seconds."""
    read = parity.read_prepared(folder)
    if read is None:
        return
    told, tensors = read
    yield from _pictures(tensors, told["anyres"], checkpoint)
    yield from _positions(tensors)
    yield from _words(told, checkpoint)


_Item = tuple[str, dict[str, Tensor], dict[str, Tensor]]


def _pictures(tensors: Mapping[str, Tensor], anyres: list[dict[str, Any]], checkpoint: Checkpoint) -> Iterator[_Item]:
    from engine.models.videochat_flash.settings import tower

    side = tower(checkpoint.config).side
    for name in sorted(tensors):
        number = name.removeprefix("frames_u8_")
        if number == name:
            continue
        frames = list(tensors[name].numpy())
        if number == "448":
            wanted = tensors["pixel_values_448_every14"]
            yield name, {"pixel_values": pictures.squares(frames, 448)[..., ::14, ::14]}, {"pixel_values": wanted}
        else:
            wanted = tensors[f"pixel_values_{number}"]
            yield name, {"pixel_values": pictures.squares(frames, side)}, {"pixel_values": wanted}
    for place, item in enumerate(anyres):
        tile = int(item["tile"])
        cut, grid = pictures.tiles(tensors[f"anyres_u8_{place}"].numpy(), tile, pictures.grids(item["pinpoints"], tile))
        here = {"tiles": cut[..., ::28, ::28], "grid": torch.tensor(grid)}
        there = {"tiles": tensors[f"anyres_tiles_{place}_every28"], "grid": torch.tensor(item["grid_wh"])}
        yield f"anyres_{place}", here, there


def _positions(tensors: Mapping[str, Tensor]) -> Iterator[_Item]:
    made = {
        "pos_224_video_d8": positions(4, 14, 8),
        "pos_224_image_d8": positions(1, 14, 8),
        "pos_448_video_d8_every7": positions(4, 28, 8)[::7],
        "pos_448_image_d8": positions(1, 28, 8),
    }
    yield "positions", {name: table[None] for name, table in made.items()}, {name: tensors[name] for name in made}


def _words(told: Mapping[str, Any], checkpoint: Checkpoint) -> Iterator[_Item]:
    from engine.models.videochat_flash.architecture import processor

    for number, item in enumerate(told["sampling"]):
        frames = sampled(item)
        made = {"count": len(frames), "indices": frames, "indices_sum": sum(frames)}
        made |= {"indices_head": frames[:16], "indices_tail": frames[-16:]}
        kept = [name for name in made if name in item]
        yield (
            f"sampling_{number}",
            {name: torch.tensor(made[name]) for name in kept},
            {name: torch.tensor(item[name]) for name in kept},
        )
    _, tokenizer = processor(checkpoint)
    for number, item in enumerate(told["prompts"]):
        if "input_ids" in item:
            ids = prompt.ids(item["text"], tokenizer, MARKER)
            yield f"prompt_{number}", {"input_ids": torch.tensor(ids)}, {"input_ids": torch.tensor(item["input_ids"])}
    for number, item in enumerate(told["time_ranges"]):
        found = prompt.range_of(item["text"])
        first = torch.tensor(np.array([] if found is None else [found], dtype=np.float64).reshape(-1, 2))
        wanted = torch.tensor(np.array(item["ranges"], dtype=np.float64).reshape(-1, 2))
        yield f"time_range_{number}", {"range": first}, {"range": wanted}


def sampled(item: Mapping[str, Any]) -> list[int]:
    """The frames of an entry of the golden folder."""
    return sampling.chosen(
        item["total_frames"],
        item["fps"],
        clip=item["local_num_frames"],
        least=item["min_num_frames"],
        most=item["max_num_frames"],
    )
