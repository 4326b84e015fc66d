"""Models on a server: the part of the OpenAI-compatible protocol that vLLM, SGLang, llama.cpp, LM Studio, Ollama and
`transformers serve` share. The standard library suffices."""
