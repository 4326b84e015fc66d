"""Where the engine keeps what it may lose, its cache and its log, and where the user's settings are.

Light; both sides of the pipe use it.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_NAME = "clipwright"


def cache_folder() -> Path:
    """The folder of everything computed; it need not exist yet.

    The environment variable CLIPWRIGHT_CACHE names another one, for a faster disk or for a run that must leave no trace.
    """
    chosen = _chosen()
    return chosen or Path(platformdirs.user_cache_dir(_NAME, appauthor=False))


def log_file() -> Path:
    """The engine's log; below CLIPWRIGHT_CACHE when that is set, otherwise among the user's logs."""
    chosen = _chosen()
    folder = chosen / "log" if chosen else Path(platformdirs.user_log_dir(_NAME, appauthor=False))
    return folder / "engine.log"


def settings_folder() -> Path:
    """Where the user's settings are kept; the environment variable CLIPWRIGHT_CONFIG names another folder."""
    chosen = os.environ.get("CLIPWRIGHT_CONFIG")
    return Path(chosen).absolute() if chosen else Path(platformdirs.user_config_dir(_NAME, appauthor=False))


def _chosen() -> Path | None:
    value = os.environ.get("CLIPWRIGHT_CACHE")
    return Path(value).absolute() if value else None
