"""VideoChat-Flash, written anew from its published layout: a UMT tower over clips of four frames, tokens merged to sixteen a
frame, and transformers' own Qwen2. Footage of hours is a prompt of this family.

The tower of the variant with InternVideo2-1B is not among what is known here; such a checkpoint is refused by name.
"""
