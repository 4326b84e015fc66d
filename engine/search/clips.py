"""Models that put clips, several frames each, and sentences into one space: InternVideo2 with words.

How near a clip is to a sentence says little by itself: all sentences lie on one side of the space and all clips on another.
What counts is how much nearer it is than to sentences in general, which is told by the mean of some that could be about
anything; as the model was taught, a hundredth of a cosine more makes a sentence e times as likely.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import torch

from engine.index.vectors import unit
from engine.models import loader
from engine.models.budget import Choice, Need
from engine.models.catalogue import Setting
from engine.models.checkpoint import Checkpoint
from engine.models.guest import Guest, Way
from engine.models.internvideo2_clip import settings
from engine.models.videochat_flash.pictures import pixels
from engine.search.installed import Kind

CLIPS = 4
"""That are looked at at once."""
_SHARPNESS = 100.0
"""Cosines are multiplied by it, as in the published examples, where they are turned into probabilities."""
_LEAST, _FULL = 5.0, 15.0
"""How much likelier than sentences in general, as powers of e, a match counts as anything and in full. Reckoned and not
measured: in the published example a caption stands 8 above one of a similar scene that does not fit."""
_UNASKED = Need(weights=0, cache=0, activations=0, vision=0, workspace=0, host=0, total=0)
"""Of what is loaded: its memory is told by its way (`guest`)."""
_ANYTHING = (
    "a man is talking to the camera",
    "two people sit at a table and talk",
    "a woman walks down a street",
    "children are playing outside",
    "someone is cooking in a kitchen",
    "a car drives along a road",
    "a dog runs through a park",
    "people are dancing at a party",
    "a view of a city at night",
    "waves on a beach at sunset",
    "a band is playing on a stage",
    "someone types on a laptop",
    "players on a field kick a ball",
    "a close up of a face",
    "mountains covered with snow",
    "a person opens a door and enters a room",
    "text on a plain background",
    "a crowd of people in a hall",
    "a plate of food on a table",
    "an animal eats grass",
    "someone shows a product in their hands",
    "a boat on the water",
    "a plane in the sky",
    "a man lifts something heavy",
)


class Clips:
    """A loaded InternVideo2 with words. Vectors are (n, d) float32 of length 1."""

    kind: Kind = "clips"
    what = "clip vectors"

    def __init__(self, checkpoint: Checkpoint, setting: Setting, device: str) -> None:
        """Raises EngineError for a checkpoint that cannot be used."""
        choice = Choice(setting=setting, need=_UNASKED, reason="", device=device)
        loaded = loader.load(checkpoint, choice, dtype=torch.float32 if setting == "cpu" else torch.bfloat16)
        self._model, self._tokenizer, self._device = loaded.model, loaded.tokenizer, loaded.device
        told: settings.Settings = loaded.processor
        self.frames, self.side = told.seeing.frames, told.seeing.side
        self._longest, self._prefix = told.reading.longest, told.reading.prefix
        self.revision = checkpoint.identity
        general = self.read(_ANYTHING)
        self._general = general.mean(axis=0)
        self._apart = float(np.linalg.norm(general - self._general, axis=1).mean())

    def watch(self, clips: np.ndarray) -> np.ndarray:
        """(n, d) for clips (n, frames, side, side, 3) uint8, upright RGB."""
        count, frames = clips.shape[:2]
        pictures = torch.from_numpy(np.ascontiguousarray(clips)).to(self._device).flatten(0, 1)
        with torch.inference_mode():
            shown = pixels(pictures)
            made: np.ndarray = self._model.watch(shown.view(count, frames, *shown.shape[1:])).cpu().numpy()
        return made

    def read(self, texts: Sequence[str]) -> np.ndarray:
        """(n, d) for sentences; what is longer than the model was taught is cut off."""
        given = [self._prefix + text for text in texts]
        inputs = self._tokenizer(given, padding=True, truncation=True, max_length=self._longest, return_tensors="pt").to(
            self._device
        )
        with torch.inference_mode():
            made: np.ndarray = self._model.read(inputs["input_ids"], inputs["attention_mask"]).cpu().numpy()
        return made

    def ask(self, text: str) -> np.ndarray:
        """(d,) the direction in which a query lies of sentences in general; cosines with it are what `scores` takes."""
        (own,) = self.read([text])
        return unit(own - self._general)

    def scores(self, cosines: np.ndarray) -> np.ndarray:
        """0..1 for cosines between `ask` and clips."""
        likelier = np.asarray(cosines, np.float64) * self._apart * _SHARPNESS
        return np.clip((likelier - _LEAST) / (_FULL - _LEAST), 0.0, 1.0)


def guest(checkpoint: Checkpoint, device: str) -> Guest[Clips]:
    """The model as residency keeps it: in 16 bits on a card, in 32 on the processor. Raises EngineError for a checkpoint
    whose sizes cannot be told."""
    told = settings.read(checkpoint)
    weights = settings.count(checkpoint, told)
    places: list[tuple[Setting, str, int]] = [("cpu", "cpu", 4)]
    if device != "cpu":
        places.insert(0, ("bf16", device, 2))
    ways = tuple(
        Way(name, place, each * weights, settings.working(told, CLIPS, each), partial(Clips, checkpoint, name, place))
        for name, place, each in places
    )
    folder = checkpoint.directory
    return Guest(f"{folder} {checkpoint.identity}", folder.name, str(folder), ways)
