"""Downloads from a Hub on this machine that does everything wrong that a server can do."""

from __future__ import annotations

import hashlib
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from engine.models import download as downloads
from engine.models import store
from engine.models.catalogue import Licence, ModelCard, ModelFile
from engine.models.download import download, plan
from engine.models.download_control import Control
from engine.models.hub import Hub
from engine.protocol import Cancelled, EngineError, Progress
from tests.support.checkpoints import CONFIG, REVISION, FakeHub, serving, tensors

QUICK = (0.0, 0.0, 0.0)
WEIGHTS = tensors(weight=3_000_000)


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HF_ENDPOINT", "HF_TOKEN", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLIPWRIGHT_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    import json

    files = {
        "config.json": json.dumps(CONFIG).encode(),
        "tokenizer.json": b"{}",
        "README.md": b"# words",
        "modeling_evil.py": b"raise SystemExit",
        "pytorch_model.bin": b"\x80\x04.",
        "model.safetensors": WEIGHTS,
        "onnx/model.onnx": b"no",
        "LICENSE": b"terms",
    }
    with serving(FakeHub(files)) as served:
        yield served


def card(**changes: object) -> ModelCard:
    values: dict[str, object] = {
        "id": "some-model",
        "title": "Some model",
        "family": "qwen3_vl",
        "tasks": ("ask",),
        "licence": Licence(name="MIT", link="https://opensource.org/license/mit", commercial=True),
        "repository": "someone/some-model",
        "revision": REVISION,
        **changes,
    }
    return ModelCard(**values)  # type: ignore[arg-type]


def fetch(hub: FakeHub, **changes: object) -> store.Installed:
    return download(card(**changes), hub=Hub(hub.address), pauses=QUICK)


def failure(hub: FakeHub, **changes: object) -> EngineError:
    with pytest.raises(EngineError) as caught:
        fetch(hub, **changes)
    assert "\n" not in caught.value.line()
    assert store.installed() == ()
    return caught.value


def ranges(hub: FakeHub) -> list[str]:
    return [asked for path, asked, _ in hub.asked if path.endswith("model.safetensors")]


def test_a_model_arrives_whole(hub: FakeHub, models: Path) -> None:
    seen: list[Progress] = []
    found = download(card(), hub=Hub(hub.address), on_progress=seen.append)
    assert (found.id, found.family, found.revision, found.problem) == ("some-model", "qwen3_vl", REVISION, "")
    folder = models / "some-model"
    assert {path.name for path in folder.iterdir()} == {
        "config.json", "tokenizer.json", "model.safetensors", "LICENSE", store.RECORD,
    }, "no code, no pickle, no other format"  # fmt: skip
    assert (folder / "model.safetensors").read_bytes() == WEIGHTS
    record = store.record_of(folder)
    assert record is not None
    assert {file.name: file.sha256 for file in record.files}["model.safetensors"] == hashlib.sha256(WEIGHTS).hexdigest()
    assert [news.done for news in seen] == sorted(news.done for news in seen)
    assert seen[-1].done == 1.0
    assert store.begun("some-model") == 0
    assert store.resolve("some-model").identity == REVISION


def test_an_unpinned_model_keeps_the_commit_that_came(hub: FakeHub) -> None:
    assert fetch(hub, revision="").revision == REVISION
    assert hub.asked[0][0].startswith("/api/models/someone/some-model/revision/main")


def test_a_dropped_connection_goes_on_where_it_stopped(hub: FakeHub, models: Path) -> None:
    hub.files = {name: data for name, data in hub.files.items() if name in ("config.json", "model.safetensors")}
    hub.drop_after = [10**6, 1_000_000, 500_000, 700_000]  # the first is for config.json, which is shorter
    assert fetch(hub).problem == ""
    asked = ranges(hub)
    assert asked[0] == ""
    assert len(asked) == 4
    starts = [int(one.removeprefix("bytes=").removesuffix("-")) for one in asked[1:]]
    assert starts == sorted(starts)
    assert starts[-1] == 2_200_000
    assert (models / "some-model" / "model.safetensors").read_bytes() == WEIGHTS


def test_a_server_without_ranges_begins_again(hub: FakeHub) -> None:
    hub.ranges = False
    hub.files = {name: data for name, data in hub.files.items() if name in ("config.json", "model.safetensors")}
    hub.drop_after = [10**6, 1_000_000]
    assert fetch(hub).problem == ""
    assert len(ranges(hub)) == 2


def test_a_server_that_never_gets_on_is_given_up(hub: FakeHub) -> None:
    hub.drop_after = [0] * 50
    error = failure(hub)
    assert "breaks off" in error.message or "cannot be reached" in error.message


def test_a_wrong_hash(hub: FakeHub) -> None:
    hub.wrong_sha = True
    error = failure(hub)
    assert "hash is not the published one" in error.message
    assert not list(store.partial_folder("some-model").rglob("*.part")), "what is damaged is thrown away"


def test_damage_on_the_way_is_fetched_again(hub: FakeHub, models: Path) -> None:
    hub.damaged_once = True
    assert fetch(hub).problem == ""


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_asks_for_patience(hub: FakeHub, status: int) -> None:
    hub.statuses = [status, status]
    hub.listing_statuses = [status, status]
    assert fetch(hub).problem == ""


def test_a_server_that_always_asks_for_patience(hub: FakeHub) -> None:
    hub.statuses = [429] * 100
    assert "asks for fewer requests" in failure(hub).message


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "does not hand out"), (403, "does not hand out"), (404, "has no"), (418, "answers with status 418")],
)
def test_a_server_that_refuses(hub: FakeHub, status: int, words: str) -> None:
    hub.listing_statuses = [status]
    assert words in failure(hub).message
    hub.statuses = [status]
    assert words in failure(hub).message


def test_no_network() -> None:
    with serving(FakeHub({})) as gone:
        pass
    error = failure(gone)
    assert "cannot be reached" in error.message
    assert "what is on this machine works as before" in (error.hint or "")


def test_downloads_switched_off(hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert "switched off" in failure(hub).message
    assert hub.asked == []


def test_the_hub_is_named_by_the_environment(hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", f"{hub.address}/")
    monkeypatch.setenv("HF_TOKEN", "secret")
    assert download(card(), pauses=QUICK).problem == ""
    assert {authorisation for _, _, authorisation in hub.asked} == {"Bearer secret"}


@pytest.mark.parametrize(
    "address", ["http://example.org", "ftp://example.org", "file:///etc", "https://a:b@example.org", "x"]
)
def test_unsafe_addresses(address: str) -> None:
    with pytest.raises(EngineError, match="not an https address"):
        Hub(address)


def test_a_redirect_is_followed_without_the_token(hub: FakeHub) -> None:
    with serving(FakeHub(hub.files)) as elsewhere:
        hub.redirect = elsewhere.address
        found = download(card(), hub=Hub(hub.address, "secret"), pauses=QUICK)
        assert found.problem == ""
        assert {authorisation for _, _, authorisation in elsewhere.asked} == {""}
        assert {authorisation for _, _, authorisation in hub.asked} == {"Bearer secret"}


@pytest.mark.parametrize("where", ["http://example.org", "file:///etc"])
def test_an_unsafe_redirect(hub: FakeHub, where: str) -> None:
    hub.redirect = where
    assert "not safe" in failure(hub).message


def test_redirects_in_circles(hub: FakeHub) -> None:
    hub.redirect = hub.address
    assert "in circles" in failure(hub).message


def test_a_repository_without_safetensors(hub: FakeHub) -> None:
    del hub.files["model.safetensors"]
    assert "no safetensors weights" in failure(hub).message


def test_names_that_leave_the_folder_are_never_fetched(hub: FakeHub, models: Path) -> None:
    hub.files["../evil.json"] = b"{}"
    hub.files["/etc/evil.json"] = b"{}"
    assert fetch(hub).problem == ""
    assert not list(models.parent.rglob("evil.json"))


def test_a_model_that_names_code_is_not_put_in_place(hub: FakeHub) -> None:
    hub.files["config.json"] = b'{"model_type": "qwen3_vl", "auto_map": {"AutoModel": "evil.Evil"}}'
    assert "names code" in failure(hub).message


def test_the_catalogue_has_the_last_word(hub: FakeHub) -> None:
    other = ModelFile("model.safetensors", len(WEIGHTS), "0" * 64)
    assert "not the file that was published" in failure(hub, files=(other,)).message
    assert "lacks gone.json" in failure(hub, files=(ModelFile("gone.json"),)).message
    hub.revision = "f" * 40
    assert "another revision" in failure(hub).message


def test_only_the_named_files_of_a_complete_list(hub: FakeHub, models: Path) -> None:
    hub.files["extra.json"] = b"{}"
    names = (ModelFile("config.json"), ModelFile("model.safetensors"))
    assert fetch(hub, files=names, complete=True).problem == ""
    assert not (models / "some-model" / "extra.json").exists()


def test_what_cannot_be_had(hub: FakeHub) -> None:
    with pytest.raises(EngineError, match="none were made"):
        plan(card(repository="", unavailable="none were made"), Hub(hub.address))


def test_a_full_disk_is_seen_before(hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(downloads.shutil, "disk_usage", lambda _: usage._replace(free=1000))
    assert "the disk has" in failure(hub).message
    assert ranges(hub) == []


def test_sizes_that_are_not_told(hub: FakeHub) -> None:
    hub.no_sizes = True
    assert fetch(hub).problem == ""


def test_two_programs_do_not_download_the_same(hub: FakeHub) -> None:
    with store.alone("some-model"):
        assert "being downloaded already" in failure(hub).message


def test_a_newer_revision_takes_the_place_of_an_older(hub: FakeHub) -> None:
    fetch(hub)
    newer = "f" * 40
    stale = store.partial_folder("some-model") / REVISION / "model.safetensors.part"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"old")
    hub.revision = newer
    assert fetch(hub, revision=newer).revision == newer
    assert len(store.installed()) == 1
    assert not stale.exists()


# --- pause, cancel, go on


class Running(NamedTuple):
    control: Control
    thread: threading.Thread
    outcome: list[object]
    news: list[Progress]


def in_background(hub: FakeHub) -> Running:
    made = Running(Control(), threading.Thread(), [], [])

    def work() -> None:
        try:
            made.outcome.append(
                download(card(), hub=Hub(hub.address), control=made.control, on_progress=made.news.append, pauses=QUICK)
            )
        except EngineError as error:
            made.outcome.append(error)
        except Cancelled as error:
            made.outcome.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    return made._replace(thread=thread)


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.01)


def waiting_in_the_weights(hub: FakeHub) -> bool:
    part = store.partial_folder("some-model") / REVISION / "model.safetensors.part"
    return bool(ranges(hub)) and part.exists()


def test_pause_and_go_on(hub: FakeHub) -> None:
    hub.slow = threading.Event()
    hub.files = {name: data for name, data in hub.files.items() if name in ("config.json", "model.safetensors")}
    running = in_background(hub)
    until(lambda: waiting_in_the_weights(hub))
    running.control.pause()
    assert running.control.paused
    until(lambda: any(news.stage == "paused" for news in running.news))
    assert running.thread.is_alive()
    hub.slow.set()
    running.control.resume()
    running.thread.join(20)
    assert isinstance(running.outcome[0], store.Installed)
    assert ranges(hub)[-1] != "", "it went on where it had stopped"


def test_cancel_while_the_server_is_silent(hub: FakeHub) -> None:
    hub.slow = threading.Event()
    hub.files = {name: data for name, data in hub.files.items() if name in ("config.json", "model.safetensors")}
    running = in_background(hub)
    until(lambda: waiting_in_the_weights(hub))
    running.control.cancel()
    running.thread.join(20)
    assert isinstance(running.outcome[0], Cancelled)
    assert store.installed() == ()
    assert store.begun("some-model") > 0, "what was fetched is kept"
    hub.slow.set()
    assert fetch(hub).problem == ""
    assert ranges(hub)[-1] != ""


def test_cancel_while_it_is_paused(hub: FakeHub) -> None:
    event = threading.Event()
    control = Control(event)
    control.pause()
    threading.Timer(0.05, event.set).start()
    with pytest.raises(Cancelled, match="kept for the next time"):
        download(card(), hub=Hub(hub.address), control=control, pauses=QUICK)


def test_what_another_revision_began_is_not_gone_on_with(hub: FakeHub, models: Path) -> None:
    part = store.partial_folder("some-model") / REVISION / "model.safetensors.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"x" * 4_000_000)  # longer than the file itself
    assert fetch(hub).problem == ""
    assert (models / "some-model" / "model.safetensors").read_bytes() == WEIGHTS
