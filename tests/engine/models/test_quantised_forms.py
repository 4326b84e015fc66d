"""Matrices in 8 and 4 bits against what bitsandbytes 0.50.2 makes of the same, on the processor: its codes are written down
here, so that it need not be installed."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from engine.models.loader_quantised import Quantised  # noqa: E402

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


def test_four_bits_are_those_of_bitsandbytes() -> None:
    made = Quantised("nf4", 2, 128, "cpu", torch.bfloat16)
    made.write(0, matrix())
    assert torch.equal(made.values.flatten(), codes(NF4))
    assert made.scales.tolist() == NF4_SCALES


def test_eight_bits_are_those_of_bitsandbytes() -> None:
    made = Quantised("int8", 2, 128, "cpu", torch.bfloat16)
    made.write(0, matrix())
    assert torch.equal(made.values.view(torch.uint8).flatten(), codes(INT8))
    torch.testing.assert_close(made.scales[:, 0] * 127, torch.tensor(INT8_LARGEST))
