"""torchvision beside a torch that it was not built for.

transformers' video processors want torchvision, whose wheels are built against torch for CUDA. Beside torch for the processor
alone their compiled half cannot be loaded, and the import then fails over two operators that nothing here calls: what is used
of it is written in Python. Where that is so, the two names are made known, and the import succeeds.
"""

from __future__ import annotations

import importlib.util
import sys
from contextlib import suppress

_OPERATORS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)
_KEPT: list[object] = []


def mend() -> bool:
    """Make `import torchvision` work where it is installed; returns whether it does."""
    if "torchvision" in sys.modules:
        return True
    if importlib.util.find_spec("torchvision") is None:
        return False
    import torch

    try:
        import torchvision
    except (RuntimeError, ImportError, OSError):
        for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
            del sys.modules[name]
        library = torch.library.Library("torchvision", "FRAGMENT")
        for operator in _OPERATORS:
            with suppress(RuntimeError):  # known already
                library.define(operator)
        _KEPT.append(library)
        try:
            import torchvision  # noqa: F401
        except (RuntimeError, ImportError, OSError):
            return False
    return True
