"""`clipwright models`: what a script relies on, offline and against a Hub on this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.models import catalogue, store
from tests.support.catalogues import BOUND, known_models, small_hub
from tests.support.checkpoints import CONFIG, REVISION, FakeHub, serving, write_checkpoint
from tests.support.tiny_checkpoints import build
from tests.ui.conftest import ROOT, Answer
from ui.cli import run

CATALOGUE = f"""
[[model]]
id = "free"
title = "Free model"
family = "qwen3_vl"
tasks = ["find"]
licence = {{ name = "MIT", link = "https://opensource.org/license/mit", commercial = true }}
repository = "someone/some-model"
revision = "{REVISION}"

{BOUND}ready = false
"""


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    return tmp_path / "models"


@pytest.fixture
def small_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with known_models(CATALOGUE, tmp_path, monkeypatch):
        yield


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    with small_hub(300_000, monkeypatch) as served:
        yield served


@pytest.fixture
def ask(capfd: pytest.CaptureFixture[str]) -> Any:
    """Run `clipwright models ... --json` in this process."""

    def call(*arguments: object) -> Answer:
        capfd.readouterr()
        status = run(["models", *map(str, arguments), "--json"])
        out, err = capfd.readouterr()
        return Answer(status, json.loads(out), err)

    return call


def test_list_says_all_that_is_known(ask: Any, models: Path) -> None:
    answer = ask("list")
    assert answer.status == 0
    document = answer.document
    assert document["folder"] == str(models)
    assert document["disk_use"] == 0
    assert set(document["machine"]) == {"card", "video_memory", "main_memory", "cards"}
    found = {model["id"]: model for model in document["models"]}
    eight = found["qwen3-vl-8b"]
    assert eight["licence"]["commercial"] is True
    assert eight["revision"] == "0c351dd01ed87e9c1b53cbc748cba10e6187ff3b"
    assert eight["size"] == 17_545_907_231
    assert all(file["size"] and len(file["sha256"]) == 64 for file in eight["files"])
    assert eight["memory"]["bf16"] > eight["memory"]["nf4"]
    assert eight["memory_computed"] is True
    assert eight["installed"] is None
    assert found["vidi1.5-9b"]["licence"]["commercial"] is False
    assert found["vidi1.5-9b"]["revision"] is None
    assert found["vidi2"]["unavailable"]
    assert found["valley3-8b"]["memory"] == {}


def test_list_for_a_task_and_for_this_machine(ask: Any, tmp_path: Path) -> None:
    assert all("transcribe" in model["tasks"] for model in ask("list", "--task", "transcribe").document["models"])
    assert ask("list", "--installed").document["models"] == []
    refused = ask("list", "--task", "dance")
    assert refused.status == 2
    ask("add", write_checkpoint(tmp_path / "mine"))
    (model,) = ask("list", "--installed").document["models"]
    assert (model["id"], model["licence"], model["installed"]["local"]) == ("mine", None, True)


def test_memory_of_what_is_here_is_worked_out_from_its_own_files(ask: Any, tmp_path: Path) -> None:
    """Of an encoder of pictures, by its configuration and the headers of its weights; elsewhere the catalogue has it."""
    folder = build("siglip", tmp_path / "siglip-mine")
    ask("add", folder)
    (mine,) = ask("list", "--installed").document["models"]
    assert mine["memory_from"] == "files"
    assert mine["memory_computed"] is True
    assert list(mine["memory"]) == ["bf16", "cpu"]
    weights = (folder / "model.safetensors").stat().st_size
    assert 0 < mine["memory"]["cpu"] < 40 * weights
    others = {model["memory_from"] for model in ask("list").document["models"] if not model["installed"]}
    assert others <= {"parameters", "measured"}


def test_the_option_may_stand_before_the_command(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "--json", "list"]) == 0
    assert json.loads(capfd.readouterr().out)["models"]


@pytest.mark.parametrize("command", [["list"], ["list", "--installed"], ["check"], ["--help"]])
def test_for_people(command: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["models", *command]) == 0
    out, err = capfd.readouterr()
    assert out.strip()
    assert not err


@pytest.mark.parametrize(("width", "columns"), [(60, False), (80, False), (100, True), (200, True)])
def test_no_word_of_the_list_is_broken(
    width: int, columns: bool, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert run(["models", "list"]) == 0
    heading, *rows = capfd.readouterr().out.splitlines()
    assert (";" in heading) != columns
    assert all(len(row.rstrip()) <= width for row in [heading, *rows[: len(catalogue.catalogue())]])
    words = set(" ".join(rows).replace(";", " ").replace(",", " ").split())
    for card in catalogue.catalogue():
        said = card.licence.name.split() if card.licence else []
        assert words >= {card.id, *card.tasks[:1], *said}


def test_no_command(ask: Any) -> None:
    answer = ask()
    assert answer.status == 2
    assert "say what to do" in answer.document["error"]["message"]


@pytest.mark.usefixtures("small_catalogue")
def test_add_check_remove(ask: Any, hub: FakeHub, models: Path) -> None:
    added = ask("add", "free")
    assert added.status == 0, added
    assert added.document["model"]["revision"] == REVISION
    assert added.document["model"]["directory"] == str(models / "free")
    (checked,) = ask("check").document["models"]
    assert (checked["id"], checked["state"], checked["problems"]) == ("free", "ok", [])
    listed = {model["id"]: model for model in ask("list").document["models"]}
    assert listed["free"]["installed"]["family"] == "qwen3_vl"
    removed = ask("remove", "free")
    assert removed.status == 0
    assert removed.document["freed"] > 300_000
    again = ask("remove", "free")
    assert again.status == 4
    assert "is on this machine" in again.document["error"]["message"]


@pytest.mark.usefixtures("small_catalogue")
def test_check_finds_what_changed(ask: Any, hub: FakeHub, models: Path) -> None:
    ask("add", "free")
    weights = models / "free" / "model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    answer = ask("check", "free")
    assert answer.status == 4
    (result,) = answer.document["models"]
    assert result["state"] == "failed"
    assert "SHA-256 differs" in result["problems"][0]
    weights.write_bytes(data[:-10])
    answer = ask("check")
    assert answer.status == 4
    assert "cut off" in answer.document["models"][0]["problems"][0]


def test_check_of_a_folder(ask: Any, tmp_path: Path) -> None:
    answer = ask("check", write_checkpoint(tmp_path / "mine"))
    assert answer.status == 0
    assert answer.document["models"][0]["state"] == "unverified"
    (tmp_path / "mine" / "config.json").write_text(json.dumps({**CONFIG, "auto_map": {"AutoModel": "evil.Evil"}}))
    answer = ask("check", tmp_path / "mine")
    assert answer.status == 4
    assert "names code" in answer.document["models"][0]["problems"][0]
    assert ask("check", "nonsense").status == 4


@pytest.mark.usefixtures("small_catalogue")
def test_terms_that_forbid_something_are_agreed_to(ask: Any, hub: FakeHub) -> None:
    refused = ask("add", "bound")
    assert refused.status == 2
    assert "no commercial use" in refused.document["error"]["message"]
    assert "--accept-licence" in refused.document["error"]["hint"]
    assert hub.asked == []
    accepted = ask("add", "bound", "--accept-licence")
    assert accepted.status == 0
    assert "cannot run" in accepted.document["notes"][0]


def test_what_cannot_be_had(ask: Any) -> None:
    answer = ask("add", "vidi2", "--accept-licence")
    assert answer.status == 4
    assert "no weights were released" in answer.document["error"]["message"]
    for name in ("no-such-model", "./no-such-folder"):
        answer = ask("add", name)
        assert answer.status == 4
        assert len(answer.errors.splitlines()) == 1


@pytest.mark.usefixtures("small_catalogue")
def test_what_cannot_be_run_is_said_before_the_download(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(FakeHub({})) as gone:
        monkeypatch.setenv("HF_ENDPOINT", gone.address)
    note, failure = ask("add", "bound", "--accept-licence").errors.splitlines()
    assert "cannot run Bound model yet" in note
    assert "cannot be reached" in failure


def test_without_network_there_is_one_clear_line(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(FakeHub({})) as gone:
        monkeypatch.setenv("HF_ENDPOINT", gone.address)
    answer = ask("add", "whisper-tiny")
    assert answer.status == 4
    assert "cannot be reached" in answer.document["error"]["message"]
    assert len(answer.errors.splitlines()) == 1
    assert ask("list").status == 0


def test_what_engine_means(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    project = tmp_path / "p.cwp"
    for name, words in (
        ("qwen3-vl-8b", "is not on this machine"),
        ("nonsense", "there is no engine called"),
        (str(write_checkpoint(tmp_path / "mine")), "basic engine alone"),
        (str(tmp_path), "there is no config.json"),
    ):
        assert run(["render", str(project), "-o", str(tmp_path / "o.mp4"), "--engine", name]) in (3, 4)
        capfd.readouterr()
        assert run(["doctor", "--engine", name]) == 4
        assert words in capfd.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupted_download_goes_on(hub: FakeHub, tmp_path: Path, models: Path) -> None:
    hub.slow = threading.Event()
    hub.repository = "openai/whisper-tiny"
    hub.revision = catalogue.card("whisper-tiny").revision
    program = (
        "import sys, engine.models.catalogue as c\n"
        "from pathlib import Path\n"
        "c.PATH = Path(sys.argv.pop(1)); import ui.cli; sys.exit(ui.cli.run(sys.argv[1:]))"
    )
    path = tmp_path / "small.toml"
    path.write_text(CATALOGUE.replace("someone/some-model", hub.repository).replace(REVISION, hub.revision))
    command = [sys.executable, "-c", program, str(path), "models", "add", "free", "--json"]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)
    try:
        deadline = time.monotonic() + 60
        while store.begun("free") < 1000:
            assert time.monotonic() < deadline
            assert running.poll() is None, running.communicate()
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    finally:
        running.kill()
        hub.slow.set()
    assert running.returncode == 130, err
    assert "goes on from there" in json.loads(out)["error"]["hint"]
    hub.slow = None
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert (models / "free" / "model.safetensors").read_bytes() == hub.files["model.safetensors"]
