"""What paintings of the timeline have in common, made once and kept: colours, filmstrips, waveforms, painted rows."""

from __future__ import annotations

from editor.model import Project, Sequence
from ui.bin.stills import StillCache
from ui.theme import Theme
from ui.timeline.paint.filmstrip import Films
from ui.timeline.paint.ink import Ink
from ui.timeline.paint.rowcache import RowCache
from ui.timeline.paint.scene import Scene
from ui.timeline.paint.waveform import Waves
from ui.timeline.scale import Scale


class Scenery:
    """Makes scenes; the next one shares with the last whatever has not changed."""

    def __init__(self, theme: Theme, stills: StillCache) -> None:
        self._theme = theme
        self._stills = stills
        self.cache = RowCache()
        self.missing: frozenset[str] = frozenset()
        """Ids of media whose files are not there."""
        self._ink: Ink | None = None
        self._waves = Waves()
        self._films: Films | None = None
        self._scene: Scene | None = None

    def ink(self, ratio: float) -> Ink:
        """Colours and pictures of the theme, for a screen of this device pixel ratio."""
        if self._ink is None:
            self._ink = Ink(self._theme, ratio)
        return self._ink

    def scene(self, project: Project, sequence: Sequence, scale: Scale, ratio: float) -> Scene:
        """What painting `sequence` of `project` is made from now."""
        if self._ink is None or self._ink.ratio != ratio or self._films is None:
            self._ink = Ink(self._theme, ratio)
            self._films = Films(self._stills, ratio)
            self.cache.forget()
            self._scene = None
        scene = self._scene
        if scene is None or scene.sequence is not sequence or scene.missing is not self.missing:
            if scene is None or scene.project.media is not project.media:
                self.cache.forget()
                media = {entry.id: entry for entry in project.media}
            else:
                media = dict(scene.media)
            missing = self.missing if scene is None or scene.missing != self.missing else scene.missing
            scene = Scene(project, sequence, scale, self._ink, self._films, self._waves, self._stills, media)
            scene.missing = missing
            self.missing = missing
            heard = [track for track in sequence.tracks if track.kind in ("audio", "narration")]
            if any(track.solo for track in heard):
                scene.silenced = frozenset(track.id for track in heard if not track.solo)
            self._scene = scene
        scene.scale = scale
        return scene

    def restyle(self) -> None:
        """The theme is another one."""
        self._ink = None
        self._scene = None

    def forget_media(self, media: str) -> None:
        """There are other pictures or sounds of it to draw."""
        if self._films is not None:
            self._films.forget(media)
        self.cache.forget_media(media)
