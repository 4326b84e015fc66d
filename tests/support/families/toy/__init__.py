"""A toy: every picture is four colours, each of them a token of a Qwen3."""
