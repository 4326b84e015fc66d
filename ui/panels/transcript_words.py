"""What the transcript panel says: where a transcript comes from, and what stands where there is none."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.protocol import Transcript

Empty = tuple[str, str, str, str]
"""An icon, a title, a text and what a button says, as EmptyState takes them."""


def no_footage(*, can_add: bool) -> Empty:
    say = QCoreApplication.translate
    return (
        "film",
        say("TranscriptPanel", "No footage with sound yet"),
        say("TranscriptPanel", "Add footage in which somebody speaks, and cut it by its words."),
        say("TranscriptPanel", "Add footage") if can_add else "",
    )


def hearing() -> Empty:
    say = QCoreApplication.translate
    title = say("TranscriptPanel", "Putting speech into words")
    return "text", title, say("TranscriptPanel", "You can go on editing meanwhile."), ""


def looking() -> Empty:
    return "text", QCoreApplication.translate("TranscriptPanel", "Looking for a transcript"), "", ""


def nobody_speaks() -> Empty:
    say = QCoreApplication.translate
    return (
        "text",
        say("TranscriptPanel", "Nobody speaks"),
        say("TranscriptPanel", "No speech was found in this footage."),
        "",
    )


def can_hear(model: str) -> Empty:
    """`model` is empty where subtitles are there."""
    say = QCoreApplication.translate
    text = say("TranscriptPanel", "The speech model {0} puts it into words, on this machine.").format(model) if model else ""
    return "text", say("TranscriptPanel", "What is said here?"), text, say("TranscriptPanel", "Transcribe")


def no_words(*, models: bool) -> Empty:
    """`models` says whether the window of the models can be opened."""
    say = QCoreApplication.translate
    text = say(
        "TranscriptPanel",
        "Put a subtitle file (.srt, .vtt or .ass) of the same name beside the footage, or add a speech model.",
    )
    button = say("TranscriptPanel", "Models") if models else ""
    return "text", say("TranscriptPanel", "No words yet"), text, button


def source(transcript: Transcript) -> str:
    """Who put it into words."""
    say = QCoreApplication.translate
    if transcript.source == "sidecar":
        name = transcript.file.replace("\\", "/").rsplit("/", 1)[-1]
        return say("TranscriptPanel", "From {0}; times of words are estimated").format(name)
    if transcript.source == "embedded":
        return say("TranscriptPanel", "From the subtitles in the file; times of words are estimated")
    return say("TranscriptPanel", "By {0}").format(transcript.engine)
