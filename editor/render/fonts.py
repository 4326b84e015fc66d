"""Which installed fonts a text is drawn with: a face that has its characters, found by reading what each face really has.

A character that no face has would come out as an empty box; it is refused by name instead.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from engine.protocol import OutputError

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
USUAL = (
    "Inter", "Noto Sans", "Roboto", "Open Sans", "Helvetica Neue", "Segoe UI", "Arial", "Liberation Sans", "DejaVu Sans",
)  # fmt: skip
"""Families that a text is drawn with when it asks for none, the first of them that is installed."""
SCRIPTS = (
    "Noto Sans CJK", "Source Han Sans", "PingFang", "Hiragino Sans", "Apple SD Gothic Neo", "Microsoft YaHei",
    "Microsoft JhengHei", "Yu Gothic", "Meiryo", "Malgun Gothic", "Noto Sans", "Nirmala UI", "Leelawadee UI", "Noto Emoji",
    "Segoe UI Emoji", "Segoe UI Symbol", "Arial Unicode MS", "DejaVu Sans", "FreeSans",
)  # fmt: skip
"""Families that are known to hold other scripts well, the best first."""
_FOLDER_VARIABLE = "CLIPWRIGHT_FONTS"
_SAFE_NAME = re.compile(r"^[A-Za-z0-9._+-]+$")
_PLAIN_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9 ._+-]*$")
_FC_FORMAT = "%{file}\t%{index}\t%{family[0]}\t%{weight}\t%{slant}\t%{postscriptname}\n"


@dataclass(frozen=True)
class Face:
    """One face of a font file: `index` in a collection, its family, its PostScript name, weight 100..900."""

    path: str
    index: int
    family: str
    name: str
    weight: int
    italic: bool


@dataclass(frozen=True)
class Measures:
    """Of a face, in ems: from the baseline to the top and to the bottom of a line, as libass and Windows count them."""

    ascent: float
    descent: float


Run = tuple[str, Face]


def faces() -> tuple[Face, ...]:
    """Every face that is installed and holds outlines; or only those in the folders that CLIPWRIGHT_FONTS names."""
    return _faces(os.environ.get(_FOLDER_VARIABLE, ""))


def runs(text: str, family: str = "", *, bold: bool = False, italic: bool = False, language: str = "") -> tuple[Run, ...]:
    """The text as stretches, each with the face that it is drawn with: the family that is asked for wherever that has the
    characters, else others that have them. `language` (BCP 47) decides between the forms of Chinese, Japanese and Korean.

    Raises OutputError naming the characters that no installed face has, or when there is no font at all.
    """
    installed = faces()
    if not installed:
        raise OutputError("no font is installed to draw text with", hint="install a font such as Inter or Noto Sans")
    weight = 700 if bold else 400
    main = preferred(family, bold=bold, italic=italic)
    clusters = list(_clusters(text))
    chosen: dict[str, Face] = {}
    missing = {cluster for cluster in clusters if not _covers(main, cluster)}
    refused: set[str] = set()
    while missing:
        first = min(missing)
        candidates = _others(installed, first, weight, italic, language or _guess(text))
        face = next((face for face in candidates if _covers(face, first)), None)
        found = {first} if face is None else {cluster for cluster in missing if _covers(face, cluster)}
        if face is None:
            refused |= {letter for letter in first if _inked(letter)}
        else:
            chosen |= dict.fromkeys(found, face)
        missing -= found
    if refused:
        raise _refusal(refused, installed)
    made: list[Run] = []
    for cluster in clusters:
        face = chosen.get(cluster, main)
        if made and (made[-1][1] == face or not any(_inked(letter) for letter in cluster)):
            made[-1] = (made[-1][0] + cluster, made[-1][1])
        else:
            made.append((cluster, face))
    return tuple(made)


def preferred(family: str = "", *, bold: bool = False, italic: bool = False) -> Face:
    """The face of `family`, or of the first usual one where it is not installed or empty, nearest in weight and slant.

    Raises OutputError when there is no font at all.
    """
    installed = faces()
    names = [name.casefold() for name in (family, *USUAL) if name]
    by_family: dict[str, list[Face]] = {}
    for face in installed:
        by_family.setdefault(face.family.casefold(), []).append(face)
    found = next((by_family[name] for name in names if name in by_family), None) or list(installed)
    if not found:
        raise OutputError("no font is installed to draw text with", hint="install a font such as Inter or Noto Sans")
    wanted = 700 if bold else 400
    return min(found, key=lambda face: (face.italic != italic, abs(face.weight - wanted), face.family, face.name))


def is_installed(family: str) -> bool:
    """Whether a face of that family is installed."""
    return any(face.family.casefold() == family.casefold() for face in faces())


@functools.lru_cache(maxsize=64)
def measures(face: Face) -> Measures:
    """How high the face's lines are. Raises OutputError when its file can no longer be read."""
    with _opened(face) as font:
        em = font["head"].unitsPerEm
        windows, horizontal = font.get("OS/2"), font["hhea"]
        up, down = (windows.usWinAscent, windows.usWinDescent) if windows is not None else (0, 0)
        if up + down == 0:
            up, down = horizontal.ascent, -horizontal.descent
        return Measures(up / em, down / em)


@functools.lru_cache(maxsize=64)
def libass_name(face: Face) -> str:
    """The name by which libass finds exactly this face: it asks PostScript outlines for their PostScript name and TrueType
    outlines for their full name. Raises OutputError when the file can no longer be read or has no name that can be used."""
    with _opened(face) as font:
        if "glyf" not in font:
            return face.name
        full = [str(record.toUnicode()) for record in font["name"].names if (record.platformID, record.nameID) == (3, 4)]
    for name in full:
        if _PLAIN_NAME.match(name):
            return name
    raise OutputError("the font has no name that can be used", file=face.path, hint="choose another font")


def _covers(face: Face, cluster: str) -> bool:
    has = _characters(face)
    return all(ord(letter) in has for letter in cluster if _inked(letter))


def _inked(letter: str) -> bool:
    """Whether the letter needs a shape: not spaces, line breaks, joiners and variation selectors."""
    code = ord(letter)
    selector = 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
    return unicodedata.category(letter) not in ("Cc", "Cf", "Zs", "Zl", "Zp") and not selector


def _clusters(text: str) -> Iterator[str]:
    """Letters, each together with the marks and joiners that follow it."""
    cluster = ""
    for letter in text:
        joins = unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf") or not (_inked(letter) or letter.isspace())
        if cluster and (joins or cluster.endswith("\u200d")):
            cluster += letter
        else:
            if cluster:
                yield cluster
            cluster = letter
    if cluster:
        yield cluster


@functools.lru_cache(maxsize=256)
def _characters(face: Face) -> frozenset[int]:
    try:
        with _opened(face) as font:
            drawn = any(table in font for table in ("glyf", "CFF ", "CFF2"))
            return (
                frozenset(code for code, glyph in font.getBestCmap().items() if glyph != ".notdef") if drawn else frozenset()
            )
    except (OutputError, AttributeError, AssertionError, KeyError, ValueError):
        return frozenset()


def _opened(face: Face) -> TTFont:
    try:
        return TTFont(face.path, fontNumber=face.index, lazy=True)
    except (OSError, TTLibError) as error:
        raise OutputError("the font cannot be read", file=face.path) from error


def _others(installed: Iterable[Face], cluster: str, weight: int, italic: bool, language: str) -> list[Face]:
    """Faces in which to look for letters that the main one has not, the likeliest first."""
    holders = None if os.environ.get(_FOLDER_VARIABLE) else _having(next(letter for letter in cluster if _inked(letter)))
    order = {name.casefold(): number for number, name in enumerate(SCRIPTS)}
    form = _form(language)

    def rank(face: Face) -> tuple[object, ...]:
        name = face.family.casefold()
        known = next((number for known, number in order.items() if name.startswith(known)), len(order))
        odd = any(part in name for part in ("mono", "serif", "condensed", "display", "black", "symbol"))
        fits = bool(form) and name.endswith(form)
        return (odd, known, not fits, face.italic != italic, abs(face.weight - weight), face.family, face.name)

    return sorted((face for face in installed if holders is None or (face.path, face.index) in holders), key=rank)


def _guess(text: str) -> str:
    """The language of East Asian text, as its letters tell."""
    for letter in text:
        code = ord(letter)
        if 0x3040 <= code <= 0x30FF:
            return "ja"
        if 0xAC00 <= code <= 0xD7AF or 0x1100 <= code <= 0x11FF:
            return "ko"
    return "zh"


def _form(language: str) -> str:
    """How families end whose Chinese characters have the form used in that language."""
    tag = language.casefold()
    if tag.startswith("ja"):
        return " jp"
    if tag.startswith("ko"):
        return " kr"
    if tag.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo", "yue")):
        return " tc"
    return " sc" if tag.startswith("zh") else ""


def _refusal(letters: set[str], installed: tuple[Face, ...]) -> OutputError:
    shown = sorted(letters)
    named = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in shown[:6])
    more = f" and {len(shown) - 6} more" if len(shown) > 6 else ""
    return OutputError(f"none of the {len(installed)} installed fonts has {named}{more}", hint=_hint(shown[0]))


def _hint(letter: str) -> str:
    name = unicodedata.name(letter, "")
    for start, font in (
        (("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "FULLWIDTH", "IDEOGRAPHIC"), "Noto Sans CJK"),
        (("ARABIC",), "Noto Sans Arabic"),
        (("HEBREW",), "Noto Sans Hebrew"),
        (("DEVANAGARI",), "Noto Sans Devanagari"),
        (("THAI",), "Noto Sans Thai"),
    ):
        if name.startswith(start):
            return f"install a font that has it, such as {font}"
    if ord(letter) >= 0x1F000 or unicodedata.category(letter) == "So":
        return "install a font that has it in outlines, such as Noto Emoji; coloured emoji cannot be drawn"
    return "install a font that has it, such as one of the Noto Sans family"


@functools.lru_cache(maxsize=8)
def _faces(folders: str) -> tuple[Face, ...]:
    listed = None if folders else _from_fontconfig()
    found = listed if listed is not None else _from_files(_font_files(folders))
    return tuple(sorted(set(found), key=lambda face: (face.family, face.weight, face.italic, face.path, face.index)))


@functools.lru_cache(maxsize=512)
def _having(letter: str) -> frozenset[tuple[str, int]] | None:
    """(file, index) of the faces that have a letter, as fontconfig knows; None without fontconfig."""
    answer = _fontconfig(f":charset={ord(letter):x}", "%{file}\t%{index}\n")
    if answer is None:
        return None
    rows = (line.split("\t") for line in answer.splitlines())
    return frozenset((row[0], int(row[1]) & 0xFFFF) for row in rows if len(row) == 2 and row[1].isdigit())


def _from_fontconfig() -> list[Face] | None:
    answer = _fontconfig(":", _FC_FORMAT)
    if answer is None:
        return None
    made = []
    for line in answer.splitlines():
        row = line.split("\t")
        if len(row) != 6 or not row[0].lower().endswith(SUFFIXES) or not row[1].isdigit() or int(row[1]) >> 16:
            continue  # what is left out are the named instances of variable fonts, which not every renderer finds
        path, index, family, weight, slant, name = row
        if _SAFE_NAME.match(name):
            made.append(Face(path, int(index), family, name, _weight(weight), slant not in ("0", "")))
    return made or None


def _weight(text: str) -> int:
    """A weight of fontconfig's scale on that of OpenType."""
    try:
        value = float(text)
    except ValueError:
        return 400
    steps = ((0, 100), (50, 300), (80, 400), (100, 500), (180, 600), (200, 700), (210, 900))
    return min(steps, key=lambda step: abs(step[0] - value))[1]


def _fontconfig(pattern: str, form: str) -> str | None:
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        answer = subprocess.run(
            [program, "--format", form, pattern],
            capture_output=True, text=True, errors="replace", timeout=20, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return None if answer.returncode else answer.stdout


def _font_files(folders: str) -> list[Path]:
    places = [Path(folder) for folder in folders.split(os.pathsep)] if folders else list(_system_folders())
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            found += sorted(path for path in place.rglob("*") if path.suffix.lower() in SUFFIXES)
    return found


def _system_folders() -> Iterator[Path]:
    home = Path.home()
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        yield Path(os.environ.get("LOCALAPPDATA", str(home))) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    else:
        yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts")


def _from_files(paths: Iterable[Path]) -> list[Face]:
    made: list[Face] = []
    for path in paths:
        try:
            if path.suffix.lower() in (".ttc", ".otc"):
                with TTCollection(path, lazy=True) as collection:
                    described = [_described(path, number, font) for number, font in enumerate(collection.fonts)]
            else:
                with TTFont(path, lazy=True) as font:
                    described = [_described(path, 0, font)]
        except (OSError, TTLibError, KeyError, AssertionError, AttributeError):
            continue  # a damaged font is none
        made += [face for face in described if face is not None]
    return made


def _described(path: Path, index: int, font: TTFont) -> Face | None:
    names, windows = font["name"], font.get("OS/2")
    family = names.getBestFamilyName() or ""
    name = names.getDebugName(6) or ""
    if not family or not _SAFE_NAME.match(name):
        return None
    weight = windows.usWeightClass if windows is not None else 400
    italic = bool(windows.fsSelection & 1) if windows is not None else False
    return Face(str(path), index, family, name, weight, italic)
