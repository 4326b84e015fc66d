"""What `ask`, `describe`, `chapters`, `titles` and `labels` print: for each the JSON document and the text for a person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.protocol import Answer, Chapters, Claims, Described, LabelReport, Looked, Place, Statement, Suggestions
from ui.documents import Document, seconds
from ui.tables import clock


def _answer(found: Answer, paths: Sequence[str]) -> Document:
    return {
        "engine": found.engine,
        "question": found.question,
        "answer": found.answer,
        "times": [[seconds(place.start), seconds(place.end)] for place in found.times],
        "places": [_place(place, paths) for place in found.times],
        "statements": [_statement(statement, paths) for statement in found.statements],
        "shown": [seconds(time) for time in found.shown],
        **account(found.looked, found.claims),
        "notes": list(found.notes),
    }


def _answer_text(found: Answer, paths: Sequence[str]) -> str:
    lines = [_line(statement, paths) for statement in found.statements] or [found.answer]
    if found.times and not found.statements:
        lines.append("at " + ", ".join(_when(place, paths) for place in found.times))
    return "\n".join(lines)


def _described(found: Described, paths: Sequence[str]) -> Document:
    return {
        "engine": found.engine,
        "level": found.level,
        "statements": [_statement(statement, paths) for statement in found.statements],
        **account(found.looked, found.claims),
        "notes": list(found.notes),
    }


def _described_text(found: Described, paths: Sequence[str]) -> str:
    return "\n".join(_line(statement, paths) for statement in found.statements) or "Nothing could be said of it."


def _chapters(found: Chapters, paths: Sequence[str]) -> Document:
    return {
        "engine": found.engine,
        "chapters": [
            {**_place(chapter.place, paths), "title": chapter.title, "confidence": _sure(chapter.confidence)}
            for chapter in found.chapters
        ],
        **account(found.looked, found.claims),
        "notes": list(found.notes),
    }


def _chapters_text(found: Chapters, paths: Sequence[str]) -> str:
    lines = []
    for number, chapter in enumerate(found.chapters):
        if len(paths) > 1 and (not number or found.chapters[number - 1].place.media != chapter.place.media):
            lines.append(Path(paths[chapter.place.media]).name)
        lines.append(f"{clock(chapter.place.start)}  {chapter.title}")
    return "\n".join(lines)


def _titles(found: Suggestions, _paths: Sequence[str]) -> Document:
    return {
        "engine": found.engine,
        "titles": list(found.titles),
        "hooks": list(found.hooks),
        "hashtags": list(found.hashtags),
        "looked": looked_document(found.looked),
        "notes": list(found.notes),
    }


def _titles_text(found: Suggestions, _paths: Sequence[str]) -> str:
    parts = ["\n".join(found.titles), "\n".join(found.hooks), " ".join(found.hashtags)]
    return "\n\n".join(part for part in parts if part) or "No title suggests itself."


def _labels(found: LabelReport, paths: Sequence[str]) -> Document:
    return {
        "engine": found.engine,
        "findings": [
            {
                "rule": finding.rule,
                "understood": finding.understood,
                "places": [
                    {**_place(place, paths), "confidence": _sure(sure), "reason": reason}
                    for place, sure, reason in zip(
                        finding.places, finding.confidences, finding.reasons or ("",) * len(finding.places), strict=True
                    )
                ],
            }
            for finding in found.findings
        ],
        **account(found.looked, found.claims),
        "notes": list(found.notes),
    }


def _labels_text(found: LabelReport, paths: Sequence[str]) -> str:
    lines = []
    for finding in found.findings:
        if not finding.understood:
            lines.append(f"{finding.rule}: this engine cannot tell")
        elif not finding.places:
            lines.append(f"{finding.rule}: not found")
        else:
            lines.append(f"{finding.rule}:")
            lines += [
                f"  {_when(place, paths)}  {sure:.2f}"
                for place, sure in zip(finding.places, finding.confidences, strict=True)
            ]
    return "\n".join(lines)


ANSWER = (_answer, _answer_text)
DESCRIPTION = (_described, _described_text)
CHAPTERS = (_chapters, _chapters_text)
TITLES = (_titles, _titles_text)
LABELS = (_labels, _labels_text)


def _place(place: Place, paths: Sequence[str]) -> Document:
    return {"path": paths[place.media], "start": seconds(place.start), "end": seconds(place.end)}


def _statement(statement: Statement, paths: Sequence[str]) -> Document:
    return {
        "text": statement.text,
        "places": [_place(place, paths) for place in statement.places],
        "confidence": _sure(statement.confidence),
    }


def account(looked: Looked, claims: Claims) -> Document:
    """What a model was shown, and what became of its claims."""
    return {
        "looked": looked_document(looked),
        "claims": {"claimed": claims.claimed, "verified": claims.verified, "dropped": claims.dropped},
    }


def looked_document(looked: Looked) -> Document:
    """What a model was shown."""
    return {
        "frames": looked.frames,
        "width": looked.width,
        "height": looked.height,
        "tokens": looked.tokens,
        "room": looked.room,
        "windows": looked.windows,
        "closer": looked.closer,
        "heard": looked.heard,
    }


def _sure(confidence: float | None) -> float | None:
    return None if confidence is None else round(confidence, 3)


def _line(statement: Statement, paths: Sequence[str]) -> str:
    """A statement, where it can be seen, and how sure that is."""
    where = ", ".join(_when(place, paths) for place in statement.places)
    sure = "" if statement.confidence is None else f"  {statement.confidence:.2f}"
    return f"{where}{sure}  {statement.text}" if where else statement.text


def _when(place: Place, paths: Sequence[str]) -> str:
    name = f"{Path(paths[place.media]).name} " if len(paths) > 1 else ""
    return f"{name}{clock(place.start)}-{clock(place.end)}"
