"""A finished file under its name or nothing at all; failures in words."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from fractions import Fraction
from pathlib import Path

import pytest

from editor.model import Clip, Project, changed
from editor.render import RenderProgress, RenderSettings, find_ffmpeg, render
from editor.render import ffmpeg as choice
from editor.render.encoder import choose_encoder, works
from editor.render.filters import footage
from editor.render.plan import plan_render
from editor.render.process import reason
from editor.render.verify import Listing, problem_of
from engine.protocol import Cancelled, ClipwrightError, FootageError, OutputError, UsageError
from tests.support.footage import counter_clip
from tests.support.renders import QUICK, Planner, counters, media, project
from tests.support.small_disk import small_disk_of

SIZE = (160, 120)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return counter_clip(tmp_path_factory.mktemp("footage") / "a.mp4", frames=60, size=SIZE, audio="tone")


def simple(source: Path, frames: int = 10) -> Project:
    clip = Clip(id="a", media="m0", record_in=0, duration=frames, source_in=Fraction(1, 2))
    return project(media(source), [clip], [changed(clip, id="b")], size=SIZE)


def attempt(made: Project, output: Path, kind: type[ClipwrightError], words: str) -> ClipwrightError:
    before = sorted(output.parent.iterdir()) if output.parent.is_dir() else []
    with pytest.raises(kind, match=words) as caught:
        render(made, output, engine=Planner(), settings=QUICK)
    assert (sorted(output.parent.iterdir()) if output.parent.is_dir() else []) == before
    return caught.value


def test_names_full_of_traps(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "it's [a] 100% «test»; %d,x:y=z"
    folder.mkdir()
    strange = folder / "-o'b:r,i[e]n;\\x $(1) .mp4"
    strange.write_bytes(source.read_bytes())
    result = render(simple(strange), folder / "-out'put %03d.mp4", engine=Planner(), settings=QUICK)
    assert counters(result.path) == list(range(15, 25))
    assert sorted(path.name for path in folder.iterdir()) == sorted([strange.name, "-out'put %03d.mp4"])


@pytest.mark.parametrize("way", ["same", "symlink", "hardlink"])
def test_the_footage_is_never_the_output(way: str, source: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.mp4"
    own.write_bytes(source.read_bytes())
    output = own if way == "same" else tmp_path / "other.mp4"
    if way == "symlink":
        output.symlink_to(own)
    if way == "hardlink":
        output.hardlink_to(own)
    attempt(simple(own), output, UsageError, "own files")
    assert own.read_bytes() == source.read_bytes()


def test_outputs_that_cannot_be(source: Path, tmp_path: Path) -> None:
    made = simple(source)
    attempt(made, tmp_path / "out.xyz", UsageError, "format")
    attempt(made, tmp_path / "out", UsageError, "no suffix")
    attempt(made, tmp_path / "nowhere" / "out.mp4", OutputError, "does not exist")
    (tmp_path / "folder.mp4").mkdir()
    attempt(made, tmp_path / "folder.mp4", OutputError, "is a folder")
    (tmp_path / "loop.mp4").symlink_to(tmp_path / "loop.mp4")
    attempt(made, tmp_path / "loop.mp4", OutputError, "link")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_permission(source: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        attempt(simple(source), tmp_path / "out.mp4", OutputError, "permission")
    finally:
        tmp_path.chmod(0o700)


def test_footage_that_is_gone_or_changed(source: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.mp4"
    own.write_bytes(source.read_bytes())
    made = simple(own)
    with own.open("ab") as file:
        file.write(b"more")
    error = attempt(made, tmp_path / "out.mp4", FootageError, "changed")
    assert error.file == str(own)
    own.unlink()
    assert "relink" in (attempt(made, tmp_path / "out.mp4", FootageError, "offline").hint or "")


def test_footage_that_breaks_while_rendering_leaves_nothing(source: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.mp4"
    own.write_bytes(source.read_bytes())
    made = simple(own)
    own.write_bytes(b"\0" * own.stat().st_size)

    with pytest.raises(ClipwrightError):
        render(made, tmp_path / "out.mp4", engine=Planner(), settings=QUICK)
    assert list(tmp_path.iterdir()) == [own]


def test_an_older_file_stays_until_the_new_one_is_finished(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.mp4"
    output.write_bytes(b"older")
    seen: list[bytes] = []
    reports: list[RenderProgress] = []

    def watch(progress: RenderProgress) -> None:
        reports.append(progress)
        seen.append(output.read_bytes())

    render(simple(source, 30), output, engine=Planner(), settings=QUICK, on_progress=watch)
    assert set(seen) == {b"older"}
    assert len(counters(output)) == 30
    shares = [report.done for report in reports]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert reports[-1].frame == reports[-1].frames == 30


@pytest.fixture(scope="module")
def long_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """One that takes many seconds: a few seconds of footage, large and slowed down."""
    from editor.model import Speed

    path = counter_clip(tmp_path_factory.mktemp("footage") / "a.mp4", frames=90, size=(640, 480), audio="tone")
    clip = Clip(id="a", media="m0", record_in=0, duration=3000, source_in=Fraction(0), speed=Speed(rate=Fraction(1, 50)))
    return project(media(path), [clip], [changed(clip, id="b")], size=(1280, 960))


def test_cancelling_takes_less_than_a_second(long_project: Project, tmp_path: Path) -> None:
    cancel = threading.Event()
    asked: list[float] = []

    def on_progress(progress: RenderProgress) -> None:
        if progress.frame > 0 and not asked:
            asked.append(time.monotonic())
            cancel.set()

    settings = RenderSettings(preset="slow", hardware=False)
    with pytest.raises(Cancelled):
        render(
            long_project, tmp_path / "out.mp4", engine=Planner(), settings=settings, on_progress=on_progress, cancel=cancel
        )
    assert time.monotonic() - asked[0] < 1.0
    assert list(tmp_path.iterdir()) == []


def test_an_exception_from_progress_stops_everything(long_project: Project, tmp_path: Path) -> None:
    def interrupted(progress: RenderProgress) -> None:
        if progress.frame > 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render(long_project, tmp_path / "out.mp4", engine=Planner(), settings=QUICK, on_progress=interrupted)
    assert list(tmp_path.iterdir()) == []


CHILD = """
import sys
from fractions import Fraction
from pathlib import Path
from tests.support.renders import QUICK, Planner, media, project
from editor.model import Clip, Speed
from editor.render import render
clip = Clip(id="a", media="m0", record_in=0, duration=9000, source_in=Fraction(0), speed=Speed(rate=Fraction(1, 100)))
made = project(media(Path(sys.argv[1])), [clip], size=(1280, 960))
render(made, Path(sys.argv[2]), engine=Planner(), settings=QUICK, on_progress=lambda p: print(p.frame, flush=True))
"""


def test_sigterm_tidies_up(source: Path, tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(source), str(tmp_path / "out.mp4")], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    with child.stdout as lines:
        next(line for line in lines if int(line) > 0)
        child.send_signal(signal.SIGTERM)
        assert child.wait(10) == -signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


small_disk = small_disk_of("300k")


def test_a_full_disk(source: Path, small_disk: Path) -> None:
    error = attempt(simple(source, 45), small_disk / "out.mp4", OutputError, "disk is full")
    assert error.file == str(small_disk / "out.mp4")


def test_footage_is_left_untouched(source: Path, tmp_path: Path) -> None:
    before = hashlib.sha256(source.read_bytes()).hexdigest()
    render(simple(source), tmp_path / "out.mp4", engine=Planner(), settings=QUICK)
    assert hashlib.sha256(source.read_bytes()).hexdigest() == before


def test_reasons_in_words() -> None:
    assert reason("[out#0/mp4 @ 0x5581] Error writing trailer: No space left on device\n") == "the disk is full"
    log = "[info] Input #0\n[libx264 @ 0x7f00] [error] broken header\n"
    assert reason(log) == "broken header"
    assert reason("") == "ffmpeg stopped without saying why"


def test_every_input_is_pinned_to_its_format(source: Path) -> None:
    info = media(source)[0].info
    options = dict(footage(info, 0, seek=Fraction(7, 3), video=True, threads=2).options)
    assert options["f"] == "mov"
    assert options["protocol_whitelist"] == "file,pipe"
    assert "concat" not in str(options["format_whitelist"]).split(",")
    assert options["ss"] == "2.333333"


def test_a_build_is_found_and_a_wrong_one_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    build = find_ffmpeg()
    assert {"libx264", "aac"} <= build.encoders
    monkeypatch.setenv("CLIPWRIGHT_FFMPEG", str(build.path))
    assert find_ffmpeg().source == "environment"
    script = tmp_path / "ffmpeg"
    script.write_text(
        "#!/bin/sh\necho 'ffmpeg version 5.1.9 Copyright' >&2\necho ' V....D libx264 x'\necho ' A....D aac x'\n"
    )
    script.chmod(0o755)
    monkeypatch.setenv("CLIPWRIGHT_FFMPEG", str(script))
    with pytest.raises(OutputError, match="older than 7"):
        find_ffmpeg()
    monkeypatch.delenv("CLIPWRIGHT_FFMPEG")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_ffmpeg().source == "bundled"
    script.write_text(
        "#!/bin/sh\necho 'ffmpeg version 9.1 Copyright' >&2\n"
        + "".join(f"echo ' V....D {name} x'\n" for name in (*choice.ENCODERS, "other"))
    )
    os.utime(script, ns=(1, 1))
    found = find_ffmpeg()
    assert found.source == ("bundled" if build.encoders >= set(choice.ENCODERS) else "system")


def test_an_encoder_must_pass_its_trial(source: Path) -> None:
    build = find_ffmpeg()
    assert works(str(build.path), "libx264", "yuv420p")
    assert not works(str(build.path), "no_such_encoder", "yuv420p")
    plan = plan_render(simple(source))
    encoder = choose_encoder(build, plan, RenderSettings())
    card = "h264_nvenc" in build.encoders and works(str(build.path), "h264_nvenc", "yuv420p")
    assert encoder.name == ("h264_nvenc" if card else "libx264")
    hdr = plan_render(
        project(media(source), [Clip(id="a", media="m0", record_in=0, duration=5, source_in=Fraction(0))], transfer="pq")
    )
    with pytest.raises(UsageError, match=r"H\.264"):
        choose_encoder(build, hdr, RenderSettings(codec="h264"))


def test_a_file_that_differs_from_its_plan_is_caught(source: Path) -> None:
    plan = plan_render(simple(source, 3))
    header = ["#tb 0: 1/30", "#media_type 0: video", "#dimensions 0: 160x120", "#tb 1: 1/48000", "#media_type 1: audio"]
    good = [*header, "0, -1, 0, 1, 9, 0x0", "0, 0, 2, 1, 9, 0x0", "0, 1, 1, 1, 9, 0x0", "1, 0, 0, 4800, 9, 0x0"]
    changes = {
        "": good,
        "2 frames": good[:-2] + good[-1:],
        "streams": [line for line in good if "audio" not in line],
        "64x64": [line.replace("160x120", "64x64") for line in good],
        "frame 2 is at": [line.replace("0, 0, 2", "0, 0, 3") for line in good],
        "out of order": [line.replace("0, 0, 2", "0, -1, 2") for line in good],
        "sound lasts": good[:-1],
    }
    for words, lines in changes.items():
        listing = Listing()
        for line in lines:
            listing.line(line)
        found = problem_of(listing, plan)
        assert words in found
        assert bool(words) == bool(found)
