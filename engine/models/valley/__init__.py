"""Valley2 (Valley-Eagle-7B): two towers look at a picture side by side, SigLIP at tiles of it and Qwen2-VL's at the whole,
and Qwen2.5 reads both; for single frames and short clips.

Written from its specification (facts of bytedance/Valley, Apache-2.0). `settings` reads the configuration, `architecture`
loads a published folder, `tiles`, `pictures` and `prompt` are the published preprocessing, `tokens` puts together what the
towers made, `family` is how footage becomes tokens behind engine.models.interface, `parity` compares all with the reference.
"""
