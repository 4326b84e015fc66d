"""Finding in footage what a sentence asks for: by what was measured and said, and by models where some are installed."""
