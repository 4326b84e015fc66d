"""Shots: hard cuts found within one frame, beside PySceneDetect, on labelled real footage and on generated scenes.

The labels of the real clips were set by eye (see the footage's manifest); a file of one take must have no cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from scenedetect import AdaptiveDetector, ContentDetector, detect

from tests.benchmarks.measure import MEDIA, Bench, clipwright

TEARS = [
    52, 122, 158, 221, 309, 715, 788, 872, 901, 987, 1127, 1157, 1203, 1234, 1246, 1284, 1345, 1378, 1430, 1472, 1525,
    1571, 1618, 1650, 1689,
]  # fmt: skip
TEARS_UNCLEAR = ((902, 986), (1128, 1156), (1158, 1202))
ONE_TAKE = (
    "one-by-one-person-detection.mp4", "car-detection.mp4", "01_dog.mp4", "02_cups.mp4", "bedroom.mp4",
    "Seeking_30_480_1050.mp4", "flower.mp4", "sample_with_increasing_timestamps_360p.mp4",
)  # fmt: skip


@dataclass(frozen=True)
class Labelled:
    """Footage, its rate and the first frames of its shots; cuts inside `unclear` are not counted either way."""

    path: Path
    rate: Fraction
    cuts: Sequence[int]
    unclear: Sequence[tuple[int, int]] = ()


def run(bench: Bench, generated: Sequence[Labelled]) -> None:
    """F1 of ours and of two PySceneDetect detectors on the same files."""
    real = [Labelled(next(MEDIA.rglob("tears*.webm")), Fraction(24), TEARS, TEARS_UNCLEAR)]
    real += [Labelled(next(MEDIA.rglob(name)), _rate(bench, next(MEDIA.rglob(name))), ()) for name in ONE_TAKE]
    nasa = next(MEDIA.rglob("nasa_13013.mp4"))
    real.append(Labelled(nasa, Fraction(25), (202,), ((120, 158),)))
    for name, files in (("real", real), ("generated", generated)):
        scores = {
            "ours": _f1(files, lambda item: _ours(bench, item)),
            "PySceneDetect content": _f1(files, lambda item: _peer(item, ContentDetector)),
            "PySceneDetect adaptive": _f1(files, lambda item: _peer(item, AdaptiveDetector)),
        }
        for detector, (value, detail) in scores.items():
            goal = "the others" if detector == "ours" else "-"
            bench.add(f"F1 of hard cuts, {name} footage, {detector}", value, goal, detail)


def _rate(bench: Bench, path: Path) -> Fraction:
    return Fraction(clipwright("probe", path, env=bench.cache("shots"))["files"][0]["video"][0]["rate"])


def _ours(bench: Bench, item: Labelled) -> list[int]:
    shots = clipwright("analyse", item.path, env=bench.cache("shots"))["files"][0]["shots"]
    return [round(Fraction(start).limit_denominator(10**6) * item.rate) for start, _ in shots[1:]]


def _peer(item: Labelled, detector: type[ContentDetector] | type[AdaptiveDetector]) -> list[int]:
    scenes = detect(str(item.path), detector(), backend="pyav")
    return [start.frame_num for start, _ in scenes[1:]]


def _f1(files: Sequence[Labelled], find: object) -> tuple[float, str]:
    hits = invented = missed = 0
    for item in files:
        found = [cut for cut in find(item) if not any(a <= cut <= b for a, b in item.unclear)]  # type: ignore[operator]
        matched = {cut for cut in item.cuts if any(abs(cut - other) <= 1 for other in found)}
        hits += len(matched)
        missed += len(item.cuts) - len(matched)
        invented += sum(not any(abs(cut - other) <= 1 for other in item.cuts) for cut in found)
    total = 2 * hits + invented + missed
    return (2 * hits / total if total else 1.0), f"{hits} hit, {missed} missed, {invented} invented"
