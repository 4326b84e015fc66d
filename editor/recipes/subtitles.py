"""From a transcript to subtitles: words in short lines, each lit while it is spoken, wherever the cut lets them be heard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from editor.edits import EditError, IdSource, add_track, new_id, set_style
from editor.edits.draft import Draft
from editor.model import Project, Subtitle, SubtitleStyle, Track, Word
from editor.recipes.spoken import TASK, Voice, origin_of, voices
from engine.protocol import SpokenWord, Transcript

STYLE = "spoken"
"""Name of the style that is made for them where the sequence has none of that name."""
LETTERS = 42
"""Most letters in a line of a wide picture; subtitles have two lines."""
_NARROW_LETTERS = 24
_SHORTEST = Fraction(4, 5)
"""Seconds that a subtitle stays, if the next one lets it."""
_LONGEST = Fraction(6)
_PAUSE = Fraction(3, 5)
"""Silence at which a subtitle ends."""
_CLOSED = Fraction(1, 3)
"""A gap up to this is closed: a blink between two subtitles is worse than none."""
_ENDS = (".", "!", "?", "…", "。", "！", "？")
_SPACELESS = frozenset({"zh", "ja", "th", "lo", "my", "yue", "km", "bo"})


@dataclass(frozen=True)
class _Timed:
    word: SpokenWord
    speaker: str
    frame_in: int
    frame_out: int
    last: bool
    """Whether a segment ends with it."""


def make_subtitles(
    project: Project,
    media_id: str,
    transcript: Transcript,
    *,
    words: Sequence[SpokenWord] | None = None,
    track_id: str | None = None,
    ids: IdSource = new_id,
) -> Project:
    """Subtitles for what the active sequence lets be heard of this footage: all of it, or `words` only.

    They go on the track that is named, else on the first unlocked subtitle track, else on a new one; what a former
    transcript put there in the same place gives way, what a person wrote stays. One edit. Raises EditError.
    """
    heard = voices(project, media_id)
    if not heard:
        raise EditError("the cut does not have this footage", hint="add it to the timeline first")
    if not transcript.has_words:
        raise EditError("there are no words to make subtitles of", hint="transcribe the footage with a speech model")
    project, track = _track(project, track_id, ids)
    project, style = _style(project)
    lines = [line for voice in heard for line in _lines(list(_timed(voice, transcript, words)), project)]
    if not lines:
        raise EditError("the cut does not have these words", hint="add them to the timeline first")
    lines.sort(key=lambda line: line[0].frame_in)
    draft = Draft(project, None, ids)
    language = "en" if transcript.translated else transcript.language
    until = 0
    made: list[Subtitle] = []
    items = [item for item in track.items if isinstance(item, Subtitle)]
    kept = [item for item in items if item.origin is None or item.origin.task != TASK]
    for place, line in enumerate(lines):
        following = lines[place + 1][0].frame_in if place + 1 < len(lines) else None
        start = max(line[0].frame_in, until)
        end = _end(line, following, project.sequence.rate)
        if end > start and not any(start < item.record_out and item.record_in < end for item in kept):
            until = end
            made.append(_subtitle(line, start, end, style, language, transcript, ids))
    for item in items:
        if item not in kept and any(item.record_in < one.record_out and one.record_in < item.record_out for one in made):
            draft.drop(track.id, item.id)
    for one in made:
        draft.put(track.id, one)
    return draft.done()


def _track(project: Project, track_id: str | None, ids: IdSource) -> tuple[Project, Track]:
    tracks = project.sequence.tracks
    if track_id is not None:
        found = next((track for track in tracks if track.id == track_id and track.kind == "subtitle"), None)
        if found is None:
            raise EditError("there is no such subtitle track", hint="choose another one")
        return project, found
    found = next((track for track in tracks if track.kind == "subtitle" and not track.locked), None)
    if found is not None:
        return project, found
    known = {track.id for track in tracks}
    project = add_track(project, "subtitle", ids=ids)
    return project, next(track for track in project.sequence.tracks if track.id not in known)


def _style(project: Project) -> tuple[Project, str]:
    if all(style.name != STYLE for style in project.sequence.styles):
        tall = project.sequence.height > project.sequence.width
        made = SubtitleStyle(
            name=STYLE,
            size=0.032 if tall else 0.05,
            bold=True,
            outline=0.003,
            vertical=0.74 if tall else 0.88,
            highlight_colour="#ffd23fff",
        )
        project = set_style(project, made)
    return project, STYLE


def _timed(voice: Voice, transcript: Transcript, words: Sequence[SpokenWord] | None) -> Iterator[_Timed]:
    """The words that a clip lets be heard, with the frames at which they are."""
    first, last = voice.shown
    chosen = None if words is None else {(word.start, word.end) for word in words}
    for segment in transcript.segments:
        if segment.end <= first or segment.start >= last:
            continue
        for place, word in enumerate(segment.words):
            middle = (word.start + word.end) / 2
            if not first <= middle < last or (chosen is not None and (word.start, word.end) not in chosen):
                continue
            start = voice.frame_at(max(word.start, first))
            end = max(voice.frame_at(min(word.end, last)), start + 1)
            yield _Timed(word, segment.speaker, start, min(end, voice.clip.record_out), place == len(segment.words) - 1)


def _lines(words: list[_Timed], project: Project) -> Iterator[list[_Timed]]:
    """The words in groups that can be read at once."""
    sequence = project.sequence
    most = 2 * (LETTERS if sequence.width >= sequence.height else _NARROW_LETTERS)
    line: list[_Timed] = []
    letters = 0
    for word in words:
        if line:
            pause = (word.frame_in - line[-1].frame_out) / sequence.rate
            lasting = (word.frame_out - line[0].frame_in) / sequence.rate
            ended = line[-1].word.text.endswith(_ENDS) and letters > most // 4
            if (
                line[-1].last
                or pause > _PAUSE
                or lasting > _LONGEST
                or letters + 1 + len(word.word.text) > most
                or ended
                or word.speaker != line[-1].speaker
            ):
                yield line
                line, letters = [], 0
        letters += len(word.word.text) + bool(line)
        line.append(word)
    if line:
        yield line


def _end(line: Sequence[_Timed], following: int | None, rate: Fraction) -> int:
    """Where a subtitle ends: no sooner than it can be read, and with the next one when that is near."""
    end = max(line[-1].frame_out, line[0].frame_in + ceil(_SHORTEST * rate))
    if following is None:
        return end
    if following <= end + ceil(_CLOSED * rate):
        return max(following, line[0].frame_in + 1)
    return end


def _subtitle(
    line: Sequence[_Timed], start: int, end: int, style: str, language: str, transcript: Transcript, ids: IdSource
) -> Subtitle:
    between = "" if language in _SPACELESS else " "
    length = end - start
    words = tuple(
        Word(one.word.text, min(max(one.frame_in - start, 0), length), min(max(one.frame_out - start, 0), length))
        for one in line
    )
    return Subtitle(
        id=ids(),
        record_in=start,
        duration=length,
        text=between.join(one.word.text for one in line),
        style=style,
        words=words,
        speaker=line[0].speaker,
        language=language,
        origin=origin_of(transcript, [one.word for one in line]),
    )
