"""What one painting of the timeline is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from editor.model import Media, Project, Sequence
from ui.bin.stills import StillCache
from ui.timeline.paint.filmstrip import Films
from ui.timeline.paint.ink import Ink
from ui.timeline.paint.waveform import Waves
from ui.timeline.scale import Scale


@dataclass
class Scene:
    """The project, and the tools to draw it with; `media` and `missing` say what there is to see."""

    project: Project
    sequence: Sequence
    scale: Scale
    ink: Ink
    films: Films
    waves: Waves
    stills: StillCache
    media: Mapping[str, Media] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    """Ids of media whose files are not there."""
    silenced: frozenset[str] = frozenset()
    """Tracks that are not heard because another one plays solo."""

    @property
    def rate(self) -> Fraction:
        return self.sequence.rate
