"""Generated footage, the same every time, that says what it shows: which frame, which instant, which scene."""

from tests.support.footage.counters import COLUMNS, LARGEST, ROWS, Unreadable, counter_clip, counter_picture, read_counter
from tests.support.footage.files import remux
from tests.support.footage.scenes import Scene, hard_cuts, scene_clip, scene_pictures
from tests.support.footage.sounds import BEEP_FREQUENCY, BEEP_LENGTH, Sound, beep_times, sound

__all__ = [
    "BEEP_FREQUENCY",
    "BEEP_LENGTH",
    "COLUMNS",
    "LARGEST",
    "ROWS",
    "Scene",
    "Sound",
    "Unreadable",
    "beep_times",
    "counter_clip",
    "counter_picture",
    "hard_cuts",
    "read_counter",
    "remux",
    "scene_clip",
    "scene_pictures",
    "sound",
]
