"""What the tower's memory goes by."""

from engine.models.families import Config, Vision

SEEN = {"patch": 28, "temporal": 1, "channels": 3, "merge": 1, "deep": 0, "fixed": 4, "extra": 0}


def tower(config: Config) -> Vision:
    hidden = int(config["hidden_size"])
    return Vision(family="toy", hidden=hidden, inner=hidden, layers=1, head=hidden, out=hidden, **SEEN)
