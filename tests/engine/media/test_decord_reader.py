"""By frame index: decord only where it gives the frames that PyAV gives, and the reason said where not."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import psutil
import pytest

from engine.media import frames, probe, upright_rgb
from engine.media.decord_reader import open_indexed
from engine.protocol import UsageError
from tests.engine.media.conftest import KINDS
from tests.support.footage import counter_clip, read_counter

Clip = Callable[[str], Path]
BACKENDS = {
    "constant rate": "decord",
    "mkv from 3.5 s": "decord",
    "open groups": "groups of pictures are open",
    "variable rate, mp4": "rate varies",
    "edit list": "decord counts",
    "transport stream from 10 s": "not trusted",
    "AV1": "cannot read",
}


@pytest.mark.parametrize("size", [None, (96, 54)])
@pytest.mark.parametrize("kind", KINDS)
def test_indices_name_the_frames_of_the_pass(kind: str, size: tuple[int, int] | None, clip_of: Clip) -> None:
    info = probe(clip_of(kind))
    reader = open_indexed(info, size=size)
    numbers = [read_counter(upright_rgb(frame, info.video[0])) for _, frame in frames(info)]
    assert reader.count == len(numbers)
    wanted = [len(numbers) - 1, 0, 23, 24, 25, 7, 7, 31]
    got = [(index, read_counter(picture)) for index, picture in reader.pictures(wanted)]
    assert got == [(index, numbers[index]) for index in sorted(wanted)]
    for _, picture in reader.pictures([3]):
        assert picture.shape[:2] == ((54, 96) if size else (info.video[0].height, info.video[0].width))


@pytest.mark.parametrize("kind", BACKENDS)
def test_the_backend_is_said(kind: str, clip_of: Clip) -> None:
    pytest.importorskip("decord")
    reader = open_indexed(probe(clip_of(kind)))
    if BACKENDS[kind] == "decord":
        assert (reader.backend, reader.note) == ("decord", "")
    else:
        assert reader.backend == "pyav"
        assert BACKENDS[kind] in reader.note


def test_without_decord(clip_of: Clip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "decord", None)
    reader = open_indexed(probe(clip_of("constant rate")))
    assert reader.backend == "pyav"
    assert "not available" in reader.note
    assert [read_counter(picture) for _, picture in reader.pictures([5])] == [5]


@pytest.mark.skipif(sys.platform == "win32", reason="stopping a process")
def test_decord_that_hangs_or_dies_is_replaced_in_mid_file(clip_of: Clip, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("decord")
    for number, reason in ((signal.SIGSTOP, "in time"), (signal.SIGKILL, "decord")):
        reader = open_indexed(probe(clip_of("constant rate")))
        assert reader.backend == "decord", reader.note
        monkeypatch.setattr("engine.media.decord_process.ANSWER_SECONDS", 0.3 if number == signal.SIGSTOP else 20.0)
        child = next(c for c in psutil.Process().children() if "engine.media.decord_child" in c.cmdline())
        child.send_signal(number)
        assert [read_counter(picture) for _, picture in reader.pictures([5, 31])] == [5, 31]
        assert reader.backend == "pyav"
        assert reason in reader.note
        assert not child.is_running()
        monkeypatch.undo()


def test_turned_footage_stands_upright(tmp_path: Path) -> None:
    reader = open_indexed(probe(counter_clip(tmp_path / "a.mp4", frames=10, rotation=90)))
    assert "turned" in reader.note
    assert [read_counter(picture) for _, picture in reader.pictures([2, 9])] == [2, 9]


def test_an_index_outside_the_file(clip_of: Clip) -> None:
    reader = open_indexed(probe(clip_of("constant rate")))
    for index in (-1, reader.count):
        with pytest.raises(UsageError, match="run from 0"):
            list(reader.pictures([index]))
    with pytest.raises(UsageError):
        open_indexed(probe(clip_of("constant rate")), stream=2)


def test_a_large_file_of_unknown_count_goes_by_its_rate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.media.scan.SCAN_WHOLE_BYTES", 0)
    monkeypatch.setattr("engine.media.scan._WINDOW", Fraction(1, 2))
    monkeypatch.setattr("engine.media.scan._WINDOW_FRAMES", 24)
    info = probe(counter_clip(tmp_path / "a.mkv", frames=90, rate=Fraction(30), gop=10))
    assert info.video[0].frames is None
    reader = open_indexed(info)
    assert reader.count == 90
    assert [read_counter(picture) for _, picture in reader.pictures([89])] == [89]
