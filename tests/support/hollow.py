"""Models of full size that hold no numbers: what their tensors would take is counted, and nothing is computed.

    with torch.inference_mode(), Hollow() as hollow:
        tower(torch.empty(..., device="meta"))
    hollow.peak

Weights and whatever comes of them are on torch's "meta" device, which knows shapes alone. Whole numbers that lengths and
places are made of stay real, so that code which looks at them runs as it is.
"""

from __future__ import annotations

from typing import Any

import torch
from torch.nn import functional
from torch.overrides import TorchFunctionMode
from torch.utils._pytree import tree_leaves, tree_map

from tests.support.live_bytes import LiveBytes

_MADE = (torch.ops.aten.arange.default, torch.ops.aten.arange.start, torch.ops.aten.arange.start_step)


class Hollow(LiveBytes):
    """Counts storages on "meta" made while it is entered: `peak` bytes at most, `now` bytes still alive."""

    def __init__(self) -> None:
        super().__init__()
        self._kernels = _Kernels()

    def __enter__(self) -> Hollow:
        self._kernels.__enter__()
        super().__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        super().__exit__(*error)
        self._kernels.__exit__(*error)

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = dict(kwargs or {})
        given = [leaf for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, torch.Tensor)]
        if any(leaf.is_meta for leaf in given):
            args, kwargs = tree_map(_hollowed, (args, kwargs))
        elif _wants_meta(kwargs) and (func in _MADE or (given and not given[0].is_floating_point())):
            kwargs["device"] = torch.device("cpu")
        result = func(*args, **kwargs)
        known = {leaf.untyped_storage()._cdata for leaf in given}
        for leaf in tree_leaves(result):
            if isinstance(leaf, torch.Tensor) and leaf.is_meta and leaf.untyped_storage()._cdata not in known:
                self._add(leaf.untyped_storage(), func)
        return result


class _Kernels(TorchFunctionMode):
    """Attention by kernels that hold no table of all scores, as on a card; on "meta" torch would write it out."""

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if func is functional.scaled_dot_product_attention and args[0].is_meta:
            query, _, value = args[:3]
            return torch.empty(*query.shape[:-1], value.shape[-1], dtype=query.dtype, device="meta")
        return func(*args, **(kwargs or {}))


def _hollowed(leaf: Any) -> Any:
    """A real tensor beside hollow ones."""
    if not isinstance(leaf, torch.Tensor) or leaf.is_meta or not leaf.ndim:
        return leaf
    return torch.empty_strided(leaf.shape, leaf.stride(), dtype=leaf.dtype, device="meta")


def _wants_meta(kwargs: dict[str, Any]) -> bool:
    return kwargs.get("device") is not None and torch.device(kwargs["device"]).type == "meta"
