"""Export presets as data: complete, of formats that there are, and honest about sizes."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from editor import interchange
from editor.model import Sequence, changed
from editor.presets import load_presets
from editor.render import SOUND_SUFFIXES, SUFFIXES

WIDE = Sequence(id="s", name="s", rate=Fraction(30000, 1001), width=1920, height=1080)
TALL = changed(WIDE, width=1080, height=1920)


@pytest.mark.parametrize("preset", load_presets(), ids=lambda preset: preset.id)
def test_each_is_of_a_format_that_there_is(preset) -> None:  # type: ignore[no-untyped-def]
    if preset.is_timeline:
        assert preset.format in interchange.FORMATS
        assert preset.reader in interchange.PRESETS
        assert preset.suffix == f".{preset.format}"
    else:
        assert preset.suffix in (*SUFFIXES, *SOUND_SUFFIXES)
        assert preset.width % 2 == preset.height % 2 == 0
        assert bool(preset.width) == bool(preset.height)


def test_the_ones_that_people_look_for() -> None:
    presets = {preset.id: preset for preset in load_presets()}
    assert presets["youtube-1080p"].size(WIDE) == (1920, 1080)
    assert presets["youtube-4k"].size(WIDE) == (3840, 2160)
    assert presets["shorts"].size(WIDE) == (1080, 1920)
    assert presets["square"].size(WIDE) == (1080, 1080)
    assert presets["prores"].settings(WIDE).codec == "prores"
    assert presets["sequence"].size(changed(WIDE, width=641, height=359)) == (642, 360)
    assert presets["sound-wav"].is_sound


def test_names_do_not_collide() -> None:
    names = [preset.file_name("Park day") for preset in load_presets()]
    assert len(set(names)) == len(names)
    assert "Park day 9x16.mp4" in names
    assert load_presets()[0].file_name('a/b:c"..') == "a b c.mp4"
    assert load_presets()[0].file_name("...") == "Untitled.mp4"


def test_bars_are_told() -> None:
    presets = {preset.id: preset for preset in load_presets()}
    assert presets["shorts"].has_bars(WIDE)
    assert not presets["shorts"].has_bars(TALL)
    assert not presets["youtube-4k"].has_bars(WIDE)
    assert not presets["sequence"].has_bars(WIDE)
    assert not presets["sound-wav"].has_bars(WIDE)


def test_an_hdr_sequence_is_not_encoded_as_h264() -> None:
    presets = {preset.id: preset for preset in load_presets()}
    assert presets["youtube-1080p"].settings(changed(WIDE, transfer="pq")).codec == "auto"
    assert presets["youtube-1080p"].settings(WIDE).codec == "h264"


def test_sizes() -> None:
    presets = {preset.id: preset for preset in load_presets()}
    minute = 1798
    sizes = {key: preset.bytes(WIDE, minute) for key, preset in presets.items() if not preset.is_timeline}
    assert 1.5e9 < sizes["prores"] < 1.8e9
    assert sizes["sound-wav"] == pytest.approx(17.3e6, rel=0.01)
    assert sizes["sound-m4a"] < sizes["sound-wav"] / 5
    assert 40e6 < sizes["youtube-1080p"] < 120e6
    assert sizes["youtube-1080p"] < sizes["youtube-4k"] < sizes["prores"]
    assert presets["sequence"].bytes(WIDE, minute, quality="draft") < sizes["sequence"]


def test_a_damaged_preset_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text('name = "x"\ngroup = "film"\norder = 1\nsuffix = ".mp4"\ncolour = "red"\n')
    with pytest.raises(ValueError, match=r"odd\.toml"):
        load_presets(tmp_path)
