"""An analysis that was interrupted goes on where it stopped, and comes to the result of one that was not."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from time import sleep

import numpy as np
import pytest

from engine.client import Engine
from engine.index import Index
from engine.media import FrameReader, probe
from engine.protocol import Analyse, Analysis, Cancelled, EngineError, MediaInfo, from_json, to_json
from engine.signals import VERSION, analyse, resume
from engine.signals.picture import _Pass
from engine.signals.speech import SpeechDetector
from engine.tasks.analyse import handle
from engine.tasks.context import Context
from tests.support.engines import wait_until, workers
from tests.support.footage import Scene, counter_clip, scene_clip

PICTURES, SOUND = "analysis/pictures", "analysis/sound"


class Counter:
    """How many pictures are decoded and measured, and how much sound goes through the speech detector."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.decoded = self.measured = self.heard = 0
        decode, add, hear = FrameReader._decode, _Pass.add, SpeechDetector.add

        def decoding(reader: FrameReader, *, landed_anywhere: bool) -> Iterator[object]:
            for timed in decode(reader, landed_anywhere=landed_anywhere):
                self.decoded += 1
                yield timed

        def adding(one: _Pass, *frame: object) -> None:
            self.measured += 1
            add(one, *frame)

        def hearing(one: SpeechDetector, samples: np.ndarray) -> None:
            self.heard += len(samples)
            hear(one, samples)

        monkeypatch.setattr(FrameReader, "_decode", decoding)
        monkeypatch.setattr(_Pass, "add", adding)
        monkeypatch.setattr(SpeechDetector, "add", hearing)

    def reset(self) -> None:
        self.decoded = self.measured = self.heard = 0


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Counter:
    return Counter(monkeypatch)


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """States are kept all the while."""
    monkeypatch.setattr(resume, "INTERVAL", 0.0)
    monkeypatch.setattr(resume, "_SHARE", 1e6)


@pytest.fixture
def film(tmp_path: Path) -> MediaInfo:
    scenes = [
        Scene(60, 0),
        Scene(50, 1, "dissolve", 16),
        Scene(40, 2, flashes=(10,)),
        Scene(45, 3),
        Scene(55, 4),
        Scene(90, 5),
    ]
    return probe(scene_clip(tmp_path / "film.mp4", scenes, audio="beeps"))


def stopped(info: MediaInfo, folder: Path, share: float) -> None:
    """Begin, and cancel once `share` of the work is done."""
    stop = False

    def report(done: float, stage: str) -> None:
        nonlocal stop
        stop = stop or done >= share

    with Index(folder) as index, pytest.raises(Cancelled):
        analyse(info, Context(index, report=report, cancelled=lambda: stop))


def resumed(info: MediaInfo, folder: Path) -> bytes:
    with Index(folder) as index:
        return to_json(analyse(info, Context(index)))


def uninterrupted(info: MediaInfo, folder: Path) -> bytes:
    with Index(folder) as index:
        return to_json(analyse(info, Context(index)))


def test_the_second_run_measures_only_the_rest(film: MediaInfo, tmp_path: Path, counter: Counter) -> None:
    expected = uninterrupted(film, tmp_path / "whole")
    frames = counter.measured
    assert frames == counter.decoded == film.video[0].frames
    stopped(film, tmp_path / "cut", 0.5)
    counter.reset()
    assert resumed(film, tmp_path / "cut") == expected
    assert counter.measured < 0.7 * frames
    # two seconds and a group of pictures are decoded again, to see that they are the same
    assert counter.decoded <= counter.measured + 2 * 30 + 250


@pytest.mark.parametrize("seed", range(2))
def test_interrupted_any_number_of_times(film: MediaInfo, tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    for share in sorted(random.uniform(0.02, 0.97, 4).tolist()):
        stopped(film, tmp_path / "cut", share)
    assert resumed(film, tmp_path / "cut") == uninterrupted(film, tmp_path / "whole")


@pytest.mark.slow
def test_a_fast_film_with_faces_and_words(shared_media: Path, tmp_path: Path, counter: Counter) -> None:
    info = probe(next(shared_media.rglob("tears*.webm")))
    for share in (0.23, 0.61, 0.88):
        stopped(info, tmp_path / "cut", share)
    counter.reset()
    found = resumed(info, tmp_path / "cut")
    assert 0 < counter.measured < (info.video[0].frames or 1691)
    assert found == uninterrupted(info, tmp_path / "whole")
    assert from_json(found, Analysis).faces


@pytest.mark.parametrize("arguments", [{"b_frames": 2, "gop": 48, "open_gop": True}, {"codec": "mpeg4", "gop": 30}])
def test_groups_of_pictures_of_all_kinds(tmp_path: Path, arguments: dict[str, object], counter: Counter) -> None:
    info = probe(counter_clip(tmp_path / "clip.mp4", frames=300, size=(320, 180), audio="tone", **arguments))
    stopped(info, tmp_path / "cut", 0.6)
    counter.reset()
    assert resumed(info, tmp_path / "cut") == uninterrupted(info, tmp_path / "whole")


def test_sound_alone_goes_on(tmp_path: Path, counter: Counter, film: MediaInfo) -> None:
    info = probe(counter_clip(tmp_path / "long.mp4", frames=2, rate=Fraction(1, 20), size=(64, 48), audio="beeps"))
    expected = uninterrupted(info, tmp_path / "whole")
    everything = counter.heard
    with Index(tmp_path / "cut") as index:
        from engine.signals.sound import listen

        def stop(done: float) -> None:
            if done > 0.5:
                raise Cancelled

        with pytest.raises(Cancelled):
            listen(info, stop, resume.Keeper(index, info.fingerprint, SOUND, VERSION))
    counter.reset()
    assert resumed(info, tmp_path / "cut") == expected
    assert counter.heard < 0.6 * everything


def test_a_pass_that_came_to_its_end_is_not_done_again(
    film: MediaInfo, tmp_path: Path, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = uninterrupted(film, tmp_path / "whole")
    add = _Pass.add

    def after_the_sound(one: _Pass, *frame: object) -> None:
        with Index(tmp_path / "cut") as index:
            while not index.count(f"{SOUND}/whole"):
                sleep(0.01)
        add(one, *frame)

    with monkeypatch.context() as patch:
        patch.setattr(_Pass, "add", after_the_sound)
        stopped(film, tmp_path / "cut", 0.5)
    counter.reset()
    with Index(tmp_path / "cut") as index:
        assert index.count(f"{SOUND}/whole") == 1
        assert to_json(analyse(film, Context(index))) == expected
    assert counter.heard == 0


def test_nothing_partial_is_left_once_the_whole_is_kept(film: MediaInfo, tmp_path: Path) -> None:
    stopped(film, tmp_path / "cut", 0.5)
    with Index(tmp_path / "cut") as index:
        assert index.count(PICTURES) == 1
        handle(Analyse(path=film.path), Context(index))
        assert index.count("analysis") == 1
        assert index.count() == 2, "the analysis and what was probed"
        assert not list(index.arrays_folder.glob("*/*"))


def test_footage_that_decodes_otherwise_from_the_middle_is_begun_anew(
    film: MediaInfo, tmp_path: Path, counter: Counter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stopped(film, tmp_path / "cut", 0.5)
    expected = uninterrupted(film, tmp_path / "whole")
    decode = FrameReader._decode

    def shifted(reader: FrameReader, *, landed_anywhere: bool) -> Iterator[tuple[Fraction, object]]:
        for time, frame in decode(reader, landed_anywhere=landed_anywhere):
            yield (time + Fraction(1, 300) if landed_anywhere else time), frame

    monkeypatch.setattr(FrameReader, "_decode", shifted)
    counter.reset()
    with caplog.at_level(logging.WARNING):
        assert resumed(film, tmp_path / "cut") == expected
    assert "anew" in caplog.text
    assert counter.measured == film.video[0].frames


def test_a_state_of_another_shape_is_no_error(film: MediaInfo, tmp_path: Path, counter: Counter) -> None:
    expected = uninterrupted(film, tmp_path / "whole")
    for state in ({}, {"repeated": np.zeros(3)}, {"voice.held": np.zeros(1)}):
        with Index(tmp_path / "cut") as index:
            for what in (PICTURES, SOUND):
                index.put_arrays(film.fingerprint, what, VERSION, state)
        assert resumed(film, tmp_path / "cut") == expected


def test_another_version_does_not_go_on(film: MediaInfo, tmp_path: Path, counter: Counter) -> None:
    stopped(film, tmp_path / "cut", 0.5)
    with Index(tmp_path / "cut") as index:
        state = index.get_arrays(film.fingerprint, PICTURES, VERSION)
        assert state is not None
        assert index.get_arrays(film.fingerprint, PICTURES, f"{VERSION} of tomorrow") is None


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed otherwise on Windows")
@pytest.mark.slow
@pytest.mark.parametrize("blow", ["kill", "cancel"])
def test_a_worker_that_is_stopped_half_way_loses_only_the_last_moments(
    film: MediaInfo, tmp_path: Path, blow: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = tmp_path / "a byte for each measured frame"
    worker = (
        "import os, sys, time\n"
        "from engine.signals import picture, resume\n"
        "from engine.worker import main\n"
        "resume.INTERVAL, resume._SHARE = 0.03, 0.5\n"
        "add = picture._Pass.add\n"
        "def adding(*given):\n"
        "    with open(sys.argv[1], 'ab', 0) as file:\n"
        "        file.write(b'.')\n"
        "    if os.path.exists(sys.argv[2]) and os.path.getsize(sys.argv[1]) > 150:\n"
        "        time.sleep(0.2)\n"
        "    add(*given)\n"
        "picture._Pass.add = adding\n"
        "main()\n"
    )
    slow = tmp_path / "the second half takes its time"
    slow.touch()
    command = (sys.executable, "-P", "-c", worker, str(measured), str(slow))
    frames = film.video[0].frames or 0
    with Index(tmp_path / "whole") as index:
        expected = analyse(film, Context(index))
    monkeypatch.setenv("CLIPWRIGHT_CACHE", str(tmp_path / "cut"))
    with Engine(command=command) as engine:
        job = engine.submit(Analyse(path=film.path))
        wait_until(lambda: measured.exists() and measured.stat().st_size > 155, 100)
        if blow == "kill":
            (process,) = workers()
            process.suspend()
            before = measured.stat().st_size
            slow.unlink()
            process.send_signal(signal.SIGKILL)
        else:
            job.cancel()
        try:
            found = job.result(100)  # what may have been killed for its memory is tried again by itself
            assert blow == "kill"
        except (Cancelled, EngineError):
            if blow == "cancel":
                before = measured.stat().st_size
                slow.unlink()
            found = engine.run(Analyse(path=film.path))
    assert found == expected
    assert before < frames
    assert 0 < measured.stat().st_size - before < 0.7 * frames
