"""Questions to video-language models: where to look, what to ask, and what of the answers is kept."""
