"""The cache of stills: never waits, asks for the newest first and for nothing twice, and survives what cannot be made."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from editor.model import Media
from engine.protocol import (
    AudioStream,
    Cancelled,
    FootageError,
    MediaInfo,
    Peaks,
    Request,
    StillPictures,
    Stills,
    VideoStream,
    Waveform,
)
from tests.support.asking import Asked
from ui.bin.stills import StillCache
from ui.bin.thumbnails import poster

LENGTH = Fraction(20)


def footage(name: str, *, fingerprint: str = "", kind: str = "video", sound: bool = True) -> Media:
    video = VideoStream(
        index=0, codec="h264", width=640, height=360, rate=Fraction(25), vfr=False, time_base=Fraction(1, 12800),
        start=Fraction(0), duration=LENGTH,
    )  # fmt: skip
    audio = AudioStream(index=1, codec="aac", rate=48000, channels=2, layout="stereo", start=Fraction(0), duration=LENGTH)
    info = MediaInfo(
        path=f"/footage/{name}", fingerprint=fingerprint or name, size=1, container="mp4", kind=kind,  # type: ignore[arg-type]
        origin=Fraction(0), duration=LENGTH, video=(video,) if kind != "audio" else (), audio=(audio,) if sound else (),
    )  # fmt: skip
    return Media(id=f"id-{name}", name=name, info=info)


def jpeg(time: Fraction) -> bytes:
    """A picture whose brightness is its time."""
    image = QImage(16, 9, QImage.Format.Format_RGB32)
    image.fill(QColor(round(time * 10), round(time * 10), round(time * 10)))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 100)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def answer(request: Request) -> object:
    if isinstance(request, Waveform):
        return Peaks(step=request.step, values=b"\x10\x20\x30")
    assert isinstance(request, Stills)
    return StillPictures(jpegs=tuple(jpeg(time) for time in request.times))


def shown(image: QImage | None) -> float:
    """The time of a picture made by `jpeg`."""
    assert image is not None
    return round(image.pixelColor(8, 4).red() / 10, 1)


@pytest.fixture
def engine() -> Asked:
    return Asked(answer)


@pytest.fixture
def cache(engine: Asked, qtbot: QtBot) -> Iterator[StillCache]:
    made = StillCache(engine)
    yield made
    made.clear()
    made.close()


def settle(cache: StillCache, engine: Asked, qtbot: QtBot) -> list[tuple[str, object]]:
    """Answer until nothing is asked for any more; what was said to be ready."""
    heard: list[tuple[str, object]] = []
    cache.ready.connect(lambda media, what: heard.append((media, what)))
    while engine.open:
        engine.serve()
        qtbot.waitUntil(lambda: bool(engine.open) or not cache.pending, timeout=60_000)
    return heard


def test_a_still_comes_in_the_background_and_is_the_right_one(cache: StillCache, engine: Asked, qtbot: QtBot) -> None:
    clip = footage("a.mp4")
    assert cache.still(clip, Fraction(7), 90) is None
    assert engine.lanes == ["media"]
    assert cache.pending
    assert settle(cache, engine, qtbot) == [("id-a.mp4", Fraction(7))]
    assert not cache.pending
    assert shown(cache.still(clip, Fraction(7), 90)) == 7
    assert cache.has(clip, Fraction(7), 90)
    assert len(engine.jobs) == 1


def test_until_then_the_nearest_still_is_shown(cache: StillCache, engine: Asked, qtbot: QtBot) -> None:
    clip = footage("a.mp4")
    cache.strip(clip, [Fraction(2), Fraction(12)], 90)
    settle(cache, engine, qtbot)
    assert shown(cache.still(clip, Fraction(10), 90)) == 12
    assert shown(cache.still(clip, Fraction(3), 300)) == 2
    assert len(engine.open) == 1


def test_what_is_wished_for_while_pictures_are_decoded_does_not_cost_their_news(
    cache: StillCache, engine: Asked, qtbot: QtBot
) -> None:
    clip, other = footage("a.mp4"), footage("b.mp4")
    heard: list[str] = []
    cache.ready.connect(lambda media, _what: heard.append(media))
    cache.still(clip, Fraction(1), 90)
    engine.serve()  # made, and about to be decoded
    cache.still(other, Fraction(1), 90)
    qtbot.waitUntil(lambda: bool(engine.open))
    settle(cache, engine, qtbot)
    assert heard == ["id-a.mp4", "id-b.mp4"]


def test_what_is_asked_for_again_and_again_is_made_once(cache: StillCache, engine: Asked, qtbot: QtBot) -> None:
    clip = footage("a.mp4")
    for _ in range(5):
        cache.strip(clip, [Fraction(1), Fraction(2), Fraction(3)], 90)
        cache.peaks(clip)
    settle(cache, engine, qtbot)
    cache.strip(clip, [Fraction(1), Fraction(2), Fraction(3)], 90)
    made = [time for request in engine.requests if isinstance(request, Stills) for time in request.times]
    assert sorted(made) == [1, 2, 3]
    assert sum(isinstance(request, Waveform) for request in engine.requests) == 1


def test_heights_are_shared(cache: StillCache, engine: Asked, qtbot: QtBot) -> None:
    clip = footage("a.mp4")
    cache.still(clip, Fraction(1), 100)
    settle(cache, engine, qtbot)
    assert cache.has(clip, Fraction(1), 120)
    assert not cache.has(clip, Fraction(1), 60)


def test_the_newest_wish_is_served_first(cache: StillCache, engine: Asked, qtbot: QtBot) -> None:
    first, second, third = footage("a.mp4"), footage("b.mp4"), footage("c.mp4")
    cache.still(first, Fraction(1), 90)
    cache.still(second, Fraction(1), 90)
    cache.still(third, Fraction(1), 90)
    heard = [media for media, _ in settle(cache, engine, qtbot)]
    assert heard == ["id-a.mp4", "id-c.mp4", "id-b.mp4"]


def test_beyond_the_end_and_for_a_still_picture_there_is_one_time(cache: StillCache, engine: Asked, qtbot: QtBot) -> None:
    clip, picture = footage("a.mp4"), footage("p.png", kind="image")
    cache.strip(clip, [Fraction(20), Fraction(21), Fraction(1000)], 90)
    cache.strip(picture, [Fraction(0), Fraction(5)], 90)
    settle(cache, engine, qtbot)
    made = [time for request in engine.requests if isinstance(request, Stills) for time in request.times]
    assert sorted(made) == [0, 20]


def test_two_media_of_the_same_content_share_their_stills(cache: StillCache, engine: Asked, qtbot: QtBot) -> None:
    one, other = footage("a.mp4", fingerprint="same"), footage("b.mp4", fingerprint="same")
    cache.still(one, Fraction(1), 90)
    cache.still(other, Fraction(1), 90)
    assert sorted(settle(cache, engine, qtbot)) == [("id-a.mp4", 1), ("id-b.mp4", 1)]
    assert len(engine.jobs) == 1


def test_what_cannot_be_made_is_told_once_and_tried_again_only_on_request(cache: StillCache, engine: Asked) -> None:
    clip = footage("a.mp4")
    told: list[str] = []
    cache.failed.connect(told.append)
    cache.still(clip, Fraction(1), 90)
    cache.still(clip, Fraction(2), 90)
    engine.open[0].fail(FootageError("gone", file=clip.info.path))
    assert told == ["id-a.mp4"]
    assert cache.has_failed(clip)
    assert cache.still(clip, Fraction(3), 90) is None
    assert not engine.open
    cache.retry(clip.info.path)
    cache.still(clip, Fraction(3), 90)
    assert len(engine.open) == 1


def test_what_was_cancelled_is_asked_for_anew_when_it_is_wanted(cache: StillCache, engine: Asked) -> None:
    clip = footage("a.mp4")
    cache.still(clip, Fraction(1), 90)
    engine.open[0].fail(Cancelled())
    assert not cache.has_failed(clip)
    cache.still(clip, Fraction(1), 90)
    assert len(engine.open) == 1


def test_footage_without_picture_or_sound_is_never_asked_for(cache: StillCache, engine: Asked) -> None:
    assert cache.still(footage("a.wav", kind="audio"), Fraction(1), 90) is None
    assert cache.peaks(footage("a.mp4", sound=False)) is None
    assert cache.still(footage("a.mp4"), Fraction(1), 90, stream=3) is None
    assert not engine.jobs


def test_peaks_come_in_the_background(cache: StillCache, engine: Asked, qtbot: QtBot) -> None:
    clip = footage("a.mp4")
    assert cache.peaks(clip) is None
    heard = settle(cache, engine, qtbot)
    peaks = cache.peaks(clip)
    assert peaks is not None
    assert heard == [("id-a.mp4", peaks)]
    assert peaks.values == b"\x10\x20\x30"


def test_memory_is_bounded(engine: Asked, qtbot: QtBot) -> None:
    cache = StillCache(engine, memory=5 * 16 * 9 * 4)
    clip = footage("a.mp4")
    times = [Fraction(second) for second in range(20)]
    cache.strip(clip, times, 90)
    settle(cache, engine, qtbot)
    assert sum(cache.has(clip, time, 90) for time in times) == 5


def test_wishes_of_long_ago_are_forgotten(cache: StillCache, engine: Asked, qtbot: QtBot) -> None:
    clip = footage("a.mp4")
    for number in range(3000):
        cache.still(clip, Fraction(number, 200), 90)
    settle(cache, engine, qtbot)
    made = [time for request in engine.requests if isinstance(request, Stills) for time in request.times]
    assert len(made) < 500
    assert Fraction(2999, 200) in made


def test_a_closed_engine_is_no_error(cache: StillCache, engine: Asked) -> None:
    engine.closed = True
    assert cache.still(footage("a.mp4"), Fraction(1), 90) is None
    assert cache.peaks(footage("a.mp4")) is None


def test_what_stands_for_footage_is_not_black_where_it_fades_in(cache: StillCache, engine: Asked, qtbot: QtBot) -> None:
    clip = footage("a.mp4")  # as light as its time: 10 of 255 after a second
    assert poster(clip, cache, 90) is None
    for _ in range(3):
        settle(cache, engine, qtbot)
        poster(clip, cache, 90)
    assert shown(poster(clip, cache, 90)) == 5
    assert not engine.open, "no more is asked for than is needed"


def test_black_footage_is_shown_as_it_begins(qtbot: QtBot) -> None:
    asked: list[Fraction] = []

    def night(request: Request) -> object:
        assert isinstance(request, Stills)
        asked.extend(request.times)
        return StillPictures(jpegs=(jpeg(Fraction(0)),) * len(request.times))

    black = Asked(night)
    cache = StillCache(black)
    clip = footage("a.mp4")
    for _ in range(4):
        poster(clip, cache, 90)
        settle(cache, black, qtbot)
    assert shown(poster(clip, cache, 90)) == 0
    assert asked == [1, 5, 10]
    cache.clear()
    cache.close()
