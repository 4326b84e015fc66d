"""Footage that is odd but sound, and projects part of which is lost: taken as far as it goes, and one line beyond that."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from editor.edits import add_marker
from editor.model import Marker
from editor.storage import OpenProject, save_project
from tests.support.footage import counter_clip, sound
from tests.support.projects import three_clips
from tests.support.watchdog import Watchdog
from tests.ui.test_bad_input import still
from tests.ui.window.conftest import drop
from tests.ui.window.test_bad_input import LONG, bin_of, imported
from ui.dialogs.reel_choices import ReelChoices
from ui.dialogs.reel_job import start_reel
from ui.main_window import MainWindow

Start = Callable[..., MainWindow]
NAMES = [
    "-dash.mp4",
    "quo'te\".mp4",
    "semi;colon,[x]=%{y}:z.mp4",
    "中文 é.mp4",
    "new\nline.mp4",
    "$(echo hi) `x`.mp4",
    "&amp.mp4",
]


def voice(path: Path) -> Path:
    """Two seconds of sound and no picture."""
    samples = (sound("tone", 32000, 16000, 1) * 20000).astype(np.int16)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=16000, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate = 16000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def tiny(path: Path, size: tuple[int, int]) -> Path:
    """Pictures of a size that hardly any codec takes."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("ffv1", rate=25)
        stream.width, stream.height, stream.pix_fmt = *size, "bgr0"
        for number in range(50):
            picture = np.full((size[1], size[0], 3), number * 5 % 200, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="bgr0")))
        container.mux(stream.encode(None))
    return path


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """All that the command line's tests call unusual: names, sizes, lengths, no sound, no picture."""
    folder = tmp_path_factory.mktemp("odd")
    rate = Fraction(25)
    good = counter_clip(folder / "good.mp4", rate=rate, frames=50, size=(160, 90), audio="beeps")
    made = [
        counter_clip(folder / "mute.mp4", rate=rate, frames=75, size=(160, 90)),
        counter_clip(folder / "one frame.mp4", rate=rate, frames=1, size=(160, 90)),
        counter_clip(folder / "odd halves.mp4", rate=rate, frames=75, size=(162, 94), audio="tone"),
        counter_clip(folder / "silent.mp4", rate=rate, frames=40, size=(64, 36), audio="silence"),
        *(tiny(folder / f"{width} by {height}.mkv", (width, height)) for width, height in ((1, 1), (33, 17), (3, 200))),
        voice(folder / "voice.wav"),
    ]
    still(folder / "still.png")
    for number, name in enumerate(NAMES):
        # each of another content, or the bin takes them for one
        made.append(
            counter_clip(folder / f"{name}.mp4", rate=rate, frames=50, size=(160, 90), first_number=100 * (number + 1))
        )
    return [good, *made, folder / "still.png"]


def test_what_is_odd_but_sound_is_imported_all_at_once(
    odd: list[Path], window: MainWindow, qtbot: QtBot, watchdog: Watchdog
) -> None:
    before = {path: path.read_bytes() for path in odd}
    with watchdog.watching():
        drop(window, odd)
        imported(window, len(odd), qtbot)
    assert bin_of(window).notices.notices == []
    assert {media.name for media in window.context.document.project.media} == {path.name for path in odd}
    assert window.context.document.undo_names == (f"add {len(odd)} files",)
    assert {path: path.read_bytes() for path in odd} == before, "footage is sacred"


def test_a_reel_of_all_of_it_ends_well(odd: list[Path], window: MainWindow, qtbot: QtBot) -> None:
    drop(window, odd)
    imported(window, len(odd), qtbot)
    context = window.context
    everything = context.document.project
    entry = start_reel(context, [path for path in odd if path.suffix in (".mp4", ".mkv")], ReelChoices())
    qtbot.waitUntil(lambda: entry.over, timeout=LONG)
    if entry.state == "done":
        assert context.document.sequence is not None
    else:
        assert entry.message
        assert "\n" not in entry.message
        assert "Traceback" not in entry.message
        assert context.document.project is everything


def test_a_reel_of_sound_alone_says_what_is_missing(odd: list[Path], window: MainWindow, qtbot: QtBot) -> None:
    (wav,) = [path for path in odd if path.suffix == ".wav"]
    drop(window, [wav])
    imported(window, 1, qtbot)
    before = window.context.document.project
    entry = start_reel(window.context, [wav], ReelChoices())
    qtbot.waitUntil(lambda: entry.over, timeout=LONG)
    assert entry.state == "failed"
    assert "voice.wav" in entry.message
    assert "\n" not in entry.message
    assert window.context.document.project is before


def marked(path: Path) -> Path:
    """A project with three edits in its journal."""
    save_project(three_clips(), path)
    with OpenProject.open(path) as project:
        for frame in (1, 2, 3):
            project.do(f"add marker {frame}", lambda value, at=frame: add_marker(value, Marker(id="", frame=at)))  # type: ignore[misc]
    return path


def test_a_damaged_journal_costs_what_is_damaged_and_says_so(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = marked(tmp_path / "Holiday.cwp")
    journal = path.with_name("Holiday.cwp.journal")
    whole = journal.read_bytes()
    lines = whole.splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:2], lines[2].replace(b"marker", b"MARKER"), *lines[3:]]))
    broken = journal.read_bytes()
    drop(window, [path])
    qtbot.waitUntil(lambda: window.context.document.path == path)
    qtbot.waitUntil(lambda: bool(window.notices.texts))
    (line,) = window.notices.texts
    assert "Holiday" in line
    assert "aside-1" in line
    assert "Traceback" not in line
    assert window.context.document.undo_names == ("add marker 1",), "what came before the damage is there"
    aside = path.with_name("Holiday.cwp.journal.aside-1")
    assert aside.read_bytes() == broken, "what could not be read is kept"


def test_a_journal_of_another_file_is_set_aside(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path, other = marked(tmp_path / "Holiday.cwp"), marked(tmp_path / "Other.cwp")
    with OpenProject.open(other) as project:
        project.save()
    shutil.copy(other, path)
    drop(window, [path])
    qtbot.waitUntil(lambda: window.context.document.path == path)
    qtbot.waitUntil(lambda: len(window.notices.texts) == 1)
    assert "aside-1" in window.notices.texts[0]
    assert path.with_name("Holiday.cwp.journal.aside-1").is_file()
    sequence = window.context.document.sequence
    assert sequence is not None
    assert len(sequence.markers) == 3
