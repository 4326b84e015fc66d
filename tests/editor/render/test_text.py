"""Subtitles and titles: where they belong, in the right frames, in fonts that have their letters, or refused by name."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from editor.model import Clip, Media, Project, Subtitle, SubtitleStyle, Title, Track, Transition, Word, changed
from editor.render import RenderSettings, fonts, plan_render, render
from editor.render.lettering import cleaned, laid_out, placed, subtitle_picture, word_at
from editor.render.subtitles import burnt_in, escaped
from editor.render.titles import title_picture
from engine.media import frames, probe, upright_rgb
from engine.protocol import OutputError
from tests.support.renders import Planner, media, project

SIZE = (640, 360)
FINE = RenderSettings(preset="ultrafast", crf=8, hardware=False)
STYLE = SubtitleStyle(name="default", size=0.08)
WIDTHS = {"A": 600, "B": 900, " ": 300, "漢": 1000, "{": 400, "}": 400, "\\": 400, "N": 700, "a": 500, "b": 550, "字": 1000}
"""Letters of the tests' own font, each a solid block, and how wide they are in thousandths of an em."""


@pytest.fixture(autouse=True)
def own_fonts(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two fonts, so that no test depends on what is installed: Blocks, and Han Blocks for what that has not."""
    folder = tmp_path_factory.mktemp("fonts")
    font(folder / "blocks.ttf", "Blocks", [letter for letter in WIDTHS if letter.isascii()])
    font(folder / "han.ttf", "Han Blocks", ["漢", "字"])
    monkeypatch.setenv("CLIPWRIGHT_FONTS", str(folder))
    return folder


def font(path: Path, family: str, letters: list[str]) -> None:
    """A font whose letters are solid blocks from the baseline up to 0.7 em."""
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in letters)]
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(names)
    made.setupCharacterMap({ord(letter): name for letter, name in zip(letters, names[1:], strict=True)})
    glyphs = {".notdef": TTGlyphPen(None).glyph()}
    for letter, name in zip(letters, names[1:], strict=True):
        pen = TTGlyphPen(None)
        if letter != " ":
            pen.moveTo((50, 0))
            for corner in ((50, 700), (WIDTHS[letter] - 50, 700), (WIDTHS[letter] - 50, 0)):
                pen.lineTo(corner)
            pen.closePath()
        glyphs[name] = pen.glyph()
    made.setupGlyf(glyphs)
    widths = {name: (WIDTHS[letter], 50) for letter, name in zip(letters, names[1:], strict=True)}
    made.setupHorizontalMetrics({".notdef": (500, 0)} | widths)
    made.setupHorizontalHeader(ascent=900, descent=-300)
    plain = family.replace(" ", "")
    made.setupNameTable({"familyName": family, "styleName": "Regular", "psName": f"{plain}-Regular", "fullName": family})
    made.setupOS2(usWinAscent=900, usWinDescent=300, sTypoAscender=900, sTypoDescender=-300, usWeightClass=400)
    made.setupPost()
    made.save(path)


@pytest.fixture(scope="module")
def gray(tmp_path_factory: pytest.TempPathFactory) -> tuple[Media, ...]:
    from PIL import Image

    path = tmp_path_factory.mktemp("footage") / "gray.png"
    Image.new("RGB", SIZE, (90, 90, 90)).save(path)
    return media(path)


def clip(duration: int = 30) -> Clip:
    return Clip(id="c", media="m0", record_in=0, duration=duration, source_in=Fraction(0))


def subtitled(gray: tuple[Media, ...], *texts: Subtitle, style: SubtitleStyle = STYLE, **fields: object) -> Project:
    tracks = [
        Track(id="v", kind="video", items=(clip(),)),
        *(Track(id=f"s{number}", kind="subtitle", items=(text,)) for number, text in enumerate(texts)),
    ]
    return project(gray, tracks=tracks, size=SIZE, styles=(style,), **fields)


def pictures(made: Project, path: Path) -> list[np.ndarray]:
    info = probe(render(made, path, engine=Planner(), settings=FINE).path)
    return [upright_rgb(frame, info.video[0]).astype(int) for _, frame in frames(info)]


def bright(picture: np.ndarray) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of what is nearly white."""
    rows, columns = np.nonzero(picture.min(axis=2) > 200)
    return (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1) if len(rows) else None


def said(text: str, start: int = 5, duration: int = 10, **fields: object) -> Subtitle:
    return Subtitle(id=f"s{start}", record_in=start, duration=duration, text=text, **fields)


@pytest.mark.parametrize("rate", [Fraction(30), Fraction(60000, 1001), Fraction(24)])
def test_a_subtitle_is_seen_in_its_frames_where_it_belongs(gray: tuple[Media, ...], rate: Fraction, tmp_path: Path) -> None:
    out = pictures(subtitled(gray, said("AB A"), rate=rate), tmp_path / "out.mp4")
    assert [bright(picture) is not None for picture in out] == [5 <= number < 15 for number in range(30)]
    em = 0.08 * 360
    left, top, right, bottom = bright(out[8]) or (0, 0, 0, 0)
    assert right - left == pytest.approx((600 + 900 + 300 + 600 - 100) / 1000 * em, abs=3)
    assert (left + right) / 2 == pytest.approx(320, abs=2)
    assert bottom == pytest.approx(0.88 * 360 - 0.3 * em, abs=2)
    assert bottom - top == pytest.approx(0.7 * em, abs=3)


@pytest.mark.parametrize(("align", "vertical"), [("left", 0.1), ("right", 0.5), ("centre", 0.95), ("left", 0.7)])
def test_places_are_those_that_the_preview_draws(
    gray: tuple[Media, ...], align: str, vertical: float, tmp_path: Path
) -> None:
    style = changed(STYLE, align=align, vertical=vertical, box_colour="#102040ff", outline=0.01)
    text = said("AB A BB BAB A BAA AB BBA ABBA BAB BAAB AAA BABA ABBB\nAB")
    out = pictures(subtitled(gray, text, style=style), tmp_path / "out.mp4")[8]
    assert len(placed(text, style, *SIZE).block.lines) == 3
    drawn, left, top = subtitle_picture(text, style, 3, *SIZE)
    from PIL import Image

    wanted = Image.new("RGBA", SIZE, (90, 90, 90, 255))
    wanted.alpha_composite(drawn, (max(0, left), max(0, top)), (max(0, -left), max(0, -top)))
    difference = np.abs(np.asarray(wanted)[:, :, :3].astype(int) - out).mean(axis=2)
    assert difference.mean() < 3
    assert np.percentile(difference, 97) < 40


def test_letters_of_other_scripts_come_from_a_font_that_has_them(gray: tuple[Media, ...], tmp_path: Path) -> None:
    assert [(text, face.family) for text, face in fonts.runs("A 漢字 B", "Blocks")] == [
        ("A ", "Blocks"), ("漢字 ", "Han Blocks"), ("B", "Blocks"),
    ]  # fmt: skip
    out = pictures(subtitled(gray, said("漢字"), style=changed(STYLE, font="Blocks")), tmp_path / "out.mp4")
    left, top, right, bottom = bright(out[8]) or (0, 0, 0, 0)
    em = 0.08 * 360
    assert right - left == pytest.approx(1.9 * em, abs=3)
    assert bottom - top == pytest.approx(0.7 * em, abs=3)


@pytest.mark.parametrize("kind", ["subtitle", "title"])
def test_what_no_font_has_is_refused_by_name(kind: str, gray: tuple[Media, ...], tmp_path: Path) -> None:
    if kind == "subtitle":
        made = subtitled(gray, said("A猫 B犬"))
    else:
        title = Title(id="t", record_in=0, duration=9, text="A猫 B犬")
        made = project(gray, tracks=[Track(id="v", kind="video", items=(title,))], size=SIZE, styles=(STYLE,))
    with pytest.raises(OutputError, match=rf"the {kind} “A猫 B犬” .*“犬” \(U\+72AC\), “猫” \(U\+732B\)") as refused:
        render(made, tmp_path / "out.mp4", engine=Planner(), settings=FINE)
    assert "Noto Sans CJK" in (refused.value.hint or "")
    assert list(tmp_path.iterdir()) == []


def test_without_any_font_there_is_no_text(gray: tuple[Media, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLIPWRIGHT_FONTS", str(tmp_path / "nothing"))
    with pytest.raises(OutputError, match="no font is installed"):
        render(subtitled(gray, said("A")), tmp_path / "out.mp4", engine=Planner(), settings=FINE)


def test_a_font_that_is_not_installed_is_told_of(gray: tuple[Media, ...], tmp_path: Path) -> None:
    style = changed(STYLE, font="Comic, Sans")
    result = render(subtitled(gray, said("A"), style=style), tmp_path / "out.mp4", engine=Planner(), settings=FINE)
    assert any("“Comic, Sans” is not installed" in note for note in result.notes)


def test_nothing_in_a_text_is_obeyed(gray: tuple[Media, ...], tmp_path: Path) -> None:
    """Braces, backslashes and what looks like another event are letters: as wide as all of them together."""
    text = "A{\\a}\\N\\b"
    out = pictures(subtitled(gray, said(text)), tmp_path / "out.mp4")
    left, top, right, bottom = bright(out[8]) or (0, 0, 0, 0)
    em = 0.08 * 360
    assert right - left == pytest.approx((sum(WIDTHS[letter] for letter in text) - 100) / 1000 * em, abs=3)
    assert bottom - top == pytest.approx(0.7 * em, abs=3)
    assert escaped("{\\N}\n") == "\\{\\\u2060N\\}\\N"
    assert cleaned(" A\r\nB\u2028C\x00\x1b\tD\n") == "A\nB\nC D"


def test_an_event_is_always_one_line(gray: tuple[Media, ...]) -> None:
    file = burnt_in(plan_render(subtitled(gray, said("A\nB\r\nA\u2028B\x85A")))).text
    assert [line for line in file.splitlines() if "B" in line.partition(",,0,0,0,,")[2]] == [file.splitlines()[-1]]
    assert file.count("Dialogue:") == 1


def test_the_word_that_is_spoken_is_lit(gray: tuple[Media, ...], tmp_path: Path) -> None:
    style = changed(STYLE, highlight_colour="#ff0000ff", outline=0.0)
    text = said("AB AB A", words=(Word("AB", 0, 4), Word("AB", 4, 8), Word("A", 9, 10)))
    assert [word_at(text, n) for n in (0, 3, 4, 8, 9)] == [(0, 2), (0, 2), (3, 5), None, (6, 7)]
    out = pictures(subtitled(gray, text, style=style), tmp_path / "out.mp4")
    lit = []
    for picture in out[5:15]:
        red = np.nonzero((picture[:, :, 0] > 180) & (picture[:, :, 1] < 90))[1]
        lit.append(round((red.mean() - 320) / (0.08 * 360), 1) if len(red) else None)
    assert lit[:4] == [lit[0]] * 4
    assert lit[4:8] == [lit[4]] * 4
    assert lit[8] is None
    assert lit[0] is not None
    assert lit[0] < lit[4] < lit[9]
    shapes = np.array([bright(np.maximum(picture, picture[:, :, :1])) for picture in out[5:15]])
    assert np.ptp(shapes, axis=0).max() <= 1  # nothing moves


def test_white_text_is_diffuse_white_in_hdr(gray: tuple[Media, ...], tmp_path: Path) -> None:
    """Not the brightest that the signal can say: PQ has diffuse white (203 cd/m2) at 58 %."""
    title = Title(id="t", record_in=0, duration=4, text="BBB")
    tracks = [
        Track(id="v", kind="video", items=(clip(8),)),
        Track(id="w", kind="video", items=(title,)),
        Track(id="s", kind="subtitle", items=(said("BBB", 4, 4),)),
    ]
    made = project(gray, tracks=tracks, size=SIZE, styles=(STYLE,), transfer="pq")
    info = probe(render(made, tmp_path / "out.mp4", engine=Planner(), settings=FINE).path)
    for number, (_, frame) in enumerate(frames(info)):
        luma = np.frombuffer(bytes(frame.planes[0]), np.uint16).reshape(360, -1)[:, :640]
        if number in (2, 6):
            assert np.percentile(luma, 99.5) == pytest.approx(64 + 876 * 0.58, abs=16)


def test_a_part_keeps_its_subtitles(gray: tuple[Media, ...], tmp_path: Path) -> None:
    made = subtitled(gray, said("A", 5, 10), said("BB", 12, 9))
    settings = RenderSettings(preset="ultrafast", crf=8, hardware=False, frames=(8, 25))
    info = probe(render(made, tmp_path / "out.mp4", engine=Planner(), settings=settings).path)
    out = [upright_rgb(frame, info.video[0]).astype(int) for _, frame in frames(info)]
    assert [bright(picture) is not None for picture in out] == [number < 13 for number in range(17)]


def test_lines_are_broken_evenly_and_never_too_long() -> None:
    for text, most in (("AB " * 12, 200.0), ("A" * 60, 90.0), ("漢字" * 30, 300.0), ("AB 漢字漢字 " * 5, 120.0)):
        block = laid_out(cleaned(text), STYLE, 20.0, most)
        assert all(line.width <= most for line in block.lines)
        found = "".join(piece.text for line in block.lines for piece in line.pieces)
        assert found.replace(" ", "") == text.replace(" ", "")
        shown = cleaned(text)
        for line in block.lines:
            for piece in line.pieces:
                assert shown[piece.start : piece.start + len(piece.text)] == piece.text
    widths = [line.width for line in laid_out(cleaned("AB " * 12), STYLE, 20.0, 250.0).lines]
    assert max(widths) - min(widths) < 60


def test_titles(gray: tuple[Media, ...], tmp_path: Path) -> None:
    card = Title(id="t", record_in=0, duration=10, text="ABBA\nAB BA")
    lower = changed(card, id="u", record_in=12, template="lower_third")
    fade = Transition(id="f", kind="dissolve", left=None, right="u", before=0, after=4)
    tracks = [
        Track(id="v", kind="video", items=(clip(),)),
        Track(id="w", kind="video", items=(card, lower), transitions=(fade,)),
    ]
    made = project(gray, tracks=tracks, size=SIZE, styles=(changed(STYLE, highlight_colour="#ff0000ff"),))
    out = pictures(made, tmp_path / "out.mp4")
    corner = [picture[20, 20].mean() for picture in out]
    assert corner[:10] == pytest.approx([18] * 10, abs=4)
    assert corner[10:] == pytest.approx([90] * 20, abs=3)
    left, _, right, bottom = bright(out[5]) or (0, 0, 0, 0)
    assert (left + right) / 2 == pytest.approx(320, abs=3)
    assert bottom < 300
    left, top, right, bottom = bright(out[20]) or (0, 0, 0, 0)
    assert right < 400
    assert top > 180
    assert bottom < 0.76 * 360
    plate = [picture[top - 6, left + 4].mean() for picture in out[11:17]]
    assert plate == sorted(plate, reverse=True)
    assert plate[0] == pytest.approx(90, abs=3)
    assert plate[-1] == pytest.approx(14 * 216 / 255 + 90 * 39 / 255, abs=6)


def test_long_titles_are_made_to_fit() -> None:
    for template in ("card", "lower_third"):
        for size in ((640, 360), (360, 640)):
            title = Title(id="t", record_in=0, duration=10, text="ABBA BAB " * 30 + "\nAB", template=template)
            picture = title_picture(title, STYLE, *size)
            assert picture.size == size
            seen = bright(np.asarray(picture.convert("RGB")).astype(int)) if template == "card" else picture.getbbox()
            assert seen is not None
            assert seen[0] > 5
            assert seen[1] > 5
            assert seen[2] < size[0] - 5
            assert seen[3] < size[1] - 5
