"""What the benchmark of families measures is what was published: sizes at full scale, and attention written out."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from torch.nn import functional  # noqa: E402

from engine.models import loader  # noqa: E402
from tests.benchmarks.understanding import ported_size  # noqa: E402
from tests.benchmarks.understanding.eagerly import Eager  # noqa: E402
from tests.support.golden import golden_folder  # noqa: E402

BILLIONS = {
    "videochat-flash-7b": (7.9, 8.0),
    "valley2-7b": (9.0, 9.2),
    "internvideo2.5-8b": (8.0, 8.2),
    "internvideo2-chat-8b": (8.2, 8.6),
    "tarsier2-7b": (8.2, 8.4),
}
"""Parameters, at least and at most."""


@pytest.mark.parametrize("name", ported_size.WAYS)
def test_full_size_is_the_published_one(name: str, tmp_path: Path) -> None:
    way = ported_size.WAYS[name]
    golden_folder(way.golden)
    loader.prepare()
    model = loader._empty(ported_size._checkpoint(way, "full", tmp_path / "model"), torch.bfloat16)
    count = sum(parameter.numel() for parameter in model.parameters()) / 1e9
    least, most = BILLIONS[name]
    assert least <= count <= most
    assert {parameter.device.type for parameter in model.parameters()} == {"meta"}


@pytest.mark.parametrize("name", ported_size.WAYS)
def test_what_is_tried_out_on_a_processor_is_of_the_same_make(name: str, tmp_path: Path) -> None:
    way = ported_size.WAYS[name]
    golden_folder(way.golden)
    loader.prepare()
    model = loader._empty(ported_size._checkpoint(way, "mid", tmp_path / "model"), torch.float32)
    assert 0.2e9 < sum(parameter.numel() for parameter in model.parameters()) < 0.6e9
    assert len(model.get_decoder().layers) == 4


@pytest.mark.parametrize("causal", [True, False])
@pytest.mark.parametrize("keys", [2, 4])
def test_attention_written_out_is_attention(causal: bool, keys: int) -> None:
    made = torch.Generator().manual_seed(1)
    query = torch.randn(2, 4, 9, 8, generator=made)
    key, value = (torch.randn(2, keys, 9, 8, generator=made) for _ in range(2))
    grouped = {"enable_gqa": keys != 4, "is_causal": causal, "scale": 0.3}
    right = functional.scaled_dot_product_attention(query, key, value, **grouped)
    masked = functional.scaled_dot_product_attention(query, key, value, torch.ones(9, 9).tril().bool(), enable_gqa=keys != 4)
    with Eager():
        found = functional.scaled_dot_product_attention(query, key, value, **grouped)
        also = functional.scaled_dot_product_attention(
            query, key, value, torch.ones(9, 9).tril().bool(), enable_gqa=keys != 4
        )
    torch.testing.assert_close(found, right)
    torch.testing.assert_close(also, masked)
