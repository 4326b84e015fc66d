"""Golden cases of Vidi-7B and Vidi1.5, for engine.models.parity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from engine.models import parity
from engine.models.checkpoint import Checkpoint
from engine.models.generation.decoder import Step
from engine.models.generation.generator import Generator, Job
from engine.models.parity import Case
from engine.models.vidi.decoder import Attending
from engine.models.vidi.media import Media
from engine.models.vidi.memory import Memory, Shown
from engine.models.vidi.preparing import normalised

MARKER = -200
"""Stands in the prompt where footage was named; it is taken out."""
_MOST = 12


def runner(checkpoint: Checkpoint) -> parity.Run:
    """As engine.models.parity says."""
    loaded = parity.load(checkpoint)
    return Golden(loaded.model)


class Golden:
    """Runs cases over a loaded model."""

    def __init__(self, model: Any) -> None:
        self._media = Media(model)
        self._decoder = Attending(model)
        self._generator = Generator(self._decoder)
        self._known: dict[str, tuple[list[Memory], dict[str, Tensor]]] = {}

    @torch.inference_mode()
    def __call__(self, case: Case) -> Mapping[str, Tensor]:
        inputs = case.inputs
        memories, found = self._footage(case, inputs)
        text = inputs["input_ids"]
        mask = inputs.get("attention_mask", torch.ones_like(text))
        rows = [row[(kept == 1) & (row != MARKER)] for row, kept in zip(text, mask, strict=True)]
        hidden = [self._read(row, memory) for row, memory in zip(rows, memories, strict=True)]
        logits = [self._decoder.logits(one) for one in hidden]
        made = {**found, "final_hidden": _filled(hidden), "logits": _filled(logits)}
        made["text_mask"] = _filled([torch.ones(len(row), 1) for row in rows])[..., 0]
        if len(rows) == 1:
            job = Job(tuple(rows[0].tolist()), _MOST, frozenset())
            (said,) = self._generator.answers(Shown.of(memories[0]), [job], lambda: None)
            made["generated"] = torch.tensor([said.tokens])
        return made

    def _read(self, ids: Tensor, memory: Memory) -> Tensor:
        """(n, hidden) after the last norm."""
        decoder = self._decoder
        rows = decoder.slots(1, len(ids))
        positions = torch.arange(len(ids), device=decoder.device)[None]
        starts = torch.zeros(1, dtype=torch.int64, device=decoder.device)
        step = Step(*decoder.waves(positions), Shown.of(memory), 0, rows, starts)
        return decoder.run(decoder.embed(ids[None].to(decoder.device)), step)[0]

    def _footage(self, case: Case, inputs: Mapping[str, Tensor]) -> tuple[list[Memory], dict[str, Tensor]]:
        """A memory a sample, and all that was made on the way."""
        about = case.about
        pictures = _samples(inputs, "images")
        spectra = _samples(inputs, "audio_features")
        sizes = inputs.get("audio_sizes")
        if same := about.get("same_media_as") or about.get("same_images_as"):
            pictures = _samples(case.other(same).inputs, "images")
        if same := about.get("same_media_as") or about.get("same_audio_as"):
            spectra, sizes = _samples(case.other(same).inputs, "audio_features"), case.other(same).inputs["audio_sizes"]
        if about.get("procedural_frames"):
            pictures = [procedural(int(about["num_frames"]), self._media.settings.side)]
        count = max(1, len(pictures), len(spectra))
        found: dict[str, Tensor] = {}
        seen = [self._seen(one, found) for one in pictures]
        heard = [
            self._heard(one, int(size), found) for one, size in zip(spectra, sizes if sizes is not None else (), strict=True)
        ]
        for name, made in (("image", seen), ("audio", heard)):
            if made:
                longest = max(len(one) for one, _ in made)
                blank = [one if there else torch.zeros_like(one) for one, there in made]
                found[f"{name}_embeds"] = _filled(blank)
                found[f"{name}_mask"] = torch.zeros(len(made), longest, dtype=torch.uint8)
                for row, (one, there) in enumerate(made):
                    found[f"{name}_mask"][row, : len(one)] = int(there)
        memories = []
        for place in range(count):
            streams = []
            for made in (seen, heard):
                one, there = made[place] if made else (torch.empty(0), False)
                streams.append(self._taken(one) if there else None)
            memories.append(Memory(*streams))
        if count == 1:
            for name, stream in (("image", memories[0].pictures), ("audio", memories[0].sound)):
                if stream is not None:
                    stride = int(about.get("kv_token_stride_image", 1)) if name == "image" else 1
                    for layer in range(len(self._decoder.layers)):
                        for kind, kept in zip("kv", stream.layer(layer), strict=True):
                            found[f"media_kv.{name}.{kind}.{layer}"] = kept.transpose(1, 2).flatten(2)[:, ::stride]
        return memories, found

    def _seen(self, pixels: Tensor, found: dict[str, Tensor]) -> tuple[Tensor, bool]:
        """(tokens, whether there is anything to be seen)."""
        media, count = self._media, len(pixels)
        found["vision_tower"] = torch.cat([media.look(piece) for piece in pixels.split(16)])
        found["image_pool"] = media.pooled(found["vision_tower"], count)
        found["image_projector"] = media.projected(found["image_pool"])
        return media.pictures(found["image_projector"], 0, count), bool(pixels.any())

    def _heard(self, spectra: Tensor, size: int, found: dict[str, Tensor]) -> tuple[Tensor, bool]:
        media = self._media
        found["audio_tower"] = media.listen(spectra)
        valid = size * media.settings.positions // spectra.shape[-1]
        pooled = media.sound_pooled(found["audio_tower"].flatten(0, 1)[:valid])
        found["audio_pool"] = pooled.T[None]
        found["audio_projector"] = media.sound_projected(pooled)
        return media.sound(found["audio_projector"], 0, len(pooled)), bool(spectra.any())

    def _taken(self, tokens: Tensor) -> Any:
        writing = self._decoder.writing(len(tokens))
        self._decoder.take_in(tokens, writing)
        return writing.finished()


def procedural(count: int, side: int) -> Tensor:
    """The pictures of the long golden case as pixels (count, 3, side, side)."""
    t, y, x, c = torch.meshgrid(*(torch.arange(size) for size in (count, side, side, 3)), indexing="ij")
    values = (37 * t + 11 * y + 5 * x + 71 * c + 3 * ((t * y) % 29) + 7 * ((x * y) % 13)) % 256
    return normalised(values.to(torch.uint8).permute(0, 3, 1, 2))


def _samples(inputs: Mapping[str, Tensor], name: str) -> list[Tensor]:
    places = sorted(int(key.rpartition(".")[2]) for key in inputs if key.startswith(f"{name}."))
    return [inputs[f"{name}.{place}"] for place in places]


def _filled(rows: list[Tensor]) -> Tensor:
    """Rows (n, width) in one, shorter ones filled up with zeros at the end."""
    return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True)
