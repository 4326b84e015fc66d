"""Whatever is handed in: the documented status, one clear line, nothing written, footage untouched."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from tests.support.footage import counter_clip
from tests.support.small_disk import small_disk_of
from tests.ui.conftest import Answer, assert_refused

Cli = Callable[..., Answer]
SECOND = Fraction(25)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("good") / "good.mp4"
    return counter_clip(path, rate=SECOND, frames=75, size=(160, 90), audio="beeps")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def still(path: Path) -> None:
    with av.open(str(path), "w", format="image2", options={"update": "1"}) as container:
        stream = container.add_stream("png")
        stream.width, stream.height, stream.pix_fmt = 64, 48, "rgb24"
        frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 90, np.uint8), format="rgb24")
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def bad_file(kind: str, path: Path, good: Path) -> None:
    """Write the named kind of unusable footage at `path`."""
    content = good.read_bytes()
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "truncated":
        path.write_bytes(content[: len(content) // 3])
    elif kind == "text":
        path.write_text("this is not footage\n")
    elif kind == "concat":
        path.write_text(f"ffconcat version 1.0\nfile '{good}'\n")
    elif kind == "playlist":
        path.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nfile:{good}\n#EXT-X-ENDLIST\n")
    elif kind == "folder":
        path.mkdir()
    elif kind == "loop":
        path.symlink_to(path.with_name("other.mp4"))
        path.with_name("other.mp4").symlink_to(path)
    elif kind == "dangling":
        path.symlink_to(path.with_name("gone.mp4"))
    elif kind == "noise":
        path.write_bytes(np.random.default_rng(1).bytes(50_000))
    elif kind == "still":
        still(path)


@pytest.mark.parametrize(
    "kind",
    ["missing", "empty", "truncated", "text", "concat", "playlist", "folder", "loop", "dangling", "noise", "still"],
)
def test_unusable_footage_is_refused(kind: str, good: Path, tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "in" / "Ürlaub 'one'.mp4"
    path.parent.mkdir()
    bad_file(kind, path, good)
    out = tmp_path / "out"
    out.mkdir()
    wanted = ["-o", out / "r.mp4", "--edl", out / "r.edl", "--otio", out / "r.otio", "--project", out / "r.cwp"]
    answer = cli("reel", path, "--length", "2", *wanted)
    assert_refused(answer, 3, path.name)
    assert list(out.iterdir()) == []


def test_good_footage_beside_bad_is_refused_as_a_whole(good: Path, tmp_path: Path, cli: Cli) -> None:
    bad = tmp_path / "bad.mp4"
    bad.write_text("no footage")
    assert_refused(cli("reel", good, bad, "-o", tmp_path / "r.mp4"), 3, "bad.mp4")
    assert not (tmp_path / "r.mp4").exists()


def test_sound_alone_makes_no_reel_but_can_be_analysed(tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "voice.wav"
    samples = (np.sin(np.arange(48000) / 10) * 8000).astype(np.int16)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=16000, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples[None], format="s16", layout="mono")
        frame.sample_rate = 16000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    assert_refused(cli("reel", path, "-o", tmp_path / "r.mp4"), 3, "voice.wav")
    answer = cli("analyse", path)
    assert answer.status == 0
    assert answer.document["files"][0]["shots"] == []


@pytest.mark.parametrize(
    ("frames", "size", "audio"),
    [(75, (160, 90), None), (1, (160, 90), None), (75, (162, 94), "tone"), (40, (64, 36), "silence")],
    ids=["no sound", "one frame", "odd halves", "silent"],
)
def test_unusual_footage_still_makes_a_reel(
    frames: int, size: tuple[int, int], audio: str | None, tmp_path: Path, cli: Cli
) -> None:
    path = counter_clip(tmp_path / "in.mp4", rate=SECOND, frames=frames, size=size, audio=audio)
    answer = cli("reel", path, "--length", "2", "-o", tmp_path / "r.mp4")
    assert answer.status == 0, answer
    assert answer.document["duration"] <= 2.04
    assert (tmp_path / "r.mp4").stat().st_size > 0


@pytest.mark.parametrize("size", [(1, 1), (33, 17), (3, 200)])
def test_odd_sizes_end_well(size: tuple[int, int], tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "odd.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("ffv1", rate=25)
        stream.width, stream.height, stream.pix_fmt = *size, "bgr0"
        for number in range(50):
            picture = np.full((size[1], size[0], 3), (number * 5) % 200, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="bgr0")))
        container.mux(stream.encode(None))
    answer = cli("reel", path, "--length", "2", "-o", tmp_path / "r.mp4")
    if answer.status != 0:
        assert_refused(answer, 3, "odd.mkv")
        assert not (tmp_path / "r.mp4").exists()
    else:
        assert answer.document["width"] % 2 == answer.document["height"] % 2 == 0


@pytest.mark.parametrize(
    "name", ["-dash.mp4", "quo'te\".mp4", "semi;colon,[x]=%{y}:z.mp4", "中文 é.mp4", "new\nline.mp4", "$(echo hi) `x`.mp4"]
)
def test_awkward_names_work(name: str, good: Path, tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(good, tmp_path / name)
    before = digest(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    outputs = ["-o", "-out ;'é.mp4", "--edl", "o'ut.edl", "--otio", "ou;t.otio", "--project", "o[u]t.cwp"]
    answer = cli("reel", "--length", "2", *outputs, "--", name)
    assert answer.status == 0, answer
    assert digest(tmp_path / name) == before
    again = cli("render", "-o", "again.mp4", "--", "o[u]t.cwp")
    assert again.status == 0, again


def test_the_output_may_not_be_the_footage(good: Path, tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "mine.mp4"
    shutil.copy(good, path)
    (tmp_path / "link.mp4").symlink_to(path)
    os.link(path, tmp_path / "hard.mp4")
    before = digest(path)
    for name in ("mine.mp4", "link.mp4", "hard.mp4"):
        assert_refused(cli("reel", path, "-o", tmp_path / name), 2, name)
        assert_refused(cli("reel", path, "-o", tmp_path / "r.mp4", "--edl", tmp_path / name), 2, name)
    assert digest(path) == before
    assert not (tmp_path / "r.mp4").exists()


def test_two_outputs_may_not_share_a_name(good: Path, tmp_path: Path, cli: Cli) -> None:
    assert_refused(cli("reel", good, "-o", tmp_path / "r.mp4", "--edl", tmp_path / "r.mp4"), 2, "r.mp4")


@pytest.mark.parametrize("output", ["nowhere/r.mp4", "taken.mp4"])
def test_an_output_that_cannot_be_written(output: str, good: Path, tmp_path: Path, cli: Cli) -> None:
    (tmp_path / "taken.mp4").mkdir()
    assert_refused(cli("reel", good, "-o", tmp_path / output), 5, Path(output).name)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of this kind exist on POSIX systems only")
def test_permissions(good: Path, tmp_path: Path, unprivileged_cli: Cli) -> None:
    unreadable = tmp_path / "secret.mp4"
    shutil.copy(good, unreadable)
    unreadable.chmod(0)
    assert_refused(unprivileged_cli("reel", unreadable, "-o", tmp_path / "r.mp4"), 3, "secret.mp4")
    closed = tmp_path / "closed"
    closed.mkdir()
    shutil.copy(good, closed / "in.mp4")
    closed.chmod(0o555)
    try:
        assert_refused(unprivileged_cli("reel", closed / "in.mp4", "-o", closed / "r.mp4"), 5, "r.mp4")
        answer = unprivileged_cli("reel", closed / "in.mp4", "--length", "2", "-o", tmp_path / "r.mp4")
        assert answer.status == 0, "footage in a read-only folder is fine"
        assert [path.name for path in closed.iterdir()] == ["in.mp4"]
    finally:
        closed.chmod(0o755)


small_disk = small_disk_of("256k")


def test_a_full_disk(small_disk: Path, tmp_path: Path, cli: Cli) -> None:
    size = (640, 360)
    path = counter_clip(tmp_path / "in.mp4", rate=SECOND, frames=100, size=size, audio="tone")
    (small_disk / "filler").write_bytes(bytes(200_000))
    wanted = ["-o", small_disk / "r.mp4", "--edl", small_disk / "r.edl", "--project", small_disk / "r.cwp"]
    answer = cli("reel", path, "--length", "4", *wanted)
    assert_refused(answer, 5, "r.")
    assert [item.name for item in small_disk.iterdir()] == ["filler"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [("", "empty"), ("{", "damaged"), ("[1, 2]", ""), ('{"format": "clipwright-project", "version": 999}', "later")],
)
def test_projects_that_cannot_be_opened(content: str, reason: str, tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "p.cwp"
    path.write_text(content)
    for command in (("render", path, "-o", tmp_path / "r.mp4"), ("export", path, "-o", tmp_path / "r.edl")):
        answer = cli(*command)
        assert_refused(answer, 3, "p.cwp")
        assert reason.lower() in answer.errors.lower()
    assert sorted(item.name for item in tmp_path.iterdir()) == ["p.cwp"]


def test_a_project_whose_footage_is_gone(good: Path, tmp_path: Path, cli: Cli) -> None:
    path = tmp_path / "mine.mp4"
    shutil.copy(good, path)
    made = cli("reel", path, "--length", "2", "-o", tmp_path / "r.mp4", "--project", tmp_path / "p.cwp")
    assert made.status == 0, made
    path.unlink()
    assert_refused(cli("render", tmp_path / "p.cwp", "-o", tmp_path / "again.mp4"), 3, "mine.mp4")
    assert not (tmp_path / "again.mp4").exists()
    assert cli("export", tmp_path / "p.cwp", "-o", tmp_path / "p.otio").status == 0, "a timeline needs no footage"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--length", "0"],
        ["--length", "-3"],
        ["--length", "nan"],
        ["--length", "soon"],
        ["--aspect", "9"],
        ["--aspect", "0:9"],
        ["--aspect", "1:90"],
        ["--order", "random"],
        ["--preset", "avid", "--edl", "x.edl"],
        ["--colour", "blue"],
    ],
)
def test_wrong_use(arguments: list[str], good: Path, tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answer = cli("reel", good, "-o", "r.mp4", *arguments)
    assert answer.status == 2, answer
    assert answer.document["error"]["message"]
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_is_not_here(good: Path, tmp_path: Path, cli: Cli) -> None:
    assert_refused(cli("reel", good, "-o", tmp_path / "r.mp4", "--engine", "qwen"), 4, "qwen")
