"""How much the index may keep: told by the environment, by the user's settings, or by the disk that it is on."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

from engine.folders import settings_folder
from engine.sizes import parse

VARIABLE = "CLIPWRIGHT_INDEX_SIZE"
"""In the environment: a number of bytes, or of K, M, G or T bytes."""
SETTING = "index.gigabytes"
"""In the user's settings."""
DEFAULT = 20 * 10**9
SHARE = 0.1
"""Of the disk's whole size that the default takes at most."""


def limit(
    folder: Path, variable: str = VARIABLE, setting: str = SETTING, default: int = DEFAULT, share: float = SHARE
) -> int:
    """Bytes that may be kept in `folder`, of an index unless other names and numbers are given.

    What cannot be understood counts as not said.
    """
    told = parse(os.environ.get(variable, ""))
    if told is not None:
        return told
    with suppress(OSError, ValueError, RecursionError):
        settings = json.loads((settings_folder() / "settings.json").read_bytes())
        wanted = settings.get(setting) if isinstance(settings, dict) else None
        if isinstance(wanted, (int, float)) and not isinstance(wanted, bool) and 0 < wanted < 10**6:
            return round(wanted * 10**9)
    with suppress(OSError):
        existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
        return min(default, round(share * shutil.disk_usage(existing).total))
    return default
