"""InternVideo2-Chat beside its reference: every case of a golden folder, and what comes before the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from engine.models import parity
from engine.models.checkpoint import Checkpoint
from engine.models.internvideo2.pictures import chosen
from engine.models.internvideo2_chat import pictures, prompt, seeing
from engine.models.internvideo2_chat.architecture import processor
from engine.models.parity import Case, Run
from engine.protocol import EngineError

GATE = 2e-4
OUTPUTS = (
    "vision_encoder_out",
    "vision_layernorm_out",
    "qformer_last_hidden",
    "project_up_out",
    "inputs_embeds",
    "final_hidden",
    "logits",
    "generated_ids",
)
_UNIT = 32
"""Pixels are kept as whole numbers of parts of one."""

Compared = tuple[str, dict[str, Tensor], dict[str, Tensor]]


def runner(checkpoint: Checkpoint) -> Run:
    """Runs cases on the checkpoint, in float32."""
    loaded = parity.load(checkpoint)

    def run(case: Case) -> dict[str, Tensor]:
        with torch.inference_mode():
            return computed(loaded.model, case, int(loaded.tokenizer.eos_token_id))

    return run


def computed(model: Any, case: Case, end: int) -> dict[str, Tensor]:
    """Everything that a case holds; `end` is the token that ends an answer."""
    inputs, wanted = case.inputs, case.wanted
    ids, mask = inputs["input_ids"], inputs["attention_mask"]
    embedded = model.get_input_embeddings()(ids)
    found: dict[str, Tensor] = {}
    if "visual_idx" in inputs:
        found = _seen(model, inputs, wanted)
        embedded = embedded.clone()
        embedded[inputs["visual_idx"] == 1] = found["project_up_out"].flatten(0, 1)
    hidden = model.model(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
    there = mask[:, inputs["logit_positions"], None] == 1
    final = hidden[:, inputs["logit_positions"]]
    found |= {
        "inputs_embeds": embedded,
        # what the reference has behind a shorter text of a batch has no meaning, and is not compared
        "final_hidden": torch.where(there, final, wanted["final_hidden"]),
        "logits": torch.where(there, model.lm_head(final), wanted["logits"]),
    }
    if "generated_ids" in wanted:
        found["generated_ids"] = model.generate(
            inputs_embeds=embedded,
            attention_mask=mask,
            max_new_tokens=wanted["generated_ids"].shape[-1],
            do_sample=False,
            eos_token_id=end,
            pad_token_id=prompt.HOLE,
        )
    return found


def _seen(model: Any, inputs: Mapping[str, Tensor], wanted: Mapping[str, Tensor]) -> dict[str, Tensor]:
    pixels = inputs["video" if "video" in inputs else "image"].float() / _UNIT
    clips = pixels.flatten(0, 1) if pixels.ndim == 6 else pixels
    told = (inputs["qformer_input_ids"], inputs["qformer_attention_mask"]) if "qformer_input_ids" in inputs else ()
    looked = seeing.looked(model, clips)
    normed = seeing.normed(model, looked)
    gathered = seeing.gathered(model, normed, *told)
    if told:
        # fill in front of shorter instructions means nothing
        queries = sum(model.settings.queries)
        words = torch.where(told[1][..., None] == 1, gathered[:, queries:], wanted["qformer_last_hidden"][:, queries:])
        gathered = torch.cat([gathered[:, :queries], words], dim=1)
    return {
        "vision_encoder_out": looked,
        "vision_layernorm_out": normed,
        "qformer_last_hidden": gathered,
        "project_up_out": seeing.projected(model, gathered),
    }


def preprocessing(checkpoint: Checkpoint, folder: Path) -> Iterator[Compared]:
    """(item, what is prepared here, what the reference prepared) for preprocessing.json, and the texts of the cases."""
    read = parity.read_prepared(folder)
    if read is None:
        return
    told, tensors = read
    for item in told["frames"]:
        made = _frames(tensors[f"{item['name']}.frames"], item)
        shape, step = torch.tensor(made.shape), item.get("stride", 1)
        yield (
            item["name"],
            {"pixel_values": made[..., ::step, ::step], "shape": shape},
            {"pixel_values": tensors[f"{item['name']}.pixel_values"], "shape": torch.tensor(item["full_shape"])},
        )
    preparing, tokenizer = processor(checkpoint)
    each = preparing.settings.each
    for number, item in enumerate(told["prompts"]):
        text = _conversation(item)
        pieces = prompt.pieces(text, tokenizer)
        _, seen = prompt.ids(text, tokenizer, each)
        yield (
            f"prompt_{number}",
            {"input_ids": torch.tensor(list(chain.from_iterable(pieces))), "visual_idx": torch.tensor(seen)},
            {"input_ids": torch.tensor(item["text_ids"]), "visual_idx": _runs(item["visual_runs"])},
        )
    for number, item in enumerate(told["qformer_tokens"]):
        if preparing.words is None:
            raise EngineError("it has no vocabulary for instructions", file=str(checkpoint.directory))
        rows = map(torch.tensor, preparing.words.rows(item["texts"]))
        yield (
            f"instruction_{number}",
            dict(zip(("input_ids", "attention_mask"), rows, strict=True)),
            {name: torch.tensor(item[name]) for name in ("input_ids", "attention_mask")},
        )
    yield from _rules(told)
    yield from _texts(folder, tokenizer, each)


def _frames(frames: Tensor, item: Mapping[str, Any]) -> Tensor:
    side, (height, width) = int(item["resolution"]), frames.shape[1:3]
    if item["fn"] == "base":
        return pictures.cropped(frames, side, antialias=bool(item["antialias"]))
    if item["padding"]:
        return pictures.padded(frames, side, int(item["hd_num"]))[None]
    cut = item["fix_ratio"] or pictures.free(width, height, int(item["hd_num"]), side)
    return pictures.tiled(frames, side, (int(cut[0]), int(cut[1])))[None]


def _conversation(item: Mapping[str, Any]) -> str:
    """The text of a call as the reference's were recorded. Raises EngineError where it is not the one that was recorded."""
    video = item.get("media_type", item.get("media")) == "video"
    clips = 1
    if item["variant"] == "HD":
        clips = int(item["clips"] if "clips" in item else item["media_tensor_shape"][1 if video else 0])
    text = prompt.conversation(
        item["user_prompt"],
        item.get("chat_history") or (),
        clips=clips,
        video=video,
        instruction=item.get("instruction") or "",
        message=item["msg"],
        begun=(item.get("answer_prompt") or "") if item["variant"] == "HD" else "",
    )
    if text != item["conversation"]:
        raise EngineError(f"the reference says {item['conversation'][:80]!r}, and this {text[:80]!r}")
    return text


def _texts(folder: Path, tokenizer: Any, each: int) -> Iterator[Compared]:
    """Of the cases: what was asked as tokens, and what was answered as text."""
    for case in parity.read_cases(folder, OUTPUTS):
        if "chat_call" not in case.about:
            continue
        text = _conversation({**case.about, **case.about["chat_call"]})
        ids, seen = prompt.ids(text, tokenizer, each)
        wanted = {name: case.inputs[name] for name in ("input_ids", "visual_idx")}
        yield f"text_of_{case.name}", {"input_ids": torch.tensor([ids]), "visual_idx": torch.tensor([seen])}, wanted
        said = tokenizer.decode(case.wanted["generated_ids"][0], skip_special_tokens=True)
        there = str(case.about["generated_text_skip_special"][0])
        yield f"answer_of_{case.name}", {"text": _letters(said)}, {"text": _letters(there)}


def _rules(told: Any) -> Iterator[Compared]:
    """Which frames, what is told of them, and how many tiles."""
    for number, item in enumerate(told["sampling"]):
        made = chosen(item["num_frames"], item["fps"], item["num_segments"])
        said = prompt.told([place / item["fps"] for place in made])
        yield (
            f"sampling_{number}",
            {"indices": torch.tensor(made), "message": _letters(said)},
            {"indices": torch.tensor(item["indices"]), "message": _letters(item["message"])},
        )
    for cut in told["tile_grid"]:
        name = f"tiles_{cut['width']}x{cut['height']}_{cut['hd_num']}"
        here = pictures.free(cut["width"], cut["height"], cut["hd_num"], 224)
        yield name, {"grid": torch.tensor(here)}, {"grid": torch.tensor(cut["grid_w_h"])}


def _letters(text: str) -> Tensor:
    """A text as numbers, so that one that differs is seen to."""
    return torch.tensor([ord(letter) for letter in text])


def _runs(runs: list[list[int]]) -> Tensor:
    return torch.tensor([value for value, count in runs for _ in range(count)])
