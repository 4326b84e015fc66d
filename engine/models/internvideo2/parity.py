"""InternVideo2.5 beside its reference: every case of a golden folder, and what comes before the model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from engine.models import parity
from engine.models.checkpoint import Checkpoint
from engine.models.internvideo2 import pictures, prompt, seeing
from engine.models.internvideo2.architecture import processor
from engine.models.parity import Case, Run

OUTPUTS = ("inputs_embeds", "final_hidden", "logits", "generated_ids", "vision_last_hidden", "merged_tokens")
_UNIT = 32
"""Pixels are kept as whole numbers of parts of one."""
_SPARSE = 4
"""Of more tiles than this, every patch of this distance is kept."""

Compared = tuple[str, dict[str, Tensor], dict[str, Tensor]]


def runner(checkpoint: Checkpoint) -> Run:
    """Runs cases on the checkpoint, in float32."""
    loaded = parity.load(checkpoint)
    place, end = (int(loaded.tokenizer.convert_tokens_to_ids(word)) for word in (prompt.PLACE, prompt.END))

    def run(case: Case) -> dict[str, Tensor]:
        with torch.inference_mode():
            return computed(loaded.model, case, place, end)

    return run


def computed(model: Any, case: Case, place: int, end: int) -> dict[str, Tensor]:
    """Everything that a case holds; `place` is the token that features replace, `end` the one that ends an answer."""
    inputs = case.inputs
    ids, mask = inputs["input_ids"], inputs["attention_mask"]
    embedded = model.get_input_embeddings()(ids)
    found: dict[str, Tensor] = {}
    if "pixel_values" in inputs:
        pixels = (inputs["pixel_values"].float() / _UNIT).to(model.dtype)
        seen = seeing.looked(model, pixels)
        patch = model.config.vision_config.patch_size
        condensed = seeing.condensed(model, seen, (pixels.shape[2] // patch[0], pixels.shape[3] // patch[1]))
        step = seen.shape[1] // (case.wanted["vision_last_hidden"].shape[1] - 1)
        found |= {"vision_last_hidden": seen[:, ::step], "merged_tokens": condensed}
        features = model.model.multi_modal_projector(condensed)
        embedded = embedded.clone()
        embedded[ids == place] = features.flatten(0, 1)
    positions = (mask.cumsum(-1) - 1).masked_fill(mask == 0, 1)
    hidden = model.model.language_model(inputs_embeds=embedded, attention_mask=mask, position_ids=positions)
    final = hidden.last_hidden_state[:, inputs["logit_positions"]]
    said = model.generate(
        inputs_embeds=embedded,
        attention_mask=mask,
        max_new_tokens=case.wanted["generated_ids"].shape[-1],
        do_sample=False,
        eos_token_id=end,
        pad_token_id=int(ids[0, 0]),
    )
    there = mask[:, inputs["logit_positions"], None] == 1
    return {
        **found,
        "inputs_embeds": embedded,
        # what the reference has in front of a shorter text of a batch has no meaning, and is not compared
        "final_hidden": torch.where(there, final, case.wanted["final_hidden"]),
        "logits": torch.where(there, model.lm_head(final), case.wanted["logits"]),
        "generated_ids": said,
    }


def preprocessing(checkpoint: Checkpoint, folder: Path) -> Iterator[Compared]:
    """(item, what is prepared here, what the reference prepared) for preprocessing.json; nothing where there is none."""
    read = parity.read_prepared(folder)
    if read is None:
        return
    told, tensors = read
    for item in told["frames"]:
        side, most, whole, step = (item[name] for name in ("input_size", "max_num", "use_thumbnail", "stride"))
        made = torch.cat([pictures.tiles(one.numpy(), side, most, whole=whole) for one in tensors[f"{item['name']}.frames"]])
        wanted = tensors[f"{item['name']}.pixel_values"]
        yield item["name"], {"pixel_values": made[..., ::step, ::step]}, {"pixel_values": wanted}
    _, tokenizer = processor(checkpoint)
    for number, item in enumerate(told["prompts"]):
        text = prompt.said(item["question"], item["history"], item["num_tiles"], item["num_patches_list"])
        runs = [[run] if isinstance(run, int) else [run[0]] * run[1] for run in item["input_ids_rle"]]
        ids = torch.tensor([token for run in runs for token in run])
        yield f"prompt_{number}", {"input_ids": torch.tensor(prompt.numbers(text, tokenizer))}, {"input_ids": ids}
    yield from _rules(told)


def _rules(told: Any) -> Iterator[Compared]:
    """Which frames, how many, and how many tiles."""
    for number, item in enumerate(told["sampling"]):
        made = pictures.chosen(item["num_frames"], item["fps"], item["num_segments"], item["bound"])
        yield f"sampling_{number}", {"indices": torch.tensor(made)}, {"indices": torch.tensor(item["indices"])}
    lengths = told["num_frames_by_duration"]
    counts = torch.tensor([pictures.segments(length) for length, _ in lengths])
    yield "segments", {"count": counts}, {"count": torch.tensor([count for _, count in lengths])}
    cuts = told["tile_grid"]
    grids = torch.tensor([pictures.grid(cut["width"], cut["height"], cut["max_num"], cut["image_size"]) for cut in cuts])
    yield "tiles", {"grid": grids}, {"grid": torch.tensor([cut["grid_w_h"] for cut in cuts])}
