"""Export: ticked, looked at, written in the background; refusals, replacements and losses said in place, before."""

from __future__ import annotations

import sys
import threading
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.edits import Source, append, set_crop
from editor.model import Crop, CropKey, Marker, Project, Track, changed
from editor.model import Sequence as Timeline
from editor.render import RenderResult, render
from engine.media import probe
from tests.support.footage import counter_clip
from tests.support.renders import counters
from tests.support.small_disk import small_disk_of
from tests.ui.dialogs.conftest import add, settled
from ui.dialogs.commands import register
from ui.dialogs.export import ExportDialog
from ui.state.context import Context

SIZE = (160, 90)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return counter_clip(tmp_path_factory.mktemp("footage") / "counter.mp4", frames=90, size=SIZE, audio="tone")


@pytest.fixture
def cut(context: Context, clip: Path) -> Project:
    """A project of one clip of 45 frames, with its sound."""
    add(context, probe(clip))
    tracks = (Track(id="V1", kind="video", name="V1"), Track(id="A1", kind="audio", name="A1"))
    sequence = Timeline(id="seq", name="Main", rate=Fraction(30), width=160, height=90, tracks=tracks)
    document = context.document
    document.do("sequence", lambda p: changed(p, sequences=(sequence,), active="seq"))
    media = document.project.media[0].id
    document.do("append", lambda p: append(p, Source(media=media, source_in=Fraction(1), duration=45)))
    return document.project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Out é"
    made.mkdir()
    return made


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, window: QWidget, cut: Project, folder: Path) -> ExportDialog:
    context.settings.set("export.folder", str(folder))
    register(context, window)
    context.actions.refresh()
    return open_(context, window)


def open_(context: Context, window: QWidget) -> ExportDialog:
    assert context.actions.trigger("file.export")
    return next(sheet for sheet in window.findChildren(ExportDialog) if sheet.is_open)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def key(pressed: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), pressed)


def only(dialog: ExportDialog, *ids: str) -> None:
    """Tick these with the mouse and untick all others."""
    for id_, row in dialog.list.rows.items():
        if row.box.isChecked() != (id_ in ids):
            dialog.list.ensureWidgetVisible(row)
            QTest.mouseClick(row.box, Qt.MouseButton.LeftButton, pos=row.box.rect().center())
    assert tuple(preset.id for preset in dialog.list.chosen) == ids


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_there_is_no_export_of_nothing(context: Context, window: QWidget) -> None:
    register(context, window)
    context.actions.refresh()
    assert not context.actions.trigger("file.export")
    assert context.actions.registered("file.export").why


def test_a_film_and_a_timeline_by_mouse(
    qtbot: QtBot, context: Context, dialog: ExportDialog, folder: Path, cut: Project
) -> None:
    only(dialog, "sequence", "resolve")
    assert dialog.export.text() == "Export 2"
    click(dialog.export)
    qtbot.waitUntil(lambda: not dialog.is_open, timeout=60_000)
    settled(qtbot, context)
    assert [entry.state for entry in context.jobs.entries] == ["done", "done"]
    assert files(folder) == ["Main.edl", "Main.mp4"]
    assert counters(folder / "Main.mp4") == list(range(30, 75))
    assert any("160 × 90" in line for line in context.jobs.entries[0].log)
    assert context.document.project is cut, "an export is no edit"


def test_by_keys_alone(qtbot: QtBot, context: Context, dialog: ExportDialog, folder: Path) -> None:
    boxes = {row.box: id_ for id_, row in dialog.list.rows.items()}
    assert QApplication.focusWidget() in boxes, "the focus is on the list"
    key(Qt.Key.Key_Space)
    assert dialog.list.chosen == ()
    assert not dialog.export.isEnabled()
    while boxes[QApplication.focusWidget()] != "sound-wav":
        key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Space)
    assert dialog.heading.text() == "Sound only, WAV"
    while QApplication.focusWidget() is not dialog.name:
        key(Qt.Key.Key_Tab)
        assert dialog.isAncestorOf(QApplication.focusWidget())
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "voice")
    key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.is_open, timeout=60_000)
    assert settled(qtbot, context).state == "done"
    assert files(folder) == ["voice.wav"]


@pytest.mark.parametrize(
    ("id_", "codec", "size"),
    [
        ("shorts", "h264", (1080, 1920)),
        ("square", "h264", (1080, 1080)),
        ("prores", "prores", SIZE),
        ("sound-m4a", "aac", None),
    ],
)
def test_presets_make_what_they_say(
    id_: str, codec: str, size: tuple[int, int] | None, qtbot: QtBot, context: Context, dialog: ExportDialog, folder: Path
) -> None:
    context.view.set_range(3, 6)
    dialog.reject()
    dialog = open_(context, dialog.parentWidget())
    only(dialog, id_)
    click(dialog.export)
    qtbot.waitUntil(lambda: not dialog.is_open, timeout=60_000)
    assert settled(qtbot, context).state == "done", context.jobs.entries[-1].message
    (made,) = folder.iterdir()
    with av.open(str(made)) as opened:
        stream = opened.streams[0]
        assert stream.codec_context.name == codec
        if size is not None:
            assert (stream.codec_context.width, stream.codec_context.height) == size
            assert sum(1 for _ in opened.decode(video=0)) == 3


def test_between_in_and_out(qtbot: QtBot, context: Context, window: QWidget, dialog: ExportDialog, folder: Path) -> None:
    assert not dialog.range.button("marks").isEnabled()
    dialog.reject()
    context.view.set_range(10, 20)
    dialog = open_(context, window)
    only(dialog, "sequence")
    assert dialog.range.value == "marks"
    assert "0:00.3" in dialog.facts.texts
    click(dialog.export)
    qtbot.waitUntil(lambda: not dialog.is_open, timeout=60_000)
    settled(qtbot, context)
    assert counters(folder / "Main.mp4") == list(range(40, 50))


def test_what_is_there_is_replaced_only_after_a_word(
    qtbot: QtBot, context: Context, dialog: ExportDialog, folder: Path
) -> None:
    (folder / "Main.edl").write_text("mine")
    only(dialog, "resolve")
    click(dialog.export)
    qtbot.waitUntil(lambda: dialog.export.text() == "Replace", timeout=60_000)
    assert dialog.is_open
    assert "Main.edl" in dialog.note.text()
    assert (folder / "Main.edl").read_text() == "mine"
    click(dialog.export)
    qtbot.waitUntil(lambda: not dialog.is_open, timeout=60_000)
    settled(qtbot, context)
    assert (folder / "Main.edl").read_text().startswith("TITLE")


def test_another_name_takes_the_question_back(qtbot: QtBot, dialog: ExportDialog, folder: Path) -> None:
    (folder / "Main.edl").write_text("mine")
    only(dialog, "resolve")
    click(dialog.export)
    qtbot.waitUntil(lambda: dialog.export.text() == "Replace", timeout=60_000)
    dialog.name.setFocus()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "other")
    assert dialog.export.text() == "Export"


def test_losses_are_shown_before_saving_worst_first(
    qtbot: QtBot, context: Context, window: QWidget, dialog: ExportDialog
) -> None:
    dialog.reject()
    clip_id = context.document.project.sequence.tracks[0].items[0].id
    crop = Crop(keys=(CropKey(0, 0.25, 0.0, 0.5, 1.0),))
    context.document.do("crop", lambda p: set_crop(p, clip_id, crop))
    marker = Marker(id="m", frame=3, name="here")
    context.document.do("mark", lambda p: changed(p, sequences=(changed(p.sequence, markers=(marker,)),)))
    dialog = open_(context, window)
    for id_ in ("resolve", "premiere", "otio"):
        dialog.list.rows[id_].box.setFocus()
        qtbot.waitUntil(lambda: bool(dialog.losses.lines), timeout=60_000)
        kinds = [kind for kind, _, _ in dialog.losses.lines]
        assert kinds == sorted(kinds, key=["left_out", "changed", "kept"].index)
        said = {what: (kind, why) for kind, what, why in dialog.losses.lines}
        assert said["Crop and reframing"][0] == "left_out"
        assert said["Crop and reframing"][1].startswith("1 clip. ")
        assert said["Cuts and source times"][0] == "kept"
        assert "left out" in dialog.losses.badges["left_out"].text
        assert not dialog.facts.isVisible()


def test_a_folder_that_is_not_there_is_said_in_place(qtbot: QtBot, dialog: ExportDialog, folder: Path) -> None:
    only(dialog, "resolve")
    dialog.folder.set_text(str(folder / "nowhere"))
    qtbot.waitUntil(lambda: "no such folder" in dialog.note.text(), timeout=60_000)
    click(dialog.export)
    qtbot.waitUntil(dialog.export.isEnabled, timeout=60_000)
    assert dialog.is_open
    dialog.folder.set_text(str(folder))
    qtbot.waitUntil(lambda: "no such folder" not in dialog.note.text())


def test_footage_is_never_replaced(
    qtbot: QtBot, context: Context, window: QWidget, dialog: ExportDialog, clip: Path
) -> None:
    before = clip.read_bytes()
    only(dialog, "sequence")
    dialog.list.rows["sequence"].box.setFocus()
    dialog.folder.set_text(str(clip.parent))
    dialog.name.setFocus()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "counter")
    click(dialog.export)
    qtbot.waitUntil(lambda: "footage" in dialog.note.text(), timeout=60_000)
    assert dialog.is_open
    assert clip.read_bytes() == before


def test_two_of_one_name_are_refused(qtbot: QtBot, dialog: ExportDialog) -> None:
    only(dialog, "sequence", "square")
    dialog.list.rows["square"].box.setFocus()
    dialog.name.selectAll()
    dialog.name.setFocus()
    QTest.keyClicks(dialog.name, "main")
    qtbot.waitUntil(lambda: "same name" in dialog.note.text(), timeout=60_000)


@pytest.mark.parametrize("typed", ["a/b", "..", "x.MP4", "  spaced  "])
def test_typed_names_stay_in_the_folder(typed: str, dialog: ExportDialog, folder: Path) -> None:
    only(dialog, "sequence")
    dialog.list.rows["sequence"].box.setFocus()
    dialog.name.setFocus()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, typed)
    (target,) = dialog.targets
    assert target.path.parent == folder
    assert target.path.suffix.lower() == ".mp4"


small_disk = small_disk_of("64k")


def test_a_disk_that_is_too_small_is_said_in_place(qtbot: QtBot, dialog: ExportDialog, small_disk: Path) -> None:
    only(dialog, "prores")
    dialog.folder.set_text(str(small_disk))
    click(dialog.export)
    qtbot.waitUntil(lambda: "free" in dialog.note.text() and dialog.export.isEnabled(), timeout=60_000)
    assert dialog.is_open
    assert files(small_disk) == []


def test_a_disk_that_fills_up_is_one_line_in_the_tray(
    qtbot: QtBot, context: Context, dialog: ExportDialog, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.dialogs.export_targets._check_folder", lambda *_: None)
    only(dialog, "prores")
    dialog.folder.set_text(str(small_disk))
    click(dialog.export)
    qtbot.waitUntil(lambda: not dialog.is_open, timeout=60_000)
    entry = settled(qtbot, context)
    assert entry.state == "failed"
    assert "disk is full" in entry.message
    assert "\n" not in entry.message
    assert files(small_disk) == []


def test_cancelling_one_leaves_nothing_of_it_and_the_others_go_on(
    qtbot: QtBot, context: Context, dialog: ExportDialog, folder: Path
) -> None:
    only(dialog, "youtube-4k", "sound-wav", "resolve")
    click(dialog.export)
    qtbot.waitUntil(lambda: not dialog.is_open, timeout=60_000)
    first, second, _ = context.jobs.entries
    assert second.state == "queued"
    second.cancel()
    qtbot.waitUntil(lambda: second.over, timeout=60_000)
    assert not first.over, "the first still has its turn"
    first.cancel()
    settled(qtbot, context)
    assert [entry.state for entry in context.jobs.entries] == ["cancelled", "cancelled", "done"]
    assert files(folder) == ["Main.edl"]


def test_what_was_ticked_is_remembered(qtbot: QtBot, context: Context, window: QWidget, dialog: ExportDialog) -> None:
    only(dialog, "premiere", "otio")
    click(dialog.export)
    qtbot.waitUntil(lambda: not dialog.is_open, timeout=60_000)
    settled(qtbot, context)
    again = open_(context, window)
    assert [preset.id for preset in again.list.chosen] == ["premiere", "otio"]


def test_what_cannot_be_encoded_here_is_not_offered(
    qtbot: QtBot, context: Context, window: QWidget, cut: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.dialogs import export
    from ui.dialogs.export_targets import Encoders

    monkeypatch.setattr(export, "find_encoders", lambda: Encoders(hevc="", prores="", h264="hardware"))
    register(context, window)
    context.actions.refresh()
    dialog = open_(context, window)
    qtbot.waitUntil(lambda: not dialog.list.rows["prores"].isVisible())
    assert not dialog.list.rows["youtube-4k"].isVisible()
    assert dialog.list.rows["youtube-1080p"].isVisible()
    assert "hardware" in " ".join(dialog.facts.texts)


def test_bars_are_told(qtbot: QtBot, dialog: ExportDialog) -> None:
    dialog.list.rows["shorts"].box.setFocus()
    assert any("bars above and below" in text for text in dialog.facts.texts)
    dialog.list.rows["sequence"].box.setFocus()
    assert not any("bars" in text for text in dialog.facts.texts)


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that even root cannot write")
def test_a_folder_that_cannot_be_written_is_said_in_place(qtbot: QtBot, dialog: ExportDialog) -> None:
    only(dialog, "resolve")
    dialog.folder.set_text("/proc")
    click(dialog.export)
    qtbot.waitUntil(lambda: "cannot be written" in dialog.note.text() and dialog.export.isEnabled(), timeout=60_000)
    assert dialog.is_open


def test_the_smallest_window_holds_it(qtbot: QtBot, window: QWidget, dialog: ExportDialog) -> None:
    window.resize(1120, 680)
    qtbot.waitUntil(lambda: dialog.width() == 1120)
    assert window.rect().contains(dialog.card.geometry())
    last = dialog.list.rows["otio"]
    last.box.setFocus()
    seen = last.mapTo(dialog.list.viewport(), last.rect().center())
    assert dialog.list.viewport().rect().contains(seen), "what one goes to is scrolled to"


def test_what_is_still_being_made_is_replaced_only_after_a_word(
    qtbot: QtBot, context: Context, window: QWidget, dialog: ExportDialog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def slow(*given: Any, **more: Any) -> RenderResult:
        assert go_on.wait(60)
        return render(*given, **more)

    monkeypatch.setattr("ui.dialogs.export_queue.render", slow)
    only(dialog, "sequence")
    click(dialog.export)
    qtbot.waitUntil(lambda: not dialog.is_open, timeout=60_000)
    second = open_(context, window)
    only(second, "sequence")
    click(second.export)
    qtbot.waitUntil(lambda: second.export.text() == "Replace", timeout=60_000)
    assert "Main.mp4" in second.note.text()
    click(second.export)
    qtbot.waitUntil(lambda: not second.is_open, timeout=60_000)
    assert [entry.state for entry in context.jobs.entries] == ["running", "queued"], "one waits for the other"
    go_on.set()
    qtbot.waitUntil(lambda: all(entry.over for entry in context.jobs.entries), timeout=60_000)
    assert [entry.state for entry in context.jobs.entries] == ["done", "done"]
    assert files(folder) == ["Main.mp4"]


def test_a_refusal_stays_when_the_encoders_are_known_late(
    qtbot: QtBot, context: Context, window: QWidget, cut: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.dialogs import export

    known, find = threading.Event(), export.find_encoders

    def late() -> object:
        assert known.wait(60)
        return find()

    monkeypatch.setattr(export, "find_encoders", late)
    register(context, window)
    dialog = open_(context, window)
    only(dialog, "sequence")
    dialog.folder.set_text(str(folder / "nowhere"))
    qtbot.waitUntil(lambda: "no such folder" in dialog.note.text(), timeout=60_000)
    known.set()
    qtbot.waitUntil(lambda: not dialog._machine.waiting, timeout=60_000)
    assert "no such folder" in dialog.note.text()
