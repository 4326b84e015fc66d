"""Brings the catalogues of the window up to date: `make translations`, or python -m tests.translations.

Every string of the source is in resources/translations/clipwright_LANGUAGE.ts (Qt Linguist edits them); what is no longer
said is taken out; the .qm files beside them are made anew, and so is sentences.txt, the list of all that the engine and the
editor say. Exits with 1 while a string has no translation.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path

from tests.support.messages import ROOT, Message, all_messages
from tests.support.sentences import read_all

FOLDER = ROOT / "resources" / "translations"
SENTENCES = FOLDER / "sentences.txt"
FORMS = {"en": 2, "zh_CN": 1, "zh_TW": 1}
"""How many forms a number takes."""

Catalogue = dict[Message, tuple[str, ...]]
"""The translation of each message: its forms, or one text."""


def catalogue_of(language: str) -> Path:
    """The file that translators edit."""
    return FOLDER / f"clipwright_{language}.ts"


def read(language: str) -> Catalogue:
    """What is translated so far."""
    path = catalogue_of(language)
    if not path.exists():
        return {}
    found: Catalogue = {}
    root = ET.parse(path).getroot()  # noqa: S314 - our own file
    for context in root.iter("context"):
        for message in context.iter("message"):
            numerus = message.get("numerus") == "yes"
            translation = message.find("translation")
            if translation is None or translation.get("type"):
                continue
            texts = [form.text or "" for form in translation.iter("numerusform")] if numerus else [translation.text or ""]
            key = Message(context.findtext("name", ""), message.findtext("source", ""), numerus)
            if all(texts):
                found[key] = tuple(texts)
    return found


def write(language: str, messages: Iterable[Message], translated: Catalogue) -> None:
    """The catalogue with exactly `messages`, those without a translation marked as unfinished."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for message in sorted(messages):
        if message.context not in contexts:
            contexts[message.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[message.context], "name").text = message.context
        entry = ET.SubElement(contexts[message.context], "message", **({"numerus": "yes"} if message.numerus else {}))
        ET.SubElement(entry, "source").text = message.source
        translation = ET.SubElement(entry, "translation")
        texts = translated.get(message)
        if texts is None:
            translation.set("type", "unfinished")
        if message.numerus:
            for form in texts or ("",) * FORMS[language]:
                ET.SubElement(translation, "numerusform").text = form
        elif texts is not None:
            translation.text = texts[0]
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode")
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'
    catalogue_of(language).write_text(text, encoding="utf-8")


def english(messages: Iterable[Message]) -> Catalogue:
    """English needs only the forms for one and for many: "%n clip(s)" is "%n clip" and "%n clips"."""
    return {
        message: (message.source.replace("(s)", ""), message.source.replace("(s)", "s"))
        for message in messages
        if message.numerus
    }


def wanted(language: str) -> set[Message]:
    """What a catalogue has to hold."""
    messages = all_messages()
    return {message for message in messages if message.numerus} if language == "en" else messages


def release(language: str) -> None:
    """Make the file that the window reads."""
    source = catalogue_of(language)
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([str(tool), "-silent", str(source), "-qm", str(source.with_suffix(".qm"))], check=True)


def sentences() -> str:
    """What ui.i18n looks through: every template of the engine and the editor, a line each."""
    return "".join(f"{template}\n" for template in sorted(read_all().templates))


def main() -> int:
    """Bring all catalogues up to date; how many strings lack a translation decides the exit status."""
    SENTENCES.write_text(sentences(), encoding="utf-8")
    lacking = 0
    for language in FORMS:
        messages = wanted(language)
        known = read(language)
        if language == "en":
            known = english(messages) | {m: forms for m, forms in known.items() if len(forms) == FORMS["en"]}
        write(language, messages, {message: texts for message, texts in known.items() if message in messages})
        release(language)
        missing = [message for message in messages if message not in known]
        lacking += len(missing)
        print(f"{language}: {len(messages) - len(missing)} of {len(messages)} translated")
        for message in sorted(missing)[:20]:
            print(f"    {message.context}: {message.source!r}")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
