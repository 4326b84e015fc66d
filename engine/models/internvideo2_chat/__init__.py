"""InternVideo2-Chat: the 1B tower of InternVideo2, a Q-Former that makes 96 vectors of a clip, and Mistral 7B.

    components    what a published folder is made of, what it does not tell itself, and what is missing in one; light
    settings      what its configuration may say
    architecture  a folder as transformers' Mistral with the rest beside it; LoRA is added to the weights while they are read
    words         the published tokenizers, which differ from what their files make of them now
    pictures      frames as the tower takes them: cropped, or (HD) in tiles and as a whole
    prompt        the published conversation
    seeing        from pixels to what stands in the prompt
    family        how footage becomes tokens behind engine.models.interface
    parity        all of it beside the reference

The tower is engine.models.internvideo2.tower. Written from a specification of the published model (OpenGVLab, MIT) and held
to golden numbers of its own code, none of which is in it.
"""
