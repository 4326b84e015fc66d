"""Decoding of our own: one start of a prompt kept as keys and values, any number of questions after it, side by side.

    decoder = Decoder(model)
    prefix = read_prefix(decoder, ids, positions, vision, check)        # once
    answers = Generator(decoder).answers(prefix, [Job(...), ...], check)  # costs the questions' own tokens

On a card a step of decoding is replayed as a CUDA graph over static memory; on the processor the same code runs as it is.
"""
