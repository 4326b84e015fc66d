"""Preferences that the engine and the renderer read from the environment: where the cache is, which ffmpeg renders."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from engine.folders import cache_folder
from ui.state.settings import Settings

KEYS = {"cache.folder": "CLIPWRIGHT_CACHE", "ffmpeg": "CLIPWRIGHT_FFMPEG"}
"""Setting by key, and the variable that stands for it. A variable that the user set outside counts for more."""

READ_BY_ENGINE = {
    "index.gigabytes": "CLIPWRIGHT_INDEX_SIZE",
    "footage.gigabytes": "CLIPWRIGHT_FOOTAGE_SIZE",
    "models.gigabytes": "CLIPWRIGHT_MEMORY",
    "footage.nvdec": "CLIPWRIGHT_NVDEC",
}
"""Those that the engine reads from the settings by itself, where the variable does not say something else."""

_MEMORIES = "footage"
"""The folder of memories in the cache folder, as engine.models.vidi.place has it."""

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


class CacheSize(NamedTuple):
    """Bytes in the cache folder."""

    all: int
    memories: int
    """Of these, of the memories of footage that models search, which are kept beside the index."""


def cache_size() -> CacheSize:
    """What the cache folder takes now."""
    return CacheSize(_size(cache_folder()), _size(cache_folder() / _MEMORIES))


def _size(folder: Path) -> int:
    size = 0
    for inside, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                size += (Path(inside) / name).stat().st_size
    return size


def clear_cache() -> CacheSize:
    """Throw away all that was computed, as far as no process holds it; what is left.

    Only what Clipwright itself puts there goes: the folder may be one that the user has other things in.
    """
    folder = cache_folder()
    for pattern in ("index-*.sqlite*", "arrays", _MEMORIES, "proxies", "stills"):
        for path in folder.glob(pattern):
            with suppress(OSError):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()
    return cache_size()
