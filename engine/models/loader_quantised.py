"""Matrices kept in 8 or 4 bits, with torch's own operations: they work wherever torch does, and on any card.

All three keep whole rows apart, so that a matrix can be quantised piece by piece while it is read:
  int8   one scale a row, the largest value of the row becomes 127
  fp8    the same with 8-bit floating-point numbers (e4m3), which newer cards multiply by themselves
  nf4    4 bits that index 16 levels, spread like a normal distribution's quantiles (Dettmers et al., QLoRA, 2023), with one
         scale for 64 values
int8 and nf4 are, code by code, what bitsandbytes makes of a matrix (tests hold them to its codes); that library quantises
whole matrices at a time and has no layers in fp8.
"""

from __future__ import annotations

from typing import Literal, cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.models.budget import CHUNK

Form = Literal["fp8", "int8", "nf4"]

BLOCK = 64
AT_ONCE = 2**21
"""Values that are quantised at a time: what that takes for a moment, on several threads, is in no prediction."""
_FP8 = torch.float8_e4m3fn
_FP8_LARGEST = 448.0
_LEVELS = (
    -1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635, -0.18477343022823334,
    -0.09105003625154495, 0.0, 0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224,
    0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1.0,
)  # fmt: skip


class Quantised(nn.Module):
    """A matrix of `rows` times `width` in one of the forms, empty until `write` has filled it."""

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
            values, scales = _QUANTISE[self.form](part)
            self.values[first : first + len(part)].copy_(values)
            self.scales[first : first + len(part)].copy_(scales)
            first += len(part)

    def unpacked(self, first: int, last: int) -> Tensor:
        """Rows as they are multiplied; in 8 bits still without their scales."""
        values = self.values[first:last]
        if self.form != "nf4":
            return values.to(self.dtype)
        pairs = functional.embedding(values.int(), _pairs(values.device, self.dtype))
        return pairs.view(last - first, -1, BLOCK).mul_(self.scales[first:last, :, None]).view(last - first, self.width)

    def dense(self) -> Tensor:
        """The whole matrix as it is now, for tests and measurements."""
        weight = self.unpacked(0, self.rows)
        return weight if self.form == "nf4" else (weight * self.scales).to(self.dtype)

    def multiply(self, given: Tensor) -> Tensor:
        """`given` times the transposed matrix."""
        if self.form == "fp8" and _multiplies_fp8(given.device) and self.width % 16 == 0 and self.rows % 16 == 0:
            return self._multiply_fp8(given)
        step = max(1, CHUNK // self.width)
        parts = []
        for first in range(0, self.rows, step):
            last = min(self.rows, first + step)
            part = functional.linear(given, self.unpacked(first, last))
            if self.form != "nf4":
                part = part.mul_(self.scales[first:last, 0].to(part.dtype))
            parts.append(part)
        return parts[0] if len(parts) == 1 else torch.cat(parts, dim=-1)

    def _multiply_fp8(self, given: Tensor) -> Tensor:
        flat = given.reshape(-1, self.width)
        scales = flat.abs().amax(dim=-1, keepdim=True).float().div_(_FP8_LARGEST).clamp_(min=1e-12)
        rounded = (flat / scales.to(flat.dtype)).clamp_(-_FP8_LARGEST, _FP8_LARGEST).to(_FP8)
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
        product = self.matrix.multiply(given)
        return product if self.bias is None else product.add_(self.bias)


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


def _quantise_int8(weight: Tensor) -> tuple[Tensor, Tensor]:
    weight = weight.float()
    scales = weight.abs().amax(dim=-1, keepdim=True).div_(127).clamp_(min=1e-12)
    return weight.div_(scales).round_().clamp_(-127, 127).to(torch.int8), scales


def _quantise_fp8(weight: Tensor) -> tuple[Tensor, Tensor]:
    weight = weight.float()
    scales = weight.abs().amax(dim=-1, keepdim=True).div_(_FP8_LARGEST).clamp_(min=1e-12)
    return weight.div_(scales).to(_FP8), scales


def _quantise_nf4(weight: Tensor) -> tuple[Tensor, Tensor]:
    blocks = weight.float().view(len(weight), -1, BLOCK)
    # the scale is rounded to what is kept before it is used
    scales = blocks.abs().amax(dim=-1, keepdim=True).clamp_(min=1e-12).to(weight.dtype)
    levels = torch.tensor(_LEVELS, device=weight.device)
    codes = torch.bucketize(blocks / scales.float(), (levels[1:] + levels[:-1]) / 2, out_int32=True).to(torch.uint8)
    codes = codes.view(len(weight), -1)
    return codes[:, ::2] * 16 + codes[:, 1::2], scales[..., 0]


_QUANTISE = {"int8": _quantise_int8, "fp8": _quantise_fp8, "nf4": _quantise_nf4}
_TABLES: dict[tuple[torch.device, torch.dtype], Tensor] = {}


def _pairs(device: torch.device, dtype: torch.dtype) -> Tensor:
    """For each byte the two levels that it stands for."""
    found = _TABLES.get((device, dtype))
    if found is None:
        levels = torch.tensor(_LEVELS, device=device, dtype=dtype)
        high, low = levels.repeat_interleave(16), levels.repeat(16)
        found = _TABLES[device, dtype] = torch.stack((high, low), dim=1)
    return found


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
