"""Shared by the tests: generated footage and small helpers."""
