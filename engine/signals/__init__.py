"""The basic engine: signals measured in pictures and sound, without any model that understands them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.index import Index
    from engine.protocol import Analysis, MediaInfo
    from engine.tasks.context import Context

VERSION = "4"
"""Changes whenever the same footage would be measured differently; part of the key under which analyses are kept."""


def analyse(info: MediaInfo, context: Context) -> Analysis:
    """Measure everything in one file, in one pass over its pictures and one over its sound; memory stays flat.

    Signals, all from media time 0 to the file's duration: brightness, contrast, colourfulness, difference (of successive
    frames, the largest of each step), sharpness (0..1 each), subject_motion and camera_motion (picture widths a second),
    loudness (LUFS, momentary), speech (probability), onset (spectral flux). Steps are a tenth of a second, half a second for
    sharpness. What could not be measured is missing and said in the notes. The same file always gives the same result.

    Goes on where an interrupted analysis of this content was. Reports progress several times a second; raises Cancelled when
    the job was cancelled, FootageError when the file cannot be opened.
    """
    from engine.signals.analysis import measure  # decoder and detectors load only where they are used

    return measure(info, context)


def forget_parts(info: MediaInfo, index: Index) -> None:
    """Drop what `analyse` kept of its passes in case that it should be interrupted."""
    from engine.signals.analysis import forget_parts as forget

    forget(info, index)
