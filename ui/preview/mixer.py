"""The mix of the sequence's sound, a block at a time: the render's own plan of pieces, in numpy."""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from contextlib import suppress

import numpy as np
import numpy.typing as npt

from editor.model import Narration, Project, Sequence, changed
from editor.render.frame import shown_tracks
from editor.render.soundplan import SoundPiece, sound_pieces
from engine.protocol import ClipwrightError
from ui.preview.sounds import PieceSound, Samples, SourceSound, silence

MOST_OPEN = 6
"""Sound files open at once."""


class Mixer:
    """Reads the pieces that are heard and adds them up. For one thread."""

    def __init__(self, project: Project | None = None) -> None:
        self.rate = 48_000
        self._pieces: tuple[SoundPiece, ...] = ()
        self._firsts: list[int] = []
        self._longest = 0
        self._open: OrderedDict[SoundPiece, tuple[PieceSound, SourceSound]] = OrderedDict()
        self.set_project(project)

    def set_project(self, project: Project | None) -> None:
        """Mix this project's active sequence from now on; pieces that it still has go on where they are."""
        pieces: tuple[SoundPiece, ...] = ()
        if project is not None:
            try:
                sequence = project.sequence
            except KeyError:
                sequence = None
            if sequence is not None:
                self.rate = sequence.sample_rate
                pieces = _pieces(project, sequence)
        self._pieces = tuple(sorted(pieces, key=lambda piece: piece.first))
        self._firsts = [piece.first for piece in self._pieces]
        self._longest = max((piece.samples for piece in self._pieces), default=0)
        kept = set(self._pieces)
        for piece in [piece for piece in self._open if piece not in kept]:
            self._open.pop(piece)[1].close()

    @property
    def audible(self) -> bool:
        """Whether there is any sound."""
        return bool(self._pieces)

    def mix(self, first: int, count: int) -> Samples:
        """Samples `first` to `first + count - 1` of the programme; footage that cannot be read is silent."""
        total = silence(count)
        low = bisect_left(self._firsts, first - self._longest)
        high = bisect_left(self._firsts, first + count)
        for piece in self._pieces[low:high]:
            begin, end = max(first, piece.first), min(first + count, piece.first + piece.samples)
            if begin < end:
                place = begin - piece.first
                heard = self._read(piece, place, end - begin)
                total[begin - first : end - first] += heard * levels(piece, place, end - begin)[:, None]
        return total

    def close(self) -> None:
        """Close all files."""
        for _, source in self._open.values():
            source.close()
        self._open.clear()

    def _read(self, piece: SoundPiece, place: int, count: int) -> Samples:
        if piece not in self._open:
            while len(self._open) >= MOST_OPEN:
                self._open.popitem(last=False)[1][1].close()
            source = SourceSound(piece.info, piece.stream, self.rate)
            self._open[piece] = (PieceSound(piece, source), source)
        self._open.move_to_end(piece)
        try:
            return self._open[piece][0].read(place, count)
        except ClipwrightError:
            return silence(count)


def levels(piece: SoundPiece, place: int, count: int) -> npt.NDArray[np.float32]:
    """What samples `place` to `place + count - 1` of a piece are multiplied with: gain, fades, and what narration asks."""
    at = np.arange(place, place + count)
    level = np.full(count, 10 ** (piece.gain / 20))
    for fade in piece.fades:
        share = np.clip((at - fade.start) / fade.samples, 0, 1)
        if fade.kind == "out":
            share = 1 - share
        level *= np.sin(share * (np.pi / 2)) if fade.curve == "equal-power" else share
    lowest = np.ones(count)
    for duck in piece.ducks:
        into = (at - (duck.start - duck.attack)) / max(1, duck.attack)
        out = (duck.end + duck.release - at) / max(1, duck.release)
        lowest = np.minimum(lowest, 1 - (1 - duck.level) * np.clip(np.minimum(into, out), 0, 1))
    made: npt.NDArray[np.float32] = (level * lowest).astype(np.float32)
    return made


def _pieces(project: Project, sequence: Sequence) -> tuple[SoundPiece, ...]:
    """What the render hears; sound that it would refuse is left out here, so that the rest is heard."""
    spoken = tuple(
        changed(track, items=tuple(item for item in track.items if isinstance(item, Narration) and item.media is not None))
        for track in shown_tracks(sequence, "narration")
    )
    audio = shown_tracks(sequence, "audio")
    try:
        return sound_pieces(project, sequence, audio, spoken)
    except (KeyError, ClipwrightError):
        found: list[SoundPiece] = []
        for track in audio:
            with suppress(KeyError, ClipwrightError):
                found += sound_pieces(project, sequence, (track,), spoken[:0])
        return tuple(found)
