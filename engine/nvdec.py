"""Whether footage is decoded on the graphics card: what the user wants, and what this machine has. Light but for libav."""

from __future__ import annotations

import functools
import json
import os
import sys
from contextlib import suppress
from typing import Any, Literal, cast, get_args

from engine.folders import settings_folder

Wish = Literal["auto", "on", "off"]
VARIABLE = "CLIPWRIGHT_NVDEC"
"""In the environment: "on" wherever it is possible, "off", or "auto": where it is expected to be quicker."""
SETTING = "footage.nvdec"
"""The same in the user's settings; the environment counts for more."""
DEVICE = "cuda"


def wish() -> Wish:
    """What the user wants; "auto" where nothing was said that can be understood."""
    told = os.environ.get(VARIABLE, "").strip().lower()
    if told in get_args(Wish):
        return cast("Wish", told)
    with suppress(OSError, ValueError, RecursionError):
        settings = json.loads((settings_folder() / "settings.json").read_bytes())
        wanted = settings.get(SETTING) if isinstance(settings, dict) else None
        if wanted in get_args(Wish):
            return cast("Wish", wanted)
    return "auto"


@functools.cache
def missing() -> str:
    """Why no card decodes here; "" where one does. Asked once, by having the driver open the device."""
    import av
    from av.codec.hwaccel import HWAccel, hwdevices_available

    if DEVICE not in hwdevices_available():
        return "this build of libav knows no NVIDIA cards"
    for options in contexts():
        with suppress(av.FFmpegError, NotImplementedError, RuntimeError, ValueError):
            HWAccel(DEVICE, options=options).create(av.Codec("h264", "r"))
            return ""
    return "no NVIDIA card, or no driver that decodes"


def contexts() -> tuple[dict[str, Any], ...]:
    """Options of libav for the card's context in which to decode on this thread, the best one first.

    The context that models are computed in is used where it can be: one more takes hundreds of megabytes. libav will not
    share one that was made with other flags than its own, as torch's is, unless it is this thread's at the time.
    """
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available() and torch.cuda.is_initialized():
        torch.cuda.mem_get_info()  # any question makes the context this thread's
        return {"current_ctx": "1"}, {}
    return {"primary_ctx": "1"}, {}


def free() -> int:
    """Bytes that nobody has taken of the card with most of them; 0 where there is none."""
    from engine.models.machine import cards

    return max((card.free for card in cards()), default=0)
