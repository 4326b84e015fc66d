"""How much memory models may take, and on how many cards: told by the environment or by the user's settings. Light."""

from __future__ import annotations

import json
import os
from contextlib import suppress

from engine.folders import settings_folder
from engine.sizes import parse

VARIABLE = "CLIPWRIGHT_MEMORY"
"""In the environment: a number of bytes, or of K, M, G or T of them, counted by 1024 as memory is."""
SETTING = "models.gigabytes"
"""In the user's settings: gigabytes of 2^30 bytes."""
GIB = 2**30
CARDS_VARIABLE = "CLIPWRIGHT_DEVICES"
"""In the environment: how many graphics cards one model may be spread over. Which cards there are, and in which order, is
told by CUDA_VISIBLE_DEVICES as everywhere."""
CARDS_SETTING = "models.devices"
"""In the user's settings: the same."""


def limit() -> int | None:
    """The most bytes that models may take of the device that they are on; None where nothing was said.

    What cannot be understood counts as not said.
    """
    told = parse(os.environ.get(VARIABLE, ""), 1024)
    if told:
        return told
    wanted = _setting(SETTING)
    if isinstance(wanted, (int, float)) and not isinstance(wanted, bool) and 0 < wanted < 10**6:
        return round(wanted * GIB)
    return None


def devices() -> int | None:
    """The most graphics cards that one model may be spread over; None for all there are, 1 for never.

    What cannot be understood counts as not said.
    """
    told = os.environ.get(CARDS_VARIABLE, "").strip()
    wanted = int(told) if told.isdecimal() else _setting(CARDS_SETTING)
    return wanted if isinstance(wanted, int) and not isinstance(wanted, bool) and wanted > 0 else None


def _setting(name: str) -> object:
    """What the user's settings say of it; None for nothing, and where they cannot be read."""
    with suppress(OSError, ValueError, RecursionError):
        settings = json.loads((settings_folder() / "settings.json").read_bytes())
        return settings.get(name) if isinstance(settings, dict) else None
    return None
