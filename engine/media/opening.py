"""The one door through which user footage is opened, and the words for every way in which that can fail."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import av
import av.logging
from av.codec.hwaccel import HWAccel
from av.container import InputContainer

from engine.protocol import DEMUXERS, PROTOCOLS, FootageError

av.logging.set_level(None)  # libav writes nothing by itself: what matters is raised, and stderr belongs to the command line

_STILL_DEMUXERS = (
    (b"\x89PNG\r\n\x1a\n", 0, "png_pipe"),
    (b"\xff\xd8\xff", 0, "jpeg_pipe"),
    (b"WEBP", 8, "webp_pipe"),
    (b"II*\x00", 0, "tiff_pipe"),
    (b"MM\x00*", 0, "tiff_pipe"),
    (b"BM", 0, "bmp_pipe"),
)
"""(signature, offset, demuxer) of still pictures. Told outright, since libav goes by the name of a picture file first and
takes a '%' in it for a numbered sequence."""

_ANALYSE_BYTES, _ANALYSE_MICROSECONDS = 20_000_000, 10_000_000
"""How far libav may read to learn the streams' parameters: enough for sound that begins some seconds late in a transport
stream, and no reason to read a file to its end."""


def shown(path: str | Path) -> str:
    """The path as it may be printed: one that is not valid Unicode is escaped."""
    name = os.fspath(path)
    try:
        name.encode()
    except UnicodeEncodeError:
        return ascii(name)
    return name


def open_footage(path: str | Path, *, container: str | None = None, device: HWAccel | None = None) -> InputContainer:
    """Open a file for reading; only the containers in DEMUXERS, only through the protocols in PROTOCOLS.

    `container` is a demuxer's name, as in `MediaInfo.container`, for a file that has been probed. With `device` pictures are
    decoded there. Raises FootageError, whose message says why the file cannot be used and whose hint says what to do.
    """
    name = os.fspath(path)
    if shown(name) != name:
        # a project file and the engine's pipe carry names as text
        raise FootageError("the file's name is not valid Unicode", file=shown(name), hint="rename the file")
    head = _read_head(name)
    demuxer = container.split(",")[0] if container else _still_demuxer(head)
    options = {
        "format_whitelist": ",".join(DEMUXERS),
        "protocol_whitelist": PROTOCOLS,
        "probesize": str(_ANALYSE_BYTES),
        "analyzeduration": str(_ANALYSE_MICROSECONDS),
    }
    try:
        return av.open(f"file:{name}", format=demuxer, container_options=options, metadata_errors="replace", hwaccel=device)
    except (av.FFmpegError, ValueError, OSError) as error:
        raise _why_not_opened(name, head, error) from error


def _read_head(name: str) -> bytes:
    """The first bytes of a regular, readable, non-empty file; FootageError for anything else."""
    try:
        found = os.stat(name)  # noqa: PTH116 - a name from the user may not be a valid Path on every system
    except OSError as error:
        raise _os_failure(name, error) from error
    except ValueError:
        raise FootageError("no file can have this name", file=ascii(name), hint="check the path") from None
    if stat.S_ISDIR(found.st_mode):
        raise FootageError("this is a folder, not footage", file=name, hint="name the files inside it")
    if not stat.S_ISREG(found.st_mode):
        raise FootageError("this is a device or a pipe, not a file", file=name, hint="copy the footage into a file first")
    if not found.st_size:
        raise FootageError("the file is empty (0 bytes)", file=name, hint="copy it from the camera or download it again")
    try:
        with open(name, "rb") as file:  # noqa: PTH123
            return file.read(4096)
    except OSError as error:
        raise _os_failure(name, error) from error


def _os_failure(name: str, error: OSError) -> FootageError:
    if error.errno == errno.ENOENT:
        return FootageError("there is no such file", file=name, hint="check the path")
    if error.errno == errno.ELOOP:
        return FootageError("its symbolic links point at each other in a circle", file=name, hint="name the file itself")
    if error.errno in (errno.EACCES, errno.EPERM):
        return FootageError("no permission to read it", file=name, hint="allow reading it, then try again")
    if error.errno == errno.ENAMETOOLONG:
        return FootageError("the name is longer than the system allows", file=name[:60] + "...", hint="check the path")
    return FootageError(f"it cannot be read: {error.strerror or error}", file=name, hint="check the disk it lies on")


def _still_demuxer(head: bytes) -> str | None:
    for signature, offset, demuxer in _STILL_DEMUXERS:
        if head[offset : offset + len(signature)] == signature:
            return demuxer
    return None


def _why_not_opened(name: str, head: bytes, error: Exception) -> FootageError:
    if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EPERM, errno.ENOENT, errno.EIO):
        return _os_failure(name, error)
    if head[4:8] in (b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip"):
        return FootageError(
            "the recording was cut off before its index was written, or is damaged (no usable 'moov' in this mp4/mov)",
            file=name,
            hint="copy it from the camera again, or repair it with the camera's own tool",
        )
    if _is_text(head):
        return FootageError(
            "this is a text file, not a video, sound or picture file", file=name, hint="choose the footage itself"
        )
    return FootageError(
        "not a video, sound or picture file of a kind that is supported, or it is damaged",
        file=name,
        hint="convert it to mp4, mov or mkv, or copy it again",
    )


def _is_text(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    try:
        head[: max(1, len(head) - 3)].decode("utf-8")  # a character may be cut in two at the end of the sample
    except UnicodeDecodeError:
        return False
    return True
