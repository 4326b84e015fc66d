"""Vidi among the families."""

from engine.models.declaring import Declared

FAMILIES = (
    Declared(
        name="vidi",
        types=("dattn_mistral", "dattn_gemma2"),
        architecture=".architecture",
        model=".model:VidiModel",
        parity=".parity",
        beside_text=True,
    ),
)
