"""Files that ship with the program: prompts, styles, presets, icons."""
