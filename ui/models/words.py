"""What the window says of a model: sizes, terms, tasks, memory."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from editor.collect import readable_size
from engine.models.catalogue import ModelCard
from ui.widgets.labels import BadgeKind

_TASKS = {
    "find": str(QT_TRANSLATE_NOOP("Models", "find")),
    "describe": str(QT_TRANSLATE_NOOP("Models", "describe")),
    "ask": str(QT_TRANSLATE_NOOP("Models", "ask")),
    "chapters": str(QT_TRANSLATE_NOOP("Models", "chapters")),
    "titles": str(QT_TRANSLATE_NOOP("Models", "titles")),
    "highlights": str(QT_TRANSLATE_NOOP("Models", "highlights")),
    "labels": str(QT_TRANSLATE_NOOP("Models", "labels")),
    "thumbnails": str(QT_TRANSLATE_NOOP("Models", "cover pictures")),
    "transcribe": str(QT_TRANSLATE_NOOP("Models", "transcribe")),
    "translate": str(QT_TRANSLATE_NOOP("Models", "translate")),
    "speakers": str(QT_TRANSLATE_NOOP("Models", "tell speakers apart")),
    "search": str(QT_TRANSLATE_NOOP("Models", "search")),
    "sounds": str(QT_TRANSLATE_NOOP("Models", "sounds")),
    "speak": str(QT_TRANSLATE_NOOP("Models", "speak")),
}
_SETTINGS = {
    "fp32": str(QT_TRANSLATE_NOOP("Models", "32 bits")),
    "bf16": str(QT_TRANSLATE_NOOP("Models", "16 bits")),
    "fp8": str(QT_TRANSLATE_NOOP("Models", "8 bits")),
    "int8": str(QT_TRANSLATE_NOOP("Models", "8 bits")),
    "nf4": str(QT_TRANSLATE_NOOP("Models", "4 bits")),
    "offload": str(QT_TRANSLATE_NOOP("Models", "partly in main memory")),
    "cpu": str(QT_TRANSLATE_NOOP("Models", "on the processor")),
}
SHOWN_SETTINGS = ("bf16", "int8", "nf4", "offload", "cpu")
"""Those that differ in what they take."""


def say(text: str) -> str:
    """In the user's language."""
    return QCoreApplication.translate("Models", text)


def unknown() -> str:
    return QCoreApplication.translate("Models", "unknown")


def tasks(card: ModelCard) -> str:
    """What it does, in words."""
    return tasks_of(card.tasks)


def tasks_of(names: tuple[str, ...]) -> str:
    """Tasks by their names, in words."""
    return ", ".join(say(_TASKS[name]) for name in names)


def download_size(card: ModelCard) -> str:
    """Bytes of the download, "about" where only the weights are known."""
    size = card.download_size
    if size is not None:
        return readable_size(size)
    weights = card.weights
    about = QCoreApplication.translate("Models", "about {0}")
    return about.format(readable_size(weights)) if weights else unknown()


def memory(size: int) -> str:
    """Memory as it is sold: in whole gigabytes of 2^30 bytes."""
    return f"{round(size / 2**30)} GB"


def languages(card: ModelCard) -> str:
    names: list[str] = []
    for code in card.languages:
        if code == "multi":
            names.append(
                QCoreApplication.translate("Models", "others") if names else QCoreApplication.translate("Models", "many")
            )
        else:
            names.append(QLocale.languageToString(QLocale(code).language()))
    return ", ".join(names) or unknown()


def setting(name: str) -> str:
    """How its numbers are kept, in words."""
    return say(_SETTINGS[name])


def parameters(card: ModelCard) -> str:
    if not card.parameters:
        return unknown()
    value = card.parameters
    millions = QCoreApplication.translate("Models", "{0} million")
    billions = QCoreApplication.translate("Models", "{0} billion")
    return billions.format(f"{value / 1e9:.1f}") if value >= 1e9 else millions.format(f"{value / 1e6:.0f}")


def commercial(card: ModelCard) -> tuple[str, BadgeKind]:
    """Whether money may be made with it, and how that is shown."""
    allowed = card.licence.commercial
    if allowed is None:
        return QCoreApplication.translate("Models", "Commercial use unknown"), "warn"
    if allowed:
        return QCoreApplication.translate("Models", "Commercial use allowed"), "ok"
    return QCoreApplication.translate("Models", "Not for commercial use"), "danger"


def revision(text: str) -> str:
    """A commit, short; what happens where none is known."""
    return text[:10] if text else QCoreApplication.translate("Models", "the newest when it is downloaded")
