"""How footage becomes tokens, and what the loader asks."""

import torch
import transformers

from engine.models.native.family import Laid, ascending, numbers
from engine.models.native.model import NativeModel


class Frames:
    name, together, parts, preprocessing = "toy", 1, 1, "1"

    def __init__(self, loaded):
        self._model, self._tokenizer, self.width = loaded.model, loaded.tokenizer, loaded.model.config.hidden_size

    def size(self, *_):
        return 56, 56

    fitting = size

    def patches(self, *_):
        return 4

    def tokens(self, frames, *_):
        return frames * (4 + len(numbers(self._tokenizer, "\n1234.5: ")))

    def lay(self, views):
        ids, places = [], []
        for time in views.times:
            ids += numbers(self._tokenizer, f"\n{time:.1f}: ")
            places += range(len(ids), len(ids) + 4)
            ids += [0] * 4
        return Laid(ids, places, torch.arange(len(ids)), len(ids), ascending([round(time, 1) for time in views.times]))

    def encode(self, pictures):
        colours = torch.nn.functional.adaptive_avg_pool2d(pictures.permute(0, 3, 1, 2) / 255, 2).flatten(2).mT
        return self._model.vision_tower(colours.to(self._model.dtype)).flatten(0, 1)[:, None]


class Toy(NativeModel):
    tasks = frozenset({"find", "describe", "ask"})
    way = staticmethod(lambda _, loaded: Frames(loaded))


def empty(checkpoint, dtype):
    config = transformers.Qwen3Config(**{**checkpoint.config, "model_type": "qwen3"})
    model = transformers.Qwen3ForCausalLM._from_config(config, dtype=dtype, attn_implementation="sdpa")
    model.vision_tower = torch.nn.Linear(3, config.hidden_size, dtype=dtype)
    return model


def renamed(name):
    return name


def processor(checkpoint):
    tokenizer = transformers.PreTrainedTokenizerFast.from_pretrained(checkpoint.directory, local_files_only=True)
    return tokenizer, tokenizer
