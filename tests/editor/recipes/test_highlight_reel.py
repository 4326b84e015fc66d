"""Reels made of footage that was never shot: an engine that answers from prepared analyses stands in for the real one."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.edits.invariants import check
from editor.model import Clip, Loudness, Project
from editor.recipes.highlight_reel import Reel, ReelOptions, make_reel
from engine.protocol import (
    Analyse,
    Analysis,
    FaceBox,
    FindHighlights,
    FootageError,
    MediaInfo,
    Probe,
    Progress,
    UsageError,
    to_json,
)
from engine.tasks.highlights.find import find
from tests.support.analyses import analysis, bump, media_info, random_analyses


class PreparedEngine:
    """Answers as the engine would, from analyses by path."""

    def __init__(self, analyses: Sequence[Analysis | MediaInfo]) -> None:
        self._infos = {(a.info if isinstance(a, Analysis) else a).path: a for a in analyses}

    def run(self, request: Any, *, on_progress: Any = None, cancel: threading.Event | None = None) -> Any:
        assert cancel is None or not cancel.is_set()
        if on_progress is not None:
            for done in (0.0, 0.5, 1.0):
                on_progress(Progress(job=1, done=done, stage="working"))
        match request:
            case Probe(path=path):
                found = self._infos[path]
                return found.info if isinstance(found, Analysis) else found
            case Analyse(path=path):
                return self._infos[path]
            case FindHighlights(paths=paths):
                return find([self._infos[path] for path in paths], request)
        raise TypeError(request)


def reel_of(*analyses: Analysis | MediaInfo, **options: Any) -> Reel:
    paths = [Path((a.info if isinstance(a, Analysis) else a).path) for a in analyses]
    return make_reel(PreparedEngine(analyses), paths, ReelOptions(**options))  # type: ignore[arg-type]


def pictures(project: Project) -> tuple[Clip, ...]:
    return project.sequence.track("V1").clips


def sounds(project: Project) -> tuple[Clip, ...]:
    return project.sequence.track("A1").clips


def lively(name: str = "match.mp4", duration: Fraction = Fraction(120), **fields: Any) -> Analysis:
    info_fields = {key: fields.pop(key) for key in ("rate", "size", "vfr", "audio", "fingerprint") if key in fields}
    info = media_info(name, duration, **info_fields)
    if info.audio:
        fields.setdefault("loudness", lambda t: -35 + 15 * bump(t % 17, 6))
    return analysis(info, motion=lambda t: 0.05 + 0.6 * bump(t % 11, 5), **fields)


@given(st.data())
@settings(max_examples=50)
def test_what_every_reel_promises(data: st.DataObject) -> None:
    films = [data.draw(random_analyses(f"{index}.mp4")) for index in range(data.draw(st.integers(1, 3)))]
    asked = {
        "length": Fraction(data.draw(st.integers(20, 600)), 20),
        "aspect": data.draw(st.sampled_from([None, Fraction(9, 16), Fraction(1), Fraction(21, 9)])),
        "order": data.draw(st.sampled_from(["chronological", "score"])),
    }
    made, problem = None, ""
    try:
        made = reel_of(*films, **asked)
    except FootageError as refusal:
        problem = refusal.message
    if made is None:
        assert "nothing usable" in problem or "lasts a whole frame" in problem
        return
    assert to_json(made) == to_json(reel_of(*films, **asked))
    project = made.project
    assert check(project) == []
    sequence, shown = project.sequence, pictures(project)
    assert shown
    assert shown[0].record_in == 0
    assert all(left.record_out == right.record_in for left, right in pairwise(shown))
    assert abs(sequence.duration / sequence.rate - asked["length"]) <= 1 / sequence.rate or any(
        note.startswith("the reel lasts") for note in made.notes
    )
    assert sequence.duration <= round(asked["length"] * sequence.rate)
    by_id = {media.id: film for media, film in zip(project.media, films, strict=True)}
    heard = {clip.link: clip for clip in sounds(project)}
    used: dict[str, list[tuple[Fraction, Fraction]]] = {}
    for clip in shown:
        film = by_id[clip.media]
        video = film.info.video[0]
        assert clip.origin is not None
        assert clip.origin.reasons
        assert 0 <= (clip.origin.score or 0) <= 1
        assert clip.source_out(sequence.rate) <= video.duration + Fraction(1, 1000) / sequence.rate
        if not video.vfr:
            assert (clip.source_in * video.rate).denominator == 1
        used.setdefault(clip.media, []).append((clip.source_in, clip.source_out(sequence.rate)))
        if film.info.audio:
            sound = heard[clip.link]
            assert (sound.record_in, sound.duration, sound.source_in) == (clip.record_in, clip.duration, clip.source_in)
            assert sound.crop is None
        else:
            assert clip.link is None
    for ranges in used.values():
        assert all(left[1] <= right[0] + Fraction(1, 1000) for left, right in pairwise(sorted(ranges)))
    if asked["order"] == "score":
        scores = [clip.origin.score for clip in shown if clip.origin]
        assert scores == sorted(scores, reverse=True)
    else:
        places = [(clip.media, clip.source_in) for clip in shown]
        assert places == sorted(places)


@given(st.integers(100, 6000), st.sampled_from([Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001), Fraction(60)]))
@settings(max_examples=40)
def test_any_length_is_met_to_the_frame(hundredths: int, rate: Fraction) -> None:
    film = lively(rate=rate, cuts=[7.9, 19, 31.3, 44, 58.1, 70, 85, 99], speech=[(10, 13), (33, 37.5), (60, 66)])
    length = Fraction(hundredths, 100)
    made = reel_of(film, length=length)
    assert made.project.sequence.duration == round(length * rate)
    assert made.notes == ()
    if length >= 2:
        assert all(clip.duration / rate >= Fraction(6, 5) for clip in pictures(made.project))
    # a sentence that is longer than a moment may last cannot be kept whole
    within = [span for span in film.speech if span.duration <= max(3, length)]
    edges = {at for clip in pictures(made.project) for at in (clip.source_in, clip.source_out(rate))}
    broken = [at for at in edges for span in within if span.start + 1 / rate < at < span.end - 1 / rate]
    assert broken == []


@pytest.mark.parametrize("length", [5, 12, 20, 33])
def test_fast_cut_footage_is_met_to_the_frame_and_begins_on_cuts(length: int) -> None:
    cuts = [round(1.3 * k + 0.4 * (k % 3), 2) for k in range(1, 50)]
    film = lively(duration=Fraction(70), cuts=cuts)
    made = reel_of(film, length=Fraction(length))
    assert made.project.sequence.duration == length * 25
    starts = {shot.start * 25 for shot in film.shots}
    on_cuts = [clip for clip in pictures(made.project) if any(abs(clip.source_in * 25 - s) < 1 for s in starts)]
    assert len(on_cuts) >= len(pictures(made.project)) * 0.7


def test_footage_shorter_than_the_reel_is_used_whole_and_said_to_be_short() -> None:
    made = reel_of(lively(duration=Fraction(9), speech=[(2, 4)]), length=Fraction(20))
    assert made.project.sequence.duration == 9 * 25
    assert len(pictures(made.project)) == 1
    assert made.notes == ("the reel lasts 9.00 s, not 20 s: the footage itself lasts 9.0 s",)


def test_a_reel_almost_as_long_as_its_footage_does_not_jump_about() -> None:
    made = reel_of(lively(duration=Fraction(20)), length=Fraction(19))
    assert made.project.sequence.duration == 19 * 25
    assert len(pictures(made.project)) <= 2


def test_a_clip_of_a_second_becomes_a_reel_of_a_second() -> None:
    assert reel_of(lively(duration=Fraction(1)), length=Fraction(30)).project.sequence.duration == 25


def test_mixed_files_all_appear_in_the_order_given() -> None:
    made = reel_of(lively("a.mp4"), lively("b.mp4", rate=Fraction(30)), lively("c.mp4", audio=False), length=Fraction(20))
    order = [clip.media for clip in pictures(made.project)]
    assert order == sorted(order)
    assert set(order) == {"m1", "m2", "m3"}
    assert made.project.sequence.duration == 20 * 25


def test_the_same_footage_twice_is_used_once() -> None:
    made = reel_of(lively("a.mp4", fingerprint="x"), lively("copy.mp4", fingerprint="x"), length=Fraction(10))
    assert len(made.project.media) == 1
    assert made.notes == ("copy.mp4 is the same as a.mp4 and is used once",)


def test_what_has_no_moving_picture_is_refused_or_left_out() -> None:
    sound = media_info("song.mp3", video=False, kind="audio")
    still = media_info("photo.jpg", audio=False, kind="image")
    with pytest.raises(FootageError, match="only sound") as refusal:
        reel_of(sound)
    assert refusal.value.file == sound.path
    with pytest.raises(FootageError, match="only still pictures"):
        reel_of(still)
    made = reel_of(sound, still, lively(), length=Fraction(10))
    assert [media.name for media in made.project.media] == ["match.mp4"]
    assert len(made.notes) == 2


def test_black_footage_is_refused_with_the_reason() -> None:
    with pytest.raises(FootageError, match="nothing usable: the picture is black"):
        reel_of(analysis(media_info(), unusable=[(0, 60)]))


@pytest.mark.parametrize(
    "wrong", [{"length": Fraction(0)}, {"aspect": Fraction(0)}, {"shortest": Fraction(5), "longest": Fraction(2)}]
)
def test_options_that_contradict_themselves_are_refused(wrong: dict[str, Fraction]) -> None:
    with pytest.raises(UsageError):
        reel_of(lively(), **wrong)


def test_the_timeline_is_ready_for_delivery() -> None:
    sequence = reel_of(lively(), length=Fraction(10)).project.sequence
    assert sequence.loudness == Loudness(integrated=-14.0, true_peak=-1.0)
    assert Fraction(1, 100) <= sequence.cut_fade <= Fraction(3, 100)
    assert (sequence.width, sequence.height, sequence.rate) == (1920, 1080, 25)


def test_a_vertical_reel_keeps_a_face_in_the_window() -> None:
    faces = [FaceBox(Fraction(t, 2), 0.78, 0.2, 0.88, 0.4, 0.9) for t in range(240)]
    made = reel_of(lively(faces=faces), length=Fraction(10), aspect=Fraction(9, 16))
    sequence = made.project.sequence
    assert (sequence.width, sequence.height) == (1080, 1920)
    for clip in pictures(made.project):
        assert clip.crop is not None
        (key,) = clip.crop.keys
        assert key.x <= 0.78
        assert key.x + key.width >= 0.88
        assert clip.origin is not None
        assert clip.origin.reasons[-1] == "framed on the face"


def test_progress_only_rises() -> None:
    seen: list[float] = []
    film = lively()
    make_reel(
        PreparedEngine([film]),  # type: ignore[arg-type]
        [Path(film.info.path)],
        ReelOptions(length=Fraction(5)),
        lambda progress: seen.append(progress.done),
    )
    assert seen == sorted(seen)
    assert seen[-1] == 1


def test_moments_are_told_in_the_language_that_is_asked_for() -> None:
    asked: list[FindHighlights] = []

    class Listening(PreparedEngine):
        def run(self, request: Any, **more: Any) -> Any:
            if isinstance(request, FindHighlights):
                asked.append(request)
            return super().run(request, **more)

    film = lively()
    ids = []
    for language in ("", "zh"):
        options = ReelOptions(length=Fraction(5), language=language)
        made = make_reel(Listening([film]), [Path(film.info.path)], options)  # type: ignore[arg-type]
        ids.append(made.project.id)
    assert [request.language for request in asked] == ["", "zh"]
    assert ids[0] != ids[1], "another language is another reel"


def test_a_reel_is_plain_data() -> None:
    made = reel_of(lively(), length=Fraction(5))
    assert msgspec.json.decode(to_json(made))["project"]["active"] == "s1"
