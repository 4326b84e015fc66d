"""How footage becomes tokens, and what the loader asks."""

import torch
import transformers

from engine.models.native.family import Laid, ascending, numbers
from engine.models.native.model import NativeModel


class Frames:
    name, together, parts, preprocessing = "toy", 1, 1, "1"
    size = fitting = staticmethod(lambda *_: (56, 56))
    patches = staticmethod(lambda *_: 4)
    tokens = staticmethod(lambda frames, *_: 20 * frames)

    def __init__(self, loaded):
        self._model, self._tokenizer, self.width = loaded.model, loaded.tokenizer, loaded.model.config.hidden_size

    def lay(self, views):
        ids, places, times = [], [], [round(time, 1) for time in views.times]
        for time in times:
            ids += numbers(self._tokenizer, f"\n{time}: ")
            places += range(len(ids), len(ids) + 4)
            ids += [0] * 4
        return Laid(ids, places, torch.arange(len(ids)), len(ids), ascending(times))

    def encode(self, pictures):
        colours = torch.nn.functional.adaptive_avg_pool2d(pictures.permute(0, 3, 1, 2) / 255, 2).flatten(2).mT
        return self._model.vision_tower(colours.to(self._model.dtype)).flatten(0, 1)[:, None]


class Toy(NativeModel):
    tasks, way = frozenset({"find", "describe", "ask"}), staticmethod(lambda _, loaded: Frames(loaded))


def empty(checkpoint, dtype):
    config = transformers.Qwen3Config(**{**checkpoint.config, "model_type": "qwen3"})
    model = transformers.Qwen3ForCausalLM._from_config(config, dtype=dtype, attn_implementation="sdpa")
    model.vision_tower = torch.nn.Linear(3, config.hidden_size, dtype=dtype)
    return model


def renamed(name):
    return name


def processor(checkpoint):
    return (transformers.PreTrainedTokenizerFast.from_pretrained(checkpoint.directory, local_files_only=True),) * 2
