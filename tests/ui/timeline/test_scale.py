"""Frames to pixels and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.timeline.metrics import LEAD_IN, MAX_PER_FRAME
from ui.timeline.scale import Scale, fitting, slider_of, smallest_zoom, zoom_of

zooms = st.floats(1e-3, MAX_PER_FRAME)
origins = st.floats(-8, 1e6)
frames = st.integers(0, 10**6)
places = st.floats(0, 3000)


@given(zooms, origins, frames)
def test_a_frame_is_found_again_where_it_is(per_frame: float, origin: float, frame: int) -> None:
    scale = Scale(per_frame, origin)
    assert scale.frame(scale.x(frame)) == pytest.approx(frame, abs=1e-3)
    assert scale.nearest(scale.x(frame)) == frame
    assert scale.at(scale.x(frame) + per_frame / 2) == frame


@given(zooms, origins, places, st.floats(0.1, 10))
def test_zoom_keeps_what_is_under_the_pointer(per_frame: float, origin: float, x: float, factor: float) -> None:
    scale = Scale(per_frame, origin)
    zoomed = scale.zoomed(per_frame * factor, x, 1e-4)
    assert 1e-4 <= zoomed.per_frame <= MAX_PER_FRAME
    if zoomed.origin > -LEAD_IN:
        assert zoomed.x(scale.frame(x)) == pytest.approx(x, abs=0.01)
    assert zoomed.origin >= -LEAD_IN


@given(st.integers(0, 10**6), st.integers(100, 4000))
def test_fitting_shows_all_of_it(duration: int, width: int) -> None:
    scale = fitting(duration, width)
    assert scale.x(0) >= 0
    assert scale.x(duration) <= width
    assert smallest_zoom(duration, width) <= scale.per_frame


@given(st.floats(0, 1), st.integers(1, 10**6))
def test_the_slider_goes_both_ways(slider: float, duration: int) -> None:
    smallest = smallest_zoom(duration, 1000)
    assert slider_of(zoom_of(slider, smallest), smallest) == pytest.approx(slider, abs=1e-6)
