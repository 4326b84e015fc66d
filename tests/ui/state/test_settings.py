"""Settings outlive the program; a file that was spoilt, or a disk that is full, costs settings and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.state.settings import RECENTS, Settings, settings_folder


def test_what_is_set_is_there_next_time(qapp: object, qtbot: QtBot) -> None:
    settings = Settings()
    with qtbot.waitSignal(settings.changed) as told:
        settings.set("theme", "light")
    assert told.args == ["theme"]
    with qtbot.assertNotEmitted(settings.changed):
        settings.set("theme", "light")
    assert Settings().get("theme", "dark") == "light"
    settings.set("theme", None)
    assert Settings().get("theme", "dark") == "dark"
    assert [path.name for path in settings_folder().iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["", "no JSON", "[1, 2]", '{"theme": 3, "volume": "loud", "recents": [7, "/a.cwp"]}'])
def test_a_spoilt_file_gives_defaults(qapp: object, tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    settings = Settings(tmp_path)
    assert settings.get("theme", "dark") == "dark"
    assert settings.get("volume", 0.8) == 0.8
    assert settings.recents in ((), (Path("/a.cwp"),))
    settings.set("theme", "light")
    assert Settings(tmp_path).get("theme", "dark") == "light"


def test_a_whole_number_serves_where_a_float_is_wanted(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set("volume", 1)
    assert settings.get("volume", 0.5) == 1


def test_settings_that_cannot_be_written_last_for_the_session(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings(tmp_path / "file" / "deeper")
    settings.set("theme", "light")
    assert settings.get("theme", "dark") == "light"


def test_recent_projects_are_latest_first_each_once_and_not_too_many(qapp: object, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for number in range(RECENTS + 3):
        settings.add_recent(Path(f"/projects/{number}.cwp"))
    settings.add_recent(Path("/projects/5.cwp"))
    assert len(settings.recents) == RECENTS
    assert settings.recents[:2] == (Path("/projects/5.cwp"), Path(f"/projects/{RECENTS + 2}.cwp"))
    settings.remove_recent(Path("/projects/5.cwp"))
    assert Path("/projects/5.cwp") not in Settings(tmp_path).recents
