"""Which encoder makes the picture, and with which options."""

from __future__ import annotations

import functools
import subprocess
from dataclasses import dataclass
from math import ceil

from editor.render import colour
from editor.render.ffmpeg import FfmpegBuild
from editor.render.filters import Option
from editor.render.plan import RenderPlan
from editor.render.settings import RenderSettings
from engine.protocol import OutputError, UsageError

GOP_SECONDS = 2
_SOFTWARE = {"h264": "libx264", "hevc": "libx265"}
_CARD = {"h264": "h264_nvenc", "hevc": "hevc_nvenc"}
_PRESETS = {"draft": "superfast", "standard": "veryfast", "high": "slow"}
"""Of x264 on film at 1080p, veryfast at 19 takes half the time of fast at 20 for the same size and all but the same picture
(SSIM 0.9935 against 0.9943)."""
_CRF = {"h264": {"draft": 26, "standard": 19, "high": 17}, "hevc": {"draft": 28, "standard": 22, "high": 19}}
_PRORES_PROFILES = {"draft": "proxy", "standard": "standard", "high": "hq"}
_CARD_PRESETS = {"draft": "p3", "standard": "p5", "high": "p7"}


@dataclass(frozen=True)
class Encoder:
    """An encoder and its options for the picture; `note` says what a user should know of the choice."""

    name: str
    options: tuple[tuple[str, Option | None], ...]
    note: str = ""

    @property
    def container(self) -> str:
        """Of the parts that the picture is encoded in."""
        return "mov" if self.name == "prores_ks" else "mp4"


def choose_encoder(build: FfmpegBuild, plan: RenderPlan, settings: RenderSettings) -> Encoder:
    """The graphics card's encoder where it passes a trial, else the software one.

    Raises UsageError for settings that contradict the sequence, OutputError when this ffmpeg has no encoder for them.
    """
    hdr = plan.transfer != "sdr"
    codec = ("hevc" if hdr else "h264") if settings.codec == "auto" else settings.codec
    if hdr and codec == "h264":
        raise UsageError("an HDR sequence cannot be encoded as H.264", hint="choose hevc, or make the sequence SDR")
    if codec == "prores":
        return _prores(build, plan, settings)
    pixels = colour.pixel_format(plan.transfer)
    gop = max(1, ceil(GOP_SECONDS * plan.rate))
    shared: dict[str, Option | None] = {
        **colour.tags(plan.transfer),
        "g": gop,
        "enc_time_base": f"{plan.rate.denominator}/{plan.rate.numerator}",
    }
    card = _CARD[codec]
    wants_software = settings.preset is not None or settings.crf is not None
    if settings.hardware and not wants_software and card in build.encoders:
        card_pixels = "p010le" if hdr else pixels
        if works(str(build.path), card, card_pixels):
            quality: dict[str, Option | None] = {
                "c:v": card,
                "pix_fmt": card_pixels,
                "preset": _CARD_PRESETS[settings.quality],
                "rc": "vbr",
                "cq": _CRF[codec][settings.quality] + 2,
                "b:v": 0,
            }
            return Encoder(card, tuple((quality | shared | _hevc_tag(codec)).items()))
    name = _SOFTWARE[codec]
    if name not in build.encoders:
        raise OutputError(f"this ffmpeg cannot encode {codec}: it lacks {name}", file=str(build.path))
    options: dict[str, Option | None] = {
        "c:v": name,
        "pix_fmt": pixels,
        "preset": settings.preset or _PRESETS[settings.quality],
        "crf": _CRF[codec][settings.quality] if settings.crf is None else settings.crf,
    }
    if name == "libx265":
        options["x265-params"] = "log-level=error:open-gop=0:repeat-headers=0" + (
            ":hdr-opt=1" if plan.transfer == "pq" else ""
        )
    return Encoder(name, tuple((options | shared | _hevc_tag(codec)).items()))


def _prores(build: FfmpegBuild, plan: RenderPlan, settings: RenderSettings) -> Encoder:
    if "prores_ks" not in build.encoders:
        raise OutputError("this ffmpeg cannot encode ProRes: it lacks prores_ks", file=str(build.path))
    options: dict[str, Option | None] = {
        "c:v": "prores_ks",
        "pix_fmt": "yuv422p10le",
        "profile:v": _PRORES_PROFILES[settings.quality],
        "vendor": "apl0",  # some players take ProRes of other makers for damaged
        **colour.tags(plan.transfer),
        "enc_time_base": f"{plan.rate.denominator}/{plan.rate.numerator}",
    }
    return Encoder("prores_ks", tuple(options.items()))


def timescale(plan: RenderPlan) -> int:
    """Ticks a second in which every frame of the sequence begins on a whole tick."""
    return plan.rate.numerator * ceil(10_000 / plan.rate.numerator)


@functools.lru_cache(maxsize=16)
def works(ffmpeg: str, encoder: str, pixel_format: str) -> bool:
    """Whether an encoder really encodes here: a listed one needs its card and its driver, so a few frames are tried."""
    trial = [
        *(ffmpeg, "-v", "error", "-nostdin", "-f", "lavfi", "-i", "color=c=gray:s=320x240:r=30", "-frames:v", "4"),
        *("-pix_fmt", pixel_format, "-c:v", encoder, "-f", "null", "-"),
    ]
    try:
        return subprocess.run(trial, capture_output=True, stdin=subprocess.DEVNULL, timeout=20).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def _hevc_tag(codec: str) -> dict[str, Option | None]:
    """Apple's players open HEVC in MP4 only under this name."""
    return {"tag:v": "hvc1"} if codec == "hevc" else {}
