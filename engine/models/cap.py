"""How much memory models may take: told by the environment or by the user's settings. Light."""

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


def limit() -> int | None:
    """The most bytes that models may take of the device that they are on; None where nothing was said.

    What cannot be understood counts as not said.
    """
    told = parse(os.environ.get(VARIABLE, ""), 1024)
    if told:
        return told
    with suppress(OSError, ValueError, RecursionError):
        settings = json.loads((settings_folder() / "settings.json").read_bytes())
        wanted = settings.get(SETTING) if isinstance(settings, dict) else None
        if isinstance(wanted, (int, float)) and not isinstance(wanted, bool) and 0 < wanted < 10**6:
            return round(wanted * GIB)
    return None
