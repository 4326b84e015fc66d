"""What the engine and the editor say, in the language of the window.

They speak English: their sentences travel over the pipe, lie in projects and are printed by the command line as they are.
The window looks each one up when it shows it.
"""

from ui.i18n.said import capital, failure, named, said, sentence, why

__all__ = ["capital", "failure", "named", "said", "sentence", "why"]
