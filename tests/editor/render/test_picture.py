"""What a frame looks like: crop, turn, shape, colour."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from editor.crops import window_at
from editor.model import Clip, Crop, CropKey, Project
from editor.render import RenderSettings, render
from editor.render.crop import expression, keys_in, pixels
from engine.media import frames, probe, upright_rgb
from tests.support.footage import counter_clip, read_counter
from tests.support.renders import Planner, media, project

FINE = RenderSettings(preset="ultrafast", crf=6, hardware=False)


def pictures(path: Path) -> list[np.ndarray]:
    info = probe(path)
    return [upright_rgb(frame, info.video[0]) for _, frame in frames(info)]


def rendered(made: Project, path: Path) -> list[np.ndarray]:
    return pictures(render(made, path, engine=Planner(), settings=FINE).path)


def film(path: Path, picture: np.ndarray, frames: int = 12, codec: str = "libx264", **context: object) -> Path:
    """The same RGB picture over and over, at 30 frames a second, all but lossless."""
    with av.open(str(path), "w") as made:
        stream = made.add_stream(codec, rate=30, options={"crf": "4", "x265-params": "log-level=error"})
        stream.height, stream.width = picture.shape[:2]
        stream.pix_fmt = str(context.pop("pixel_format", "yuv444p"))
        for name, value in context.items():
            setattr(stream.codec_context, name, value)
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame = frame.reformat(format=stream.pix_fmt, dst_colorspace=context.get("colorspace", 1))
            frame.pts = number
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    return path


def whole_clip(**fields: object) -> Clip:
    return Clip(id="c", media="m0", record_in=0, duration=10, source_in=Fraction(0), **fields)


def edges(width: int = 640, height: int = 360, at: int = 320) -> np.ndarray:
    picture = np.full((height, width, 3), 40, np.uint8)
    picture[:, at:] = 200
    return picture


def edge_of(row: np.ndarray) -> float:
    """Where a row of grays passes from dark to bright, in pixels, by how much of it is bright."""
    gray = row.astype(float)
    dark, bright = np.median(gray[:20]), np.median(gray[-20:])
    return float(len(row) - ((gray - dark) / (bright - dark)).sum())


def test_a_still_crop_is_exact_and_sharp(tmp_path: Path) -> None:
    source = film(tmp_path / "a.mp4", edges())
    crop = Crop(keys=(CropKey(0, 0.25, 0.25, 0.5, 0.5),))
    for picture in rendered(project(media(source), [whole_clip(crop=crop)], size=(320, 180)), tmp_path / "out.mp4"):
        row = picture[90, :, 1].astype(int)
        assert edge_of(row) == pytest.approx(160, abs=0.3)
        assert row[156] < 50
        assert row[163] > 190


def test_a_moving_crop_follows_its_keys_by_parts_of_a_pixel(tmp_path: Path) -> None:
    source = film(tmp_path / "a.mp4", edges())
    crop = Crop(keys=(CropKey(0, 0.30, 0, 0.28125, 1), CropKey(4, 0.31, 0, 0.28125, 1), CropKey(9, 0.45, 0, 0.28125, 1)))
    made = project(media(source), [whole_clip(crop=crop)], size=(180, 360))
    for number, picture in enumerate(rendered(made, tmp_path / "out.mp4")):
        wanted = 320 - window_at(crop, number).x * 640
        assert edge_of(picture[180, :, 1]) == pytest.approx(wanted, abs=0.35)


def test_a_zooming_crop_and_one_that_holds(tmp_path: Path) -> None:
    source = film(tmp_path / "a.mp4", edges(at=256))
    keys = (CropKey(0, 0, 0, 1, 1), CropKey(8, 0.3, 0.3, 0.4, 0.4))
    for hold in (False, True):
        crop = Crop(keys=keys, hold=hold)
        made = project(media(source), [whole_clip(crop=crop)], size=(320, 180))
        for number, picture in enumerate(rendered(made, tmp_path / "out.mp4")):
            window = window_at(crop, number)
            assert edge_of(picture[90, :, 1]) == pytest.approx((0.4 - window.x) / window.width * 320, abs=1.0)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_footage_stands_upright(rotation: int, tmp_path: Path) -> None:
    source = counter_clip(tmp_path / "a.mp4", rate=Fraction(30), frames=15, size=(160, 120), rotation=rotation)
    footage = media(source)
    assert footage[0].info.video[0].rotation == rotation
    width, height = footage[0].info.video[0].display_size
    made = project(footage, [whole_clip()], size=(width, height))
    out = tmp_path / "out.mp4"
    assert [read_counter(picture) for picture in rendered(made, out)] == list(range(10))
    assert probe(out).video[0].rotation == 0


def test_another_shape_gets_bars_and_is_not_distorted(tmp_path: Path) -> None:
    source = film(tmp_path / "a.mp4", np.full((120, 160, 3), 200, np.uint8))
    picture = rendered(project(media(source), [whole_clip()], size=(160, 160)), tmp_path / "out.mp4")[3][:, :, 1]
    assert picture[:18].max() < 10
    assert picture[-18:].max() < 10
    assert picture[24:-24].min() > 190


def test_gaps_are_black_and_upper_tracks_cover(tmp_path: Path) -> None:
    from editor.model import Track

    light = film(tmp_path / "a.mp4", np.full((120, 160, 3), 200, np.uint8))
    dark = film(tmp_path / "b.mp4", np.full((120, 160, 3), 90, np.uint8))
    lower = Clip(id="a", media="m0", record_in=2, duration=8, source_in=Fraction(0))
    upper = Clip(id="b", media="m1", record_in=4, duration=2, source_in=Fraction(0))
    tracks = [Track(id="v1", kind="video", items=(lower,)), Track(id="v2", kind="video", items=(upper,))]
    made = project(media(light, dark), tracks=tracks, size=(160, 120))
    levels = [round(float(picture.mean())) for picture in rendered(made, tmp_path / "out.mp4")]
    assert levels == pytest.approx([0, 0, 200, 200, 90, 90, 200, 200, 200, 200], abs=4)


@pytest.mark.parametrize(("matrix", "full"), [(1, False), (5, False), (6, True)])
def test_colours_survive_their_matrix_and_range(matrix: int, full: bool, tmp_path: Path) -> None:
    bars = np.zeros((120, 160, 3), np.uint8)
    colours = [(200, 40, 40), (40, 180, 60), (50, 60, 210), (220, 200, 40), (128, 128, 128)]
    for number, colour in enumerate(colours):
        bars[:, number * 32 : number * 32 + 32] = colour
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as made:
        stream = made.add_stream("libx264", rate=30, options={"crf": "4"})
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv444p"
        stream.codec_context.colorspace, stream.codec_context.color_range = matrix, 2 if full else 1
        for number in range(12):
            frame = av.VideoFrame.from_ndarray(bars, format="rgb24")
            frame = frame.reformat(format="yuv444p", dst_colorspace=matrix, dst_color_range=2 if full else 1)
            frame.pts = number
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    out = tmp_path / "out.mp4"
    picture = rendered(project(media(path), [whole_clip()], size=(160, 120)), out)[5]
    for number, colour in enumerate(colours):
        assert picture[60, number * 32 + 16].astype(int) == pytest.approx(np.array(colour), abs=6)
    video = probe(out).video[0]
    assert (video.colour_matrix, video.colour_primaries, video.full_range) == ("bt709", "bt709", False)


def pq(luminance: float) -> float:
    """SMPTE ST 2084: the signal, 0..1, of a luminance in cd/m2."""
    power = (luminance / 10000) ** (2610 / 16384)
    return ((3424 / 4096 + 2413 / 128 * power) / (1 + 2392 / 128 * power)) ** (2523 / 32)


def hdr_clip(path: Path) -> Path:
    """Gray bars of 0, 26, 100, 203, 600 and 1000 cd/m2 as PQ."""
    luma = np.zeros((180, 320), np.uint16)
    for number, luminance in enumerate((0, 26, 100, 203, 600, 1000)):
        luma[:, number * 54 : number * 54 + 54] = round(64 + 876 * pq(luminance))
    with av.open(str(path), "w") as made:
        options = {"crf": "4", "x265-params": "log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc"}
        stream = made.add_stream("libx265", rate=30, options=options)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p10le"
        stream.codec_context.color_primaries, stream.codec_context.color_trc = 9, 16
        stream.codec_context.colorspace, stream.codec_context.color_range = 9, 1
        for number in range(12):
            frame = av.VideoFrame(320, 180, "yuv420p10le")
            frame.planes[0].update(luma.tobytes())
            for plane in frame.planes[1:]:
                plane.update(np.full(plane.buffer_size // 2, 512, np.uint16).tobytes())
            frame.pts = number
            made.mux(stream.encode(frame))
        made.mux(stream.encode(None))
    return path


def test_hdr_is_tone_mapped_never_washed_out(tmp_path: Path) -> None:
    """Diffuse white comes out bright, a mid gray where SDR has it, highlights stay apart, and black stays black."""
    footage = media(hdr_clip(tmp_path / "a.mp4"))
    assert footage[0].info.video[0].transfer == "pq"
    picture = rendered(project(footage, [whole_clip()], size=(320, 180)), tmp_path / "out.mp4")[4][90, :, 1].astype(int)
    black, dark, middle, white, bright, peak = (int(picture[number * 54 + 27]) for number in range(6))
    assert black <= 2
    assert dark == pytest.approx(255 * (26 / 203) ** (1 / 2.4), abs=3)  # as a BT.1886 display shows it
    assert middle == pytest.approx(255 * (100 / 203) ** (1 / 2.4), abs=4)
    assert 215 <= white <= 240
    assert white + 5 < bright < peak - 2
    assert peak >= 250


def test_hdr_is_kept_in_an_hdr_sequence(tmp_path: Path) -> None:
    made = project(media(hdr_clip(tmp_path / "a.mp4")), [whole_clip()], size=(320, 180), transfer="pq")
    result = render(made, tmp_path / "out.mp4", engine=Planner(), settings=FINE)
    info = probe(result.path)
    video = info.video[0]
    assert (result.encoder, video.codec, video.bit_depth, video.transfer) == ("libx265", "hevc", 10, "pq")
    assert (video.colour_primaries, video.colour_matrix) == ("bt2020", "bt2020nc")
    frame = [frame for _, frame in frames(info)][4]
    luma = np.frombuffer(bytes(frame.planes[0]), np.uint16).reshape(180, -1)[90]
    assert luma[3 * 54 + 27] == pytest.approx(64 + 876 * pq(203), abs=4)


def test_windows_and_their_expressions_agree() -> None:
    crop = Crop(keys=tuple(CropKey(frame, frame * frame / 1000, 0.1, 0.5, 0.5) for frame in (0, 3, 4, 9, 15, 16, 20)))
    for first, length in ((0, 21), (2, 7), (16, 4), (5, 1), (30, 6)):
        keys = keys_in(crop, first, length)
        text = expression(keys, "x", False, "n")
        for frame in range(length):
            assert evaluate(text, frame) == pytest.approx(window_at(crop, first + frame).x, abs=1e-6)


def test_pixel_windows_stay_inside_and_even() -> None:
    for box in (CropKey(0, 0.0, 0.0, 1.0, 1.0), CropKey(0, 0.333, 0.9, 0.3, 0.1), CropKey(0, 0.999, 0.5, 0.001, 0.5)):
        for width, height in ((1920, 1080), (7, 5), (2, 2)):
            got = pixels((box,), width, height)
            assert got.x % 2 == got.y % 2 == 0
            assert 0 <= got.x < got.x + got.width <= width
            assert 0 <= got.y < got.y + got.height <= height


def evaluate(text: str, n: int) -> float:
    """A reader of the few forms that `expression` writes."""
    if text.startswith("if(lt("):
        parts, depth, start = [], 0, 3
        for at, letter in enumerate(text):
            depth += (letter == "(") - (letter == ")")
            if letter == "," and depth == 1:
                parts.append(text[start:at])
                start = at + 1
        parts.append(text[start:-1])
        limit = int(parts[0][len("lt(n,") : -1])
        return evaluate(parts[1] if n < limit else parts[2], n)
    if "*(n-" in text:
        base, slope = text.split("+(", 1)
        factor, offset = slope.split(")*(n-")
        return float(base) + float(factor) * (n - int(offset[:-1]))
    return float(text)


@pytest.mark.parametrize("upscaled", [False, True])
def test_a_slow_move_glides_without_jitter(upscaled: bool, tmp_path: Path) -> None:
    """A window that moves a seventh of a pixel a frame: all steps are alike, none waits for a whole pixel."""
    soft = np.full((360, 640, 3), 40, np.float64)
    soft += 160 / (1 + np.exp(-(np.arange(640) - 330) / 1.5))[None, :, None]
    source = film(tmp_path / "a.mp4", soft.clip(0, 255).astype(np.uint8), frames=64)
    width, height, size = (0.25, 0.5, (320, 360)) if upscaled else (0.28125, 1.0, (180, 360))
    top, way = (1 - height) / 5, 59 / 7 / 640
    keys = (CropKey(0, 0.35, top, width, height), CropKey(59, 0.35 + way, top, width, height))
    clip = Clip(id="c", media="m0", record_in=0, duration=60, source_in=Fraction(0), crop=Crop(keys=keys))
    out = rendered(project(media(source), [clip], size=size), tmp_path / "out.mp4")
    places = np.array([crossing(picture[180, :, 1], 120) for picture in out])
    fit = np.polyfit(np.arange(60), places, 1)
    scale = size[0] / (width * 640)
    assert fit[0] == pytest.approx(-scale / 7, rel=0.02)
    jitter = places - np.polyval(fit, np.arange(60))
    assert np.abs(jitter).max() < 0.1 * scale
    assert jitter.std() < 0.04 * scale


def crossing(row: np.ndarray, level: float) -> float:
    """Where a rising row of grays passes `level`, in pixels."""
    at = int(np.argmax(row > level))
    before, after = float(row[at - 1]), float(row[at])
    return at - 1 + (level - before) / (after - before)
