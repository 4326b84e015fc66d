"""What the panels have in common that ask a model, or the basic engine, what footage shows."""
