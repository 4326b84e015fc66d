"""How the window looks: tokens, theme, icons, fonts and the stylesheet made from them."""

from ui.theme.fonts import font
from ui.theme.icons import icon, pixmap
from ui.theme.theme import Theme
from ui.theme.tokens import DARK, LIGHT, Tokens, colour, contrast

__all__ = ["DARK", "LIGHT", "Theme", "Tokens", "colour", "contrast", "font", "icon", "pixmap"]
