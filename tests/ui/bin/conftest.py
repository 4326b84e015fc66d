"""A bin of its own for each test, with an engine that answers when it is told to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from engine.protocol import (
    AudioStream,
    FootageError,
    MediaInfo,
    Peaks,
    Probe,
    Request,
    StillPictures,
    Stills,
    VideoStream,
    Waveform,
)
from tests.support.asking import Asked
from ui.actions.registry import ActionRegistry
from ui.bin.panel import MediaBin
from ui.bin.stills import StillCache
from ui.state.context import Context
from ui.state.document import Document
from ui.state.engine import EngineService
from ui.state.jobs import JobList
from ui.state.settings import Settings
from ui.state.view import ViewState
from ui.theme import Theme


def probed(path: str) -> MediaInfo:
    """What the engine says of a file, which is what its text says: "SECONDS [RATE] [sound|picture|hdr|vfr|turned ...]"."""
    file = Path(path)
    if not file.is_file():
        raise FootageError("there is no such file", file=path, hint="check the path")
    text = file.read_text()
    words = text.split()
    if not words or not words[0].isdigit():
        raise FootageError("this is a text file, not footage", file=path, hint="choose the footage itself")
    seconds = Fraction(words[0])
    rate = Fraction(next((word for word in words[1:] if word[0].isdigit()), "25"))
    video = VideoStream(
        index=0, codec="h264", width=1280, height=720, rate=rate, vfr="vfr" in words, time_base=Fraction(1, 12800),
        start=Fraction(0), duration=seconds, rotation=90 if "turned" in words else 0,
        transfer="pq" if "hdr" in words else "sdr",
    )  # fmt: skip
    audio = AudioStream(index=1, codec="aac", rate=48000, channels=2, layout="stereo", start=Fraction(0), duration=seconds)
    kind = "audio" if "sound" in words else "image" if "picture" in words else "video"
    return MediaInfo(
        path=path, fingerprint=text, size=file.stat().st_size, container="mp4",
        kind=kind,  # type: ignore[arg-type]
        origin=Fraction(0), duration=seconds, video=() if kind == "audio" else (video,),
        audio=() if kind == "image" else (audio,),
    )  # fmt: skip


def answer(request: Request) -> object:
    if isinstance(request, Probe):
        return probed(request.path)
    if isinstance(request, Waveform):
        return Peaks(step=request.step, values=bytes(range(256)))
    assert isinstance(request, Stills)
    return StillPictures(jpegs=tuple(b"" for _ in request.times))


@dataclass
class Bin:
    """The bin and what it stands in."""

    panel: MediaBin
    context: Context
    engine: Asked
    qtbot: QtBot
    folder: Path

    def file(self, name: str, text: str = "10") -> Path:
        """A file that the engine takes for footage when its text says so (see `probed`)."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def add(self, *paths: Path) -> None:
        """Drop files, and wait until they have been dealt with."""
        told: list[object] = []
        self.panel.adding.added.connect(told.append)
        self.panel.add_files(paths)
        self.settle(lambda: bool(told))
        self.panel.adding.added.disconnect(told.append)

    def settle(self, reached: object = None) -> None:
        """Answer everything that is asked for until `reached`, or until nothing is asked for."""

        def served() -> bool:
            self.engine.serve()
            return bool(reached()) if callable(reached) else not self.engine.open

        self.qtbot.waitUntil(served, timeout=60_000)

    def names(self) -> list[str]:
        """What stands in the bin, from top to bottom."""
        model = self.panel.model
        return [model.index(row).data() for row in range(model.rowCount())]

    def ids(self) -> list[str]:
        return [media.id for media in self.context.document.project.media]

    def media_names(self) -> list[str]:
        return [media.name for media in self.context.document.project.media]

    def notes(self) -> list[str]:
        return [f"{notice.subject}: {notice.text}" for notice in self.panel.notices.notices]


@pytest.fixture
def bin_(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bin]:
    monkeypatch.setenv("CLIPWRIGHT_DATA", str(tmp_path / "data"))
    engine = Asked(answer)
    settings = Settings(tmp_path / "settings")
    context = Context(
        document=Document(),
        view=ViewState(),
        engine=cast(EngineService, engine),
        jobs=JobList(),
        settings=settings,
        theme=Theme(),
        actions=ActionRegistry(settings),
        stills=StillCache(engine),
    )
    panel = MediaBin(context)
    panel.resize(284, 600)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    yield Bin(panel, context, engine, qtbot, tmp_path / "footage")
    panel.close_down()
    context.stills.clear()
    context.stills.close()
    context.document.close()
