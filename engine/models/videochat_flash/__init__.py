"""VideoChat-Flash, written anew from its published layout: a tower over clips of four frames (UMT-L, or InternVideo2-1B),
tokens merged to sixteen a frame, and transformers' own Qwen2. Footage of hours is a prompt of this family.
"""
