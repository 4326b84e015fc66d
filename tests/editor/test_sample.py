"""The sample film: what it promises to hold, measured in the file itself."""

from __future__ import annotations

import hashlib
import shutil
import stat
from pathlib import Path

import av
import imageio_ffmpeg
import numpy as np
import pytest

from editor import sample, sample_voice
from editor.sample_scenes import RATE, SAMPLE_RATE, scenes
from engine.protocol import OutputError

FFMPEG = Path(imageio_ffmpeg.get_ffmpeg_exe())


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole film, made once."""
    folder = tmp_path_factory.mktemp("film")
    notes: list[str] = []
    made = sample.make_sample(folder / "sample.mp4", ffmpeg=FFMPEG, on_note=notes.append)
    has_voice = shutil.which("espeak-ng") is not None or _package_speaks(folder)
    assert bool(notes) is not has_voice
    assert [path.name for path in folder.iterdir() if path.suffix != ".wav"] == ["sample.mp4"]
    return made


def _package_speaks(folder: Path) -> bool:
    try:
        sample_voice.speak("one two three", folder / "probe.wav")
    except (ImportError, RuntimeError, OSError):
        return False
    return True


def pictures(path: Path) -> np.ndarray:
    """(frames, 45, 80) gray uint8."""
    with av.open(str(path)) as container:
        return np.stack([frame.reformat(80, 45, "gray").to_ndarray() for frame in container.decode(video=0)])


def loudness(path: Path, step: float = 0.1) -> np.ndarray:
    """RMS of the left channel, 0..1, for each `step` seconds."""
    with av.open(str(path)) as container:
        sound = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
    block = round(step * SAMPLE_RATE)
    blocks = sound[: len(sound) // block * block].reshape(-1, block)
    return np.sqrt(np.mean(blocks.astype(np.float64) ** 2, axis=1))


@pytest.mark.slow
def test_the_film_holds_what_it_promises(film: Path) -> None:
    with av.open(str(film)) as container:
        (video,), (audio,) = container.streams.video, container.streams.audio
        assert (video.width, video.height, video.average_rate, video.codec_context.name) == (1280, 720, RATE, "h264")
        assert (audio.rate, audio.channels, audio.codec_context.name) == (SAMPLE_RATE, 2, "aac")
        assert container.duration == 60_000_000
    shown = pictures(film).astype(np.int16)
    assert len(shown) == 60 * RATE
    change = np.abs(np.diff(shown, axis=0)).mean(axis=(1, 2))
    cuts = np.cumsum([scene.seconds for scene in scenes()])[:-1] * RATE
    assert min(change[cut - 1] for cut in cuts) > 15
    roar = slice(30 * RATE - 1, round(32.7 * RATE))
    assert change[roar].argmax() == 0, "the roar begins with a flash"
    assert change[roar][1:].mean() > 4, "and shakes the camera"
    others = np.delete(change, [*(cut - 1 for cut in cuts), *range(roar.start, roar.stop)])
    assert others.max() < 8, "no other cut"
    assert np.flatnonzero(shown.max(axis=(1, 2)) < 20).tolist() == list(range(34 * RATE, 35 * RATE)), "one black second"
    assert np.abs(shown[51 * RATE] - shown[52 * RATE + 5]).mean() > 5, "the dissolve changes the picture"
    assert change[51 * RATE : 52 * RATE].max() < 8, "and does so gradually"
    assert change[: 34 * RATE].min() > 0, "nothing stands still"


@pytest.mark.slow
def test_the_film_is_quiet_silent_and_loud_where_it_should_be(film: Path) -> None:
    levels = loudness(film)
    assert len(levels) >= 599
    assert levels[202:239].max() < 1e-4, "silence over the snow"
    assert levels[341:349].max() < 1e-4, "silence over black"
    roar = levels[301:313].min()
    assert roar > 0.15
    assert np.delete(levels[:600], range(295, 330)).max() < roar, "nothing else is as loud"
    for start in (15, 365):
        assert levels[start : start + 40].max() > 0.03, "somebody speaks"


def test_the_same_scenes_give_the_same_file(tmp_path: Path) -> None:
    short = [scene for scene in scenes() if scene.name in ("snow", "black")]
    made = [sample.make_film(short, tmp_path / name, ffmpeg=FFMPEG, on_note=pytest.fail) for name in ("a b'c.mp4", "-é.mp4")]
    first, second = (hashlib.sha256(path.read_bytes()).hexdigest() for path in made)
    assert first == second
    assert len(pictures(made[0])) == 5 * RATE


def test_without_a_voice_the_film_is_made_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "_speak", lambda *_: False)
    notes: list[str] = []
    (black,) = (scene for scene in scenes() if scene.name == "black")
    spoken = type(black)(name="spoken", seconds=1, picture=black.picture, sound=black.sound, said="hello")
    made = sample.make_film([spoken], tmp_path / "a.mp4", ffmpeg=FFMPEG, on_note=notes.append)
    assert made.is_file()
    assert len(notes) == 1
    assert "no speech" in notes[0]


def test_the_voice_speaks(tmp_path: Path) -> None:
    if not sample._speak("one, two, three", tmp_path / "v.wav"):
        pytest.skip("neither the espeakng_loader package nor the espeak-ng program is installed")
    assert np.max(loudness(tmp_path / "v.wav")) > 0


def test_failures_leave_nothing_behind(tmp_path: Path) -> None:
    (black,) = (scene for scene in scenes() if scene.name == "black")
    failing = tmp_path / "ffmpeg"
    failing.write_text("#!/bin/sh\necho 'Unknown encoder libx264' >&2\nexit 1\n")
    failing.chmod(failing.stat().st_mode | stat.S_IXUSR)
    target = tmp_path / "out" / "a.mp4"
    target.parent.mkdir()
    for program in (failing, tmp_path / "missing"):
        with pytest.raises(OutputError) as failure:
            sample.make_film([black], target, ffmpeg=program, on_note=pytest.fail)
        assert failure.value.file == str(target)
    with pytest.raises(OutputError):
        sample.make_film([black], tmp_path / "nowhere" / "a.mp4", ffmpeg=FFMPEG, on_note=pytest.fail)
    assert list(target.parent.iterdir()) == []
