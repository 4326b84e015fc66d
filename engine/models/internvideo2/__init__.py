"""InternVideo2.5: InternVL2.5 whose tokens of every four frames are merged into 64.

    architecture  a published folder as transformers' own InternVL with a Llama inside: configuration, weights, tokenizer
    words         the tokenizer, from the sentencepiece file that was published
    seeing        from pixels to what stands in the prompt
    pictures      tiles of pictures, and which frames of a video are shown
    prompt        the published prompts
    family        how footage becomes tokens behind engine.models.interface
    parity        all of it beside the reference

Written from a specification of the published model (OpenGVLab, Apache-2.0) and held to golden numbers of its own code, none
of which is in it.
"""
