"""The cut by its words: where what is said in a piece of footage is heard, and edits that put it in or take it out."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QCoreApplication

from editor.model import Media, Project
from editor.recipes.spoken import Voice, add_words, frame_saying, remove_words, voices
from editor.recipes.subtitles import make_subtitles
from engine.protocol import SpokenWord, Transcript
from ui.state.context import Context

Words = tuple[SpokenWord, ...]


class SpokenCut:
    """One piece of footage at a time, in the document as it is since `look_at`. Without footage nothing is heard."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._media: Media | None = None
        self._voices: list[Voice] | None = None

    def look_at(self, media: Media | None) -> None:
        """Footage, or the document, is another one."""
        self._media = media
        self._voices = None

    # --- where it is heard

    @property
    def is_heard(self) -> bool:
        """Whether the cut has any of it."""
        return bool(self._heard())

    def contains(self, words: Words) -> bool:
        """Whether some of these words are in the cut."""
        return any(voice.shown[0] < words[-1].end and words[0].start < voice.shown[1] for voice in self._heard())

    def time_at(self, frame: int) -> Fraction | None:
        """The media time that is heard at a frame of the timeline; None where something else is."""
        for voice in self._heard():
            if voice.clip.record_in <= frame < voice.clip.record_out:
                return voice.clip.source_at(frame - voice.clip.record_in, voice.rate)
        return None

    def go_to(self, time: Fraction) -> None:
        """Bring the playhead to where this instant is heard; where the cut does not have it, show it in the source."""
        media, view = self._media, self._context.view
        if media is None:
            return
        frame = None if view.source else frame_saying(self._context.document.project, media.id, time)
        if frame is None:
            view.show_source(media.id, time)
        else:
            view.set_playhead(frame)

    def _heard(self) -> list[Voice]:
        if self._voices is None:
            media = self._media
            self._voices = voices(self._context.document.project, media.id) if media is not None else []
        return self._voices

    # --- edits; whether they were made

    def add(self, transcript: Transcript, words: Words, between: tuple[Fraction | None, Fraction | None]) -> bool:
        """Append the footage in which `words` are said; `between` are the ends of the words before and after them."""
        media, say = self._media, QCoreApplication.translate
        if media is None:
            return False
        low, high = between
        room = (low or Fraction(0), high if high is not None else media.info.duration)
        name = say("TranscriptPanel", "Sequence {0}").format(1)
        return self._do(
            say("TranscriptPanel", "add words"),
            lambda project: add_words(project, media.id, transcript, words, room=room, sequence_name=name),
        )

    def remove(self, words: Words) -> bool:
        """Cut `words` out, and close the gap."""
        media, name = self._media, QCoreApplication.translate("TranscriptPanel", "remove words")
        return media is not None and self._do(name, lambda project: remove_words(project, media.id, words))

    def make_subtitles(self, transcript: Transcript, words: Words) -> bool:
        """Subtitles of `words`, or of all that is said where there are none."""
        media, name = self._media, QCoreApplication.translate("TranscriptPanel", "make subtitles")
        return media is not None and self._do(
            name, lambda project: make_subtitles(project, media.id, transcript, words=words or None)
        )

    def _do(self, name: str, edit: Callable[[Project], Project]) -> bool:
        return self._context.document.do(name, edit)
