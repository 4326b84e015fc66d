"""`clipwright reel --music`: the music is in the film, the project and the timelines, or the command says why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from editor.storage import load_project
from tests.support.footage import Scene, scene_clip
from tests.ui.conftest import Answer, assert_refused

Cli = Callable[..., Answer]


@pytest.fixture(scope="module")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    scenes = [Scene(60, look=look) for look in range(2)]
    return scene_clip(tmp_path_factory.mktemp("footage") / "film.mp4", scenes, size=(160, 90), audio="tone")


def test_music_goes_with_the_reel(footage: Path, tmp_path: Path, cli: Cli) -> None:
    music = scene_clip(tmp_path / "music.mov", [Scene(80)], size=(32, 32), audio="tone")
    (tmp_path / "out").mkdir()
    names = [f"--{name}={tmp_path / 'out' / f'r.{suffix}'}" for name, suffix in (("edl", "edl"), ("project", "cwp"))]
    answer = cli("reel", footage, "--length", "4", "--music", music, "-o", tmp_path / "out" / "r.mp4", *names)
    assert answer.status == 0, answer
    track = load_project(tmp_path / "out" / "r.cwp").sequence.tracks[-1]
    assert track.name == "Music"
    assert len(track.clips) == len(track.transitions) + 1 == 2
    assert "music.mov" in (tmp_path / "out" / "r.edl").read_text()


def test_what_cannot_be_music_is_refused_and_nothing_is_left(footage: Path, tmp_path: Path, cli: Cli) -> None:
    silent = scene_clip(tmp_path / "silent.mp4", [Scene(90)], size=(32, 32))
    (tmp_path / "out").mkdir()
    for name, music in (("silent.mp4", silent), ("nowhere.mp3", tmp_path / "nowhere.mp3")):
        assert_refused(cli("reel", footage, "-o", tmp_path / "out" / "r.mp4", "--music", music), 3, name)
    assert_refused(cli("reel", footage, "-o", silent, "--music", silent), 2, "silent.mp4")
    assert list((tmp_path / "out").iterdir()) == []
