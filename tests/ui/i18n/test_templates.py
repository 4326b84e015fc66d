"""Sentences taken apart by their templates and put together in another language."""

from __future__ import annotations

import pytest

from ui.i18n.templates import Templates, fill, parse

GERMAN = {
    "new shot": "neue Einstellung",
    "fast movement": "schnelle Bewegung",
    "a face in view": "ein Gesicht im Bild",
    "there is no track {track_id}": "es gibt keine Spur {track_id}",
    "{item:text} cannot stand on {track}": "auf {track} hat {item:text} keinen Platz",
    "the clip “{name}”": "der Clip „{name}“",
    "cannot be written: {error:text}": "kann nicht geschrieben werden: {error:text}",
    "No space left on device": "kein Platz mehr",
    "{first:known}, {second:known}": "{first:known} und {second:known}",
    "{title:known} in {file}": "{title:known} ({file})",
    "braces {{are}} kept": "Klammern {{bleiben}}",
}


@pytest.fixture(scope="module")
def templates() -> Templates:
    return Templates(GERMAN)


def shown(templates: Templates, text: str) -> str | None:
    return templates.translate(text, GERMAN.__getitem__)


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        ("new shot", "neue Einstellung"),
        ("New shot", "neue Einstellung"),
        ("there is no track V7", "es gibt keine Spur V7"),
        ("There is no track V7", "es gibt keine Spur V7"),
        ("the clip “new shot” cannot stand on A1", "auf A1 hat der Clip „new shot“ keinen Platz"),
        ("it cannot stand on A1", "auf A1 hat it keinen Platz"),
        ("cannot be written: no space left on device", "kann nicht geschrieben werden: kein Platz mehr"),
        ("cannot be written: Quux", "kann nicht geschrieben werden: Quux"),
        ("Fast movement, new shot", "schnelle Bewegung und neue Einstellung"),
        ("a face in view in face in view in b", "ein Gesicht im Bild (face in view in b)"),
        ("braces {are} kept", "Klammern {bleiben}"),
    ],
)
def test_what_is_known_is_translated(templates: Templates, text: str, translated: str) -> None:
    assert shown(templates, text) == translated


@pytest.mark.parametrize("text", ["", "Grandma at the lake", "fast movement, Grandma", "Grandma in b.mp4", "no track V7"])
def test_what_is_not_known_is_left_alone(templates: Templates, text: str) -> None:
    assert shown(templates, text) is None


def test_the_template_with_most_words_is_meant() -> None:
    meanings = {"{file}: {why:text}": "allgemein", "{file}: nothing usable: {why:text}": "genau"}
    assert Templates(meanings).translate("a.mp4: nothing usable: dark", meanings.__getitem__) == "genau"


def test_values_may_be_anything(templates: Templates) -> None:
    """Names are not taken for places, patterns or templates."""
    for name in ("{name}", "a}b{c", r"\d+(.*)", "", " ", "there is no track"):
        assert shown(templates, f"there is no track {name}") == f"es gibt keine Spur {name}"


def test_a_template_has_parts() -> None:
    made = parse("{item:text} at {{x}} {frame}!")
    assert made.literals == ("", " at {x} ", "!")
    assert [(place.name, place.kind) for place in made.places] == [("item", "text"), ("frame", "")]
    assert fill("{frame}: {item:text} {{x}}", {"item": "it", "frame": "7"}) == "7: it {x}"


def test_sentences_in_sentences_end() -> None:
    """Nothing endless is built of a text that fits its own parts."""
    meanings = {"{first:known}, {second:known}": "{first:known}+{second:known}", "a": "b"}
    assert Templates(meanings).translate(", ".join("aaaa"), meanings.__getitem__) == "b+b+b+b"
    assert Templates(meanings).translate(", ".join("aaax"), meanings.__getitem__) is None
