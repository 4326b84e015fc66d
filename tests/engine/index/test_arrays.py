"""Arrays in the index: safetensors files that come back as they went in, and are never believed when they are not whole."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of
from safetensors.numpy import load_file, save_file

from engine.index import Index, tensors
from engine.protocol import Span

KEY = ("content", "vectors", "1")
KINDS = [np.bool_, np.uint8, np.int8, np.uint16, np.int16, np.uint32, np.int32, np.uint64, np.int64, np.float16, np.float32,
         np.float64]  # fmt: skip


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path / "cache")


def sample() -> dict[str, np.ndarray]:
    return {
        "vectors": np.arange(12, dtype=np.float32).reshape(4, 3),
        "times": np.array([0.0, 1.5]),
        "flags": np.array([True, False, True]),
        "nothing": np.zeros((0, 7), np.float16),
        "one": np.array(5, np.int64),
    }


def the_file(index: Index) -> Path:
    (path,) = index.arrays_folder.glob("*/*")
    return path


def same(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> bool:
    return set(one) == set(other) and all(
        a.dtype == other[name].dtype and a.shape == other[name].shape and a.tobytes() == other[name].tobytes()
        for name, a in one.items()
    )


def test_arrays_come_back_as_views_of_the_file(index: Index) -> None:
    with index:
        index.put_arrays(*KEY, sample())
        found = index.get_arrays(*KEY)
        assert found is not None
        assert same(found, sample())
        assert not any(array.flags.writeable or array.flags.owndata for array in found.values())
        assert index.get_arrays(*KEY, revision="abc") is None
        index.put_arrays(*KEY, {"a": np.ones(2)}, revision="abc")
        again = index.get_arrays(*KEY)
        assert again is not None
        assert same(again, sample())


NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=8).filter(lambda name: name != "__metadata__")
SHAPES = arrays_of.array_shapes(min_dims=0, min_side=0, max_side=4)


@given(st.dictionaries(NAMES, st.sampled_from(KINDS).flatmap(lambda kind: arrays_of.arrays(kind, SHAPES)), max_size=4))
def test_any_arrays_come_back_exactly(tmp_path_factory: pytest.TempPathFactory, given_arrays: dict[str, np.ndarray]) -> None:
    with Index(tmp_path_factory.getbasetemp() / "any arrays") as index:
        index.put_arrays(*KEY, given_arrays)
        found = index.get_arrays(*KEY)
        assert found is not None
        assert same(found, given_arrays)
        assert index.count() == 1
        if given_arrays:
            assert same(load_file(the_file(index)), given_arrays), "any reader of safetensors reads it"


def test_what_others_write_is_read(tmp_path: Path) -> None:
    path = tmp_path / "theirs.safetensors"
    save_file(sample(), path, metadata={"made": "elsewhere"})
    header = tensors.read_header(path)
    assert same(tensors.mapped(path, header), sample())
    assert tensors.notes_of(header) == {"made": "elsewhere"}


def test_arrays_that_are_not_contiguous_or_of_the_other_byte_order(index: Index) -> None:
    turned = np.arange(6, dtype=">i4").reshape(2, 3).T
    with index:
        index.put_arrays(*KEY, {"turned": turned})
        found = index.get_arrays(*KEY)
        assert found is not None
        assert found["turned"].tolist() == turned.tolist()


def test_what_cannot_be_kept_is_refused_and_leaves_nothing(index: Index) -> None:
    with index:
        for wrong in (np.array(["text"]), np.array([None]), np.zeros(2, complex)):
            with pytest.raises(ValueError, match="cannot be kept"):
                index.put_arrays(*KEY, {"wrong": wrong})
        assert index.count() == 0
        assert not list(index.arrays_folder.glob("*/*"))


def test_putting_again_leaves_one_file_and_readers_of_the_old_one_undisturbed(index: Index) -> None:
    with index:
        index.put_arrays(*KEY, sample())
        held = index.get_arrays(*KEY)
        index.put_arrays(*KEY, {"vectors": np.zeros(3)})
        assert index.count() == 1
        assert the_file(index).is_file()
        assert held is not None
        assert same(held, sample())


def test_a_value_and_arrays_under_one_key(index: Index) -> None:
    span = Span(0, 1)
    with index:
        index.put_arrays(*KEY, sample())
        index.put(*KEY, span)
        assert index.get(*KEY, Span) == span
        assert not list(index.arrays_folder.glob("*/*")), "the file that nothing names any more is gone"
        assert index.get_arrays(*KEY) is None, "what is of another kind is computed again"
        index.put_arrays(*KEY, sample())
        assert index.get(*KEY, Span) is None


@pytest.mark.parametrize("cut", [0, 4, 8, 60, -1])
def test_a_truncated_file_counts_as_absent(index: Index, cut: int, caplog: pytest.LogCaptureFixture) -> None:
    with index:
        index.put_arrays(*KEY, sample())
        path = the_file(index)
        os.truncate(path, cut if cut >= 0 else path.stat().st_size + cut)
        with caplog.at_level(logging.WARNING):
            assert index.get_arrays(*KEY) is None
        assert "damaged" in caplog.text
        assert index.count() == 0
        assert not path.exists()
        index.put_arrays(*KEY, sample())
        assert index.get_arrays(*KEY) is not None
        assert index.problem is None


@pytest.mark.parametrize("place", [0, 7, 8, 20, 100])
def test_a_damaged_header_counts_as_absent(index: Index, place: int) -> None:
    with index:
        index.put_arrays(*KEY, sample())
        path = the_file(index)
        data = bytearray(path.read_bytes())
        data[place] ^= 0x41
        path.write_bytes(data)
        assert index.get_arrays(*KEY) is None
        assert index.count() == 0


def test_a_missing_file_counts_as_absent(index: Index) -> None:
    with index:
        index.put_arrays(*KEY, sample())
        the_file(index).unlink()
        assert index.get_arrays(*KEY) is None
        assert index.count() == 0


def test_the_file_of_another_entry_is_not_taken_for_ones_own(index: Index) -> None:
    with index:
        index.put_arrays(*KEY, sample())
        one = the_file(index)
        index.put_arrays("other", *KEY[1:], {"vectors": np.ones(2)})
        (other,) = set(index.arrays_folder.glob("*/*")) - {one}
        one.write_bytes(other.read_bytes())
        assert index.get_arrays(*KEY) is None
        assert index.get_arrays("other", *KEY[1:]) is not None


@pytest.mark.parametrize(
    "header",
    [
        b"[]",
        b"{}x",
        b"{",
        b'{"a":1}',
        b'{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}',
        b'{"a":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}',
        b'{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}',
        b'{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}',
        b'{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}',
        b'{"a":{"dtype":"F32","shape":[1],"data_offsets":["0",4]}}',
        b"[" * 50_000,
    ],
    ids=lambda header: header[:60].decode(),
)
def test_hostile_headers(tmp_path: Path, header: bytes) -> None:
    path = tmp_path / "file.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header + bytes(4))
    with pytest.raises(tensors.Damaged):
        tensors.mapped(path, tensors.read_header(path))


def test_a_disk_that_fails_is_no_error(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with index:
        index.put("content", "shots", "1", Span(0, 1))
        monkeypatch.setattr(os, "fsync", full)
        index.put_arrays(*KEY, sample())
        assert index.problem is not None
        assert "space" in index.problem
        assert not list(index.arrays_folder.glob("*/*"))
