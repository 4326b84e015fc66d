"""The edit: pure Python, no Qt, no torch."""
