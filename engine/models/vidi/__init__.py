"""Vidi-7B and Vidi1.5-9B: time ranges in which something is seen or heard, over hours of footage.

Three streams. Text is read by a decoder of Mistral's or Gemma 2's as ever; pictures and sound become tokens that stand
beside the text and not in it. In each layer text attends to itself, to all pictures and to all sound, with the same
matrices; a token of pictures or sound attends to itself alone. So what text reads of footage, keys and values of every
layer, is the same for whatever question (`memory`), is made once, in chunks of any size (`decoder.Attending.take_in`), and
questions of a batch cost their own tokens.

    settings      what a configuration tells, and what of it is refused
    architecture  transformers' own modules put together under the published names
    media         towers, pools, projectors and positions: from pixels and spectra to what enters the first layer
    preparing     from pictures and samples to pixels and spectra
    decoder       the layers over text and over media
    attention     attention with Gemma 2's cap on scores, by torch's operations
    kernels       which of the kernels a card does, compiled beforehand:
    attention_triton, layers_triton
    memory        keys and values of footage
    formats       the same in 8 bits, and how far that moves them
    layout        how they lie in bytes
    writing       made in 8 bits, a chunk at a time
    stored        on the device or elsewhere
    feeding       from elsewhere to the device, while it is at work
    locked        main memory that a card reads by itself
    shelf, files  on disk, for the next process
    place         the folder of that, and its limit
    checking      what is broken in it, and its repair
    planning      where they go and in which format, by the room there is
    making        made, recalled, moved and written
    keeping       those of a model: which come, stay and leave
    answering     decoding over footage of which part is brought
    features      what the towers made of footage, kept in the index
    footage       from pictures and sound to a memory
    prompt        the published prompts, and ranges out of answers
    model         all of it behind engine.models.interface

Written from a specification of the published models (bytedance/vidi) and held to golden numbers of theirs; none of their
code is in it. Where the published code fails, this decides:

    no sound, no picture   the stream is left out, which the published model does for a stream of zeros
    one picture            is shown twice: it holds from the beginning to the end
    sound below 0.2 s      counts as 0.2 s, the rest of which is silence, as any last half minute is filled up
"""
