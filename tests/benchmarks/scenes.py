"""Generated scenes with known cuts, for the shot benchmark: hard cuts among fades, dissolves and flashes."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

from tests.benchmarks.shots import Labelled
from tests.support.footage import Scene, scene_clip


def labelled_scenes(folder: Path) -> list[Labelled]:
    """Six films of about forty shots in all, deterministic; gradual passages are left out of the count."""
    films = []
    for number, rate in enumerate(
        (Fraction(24), Fraction(25), Fraction(30000, 1001), Fraction(50), Fraction(10), Fraction(60))
    ):
        choice = random.Random(number)
        scenes, cuts, unclear, frame = [], [], [], 0
        for look in range(7):
            frames = choice.randint(round(rate * 1), round(rate * 4))
            begins = choice.choice(("cut", "cut", "cut", "dissolve", "fade")) if look else "cut"
            passage = round(rate / 2) if begins != "cut" else 0
            flashes = (frames // 2,) if choice.random() < 0.3 else ()
            scenes.append(
                Scene(
                    look=number * 10 + look,
                    frames=frames,
                    speed=choice.uniform(0.0, 3.0),
                    begins=begins,
                    passage=passage,
                    flashes=flashes,
                )
            )
            if look and begins == "cut":
                cuts.append(frame)
            elif look:
                unclear.append((frame - 2, frame + passage + 2))
            frame += frames
        path = folder / f"scenes-{number}.mp4"
        if not path.exists():
            scene_clip(path, scenes, rate=rate)
        films.append(Labelled(path, rate, cuts, unclear))
    return films
