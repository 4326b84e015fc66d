"""From views to a memory: towers where nothing is kept, then the layers, a chunk of tokens at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch
from torch import Tensor

from engine.models.generation.reading import chunk_for
from engine.models.interface import Views
from engine.models.vidi.decoder import Attending
from engine.models.vidi.features import Ear, Eye, Seen, stretches
from engine.models.vidi.media import FEWEST, Media
from engine.models.vidi.memory import Memory, Stream, Writing
from engine.models.vidi.preparing import Preparing
from engine.tasks.context import Context

PICTURES, SOUND = "pictures", "sound"
"""Streams of a memory, by name."""
Begun = Callable[[str, int], Writing]
"""(name of a stream, its tokens) -> where it is written to."""
_SHARE = 0.85
"""Of the time that a memory takes, what pictures take, about."""


class Footage:
    """Makes memories."""

    def __init__(
        self, media: Media, decoder: Attending, preparing: Preparing, revision: str, *, exact: bool = False
    ) -> None:
        """With `exact`, what the towers make is neither rounded nor kept in the index."""
        self._media, self._decoder, self._preparing = media, decoder, preparing
        eye = Eye(media, preparing)
        self.seen = Seen(eye, revision, media.device, exact=exact)
        self.heard = Ear(media, preparing, revision, exact=exact)
        self.chunk = chunk_for(media.device)
        """Tokens that go through the layers at a time."""

    def tokens(self, views: Views) -> int:
        """Of a memory of these."""
        return sum(self.streams(views).values())

    def streams(self, views: Views) -> dict[str, int]:
        """Tokens of each stream of a memory of these, in the order in which they are made; there may be no sound."""
        found = {PICTURES: self.of_pictures(len(views.times)), SOUND: self.of_sound(views)}
        return {name: count for name, count in found.items() if count}

    def of_pictures(self, number: int) -> int:
        """Tokens of so many pictures; a single one is shown twice."""
        number = max(FEWEST, number)
        return int(number * self._media.side(number) ** 2)

    def of_sound(self, views: Views) -> int:
        """Tokens of the sound, if there is any."""
        if views.sound is None or not len(views.sound):
            return 0
        return max(FEWEST, self._preparing.heard(self._preparing.columns(self._preparing.windows(views.sound))))

    def memory(self, views: Views, context: Context, begun: Begun | None = None) -> Memory:
        """Raises FootageError where there are other pictures than were announced.

        Its streams are written to what `begun` hands out; without it they are on the device, as they are computed.
        """
        begun = begun or (lambda _, tokens: self._decoder.writing(tokens))
        share = _SHARE if self.of_sound(views) else 1.0
        pictures = self._taken(
            begun(PICTURES, self.of_pictures(len(views.times))),
            self._pictures(views, context.part(0.0, share)),
            context.check,
        )
        sound = self._sound(views, context.part(share, 1.0), begun)
        return Memory(pictures, sound)

    def forget(self) -> None:
        """Let go of what is kept in memory."""
        self.seen.forget()
        self.heard.forget()

    def _taken(self, writing: Writing, pieces: Iterator[Tensor], check: Callable[[], None]) -> Stream:
        """The stream of tokens that come in pieces (n, hidden) of any size."""
        for chunk in chunks(pieces, self.chunk):
            self._decoder.take_in(chunk, writing, check)
        return writing.finished()

    @torch.inference_mode()
    def _pictures(self, views: Views, context: Context) -> Iterator[Tensor]:
        media, patches = self._media, self._media.settings.grid**2
        number = len(views.times)
        count = max(FEWEST, number)
        together = max(1, self.chunk // media.side(count) ** 2)
        self.seen.whole = number * patches * media.settings.vision_width
        done = 0
        for part in stretches(views):
            features = self.seen.get(part, context.part(done / number, (done + len(part.times)) / number))
            for first in range(0, len(part.times), together):
                last = min(len(part.times), first + together)
                seen = features.take(first * patches, last * patches, media.device, media.dtype)[:, 0]
                seen = seen.view(last - first, patches, -1)
                if number == 1:
                    seen = seen.repeat(count, 1, 1)
                yield media.pictures(media.projected(media.pooled(seen, count)), done + first, count)
            done += len(part.times)

    def _sound(self, views: Views, context: Context, begun: Begun) -> Stream | None:
        found = self.heard.get(views, context)
        if found is None:
            return None
        features, count = found
        media, pool = self._media, self._media.settings.sound_pool

        def pieces() -> Iterator[Tensor]:
            for first in range(0, count, self.chunk):
                last = min(count, first + self.chunk)
                heard = features.take(first * pool, last * pool, media.device, media.dtype)[:, 0]
                yield media.sound(media.sound_projected(media.sound_pooled(heard)), first, count)

        return self._taken(begun(SOUND, count), pieces(), context.check)


@torch.inference_mode()
def chunks(pieces: Iterator[Tensor], size: int) -> Iterator[Tensor]:
    """The rows of `pieces` in runs of `size`, the last of which may be shorter."""
    held: list[Tensor] = []
    count = 0
    for piece in pieces:
        held.append(piece)
        count += len(piece)
        if count >= size:
            *whole, rest = torch.cat(held).split(size)
            if len(rest) == size:
                whole, rest = [*whole, rest], rest[:0]
            yield from whole
            held, count = [rest], len(rest)
    if count:
        yield torch.cat(held)
