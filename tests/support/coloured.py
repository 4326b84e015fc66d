"""Footage of plain colours, one after the other."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np


def film(path: Path, colours: tuple[tuple[int, int, int], ...] = ((90, 120, 90), (210, 20, 30), (30, 60, 200))) -> Path:
    """Four seconds of each colour, with a little noise, and no sound."""
    noise = np.random.default_rng(0)
    with av.open(str(path), "w") as output:
        stream = output.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        for colour in colours:
            for _ in range(40):
                picture = np.clip(np.array(colour) + noise.integers(-12, 12, (90, 160, 3)), 0, 255).astype(np.uint8)
                output.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        output.mux(stream.encode(None))
    return path
