"""The bin used by mouse and by keys: chosen, found, ordered, renamed, removed, opened, dragged."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from editor.edits import Source, add_sequence, append
from editor.model import Media, Project, Sequence, Track
from tests.ui.bin.conftest import Bin
from ui.bin import facts
from ui.bin.dragging import MIME, media_ids
from ui.bin.model import BinModel, Role
from ui.bin.panel import MediaBin
from ui.bin.thumbnails import STRIP, strip_times


@pytest.fixture
def filled(bin_: Bin) -> Bin:
    bin_.add(
        bin_.file("clip 10.mp4", "30 24"),
        bin_.file("clip 9.mp4", "10 60"),
        bin_.file("Beach.mov", "20 25 vfr hdr turned"),
        bin_.file("song.wav", "90 sound"),
        bin_.file("card.png", "0 picture"),
    )
    bin_.panel.view.clearSelection()
    bin_.settle()
    return bin_


def click(bin_: Bin, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    view = bin_.panel.view
    where = view.visualRect(bin_.panel.model.index(row)).center()
    bin_.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, where)


def key(bin_: Bin, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    bin_.panel.view.setFocus()
    bin_.qtbot.keyClick(bin_.panel.view, which, modifier)


def double_click(bin_: Bin, where: QPoint) -> None:
    """As a hand does it: a click before."""
    viewport = bin_.panel.view.viewport()
    bin_.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=where)
    bin_.qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=where)


def use(bin_: Bin, name: str) -> None:
    """Put the media called `name` on a timeline."""
    media = next(media for media in bin_.context.document.project.media if media.name == name)
    sequence = Sequence(
        id="s", name="Reel", rate=Fraction(25), width=1280, height=720,
        tracks=(Track(id="v", kind="video"), Track(id="a", kind="audio")),
    )  # fmt: skip
    assert bin_.context.document.do("use", lambda project: append(add_sequence(project, sequence), Source(media=media.id)))


def test_footage_is_told_in_a_line(filled: Bin) -> None:
    model = filled.panel.model
    assert [model.index(row).data(Role.SUMMARY) for row in range(5)] == [
        "720p · 24", "720p · 60", "720p · 25.00", "48 kHz · stereo", "1280 × 720",
    ]  # fmt: skip
    spoken = model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Beach.mov", "0:20", "Variable frame rate", "High dynamic range", "shown upright"):
        assert part in spoken
    media: Media = model.index(2).data(Role.MEDIA)
    assert [badge.text for badge in facts.badges(media)] == ["HDR", "VFR", "90°"]
    assert [badge.text for badge in facts.badges(model.index(3).data(Role.MEDIA))] == ["Sound"]
    assert [badge.text for badge in facts.badges(model.index(4).data(Role.MEDIA))] == ["Still"]
    assert "clip 10.mp4" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(
    ("seconds", "text"), [("0", "0:00"), ("1/3", "0:01"), ("9.66", "0:10"), ("70", "1:10"), ("3723", "1:02:03")]
)
def test_lengths(seconds: str, text: str) -> None:
    assert facts.length(Fraction(seconds)) == text


def test_names_sort_as_people_count() -> None:
    names = ["clip 10", "clip 9", "Clip 1", "clip", "10", "9", "clip 9b"]
    assert sorted(names, key=facts.natural) == ["9", "10", "clip", "Clip 1", "clip 9", "clip 9b", "clip 10"]


def test_searching_by_name(filled: Bin) -> None:
    search = filled.panel.search
    filled.qtbot.keyClicks(search, "CLIP 9")
    filled.qtbot.waitUntil(lambda: filled.names() == ["clip 9.mp4"])
    assert filled.panel.head.note.text() == "1 of 5"
    filled.qtbot.keyClicks(search, "zzz")
    filled.qtbot.waitUntil(lambda: filled.names() == [])
    assert not filled.panel.view.isVisible()
    filled.qtbot.keyClick(search, Qt.Key.Key_Escape)
    filled.qtbot.waitUntil(lambda: len(filled.names()) == 5)
    assert filled.panel.view.isVisible()


def test_orders_and_their_memory(filled: Bin) -> None:
    def choose(text: str) -> None:
        menu = filled.panel.menus.context_menu()
        sorting = next(action.menu() for action in menu.actions() if action.text() == "Sort")
        assert isinstance(sorting, QMenu)
        next(action for action in sorting.actions() if action.text() == text).trigger()
        menu.deleteLater()

    choose("Name")
    assert filled.names() == ["Beach.mov", "card.png", "clip 9.mp4", "clip 10.mp4", "song.wav"]
    choose("Length")
    assert filled.names() == ["card.png", "clip 9.mp4", "Beach.mov", "clip 10.mp4", "song.wav"]
    choose("Descending")
    assert filled.names() == ["song.wav", "clip 10.mp4", "Beach.mov", "clip 9.mp4", "card.png"]
    choose("Frame rate")
    assert filled.names()[0] == "clip 9.mp4"
    another = MediaBin(filled.context)
    filled.qtbot.addWidget(another)
    assert (another.model.order, another.model.descending) == ("rate", True)
    another.close_down()
    choose("Ascending")
    choose("Date added")
    assert filled.names()[0] == "clip 10.mp4"


def test_the_sort_button_opens_its_menu(filled: Bin) -> None:
    filled.qtbot.mouseClick(filled.panel._sort_button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Name", "Date added", "Length", "Frame rate", "Ascending", "Descending",
    ]  # fmt: skip
    menu.close()


def test_grid_and_list(filled: Bin) -> None:
    view = filled.panel.view
    first, second, third = (view.visualRect(filled.panel.model.index(row)) for row in range(3))
    assert first.top() == second.top() < third.top()
    filled.qtbot.mouseClick(filled.panel._grid_button, Qt.MouseButton.LeftButton)
    first, second = (view.visualRect(filled.panel.model.index(row)) for row in range(2))
    assert first.left() == second.left()
    assert first.bottom() < second.top()
    assert filled.context.settings.get("bin.view") == "list"
    filled.panel.grab()
    filled.qtbot.mouseClick(filled.panel._grid_button, Qt.MouseButton.LeftButton)
    assert view.grid


@pytest.mark.parametrize("width", [200, 284, 285, 291, 300, 420, 700])
def test_tiles_fill_the_width_at_any_size(filled: Bin, width: int) -> None:
    filled.panel.resize(width, 320)
    filled.qtbot.wait(20)
    view = filled.panel.view
    rects = [view.visualRect(filled.panel.model.index(row)) for row in range(5)]
    columns = len({rect.left() for rect in rects})
    assert columns == min(5, max(1, (view.width() - 16) // 124), 5)
    assert max(rect.right() for rect in rects) <= view.viewport().width()


def test_choosing_by_mouse_tells_the_view_and_the_count(filled: Bin) -> None:
    click(filled, 1)
    assert filled.context.view.focus_media == filled.ids()[1]
    click(filled, 3, Qt.KeyboardModifier.ControlModifier)
    assert filled.panel.head.note.text() == "5 · 2 selected"
    click(filled, 1)
    click(filled, 2, Qt.KeyboardModifier.ShiftModifier)
    assert filled.panel.view.chosen_ids() == filled.ids()[1:3]
    click(filled, 4, Qt.KeyboardModifier.ShiftModifier)
    assert filled.panel.view.chosen_ids() == filled.ids()[1:]
    click(filled, 0, Qt.KeyboardModifier.ShiftModifier)
    assert filled.panel.view.chosen_ids() == filled.ids()[:2]


def test_walking_by_keys(filled: Bin) -> None:
    click(filled, 0)
    key(filled, Qt.Key.Key_Right)
    assert filled.panel.view.chosen_ids() == [filled.ids()[1]]
    key(filled, Qt.Key.Key_Down)
    assert filled.panel.view.chosen_ids() == [filled.ids()[3]]
    key(filled, Qt.Key.Key_Home)
    key(filled, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert len(filled.panel.view.chosen_ids()) == 5
    key(filled, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(filled.panel.view.chosen_ids()) == 5
    filled.panel.grab()


@pytest.mark.parametrize(
    ("which", "own"),
    [(Qt.Key.Key_Delete, True), (Qt.Key.Key_Left, True), (Qt.Key.Key_Return, True), (Qt.Key.Key_Space, False),
     (Qt.Key.Key_J, False), (Qt.Key.Key_I, False)],
)  # fmt: skip
def test_keys_of_the_window_work_except_those_that_the_bin_needs(filled: Bin, which: Qt.Key, own: bool) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, which, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(filled.panel.view, event)
    assert event.isAccepted() == own


def test_opening_in_the_source_viewer(filled: Bin) -> None:
    click(filled, 1)
    key(filled, Qt.Key.Key_Return)
    assert filled.context.view.source == filled.ids()[1]
    where = filled.panel.view.visualRect(filled.panel.model.index(2)).center()
    with filled.qtbot.waitSignal(filled.context.view.source_seek) as seen:
        double_click(filled, where)
    assert seen.args[0] == filled.ids()[2]


def test_what_others_focus_is_shown(filled: Bin) -> None:
    filled.context.view.set_focus_media(filled.ids()[3])
    assert filled.panel.view.chosen_ids() == [filled.ids()[3]]


def test_renaming(filled: Bin) -> None:
    click(filled, 1)
    key(filled, Qt.Key.Key_F2)
    editor = filled.panel.view.findChild(QLineEdit)
    assert editor is not None
    filled.qtbot.waitUntil(lambda: editor.selectedText() == "clip 9")
    filled.panel.model.touch(filled.ids()[1])  # a picture of it comes
    assert editor.selectedText() == "clip 9"
    filled.qtbot.keyClicks(editor, "opening")
    filled.qtbot.keyClick(editor, Qt.Key.Key_Return)
    filled.qtbot.waitUntil(lambda: filled.media_names()[1] == "opening.mp4")
    assert filled.context.document.undo_names[-1] == "rename footage"
    assert filled.context.document.project.media[1].info.path.endswith("clip 9.mp4")
    filled.context.document.undo()
    assert filled.names()[1] == "clip 9.mp4"


def test_a_name_is_never_taken_away(filled: Bin) -> None:
    model = filled.panel.model
    assert not model.setData(model.index(0), "   ")
    assert not filled.context.document.do("rename footage", lambda project: _rename(project, filled.ids()[0], " "))
    assert filled.media_names()[0] == "clip 10.mp4"


def _rename(project: Project, media_id: str, name: str) -> Project:
    from ui.bin.removing import with_name

    return with_name(project, media_id, name)


def test_removing_several_is_one_edit(filled: Bin) -> None:
    click(filled, 0)
    click(filled, 2, Qt.KeyboardModifier.ControlModifier)
    key(filled, Qt.Key.Key_Delete)
    assert filled.names() == ["clip 9.mp4", "song.wav", "card.png"]
    assert filled.context.document.undo_names[-1] == "remove 2 files"


def test_what_is_used_is_not_removed_and_it_is_said_where(filled: Bin) -> None:
    use(filled, "clip 9.mp4")
    click(filled, 0)
    click(filled, 1, Qt.KeyboardModifier.ControlModifier)
    key(filled, Qt.Key.Key_Delete)
    assert filled.names() == ["clip 9.mp4", "Beach.mov", "song.wav", "card.png"]
    assert filled.notes() == ["clip 9.mp4: was not removed: the media is still used in the sequence “Reel”"]


def test_scrubbing_shows_the_instant_under_the_pointer(filled: Bin) -> None:
    view, model = filled.panel.view, filled.panel.model
    media: Media = model.index(1).data(Role.MEDIA)
    rect = view._delegate.picture_rect(view.visualRect(model.index(1)))
    view.window().raise_()  # the pointer meets whichever window is in front
    if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        # a double click of an earlier test was cut short by what it opened, and a move with a button down is a drag
        QTest.mouseRelease(view.window().windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    for share in (0.1, 0.8):

        def there(share: float = share) -> bool:
            # a move to where it rests already is none, and of moves that wait together only the last is heard of
            for aside in (4, 0):
                QTest.mouseMove(view.viewport(), rect.topLeft() + QPoint(round(share * rect.width()), 10 + aside))
                QApplication.processEvents()
            scrub = view._delegate.scrub
            return scrub is not None and abs(scrub[1] - share) <= 0.02

        filled.qtbot.waitUntil(there)
    assert view._delegate.scrub is not None
    assert view._delegate.scrub[0] == media.id
    assert view._delegate.scrub[1] == pytest.approx(0.8, abs=0.02)
    view.viewport().grab()
    times = strip_times(media)
    assert len(times) == STRIP
    filled.settle(lambda: all(filled.context.stills.has(media, time, 90) for time in times))
    with filled.qtbot.waitSignal(filled.context.view.source_seek) as seen:
        double_click(filled, rect.center() + QPoint(rect.width() // 4, 0))
    assert seen.args[0] == media.id
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view._delegate.scrub is None


def test_a_drag_carries_the_chosen_media_in_the_order_of_the_bin(filled: Bin) -> None:
    click(filled, 3)
    click(filled, 1, Qt.KeyboardModifier.ControlModifier)
    view = filled.panel.view
    data = filled.panel.model.mimeData(view.selectedIndexes())
    assert data.formats() == [MIME]
    assert media_ids(data) == [filled.ids()[1], filled.ids()[3]]
    assert not view._drag_picture(view.selectedIndexes()).isNull()


def test_the_context_menu_says_what_can_be_done(filled: Bin) -> None:
    click(filled, 1)
    texts = [action.text().split("\t")[0] for action in filled.panel.menus.context_menu().actions() if action.text()]
    assert texts == [
        "Open in source viewer", "Show in folder", "Relink to a file…", "Rename", "Remove", "Add footage…", "Select all",
        "Sort", "Show as list",
    ]  # fmt: skip
    where = filled.panel.view.visualRect(filled.panel.model.index(1)).center()
    filled.panel.view.customContextMenuRequested.emit(where)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    empty = [action.text() for action in filled.panel.menus.context_menu(on_footage=False).actions() if action.text()]
    assert empty == ["Add footage…", "Select all", "Sort", "Show as list"]


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_it_paints_everything_in_both_themes(filled: Bin, theme: str) -> None:
    filled.context.theme.set(theme)
    for row in range(5):
        click(filled, row)
    for grid in (True, False):
        filled.panel.set_grid(grid)
        assert not filled.panel.grab().isNull()
    filled.context.theme.set("dark")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.lists(st.integers(0, 12), unique=True, max_size=9), st.sampled_from(facts.ORDERS), st.booleans()))
)
def test_the_model_keeps_its_promises_through_any_change(
    bin_: Bin, changes: list[tuple[list[int], facts.Order, bool]]
) -> None:
    from tests.ui.bin.conftest import probed

    model = BinModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for numbers, order, descending in changes:
        media = []
        for number in numbers:
            path = bin_.file(f"{number % 5} {number}.mp4", str(number + 1))
            media.append(Media(id=str(number), name=path.name, info=probed(str(path))))
        persistent = {model.index(row).data(Role.ID): QPersistent(model, row) for row in range(model.rowCount())}
        model.set_content(media, ())
        model.set_order(order, descending)
        shown = [model.index(row).data(Role.ID) for row in range(model.rowCount())]
        expected = sorted(enumerate(media), key=facts.sorting(order), reverse=descending)
        assert shown == [each.id for _, each in expected]
        for media_id, index in persistent.items():
            assert index.isValid() == (media_id in shown)
            assert not index.isValid() or index.data(Role.ID) == media_id
    del tester


def QPersistent(model: BinModel, row: int):  # type: ignore[no-untyped-def] # noqa: N802
    from PySide6.QtCore import QPersistentModelIndex

    return QPersistentModelIndex(model.index(row))
