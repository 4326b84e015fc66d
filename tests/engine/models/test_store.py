"""Models on this machine: folders of the user's, what was downloaded, and what `--engine` makes of a name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine.models import store
from engine.models.catalogue import ModelFile
from engine.protocol import EngineError, Status
from tests.support.checkpoints import REVISION, write_checkpoint


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


def put(id_: str) -> Path:
    """A model as a download leaves it."""
    folder = write_checkpoint(store.partial_folder(id_) / REVISION)
    record = store.new_record(id_, "someone/some-model", REVISION, (ModelFile("model.safetensors", 5, "0" * 64),))
    return store.place(id_, folder, record)


def test_nothing_yet(models: Path) -> None:
    assert store.installed() == ()
    assert store.disk_use() == 0
    assert store.get("qwen3-vl-8b") is None
    assert not models.exists(), "looking makes no folder"


def test_the_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert store.models_folder() == tmp_path / "models"
    monkeypatch.delenv("CLIPWRIGHT_MODELS")
    monkeypatch.setenv("CLIPWRIGHT_DATA", str(tmp_path / "data"))
    assert store.models_folder() == tmp_path / "data" / "models"
    monkeypatch.delenv("CLIPWRIGHT_DATA")
    assert store.models_folder().name == "models"


def test_a_folder_of_the_users(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path / "My Model")
    added = store.add_directory(folder)
    assert (added.id, added.local, added.family, added.problem) == ("my-model", True, "qwen3_vl", "")
    assert added.size > 0
    assert store.add_directory(folder) == added, "naming it twice notes it once"
    assert store.installed() == (added,)
    assert store.disk_use() < added.size, "it takes no room of ours"
    assert store.resolve("my-model").directory == folder
    other = write_checkpoint(tmp_path / "elsewhere" / "My Model")
    assert store.add_directory(other).id == "my-model-2"
    assert store.remove("my-model") == 0
    assert (folder / "model.safetensors").is_file(), "what is the user's is never deleted"
    assert [each.id for each in store.installed()] == ["my-model-2"]


def test_a_folder_that_may_not_be_loaded_is_not_noted(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="names code"):
        store.add_directory(write_checkpoint(tmp_path / "evil", {"model_type": "qwen3_vl", "auto_map": {"A": "b.C"}}))
    assert store.installed() == ()


def test_a_folder_that_went_away_is_told(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path / "gone")
    store.add_directory(folder)
    folder.rename(tmp_path / "moved")
    (found,) = store.installed()
    assert "no such folder" in found.problem
    assert found.family == ""
    with pytest.raises(EngineError, match="no such folder"):
        store.resolve("gone")


def test_a_folder_named_like_its_repository_has_its_card(tmp_path: Path) -> None:
    added = store.add_directory(write_checkpoint(tmp_path / "Qwen3-VL-8B-Instruct"))
    assert added.card is not None
    assert added.card.id == "qwen3-vl-8b"
    snapshot = tmp_path / "models--Qwen--Qwen3-VL-2B-Instruct" / "snapshots" / "abc"
    found = store.card_of(write_checkpoint(snapshot))
    assert found is not None
    assert found.id == "qwen3-vl-2b"
    assert store.card_of(tmp_path / "whatever") is None


def test_a_downloaded_model(models: Path) -> None:
    folder = put("qwen3-vl-2b")
    (found,) = store.installed()
    assert (found.id, found.local, found.revision, found.family) == ("qwen3-vl-2b", False, REVISION, "qwen3_vl")
    assert found.card is not None
    checkpoint = store.resolve("qwen3-vl-2b")
    assert checkpoint.directory == folder
    assert checkpoint.identity == REVISION
    assert put("qwen3-vl-2b") == folder, "a newer one takes its place"
    assert store.disk_use() > 0
    assert store.remove("qwen3-vl-2b") > 0
    assert store.installed() == ()
    assert not (models / "qwen3-vl-2b").exists()


def test_what_was_begun_is_removed_too() -> None:
    write_checkpoint(store.partial_folder("qwen3-vl-2b") / REVISION)
    assert store.begun("qwen3-vl-2b") > 0
    assert store.installed() == (), "half a model is none"
    assert store.remove("qwen3-vl-2b") > 0
    assert store.begun("qwen3-vl-2b") == 0


@pytest.mark.parametrize("id_", ["qwen3-vl-8b", "../..", "/", "", ".partial", "a/b"])
def test_nothing_else_is_ever_removed(id_: str, tmp_path: Path) -> None:
    keep = tmp_path / "keep"
    keep.write_text("x")
    put("whisper-tiny")
    with pytest.raises(EngineError, match="is on this machine"):
        store.remove(id_)
    assert keep.exists()
    assert len(store.installed()) == 1


def test_what_an_engine_name_means(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_checkpoint(tmp_path / "model")
    assert store.resolve(str(folder)).family == "qwen3_vl"
    monkeypatch.chdir(tmp_path)
    assert store.resolve("model").directory == folder
    for name, words in (
        ("qwen3-vl-8b", "is not on this machine"),
        ("vidi2", "no weights were released"),
        ("valley3-8b", "this version of Clipwright cannot run Valley3 8B yet"),
        ("nonsense", "there is no engine called 'nonsense'"),
        ("./nowhere", "there is no such folder"),
    ):
        with pytest.raises(EngineError, match=words) as caught:
            store.resolve(name)
        assert caught.value.status == Status.ENGINE
        assert "\n" not in caught.value.line()


def test_a_damaged_list_of_folders_keeps_nothing_from_working(models: Path, tmp_path: Path) -> None:
    models.mkdir()
    for text in ("{", "[]", '{"folders": 5}', "\0"):
        (models / store.FOLDERS).write_text(text)
        assert store.installed() == ()
    added = store.add_directory(write_checkpoint(tmp_path / "model"))
    assert store.installed() == (added,)


def test_a_damaged_record_is_no_model() -> None:
    folder = put("whisper-tiny")
    (folder / store.RECORD).write_text("{")
    (found,) = store.installed()
    assert found.revision == ""
    (folder / store.RECORD).unlink()
    assert store.installed() == ()


def test_one_download_at_a_time() -> None:
    with store.alone("a"):
        with pytest.raises(EngineError, match="being downloaded already"), store.alone("a"):
            pass
        with store.alone("b"):
            pass
    with store.alone("a"):
        pass


def test_these_modules_are_light() -> None:
    heavy = ["torch", "numpy", "transformers", "huggingface_hub", "PySide6", "av", "cv2", "onnxruntime"]
    modules = ["catalogue", "checkpoint", "store", "download", "hub", "headers"]
    program = f"import sys; import {', '.join(f'engine.models.{name}' for name in modules)}; "
    program += f"print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
