"""InternVideo2 with words: clips and sentences in one space, for the search index.

    settings      what a checkpoint is, from its configuration and the headers of its files
    seeing        a clip becomes a vector: InternVideo2's tower, all of whose tokens are pooled by attention
    reading       a sentence becomes a vector: transformers' own CLIP, BERT or LLaMA with the ends of the published models
    architecture  a published checkpoint as both together: names, shapes, tokenizer
    words         the tokenizers

Three layouts are known. InternVideo2-CLIP S, B and L (class InternVideo2_CLIP_small) read with MobileCLIP's text model;
InternVideo2 Stage 2 (InternVideo2_Stage2, also "_visual" and "_audiovisual") with the first 19 layers of BERT large;
InternVideo2-CLIP 1B and 6B (InternVideo2_CLIP) with InternVL-C's LLaMA and what was added to it (LoRA). A folder holds
model.safetensors (or its shards and their index) with the published names of weights, a tokenizer, and config.json with the
settings that were published with the code:

    {"model": {"model_cls": "InternVideo2_Stage2", "vision_encoder": {"num_frames": 4, "img_size": 224, "num_heads": 16,
    "attn_pool_num_heads": 16}, "text_encoder": {"fusion_layer": 19}}, "max_txt_l": 40}

`model_cls` may be told by "architectures" instead; the rest of these has the published values as defaults, and everything
else is read off the weights. InternVideo2_CLIP_S and InternVideo2-Stage2_6B are published so, without a tokenizer. Stage 2
1B is published as a pickle, which is never loaded here: somebody who trusts it has to have turned it into safetensors
elsewhere, under the same names.

InternVideo2-CLIP 1B is published as a few weights (the pool of the tower) that belong on top of two other pickles: Stage 2's
"vision_encoder.*", and "transformer.*" and "text_projection" of internvl_c_13b_224px below "text_encoder.". One file of
safetensors with all of them is what is read here.
"""
