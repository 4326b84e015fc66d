"""The language of the window: Qt Linguist catalogues under resources/translations, and Qt's own for its dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources

FOLDER = Path(resources.__file__).parent / "translations"
LANGUAGES = {"en": "English", "zh_CN": "简体中文", "zh_TW": "繁體中文"}
"""Each in its own language."""


def chosen(setting: object) -> str:
    """The language that `setting` names; without one, the system's if there is a catalogue for it, otherwise English."""
    if isinstance(setting, str) and setting in LANGUAGES:
        return setting
    for name in QLocale.system().uiLanguages():
        language = _matching(name.replace("-", "_"))
        if language is not None:
            return language
    return "en"


def _matching(name: str) -> str | None:
    """`name` is such as "zh_Hant_HK", "zh_CN" or "en"."""
    parts = name.split("_")
    if parts[0] == "en":
        return "en"
    if parts[0] != "zh":
        return None
    traditional = "Hant" in parts or (not {"Hans", "CN", "SG"} & set(parts) and bool({"TW", "HK", "MO"} & set(parts)))
    return "zh_TW" if traditional else "zh_CN"


class Translations:
    """The catalogues in use. Strings are looked up as widgets are made, so this comes before the window.

    English has a catalogue as well: of the forms for one and for many.
    """

    def __init__(self) -> None:
        self._installed: list[QTranslator] = []
        self.language = "en"

    def use(self, language: str) -> None:
        """Take the catalogues of `language` and drop the ones before."""
        self.remove()
        self.language = language
        QLocale.setDefault(QLocale(language))
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{language}", qt), (f"clipwright_{language}", str(FOLDER))):
            translator = QTranslator()
            if translator.load(name, folder):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)

    def remove(self) -> None:
        """Back to the words in the source."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()
