"""The sequence itself: its name, format and loudness, and the looks of its subtitles."""

from __future__ import annotations

import re
from math import isfinite

from editor.edits.draft import find_sequence, with_sequence
from editor.edits.errors import EditError
from editor.model import Loudness, Project, Sequence, SubtitleStyle, changed
from editor.timecode import allows_drop_frame

LARGEST = 16384
"""Most pixels on a side of the picture."""
LOUDNESS_RANGE = (-70.0, -5.0)
"""LUFS that a programme can be brought to."""
PEAK_RANGE = (-9.0, 0.0)
"""dBTP that a ceiling may be set to."""

_COLOUR = re.compile(r"^#[0-9a-fA-F]{8}$")


def set_sequence(project: Project, settings: Sequence) -> Project:
    """Replace the settings of the sequence of that id: name, format, timecode, loudness, fades at cuts.

    What is on it is not for this verb, so tracks, markers and styles stay as they are in the project. The rate can change
    only while the sequence is empty, since positions are counted in its frames. Raises EditError.
    """
    old = find_sequence(project, settings.id)
    new = changed(settings, tracks=old.tracks, markers=old.markers, styles=old.styles)
    if new == old:
        return project
    problem = _problem(old, new)
    if problem:
        raise EditError(problem)
    return with_sequence(project, new)


def set_style(project: Project, style: SubtitleStyle, *, sequence_id: str | None = None) -> Project:
    """Replace the subtitle style of that name, or add it when the sequence has none so called. Raises EditError."""
    sequence = find_sequence(project, sequence_id)
    problem = _style_problem(style)
    if problem:
        raise EditError(problem)
    if any(old.name == style.name for old in sequence.styles):
        styles = tuple(style if old.name == style.name else old for old in sequence.styles)
    else:
        styles = (*sequence.styles, style)
    if styles == sequence.styles:
        return project
    return with_sequence(project, changed(sequence, styles=styles))


def _problem(old: Sequence, new: Sequence) -> str | None:
    if not new.name.strip():
        return "a sequence needs a name"
    if new.rate <= 0:
        return "a frame rate must be above zero"
    if new.rate != old.rate and (old.duration or old.markers):
        return "the rate of a sequence can change only while it is empty"
    if not (16 <= new.width <= LARGEST and 16 <= new.height <= LARGEST):
        return f"a picture of {new.width} × {new.height} cannot be made: a side has 16 to {LARGEST} pixels"
    if new.width % 2 or new.height % 2:
        return f"a picture of {new.width} × {new.height} cannot be encoded: both sides must be even"
    if new.sample_rate < 1 or new.start_frame < 0 or new.cut_fade < 0:
        return "a sample rate, a start or a fade cannot be below zero"
    if new.drop_frame and not allows_drop_frame(new.rate):
        return "drop-frame timecode is defined at 29.97 and 59.94 only"
    return _loudness_problem(new.loudness) if new.loudness is not None else None


def _loudness_problem(loudness: Loudness) -> str | None:
    low, high = LOUDNESS_RANGE
    if not isfinite(loudness.integrated) or not low <= loudness.integrated <= high:
        return f"a programme can be brought to {low:g} to {high:g} LUFS, not {loudness.integrated:g}"
    low, high = PEAK_RANGE
    if not isfinite(loudness.true_peak) or not low <= loudness.true_peak <= high:
        return f"a true-peak ceiling is from {low:g} to {high:g} dBTP, not {loudness.true_peak:g}"
    return None


def _style_problem(style: SubtitleStyle) -> str | None:
    if not style.name.strip():
        return "a style needs a name"
    if not 0 < style.size <= 1:
        return "letters are above 0 and at most 100% of the picture's height"
    if not 0 <= style.outline <= 0.1:
        return "an outline is from 0 to 10% of the picture's height"
    if not 0 <= style.vertical <= 1:
        return "a position is from 0 to 100% of the picture's height"
    colours = (style.colour, style.outline_colour, style.box_colour, *filter(None, (style.highlight_colour,)))
    wrong = next((colour for colour in colours if not _COLOUR.match(colour)), None)
    return f"a colour is written as #rrggbbaa, not {wrong[:20]}" if wrong is not None else None
