"""torchvision beside a torch that it was not built for.

transformers' video processors want torchvision, whose wheels are built against torch for CUDA. Beside torch for the
processor alone their compiled half cannot be loaded, and the import fails over two operators that nothing here calls: what
is used of it is written in Python. Where the import fails so, the two names are made known and it is tried again. Light:
torch is touched only if somebody imports torchvision.
"""

from __future__ import annotations

import importlib.abc
import importlib.util
import sys
import warnings
from collections.abc import Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_ARGUMENTS = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
_OPERATORS = (f"nms{_ARGUMENTS}", f"qnms{_ARGUMENTS}")
_KEPT: list[object] = []


class _Mended(importlib.abc.Loader):
    """Runs a module's code as `inner` would, a second time with the operators known."""

    def __init__(self, inner: importlib.abc.Loader) -> None:
        self._inner = inner

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._inner.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it complains of parts of itself that nobody asked for
            try:
                self._inner.exec_module(module)
            except (RuntimeError, OSError, AttributeError):
                for name in [name for name in sys.modules if name.startswith("torchvision.")]:
                    del sys.modules[name]
                _define()
                self._inner.exec_module(module)


class _Finder(importlib.abc.MetaPathFinder):
    """Finds torchvision where the others find it, and has it loaded by `_Mended`."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name != "torchvision":
            return None
        for other in sys.meta_path:
            spec: ModuleSpec | None = None if other is self else other.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                spec.loader = _Mended(spec.loader)
                return spec
        return None


def install() -> None:
    """From now on `import torchvision` works where it is installed, whoever asks for it."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


def _define() -> None:
    import torch

    library: Any = torch.library.Library("torchvision", "FRAGMENT")  # type: ignore[no-untyped-call]
    for operator in _OPERATORS:
        with suppress(RuntimeError):  # known already
            library.define(operator)
    _KEPT.append(library)
