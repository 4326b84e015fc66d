"""Tarsier2: Qwen2-VL's weights and mathematics under other names, with positions, frames and prompts of its own.

Written from its specification (facts of bytedance/tarsier, Apache-2.0). `architecture` loads a published folder,
`positions` says where tokens stand, `pictures`, `sampling` and `conversation` are the published preprocessing, `family` is
how footage becomes tokens behind engine.models.interface, `parity` compares all of it with the reference.
"""
