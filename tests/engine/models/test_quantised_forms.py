"""Matrices in 8 and 4 bits, by bitsandbytes and by torch alone, on the processor.

The codes that bitsandbytes 0.50.2 makes of a matrix are written down here: other editions of it, and torch alone, are held
to them.
"""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

torch = pytest.importorskip("torch")
bitsandbytes = pytest.importorskip("bitsandbytes", reason="has no wheel for this machine")

from bitsandbytes import cextension, functional  # noqa: E402
from torch import nn  # noqa: E402

from engine.models import loader_kernels  # noqa: E402
from engine.models.loader_kernels import Library, Torch, in_halves  # noqa: E402
from engine.models.loader_quantised import Form, Quantised, QuantisedLinear, QuantisedTable  # noqa: E402

CPU = torch.device("cpu")
FORMS: tuple[Form, ...] = ("int8", "nf4")

NF4 = (
    "7befffed9521001247bdeeeec9531111247acdeedb8632212357acdddca8643200147beeffec9521111247bdeeedb8532112357acdddcb8642222357abcdcca8"
    "c9426cc7239db425cd8228dc414ce9217ed513cea216ee602bfc205ef701afd214cd8228ec413ce9217ed512beb216ee612afc204ee7119fd303df9108fe402d"
)
"""`quantize_4bit(blocksize=64, quant_type="nf4", compress_statistics=False)`: two a byte, the first one above."""
NF4_SCALES = [[0.953125, 0.48828125], [0.043701171875, 0.0693359375]]
INT8 = (
    "003058747f79634116e9c1a2908d9ab5d8012849606964523512edcbb1a3a1acc2e001223d505753432b0eefd4bfb3b1bbcde6021c3342484437230bf2dbcac0"
    "bfc7d6eb02182a373c382e1d09f4e1d3cbcad1deef0214232e312f251807f6e6dad4d3d9e4f202111e2629271f1305f7eae1dcdbe0e9f5020e191f22201a1004"
    "2510e8daf82024fed9e00d2c19e8d1f1232e04d4d6093323eac9e723380cd2cb02382eefc2dc204117d1c0f93b3af6bcd01c4923d3b6ee3c46ffb8c3145030d8"
    "ade13a510bb7b50b553edfa5d3365c19b8a8fe574de99fc32f6628bb9cf0575bf69ab3256e39c291e05569059aa318724acb88ce4f76169b9309755cd881bb46"
)
"""`int8_vectorwise_quant`."""
INT8_LARGEST = [0.953125, 0.0693359375]


def matrix() -> torch.Tensor:
    """Two rows of 128 that swing, one fading and one growing."""
    at = torch.arange(128, dtype=torch.float64)
    rows = torch.sin(at * 0.37) * torch.exp(-at / 90), torch.cos(at * 1.13) * 0.02 * (1 + at / 50)
    return torch.stack(rows).to(torch.bfloat16)


def codes(text: str) -> torch.Tensor:
    return torch.frombuffer(bytearray.fromhex(text), dtype=torch.uint8)


@pytest.fixture(params=[Library, Torch])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> object:
    """Everything is done in this way."""
    made = request.param()
    monkeypatch.setitem(loader_kernels._FOUND, CPU, (made, ""))
    return made


def random(*shape: int, seed: int, spread: float = 1.0) -> torch.Tensor:
    return (torch.randn(*shape, generator=torch.Generator().manual_seed(seed)) * spread).to(torch.bfloat16)


def filled(form: Form, weight: torch.Tensor) -> Quantised:
    rows, width = weight.shape
    made = Quantised(form, rows, width, "cpu", torch.bfloat16)
    made.write(0, weight)
    return made


def off(given: torch.Tensor, exact: torch.Tensor) -> float:
    return float((given.double() - exact.double()).norm() / exact.double().norm())


@pytest.mark.usefixtures("way")
def test_four_bits_are_those_of_bitsandbytes() -> None:
    made = filled("nf4", matrix())
    assert torch.equal(made.values.flatten(), codes(NF4))
    assert made.scales.tolist() == NF4_SCALES


@pytest.mark.usefixtures("way")
def test_eight_bits_are_those_of_bitsandbytes() -> None:
    made = filled("int8", matrix())
    assert torch.equal(made.values.view(torch.uint8).flatten(), codes(INT8))
    torch.testing.assert_close(made.scales[:, 0] * 127, torch.tensor(INT8_LARGEST))


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("form", FORMS)
def test_pieces_are_quantised_as_the_whole_is(form: Form) -> None:
    """Rows of nothing among them, as tables of tokens have."""
    weight = random(96, 192, seed=1)
    weight[17] = 0
    whole, parts = filled(form, weight), Quantised(form, 96, 192, "cpu", torch.bfloat16)
    for first, last in ((40, 96), (0, 1), (1, 40)):
        parts.write(first, weight[first:last])

    assert torch.equal(whole.values, parts.values)
    assert torch.equal(whole.scales, parts.scales)
    assert not whole.dense()[17].any()


def test_four_bits_are_a_linear4bit_of_the_library() -> None:
    """Its codes, and what it answers."""
    weight, bias, given = random(160, 256, seed=2), random(160, seed=3), random(2, 5, 256, seed=4)
    own = QuantisedLinear(filled("nf4", weight), nn.Parameter(bias, requires_grad=False))
    theirs = bitsandbytes.nn.Linear4bit(256, 160, compute_dtype=torch.bfloat16, compress_statistics=False, quant_type="nf4")
    held = bitsandbytes.nn.Params4bit(weight, requires_grad=False, compress_statistics=False, quant_type="nf4")
    theirs.weight, theirs.bias = held.to("cpu"), nn.Parameter(bias, requires_grad=False)

    assert torch.equal(own.matrix.values.flatten(), theirs.weight.data.flatten())
    assert torch.equal(own.matrix.scales.float().flatten(), theirs.weight.quant_state.absmax)
    assert torch.equal(own(given), theirs(given))  # in training; some processors answer from another layout in evaluation
    assert off(own(given), theirs.eval()(given)) < 0.01


def test_eight_bits_are_a_linear8bitlt_of_the_library() -> None:
    """Its codes, and what it answers up to the rounding of what comes in, which is ours not to do."""
    weight, bias, given = random(160, 256, seed=5), random(160, seed=6), random(7, 256, seed=7)
    given[:, 3] *= 60
    own = QuantisedLinear(filled("int8", weight), nn.Parameter(bias, requires_grad=False))
    theirs = bitsandbytes.nn.Linear8bitLt(256, 160, has_fp16_weights=False, threshold=6.0)
    held = bitsandbytes.nn.Int8Params(weight.clone(), requires_grad=False, has_fp16_weights=False)
    theirs.weight, theirs.bias = held.to("cpu"), nn.Parameter(bias, requires_grad=False)
    with torch.no_grad():
        answer = theirs.eval()(given)

    assert torch.equal(own.matrix.values, theirs.state.CB)
    torch.testing.assert_close(own.matrix.scales[:, 0] * 127, theirs.state.SCB)
    assert off(own(given), answer) < 0.005
    exact = given.double() @ own.matrix.dense().double().T + bias.double()
    assert off(own(given), exact) < off(answer, exact) + 0.002


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("form", FORMS)
def test_products_are_those_of_the_matrix_as_it_is_kept(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.models.loader_quantised.CHUNK", 40 * 128)  # in three parts, where it is unpacked
    monkeypatch.setattr(loader_kernels.kernels(CPU), "at_once", 40 * 128)
    made, bias = filled(form, random(100, 128, seed=8)), random(100, seed=9)
    for shape in ((2, 3, 128), (5, 20, 128)):
        given = random(*shape, seed=10)
        exact = given.double() @ made.dense().double().T
        assert off(made.multiply(given), exact) < 0.005
        assert off(made.multiply(given, bias), exact + bias.double()) < 0.005


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("form", FORMS)
def test_large_matrices_are_unpacked_in_parts_of_like_size(form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    """None of them larger than there is memory for; their sides are what matrix units like."""
    monkeypatch.setattr("engine.models.loader_quantised.CHUNK", 700 * 64)
    monkeypatch.setattr(loader_kernels.kernels(CPU), "at_once", 700 * 64)
    made, bias, given = filled(form, random(1500, 64, seed=16)), random(1500, seed=17), random(100, 64, seed=18)
    exact = given.double() @ made.dense().double().T + bias.double()
    parts = []
    unpacked = Quantised.unpacked

    def noted(matrix: Quantised, first: int, last: int) -> torch.Tensor:
        parts.append(last - first)
        return unpacked(matrix, first, last)

    monkeypatch.setattr(Quantised, "unpacked", noted)
    assert off(made.multiply(given, bias), exact) < 0.005
    assert parts == [512, 512, 476]


@pytest.mark.usefixtures("way")
def test_rows_of_a_table_are_those_of_its_matrix() -> None:
    made = filled("int8", random(50, 64, seed=11))
    table, head = QuantisedTable(made), QuantisedLinear(made, None)
    numbers = torch.tensor([[3, 49], [0, 3]])
    torch.testing.assert_close(table(numbers), made.dense()[numbers], rtol=0.01, atol=0)
    assert head.matrix is table.matrix
    assert off(head(table(numbers)), table(numbers).double() @ made.dense().double().T) < 0.005


def test_both_ways_read_what_the_other_one_made() -> None:
    weight, given = random(64, 128, seed=12), random(4, 128, seed=13)
    library, alone = Library(), Torch()
    for one, other in ((library, alone), (alone, library)):
        values, scales = one.nf4(weight)
        both = [each.unpacked(values, scales.to(torch.bfloat16), torch.bfloat16) for each in (one, other)]
        torch.testing.assert_close(*both, rtol=0.01, atol=0)
        product = library.times_nf4(given, values, scales, None)
        assert product is not None
        assert off(product, given.double() @ both[1].double().T) < 0.005


@pytest.mark.parametrize("loud", [1, 50, 1000, 30000])
def test_eight_bits_in_halves_lose_less_than_rounding_to_bf16(loud: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a few values of a token are much louder than the others, which one half alone does not survive."""
    weight = random(256, 4096, seed=14, spread=0.02)
    given = random(3, 2, 4096, seed=15)
    given[..., [7, 900]] *= loud
    given[0, 0] = 0
    values, scales = Library().int8(weight)
    exact = given.double() @ (values.double() * scales.double()).T

    monkeypatch.setattr(loader_kernels, "_SLAB", 12 * 100)  # in two parts
    product = in_halves(given.float(), values, scales, functional.int8_linear_matmul)

    assert product.shape == (3, 2, 256)
    assert not product[0, 0].any()
    for token, wanted in zip(product.view(6, 256)[1:], exact.view(6, 256)[1:], strict=True):
        assert off(token, wanted) < 2**-9
    half, largest, _ = functional.int8_vectorwise_quant(given.view(6, 4096).float())
    coarse = functional.int8_linear_matmul(half, values) * (largest[:, None] / 127) * scales[:, 0]
    assert off(coarse[1:], exact.view(6, 256)[1:]) > 3 * off(product.view(6, 256)[1:], exact.view(6, 256)[1:])


def test_halves_are_the_two_bytes_of_16_bits() -> None:
    """To the last step: a matrix that only copies returns what came in, to half a step of a token's largest value."""
    values, scales = torch.eye(512, dtype=torch.int8), torch.ones(512, 1)
    steps = torch.arange(-32512, 32512 + 1, 127)  # each low byte, below and above nothing
    given = steps.float().view(1, -1)
    given = nn.functional.pad(given, (0, 1024 - given.shape[1])).view(2, 512)
    given[:, -1] = 32512.0
    assert torch.equal(in_halves(given, values, scales, functional.int8_linear_matmul), given)


@pytest.fixture
def afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known of any device yet."""
    monkeypatch.setattr(loader_kernels, "_FOUND", {})


@pytest.mark.usefixtures("afresh")
def test_the_library_is_taken_where_it_works() -> None:
    assert isinstance(loader_kernels.kernels(CPU), Library)
    assert loader_kernels.missing(CPU) == ""


@pytest.mark.usefixtures("afresh")
def test_torch_alone_stands_in_and_says_why(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(cextension, "lib", cextension.ErrorHandlerMockBNBNativeLibrary("no such file"))
    with caplog.at_level(logging.WARNING, logger="engine.models.loader_kernels"):
        for _ in range(2):
            made = filled("nf4", matrix())

    assert torch.equal(made.values.flatten(), codes(NF4))
    assert loader_kernels.missing(CPU) == "bitsandbytes has no compiled part for this machine"
    assert [record.getMessage() for record in caplog.records] == [
        f"8 and 4 bits are quantised and multiplied by torch alone on cpu: {loader_kernels.missing(CPU)}"
    ]


@pytest.mark.usefixtures("afresh")
def test_devices_that_the_library_has_no_kernels_for_are_left_to_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    assert loader_kernels.missing(torch.device("xpu")) == "bitsandbytes has no kernels for xpu here"
    with monkeypatch.context() as older:
        older.setattr(loader_kernels, "_OPERATIONS", ("quantize_4bit", "quantize_3bit"))
        assert "has not all operations" in loader_kernels.missing(torch.device("meta"))
    monkeypatch.setitem(sys.modules, "bitsandbytes", None)
    assert loader_kernels.missing(torch.device("mps")).startswith("bitsandbytes cannot be used (")
    assert isinstance(loader_kernels.kernels(torch.device("mps")), Torch)


def test_nothing_is_imported_before_it_is_wanted_and_nothing_is_said() -> None:
    """Not even where the library has something to say while it is imported: on some processors it looks for kernels on the
    Hub."""
    code = (
        "import sys\n"
        "from engine.models.loader_quantised import Quantised\n"
        "import torch\n"
        "assert 'bitsandbytes' not in sys.modules\n"
        "made = Quantised('nf4', 2, 128, 'cpu', torch.bfloat16)\n"
        "made.write(0, torch.ones(2, 128, dtype=torch.bfloat16))\n"
        "made.multiply(torch.ones(1, 128, dtype=torch.bfloat16))\n"
        "assert 'bitsandbytes' in sys.modules and sys.modules.get('kernels', 1) is not None\n"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
