"""Which track is drawn where: subtitles on top, then pictures from the front to the back, then sound."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from editor.model import Clip, Media, Project, Sequence, Track
from ui.timeline.metrics import DEFAULT, SMALL, TALLEST, Role

_LETTERS = {"video": "V", "audio": "A", "subtitle": "S", "narration": "N"}


@dataclass(frozen=True)
class Row:
    """A track's place: `top` counts from the first row, before scrolling; `code` is V1, A2 and the like."""

    track: str
    index: int
    """Among all tracks of the sequence."""
    role: Role
    code: str
    top: int
    height: int

    @property
    def bottom(self) -> int:
        return self.top + self.height


@dataclass(frozen=True)
class Rows:
    """The rows from top to bottom."""

    rows: tuple[Row, ...] = ()

    @property
    def height(self) -> int:
        return self.rows[-1].bottom if self.rows else 0

    def at(self, y: float) -> Row | None:
        """The row under `y`, or None below the last."""
        place = bisect_right(self.rows, y, key=lambda row: row.top) - 1
        return self.rows[place] if place >= 0 and y < self.rows[place].bottom else None

    def of(self, track_id: str) -> Row | None:
        return next((row for row in self.rows if row.track == track_id), None)

    def between(self, top: float, bottom: float) -> tuple[Row, ...]:
        """The rows that show anything from `top` to `bottom`."""
        return tuple(row for row in self.rows if row.bottom > top and row.top < bottom)


def lay_out(project: Project, heights: Mapping[str, int], *, small: bool = False) -> Rows:
    """Rows for the active sequence. `heights` are by track id, set by the user; others have their role's height."""
    sequence = _sequence(project)
    if sequence is None:
        return Rows()
    media = {entry.id: entry for entry in project.media}
    by_kind: dict[str, list[tuple[int, Track]]] = {kind: [] for kind in _LETTERS}
    for index, track in enumerate(sequence.tracks):
        by_kind[track.kind].append((index, track))
    order = [*reversed(by_kind["subtitle"]), *reversed(by_kind["video"]), *by_kind["audio"], *by_kind["narration"]]
    codes = {track.id: f"{_LETTERS[kind]}{n}" for kind, listed in by_kind.items() for n, (_, track) in enumerate(listed, 1)}
    usual = SMALL if small else DEFAULT
    rows: list[Row] = []
    top = 0
    for index, track in order:
        role = role_of(track, media, first=not rows_of_kind_below(by_kind[track.kind], index))
        height = max(SMALL[role], min(TALLEST, heights.get(track.id, usual[role])))
        rows.append(Row(track.id, index, role, codes[track.id], top, height))
        top += height
    return Rows(tuple(rows))


def rows_of_kind_below(listed: list[tuple[int, Track]], index: int) -> bool:
    """Whether a track of the same kind comes before the one at `index`, which for pictures means below it."""
    return listed[0][0] != index


def role_of(track: Track, media: Mapping[str, Media], *, first: bool) -> Role:
    """What a track is drawn as."""
    if track.kind == "video":
        return "video" if first else "overlay"
    if track.kind == "audio":
        return "music" if _is_music(track, media) else "audio"
    return track.kind


def _is_music(track: Track, media: Mapping[str, Media]) -> bool:
    for item in track.items[:3]:
        if isinstance(item, Clip):
            source = media.get(item.media)
            if item.link is not None or source is None or source.info.kind != "audio":
                return False
    return bool(track.items)


def _sequence(project: Project) -> Sequence | None:
    return next((entry for entry in project.sequences if entry.id == project.active), None)
