"""The models in memory: told by the status bar, listed above it, and let go; with a real worker and real events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engine.client import Engine
from engine.protocol import Probe
from tests.support.engines import MISBEHAVING
from ui.models.resident import ResidentModels
from ui.shell.machine import Machine, Memory
from ui.shell.status_bar import StatusBar
from ui.state.context import Context
from ui.state.engine import LANES, EngineService

GIB = 2**30


@dataclass
class Desk:
    """The lower part of a window."""

    context: Context
    window: QWidget
    bar: StatusBar

    @property
    def models(self) -> ResidentModels:
        """What a press on the memory opens."""
        (found,) = self.window.findChildren(ResidentModels)
        return found

    def use(self, qtbot: QtBot, name: str, size: int) -> None:
        """Have a job use a model of so many MiB."""
        job = self.context.engine.submit(Probe(path=f"/f/model={name} {size}"))
        with qtbot.waitSignal(job.finished, timeout=60_000):
            pass
        qtbot.waitUntil(lambda: name in self.loaded and not self.loaded[name], timeout=60_000)

    @property
    def loaded(self) -> dict[str, bool]:
        """Whether each model is at work."""
        memory = self.context.engine.memory
        return {} if memory is None else {model.model: model.at_work for model in memory.models}

    @property
    def listed(self) -> list[str]:
        return [row.model.model for row in self.models.rows]


@pytest.fixture
def desk(qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    service = EngineService(engines=dict.fromkeys(LANES, lambda: Engine(command=MISBEHAVING)))
    ours = replace(context, engine=service)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 640)
    bar = StatusBar(ours, window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addWidget(bar)
    bar.show_machine(Machine("Abacus", Memory("memory", 3 * GIB, 16 * GIB)))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield Desk(ours, window, bar)
    for models in window.findChildren(ResidentModels):
        models.leave()
    window.close()
    service.close()


def test_the_status_bar_tells_what_models_take(desk: Desk, qtbot: QtBot) -> None:
    assert "No model is loaded" in desk.bar.memory.toolTip()
    assert desk.bar.memory.bar.models == 0
    assert desk.context.engine.name == "basic"
    desk.use(qtbot, "alpha", 1600)
    desk.use(qtbot, "beta", 200)
    assert "1.8 GB predicted" in desk.bar.memory.toolTip()
    assert desk.bar.memory.words.text() == "Memory 3.0 of 16 GB"
    assert desk.bar.memory.bar.models == pytest.approx(1800 / 1024 / 16, abs=0.02)
    assert desk.context.engine.name == "beta"
    assert desk.bar._engine.text() == "beta ready"
    desk.bar.show_machine(Machine("Card", Memory("VRAM", 3 * GIB, 24 * GIB)))  # the models are in main memory
    assert desk.bar.memory.bar.models == 0


def test_models_are_listed_and_let_go(desk: Desk, qtbot: QtBot) -> None:
    for name in ("alpha", "beta", "gamma"):
        desk.use(qtbot, name, 20)
    QTest.mouseClick(desk.bar.memory, Qt.MouseButton.LeftButton)
    assert desk.models.isVisible()
    assert desk.window.rect().contains(desk.models.geometry())
    assert desk.models.geometry().bottom() < desk.bar.geometry().top()
    assert desk.listed == ["gamma", "beta", "alpha"]  # the latest first
    row = desk.models.rows[1]
    assert "20 MB predicted" in row.facts.text()
    assert "no graphics card" in row.why.text()
    assert "Together 60 MB predicted" in desk.models.total.text()
    QTest.mouseClick(row.free, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.listed == ["gamma", "alpha"], timeout=60_000)
    QTest.mouseClick(desk.models.free_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.listed == [], timeout=60_000)
    assert desk.models.empty.isVisible()
    assert desk.context.engine.name == "basic"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not desk.models.isVisible()
    assert QApplication.focusWidget() is desk.bar.memory
    for shown in (True, False):
        QTest.mouseClick(desk.bar.memory, Qt.MouseButton.LeftButton)
        assert desk.models.isVisible() == shown


def test_the_keyboard_opens_it_and_a_press_elsewhere_closes_it(desk: Desk, qtbot: QtBot) -> None:
    desk.use(qtbot, "alpha", 20)
    desk.bar.memory.setFocus()
    QTest.keyClick(desk.bar.memory, Qt.Key.Key_Space)
    assert desk.models.isVisible()
    assert QApplication.focusWidget() is desk.models.rows[0].free
    QTest.mouseClick(desk.models, Qt.MouseButton.LeftButton)
    assert desk.models.isVisible()
    QTest.mouseClick(desk.window, Qt.MouseButton.LeftButton)
    assert not desk.models.isVisible()


def test_a_model_at_work_cannot_be_let_go_and_a_lost_engine_has_none(desk: Desk, qtbot: QtBot) -> None:
    QTest.mouseClick(desk.bar.memory, Qt.MouseButton.LeftButton)
    assert desk.models.empty.isVisible()
    job = desk.context.engine.submit(Probe(path="/f/busy model=alpha"))
    qtbot.waitUntil(lambda: desk.loaded == {"alpha": True}, timeout=60_000)
    qtbot.waitUntil(lambda: desk.listed == ["alpha"], timeout=60_000)
    assert not desk.models.rows[0].free.isEnabled()
    assert not desk.models.free_all.isEnabled()
    job.cancel()
    qtbot.waitUntil(lambda: desk.loaded == {"alpha": False}, timeout=60_000)
    assert desk.models.rows[0].free.isEnabled()
    desk.context.engine.submit(Probe(path="/f/exit=1"))
    qtbot.waitUntil(lambda: desk.context.engine.memory is None, timeout=60_000)
    assert desk.models.empty.isVisible()
