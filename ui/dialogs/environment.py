"""Preferences that the engine and the renderer read from the environment: where the cache is, which ffmpeg renders."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from engine.folders import cache_folder
from ui.state.settings import Settings

KEYS = {"cache.folder": "CLIPWRIGHT_CACHE", "ffmpeg": "CLIPWRIGHT_FFMPEG"}
"""Setting by key, and the variable that stands for it. A variable that the user set outside counts for more."""

READ_BY_ENGINE = {
    "index.gigabytes": "CLIPWRIGHT_INDEX_SIZE",
    "models.gigabytes": "CLIPWRIGHT_MEMORY",
    "footage.nvdec": "CLIPWRIGHT_NVDEC",
}
"""Those that the engine reads from the settings by itself, where the variable does not say something else."""

_set_here: set[str] = set()


def apply_environment(settings: Settings) -> None:
    """Put the preferences into this process's environment, and so into those that it starts. Before the engine is made."""
    for key, variable in KEYS.items():
        value = settings.get(key, "")
        if variable in os.environ and variable not in _set_here:
            continue
        if value:
            os.environ[variable] = value
            _set_here.add(variable)
        elif variable in _set_here:
            del os.environ[variable]
            _set_here.discard(variable)


def is_given(key: str) -> bool:
    """Whether the environment decides, so that the preference has no say."""
    variable = KEYS.get(key) or READ_BY_ENGINE[key]
    return variable in os.environ and variable not in _set_here


def cache_size() -> int:
    """Bytes in the cache folder."""
    size = 0
    for folder, _, names in os.walk(cache_folder()):
        for name in names:
            with suppress(OSError):
                size += (Path(folder) / name).stat().st_size
    return size


def clear_cache() -> int:
    """Throw away all that was computed, as far as no process holds it; the bytes that are left.

    Only what Clipwright itself puts there goes: the folder may be one that the user has other things in.
    """
    folder = cache_folder()
    for pattern in ("index-*.sqlite*", "arrays", "footage", "proxies", "stills"):
        for path in folder.glob(pattern):
            with suppress(OSError):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()
    return cache_size()
