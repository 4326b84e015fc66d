"""Footage in: what is in a file, its pictures at exact times, its sound. Nothing here knows of models or of projects."""

import logging

from engine.media.audio import read_audio
from engine.media.keyframes import keyframe_spacing
from engine.media.opening import open_footage
from engine.media.picture import upright_rgb
from engine.media.probe import probe
from engine.media.reader import FrameReader, frames
from engine.media.sampling import sample_frames

# damage that was stepped over is logged; whether anyone is told is for the program around this package to decide
logging.getLogger(__name__).addHandler(logging.NullHandler())

__all__ = [
    "FrameReader",
    "frames",
    "keyframe_spacing",
    "open_footage",
    "probe",
    "read_audio",
    "sample_frames",
    "upright_rgb",
]
