"""Subtitle files beside the footage: finding the one that belongs to it, and reading it in whatever encoding it is."""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from charset_normalizer import from_bytes

from engine.media.opening import shown
from engine.protocol import FootageError
from engine.speech.cues import FORMATS, Cue, parse
from engine.speech.languages import code_of

LARGEST = 16 << 20
"""Bytes of a subtitle file. A film has some hundred thousand."""
_MOST_FILES = 5000
_NOT_SPEECH = {"forced", "sdh", "cc", "hi", "default", "full", "auto", "orig"}
_FORCED = "forced"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SCRIPTS = {"ru": "cp1251", "uk": "cp1251", "bg": "cp1251", "sr": "cp1251", "el": "cp1253", "tr": "cp1254", "he": "cp1255",
            "ar": "cp1256", "ja": "cp932", "ko": "cp949", "zh": "gb18030", "pl": "cp1250", "cs": "cp1250", "hu": "cp1250",
            "sk": "cp1250", "ro": "cp1250", "hr": "cp1250", "sl": "cp1250", "th": "cp874", "vi": "cp1258"}  # fmt: skip
"""What a file of a language is in when it is not Unicode: told by its name, that is a better guess than its bytes."""


@dataclass(frozen=True)
class Sidecar:
    """A subtitle file that belongs to footage by its name."""

    path: Path
    language: str
    """From its name; empty where that does not tell."""
    forced: bool = False
    """Whether it only holds what is foreign or written in the picture."""


def find(footage: str | Path) -> list[Sidecar]:
    """The subtitle files beside `footage`, those that say all first: `film.srt`, `film.de.vtt`, `film.en.forced.ass`."""
    path = Path(footage)
    found = []
    try:
        with os.scandir(path.parent) as entries:
            for number, entry in enumerate(entries):
                if number >= _MOST_FILES * 20:
                    break
                sidecar = _sidecar(path, Path(entry.path)) if _may_be(entry) else None
                if sidecar is not None:
                    found.append(sidecar)
    except OSError:
        return []
    order = list(FORMATS)
    return sorted(
        found, key=lambda one: (one.forced, len(one.path.name), order.index(one.path.suffix.lower()), one.path.name)
    )


def _may_be(entry: os.DirEntry[str]) -> bool:
    suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122
    try:
        return suffix in FORMATS and entry.is_file() and shown(entry.path) == entry.path
    except OSError:
        return False


def _sidecar(footage: Path, path: Path) -> Sidecar | None:
    stem, own = footage.stem.casefold(), path.name[: -len(path.suffix)].casefold()
    for base in (stem, footage.name.casefold()):  # film.srt, and film.mp4.srt
        if own == base:
            return Sidecar(path, "")
        if own.startswith(base) and own[len(base)] in "._- ":
            tags = [tag for tag in re.split(r"[._ ]", own[len(base) + 1 :]) if tag]
            languages = [code_of(tag) for tag in tags if tag not in _NOT_SPEECH]
            if all(languages) and len(languages) <= 1:
                return Sidecar(path, languages[0] if languages else "", _FORCED in tags)
    return None


def read(path: str | Path, language: str = "") -> list[Cue]:
    """The cues of a subtitle file. Raises FootageError with one clear line for a file that cannot be used."""
    path = Path(path)
    name = shown(path)
    if path.suffix.lower() not in FORMATS:
        kinds = ", ".join(FORMATS)
        raise FootageError("this is no kind of subtitle file that is read", file=name, hint=f"these are: {kinds}")
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise FootageError("this is no file of subtitles", file=name, hint="name the file itself")
        if found.st_size > LARGEST:
            raise FootageError(
                f"it is too large for a subtitle file ({found.st_size >> 20} MB)", file=name, hint="choose another one"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise FootageError("there is no such subtitle file", file=name, hint="check the path") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise FootageError(f"the subtitle file cannot be read: {why}", file=name, hint="check the file") from error
    if not data.strip(b"\x00 \r\n\t"):
        raise FootageError("the subtitle file is empty", file=name, hint="move it away, or write it again")
    return parse(decoded(data, language, name), path.suffix.lower(), name)


def decoded(data: bytes, language: str, name: str) -> str:
    """`data` as text, in whatever encoding it is. Raises FootageError where it is no text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _plain(data.decode(encoding, "replace"))
    if b"\x00" in data[:4096]:
        half = data[: len(data) // 2 * 2]
        encoding = "utf-16-le" if half[1::2].count(0) > half[0::2].count(0) else "utf-16-be"
        text = half.decode(encoding, "replace")
        if text.count("\x00") or text.count("\ufffd") > len(text) // 20:
            raise FootageError("the subtitle file is not text", file=name, hint="move it away, or export it again")
        return _plain(text)
    for encoding in ("utf-8", *([_SCRIPTS[language]] if language in _SCRIPTS else [])):
        try:
            return _plain(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    best = from_bytes(data[:200_000]).best()
    text = data.decode(best.encoding if best is not None else "cp1252", "replace")
    if sum(not letter.isprintable() and letter not in "\r\n\t" for letter in text[:20_000]) > 200:
        raise FootageError("the subtitle file is not text", file=name, hint="move it away, or export it again")
    return _plain(text)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
