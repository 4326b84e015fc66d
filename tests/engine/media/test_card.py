"""A graphics card is used where it pays; wherever it fails, the processor gives the same pictures at the same times."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import msgspec
import numpy as np
import pytest

from engine import nvdec
from engine.media import FrameReader, probe, sample_frames, together
from engine.media.card import Card, CardError, agree, card_for, pays, to_decode, unfit
from engine.media.opening import open_footage
from engine.media.picture import upright_rgb
from engine.media.together import sample_together
from engine.protocol import FootageError, MediaInfo
from tests.support.footage import counter_clip, read_counter

Seen = list[tuple[Fraction, bytes]]
TIMES = [Fraction(n, 5) + Fraction(1, 60) for n in range(38)]


class Pretended(Card):
    """A card that is the processor; `wrong` is given (packets so far, what came out) and may change it or raise."""

    def __init__(self, wrong: Callable[[int, list[Any]], list[Any]] = lambda _, frames: frames) -> None:
        self.wrong = wrong
        self.packets = self.opened = 0

    def open(self, info: MediaInfo) -> Any:
        self.opened += 1
        return open_footage(info.path, container=info.container)

    def decode(self, stream: Any, packet: Any) -> list[Any]:
        self.packets += 1
        return self.wrong(self.packets, super().decode(stream, packet))


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> MediaInfo:
    """Eight seconds with numbers burnt in, a keyframe each second."""
    path = tmp_path_factory.mktemp("footage") / "film.mp4"
    return probe(counter_clip(path, rate=Fraction(30), frames=240, size=(192, 108), gop=30, b_frames=2))


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], list[str]]]:
    """The warnings of the reader."""
    with caplog.at_level(logging.WARNING, logger="engine.media"):
        yield lambda: [record.getMessage() for record in caplog.records if record.name.startswith("engine.media")]


def seen(source: Iterator[tuple[Fraction, np.ndarray]]) -> Seen:
    return [(time, picture.tobytes()) for time, picture in source]


def inverted(frame: Any) -> Any:
    """A frame of the same time that shows something else."""
    other = av.VideoFrame.from_ndarray(255 - frame.to_ndarray(), format="yuv420p")
    other.pts, other.time_base = frame.pts, frame.time_base
    return other


def fails_at(packet: int) -> Callable[[int, list[Any]], list[Any]]:
    def wrong(number: int, frames: list[Any]) -> list[Any]:
        if number >= packet:
            raise CardError("the device was lost")
        return frames

    return wrong


def test_a_card_gives_what_the_processor_does(film: MediaInfo, said: Callable[[], list[str]]) -> None:
    right = seen(sample_frames(film, TIMES))
    card = Pretended()

    assert seen(sample_frames(film, TIMES, card=card)) == right
    assert card.packets > 0
    assert said() == []


@pytest.mark.parametrize("packet", [1, 2, 9, 40, 77, 120])
def test_a_card_that_fails_on_the_way_costs_no_picture_and_repeats_none(
    packet: int, film: MediaInfo, said: Callable[[], list[str]]
) -> None:
    right = seen(sample_frames(film, TIMES))

    assert seen(sample_frames(film, TIMES, card=Pretended(fails_at(packet)))) == right
    (line,) = said()
    assert "film.mp4" in line
    assert "the device was lost" in line
    assert "the processor does" in line


@pytest.mark.parametrize("packet", [1, 50, 200])
def test_reading_every_frame_goes_on_where_the_card_failed(packet: int, film: MediaInfo) -> None:
    with FrameReader(film, card=Pretended(fails_at(packet))) as reader:
        numbers = [read_counter(frame.to_ndarray(format="rgb24")) for _, frame in reader.frames()]
        assert numbers == list(range(240))
        assert [time for time, _ in reader.frames(Fraction(1), Fraction(2))] == [Fraction(n, 30) for n in range(30, 60)]


def test_there_is_no_card(film: MediaInfo, said: Callable[[], list[str]]) -> None:
    class Missing(Card):
        def open(self, info: MediaInfo) -> Any:  # noqa: ARG002
            raise CardError("no such device")

    right = seen(sample_frames(film, TIMES))

    assert seen(sample_frames(film, TIMES, card=Missing())) == right
    (line,) = said()
    assert "no such device" in line


def test_the_driver_of_this_machine_whatever_it_is(film: MediaInfo) -> None:
    """With a card it decodes, without one opening the device fails and the processor does."""
    with FrameReader(film, card=Card()) as reader:
        found = [(time, read_counter(frame.to_ndarray(format="rgb24"))) for time, frame in reader.shown_at(TIMES)]
    assert found == [(time, number) for time, number in _numbered(film)]


def _numbered(info: MediaInfo) -> Iterator[tuple[Fraction, int]]:
    with FrameReader(info) as reader:
        for time, frame in reader.shown_at(TIMES):
            yield time, read_counter(frame.to_ndarray(format="rgb24"))


def test_a_wrong_first_picture_is_not_believed(film: MediaInfo, said: Callable[[], list[str]]) -> None:
    right = seen(sample_frames(film, TIMES))
    card = Pretended(lambda _, frames: [inverted(frame) for frame in frames])

    assert seen(sample_frames(film, TIMES, card=card)) == right
    (line,) = said()
    assert "its first picture is not the one that the processor makes" in line


def test_the_next_picture_instead_of_the_first_is_not_believed(film: MediaInfo, said: Callable[[], list[str]]) -> None:
    def late(_: int, frames: list[Any]) -> list[Any]:
        for frame in frames:
            frame.pts += int(Fraction(1, 30) / frame.time_base)
        return frames

    right = seen(sample_frames(film, TIMES))

    assert seen(sample_frames(film, TIMES, card=Pretended(late))) == right
    assert len(said()) == 1


@pytest.mark.parametrize("place", [5, 31, 90])
def test_pictures_that_do_not_come_or_come_twice_end_it(place: int, film: MediaInfo, said: Callable[[], list[str]]) -> None:
    right = seen(sample_frames(film, TIMES))

    def silent(number: int, frames: list[Any]) -> list[Any]:
        return frames if number < place else []

    def again(number: int, frames: list[Any]) -> list[Any]:
        return frames if number < place else [frame for frame in frames for _ in range(2)]

    assert seen(sample_frames(film, TIMES, card=Pretended(silent))) == right
    assert seen(sample_frames(film, TIMES, card=Pretended(again))) == right
    assert len(said()) == 2


def test_damage_is_stepped_over_by_the_processor(film: MediaInfo, tmp_path: Path) -> None:
    bytes_ = bytearray(Path(film.path).read_bytes())
    middle = len(bytes_) // 2
    bytes_[middle : middle + 600] = bytes(600)
    copy = tmp_path / "damaged.mp4"
    copy.write_bytes(bytes_)
    info = probe(copy)

    assert seen(sample_frames(info, TIMES, card=Pretended())) == seen(sample_frames(info, TIMES))


def test_what_alive_raises_is_no_failure_of_the_card(film: MediaInfo, said: Callable[[], list[str]]) -> None:
    class Enough(Exception):
        pass

    def alive() -> None:
        raise Enough

    with pytest.raises(Enough):
        list(sample_frames(film, TIMES, card=Pretended(), alive=alive))
    assert said() == []


def test_several_pictures_are_decoded_ahead_on_the_card_that_was_chosen(
    film: MediaInfo, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = Pretended(fails_at(60))
    monkeypatch.setattr(together, "card_for", lambda *_, **__: card)

    assert seen(sample_together(film, TIMES, size=(96, 54))) == seen(sample_frames(film, TIMES, size=(96, 54)))
    assert card.opened == 1
    assert seen(sample_together(film, TIMES, size=(96, 54), readers=2)) == seen(sample_frames(film, TIMES, size=(96, 54)))
    assert card.opened == 1  # who names readers means the processor's


def test_pictures_agree_but_for_rounding(film: MediaInfo) -> None:
    with FrameReader(film) as reader:
        _, first = reader.at(Fraction(0))
        _, later = reader.at(Fraction(3))
    near = first.reformat(format="nv12")
    assert agree(first, near, film.video[0])
    assert not agree(first, later, film.video[0])
    assert not agree(first, first.reformat(width=96, height=54), film.video[0])


# --- whether to


def test_wished_for_or_not(film: MediaInfo, said: Callable[[], list[str]]) -> None:
    def here() -> str:
        return ""

    def absent() -> str:
        return "no NVIDIA card"

    assert card_for(film, TIMES, wish="off", missing=here) is None
    assert card_for(film, [], wish="on", missing=here) is None
    assert isinstance(card_for(film, TIMES, wish="on", missing=here), Card)
    assert card_for(film, TIMES, wish="auto", missing=here) is None  # eight seconds
    assert said() == []
    assert card_for(film, TIMES, wish="on", missing=absent) is None
    (line,) = said()
    assert "although the graphics card was asked for: no NVIDIA card" in line


def test_where_it_is_left_to_what_is_quicker(film: MediaInfo, monkeypatch: pytest.MonkeyPatch) -> None:
    hd = msgspec.structs.replace(film.video[0], width=1920, height=1080)
    info = msgspec.structs.replace(film, video=(hd,))
    hour = [Fraction(n) for n in range(3600)]
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    monkeypatch.setattr(nvdec, "free", lambda: 8 << 30)
    monkeypatch.setattr("engine.media.card.indexed_keyframes", lambda *_: tuple(Fraction(8 * n) for n in range(450)))

    assert isinstance(card_for(info, hour, wish="auto", missing=lambda: ""), Card)
    assert card_for(info, hour, wish="auto", missing=lambda: "no card") is None
    monkeypatch.setattr(nvdec, "free", lambda: 1 << 28)
    assert card_for(info, hour, wish="auto", missing=lambda: "") is None
    monkeypatch.setattr(nvdec, "free", lambda: 8 << 30)
    monkeypatch.setattr("engine.media.card.indexed_keyframes", lambda *_: tuple(hour))
    assert card_for(info, hour, wish="auto", missing=lambda: "") is None, "all that is wanted are keyframes"

    def asked() -> str:
        raise AssertionError("the driver was asked for nothing")

    assert card_for(info, hour[:5], wish="auto", missing=asked) is None
    monkeypatch.setattr("os.cpu_count", lambda: 16)
    assert card_for(info, hour, wish="auto", missing=asked) is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"codec": "av1"}, "cards do not decode av1"),
        ({"codec": "prores", "pixel_format": "yuv422p10le"}, "cards do not decode prores"),
        ({"pixel_format": "yuv422p"}, "not all cards decode h264 in yuv422p"),
        ({"pixel_format": "yuv420p10le"}, "not all cards decode h264 in yuv420p10le"),
        ({"interlaced": True}, "it is interlaced"),
        ({"width": 7680, "height": 4320}, "not all cards decode pictures of 7680x4320"),
        ({"codec": "hevc", "pixel_format": "yuv420p10le"}, ""),
        ({}, ""),
    ],
)
def test_what_cards_do_not_decode(change: dict[str, Any], why: str, film: MediaInfo, said: Callable[[], list[str]]) -> None:
    video = msgspec.structs.replace(film.video[0], **change)
    assert unfit(video) == why
    if why:
        info = msgspec.structs.replace(film, video=(video,))
        assert card_for(info, TIMES, wish="on", missing=lambda: "") is None
        assert why in said()[0]


def test_how_much_is_decoded_on_the_way() -> None:
    rate, keys = Fraction(30), [Fraction(2 * n) for n in range(10)]
    assert to_decode([Fraction(2), Fraction(6)], keys, rate) == 2
    assert to_decode([Fraction(3)], keys, rate) == 31
    assert to_decode([Fraction(3), Fraction(7, 2)], keys, rate) == 31 + 16
    assert to_decode([Fraction(3), Fraction(5)], keys, rate) == 31 + 31
    assert to_decode([Fraction(1), Fraction(3)], [], rate) == 1 + 61
    assert to_decode([], keys, rate) == 0


def test_few_processors_and_much_to_decode_make_a_card_pay() -> None:
    hd = 1920 * 1080
    assert pays(108_000, hd, 2)
    assert pays(54_000, hd, 8)
    assert not pays(108_000, hd, 16)
    assert not pays(108_000, hd, 64)
    assert not pays(300, hd, 4)
    assert not pays(1800, 640 * 360, 4)


@pytest.mark.parametrize(
    ("told", "settings", "expected"),
    [
        (None, None, "auto"),
        ("on", {"footage.nvdec": "off"}, "on"),
        (" OFF ", None, "off"),
        ("perhaps", {"footage.nvdec": "on"}, "on"),
        (None, {"footage.nvdec": "off"}, "off"),
        (None, {"footage.nvdec": 1}, "auto"),
        (None, [], "auto"),
    ],
)
def test_what_the_user_wants(
    told: str | None, settings: object, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIPWRIGHT_CONFIG", str(tmp_path))
    monkeypatch.delenv(nvdec.VARIABLE, raising=False)
    if told is not None:
        monkeypatch.setenv(nvdec.VARIABLE, told)
    if settings is not None:
        (tmp_path / "settings.json").write_text(json.dumps(settings))
    assert nvdec.wish() == expected


def test_what_is_missing_is_one_line() -> None:
    assert nvdec.missing() in ("", "this build of libav knows no NVIDIA cards", "no NVIDIA card, or no driver that decodes")


@pytest.mark.parametrize(("at_work", "best"), [(True, {"current_ctx": "1"}), (False, {"primary_ctx": "1"})])
def test_the_context_of_models_is_shared_where_there_is_one(
    at_work: bool, best: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    class Torch:
        class cuda:  # noqa: N801 - as torch calls it
            is_available = staticmethod(lambda: True)
            is_initialized = staticmethod(lambda: at_work)
            mem_get_info = staticmethod(lambda: asked.append(True))

    monkeypatch.setitem(sys.modules, "torch", Torch)

    first, *others = nvdec.contexts()

    assert first == best
    assert others == [{}], "a context of its own is better than none"
    assert bool(asked) == at_work, "which of libav's threads it belongs to is told by asking it something"


def test_a_context_that_libav_refuses_is_not_the_last_word(film: MediaInfo, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Any] = []

    def open_(path: str, *, container: str | None, device: Any) -> Any:
        tried.append(device)
        if len(tried) == 1:
            raise FootageError("refused", file=path)
        return open_footage(path, container=container)

    monkeypatch.setattr("engine.media.card.open_footage", open_)
    monkeypatch.setattr("engine.media.card.HWAccel", lambda *_, options, **__: dict(options))

    Card().open(film).close()

    assert tried == list(nvdec.contexts())


@pytest.mark.parametrize(("planes", "in_turns"), [("yuv420p", "nv12"), ("yuv420p10le", "p010le")])
@pytest.mark.parametrize("size", [None, (48, 27), (384, 216)])
def test_pictures_of_a_card_s_frames_are_those_of_the_processor_s(
    planes: str, in_turns: str, size: tuple[int, int] | None, film: MediaInfo
) -> None:
    noise = np.random.default_rng(0)
    frame = av.VideoFrame(192, 108, planes)
    for plane in frame.planes:
        values = noise.integers(0, 1023 if "10" in planes else 255, plane.buffer_size // (2 if "10" in planes else 1))
        plane.update(values.astype(np.uint16 if "10" in planes else np.uint8).tobytes())
    other = frame.reformat(format=in_turns)
    assert other.format.name == in_turns

    assert np.array_equal(upright_rgb(frame, film.video[0], size), upright_rgb(other, film.video[0], size))
    assert agree(frame, other, film.video[0])
