"""A player without a window, the panel in one, and pictures waited for as a person would: by the event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.model import Media, Project
from tests.support.footage import counter_clip
from tests.support.renders import media, project
from tests.ui.preview.boxes import SECONDS, Asked, clip
from ui.preview import commands
from ui.preview.colour import pixels
from ui.preview.composer import Picture
from ui.preview.panel import PreviewPanel
from ui.preview.player import Player
from ui.state.context import Context

Show = Callable[[int], np.ndarray]


def rgb(image: QImage) -> np.ndarray:
    """(height, width, 3) RGB uint8 of a picture."""
    wide = image.convertToFormat(QImage.Format.Format_RGB32)
    return pixels(wide).reshape(wide.height(), wide.width(), 4)[..., 2::-1].copy()


class Screen:
    """What a player shows."""

    def __init__(self, player: Player, qtbot: QtBot) -> None:
        self.player = player
        self.pictures: list[Picture] = []
        self._qtbot = qtbot
        player.pictured.connect(self.pictures.append)

    def show(self, project: Project, size: tuple[int, int]) -> None:
        """Set what is played, and wait for its first picture."""
        self.pictures.clear()
        self.player.set_project(project)
        self.player.set_shown(*size)
        self.wait(self.player.frame, size)

    def at(self, frame: int) -> np.ndarray:
        """Seek, and what is then on the screen for good."""
        if frame != self.player.frame:
            self.pictures.clear()
            self.player.seek(frame)
        return self.wait(frame)

    def wait(self, frame: int, size: tuple[int, int] | None = None) -> np.ndarray:
        """Until the exact picture of `frame` is there at full quality."""

        def there() -> bool:
            last = self.pictures[-1] if self.pictures else None
            right = last is not None and last.frame == frame and last.exact and not last.proxy
            return right and (size is None or (last.image.width(), last.image.height()) == size)

        self._qtbot.waitUntil(there, timeout=60_000)
        return rgb(self.pictures[-1].image)


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[Screen]:
    """A player, ended after the test."""
    player = Player()
    yield Screen(player, qtbot)
    player.close()


@pytest.fixture
def clip_folder(tmp_path: Path) -> Path:
    """Where a test's footage goes."""
    return tmp_path


@contextmanager
def shown_in_a_window(context: Context, qtbot: QtBot) -> Iterator[PreviewPanel]:
    """The panel, its commands registered and bound to keys."""
    window = QWidget()
    made = PreviewPanel(context)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(made)
    window.resize(684, 500)
    commands.register(context, window)
    window.addActions([one.qaction for one in context.actions.all()])
    window.show()
    qtbot.waitExposed(window)
    try:
        yield made
    finally:
        made.shutdown()
        window.close()
        window.deleteLater()


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> Iterator[PreviewPanel]:
    with shown_in_a_window(context, qtbot) as made:
        yield made


def put(context: Context, made: Project) -> None:
    """Make it what the document is."""

    def begin(old: Project) -> Project:
        return Project(id=old.id, name=old.name, media=made.media, sequences=made.sequences, active=made.active)

    assert context.document.do("begin", begin)


@pytest.fixture
def asked(context: Context, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What the engine is asked for from now on."""
    made = Asked()
    monkeypatch.setattr(context.engine, "submit", made.submit)
    return made


@pytest.fixture
def one_file(tmp_path: Path) -> Media:
    return media(counter_clip(tmp_path / "one.mp4", frames=30 * SECONDS))[0]


@pytest.fixture
def tall(context: Context, asked: Asked, one_file: Media, panel: PreviewPanel) -> PreviewPanel:
    """The panel with two seconds of a wide picture, whole, in a tall frame."""
    put(context, project([one_file], [clip()], size=(90, 160)))
    return panel
