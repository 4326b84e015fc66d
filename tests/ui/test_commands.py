"""What each command answers, as a script would rely on it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import opentimelineio as otio
import pytest

from engine.logbook import note
from engine.protocol import UsageError
from tests.support.footage import counter_clip
from tests.ui.conftest import ROOT, Answer
from ui import jobs
from ui.cli import run

Cli = Callable[..., Answer]
CLIPWRIGHT = [sys.executable, str(ROOT / "main.py")]


@pytest.fixture(scope="module")
def footage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("footage") / "take one.mp4"
    return counter_clip(path, rate=Fraction(30000, 1001), frames=240, size=(192, 108), audio="beeps")


def test_probe(footage: Path, cli: Cli) -> None:
    answer = cli("probe", footage, footage)
    assert answer.status == 0
    assert len(answer.document["files"]) == 2
    found = answer.document["files"][0]
    assert found["path"] == str(footage)
    assert found["duration"] == pytest.approx(8.008, abs=0.05)
    assert found["video"][0]["rate"] == "30000/1001"
    assert (found["video"][0]["vfr"], found["video"][0]["rotation"], found["video"][0]["hdr"]) == (False, 0, False)
    assert (found["audio"][0]["rate"], found["audio"][0]["channels"]) == (48000, 2)


def test_analyse_says_the_same_twice(footage: Path, cli: Cli) -> None:
    first, second = cli("analyse", footage), cli("analyse", footage)
    assert first.status == 0
    assert first.document == second.document
    found = first.document["files"][0]
    assert found["shots"][0][0] == 0
    assert found["shots"][-1][1] == found["duration"]
    for series in found["signals"].values():
        assert set(series) == {"unit", "step", "values"}
        assert len(series["values"]) == pytest.approx(found["duration"] / series["step"], abs=3)


def test_highlights_are_ranked_and_explained(footage: Path, cli: Cli) -> None:
    answer = cli("highlights", footage, "--count", 2)
    assert answer.status == 0
    found = answer.document["highlights"]
    assert 1 <= len(found) <= 2
    assert [item["score"] for item in found] == sorted((item["score"] for item in found), reverse=True)
    assert all(item["reasons"] and item["title"] for item in found)


def test_a_reel_its_timelines_and_its_project(footage: Path, tmp_path: Path, cli: Cli) -> None:
    wanted = ["--edl", tmp_path / "r.edl", "--otio", tmp_path / "r.otio", "--project", tmp_path / "r.cwp"]
    answer = cli("reel", footage, "--length", "4", "-o", tmp_path / "r.mp4", *wanted)
    assert answer.status == 0, answer
    document = answer.document
    assert document["duration"] == pytest.approx(4, abs=0.034)
    assert document["exports"] == {name: str(tmp_path / f"r.{name}") for name in ("edl", "otio", "cwp")}
    clips = document["clips"]
    assert clips[0]["record_in"] == 0
    for one, other in pairwise(clips):
        assert one["record_out"] == other["record_in"]
    for clip in clips:
        assert clip["out"] - clip["in"] == pytest.approx(clip["record_out"] - clip["record_in"], abs=1e-5)
        assert clip["origin"]["task"] == "highlights"
        assert clip["origin"]["reasons"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.cwp", "r.edl", "r.mp4", "r.otio"]
    assert (tmp_path / "r.edl").read_text().count("FROM CLIP NAME") >= len(clips)
    timeline = otio.adapters.read_from_file(str(tmp_path / "r.otio"))
    assert timeline.duration().to_seconds() == pytest.approx(4, abs=0.034)
    again = cli("render", tmp_path / "r.cwp", "-o", tmp_path / "again.mp4")
    assert again.document["clips"] == clips
    exported = cli("export", tmp_path / "r.cwp", "-o", tmp_path / "again.edl")
    assert exported.document["exports"] == {"edl": [str(tmp_path / "again.edl")]}
    assert _events(tmp_path / "again.edl") == _events(tmp_path / "r.edl")


def _events(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if line[:3].isdigit()]


def test_vertical(footage: Path, tmp_path: Path, cli: Cli) -> None:
    answer = cli(
        "reel", footage, "--length", "3", "--aspect", "9:16", "-o", tmp_path / "r.mp4", "--otio", tmp_path / "r.otio"
    )
    assert answer.status == 0
    assert answer.document["width"] / answer.document["height"] == pytest.approx(9 / 16, abs=0.01)


def test_people_read_tables(footage: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for arguments in (
        ["probe", str(footage)],
        ["analyse", str(footage)],
        ["highlights", str(footage)],
        ["reel", str(footage), "--length", "3", "-o", str(tmp_path / "r.mp4"), "-v"],
    ):
        assert run(arguments) == 0
        assert "take one" in capfd.readouterr().out.replace("\n", " ") or arguments[0] == "highlights"


def test_doctor_examines_this_machine(cli: Cli) -> None:
    note("an earlier worker has ended")
    answer = cli("doctor")
    assert answer.status == 0, answer
    assert any("an earlier worker has ended" in line for line in answer.document["log"])
    states = {found["name"]: found["state"] for found in answer.document["findings"]}
    assert states["ffmpeg"] == states["engine"] == states["torch"] == "ok"


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent otherwise on Windows")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_reel_leaves_nothing(number: int, tmp_path: Path) -> None:
    source = counter_clip(tmp_path / "in.mp4", rate=Fraction(25), frames=1500, size=(640, 360), audio="tone")
    out = tmp_path / "out"
    out.mkdir()
    command = [*CLIPWRIGHT, "reel", str(source), "--length", "40", "--json", "-v", "-o", str(out / "r.mp4")]
    process = subprocess.Popen(
        [*command, "--edl", str(out / "r.edl"), "--project", str(out / "r.cwp")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline(), "it never began"
    time.sleep(0.3)
    os.kill(process.pid, number)
    start = time.monotonic()
    answer, _ = process.communicate(timeout=30)
    assert time.monotonic() - start < 10
    assert process.returncode == 130
    assert json.loads(answer)["error"]["status"] == 130
    assert list(out.iterdir()) == []


def test_help_needs_no_heavy_module() -> None:
    program = "import json, sys; import main; main.main(); print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    command = [sys.executable, "-c", program, "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stderr))
    assert "reel" in done.stdout
    assert not loaded & {"torch", "PySide6", "numpy", "av", "cv2", "opentimelineio", "rich", "ffmpeg"}


@pytest.mark.parametrize(
    ("text", "value"), [("30", 30), ("12.5", Fraction(25, 2)), ("1:30", 90), ("0:05.5", Fraction(11, 2))]
)
def test_lengths(text: str, value: Fraction) -> None:
    assert jobs.parse_length(text) == value


@pytest.mark.parametrize("text", ["", "0", "1e3", "-1", "9:", "nan", "inf", "1:2:3", "99999999999"])
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(UsageError):
        jobs.parse_length(text)


@pytest.mark.parametrize(
    ("text", "value"), [("9:16", Fraction(9, 16)), ("16x9", Fraction(16, 9)), ("2.39:1", Fraction(239, 100))]
)
def test_aspects(text: str, value: Fraction) -> None:
    assert jobs.parse_aspect(text) == value
