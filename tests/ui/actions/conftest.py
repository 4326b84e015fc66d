"""A registry in which every action of the table stands for itself, and a window with its keys."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from ui.actions.defaults import ACTIONS
from ui.actions.registry import ActionRegistry
from ui.state.settings import Settings


@dataclass
class Bench:
    """What was done, and what may be done."""

    registry: ActionRegistry
    settings: Settings
    done: list[str] = field(default_factory=list)
    refused: dict[str, bool | str] = field(default_factory=dict)

    def register_all(self) -> None:
        for action in ACTIONS:
            self.registry.register(
                action.id,
                lambda id_=action.id: self.done.append(id_),
                enabled=lambda id_=action.id: self.refused.get(id_, True),
            )


@pytest.fixture
def bench(qapp: object) -> Bench:
    settings = Settings()
    made = Bench(ActionRegistry(settings), settings)
    made.register_all()
    return made


@pytest.fixture
def window(bench: Bench, qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.resize(1200, 800)
    made.addActions([one.qaction for one in bench.registry.all()])
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
