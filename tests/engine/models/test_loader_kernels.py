"""Kernels for few rows times nf4 and int8 on the processor: run by Triton's interpreter, and instructions one by one.

The interpreter has to be chosen before Triton is imported, so that part runs in a process of its own. It has no instructions
of the card's: there levels are looked up in memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import and_, rshift

import pytest

from tests.support.interpreted import interpreted

_SIMPLE: dict[str, Callable[..., int]] = {
    "and.b32": and_,
    "shr.u32": rshift,
    "mov.b32": abs,
    "lop3.b32": lambda a, b, c, table: {0xEA: a & b | c}[table],
}


def test_the_kernel_multiplies_as_the_unpacked_matrix_does() -> None:
    printed = interpreted("tests.engine.models.test_loader_kernels").split()
    assert printed == [
        "attempts",
        "products",
        "unpacked",
        "bytes",
        "alone",
        "refused",
    ]


@pytest.mark.parametrize("name", ["bfloat16", "float16"])
def test_instructions_find_the_level_of_each_four_bits(name: str) -> None:
    torch = pytest.importorskip("torch")
    loader_triton = pytest.importorskip("engine.models.loader_triton", reason="Triton is there on Linux alone")
    levels = [float(place) - 8.5 for place in range(16)]
    dtype = getattr(torch, name)
    table = loader_triton._bytes(torch.tensor(levels, dtype=dtype)).tolist()
    instructions = loader_triton._unpacking(loader_triton._SCALED[dtype])

    for word in (0x76543210, 0xFEDCBA98, 0x0F1E2D3C, 0x80000007, 0xA5A5A5A5):
        pairs = carried_out(instructions, word, [number & 0xFFFFFFFF for number in table])
        found = torch.tensor([half for pair in pairs for half in (pair & 0xFFFF, pair >> 16)]).to(torch.uint16).view(dtype)
        codes = [code for byte in word.to_bytes(4, "little") for code in (byte >> 4, byte & 15)]
        assert found.tolist() == [levels[code] for code in codes]


def carried_out(instructions: str, word: int, table: list[int]) -> list[int]:
    """What PTX leaves in $0 to $3, before it is multiplied by the scale."""
    held = {"$4": word, **{f"${6 + place}": number for place, number in enumerate(table)}}

    def value(name: str) -> int:
        return int(name, 0) if name[0].isdigit() else held[name]

    for line in re.sub(r"^\{.*\n|\}$", "", instructions).splitlines():
        name, into, *operands = line.rstrip(";").replace(",", " ").split()
        if name.startswith(("mul", "fma")):
            assert operands[1] == "$5"
            assert [held[one] for one in operands[2:]] in ([], [0x80008000])  # no number is changed by adding -0
            held[into] = held[operands[0]]
            continue
        given = [value(one) for one in operands]
        if name == "prmt.b32":
            eight = (given[1] << 32 | given[0]).to_bytes(8, "little")
            which = [given[2] >> 4 * place & 15 for place in range(4)]
            assert max(which) < 8  # a higher one would repeat a byte's sign
            held[into] = int.from_bytes(bytes(eight[one] for one in which), "little")
        else:
            held[into] = _SIMPLE[name](*given)
    return [held[f"${place}"] for place in range(4)]


def main() -> None:
    """All of it, under the interpreter."""
    import torch
    from torch import Tensor

    from engine.models import loader_triton, loader_triton_int8
    from engine.models.loader_kernels import Torch
    from engine.models.loader_triton import Tile

    def random(*shape: int, seed: int) -> Tensor:
        return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))

    def off(found: Tensor, exact: Tensor) -> float:
        return float((found.double() - exact).norm() / exact.norm())

    loader_triton.attempt(torch.device("cpu"))
    loader_triton_int8.attempt(torch.device("cpu"))
    print("attempts")

    # the interpreter cuts what becomes bf16 off, where a card rounds
    for dtype, rounding in ((torch.float16, 2**-10), (torch.bfloat16, 2**-6)):
        for rows, wide, width in ((1, 16, 128), (5, 100, 512), (24, 64, 640), (64, 130, 256)):
            weight = random(wide, width, seed=1).to(dtype)
            values, scales = Torch().nf4(weight)
            scales = scales.to(dtype)
            given, bias = random(rows, width, seed=2).to(dtype), random(wide, seed=3).to(dtype)
            exact = given.double() @ Torch().unpacked(values, scales, dtype).double().t()
            assert loader_triton.fits(given, values, scales)
            for tile in (Tile(64, 4, 3, 1), Tile(64, 2, 3, 9), Tile(128, 4, 3, 1000), None):
                found = loader_triton.times(given, values, scales, None, tile)
                assert found.dtype == dtype
                assert off(found, exact) < rounding, (dtype, rows, wide, width, tile)
                biased = loader_triton.times(given[None], values, scales, bias, tile)
                assert off(biased[0], exact + bias.double()) < rounding
    print("products")

    for rows, width in ((1, 128), (40, 256), (33, 1536)):
        values, scales = Torch().nf4(random(rows, width, seed=7).half())
        scales = scales.half()
        found = loader_triton.unpacked(values, scales)
        torch.testing.assert_close(found, Torch().unpacked(values, scales, torch.float16), rtol=2**-10, atol=0)
    print("unpacked")

    for rows, wide, width in ((1, 17, 128), (24, 100, 1280), (64, 64, 256)):
        values, scales = Torch().int8(random(wide, width, seed=8))
        given = random(rows, width, seed=9).half()
        given[:, 5] *= 1000
        exact = given.double() @ (values.double() * scales.double()).t()
        for tile in (Tile(64, 4, 3, 1), Tile(64, 2, 3, 7), Tile(128, 4, 3, 1000), None):
            assert off(loader_triton_int8.times(given[None], values, scales, tile)[0], exact) < 2**-10
    assert not loader_triton_int8.fits(given, values[:, :64], scales)
    print("bytes")

    values, scales = Torch().nf4(random(64, 256, seed=4).half())
    scales = scales.half()
    given = random(16, 256, seed=5).half()
    whole = loader_triton.times(given, values, scales, None)
    other = torch.cat([given[:3], torch.full((13, 256), 60000.0).half()])
    assert torch.equal(loader_triton.times(other, values, scales, None)[:3], whole[:3])
    assert torch.equal(loader_triton.times(given[:9], values, scales, None), whole[:9])
    print("alone")

    assert not loader_triton.fits(random(65, 256, seed=6).half(), values, scales)
    assert not loader_triton.fits(given.float(), values, scales)
    assert not loader_triton.fits(given, values, scales.float())
    assert not loader_triton.fits(given[:, :64], values[:, :32], scales[:, :1])
    assert not loader_triton.fits(given[:, :128], values[:, :64], scales[:, :2])
    print("refused")


if __name__ == "__main__":
    main()
