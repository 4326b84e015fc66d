"""Who quantises matrices to 8 and 4 bits and multiplies with them: bitsandbytes, or torch alone where that cannot.

Both make and read one form, in which whole rows stand apart, so that a matrix can be quantised piece by piece:
  int8   numbers -127..127 and a float32 scale for each row
  nf4    4 bits that index 16 levels, spread like a normal distribution's quantiles (Dettmers et al., QLoRA, 2023), two in a
         byte, the first one above, and a scale for 64 values: their largest, which is kept as the model's numbers are, in
         half of what the library wants, and made wider when it multiplies

Why int8 is not multiplied as LLM.int8 (Dettmers et al., 2022) does it: there what comes in is rounded to 8 bits a token, and
columns that stand out, a thousand times the rest in the decoders that are loaded here, are looked for in each step and
multiplied apart. No CUDA graph can hold that, and without it the rest of a token is lost in the rounding. It also goes
through fp16, whose largest number these decoders exceed.

For few rows, where reading the matrix is what takes the time, both are multiplied by kernels of our own (`loader_triton`,
`loader_triton_int8`), which widen what they have read in registers. Where those do not work, nf4 is left to the library, and
in int8 what comes in is split into two halves of 8 bits, which the library's product of whole numbers multiplies in one pass
over the matrix: 16 bits of the largest value of a token, so that at any width of a matrix less is lost than by rounding a
product to bf16. For many rows the matrix is unpacked a part at a time, which is little beside the products.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any, Protocol

import torch
from torch import Tensor
from torch.nn import functional

from engine.models.budget import CHUNK
from engine.models.compiled import compiled

BLOCK = 64
"""Values that share a scale in nf4."""
FEW = 64
"""Rows up to which matrices are not unpacked, if there is a way to multiply them as they are kept. In int8 that are"""
LARGE = 2**23
"""of at least so many values: smaller ones are unpacked in less time than what comes in is split."""
LEVELS = (
    -1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635, -0.18477343022823334,
    -0.09105003625154495, 0.0, 0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224,
    0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1.0,
)  # fmt: skip
_HALF = 256
_WHOLE = 127 * _HALF
"""What the largest value of a token becomes, as 16 bits whose halves stay within -128..127."""
_NEVER_UNPACKED = 4
"""Rows up to which the library reads 4 bits on every card."""
_EVEN = 4
"""cuBLAS multiplies whole numbers only of matrices whose sides are multiples of this; some heads are not."""
_OPERATIONS = ("dequantize_4bit", "gemm_4bit", "int8_linear_matmul", "int8_vectorwise_quant", "quantize_4bit")
_SLAB = 2**22
"""Whole numbers of a product that are there at a time."""
_NF4, _INT8 = "loader_triton", "loader_triton_int8"
"""Kernels of our own."""
_LOG = logging.getLogger(__name__)


class Kernels(Protocol):
    """What can be done with matrices on a device."""

    name: str
    at_once: int
    """Values of nf4 that are unpacked at a time, for which there is memory."""

    def int8(self, weight: Tensor) -> tuple[Tensor, Tensor]:
        """(int8 (n, width), float32 scales (n, 1)) of rows (n, width)."""
        ...

    def nf4(self, weight: Tensor) -> tuple[Tensor, Tensor]:
        """(uint8 (n, width / 2), scales (n, width / 64)) of rows (n, width), which are numbers of the model's kind."""
        ...

    def unpacked(self, values: Tensor, scales: Tensor, dtype: torch.dtype) -> Tensor:
        """(n, width) of rows in nf4."""
        ...

    def times_nf4(self, given: Tensor, values: Tensor, scales: Tensor, bias: Tensor | None) -> Tensor | None:
        """`given` (..., width) times the transposed matrix, plus `bias`; None where it has to be unpacked for that."""
        ...

    def times_int8(self, given: Tensor, values: Tensor, scales: Tensor) -> Tensor | None:
        """The same in int8, without a bias."""
        ...


class Library:
    """bitsandbytes, by the operations that it gives torch."""

    at_once = 2 * CHUNK + CHUNK // 16
    """In 16 bits that is what the budget counts with, and 2 MB for scales in float32; half a matrix of 3584 x 18944 fits."""

    def __init__(self) -> None:
        import bitsandbytes

        self.name = f"bitsandbytes {bitsandbytes.__version__}"
        self._do: Any = torch.ops.bitsandbytes

    def int8(self, weight: Tensor) -> tuple[Tensor, Tensor]:
        """Its quantisation by rows, which takes fp16."""
        values, largest, _ = self._do.int8_vectorwise_quant(weight.to(torch.float16), 0.0)
        return values, largest[:, None].div_(127)

    def nf4(self, weight: Tensor) -> tuple[Tensor, Tensor]:
        """Its quantisation by blocks, whose scales are not quantised again."""
        with _on_default_stream(weight.device):
            values, scales = self._do.quantize_4bit(weight.contiguous(), BLOCK, "nf4", torch.uint8)
        return values.view(len(weight), -1), scales.view(len(weight), -1)

    def unpacked(self, values: Tensor, scales: Tensor, dtype: torch.dtype) -> Tensor:
        """One pass over the matrix, by our kernel where that works."""
        ours = compiled(values.device, _NF4)
        if ours is not None and ours.reads(values, scales, dtype):
            with torch.cuda.device(values.device):
                made: Tensor = ours.unpacked(values, scales)
            return made
        shape = (len(values), values.shape[1] * 2)
        found: Tensor = self._do.dequantize_4bit(values.view(-1, 1), scales.float(), BLOCK, "nf4", shape, dtype)
        return found

    def times_nf4(self, given: Tensor, values: Tensor, scales: Tensor, bias: Tensor | None) -> Tensor | None:
        """Few rows by our kernel where that works, else by its own choice, unless it might unpack a large matrix for that.
        Many rows want the matrix unpacked."""
        rows, width = len(values), values.shape[1] * 2
        ours = compiled(given.device, _NF4)
        if ours is not None and ours.fits(given, values, scales):
            with torch.cuda.device(given.device):
                found: Tensor = ours.times(given, values, scales, bias)
            return found
        if given.numel() > (FEW if rows * width <= self.at_once else _NEVER_UNPACKED) * width:
            return None
        return self.gemm(given, values, scales, bias)

    def gemm(self, given: Tensor, values: Tensor, scales: Tensor, bias: Tensor | None) -> Tensor:
        """Its own product, for which it unpacks the whole matrix where it has no kernel for so many rows."""
        shape = (len(values), values.shape[1] * 2)
        product: Tensor = self._do.gemm_4bit(given, values.view(-1, 1), shape, scales.float(), BLOCK, "nf4", bias)
        return product

    def times_int8(self, given: Tensor, values: Tensor, scales: Tensor) -> Tensor | None:
        """Few rows by our kernel where that works on a card, else in halves; a processor has no instruction for those
        everywhere, and is not asked to."""
        ours = compiled(given.device, _INT8)
        if ours is not None and ours.fits(given, values, scales):
            with torch.cuda.device(given.device):
                found: Tensor = ours.times(given, values, scales)
            return found
        rows, width = values.shape
        if given.device.type != "cuda" or given.numel() > FEW * width or rows * width < LARGE:
            return None
        if rows % _EVEN or width % _EVEN:
            return None
        return in_halves(given, values, scales, self._do.int8_linear_matmul)


class Torch:
    """Operations that torch has for every device."""

    name = "torch"
    at_once = CHUNK

    def int8(self, weight: Tensor) -> tuple[Tensor, Tensor]:
        """The largest value of a row becomes 127."""
        weight = weight.float()
        scales = weight.abs().amax(dim=-1, keepdim=True).div_(127).clamp_(min=1e-12)
        return weight.div_(scales).round_().clamp_(-127, 127).to(torch.int8), scales

    def nf4(self, weight: Tensor) -> tuple[Tensor, Tensor]:
        """The nearest level of each value."""
        blocks = weight.float().view(len(weight), -1, BLOCK)
        scales = blocks.abs().amax(dim=-1, keepdim=True).clamp_(min=1e-12)
        levels = torch.tensor(LEVELS, device=weight.device)
        codes = torch.bucketize(blocks.div_(scales), (levels[1:] + levels[:-1]) / 2, out_int32=True).to(torch.uint8)
        codes = codes.view(len(weight), -1)
        return codes[:, ::2] * 16 + codes[:, 1::2], scales[..., 0]

    def unpacked(self, values: Tensor, scales: Tensor, dtype: torch.dtype) -> Tensor:
        """Two levels a byte, looked up together."""
        pairs = functional.embedding(values.int(), _pairs(values.device, dtype))
        return pairs.view(len(values), -1, BLOCK).mul_(scales[..., None].to(dtype)).view(len(values), -1)

    def times_nf4(self, given: Tensor, values: Tensor, scales: Tensor, bias: Tensor | None) -> Tensor | None:  # noqa: ARG002
        """It has none."""
        return None

    def times_int8(self, given: Tensor, values: Tensor, scales: Tensor) -> Tensor | None:  # noqa: ARG002
        """It has none that takes few rows on every card."""
        return None


def in_halves(given: Tensor, values: Tensor, scales: Tensor, product: Any) -> Tensor:
    """`given` (..., width) times the transposed int8 matrix (rows, width) with its scales (rows, 1).

    Each row of `given` becomes 16 bits, whose two bytes stand as rows of their own in the matrix of int8 that `product` is
    called with, beside `values`; it returns whole numbers of 32 bits. That is `given` to 1 / 65024 of a row's largest value.
    """
    flat = given.reshape(-1, given.shape[-1])
    count = len(flat)
    steps = torch.linalg.vector_norm(flat, torch.inf, dim=-1, keepdim=True, dtype=torch.float32)
    steps = steps.div_(_WHOLE).clamp_(min=1e-30)
    whole = (flat / steps).round_().to(torch.int16)
    halves = torch.empty(2 * count, flat.shape[1], dtype=torch.int8, device=flat.device)
    # the low byte as it is, from -128 on; the high one rounded up where that is negative
    halves[count:] = whole.view(torch.int8)[:, ::2]
    halves[:count] = whole.add_(_HALF // 2).view(torch.int8)[:, 1::2]
    made = torch.empty(count, len(values), dtype=given.dtype, device=given.device)
    step = max(_SLAB // (2 * count) // 128 * 128, 128)
    for first in range(0, len(values), step):
        part = slice(first, first + step)
        found = product(halves, values[part])
        summed = (found[:count] * float(_HALF)).add_(found[count:]).mul_(steps)
        torch.mul(summed, scales[part, 0], out=made[:, part])
    return made.view(*given.shape[:-1], len(values))


@contextmanager
def _on_default_stream(device: torch.device) -> Iterator[None]:
    """The library quantises blocks on CUDA's default stream, whichever is current: the one waits for the other."""
    if device.type != "cuda":
        yield
        return
    here, there = torch.cuda.current_stream(device), torch.cuda.default_stream(device)
    there.wait_stream(here)
    yield
    here.wait_stream(there)


_TABLES: dict[tuple[torch.device, torch.dtype], Tensor] = {}


def _pairs(device: torch.device, dtype: torch.dtype) -> Tensor:
    """For each byte the two levels that it stands for."""
    found = _TABLES.get((device, dtype))
    if found is None:
        levels = torch.tensor(LEVELS, device=device, dtype=dtype)
        high, low = levels.repeat_interleave(16), levels.repeat(16)
        found = _TABLES[device, dtype] = torch.stack((high, low), dim=1)
    return found


_TORCH = Torch()
_LOCK = threading.Lock()
_FOUND: dict[torch.device, tuple[Kernels, str]] = {}


def kernels(device: torch.device) -> Kernels:
    """The best that there are for a device."""
    return _chosen(device)[0]


def missing(device: torch.device) -> str:
    """Why that is not the library, in a few words; empty where it is."""
    return _chosen(device)[1]


def _chosen(device: torch.device) -> tuple[Kernels, str]:
    found = _FOUND.get(device)
    if found is not None:
        return found
    with _LOCK:  # several threads quantise
        found = _FOUND.get(device)
        if found is None:
            why = _obstacle(device)
            found = _FOUND[device] = (_TORCH, why) if why else (Library(), "")
            if why:
                _LOG.warning("8 and 4 bits are quantised and multiplied by torch alone on %s: %s", device, why)
            else:
                _LOG.info("8 and 4 bits are quantised and multiplied by %s on %s", found[0].name, device)
        return found


def _obstacle(device: torch.device) -> str:
    """What keeps the library from working on a device; empty for nothing."""
    try:
        with _importing():
            from bitsandbytes import cextension
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, models must run
        line = (str(error).strip() or type(error).__name__).splitlines()[0]
        return f"bitsandbytes cannot be used ({line[:200]})"
    if isinstance(cextension.lib, cextension.ErrorHandlerMockBNBNativeLibrary):
        return "bitsandbytes has no compiled part for this machine"
    if not all(hasattr(torch.ops.bitsandbytes, name) for name in _OPERATIONS):
        return f"this edition of bitsandbytes ({version('bitsandbytes')}) has not all operations that are used"
    if device.type == "cpu":
        return ""
    if device.type != "cuda" or not cextension.lib.compiled_with_cuda:
        return f"bitsandbytes has no kernels for {device.type} here"
    return "" if (device.index or 0) < torch.cuda.device_count() else "there is no such card"


@contextmanager
def _importing() -> Iterator[None]:
    """What the library says while it is imported goes to our log, and it does not look for more kernels on the Hub, which
    it does on some processors where the package `kernels` is installed."""
    hidden = "kernels" not in sys.modules
    if hidden:
        sys.modules["kernels"] = None  # type: ignore[assignment]
    logger = logging.getLogger("bitsandbytes")
    handler, propagated = _Heard(), logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.propagate = propagated
        logger.removeHandler(handler)
        if hidden:
            del sys.modules["kernels"]


class _Heard(logging.Handler):
    """Passes on what a library logs, as what it is to us: a line for who looks for a reason."""

    def emit(self, record: logging.LogRecord) -> None:
        _LOG.info("%s: %s", record.name, record.getMessage())
