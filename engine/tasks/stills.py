"""Stills, remembered: small pictures of footage at exact times, decoded once per content."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from engine.protocol import MediaInfo, Probe, Still, StillPictures, Stills, UsageError, VideoStream
from engine.tasks import probe
from engine.tasks.context import Context

VERSION = "1"
"""Of how a still is made; raise it when the same request comes to give another picture."""

TALLEST = 1080
MOST = 256
"""Pictures in one answer."""
_QUALITY = 82
_STAGE = "looking at the picture"


def handle(request: Stills, context: Context) -> StillPictures:
    """A JPEG for each time asked for; those that were made before, of this content, are recalled.

    Raises UsageError when there is no such stream or the request is out of bounds, FootageError when the file cannot be
    used or nothing in it decodes.
    """
    if not 1 <= request.height <= TALLEST:
        raise UsageError(f"a still is 1 to {TALLEST} lines high, not {request.height}")
    if len(request.times) > MOST:
        raise UsageError(f"up to {MOST} stills are made at once, not {len(request.times)}")
    info = probe.handle(Probe(path=request.path), context.part(0.0, 0.05))
    if not 0 <= request.stream < len(info.video):
        raise UsageError(f"there is no video stream {request.stream}: the file has {len(info.video)}", file=info.path)
    wanted = sorted(set(request.times))
    keys = {time: f"{VERSION} {request.stream} {request.height} {time}" for time in wanted}
    known = {time: context.index.get(info.fingerprint, "still", key, bytes) for time, key in keys.items()}
    missing = [time for time, found in known.items() if found is None]
    for time, found in known.items():
        if found is not None:
            context.give(Still(time=time, jpeg=found))
    for done, (time, jpeg) in enumerate(_made(info, missing, request, context)):
        context.index.put(info.fingerprint, "still", keys[time], jpeg)
        known[time] = jpeg
        context.give(Still(time=time, jpeg=jpeg))
        context.progress(0.05 + 0.95 * (done + 1) / len(missing), _STAGE)
    return StillPictures(jpegs=tuple(known[time] or b"" for time in request.times))


def _made(info: MediaInfo, times: list[Fraction], request: Stills, context: Context) -> Iterator[tuple[Fraction, bytes]]:
    """(time asked for, JPEG) for ascending `times`."""
    if not times:
        return
    import cv2  # neither it nor the decoder is needed when the answer is known

    from engine.media import sample_frames

    size = _size(info.video[request.stream], request.height)
    pictures = sample_frames(info, times, size=size, stream=request.stream, alive=context.check)
    for time, (_, picture) in zip(times, pictures, strict=True):
        _, packed = cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
        yield time, packed.tobytes()


def _size(video: VideoStream, height: int) -> tuple[int, int]:
    """(width, height) of a still; a picture of extreme proportions is not allowed to grow without bound."""
    wide, high = video.display_size
    scale = min(1.0, height / max(1, high), 2 * TALLEST / max(1, wide))
    return max(1, round(wide * scale)), max(1, round(high * scale))
