"""A second device without a second device: tensors that live "elsewhere" have numbers, and refuse to meet those that do not.

    with Elsewhere():
        there = torch.ones(3).to("meta")      # on torch's "meta" device by its word, with numbers all the same
        there + torch.ones(3)                 # RuntimeError, as between two cards

What runs here runs over two cards as far as devices go, and comes to the same numbers as on one.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves, tree_map

PLACE = torch.device("meta")
"""By which a tensor that is elsewhere names its device."""
_OPS = torch.ops.aten
_CROSS = {_OPS._to_copy.default, _OPS.copy_.default, _OPS.to.device, _OPS.to.dtype_layout, _OPS.to.other, _OPS.to.dtype}
"""What may have tensors in two places, or puts one into the other."""


class There(Tensor):
    """Numbers that are elsewhere."""

    held: Tensor

    @staticmethod
    def __new__(cls, held: Tensor) -> There:
        made: There = Tensor._make_wrapper_subclass(  # type: ignore[attr-defined]
            cls, held.size(), strides=held.stride(), dtype=held.dtype, device=PLACE, storage_offset=held.storage_offset()
        )
        made.held = held
        return made

    @classmethod
    def __torch_dispatch__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        return _run(func, args, dict(kwargs or {}))


class Elsewhere(TorchDispatchMode):
    """While it is entered, "meta" is a place with numbers. `crossings` counts what went from here to there or back."""

    def __init__(self) -> None:
        super().__init__()
        self.crossings = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = dict(kwargs or {})
        made = _run(func, args, kwargs)
        if func in _CROSS and isinstance(made, There) != isinstance(args[0], There):
            self.crossings += 1
        return made


def _run(func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
    """The operation where its tensors are; RuntimeError where they are not in one place."""
    given = [leaf for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, Tensor)]
    there = any(isinstance(leaf, There) for leaf in given)
    if func not in _CROSS and there and any(not isinstance(leaf, There) and leaf.ndim for leaf in given):
        raise RuntimeError(f"{func} has tensors in two places")
    if func in (_OPS.copy_.default, _OPS.to.dtype):
        there = isinstance(args[0], There)
    elif func is _OPS.to.other:
        there = isinstance(args[1], There)
    elif func is _OPS.to.device:
        there, args = torch.device(args[1]) == PLACE, (args[0], torch.device("cpu"), *args[2:])
    elif kwargs.get("device") is not None:
        there, kwargs["device"] = torch.device(kwargs["device"]) == PLACE, torch.device("cpu")
    args, kwargs = tree_map(_held, (args, kwargs))
    made = func(*args, **kwargs)
    return tree_map(lambda leaf: There(leaf) if there and isinstance(leaf, Tensor) else leaf, made)


def _held(leaf: Any) -> Any:
    return leaf.held if isinstance(leaf, There) else leaf
