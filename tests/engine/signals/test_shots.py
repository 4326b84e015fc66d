"""Shots and gradual changes, in real film footage and in generated scenes."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from engine.media import probe
from engine.signals import transnet
from engine.signals.picture import Seen, watch
from engine.signals.shots import ShotFinder, decide
from tests.support.footage import Scene, hard_cuts, scene_clip

FILM_CUTS = [
    52, 122, 158, 221, 309, 715, 788, 872, 901, 987, 1127, 1157, 1203, 1234, 1246, 1284, 1345, 1378, 1430, 1472, 1525, 1571,
    1618, 1650, 1689,
]  # fmt: skip


def seen(path: Path) -> tuple[Seen, Fraction]:
    info = probe(path)
    return watch(info, lambda _: None, lambda: None), info.video[0].rate


def starts(found: Seen, rate: Fraction) -> list[int]:
    assert found.shots[0].start == 0
    assert all(a.end == b.start for a, b in zip(found.shots, found.shots[1:], strict=False))
    return [round(shot.start * rate) for shot in found.shots[1:]]


@pytest.mark.slow
def test_every_cut_of_a_fast_film_and_no_flash(shared_media: Path) -> None:
    found, rate = seen(next(shared_media.rglob("tears*.webm")))
    assert starts(found, rate) == FILM_CUTS
    assert found.fades == ()


def test_a_dissolve_and_a_cut_between_still_shots(shared_media: Path) -> None:
    found, rate = seen(next(shared_media.rglob("nasa_13013.mp4")))
    (fade,) = found.fades
    assert abs(round(fade.start * rate) - 127) <= 2
    assert abs(round(fade.end * rate) - 152) <= 3
    middle, cut = starts(found, rate)
    assert 127 <= middle <= 151
    assert cut == 202


@pytest.mark.slow
def test_a_fixed_camera_is_one_shot(shared_media: Path) -> None:
    found, rate = seen(next(shared_media.rglob("one-by-one-person-detection.mp4")))
    assert starts(found, rate) == []
    assert found.unusable == (), "an empty scene in front of a fixed camera is not a frozen picture"


@pytest.mark.parametrize("name", ["01_dog.mp4", "bedroom.mp4", "Seeking_30_480_1050.mp4"])
def test_movement_is_no_cut(shared_media: Path, name: str) -> None:
    found, rate = seen(next(shared_media.rglob(name)))
    assert starts(found, rate) == []
    assert found.fades == ()


@pytest.mark.parametrize("rate", [10, 25, 60])
def test_hard_cuts_are_found_to_the_frame_beside_flashes_and_pans(tmp_path: Path, rate: int) -> None:
    def frames(at_25: int) -> int:
        return max(3, at_25 * rate // 25)

    scenes = [
        Scene(frames(40), 0),
        Scene(frames(30), 1, speed=8),
        Scene(frames(60), 2, flashes=(frames(20), frames(40))),
        Scene(frames(15), 3),
        Scene(frames(40), 4, speed=0.5, flashes=(1,)),
    ]
    found, exact = seen(scene_clip(tmp_path / "cuts.mp4", scenes, rate=Fraction(rate)))
    assert starts(found, exact) == hard_cuts(scenes)


def test_a_long_flash_is_no_cut(tmp_path: Path) -> None:
    scenes = [Scene(70, 0, flashes=(30, 31, 32))]
    found, rate = seen(scene_clip(tmp_path / "flash.mp4", scenes))
    assert starts(found, rate) == []


def test_black_between_shots_is_found_and_unusable(tmp_path: Path) -> None:
    scenes = [Scene(40, 0), Scene(25, black=True), Scene(40, 1)]
    found, rate = seen(scene_clip(tmp_path / "black.mp4", scenes))
    assert starts(found, rate) == [40, 65]
    assert [(round(s.start * rate), round(s.end * rate)) for s in found.unusable] == [(40, 65)]


def test_dissolves_and_fades_part_shots_in_their_middle(tmp_path: Path) -> None:
    scenes = [Scene(60, 0, speed=1), Scene(70, 1, "dissolve", 20, speed=1), Scene(60, 2, "fade", 24, speed=1)]
    found, rate = seen(scene_clip(tmp_path / "gradual.mp4", scenes))
    dissolve, fade = starts(found, rate)
    assert abs(dissolve - 70) <= 4
    assert abs(fade - 142) <= 4
    spans = [(round(s.start * rate), round(s.end * rate)) for s in found.fades]
    assert len(spans) == 2
    assert all(first - 8 <= a < b <= last + 9 for (a, b), (first, last) in zip(spans, [(60, 79), (130, 153)], strict=True))


@pytest.mark.parametrize(("lengths", "expected"), [((1,), []), ((2,), []), ((1, 2), [1])])
def test_footage_of_a_few_frames(tmp_path: Path, lengths: tuple[int, ...], expected: list[int]) -> None:
    scenes = [Scene(length, look) for look, length in enumerate(lengths)]
    found, rate = seen(scene_clip(tmp_path / "tiny.mp4", scenes))
    assert starts(found, rate) == expected


def test_bars_do_not_hide_a_cut() -> None:
    random = np.random.default_rng(1)
    pictures = np.zeros((80, 27, 48, 3), np.uint8)
    for shot in (0, 1):
        pictures[shot * 40 : shot * 40 + 40, :, 17:31] = random.integers(30, 220, (27, 14, 3))
    with ShotFinder(25.0, lambda: None) as finder:
        for picture in pictures:
            finder.add(picture)
        found = finder.finish()
    assert found.starts == (0, 40)
    assert found.windows == 0, "a plain cut needs no second opinion"


def test_evidence_stays_small_however_long_the_footage() -> None:
    picture = np.full((27, 48, 3), 90, np.uint8)
    with ShotFinder(30.0, lambda: None) as finder:
        for _ in range(3000):
            finder.add(picture)
        held = finder._thumbnails._ring.nbytes
        evidence = finder.finish().evidence
    assert held < 4 << 20
    assert evidence.nbytes <= 3000 * 40


def test_without_the_network_evident_cuts_are_still_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(transnet, "find_spec", lambda _: None)
    monkeypatch.setattr(transnet, "_loaded", [])
    scenes = [Scene(40, 0), Scene(40, 1, "dissolve", 20), Scene(40, 2)]
    found, rate = seen(scene_clip(tmp_path / "cuts.mp4", scenes))
    assert 80 in starts(found, rate)
    assert any("shot detector" in note for note in found.notes)


def test_weights_that_are_not_the_pinned_ones_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transnet, "_SHA256", "0" * 64)
    monkeypatch.setattr(transnet, "_loaded", [])
    with pytest.raises(transnet.EngineError, match="weights"):
        transnet.likelihoods(np.zeros((64, 27, 48, 3), np.uint8))


def test_nothing_happens_in_no_footage() -> None:
    assert decide(np.zeros((0, 10), np.float32), {}, [], 25.0) == ((0,), ())
