"""Whole analyses: what comes back for which kind of file, the same twice, stopped on request."""

from __future__ import annotations

import subprocess
import sys
import threading
import wave
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from engine.index import Index
from engine.media import probe
from engine.protocol import Analysis, Cancelled, from_json, to_json
from engine.signals import analyse
from engine.tasks.context import Context
from tests.support.footage import Scene, counter_clip, scene_clip

PICTURE = {"brightness", "contrast", "colourfulness", "difference", "sharpness", "subject_motion", "camera_motion"}
SOUND = {"loudness", "speech", "onset"}


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return Context(Index(tmp_path / "index"))


def test_a_file_with_pictures_and_sound_has_every_signal_to_its_end(tmp_path: Path, context: Context) -> None:
    info = probe(scene_clip(tmp_path / "both.mp4", [Scene(60, 0), Scene(45, 1)], audio="beeps"))
    found = analyse(info, context)
    assert {signal.name for signal in found.signals} == PICTURE | SOUND
    for signal in found.signals:
        assert (len(signal.values) - 1) * signal.step < info.duration <= len(signal.values) * signal.step
        assert np.isfinite(signal.values).all()
    assert found.shots[0].start == 0
    assert found.shots[-1].end == info.duration
    assert [event for event in found.events if event.kind == "onset"]
    assert from_json(to_json(found), Analysis) == found


def test_the_same_file_gives_the_same_analysis(tmp_path: Path, context: Context) -> None:
    scenes = [Scene(50, 0), Scene(50, 1, "dissolve", 16), Scene(30, 2, flashes=(10,))]
    info = probe(scene_clip(tmp_path / "same.mp4", scenes, audio="tone"))
    assert to_json(analyse(info, context)) == to_json(analyse(info, context))


def test_sound_alone(tmp_path: Path, context: Context) -> None:
    path = tmp_path / "alone.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes((np.sin(np.arange(32000) / 5) * 8000).astype("<i2").tobytes())
    found = analyse(probe(path), context)
    assert {signal.name for signal in found.signals} == SOUND
    assert found.shots == ()
    assert any("no pictures" in note for note in found.notes)


def test_pictures_alone(tmp_path: Path, context: Context) -> None:
    found = analyse(probe(scene_clip(tmp_path / "mute.mp4", [Scene(20, 0)])), context)
    assert {signal.name for signal in found.signals} == PICTURE
    assert any("no sound" in note for note in found.notes)


def test_a_single_frame(tmp_path: Path, context: Context) -> None:
    info = probe(counter_clip(tmp_path / "one.mp4", frames=1))
    found = analyse(info, context)
    assert [(shot.start, shot.end) for shot in found.shots] == [(Fraction(0), info.duration)]
    assert found.signal("brightness") is not None
    assert found.signal("subject_motion") is None


def test_tiny_and_odd_pictures(tmp_path: Path, context: Context) -> None:
    for size in ((16, 16), (322, 18), (18, 322)):
        info = probe(counter_clip(tmp_path / f"{size[0]}x{size[1]}.mp4", frames=8, size=size))
        assert len(analyse(info, context).shots) == 1


def test_variable_rate_rotated_footage(shared_media: Path, context: Context) -> None:
    info = probe(next(shared_media.rglob("fire2.mp4")))
    found = analyse(info, context)
    assert [shot.start for shot in found.shots] == [0]


def test_progress_grows_and_ends_at_one(tmp_path: Path) -> None:
    reports: list[tuple[float, str]] = []
    context = Context(Index(tmp_path / "index"), report=lambda done, stage: reports.append((done, stage)))
    analyse(probe(scene_clip(tmp_path / "p.mp4", [Scene(60, 0)], audio="tone")), context)
    amounts = [done for done, _ in reports]
    assert amounts == sorted(amounts)
    assert amounts[-1] == pytest.approx(1.0)
    assert len(amounts) >= 60


def test_a_cancelled_job_ends_and_leaves_no_thread(tmp_path: Path) -> None:
    calls = 0

    def cancelled() -> bool:
        nonlocal calls
        calls += 1
        return calls > 10

    context = Context(Index(tmp_path / "index"), cancelled=cancelled)
    info = probe(scene_clip(tmp_path / "c.mp4", [Scene(100, 0)], audio="tone"))
    before = threading.active_count()
    with pytest.raises(Cancelled):
        analyse(info, context)
    assert threading.active_count() <= before


def test_nothing_heavy_is_imported_until_it_is_needed() -> None:
    code = (
        "import sys; import engine.signals; assert not {'av', 'cv2', 'numpy', 'torch'} & set(sys.modules);"
        "import engine.signals.analysis; assert not {'torch', 'silero_vad', 'pandas'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])
