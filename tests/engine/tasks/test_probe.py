"""Probe through the index: remembered while the file stays the same, and checked anew each time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

import engine.media
from engine.index import Index
from engine.protocol import FootageError, MediaInfo, Probe
from engine.tasks.context import Context
from engine.tasks.probe import handle


class Decoder:
    """Stands in for engine.media.probe and counts how often it is needed."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, path: str | Path) -> MediaInfo:
        self.calls += 1
        return MediaInfo(
            path=str(path),
            fingerprint=Path(path).read_text(),
            size=Path(path).stat().st_size,
            container="mov",
            kind="video",
            origin=Fraction(0),
            duration=Fraction(self.calls),
        )


@pytest.fixture
def decoder(monkeypatch: pytest.MonkeyPatch) -> Decoder:
    decoder = Decoder()
    monkeypatch.setattr(engine.media, "probe", decoder)
    return decoder


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    with Index(tmp_path / "cache") as index:
        yield Context(index)


@pytest.fixture
def footage(tmp_path: Path) -> Path:
    path = tmp_path / "Aufnahme – 日本語.mp4"
    path.write_text("content")
    return path


def ask(path: Path | str, context: Context) -> MediaInfo:
    return handle(Probe(path=str(path)), context)


def test_an_unchanged_file_is_decoded_once(decoder: Decoder, context: Context, footage: Path) -> None:
    first = ask(footage, context)
    assert ask(footage, context) == first
    assert decoder.calls == 1
    assert first.path == str(footage)


def test_a_changed_file_is_decoded_again(decoder: Decoder, context: Context, footage: Path) -> None:
    ask(footage, context)
    footage.write_text("other content")
    assert ask(footage, context).fingerprint == "other content"
    found = footage.stat()
    os.utime(footage, ns=(found.st_atime_ns, found.st_mtime_ns + 1_000_000))
    ask(footage, context)
    replacement = footage.with_name("replacement")
    replacement.write_text("OTHER content")
    found = footage.stat()
    os.utime(replacement, ns=(found.st_atime_ns, found.st_mtime_ns))
    replacement.replace(footage)
    assert ask(footage, context).fingerprint == "OTHER content", "of the same size and time, yet another file"
    assert decoder.calls == 4


def test_a_file_that_changes_while_it_is_probed_is_not_remembered(
    decoder: Decoder, context: Context, footage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(path: str | Path) -> MediaInfo:
        info = decoder(path)
        if decoder.calls == 1:
            footage.write_text("still being copied")
        return info

    monkeypatch.setattr(engine.media, "probe", slow)
    ask(footage, context)
    assert context.index.count("probe") == 0
    assert ask(footage, context).fingerprint == "still being copied"


def test_a_link_keeps_its_own_name(decoder: Decoder, context: Context, footage: Path) -> None:
    link = footage.with_name("link.mp4")
    link.symlink_to(footage)
    assert ask(link, context).path == str(link)


def test_a_relative_path_becomes_absolute(
    decoder: Decoder, context: Context, footage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(footage.parent)
    assert ask(footage.name, context).path == str(footage)


def test_a_file_that_has_gone_is_noticed(context: Context, footage: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(engine.media, "probe", Decoder())
        ask(footage, context)
    footage.unlink()
    with pytest.raises(FootageError, match="no such file") as caught:
        ask(footage, context)
    assert caught.value.file == str(footage)


def test_a_file_that_the_decoder_refuses_is_not_remembered(
    context: Context, footage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str | Path) -> MediaInfo:
        raise FootageError("no streams", file=str(path))

    monkeypatch.setattr(engine.media, "probe", refuse)
    for _ in range(2):
        with pytest.raises(FootageError, match="no streams"):
            ask(footage, context)
    assert context.index.count() == 0


@pytest.mark.skipif(os.name == "nt", reason="links and pipes")
def test_what_is_no_ordinary_file_is_refused_and_never_waited_for(context: Context, tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, Path("/dev/zero"), loop, tmp_path / "missing.mp4", tmp_path / ("n" * 300)):
        with pytest.raises(FootageError):
            ask(path, context)
    assert context.index.count() == 0


def test_without_a_cache_it_decodes_each_time(decoder: Decoder, footage: Path) -> None:
    with Index(footage / "below a file") as index:
        context = Context(index)
        assert ask(footage, context).duration == 1
        assert ask(footage, context).duration == 2
