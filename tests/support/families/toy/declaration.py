"""A toy among the families: every picture is four colours, each a token of a Qwen3. What its memory goes by."""

from engine.models.declaring import Declared
from engine.models.families import Config, Vision

FAMILIES = (Declared(name="toy", types=("toy",), architecture=".family", model=".family:Toy", tower=".declaration:tower"),)


def tower(config: Config) -> Vision:
    wide, sizes = int(config["hidden_size"]), {"patch": 28, "temporal": 1, "channels": 3, "merge": 1, "fixed": 4}
    return Vision(family="toy", hidden=wide, inner=wide, layers=1, head=wide, out=wide, deep=0, extra=0, **sizes)
