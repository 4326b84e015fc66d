"""8 and 4 bits on a real card, by the library's own kernels."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from engine.models import loader_kernels
from engine.models.compiled import compiled
from engine.models.loader_quantised import Form, Quantised

pytestmark = pytest.mark.cuda

CARD = torch.device("cuda:0")
FORMS: tuple[Form, ...] = ("int8", "nf4")
ROWS, WIDTH = 4096, 2048


def numbers(*shape: int, seed: int) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed)).to(torch.bfloat16)


def there(*shape: int, seed: int, dtype: torch.dtype = torch.bfloat16) -> Tensor:
    """Made on the card, since a processor takes seconds for many."""
    return torch.randn(*shape, generator=torch.Generator(CARD).manual_seed(seed), device=CARD).to(dtype)


def filled(form: Form, weight: Tensor, device: torch.device) -> Quantised:
    made = Quantised(form, *weight.shape, device, torch.bfloat16)
    made.write(0, weight.to(device))
    return made


def off(given: Tensor, exact: Tensor) -> float:
    return float((given.double().cpu() - exact).norm() / exact.norm())


def test_our_kernels_work_on_this_card() -> None:
    from engine.models import loader_triton, loader_triton_int8

    loader_triton.attempt(CARD)
    assert compiled(CARD, "loader_triton") is loader_triton
    loader_triton_int8.attempt(CARD)
    assert compiled(CARD, "loader_triton_int8") is loader_triton_int8


def test_the_library_works_on_this_card() -> None:
    assert loader_kernels.missing(CARD) == ""
    assert isinstance(loader_kernels.kernels(CARD), loader_kernels.Library)


@pytest.mark.parametrize("form", FORMS)
def test_a_card_makes_the_codes_that_the_processor_makes(form: Form) -> None:
    """On a stream of its own, as weights are read: what is quantised must have arrived."""
    weight = numbers(ROWS, WIDTH, seed=1)
    here = filled(form, weight, torch.device("cpu"))
    there = Quantised(form, ROWS, WIDTH, CARD, torch.bfloat16)
    sent = weight.pin_memory()
    streams = [torch.cuda.Stream(CARD) for _ in range(4)]
    each = ROWS // len(streams)
    for number, stream in enumerate(streams):
        with torch.cuda.stream(stream):
            torch.cuda._sleep(20_000_000)
            rows = sent[number * each : (number + 1) * each].to(CARD, non_blocking=True)
            there.write(number * each, rows)
            del rows
            torch.full((each, WIDTH), 7.0, device=CARD, dtype=torch.bfloat16)  # takes the memory that was let go
    torch.cuda.synchronize()

    torch.testing.assert_close(there.scales.cpu(), here.scales, rtol=1e-6, atol=0)
    different = (there.values.cpu() != here.values).float().mean()
    assert different < 0.01  # what lies in the middle between two codes


@pytest.mark.parametrize("rows", [1, 5, 16, 40, 700])
@pytest.mark.parametrize("form", FORMS)
def test_products_are_those_of_the_matrix_as_it_is_kept(form: Form, rows: int) -> None:
    """Also where a few values of a token are a hundred times the others."""
    matrix = filled(form, numbers(ROWS, WIDTH, seed=2), CARD)
    given = numbers(rows, WIDTH, seed=3)
    given[:, 5] *= 100
    exact = given.double() @ matrix.dense().double().cpu().T

    assert off(matrix.multiply(given.to(CARD)), exact) < 0.004
    bias = numbers(ROWS, seed=4) * 100
    assert off(matrix.multiply(given.to(CARD)[None], bias.to(CARD))[0], exact + bias.double()) < 0.004


@pytest.mark.parametrize(
    ("wide", "width", "dtype", "counts"),
    [
        (3584, 3584, torch.bfloat16, (1, 5, 8, 16, 17, 24, 32, 64)),
        (4608, 3584, torch.bfloat16, (24,)),
        (37888, 3584, torch.bfloat16, (24, 64)),
        (3584, 18944, torch.bfloat16, (24,)),
        (1000, 128, torch.bfloat16, (24,)),
        (16, 1024, torch.float16, (5, 24)),
    ],
)
def test_few_rows_are_multiplied_as_the_matrix_is_unpacked(
    wide: int, width: int, dtype: torch.dtype, counts: tuple[int, ...]
) -> None:
    """By the kernel for them, which works here; no row knows of others, and the same comes of it each time."""
    ours = compiled(CARD, "loader_triton")
    assert ours is not None
    matrix = Quantised("nf4", wide, width, CARD, dtype)
    matrix.write(0, there(wide, width, seed=13, dtype=dtype))
    exact = matrix.dense().double()
    bias = there(wide, seed=14, dtype=dtype) * 10
    for rows in counts:
        given = there(rows, width, seed=15, dtype=dtype)
        found = ours.times(given, matrix.values, matrix.scales, bias)
        wanted = given.double() @ exact.T + bias.double()
        assert float((found.double() - wanted).norm() / wanted.norm()) < 2**-8
        assert torch.equal(found, ours.times(given, matrix.values, matrix.scales, bias))
        assert torch.equal(matrix.multiply(given, bias), found)
        given[1:] = 1000.0
        assert torch.equal(matrix.multiply(given, bias)[0], found[0])


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
@pytest.mark.parametrize(("wide", "width"), [(3584, 3584), (1000, 18944), (130, 256), (7, 128)])
def test_a_matrix_is_unpacked_as_the_library_does(
    wide: int, width: int, dtype: torch.dtype, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Up to the last bit: a level is rounded before it is multiplied by its scale."""
    matrix = Quantised("nf4", wide, width, CARD, dtype)
    matrix.write(0, there(wide, width, seed=18, dtype=dtype))
    found = matrix.dense()
    assert torch.equal(found[: wide // 2], matrix.unpacked(0, wide // 2))
    monkeypatch.setattr(loader_kernels, "compiled", lambda *_: None)
    torch.testing.assert_close(found, matrix.dense(), rtol=2**-7, atol=0)


@pytest.mark.parametrize(("wide", "width"), [(3584, 18944), (37888, 3584), (1001, 256)])
def test_few_rows_are_multiplied_by_bytes(wide: int, width: int) -> None:
    matrix = filled("int8", there(wide, width, seed=19), CARD)
    exact = matrix.values.double() * matrix.scales.double()
    for rows in (1, 24, 64):
        given = there(rows, width, seed=20)
        given[:, 5] *= 1000
        found = matrix.multiply(given)
        wanted = given.double() @ exact.T
        assert float((found.double() - wanted).norm() / wanted.norm()) < 2**-8
        assert torch.equal(found, matrix.multiply(given))
        given[1:] = 1.0
        assert torch.equal(matrix.multiply(given)[0], found[0])


@pytest.mark.parametrize("form", FORMS)
def test_without_our_kernels_the_library_multiplies(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = filled(form, numbers(ROWS, WIDTH, seed=16), CARD)
    given = numbers(24, WIDTH, seed=17)
    monkeypatch.setattr(loader_kernels, "compiled", lambda *_: None)
    assert off(matrix.multiply(given.to(CARD)), given.double() @ matrix.dense().double().cpu().T) < 0.004


@pytest.mark.parametrize("rows", [4097, 4098, 4100, 4108])
def test_heads_of_any_number_of_tokens_are_multiplied(rows: int) -> None:
    matrix = filled("int8", numbers(rows, WIDTH + 4, seed=11), CARD)
    for count in (1, 3, 16):
        given = numbers(count, WIDTH + 4, seed=12)
        assert off(matrix.multiply(given.to(CARD)), given.double() @ matrix.dense().double().cpu().T) < 0.004


@pytest.mark.parametrize("rows", [1, 16])
@pytest.mark.parametrize("form", FORMS)
def test_a_product_can_be_recorded_in_a_graph(form: Form, rows: int) -> None:
    matrix = filled(form, numbers(ROWS, WIDTH, seed=5), CARD)
    given = numbers(rows, WIDTH, seed=6).to(CARD)
    matrix.multiply(given)
    torch.cuda.synchronize()
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        product = matrix.multiply(given)
    for seed in (7, 8):
        given.copy_(numbers(rows, WIDTH, seed=seed))
        graph.replay()
        assert torch.equal(product, matrix.multiply(given))


@pytest.mark.parametrize("form", FORMS)
def test_what_a_product_takes_is_no_more_than_the_matrix_unpacked(form: Form) -> None:
    """The budget counts on that: a part of an int8 matrix, a whole one in nf4 with its scales."""
    matrix = filled(form, numbers(ROWS, WIDTH, seed=9), CARD)
    for rows in (1, 16, 64, 700):
        given = numbers(rows, WIDTH, seed=10).to(CARD)
        matrix.multiply(given)
        torch.cuda.synchronize()
        torch.cuda.reset_peak_memory_stats()
        before = torch.cuda.memory_allocated()
        product = matrix.multiply(given)
        taken = torch.cuda.max_memory_allocated() - before - product.nbytes
        assert taken <= ROWS * WIDTH * 33 // 16 + 2**20, rows  # of larger ones no more than a part
