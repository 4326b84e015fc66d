"""The local engine: decoding, signals and models, in a process of its own."""
