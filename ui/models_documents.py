"""What `clipwright models` tells of models, as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.models.catalogue import ModelCard
    from engine.models.store import Installed
    from ui.documents import Document


def models() -> list[Document]:
    """Every model of the catalogue and of this machine."""
    from engine.models import store
    from engine.models.catalogue import catalogue, fitting_setting, recommended
    from engine.models.machine import this_machine

    here_machine = this_machine()
    here = {each.id: each for each in store.installed()}
    best: dict[str, list[str]] = {}
    memory = here_machine.video_memory, here_machine.main_memory
    for each in recommended(*memory, together=here_machine.together):
        best.setdefault(each.card.id, []).append(each.task)
    known: list[Document] = []
    for card in catalogue():
        found = here.pop(card.id, None)
        known.append(
            {
                **_card(card),
                **_memory(card, found),
                "setting": fitting_setting(card, *memory, together=here_machine.together),
                "recommended": best.get(card.id, []),
                "installed": installed(found) if found else None,
                "begun": store.begun(card.id),
            }
        )
    known.extend(
        {
            **(_card(found.card) if found.card else _nameless(found)),
            **_memory(found.card, found),
            "id": found.id,
            "setting": None,
            "recommended": [],
            "installed": installed(found),
            "begun": 0,
        }
        for found in here.values()
    )
    return known


def _card(card: ModelCard) -> Document:
    licence = card.licence
    return {
        "id": card.id,
        "title": card.title,
        "family": card.family,
        "tasks": list(card.tasks),
        "languages": list(card.languages),
        "licence": {
            "name": licence.name,
            "link": licence.link,
            "commercial": licence.commercial,
            "conditions": licence.conditions,
            "gated": licence.gated,
        },
        "repository": card.repository or None,
        "revision": card.revision or None,
        "files": [{"name": file.name, "size": file.size, "sha256": file.sha256} for file in card.files],
        "size": card.download_size,
        "expected_size": card.download_size or card.weights,
        "parameters": card.parameters,
        "released": card.released or None,
        "runs": card.ready,
        "unavailable": card.unavailable or None,
        "notes": card.notes,
    }


def _nameless(found: Installed) -> Document:
    """A folder of the user's that the catalogue knows nothing of."""
    return {
        "id": found.id,
        "title": Path(found.directory).name,
        "family": found.family or None,
        "tasks": [],
        "languages": [],
        "licence": None,
        "repository": None,
        "revision": None,
        "files": [],
        "size": None,
        "expected_size": None,
        "parameters": None,
        "released": None,
        "runs": not found.problem,
        "unavailable": None,
        "notes": "",
    }


def _memory(card: ModelCard | None, found: Installed | None) -> Document:
    """What it takes in each setting: of what is here by its own files, else as the catalogue has it."""
    from engine.models import needs

    own = needs.of_installed(found) if found is not None else {}
    if own:
        return {"memory": own, "memory_computed": True, "memory_from": "files"}
    measured = card is not None and not card.memory_is_computed
    memory = card.memory if card is not None else {}
    return {"memory": memory, "memory_computed": not measured, "memory_from": "measured" if measured else "parameters"}


def installed(found: Installed) -> Document:
    """A model on this machine."""
    return {
        "id": found.id,
        "directory": found.directory,
        "local": found.local,
        "family": found.family or None,
        "revision": found.revision or None,
        "size": found.size,
        "problem": found.problem or None,
    }


def machine() -> Document:
    """What this machine has to run them."""
    from engine.models.machine import this_machine

    machine = this_machine()
    return {
        "card": machine.card or None,
        "video_memory": machine.video_memory,
        "main_memory": machine.main_memory,
        "cards": list(machine.cards),
    }
