"""Rendering: our reel against the same edit written by hand as one ffmpeg command, and as two moviepy scripts.

Ours, the command by hand and the first script encode with the same encoder, preset and quality. The second script is moviepy
as it comes: its own encoder settings (x264's medium at CRF 23). All fade or level the sound as far as they can.

How much faster than moviepy anything can be that uses the same encoder shows in the last figure of each edit: the command by
hand, which does nothing but decode, edit and encode, against the script.

That all four make the same edit is checked: they last as long, and show the same within every shot.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np

from engine.media import probe, sample_frames
from tests.benchmarks.measure import Bench, alternate, call, clipwright
from tests.benchmarks.render_edits import Edit, edits
from tests.benchmarks.render_others import SAME, by_hand, moviepy_script

WAYS = ("ours", "hand", "moviepy", "as_it_comes")
PARTS = (0.3, 0.5, 0.7)
"""Where in a shot pictures are compared; at one of three a cut of the film itself may lie, where ways differ by a frame."""
MOST_OFF = 20.0
"""Mean difference, of 255, of small pictures that show the same moment or its neighbour; others differ by 50 and more."""


def run(bench: Bench, film: Path, rounds: int = 3, only: Sequence[str] = ()) -> None:
    """Wall times of the ways to make each edit of `film`; `only` picks edits by parts of their names."""
    for edit in edits(bench, film):
        if not only or any(part in edit.name for part in only):
            _compare(bench, edit, rounds)


def _compare(bench: Bench, edit: Edit, rounds: int) -> None:
    folder = bench.folder / "render"
    made = {way: folder / f"{way}.mp4" for way in WAYS}
    env = bench.cache("render")
    taken = alternate(
        rounds,
        ours=lambda: clipwright("render", edit.project, "-o", made["ours"], env=env),
        hand=lambda: call(by_hand(edit, made["hand"])),
        moviepy=lambda: call(moviepy_script(edit, made["moviepy"], SAME)),
        as_it_comes=lambda: call(moviepy_script(edit, made["as_it_comes"], {})),
    )
    _check(edit, made)
    sizes = ", ".join(f"{way} {path.stat().st_size / 1e6:.1f} MB" for way, path in made.items())
    what = f"; {len(edit.shots)} clips, {edit.size[0]}x{edit.size[1]}, {sizes}"
    rows = (
        ("reel render over one ffmpeg command by hand", "ours", "hand", "<= 1.05"),
        ("moviepy as it comes over our render", "as_it_comes", "ours", ">= 3"),
        ("moviepy, same encoder settings, over our render", "moviepy", "ours", ">= 3"),
        ("moviepy as it comes over the command by hand", "as_it_comes", "hand", "a bound"),
        ("moviepy, same encoder settings, over the command by hand", "moviepy", "hand", "a bound"),
    )
    for title, one, other, goal in rows:
        bench.add(f"{title}, {edit.name}", taken.ratio(one, other), goal, taken.detail(one, other) + what)
        what = ""


def _check(edit: Edit, made: dict[str, Path]) -> None:
    """Raises RuntimeError where a way has made another edit than ours."""
    times, at = [], 0.0
    for shot in edit.shots:
        length = (shot.end - shot.start) / shot.speed
        times += [at + length * part for part in PARTS]
        at += length
    ours = _small(made["ours"], times)
    for way, path in made.items():
        lasts = float(probe(path).video[0].duration)
        if abs(lasts - at) > 0.5:
            raise RuntimeError(f"{edit.name}, {way}: it lasts {lasts:.2f} s, not {at:.2f} s")
        off = np.abs(ours - _small(path, times)).mean(axis=(1, 2)).reshape(len(edit.shots), len(PARTS))
        for number, usual in enumerate(np.median(off, axis=1)):
            if usual > MOST_OFF:
                raise RuntimeError(f"{edit.name}, {way}: shot {number + 1} shows something else ({usual:.0f} of 255)")


def _small(path: Path, times: Sequence[float]) -> np.ndarray:
    """(times, 32, 32): what is shown at each, in grey."""
    wanted = [Fraction(round(time * 1000), 1000) for time in times]
    return np.stack([picture.mean(axis=2) for _, picture in sample_frames(probe(path), wanted, size=(32, 32))])
