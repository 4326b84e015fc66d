"""`clipwright thumbnails`: what it lists, what it writes, and what it refuses."""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest

from engine.media import probe, sample_frames
from tests.support.covers import RATE, SIZE, cover_film, number_in, scene_of
from tests.support.footage import counter_clip, read_counter
from tests.support.model_server import ModelServer, model_server
from tests.ui.conftest import Answer, assert_refused
from ui.cli import run
from ui.preview.frame_file import file_name, full_frame

Cli = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CLIPWRIGHT_API_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cover_film(tmp_path_factory.mktemp("footage") / "film.mp4")


def test_pictures_are_listed_and_written_as_the_frames_they_are(film: Path, tmp_path: Path, cli: Cli) -> None:
    found = cli("thumbnails", film, "--count", 3, "-o", tmp_path / "new" / "covers", "--format", "png")
    assert found.status == 0
    assert found.document["engine"] == "basic"
    assert "video-language model" in found.errors
    pictures = found.document["pictures"]
    assert len(pictures) == 3
    assert sorted(one["file"] for one in pictures) == sorted(map(str, (tmp_path / "new" / "covers").iterdir()))
    for one in pictures:
        assert one["path"] == str(film)
        assert 0 <= one["score"] <= 1
        assert one["reasons"]
        written = cv2.cvtColor(cv2.imread(one["file"]), cv2.COLOR_BGR2RGB)
        assert written.shape == (SIZE[1], SIZE[0], 3)
        number = number_in(written)
        assert one["time"] == round(float(number / RATE), 6)
        assert scene_of(number) not in ("black", "blank")
        ((_, shown),) = sample_frames(probe(film), [number / RATE])
        assert np.abs(written.astype(int) - shown).max() <= 2
        assert Path(one["file"]).name == f"film_00-00-{number // 30:02d}-{number % 30:02d}.png"


def test_jpeg_is_close_to_the_frame_and_nothing_is_replaced_unasked(film: Path, tmp_path: Path, cli: Cli) -> None:
    first = cli("thumbnails", film, "--count", 1, "-o", tmp_path).document["pictures"]
    (path,) = tmp_path.iterdir()
    assert str(path) == first[0]["file"]
    written = cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)
    assert np.abs(written.astype(int) - full_frame(probe(film), number_in(written) / RATE)).mean() < 3
    path.write_bytes(b"mine")
    assert_refused(cli("thumbnails", film, "--count", 1, "-o", tmp_path), 2, path.name)
    assert path.read_bytes() == b"mine"
    assert cli("thumbnails", film, "--count", 1, "-o", tmp_path, "--overwrite").status == 0
    assert path.read_bytes() != b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_server_ranks_and_is_asked_about_the_title(server: ModelServer, film: Path, cli: Cli) -> None:
    server.says = ["yes"]
    found = cli("thumbnails", film, "--count", 2, "--engine", server.address, "--title", "Quiet hours").document
    assert found["looked"]["frames"] > 2
    assert found["pictures"][0]["reasons"][:2] == ["goes with the title", "the model would choose it as a cover"]
    assert any("> Quiet hours" in words for asked in server.chats for words in asked.words)
    assert all(len(asked.pictures) == 1 for asked in server.chats)


def test_what_a_person_reads(film: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["thumbnails", str(film), "--count", "2"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("0:") and "sharp picture" in line for line in lines)


def test_names_carry_the_files_own_timecode_and_pictures_stand_upright(tmp_path: Path) -> None:
    turned = counter_clip(
        tmp_path / "a.b.mov", rate=Fraction(30000, 1001), frames=30, rotation=90, mirrored=True, timecode="01:00:00;00"
    )
    info = probe(turned)
    assert file_name(info, Fraction(20 * 1001, 30000)) == "a.b_01-00-00-20.jpg"
    assert full_frame(info, Fraction(0)).shape == (320, 180, 3)
    assert read_counter(full_frame(info, Fraction(20 * 1001, 30000))) == 20


def test_wrong_use(film: Path, tmp_path: Path, cli: Cli) -> None:
    assert_refused(cli("thumbnails", film, "--count", 0), 2, "1 to 20")
    assert_refused(cli("thumbnails", tmp_path / "gone.mp4"), 3, "gone.mp4")
    assert_refused(cli("thumbnails", film, "--engine", "no-such-model"), 4, "no-such-model")
    (tmp_path / "file").write_text("x")
    assert_refused(cli("thumbnails", film, "-o", tmp_path / "file"), 5, "no folder")
    black = cover_film(tmp_path / "black.mp4", ("black",))
    assert_refused(cli("thumbnails", black), 3, "black, blank or blown out")
    sound = tmp_path / "sound.wav"
    with wave.open(str(sound), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes(bytes(32000))
    assert_refused(cli("thumbnails", sound), 3, "no picture")


def test_a_folder_that_cannot_be_written(film: Path, tmp_path: Path, unprivileged_cli: Cli) -> None:
    (tmp_path / "locked").mkdir(mode=0o555)
    assert_refused(unprivileged_cli("thumbnails", film, "-o", tmp_path / "locked"), 5, "Permission denied")
