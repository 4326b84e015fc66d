"""The families that transformers has itself."""

from engine.models.declaring import Declared

FAMILIES = tuple(
    Declared(name=name, types=(name,), own=False, model=".model:NativeModel")
    for name in ("qwen2_vl", "qwen2_5_vl", "qwen3_vl", "internvl")
)
