"""Long timelines, and pictures and sound for them that no engine has to make."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QImage

from editor.model import (
    Clip,
    Crop,
    CropKey,
    Gain,
    Item,
    Media,
    Narration,
    Origin,
    Project,
    Sequence,
    Speed,
    Subtitle,
    Title,
    Track,
)
from engine.protocol import Peaks
from tests.support.projects import RATE, footage

WORDS = ("Crowd bursts past", "Cup lifted, ball revealed", "Dog leaps for the ball", "Flower opens", "She turns", "Rain")


class MadeStills(QObject):
    """Stands in for StillCache: every still and every waveform is there at once."""

    ready = Signal(str, object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._images: dict[tuple[str, int], QImage] = {}
        self._peaks: dict[str, Peaks] = {}

    def still(self, media: Media, time: Fraction, *_: int, **__: int) -> QImage | None:
        key = (media.id, int(time * 2) % 12)
        image = self._images.get(key)
        if image is None:
            image = self._images[key] = QImage(213, 120, QImage.Format.Format_RGB32)
            image.fill(QColor.fromHsv(key[1] * 30, 90, 130))
        return image

    def close(self) -> None:
        """Nothing is under way."""

    def has(self, *_: object, **__: int) -> bool:
        return True

    def has_failed(self, *_: Media) -> bool:
        return False

    def peaks(self, media: Media, *_: int) -> Peaks | None:
        if not media.info.audio:
            return None
        if media.id not in self._peaks:
            count = int(media.info.duration * 100)
            values = bytes((number * 37 + number * number // 7) % 160 + 40 for number in range(count))
            self._peaks[media.id] = Peaks(step=Fraction(1, 100), values=values)
        return self._peaks[media.id]


def long_project(clips: int = 2000) -> Project:
    """`clips` items on eight tracks: three of pictures, three of sound, subtitles and narration."""
    media = tuple(Media(id=f"m{n}", name=f"take{n}.mp4", info=footage(f"take{n}.mp4", 120)) for n in range(6))
    kinds = ("video", "video", "video", "audio", "audio", "audio", "subtitle", "narration")
    each = clips // len(kinds)
    tracks = []
    for place, kind in enumerate(kinds):
        items: list[Item] = []
        at = 0
        for number in range(each):
            duration = 40 + (number * 29 + place * 13) % 60
            items.append(_item(kind, place, number, at, duration))
            at += duration + (0 if kind in ("video", "audio") and number % 9 else 12)
        tracks.append(Track(id=f"t{place}", kind=kind, name="", items=tuple(items)))
    sequence = Sequence(id="s", name="Long", rate=RATE, width=1080, height=1920, drop_frame=True, tracks=tuple(tracks))
    return Project(id="p", name="Long", media=media, sequences=(sequence,), active="s")


def _item(kind: str, place: int, number: int, at: int, duration: int) -> Item:
    item_id, words = f"i{place}-{number}", WORDS[(number + place) % len(WORDS)]
    source = Fraction(number * 7 % 90)
    media = f"m{number % 6}"
    link = f"l{number}" if place in (0, 3) else None
    if kind == "subtitle":
        return Subtitle(id=item_id, record_in=at, duration=duration, text=words)
    if kind == "narration":
        return Narration(id=item_id, record_in=at, duration=duration, text=words, media=media, source_in=source)
    if kind == "audio":
        gain = Gain(fade_in=4, fade_out=6) if number % 5 == 0 else Gain()
        return Clip(
            id=item_id, media=media, record_in=at, duration=duration, source_in=source, gain=gain, name=words, link=link
        )
    if place == 2 and number % 3 == 0:
        return Title(id=item_id, record_in=at, duration=duration, text=words)
    return Clip(
        id=item_id,
        media=media,
        record_in=at,
        duration=duration,
        source_in=source,
        name=words,
        link=link,
        speed=Speed(rate=Fraction(1, 2)) if number % 4 == 1 and link is None else Speed(),
        crop=Crop(keys=(CropKey(0, 0.3, 0.0, 0.316, 1.0),)) if number % 3 == 0 else None,
        origin=Origin(task="highlights", score=0.5 + number % 50 / 100, reasons=("Motion peak",)) if number % 2 else None,
    )
