"""Everything that cannot be used is refused in one line that names the file, the reason and the remedy."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import pytest

from engine.media import open_footage, probe
from engine.protocol import FootageError
from tests.support.footage import counter_clip

NEIGHBOUR = "neighbour.mp4"


def _write(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return make


def _truncated(folder: Path) -> Path:
    whole = counter_clip(folder / "whole.mp4", frames=60).read_bytes()
    return _write("cut.mp4", whole[: whole.index(b"moov") - 4])(folder)


def _folder(folder: Path) -> Path:
    (folder / "folder.mp4").mkdir()
    return folder / "folder.mp4"


def _loop(folder: Path) -> Path:
    (folder / "a.mp4").symlink_to(folder / "b.mp4")
    (folder / "b.mp4").symlink_to(folder / "a.mp4")
    return folder / "a.mp4"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.mp4")
    return folder / "pipe.mp4"


def _no_rate(folder: Path) -> Path:
    """Every frame at the same instant."""
    path = folder / "instant.nut.mkv"
    source = counter_clip(folder / "source.mkv", frames=10, codec="mjpeg", pixel_format="yuvj420p")
    with av.open(str(source)) as given, av.open(str(path), "w") as made:
        copy = made.add_stream_from_template(given.streams.video[0])
        for packet in given.demux():
            if packet.size:
                packet.pts = packet.dts = 0
                packet.stream = copy
                made.mux(packet)
    return path


def _enormous_times(folder: Path) -> Path:
    return counter_clip(folder / "late.mkv", frames=5, start=Fraction(10**11))


def _endless(folder: Path) -> Path:
    times = [Fraction(0), Fraction(1), Fraction(5_000_000)]
    return counter_clip(folder / "endless.mkv", frames=3, timestamps=times)


def _absurd_size(folder: Path) -> Path:
    """An uncompressed picture whose header claims 40000 x 40000."""
    header = b"BM" + (54).to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little") + (40).to_bytes(4, "little")
    header += (40000).to_bytes(4, "little") * 2 + (1).to_bytes(2, "little") + (24).to_bytes(2, "little") + bytes(24)
    return _write("huge.bmp", header)(folder)


def _subtitles_only(folder: Path) -> Path:
    return _write("words.srt", b"1\n00:00:00,000 --> 00:00:01,000\nHello\n")(folder)


REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda folder: folder / "nowhere.mp4", "no such file"),
    "empty": (_write("empty.mp4", b""), "empty"),
    "truncated": (_truncated, "cut off"),
    "text": (_write("text.mp4", b"this is no video\n" * 40), "text file"),
    "concat script": (_write("script.mp4", f"ffconcat version 1.0\nfile '{NEIGHBOUR}'\n".encode()), "text file"),
    "playlist": (_write("list.mp4", f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{NEIGHBOUR}\n".encode()), "text file"),
    "subtitles": (_subtitles_only, "text file"),
    "noise": (_write("noise.mp4", bytes((i * 7919 >> 3) & 255 for i in range(9000))), "not a video"),
    "folder": (_folder, "folder"),
    "symlink loop": (_loop, "circle"),
    "pipe": (_pipe, "not a file"),
    "0 frames per second": (_no_rate, "0 frames per second"),
    "enormous timestamps": (_enormous_times, "timestamps make no sense"),
    "endless": (_endless, "timestamps make no sense"),
    "absurd size": (_absurd_size, ""),
    "no name": (lambda folder: folder / ("x" * 300 + ".mp4"), "longer than"),
    "impossible name": (lambda _: Path("a\0b.mp4"), "can have this name"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, tmp_path: Path) -> None:
    counter_clip(tmp_path / NEIGHBOUR, frames=3)
    make, reason = REFUSED[case]
    path = make(tmp_path)
    with pytest.raises(FootageError) as caught:
        probe(path)
    error = caught.value
    assert reason in error.message
    assert error.file
    assert error.hint
    assert "\n" not in error.line()
    assert case in ("no name", "impossible name") or error.file == str(path)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = counter_clip(tmp_path / "private.mp4", frames=3)
    path.chmod(0)
    if os.access(path, os.R_OK):  # an administrator may read everything; then the system's answer is played
        real = open

        def refusing(name: object, *arguments: object, **named: object) -> object:
            if str(name) == str(path):
                raise PermissionError(13, "Permission denied")
            return real(name, *arguments, **named)  # type: ignore[call-overload]

        monkeypatch.setattr("builtins.open", refusing)
    with pytest.raises(FootageError, match="no permission"):
        probe(path)


def test_the_header_alone_decodes_to_nothing(tmp_path: Path) -> None:
    path = counter_clip(tmp_path / "a.mp4", frames=30, container_options={"movflags": "faststart"})
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"mdat") + 4])
    with pytest.raises(FootageError, match="nothing in it can be decoded"):
        probe(path)


def test_a_name_that_is_not_unicode(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/bad\xff.mp4"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(counter_clip(tmp_path / "a.mp4", frames=3).read_bytes())
    with pytest.raises(FootageError, match="not valid Unicode") as caught:
        probe(os.fsdecode(path))
    caught.value.line().encode()


def test_footage_is_opened_only_as_listed_containers_and_protocols(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even told outright to read a list, it does not."""
    counter_clip(tmp_path / NEIGHBOUR, frames=3)
    script = _write("list.txt", f"ffconcat version 1.0\nfile '{NEIGHBOUR}'\n".encode())(tmp_path)
    with pytest.raises(FootageError):
        open_footage(script, container="concat")


def test_nothing_leaks_to_the_terminal(shared_media: Path) -> None:
    code = (
        "import sys; from engine.media import probe, frames, read_audio\n"
        "for path in sys.argv[1:]:\n"
        "    info = probe(path)\n"
        "    list(frames(info))\n"
        "    [list(read_audio(info, stream=n)) for n in range(len(info.audio))]\n"
    )
    files = [shared_media / "dmlc+decord" / "corrupted.mp4", shared_media / "Zulko+moviepy" / "video_with_failing_audio.mp4"]
    done = subprocess.run([sys.executable, "-c", code, *map(str, files)], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
