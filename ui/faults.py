"""Where the details of an unexpected failure go, so that the user sees one line and a report can still be made."""

from __future__ import annotations

import os
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from platformdirs import user_log_dir


def record(error: BaseException) -> str:
    """Append the traceback to the log of faults; returns a hint that says where it is."""
    text = "".join(traceback.format_exception(error))
    for folder in (Path(os.environ.get("CLIPWRIGHT_CACHE") or user_log_dir("clipwright")), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / "clipwright-faults.log"
            with path.open("a", encoding="utf-8") as log:
                log.write(f"--- {datetime.now().astimezone().isoformat(timespec='seconds')}\n{text}\n")
        except OSError:
            continue
        return f"please report it; the details are in {path}"
    return "please report it"
