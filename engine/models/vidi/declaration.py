"""Vidi among the families."""

from engine.models.declaring import Declared
from engine.models.vidi import settings

FAMILIES = (
    Declared(
        name="vidi",
        types=("dattn_mistral", "dattn_gemma2"),
        architecture=".architecture",
        model=".model:VidiModel",
        parity=".parity",
        tower=".need:tower",
        ear=".need:ear",
        beside=".need:counted",
        sees_all=True,
        unused=settings.unused,
        beside_text=True,
    ),
)
