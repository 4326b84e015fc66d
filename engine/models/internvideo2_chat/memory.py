"""What an InternVideo2-Chat's memory goes by: its tower, and the Q-Former behind it. Light: plain numbers, no torch."""

from __future__ import annotations

from engine.models.families import Config, Sizes, Vision
from engine.models.internvideo2_chat import components


def tower(config: Config) -> Vision:
    """It sees one clip at a time, in HD three, of which the Q-Former makes 96 vectors each. Raises EngineError where the
    configuration does not tell its sizes."""
    told = components.tower(config)
    grid = told["side"] // told["patch"]
    clips = components.TILES if config.get("hd") else 1
    return Vision(
        family="qformer",
        hidden=told["width"],
        inner=told["inner"],
        layers=told["blocks"],
        head=told["width"] // told["heads"],
        patch=told["patch"],
        temporal=1,
        channels=3,
        merge=max(1, grid // 4),
        out=int(components.text(config)["hidden_size"]),
        deep=0,
        fixed=clips * grid**2,
        extra=0,
        most=clips * told["frames"] * grid**2,
    )


def counted(config: Config) -> Sizes:
    """The matrices of the Q-Former and of the projection. Every second layer looks at the tower, and each has inner layers
    for queries and for words."""
    own, seen = components.qformer(config), components.tower(config)["width"]
    wide, layers = int(own["hidden_size"]), int(own["num_hidden_layers"])
    found: Sizes = [("qformer.layer", (wide, 4 * wide + 4 * int(own["intermediate_size"])))] * layers
    found += [("qformer.crossattention", (wide, 2 * wide + 2 * seen))] * -(-layers // 2)
    rows = int(own["vocab_size"]) + int(own["max_position_embeddings"])
    out = int(components.text(config)["hidden_size"])
    return [*found, ("qformer.embeddings", (rows, wide)), ("project_up", (out, wide))]
