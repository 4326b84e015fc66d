"""Families that transformers has itself: Qwen3-VL, Qwen2.5-VL, Qwen2-VL and InternVL.

Each family says how footage becomes tokens (`family.Family`); `model.NativeModel` does the rest for all of them.
"""
