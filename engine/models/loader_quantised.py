"""Matrices kept in 8 or 4 bits, and the layers made of them.

All forms keep whole rows apart, so that a matrix can be quantised piece by piece while it is read:
  int8, nf4   as `loader_kernels` has it, by bitsandbytes where that works
  fp8         8-bit floating-point numbers (e4m3) and one scale a row, which newer cards multiply by themselves
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.models.budget import CHUNK
from engine.models.generation.kernels import to_fp8
from engine.models.loader_kernels import BLOCK, kernels

Form = Literal["fp8", "int8", "nf4"]

AT_ONCE = 2**21
"""Values that are quantised at a time: what that takes for a moment, on several threads, is in no prediction."""
_EVEN = 128
"""Rows of a part are a multiple of this: matrix units are slow with sides that are not."""
_FP8 = torch.float8_e4m3fn
_FP8_LARGEST = 448.0


class Quantised(nn.Module):
    """A matrix of `rows` times `width` in one of the forms, empty until `write` has filled it."""

    values: Tensor
    scales: Tensor

    def __init__(self, form: Form, rows: int, width: int, device: torch.device | str, dtype: torch.dtype) -> None:
        super().__init__()
        self.form, self.rows, self.width, self.dtype = form, rows, width, dtype
        if form == "nf4":
            self.register_buffer("values", torch.empty(rows, width // 2, dtype=torch.uint8, device=device))
            self.register_buffer("scales", torch.empty(rows, width // BLOCK, dtype=dtype, device=device))
        else:
            kept = _FP8 if form == "fp8" else torch.int8
            self.register_buffer("values", torch.empty(rows, width, dtype=kept, device=device))
            self.register_buffer("scales", torch.empty(rows, 1, dtype=torch.float32, device=device))

    def write(self, first: int, weight: Tensor) -> None:
        """Quantise `weight`, which are the rows from `first` on."""
        for part in weight.split(max(1, AT_ONCE // self.width)):
            values, scales = self._quantised(part)
            self.values[first : first + len(part)].copy_(values)
            self.scales[first : first + len(part)].copy_(scales)
            first += len(part)

    def _quantised(self, rows: Tensor) -> tuple[Tensor, Tensor]:
        if self.form == "fp8":
            return _quantise_fp8(rows)
        ways = kernels(rows.device)
        return ways.int8(rows) if self.form == "int8" else ways.nf4(rows.to(self.dtype))

    def unpacked(self, first: int, last: int) -> Tensor:
        """Rows as they are multiplied; in 8 bits still without their scales."""
        values = self.values[first:last]
        if self.form == "nf4":
            return kernels(values.device).unpacked(values, self.scales[first:last], self.dtype)
        return values.to(self.dtype)

    def dense(self) -> Tensor:
        """The whole matrix as it is now, for tests and measurements."""
        weight = self.unpacked(0, self.rows)
        return weight if self.form == "nf4" else (weight * self.scales).to(self.dtype)

    def multiply(self, given: Tensor, bias: Tensor | None = None) -> Tensor:
        """`given` (..., width) times the transposed matrix, plus `bias`."""
        product: Tensor | None = None
        if self.form == "nf4":
            product = kernels(given.device).times_nf4(given, self.values, self.scales, bias)
            if product is not None:
                return product
        elif self.form == "int8":
            product = kernels(given.device).times_int8(given, self.values, self.scales)
        elif _multiplies_fp8(given.device) and self.width % 16 == 0 and self.rows % 16 == 0:
            product = self._multiply_fp8(given)
        if product is None:
            return self._multiply_unpacked(given, bias)
        return product if bias is None else product.add_(bias)

    def _multiply_unpacked(self, given: Tensor, bias: Tensor | None) -> Tensor:
        """By parts of like size, as few as there is memory for. Each is multiplied into where its product belongs."""
        four = self.form == "nf4"
        most = max(1, (kernels(given.device).at_once if four else CHUNK) // self.width)
        most = most // _EVEN * _EVEN or most
        parts = -(-self.rows // most)
        if parts == 1 and four:
            return functional.linear(given, self.unpacked(0, self.rows), bias)
        flat = given.reshape(-1, self.width)
        made = flat.new_empty(len(flat), self.rows)
        step = min(most, -(-self.rows // (parts * _EVEN)) * _EVEN)
        for first in range(0, self.rows, step):
            last = min(self.rows, first + step)
            torch.mm(flat, self.unpacked(first, last).t(), out=made[:, first:last])
        if not four:
            made.mul_(self.scales[:, 0].to(made.dtype))
        if bias is not None:
            made.add_(bias)
        return made.view(*given.shape[:-1], self.rows)

    def _multiply_fp8(self, given: Tensor) -> Tensor:
        flat = given.reshape(-1, self.width)
        rounded, scales = to_fp8(flat, _FP8_LARGEST)
        product = torch._scaled_mm(
            rounded, self.values.t(), scale_a=scales, scale_b=self.scales.t(), out_dtype=given.dtype, use_fast_accum=True
        )
        return product.view(*given.shape[:-1], self.rows)


class QuantisedLinear(nn.Module):
    """Stands in for a Linear."""

    def __init__(self, matrix: Quantised, bias: nn.Parameter | None) -> None:
        super().__init__()
        self.matrix = matrix
        self.bias = bias
        self.in_features, self.out_features = matrix.width, matrix.rows

    @property
    def weight(self) -> Tensor:
        """What libraries look at to learn where a layer lives; not to be multiplied with."""
        return self.matrix.values

    def forward(self, given: Tensor) -> Tensor:
        return self.matrix.multiply(given, self.bias)


class QuantisedTable(nn.Module):
    """Stands in for an Embedding."""

    def __init__(self, matrix: Quantised) -> None:
        super().__init__()
        self.matrix = matrix
        self.num_embeddings, self.embedding_dim = matrix.rows, matrix.width

    @property
    def weight(self) -> Tensor:
        """What libraries look at to learn where a layer lives."""
        return self.matrix.values

    def forward(self, numbers: Tensor) -> Tensor:
        rows = functional.embedding(numbers, self.matrix.values).to(self.matrix.dtype)
        return rows.mul_(functional.embedding(numbers, self.matrix.scales).to(self.matrix.dtype))


def joined(linears: Sequence[QuantisedLinear]) -> QuantisedLinear:
    """One that multiplies by all these matrices, of one form, at once. They become parts of it: no memory is taken twice."""
    first = linears[0].matrix
    rows = sum(linear.matrix.rows for linear in linears)
    whole = Quantised(first.form, 0, first.width, first.values.device, first.dtype)
    whole.rows = rows
    whole.values = torch.cat([linear.matrix.values for linear in linears])
    whole.scales = torch.cat([linear.matrix.scales for linear in linears])
    place = 0
    for linear in linears:
        end = place + linear.matrix.rows
        linear.matrix.values, linear.matrix.scales = whole.values[place:end], whole.scales[place:end]
        place = end
    biases = [linear.bias for linear in linears if linear.bias is not None]
    return QuantisedLinear(whole, nn.Parameter(torch.cat(biases), requires_grad=False) if biases else None)


def _quantise_fp8(weight: Tensor) -> tuple[Tensor, Tensor]:
    weight = weight.float()
    scales = weight.abs().amax(dim=-1, keepdim=True).div_(_FP8_LARGEST).clamp_(min=1e-12)
    return weight.div_(scales).to(_FP8), scales


def _multiplies_fp8(device: torch.device) -> bool:
    return device.type == "cuda" and torch.cuda.get_device_capability(device) >= (8, 9)


def replace(model: nn.Module, name: str, matrix: Quantised) -> None:
    """Put `matrix` where the model has the weight called `name`, of a Linear or an Embedding."""
    path, _, kind = name.rpartition(".")
    if kind != "weight":
        raise ValueError(f"{name} is no weight")
    parent = model.get_submodule(path.rpartition(".")[0])
    old = model.get_submodule(path)
    if isinstance(old, nn.Embedding):
        new: nn.Module = QuantisedTable(matrix)
    else:
        new = QuantisedLinear(matrix, cast("nn.Linear", old).bias)
    setattr(parent, path.rpartition(".")[2], new)
