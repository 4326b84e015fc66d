"""Memories on disk: whole or not there, told from others, within a size, shared by processes."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors import safe_open

from engine.models.vidi import place
from engine.models.vidi.feeding import Lost
from engine.models.vidi.files import Kept, Key
from engine.models.vidi.place import FOLDER
from engine.models.vidi.shelf import SPARE, Shelf
from tests.support.kept_memories import LAYERS, LAYOUT, SIZE, fill, flat, read, write


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / FOLDER, limit=10**9)


def test_what_was_written_is_read(shelf: Shelf) -> None:
    write(shelf)
    kept = Shelf(shelf.folder).find(Key("a", "as it is"))
    assert kept is not None
    about = kept.streams["pictures"]
    assert (about.layout, about.layers, about.off) == (LAYOUT, LAYERS, (0.25, 0.5))
    assert kept.bytes == SIZE
    for layer, found in enumerate(read(kept)):
        assert torch.equal(found, flat(layer))
    assert shelf.find(Key("b", "as it is")) is None
    assert shelf.find(Key("a", "otherwise")) is None
    assert len(list(kept.folder.iterdir())) == LAYERS + 1


def test_files_are_safetensors(shelf: Shelf) -> None:
    kept = write(shelf)
    with safe_open(kept.folder / "pictures-01.safetensors", "pt") as file:
        assert file.metadata()["layer"] == "1"
        names = set(file.keys())
        assert names == {
            f"{part}.{block}" for part in ("keys", "values", "keys.scales", "values.scales") for block in range(3)
        }
        run = LAYOUT.runs[1]
        _, _, keys, _ = LAYOUT._views(flat(1)[run.start : run.stop], 10)
        assert torch.equal(file.get_tensor("keys.1"), keys)
        assert file.get_tensor("values.scales.2").shape == (2, 1, 4)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


def change(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-40] ^= 1
    path.write_bytes(data)


def exchange(path: Path) -> None:
    other = path.with_name("pictures-02.safetensors")
    path.write_bytes(other.read_bytes())


def empty(path: Path) -> None:
    path.write_bytes(b"")


def garble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[20:30] = b"\xff" * 10
    path.write_bytes(data)


@pytest.mark.parametrize("harm", [cut, lengthen, change, exchange, empty, garble, Path.unlink])
def test_a_torn_or_foreign_file_is_told_deleted_and_nothing_else_is_lost(
    harm: object, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    broken, sound = write(shelf), write(shelf, "b", 1)
    harm(broken.folder / "pictures-01.safetensors")  # type: ignore[operator]
    with caplog.at_level(logging.WARNING):
        found = shelf.find(broken.key)
        if found is not None:  # a changed byte shows when it is read
            with pytest.raises(Lost, match=r"pictures-01.safetensors: its bytes have changed"):
                read(found)
            shelf.drop(broken.key, "its bytes have changed")
    assert (found is not None) == (harm is change)
    (told,) = caplog.records
    assert "footage a is deleted and made again" in told.getMessage()
    assert not broken.folder.exists()
    kept = shelf.find(sound.key)
    assert kept is not None
    assert torch.equal(read(kept)[2], flat(2, 1))
    assert torch.equal(read(write(shelf))[1], flat(1))
    assert sorted(path.name for path in shelf.folder.iterdir()) == sorted([broken.key.digest, sound.key.digest])


@pytest.mark.parametrize(
    "told", [b"", b"{", b"[]", b'{"fingerprint": "a"}', b'{"fingerprint": "b", "parameters": "as it is", "streams": {}}']
)
def test_a_memory_that_tells_nothing_of_itself_is_deleted(told: bytes, shelf: Shelf) -> None:
    kept = write(shelf)
    (kept.folder / "memory.json").write_bytes(told)
    assert shelf.find(kept.key) is None
    assert not kept.folder.exists()


def test_numbers_that_do_not_fit_the_files_are_found(shelf: Shelf) -> None:
    for name, value in (("lengths", [10, 15]), ("lengths", [0, 25]), ("layers", 4), ("width", 8), ("format", "fp8")):
        kept = write(shelf)
        path = kept.folder / "memory.json"
        told = json.loads(path.read_text())
        told["streams"]["pictures"][name] = value
        path.write_text(json.dumps(told))
        assert shelf.find(kept.key) is None, name


def test_what_is_broken_off_leaves_nothing(shelf: Shelf) -> None:
    making = shelf.making(Key("a", "as it is"), SIZE)
    sink = making.stream("pictures", LAYOUT, LAYERS)
    sink.add(0, flat(0)[: LAYOUT.starts[1]])
    with pytest.raises(ValueError, match="1 of 3 blocks"):
        making.finish({"pictures": (0.0, 0.0)})
    assert shelf.find(Key("a", "as it is")) is None
    making.abandon()
    assert list(shelf.folder.iterdir()) == []
    making.abandon()


def test_what_a_killed_writer_left_goes_later_and_what_is_being_written_stays(shelf: Shelf) -> None:
    making, dead = (shelf.making(Key(name, "as it is"), SIZE) for name in "ab")
    for one in (making, dead):
        one.stream("pictures", LAYOUT, LAYERS)
    left = dead._folder
    for layer in dead._layers:
        layer.file.close()
    long_ago = left.stat().st_mtime - 2 * place._GIVEN_UP
    for path in (*left.iterdir(), left):
        os.utime(path, (long_ago, long_ago))
    write(shelf, "c")
    assert not left.exists()
    assert making._folder.is_dir()
    assert shelf.room() == 10**9  # neither counts as kept, and all that is kept may go
    making.abandon()


def age(kept: Kept, number: int) -> None:
    os.utime(kept.folder / "memory.json", (10**9 + number, 10**9 + number))


def test_what_was_not_used_for_longest_goes(shelf: Shelf) -> None:
    whole = place.bytes_of(write(shelf).folder)
    small = Shelf(shelf.folder, limit=3 * whole)
    first, second, third = (write(small, name) for name in "bcd"[:3])
    assert small.find(Key("a", "as it is")) is None
    for number, kept in enumerate((second, third, first)):
        age(kept, number)
    small.busy.add(second.key.digest)  # it is read just now
    assert small.room() == 2 * whole
    fourth = write(small, "e")
    assert [small.find(kept.key) is not None for kept in (first, second, third, fourth)] == [True, True, False, True]
    age(first, 5)
    assert small.find(first.key) is not None  # used now
    age(fourth, 6)
    write(small, "f")
    assert [small.find(kept.key) is not None for kept in (first, second, fourth)] == [True, True, False]


def test_the_disk_is_not_filled_to_the_brim(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "free", lambda _: SPARE + 1000)
    assert shelf.room() == 1000
    monkeypatch.setattr(place, "free", lambda _: 0)
    assert shelf.room() == 0


def test_the_limit_is_told_by_environment_or_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 < Shelf(tmp_path).limit <= place.DEFAULT
    monkeypatch.setenv("CLIPWRIGHT_CONFIG", str(tmp_path))
    (tmp_path / "settings.json").write_text('{"footage.gigabytes": 7, "index.gigabytes": 3}')
    assert Shelf(tmp_path).limit == 7 * 10**9
    monkeypatch.setenv("CLIPWRIGHT_FOOTAGE_SIZE", "5G")
    assert Shelf(tmp_path).limit == 5 * 10**9


def test_the_second_to_make_a_memory_takes_the_first_ones(shelf: Shelf) -> None:
    one, other = (shelf.making(Key("a", "as it is"), SIZE) for _ in range(2))
    fill(one)
    fill(other, 1)
    first = one.finish({"pictures": (0.25, 0.5)})
    second = other.finish({"pictures": (0.0, 0.0)})
    assert second.streams == first.streams
    assert torch.equal(read(second)[0], flat(0))
    assert [path.name for path in shelf.folder.iterdir()] == [first.key.digest]


_OTHER = """
import sys
from pathlib import Path
from engine.models import loader_torchvision
import torch
from engine.models.vidi.files import Key
from engine.models.vidi.shelf import Shelf
from tests.support.kept_memories import flat, read, write
shelf = Shelf(Path(sys.argv[1]), limit=10**9)
if sys.argv[2] == "write":
    write(shelf)
else:
    kept = shelf.find(Key("a", "as it is"))
    assert all(torch.equal(found, flat(layer)) for layer, found in enumerate(read(kept)))
print("done")
"""


def test_processes_share_what_they_made(shelf: Shelf) -> None:
    root = Path(__file__).parents[4]

    def begun(what: str) -> subprocess.Popen[str]:
        arguments = [sys.executable, "-c", _OTHER, str(shelf.folder), what]
        return subprocess.Popen(arguments, cwd=root, stdout=subprocess.PIPE, text=True)

    other = begun("write")
    kept = write(shelf)  # at once: one of them is first
    assert other.communicate()[0] == "done\n"
    assert [path.name for path in shelf.folder.iterdir()] == [kept.key.digest]
    assert torch.equal(read(kept)[1], flat(1))
    assert begun("read").communicate()[0] == "done\n"
    # deleted by another while it is in use here: it is told as lost, not as a failure
    source = kept.source("pictures")
    Shelf(shelf.folder).drop(kept.key, "for a test")
    with pytest.raises(Lost, match="No such file"):
        source.piece(0, LAYOUT.runs[0], None)
