"""Subtitles as text on the way to a transcript: parsing, cleaning, and a time for each word that they do not tell."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import unescape

import pysubs2

from engine.protocol import FootageError, Span, SpokenSegment, SpokenWord
from engine.speech.languages import SPACELESS

logging.getLogger("pysubs2").addHandler(logging.NullHandler())

FORMATS = {".srt": "srt", ".vtt": "vtt", ".ass": "ass", ".ssa": "ssa"}
"""The kinds of subtitle file that are read, by suffix. None other is ever tried."""
MOST_CUES = 100_000
LONGEST_TEXT = 2000
"""Letters of one subtitle; what is longer is cut off."""

_TAG = re.compile(r"<[^<>]{0,200}>|\{[^{}]{0,500}\}")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]{1,60})>", re.IGNORECASE)
_JOINERS = "\u200c\u200d"
"""Not printable by themselves, and part of words in several scripts."""
_SPACE = re.compile(r"\s+")
_SPEAKER = re.compile(r"^(?:>>\s*)?([A-Z][A-Z .'\d-]{1,29}):\s+(?=\S)")


@dataclass(frozen=True)
class Cue:
    """What is shown from `start` to `end`, media time."""

    start: Fraction
    end: Fraction
    text: str
    speaker: str = ""


def parse(text: str, suffix: str, name: str) -> list[Cue]:
    """The cues of a subtitle file, in order of time. Raises FootageError, in one line, where there are none."""
    kind = FORMATS[suffix]
    voices = _voices(text) if kind == "vtt" else {}
    try:
        parsed = pysubs2.SSAFile.from_string(text, format_=kind)
    except Exception as error:  # whatever the parser stumbles over, the file is at fault
        raise _unusable(name, f"it is not a {kind} file that can be read ({type(error).__name__})") from error
    cues = []
    for event in parsed.events[:MOST_CUES]:
        if event.is_comment or event.is_drawing:
            continue
        said, speaker = clean(event.plaintext if kind in ("ass", "ssa") else event.text.replace("\\N", "\n"))
        speaker = clean(event.name)[0] if kind in ("ass", "ssa") and event.name else speaker
        start, end = Fraction(event.start, 1000), Fraction(event.end, 1000)
        if said and end > start >= 0:
            cues.append(Cue(start, end, said, speaker or voices.get(said, "")))
    if not cues:
        raise _unusable(name, "no subtitle with a time and a text was found in it")
    return sorted(cues, key=lambda cue: (cue.start, cue.end))


def _unusable(name: str, why: str) -> FootageError:
    return FootageError(
        f"the subtitle file cannot be used: {why}", file=name, hint="check it in a subtitle editor, or move it away"
    )


def _voices(text: str) -> dict[str, str]:
    """Who says a line, where a WebVTT file tells: by the line's cleaned text."""
    found = {}
    for line in text.splitlines()[: 4 * MOST_CUES]:
        match = _VOICE.search(line)
        if match:
            found[clean(line)[0]] = clean(match.group(1))[0]
    return found


def clean(text: str) -> tuple[str, str]:
    """(what is said, who says it if the text begins with a name in capitals): no tags, no controls, one line."""
    bare = unescape(_TAG.sub("", text.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", " ")))
    bare = " ".join(re.sub(r"^[-–—]\s*", "", line.strip()) for line in bare.splitlines())
    bare = "".join(letter if letter.isprintable() or letter in _JOINERS else " " for letter in bare.replace("\ufffd", " "))
    bare = _SPACE.sub(" ", bare).strip()[:LONGEST_TEXT]
    match = _SPEAKER.match(bare)
    if match and match.end() < len(bare):
        return bare[match.end() :].strip(), match.group(1).strip().title()
    return bare, ""


def segments(cues: Iterable[Cue], end: Fraction, language: str, speech: Sequence[Span] = ()) -> tuple[SpokenSegment, ...]:
    """The cues within 0 to `end`, apart, with estimated words. What rolling captions repeat is said once."""
    result: list[SpokenSegment] = []
    last = ""
    for cue in cues:
        start, stop = max(cue.start, Fraction(0)), min(cue.end, end)
        text = cue.text
        if last and text.startswith(last) and result and start - result[-1].end < Fraction(1, 2):
            text = text[len(last) :].strip()
        last = cue.text
        if result and start < result[-1].end:
            start = result[-1].end if stop > result[-1].end else start
        if not text or stop <= start or (result and start < result[-1].start):
            continue
        words = estimated_words(text, Span(start, stop), language, speech)
        if result and start < result[-1].end:  # said at the same time as the one before: words cannot be told apart
            continue
        result.append(SpokenSegment(start=start, end=stop, text=text, words=words, speaker=cue.speaker))
    return tuple(result)


def estimated_words(text: str, span: Span, language: str, speech: Sequence[Span] = ()) -> tuple[SpokenWord, ...]:
    """The words of `text` laid over the speech inside `span`, each as long as its letters ask; whole milliseconds."""
    spelt = split_words(text, language)
    if not spelt:
        return ()
    spoken = [
        (max(one.start, span.start), min(one.end, span.end))
        for one in speech
        if one.end > span.start and one.start < span.end
    ]
    spoken = [(first, last) for first, last in spoken if last - first >= Fraction(1, 10)] or [(span.start, span.end)]
    whole = sum((last - first for first, last in spoken), Fraction(0))
    weights = [sum(letter.isalnum() for letter in word) + 2 for word in spelt]
    total = sum(weights)

    def at(weight: int, *, begins: bool) -> Fraction:
        left = whole * weight / total
        for first, last in spoken:
            if left < last - first or (not begins and left == last - first):
                return Fraction(round((first + left) * 1000), 1000)
            left -= last - first
        return spoken[-1][1]

    words = []
    passed = 0
    for word, weight in zip(spelt, weights, strict=True):
        start, end = at(passed, begins=True), at(passed + weight, begins=False)
        passed += weight
        start, end = min(max(start, span.start), span.end), min(max(end, span.start), span.end)
        if end > start:
            words.append(SpokenWord(start, end, word))
    return tuple(words)


def split_words(text: str, language: str) -> list[str]:
    """Words with the punctuation that clings to them; single letters where a language writes no spaces."""
    if language in SPACELESS:
        found: list[str] = []
        for letter in text.replace(" ", ""):
            if found and not letter.isalnum():
                found[-1] += letter
            else:
                found.append(letter)
        return found
    words: list[str] = []
    for word in text.split():
        if words and not any(letter.isalnum() for letter in word):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words
