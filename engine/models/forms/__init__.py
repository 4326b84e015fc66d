"""Forms of answers: a schema becomes a grammar while a model answers, and a check of what it said."""

from engine.models.forms.form import JsonForm

__all__ = ["JsonForm"]
