"""The inspector's sections, one subject each."""
