"""A player without a window, and pictures waited for as a person would: by the event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from editor.model import Project
from ui.preview.colour import pixels
from ui.preview.composer import Picture
from ui.preview.player import Player

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

        self._qtbot.waitUntil(there, timeout=20_000)
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
