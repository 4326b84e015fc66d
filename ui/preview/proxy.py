"""Proxies: small copies of footage that this machine cannot decode in time, for playing only.

A proxy keeps every frame and its time, upright, in the colours of an SDR screen. It lies in the cache under the fingerprint
of the footage's content, is made by a child process, and appears under its name only when it is complete.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from editor.model import Media
from editor.render import find_ffmpeg, graph
from editor.render.colour import resized
from editor.render.filters import Chain, Option, file_url, footage, make
from editor.render.graph import Command
from editor.render.picture import fitted, upright
from editor.render.process import Runner, Stop, from_os_error
from engine.folders import cache_folder
from engine.protocol import MediaInfo, OutputError, VideoStream

LINES = 540
"""Of the upright picture's shorter side."""
KEYFRAMES = 15
"""Frames from one keyframe to the next, so that every seek is short."""
MOST_BYTES = 20_000_000_000
"""Proxies not used for longest are removed above this."""


@dataclass(frozen=True)
class ProxyProgress:
    """How far it is, in the shape in which every job tells it."""

    done: float
    stage: str
    eta: float | None = None


def proxy_path(media: Media) -> Path:
    """Where the proxy of a media's first picture stream lies, or would."""
    name = hashlib.blake2b(f"{media.info.fingerprint} {LINES} 1".encode(), digest_size=16).hexdigest()
    return cache_folder() / "proxies" / f"{name}.mp4"


def can_have(media: Media) -> bool:
    """Whether a proxy could help: moving pictures, larger than a proxy would be."""
    video = media.video
    return video is not None and media.info.kind == "video" and min(video.display_size) > LINES and not video.has_alpha


def proxy_info(media: Media) -> MediaInfo:
    """The proxy as footage: its frames at the media times of the ones that they stand for."""
    video = media.info.video[0]
    width, height = proxy_size(video)
    stream = VideoStream(
        index=0,
        codec="h264",
        width=width,
        height=height,
        rate=video.rate,
        vfr=video.vfr,
        time_base=Fraction(1, video.time_base.denominator),
        start=Fraction(0),
        duration=video.duration,
        frames=video.frames,
        pixel_format="yuv420p",
        colour_matrix="bt709",
    )
    return MediaInfo(
        path=str(proxy_path(media)),
        fingerprint=f"proxy of {media.info.fingerprint}",
        size=0,
        container="mov",
        kind="video",
        origin=media.info.origin - video.start,
        duration=media.info.duration,
        video=(stream,),
    )


def proxy_size(video: VideoStream) -> tuple[int, int]:
    """(width, height) of the upright proxy."""
    width, height = video.display_size
    share = LINES / min(width, height)
    return fitted(width, height, 2 * round(width * share / 2), 2 * round(height * share / 2))


def existing(media: Media) -> MediaInfo | None:
    """The proxy if there is one; it counts as used now."""
    path = proxy_path(media)
    try:
        if not path.stat().st_size:
            return None
        os.utime(path)
    except OSError:
        return None
    return proxy_info(media)


def proxy_command(media: Media, to: Path, threads: int) -> Command:
    """The ffmpeg command that makes it: every frame once, timed from the first one on."""
    video = media.info.video[0]
    width, height = proxy_size(video)
    chain: Chain = (
        *((make("bwdif", mode="send_frame", deint="interlaced"),) if video.interlaced else ()),
        make("setpts", expr="PTS-STARTPTS"),
        make("sidedata", mode="delete"),
        *upright(video),
        *resized(video, "sdr", width, height),
        make("setsar", sar="1"),
    )
    source = footage(media.info, video.index, seek=None, video=True, threads=threads)
    options: dict[str, Option | None] = {
        "f": "mp4",
        "c:v": "libx264",
        "preset": "ultrafast",
        "crf": 23,
        "g": KEYFRAMES,
        "bf": 0,
        "threads": threads,
        "pix_fmt": "yuv420p",
        "fps_mode": "passthrough",
        "enc_time_base": f"{video.time_base.numerator}/{video.time_base.denominator}",
        "video_track_timescale": video.time_base.denominator,
        "map_metadata": -1,
    }
    return graph.command([([graph.chain_of(0, source, chain)], file_url(str(to)), options)], ("-copyts",))


def make_proxy(media: Media, on_progress: Callable[[ProxyProgress], None], cancel: threading.Event) -> MediaInfo:
    """Make the proxy of a media; blocking. Raises OutputError and Cancelled, and leaves nothing behind then."""
    known = existing(media)
    if known is not None:
        return known
    video = media.info.video[0]
    target = proxy_path(media)
    frames = max(1, video.frames or round(media.info.duration * video.rate))

    def tell(count: int) -> None:
        on_progress(ProxyProgress(min(1.0, count / frames), "proxy"))

    build = find_ffmpeg()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=target.parent) as folder:
            runner = Runner(build.path, Path(folder), Stop(cancel))
            part = Path(folder) / "proxy.mp4"
            threads = max(1, (os.cpu_count() or 1) // 2)
            runner.run(proxy_command(media, part, threads), "proxy", on_frame=tell)
            part.replace(target)
    except OSError as error:
        raise OutputError(f"the proxy could not be written: {from_os_error(error)}", file=str(target.parent)) from error
    tidy(target.parent)
    return proxy_info(media)


def tidy(folder: Path) -> None:
    """Remove the proxies not used for longest while there are more than MOST_BYTES of them."""
    with suppress(OSError):
        kept = sorted((path.stat().st_mtime, path.stat().st_size, path) for path in folder.glob("*.mp4"))
        total = sum(size for _, size, _ in kept)
        for _, size, path in kept[:-1]:
            if total <= MOST_BYTES:
                return
            path.unlink()
            total -= size
