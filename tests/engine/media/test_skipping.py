"""What is left out on the way changes no bit of what is wanted, and is a good part of the work."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from hashlib import blake2b
from pathlib import Path

import av
import pytest

from engine.media import FrameReader, frames, probe, sample_frames
from engine.media.skipping import PacketPlan, sub_layers
from engine.protocol import PRESENTATION_TOLERANCE, MediaInfo
from tests.engine.media.conftest import KINDS
from tests.support.footage import counter_clip, remux

Clip = Callable[[str], Path]
Seen = tuple[Fraction, bytes]
SIZE = (320, 192)


def _x264(path: Path, structure: str, **options: object) -> Path:
    """A clip with the tools of a real encoder: several references, all kinds of motion, loop filter, CABAC."""
    settings = {"preset": "medium", "crf": "23", "x264-params": f"keyint=30:scenecut=0:b-adapt=0:{structure}"}
    given: dict[str, object] = {"frames": 100, "size": SIZE, "b_frames": 3, "codec_options": settings}
    return counter_clip(path, **(given | options))  # type: ignore[arg-type]


def _x265(path: Path, structure: str) -> Path:
    settings = {
        "x265-params": f"keyint=30:scenecut=0:bframes=4:b-adapt=0:log-level=none:pools=1:frame-threads=1:{structure}"
    }
    return counter_clip(path, frames=100, size=SIZE, codec="libx265", codec_options=settings)


MADE: dict[str, Callable[[Path], Path]] = {
    "pyramid": lambda folder: _x264(folder / "a.mp4", "b-pyramid=normal:ref=3"),
    "pyramid, one reference": lambda folder: _x264(folder / "a.mp4", "b-pyramid=normal:ref=1"),
    "no pyramid": lambda folder: _x264(folder / "a.mkv", "b-pyramid=none:weightb=1"),
    "open groups": lambda folder: _x264(folder / "a.mp4", "open-gop=1:b-pyramid=normal"),
    "open groups, stream": lambda folder: _x264(folder / "a.ts", "open-gop=1:b-pyramid=normal", start=Fraction(3)),
    "no B-frames": lambda folder: _x264(folder / "a.mp4", "bframes=0", b_frames=0),
    "slices": lambda folder: _x264(folder / "a.mp4", "slices=4:b-pyramid=normal"),
    "interlaced": lambda folder: _x264(folder / "a.mp4", "tff=1:b-pyramid=normal"),
    "edit list": lambda folder: remux(_x264(folder / "a.mp4", "b-pyramid=normal"), folder / "b.mp4", start=Fraction(17, 10)),
    "HEVC": lambda folder: _x265(folder / "a.mp4", "b-pyramid=1:open-gop=0"),
    "HEVC, open groups, stream": lambda folder: _x265(folder / "a.ts", "b-pyramid=1:open-gop=1"),
    "HEVC in layers of time": lambda folder: _x265(folder / "a.mp4", "temporal-layers=3"),
    "MPEG-4": lambda folder: counter_clip(folder / "a.mp4", codec="mpeg4", frames=100, b_frames=2, gop=12),
    "ProRes": lambda folder: counter_clip(
        folder / "a.mov", codec="prores_ks", pixel_format="yuv422p10le", frames=60, size=(160, 96)
    ),
    "Motion JPEG": lambda folder: counter_clip(
        folder / "a.avi", codec="mjpeg", pixel_format="yuvj420p", frames=60, size=(160, 96)
    ),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, clip_of: Clip) -> Clip:
    """Path of a clip of a kind in MADE or KINDS."""
    found: dict[str, Path] = {}

    def make(kind: str) -> Path:
        if kind in KINDS and kind not in MADE:
            return clip_of(kind)
        if kind not in found:
            found[kind] = MADE[kind](tmp_path_factory.mktemp("clip"))
        return found[kind]

    return make


def looks(frame: av.VideoFrame) -> bytes:
    """A digest of every sample of a frame."""
    digest = blake2b(digest_size=16)
    digest.update(frame.to_ndarray().tobytes())
    return digest.digest()


def passed(info: MediaInfo) -> list[Seen]:
    """Every frame, decoded one after another."""
    return [(time, looks(frame)) for time, frame in frames(info)]


def wanted(reference: Sequence[Seen], times: Sequence[Fraction]) -> list[Seen]:
    """What the rule of presentation names for each time."""
    return [
        max((seen for seen in reference if seen[0] <= time + PRESENTATION_TOLERANCE), default=reference[0]) for time in times
    ]


def chosen(reference: Sequence[Seen]) -> Iterator[list[Fraction]]:
    """Ascending times: evenly far apart, at random, every one, close together after a long gap, outside the footage."""
    choose = random.Random(7)
    end = reference[-1][0]
    for step in (Fraction(1, 7), Fraction(2, 5), Fraction(9, 10), Fraction(7, 4)):
        yield [n * step for n in range(int(end / step) + 2)]
    for count in (1, 3, 12):
        yield sorted(Fraction(choose.randrange(-100, 1100), 1000) * end for _ in range(count))
    yield [time for time, _ in reference[5:40]]
    yield [Fraction(-1), *[time for time, _ in reference[-6:-2]], end, end + 3]
    yield [end + 1]


@pytest.mark.parametrize("kind", [*MADE, *(kind for kind in KINDS if kind not in MADE)])
def test_what_is_wanted_is_as_in_a_plain_pass(kind: str, made: Clip) -> None:
    info = probe(made(kind))
    reference = passed(info)
    for times in chosen(reference):
        with FrameReader(info) as reader:
            assert [(time, looks(frame)) for time, frame in reader.shown_at(times)] == wanted(reference, times), times
            assert [(time, looks(frame)) for time, frame in reader.shown_at(times[:2])] == wanted(reference, times[:2])
            # a plain pass, which is always right, is fallen back on only where a keyframe alone does not do
            assert reader._leaves_out or kind == "intra refresh"


@pytest.mark.parametrize(
    ("kind", "times", "share"),
    [
        ("pyramid", [Fraction(29, 30)], 0.6),
        ("no pyramid", [Fraction(29, 30)], 0.4),
        ("HEVC", [Fraction(29, 30)], 0.6),
        ("ProRes", [Fraction(n, 2) for n in range(4)], 0.2),
        ("Motion JPEG", [Fraction(n, 2) for n in range(4)], 0.2),
    ],
)
def test_what_is_not_needed_is_not_decoded(kind: str, times: list[Fraction], share: float, made: Clip) -> None:
    info = probe(made(kind))
    with FrameReader(info) as reader:
        decoded = 0
        whole = reader._out

        def counted(*given: object) -> Iterator[object]:
            nonlocal decoded
            for found in whole(*given):  # type: ignore[arg-type]
                decoded += 1
                yield found

        reader._out = counted  # type: ignore[assignment, method-assign]
        assert len(list(reader.shown_at(times))) == len(times)
    through = sum(1 for time, _ in frames(info) if time <= times[-1])
    assert 0 < decoded <= share * through


def test_what_lies_before_a_keyframe_is_left_out(made: Clip) -> None:
    info = probe(made("pyramid"))
    times = [Fraction(1, 30), Fraction(61, 30), Fraction(92, 30)]  # one each soon after a keyframe: at 0, 2 and 3 s
    with FrameReader(info) as reader:
        found = [time for time, _ in reader.shown_at(times[:1])]
        assert found == times[:1]
    given = 0
    with FrameReader(info) as reader:
        whole = PacketPlan.step

        def counted(plan: PacketPlan) -> object:
            nonlocal given
            step = whole(plan)
            given += step is not None
            return step

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(PacketPlan, "step", counted)
            assert [time for time, _ in reader.shown_at(times)] == times
    assert given < 20


def test_a_damaged_file_shows_what_a_plain_pass_shows(tmp_path: Path) -> None:
    path = _x264(tmp_path / "a.mkv", "b-pyramid=normal")
    data = bytearray(path.read_bytes())
    for place in range(len(data) // 3, len(data) // 3 + 4000, 5):
        data[place] ^= 0x5A
    path.write_bytes(data)
    info = probe(path)
    with FrameReader(info) as reader:
        reference = [(time, b"") for time, _ in reader.frames()]
    times = [Fraction(n, 5) for n in range(16)]
    with FrameReader(info) as reader:
        found = [(time, b"") for time, _ in reader.shown_at(times)]
    assert found[0] == reference[0]
    assert found[-3:] == wanted(reference, times)[-3:]
    assert [time for time, _ in found] == sorted(time for time, _ in found)


@pytest.mark.parametrize(("kind", "layers"), [("HEVC", 1), ("HEVC, open groups, stream", 1), ("HEVC in layers of time", 3)])
def test_layers_of_time(kind: str, layers: int, made: Clip) -> None:
    with av.open(str(made(kind))) as container:
        assert sub_layers(container.streams.video[0].codec_context.extradata or b"") == layers


def test_no_layers_are_found_in_nothing() -> None:
    assert sub_layers(b"") is None
    assert sub_layers(b"\x01" + bytes(30)) is None
    assert sub_layers(b"\x01\x02") is None


def test_samples_of_a_long_group_are_those_of_a_plain_pass(tmp_path: Path) -> None:
    info = probe(_x264(tmp_path / "a.mp4", "keyint=250:b-pyramid=normal", frames=240))
    reference = passed(info)
    times = [Fraction(n) for n in range(8)]
    with FrameReader(info) as reader:
        assert [(time, looks(frame)) for time, frame in reader.shown_at(times)] == wanted(reference, times)
    assert [time for time, _ in sample_frames(info, times)] == [time for time, _ in wanted(reference, times)]
